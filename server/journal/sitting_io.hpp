// Between a sitting and the database: everything it must know, read in a few round trips; everything it decided,
// written.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/journal/sitting.hpp"
#include "server/journal/stores.hpp"

namespace hvs::journal {

enum class Checks : std::uint8_t {
  all,
  records_only,  // fresh server operations, no duplicates possible
  rehearsal      // all, in a reading transaction: nothing will be written
};

[[nodiscard]] Result<Sitting> open_sitting(db::Tx& tx, const Stores& stores, const std::string& commune,
                                           std::span<const Operation* const> operations, Checks checks);
[[nodiscard]] Result<void> write_sitting(db::Tx& tx, const Stores& stores, const std::string& commune,
                                         Sitting& sitting);

}  // namespace hvs::journal
