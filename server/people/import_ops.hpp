// Accepted rows → operations for the door, and the way back. What is already so is not written again, so a run that was
// cut off (power, kill) simply goes on.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/journal/model.hpp"
#include "core/people/import_rules.hpp"
#include "server/people/import_body.hpp"
#include "server/people/import_store.hpp"

namespace hvs::people {

struct Part {
  std::int64_t n = 0;
  PlannedRow row;
  bool as_new = false;  // added, by plan or by a person's decision
  std::int64_t commit_number = 0;
};
[[nodiscard]] Result<std::vector<Part>> open_parts(const keys::Keyring& keys, const std::vector<StoredRow>& rows);
[[nodiscard]] std::string person_of(const Part& part);

// What became of a row: an operation to commit, or already decided.
struct Step {
  std::int64_t n = 0;
  std::string outcome{};  // "" while `operation` has to be committed
  std::size_t operation = 0;
  std::int64_t commit_number = 0;
};
struct Steps {
  std::vector<journal::Operation> operations;  // areas and households first
  std::vector<Step> rows;
};

struct Ground {
  std::set<std::string> areas;                // paths that exist
  std::set<std::string> households;           // ids that exist
  std::vector<journal::RecordState> persons;  // one per part, in their order
};

[[nodiscard]] Steps writing_steps(const keys::Keyring& keys, const std::string& author, Instant now,
                                  const BatchBody& batch, std::vector<Part>& parts, const Ground& ground);

struct Touched {
  std::set<std::string> persons;  // with consent or evidence of their own: somebody has worked with them
};
[[nodiscard]] Steps undoing_steps(const std::string& author, Instant now, const std::vector<Part>& parts,
                                  const std::vector<journal::RecordState>& persons, const Touched& touched);

}  // namespace hvs::people
