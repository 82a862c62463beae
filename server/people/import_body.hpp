// Planned rows and batches as sealed text, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/people/import_rules.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::people {

struct SheetNote {
  std::string name;
  std::vector<std::string> titles;   // headings as typed
  std::vector<std::string> meaning;  // text keys of what was understood, "" = not
  std::size_t people = 0;
  std::size_t other_lines = 0;
};

struct BatchBody {
  std::vector<SheetNote> sheets;
  std::vector<Area> new_areas;
  std::vector<NewHousehold> new_households;
  bool was_1258 = false;
  std::size_t skipped_sheets = 0;
};

[[nodiscard]] std::string pack_row(const keys::Keyring& keys, const PlannedRow& row);
[[nodiscard]] Result<PlannedRow> unpack_row(const keys::Keyring& keys, std::string_view sealed);
[[nodiscard]] std::string pack_batch(const keys::Keyring& keys, const BatchBody& body);
[[nodiscard]] Result<BatchBody> unpack_batch(const keys::Keyring& keys, std::string_view sealed);

[[nodiscard]] std::string_view name_of(RowStatus status);
[[nodiscard]] std::string_view name_of(Proposal proposal);
[[nodiscard]] RowStatus status_named(std::string_view name);
[[nodiscard]] Proposal proposal_named(std::string_view name);

}  // namespace hvs::people
