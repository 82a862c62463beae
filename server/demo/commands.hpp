// `hocvuso init --demo`: fills an empty installation with the invented commune.
#pragma once

#include <functional>

#include "server/app/services.hpp"
#include "server/demo/commune.hpp"

namespace hvs::demo {

// Called now and then with the number of people made so far.
using Progress = std::function<void(std::size_t people)>;

// Through the one door, so the journal, figures and search are whole. Marks the installation as synthetic for good.
// Refusals: demo.not_empty, db.*, journal.*.
[[nodiscard]] Result<Commune::Counts> fill(app::Services& services, const Options& options, const Progress& progress);

// True once `fill` was called on this data folder: every screen must then say so.
[[nodiscard]] bool is_synthetic(const std::string& data_dir);

}  // namespace hvs::demo
