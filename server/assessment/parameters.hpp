// Published difficulties of questions: proposed by one person from answers, in force when another has agreed. Forms
// begun before keep the edition they name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment/edition.hpp"
#include "server/journal/door.hpp"

namespace hvs::assessment {

[[nodiscard]] std::vector<journal::Store> parameter_stores();

struct Published {
  std::string ref;  // "" = the experts' difficulties
  ParameterTable table;
};
// The set agreed to last. Refusal: sitting.bad_edition (the table is not what it is named).
[[nodiscard]] Result<Published> published(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<std::string> published_ref(db::Tx& tx, const std::string& commune);

struct Proposal {
  std::string id;
  std::string ref;
  std::string about;
  std::string author;
  Instant at{};
  bool agreed = false;
  bool refused = false;
};
// Newest first, at most 20.
[[nodiscard]] Result<std::vector<Proposal>> proposals(db::Tx& tx, const std::string& commune);

// Lines "ref slope step step …"; its name follows from it.
[[nodiscard]] std::string write_parameters(const ParameterTable& table);
[[nodiscard]] std::optional<ParameterTable> read_parameters(std::string_view body);
[[nodiscard]] Result<void> keep_parameters(db::Tx& tx, const std::string& commune, const std::string& body);

}  // namespace hvs::assessment
