#include "server/assessment/store.hpp"

#include <algorithm>

#include "server/assessment/fact.hpp"
#include "server/assessment/official_store.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql insert_form{"assessment.insert_form",
                              "INSERT INTO test_form (commune_id, id, person, test_group, items, blueprint, seed, "
                              "mode, assessor, author, received,"
                              " commit_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT "
                              "(commune_id, id) DO NOTHING"};
constexpr db::Sql insert_answer{
    "assessment.insert_answer",
    "INSERT INTO test_answer (commune_id, form, id, person, item, choice, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (commune_id, form, id) DO NOTHING"};
constexpr db::Sql insert_result{
    "assessment.insert_result",
    "INSERT INTO test_result (commune_id, form, id, person, test_group, right_count, total, by_domain, passed, rules, "
    "author,"
    " received, commit_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT (commune_id, form) DO NOTHING"};
constexpr db::Sql forms_of{
    "assessment.forms_of",
    "SELECT f.id, f.person, f.test_group, f.items, f.blueprint, f.seed, f.assessor, f.received, r.id FROM test_form f"
    " LEFT JOIN test_result r ON r.commune_id = f.commune_id AND r.form = f.id"
    " WHERE f.commune_id = $1 AND f.person = $2 ORDER BY f.commit_number DESC LIMIT 60"};
constexpr db::Sql one_form{
    "assessment.one_form",
    "SELECT f.id, f.person, f.test_group, f.items, f.blueprint, f.seed, f.assessor, f.received, r.id FROM test_form f"
    " LEFT JOIN test_result r ON r.commune_id = f.commune_id AND r.form = f.id"
    " WHERE f.commune_id = $1 AND f.id = $2"};
constexpr db::Sql results_of{
    "assessment.results_of",
    "SELECT form, test_group, right_count, total, passed, received, rules FROM test_result WHERE "
    "commune_id = $1 AND person = $2"
    " ORDER BY commit_number DESC LIMIT 60"};
constexpr db::Sql answers_of{
    "assessment.answers_of",
    "SELECT item, choice FROM test_answer WHERE commune_id = $1 AND form = $2 ORDER BY commit_number, id"};

std::vector<std::string> words(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (end > 0) out.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

Form form_of(const db::Row& row) {
  return {.id = row.text(0),
          .person = row.text(1),
          .group = row.text(2),
          .items = words(row.text(3)),
          .blueprint = row.text(4),
          .seed = row.text(5),
          .assessor = row.text(6),
          .started = from_ms(row.integer(7)),
          .finished = !row.is_null(8)};
}

}  // namespace

std::vector<journal::Store> stores() {
  using journal::Operation;
  auto all = official_stores();
  for (auto& one : std::vector<journal::Store>{
           fact("test_form",
                [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                   std::int64_t received) {
                  return tx.post(insert_form, {commune, op.entity_id, field(op, "person"), field(op, "group"),
                                               field(op, "items"), field(op, "blueprint"), field(op, "seed"),
                                               field(op, "mode"), field(op, "assessor"), op.author, received, commit});
                }),
           fact("test_answer",
                [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                   std::int64_t received) {
                  return tx.post(insert_answer, {commune, field(op, "form"), op.entity_id, field(op, "person"),
                                                 field(op, "item"), field(op, "choice"), op.author, received, commit});
                }),
           fact("test_result",
                [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                   std::int64_t received) {
                  return tx.post(insert_result,
                                 {commune, field(op, "form"), op.entity_id, field(op, "person"), field(op, "group"),
                                  number(op, "right"), number(op, "total"), field(op, "by_domain"),
                                  number(op, "passed"), field(op, "rules"), op.author, received, commit});
                }),
       })
    all.push_back(std::move(one));
  return all;
}

Result<History> load_history(db::Tx& tx, const std::string& commune, const std::string& person) {
  History history;
  HVS_TRY(forms, tx.run(forms_of, {commune, person}));
  for (const auto& row : forms) history.forms.push_back(form_of(row));
  HVS_TRY(results, tx.run(results_of, {commune, person}));
  for (const auto& row : results) {
    history.results.push_back({.form = row.text(0),
                               .group = row.text(1),
                               .right = static_cast<std::size_t>(row.integer(2)),
                               .total = static_cast<std::size_t>(row.integer(3)),
                               .passed = row.integer(4) == 1,
                               .at = from_ms(row.integer(5)),
                               .rules = row.text(6)});
  }
  return history;
}

Result<Form> load_form(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_form, {commune, id}));
  return rows.empty() ? Form{} : form_of(rows.front());
}

Result<std::vector<Answer>> load_answers(db::Tx& tx, const std::string& commune, const std::string& form) {
  HVS_TRY(rows, tx.run(answers_of, {commune, form}));
  std::vector<Answer> answers;
  for (const auto& row : rows) {
    const auto at =
        std::find_if(answers.begin(), answers.end(), [&row](const Answer& one) { return one.item == row.text(0); });
    if (at == answers.end())
      answers.push_back({row.text(0), row.text(1)});
    else
      at->choice = row.text(1);
  }
  return answers;
}

}  // namespace hvs::assessment
