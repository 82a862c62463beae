// SQL of the plan's records: what officers attached to clauses, corrected denominators.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/programme/figures.hpp"
#include "core/programme/show.hpp"
#include "server/journal/door.hpp"

namespace hvs::programme {

// For door.add(): entities "clause" and "denominator".
[[nodiscard]] std::vector<journal::Store> stores();

using ClauseStates = std::map<std::string, ClauseState, std::less<>>;
[[nodiscard]] Result<ClauseStates> load_clauses(db::Tx& tx, const std::string& commune);

struct StatedFor {
  std::string target;
  std::string area;  // path, "" = the whole commune
  Stated stated;
};
[[nodiscard]] Result<std::vector<StatedFor>> load_denominators(db::Tx& tx, const std::string& commune);

// The record that holds the denominator of one target in one area.
[[nodiscard]] std::string denominator_id(std::string_view target, std::string_view area);

}  // namespace hvs::programme
