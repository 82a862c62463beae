// SQL of the assessment room: forms, answers, results. Facts only.
#pragma once

#include <string>
#include <vector>

#include "core/assessment/model.hpp"
#include "server/journal/door.hpp"

namespace hvs::assessment {

[[nodiscard]] std::vector<journal::Store> stores();

// Forms and results of one person, newest first, at most 60 of each.
struct History {
  std::vector<Form> forms;
  std::vector<Outcome> results;
};
[[nodiscard]] Result<History> load_history(db::Tx& tx, const std::string& commune, const std::string& person);

// id "" when there is no such form.
[[nodiscard]] Result<Form> load_form(db::Tx& tx, const std::string& commune, const std::string& id);

// How often each question was used in the commune's adaptive sittings of one group.
[[nodiscard]] Result<Exposure> load_exposure(db::Tx& tx, const std::string& commune,
                                             std::string_view group = "nguoidan");

// The last answer to each item of a form, in the order in which the items were first answered.
[[nodiscard]] std::vector<Answer> last_answers(const db::Rows& rows);  // of rows (item, choice) in order of commit
[[nodiscard]] Result<std::vector<Answer>> load_answers(db::Tx& tx, const std::string& commune, const std::string& form);

}  // namespace hvs::assessment
