#include "server/learning/store.hpp"

#include "core/base/text.hpp"
#include "core/learning/rules.hpp"

namespace hvs::learning {
namespace {

constexpr db::Sql insert_step{
    "learning.insert_step",
    "INSERT INTO lesson_step (commune_id, id, person_id, verb, object, version, author, claimed_ms,"
    " received_ms, commit_no, tasks) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
constexpr db::Sql insert_answer{
    "learning.insert_answer",
    "INSERT INTO answer (commune_id, id, person_id, object, choice, correct, attempt, version, author,"
    " claimed_ms, received_ms, commit_no, review)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
constexpr db::Sql put_unit{
    "learning.put_unit",
    "INSERT INTO learning_unit (commune_id, person_id, unit, at_step, done_ms, changed_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (commune_id, person_id, unit) DO UPDATE SET"
    " at_step = excluded.at_step, changed_ms = excluded.changed_ms,"
    " done_ms = CASE WHEN learning_unit.done_ms > 0 THEN learning_unit.done_ms ELSE excluded.done_ms END"};
constexpr db::Sql put_seen{"learning.put_seen",
                           "INSERT INTO learning_seen (commune_id, person_id, object) VALUES ($1, $2, $3)"
                           " ON CONFLICT (commune_id, person_id, object) DO NOTHING",
                           db::Turn::any};
constexpr db::Sql put_quiz{
    "learning.put_quiz",
    "INSERT INTO learning_quiz (commune_id, person_id, object, tries, choice, is_right, first_right, stability,"
    " difficulty, last_day, rung) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (commune_id, person_id, object) DO UPDATE SET"
    " tries = excluded.tries, choice = excluded.choice, is_right = excluded.is_right,"
    " stability = excluded.stability, difficulty = excluded.difficulty, last_day = excluded.last_day,"
    " rung = excluded.rung"};
constexpr db::Sql one_quiz{"learning.one_quiz",
                           "SELECT object, tries, choice, is_right, first_right, stability, difficulty, last_day, rung"
                           " FROM learning_quiz WHERE commune_id = $1 AND person_id = $2 AND object = $3"};
constexpr db::Sql units_of{"learning.units_of",
                           "SELECT unit, at_step, done_ms FROM learning_unit WHERE commune_id = $1 AND person_id = $2"};
constexpr db::Sql seen_of{"learning.seen_of",
                          "SELECT object FROM learning_seen WHERE commune_id = $1 AND person_id = $2"};
constexpr db::Sql quiz_of{"learning.quiz_of",
                          "SELECT object, tries, choice, is_right, first_right, stability, difficulty, last_day, rung"
                          " FROM learning_quiz"
                          " WHERE commune_id = $1 AND person_id = $2"};

std::string value_of(const journal::Operation& op, std::string_view field) {
  for (const auto& change : op.changes) {
    if (change.field == field) return change.value;
  }
  return {};
}

std::int64_t number_of(const journal::Operation& op, std::string_view field) {
  long long value = 0;
  return text::read_int(value_of(op, field), value) ? value : 0;
}

QuizState quiz_state(const db::Row& row) {
  return {static_cast<int>(row.integer(1)),
          static_cast<int>(row.integer(2)),
          row.integer(3) == 1,
          row.integer(4) == 1,
          {row.number(5), row.number(6)},
          static_cast<int>(row.integer(7)),
          static_cast<int>(row.integer(8))};
}

// Where the learner stands after this fact, by the same rule as on the phone.
struct Place {
  std::string unit;  // "course/unit"
  std::string at;
};
Place place_after(const Library& library, const journal::Operation& op) {
  Progress progress;
  apply(progress, op, library);
  if (progress.units.empty()) return {};
  const auto& [unit, state] = *progress.units.begin();
  return {unit, state.at};
}

Result<void> move_on(db::Tx& tx, const std::string& commune, const Library& library, const journal::Operation& op,
                     Instant received) {
  const auto place = place_after(library, op);
  if (place.unit.empty())
    return {};  // a course this server does not have: the fact is kept, progress has no place for it
  const std::int64_t done = place.at == finish_step ? to_ms(received) : 0;
  return tx.post(put_unit, {commune, value_of(op, "person"), place.unit, place.at, done, to_ms(received)});
}

// The state of one question and the learner's place, by the same rule as on the phone.
Result<void> save_quiz(db::Tx& tx, const std::string& commune, const Library& library, const journal::Operation& op,
                       Instant received) {
  const auto person = value_of(op, "person");
  const auto object = value_of(op, "object");
  const auto slash = object.rfind('/');
  if (slash == std::string::npos) return {};
  HVS_TRY(rows, tx.run(one_quiz, {commune, person, object}));
  Progress progress;
  auto& before = progress.units[object.substr(0, slash)];
  if (!rows.empty()) before.quiz[object.substr(slash + 1)] = quiz_state(rows.front());
  apply(progress, op, library);
  const auto after = before.quiz.find(object.substr(slash + 1));
  if (after == before.quiz.end()) return {};  // a course this server does not have
  const auto& state = after->second;
  const auto whole = [](int n) { return static_cast<std::int64_t>(n); };
  HVS_TRY(quiz, tx.post(put_quiz, {commune, person, object, whole(state.tries), whole(state.choice), whole(state.right),
                                   whole(state.first_right), state.memory.stability, state.memory.difficulty,
                                   whole(state.day), whole(state.rung)}));
  (void)quiz;
  if (value_of(op, "review") == "1") return {};
  return move_on(tx, commune, library, op, received);
}

}  // namespace

std::vector<journal::Store> stores(ShelfPtr shelf) {
  journal::Store step;
  step.entity = "lesson_step";
  step.save = [shelf](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
                      const journal::RecordState&, std::span<const std::string>, std::uint64_t number,
                      Instant received) -> Result<void> {
    const auto person = value_of(op, "person");
    HVS_TRY(posted, tx.post(insert_step, {commune, op.entity_id, person, value_of(op, "verb"), value_of(op, "object"),
                                          value_of(op, "version"), op.author, to_ms(op.claimed), to_ms(received),
                                          static_cast<std::int64_t>(number), value_of(op, "tasks")}));
    (void)posted;
    const auto object = value_of(op, "object");
    HVS_TRY(seen, tx.post(put_seen, {commune, person, object}));
    (void)seen;
    for (const auto& task : tasks_of(op)) {
      HVS_TRY(done, tx.post(put_seen, {commune, person, object + "#" + task}));
      (void)done;
    }
    return move_on(tx, commune, *shelf->library(), op, received);
  };
  journal::Store answer;
  answer.entity = "answer";
  answer.save = [shelf](db::Tx& tx, const std::string& commune, const journal::Operation& op,
                        const journal::RecordState&, const journal::RecordState&, std::span<const std::string>,
                        std::uint64_t number, Instant received) -> Result<void> {
    const auto person = value_of(op, "person");
    const auto right = number_of(op, "correct");
    const auto object = value_of(op, "object");
    HVS_TRY(posted,
            tx.post(insert_answer, {commune, op.entity_id, person, object, value_of(op, "choice"), right,
                                    number_of(op, "attempt"), value_of(op, "version"), op.author, to_ms(op.claimed),
                                    to_ms(received), static_cast<std::int64_t>(number), number_of(op, "review")}));
    (void)posted;
    return save_quiz(tx, commune, *shelf->library(), op, received);
  };
  return {std::move(step), std::move(answer)};
}

Result<Progress> load_progress(db::Tx& tx, const std::string& commune, const std::string& person) {
  Progress progress;
  HVS_TRY(units, tx.run(units_of, {commune, person}));
  for (const auto& row : units) {
    auto& state = progress.units[row.text(0)];
    state.at = row.text(1);
    state.done = row.integer(2) > 0;
  }
  const auto state_of = [&](const std::string& object) -> std::pair<UnitProgress*, std::string> {
    const auto slash = object.rfind('/');
    if (slash == std::string::npos) return {nullptr, {}};
    const auto at = progress.units.find(object.substr(0, slash));
    return {at == progress.units.end() ? nullptr : &at->second, object.substr(slash + 1)};
  };
  HVS_TRY(seen, tx.run(seen_of, {commune, person}));
  for (const auto& row : seen) {
    if (auto [state, step] = state_of(row.text(0)); state != nullptr) state->seen.insert(step);
  }
  HVS_TRY(quiz, tx.run(quiz_of, {commune, person}));
  for (const auto& row : quiz) {
    if (auto [state, step] = state_of(row.text(0)); state != nullptr) state->quiz[step] = quiz_state(row);
  }
  return progress;
}

}  // namespace hvs::learning
