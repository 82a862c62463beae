#include "server/assessment/store.hpp"

#include <algorithm>

#include "server/assessment/desk_store.hpp"
#include "server/assessment/fact.hpp"
#include "server/assessment/official_store.hpp"
#include "server/assessment/parameters.hpp"
#include "server/assessment/session_store.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql insert_form{"assessment.insert_form",
                              "INSERT INTO test_form (commune_id, id, person, test_group, items, blueprint, seed, "
                              "mode, assessor, author, received,"
                              " commit_number, way, purpose, edition, kept_back, session, origin)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
                              " $18) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_answer{
    "assessment.insert_answer",
    "INSERT INTO test_answer (commune_id, form, id, person, item, choice, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (commune_id, form, id) DO NOTHING"
    " RETURNING item"};
constexpr db::Sql insert_result{
    "assessment.insert_result",
    "INSERT INTO test_result (commune_id, form, id, person, test_group, right_count, total, by_domain, passed, rules, "
    "author,"
    " received, commit_number, measure, purpose) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
    " $15)"
    " ON CONFLICT (commune_id, form) DO NOTHING"};
constexpr db::Sql count_use{
    "assessment.count_use",
    "INSERT INTO test_item_use (commune_id, item, given, kept_back) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (commune_id, item) DO UPDATE SET given = test_item_use.given + excluded.given,"
    " kept_back = test_item_use.kept_back + excluded.kept_back"};
constexpr db::Sql uses{"assessment.uses",
                       "SELECT item, given, kept_back FROM test_item_use WHERE commune_id = $1 ORDER BY item"};
constexpr db::Sql forms_of{
    "assessment.forms_of",
    "SELECT f.id, f.person, f.test_group, f.items, f.blueprint, f.seed, f.assessor, f.received, r.id, f.way, f.purpose,"
    " f.edition, f.kept_back, f.session FROM test_form f"
    " LEFT JOIN test_result r ON r.commune_id = f.commune_id AND r.form = f.id"
    " WHERE f.commune_id = $1 AND f.person = $2 ORDER BY f.commit_number DESC LIMIT 60"};
constexpr db::Sql one_form{
    "assessment.one_form",
    "SELECT f.id, f.person, f.test_group, f.items, f.blueprint, f.seed, f.assessor, f.received, r.id, f.way, f.purpose,"
    " f.edition, f.kept_back, f.session FROM test_form f"
    " LEFT JOIN test_result r ON r.commune_id = f.commune_id AND r.form = f.id"
    " WHERE f.commune_id = $1 AND f.id = $2"};
constexpr db::Sql results_of{
    "assessment.results_of",
    "SELECT form, test_group, right_count, total, passed, received, rules, purpose, measure FROM "
    "test_result WHERE "
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
          .finished = !row.is_null(8),
          .way = row.text(9).empty() ? Way::fixed : Way::adaptive,
          .self_check = !row.text(10).empty(),
          .edition = row.text(11),
          .kept_back = words(row.text(12)),
          .session = row.text(13)};
}

// The row that counts the sittings of a group stands among those of its questions; no question has such a name.
std::string sittings_of(std::string_view group) {
  return group.empty() || group == "nguoidan" ? std::string{} : "@" + std::string{group};
}

Result<void> save_form(db::Tx& tx, const std::string& commune, const journal::Operation& op, std::int64_t commit,
                       std::int64_t received) {
  const auto kept_back = field(op, "kept_back");
  HVS_TRY(kept,
          tx.run(insert_form, {commune, op.entity_id, field(op, "person"), field(op, "group"), field(op, "items"),
                               field(op, "blueprint"), field(op, "seed"), field(op, "mode"), field(op, "assessor"),
                               op.author, received, commit, field(op, "way"), field(op, "purpose"),
                               field(op, "edition"), kept_back, field(op, "session"), op.id.device}));
  (void)kept;
  if (field(op, "way").empty()) return {};
  if (auto counted = tx.post(count_use, {commune, sittings_of(field(op, "group")), std::int64_t{1}, std::int64_t{0}});
      !counted)
    return counted;
  for (const auto& ref : words(kept_back)) {
    if (auto counted = tx.post(count_use, {commune, ref, std::int64_t{0}, std::int64_t{1}}); !counted) return counted;
  }
  return {};
}

Result<void> save_answer(db::Tx& tx, const std::string& commune, const journal::Operation& op, std::int64_t commit,
                         std::int64_t received) {
  const bool adaptive = !field(op, "step").empty();
  // Counted only when it is new: the same step pressed twice is one fact.
  HVS_TRY(fresh, tx.run(insert_answer, {commune, field(op, "form"), op.entity_id, field(op, "person"),
                                        field(op, "item"), field(op, "choice"), op.author, received, commit}));
  if (!adaptive || fresh.empty()) return {};
  return tx.post(count_use, {commune, field(op, "item"), std::int64_t{1}, std::int64_t{0}});
}

Result<void> save_result(db::Tx& tx, const std::string& commune, const journal::Operation& op, std::int64_t commit,
                         std::int64_t received, std::string purpose) {
  return tx.post(insert_result,
                 {commune, field(op, "form"), op.entity_id, field(op, "person"), field(op, "group"),
                  number(op, "right"), number(op, "total"), field(op, "by_domain"), number(op, "passed"),
                  field(op, "rules"), op.author, received, commit, field(op, "measure"), std::move(purpose)});
}

}  // namespace

std::vector<journal::Store> stores() {
  using journal::Operation;
  auto all = official_stores();
  for (auto& one : session_stores()) all.push_back(std::move(one));
  for (auto& one : parameter_stores()) all.push_back(std::move(one));
  for (auto& one : desk_stores()) all.push_back(std::move(one));
  for (auto& one : std::vector<journal::Store>{
           fact("test_form", [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                                std::int64_t received) { return save_form(tx, commune, op, commit, received); }),
           fact("test_answer", [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                                  std::int64_t received) { return save_answer(tx, commune, op, commit, received); }),
           fact("test_result",
                [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                   std::int64_t received) { return save_result(tx, commune, op, commit, received, ""); }),
           fact("self_check",
                [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit,
                   std::int64_t received) { return save_result(tx, commune, op, commit, received, "tu_xem"); }),
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
                               .rules = row.text(6),
                               .self_check = !row.text(7).empty(),
                               .measure = row.text(8)});
  }
  return history;
}

Result<Form> load_form(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_form, {commune, id}));
  return rows.empty() ? Form{} : form_of(rows.front());
}

Result<Exposure> load_exposure(db::Tx& tx, const std::string& commune, std::string_view group) {
  Exposure out;
  const auto sittings = sittings_of(group);
  HVS_TRY(rows, tx.run(uses, {commune}));
  for (const auto& row : rows) {
    if (row.text(0) == sittings)
      out.sittings = row.integer(1);
    else if (!row.text(0).empty() && row.text(0).front() != '@')
      out.items.push_back({row.text(0), row.integer(1), row.integer(2)});
  }
  return out;
}

std::vector<Answer> last_answers(const db::Rows& rows) {
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

Result<std::vector<Answer>> load_answers(db::Tx& tx, const std::string& commune, const std::string& form) {
  HVS_TRY(rows, tx.run(answers_of, {commune, form}));
  return last_answers(rows);
}

}  // namespace hvs::assessment
