#include "server/learning/store.hpp"

#include <algorithm>
#include <map>
#include <optional>

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
// On the way: whether the unit is done stays as it is.
constexpr db::Sql put_unit{"learning.put_unit",
                           "INSERT INTO learning_unit (commune_id, person_id, unit, at_step, done_ms, changed_ms)"
                           " VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (commune_id, person_id, unit) DO UPDATE SET"
                           " at_step = excluded.at_step, changed_ms = excluded.changed_ms",
                           db::Turn::last, 3};
constexpr db::Sql put_done{
    "learning.put_done",
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
    " first_right = excluded.first_right, stability = excluded.stability, difficulty = excluded.difficulty,"
    " last_day = excluded.last_day, rung = excluded.rung",
    db::Turn::last, 3};
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

constexpr db::Sql begun_of{"learning.begun_of",
                           "SELECT unit, changed_ms FROM learning_unit"
                           " WHERE commune_id = $1 AND person_id = $2 AND done_ms = 0"};
constexpr db::Sql missed_of{"learning.missed_of",
                            "SELECT object, tries FROM learning_quiz"
                            " WHERE commune_id = $1 AND person_id = $2 AND is_right = 0 AND tries > 1"};

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

// What the facts of one transaction make of the progress of those who made them, by the same rule as on the phone.
class Moves {
 public:
  explicit Moves(const Library& library) : library_(library) {}

  // The states of the questions that are answered, before their answers.
  Result<void> read(db::Tx& tx, const std::string& commune, std::span<const journal::Applied> all) {
    for (const auto& one : all) {
      if (one.op.entity == "answer") quiz_[{value_of(one.op, "person"), value_of(one.op, "object")}] = {};
    }
    if (quiz_.empty()) return {};
    std::vector<std::vector<db::Value>> lists;
    for (const auto& [key, state] : quiz_) lists.push_back({commune, key.first, key.second});
    HVS_TRY(found, tx.run_many(one_quiz, lists));
    auto rows = found.begin();
    for (auto& [key, state] : quiz_) {
      if (!rows->empty()) state.before = quiz_state(rows->front());
      ++rows;
    }
    return {};
  }

  void apply(const journal::Applied& one) {
    const auto person = value_of(one.op, "person");
    if (one.op.entity == "lesson_step") {
      move_on(person, one);
    } else if (one.op.entity == "answer" && answer(person, one) && value_of(one.op, "review") != "1") {
      move_on(person, one);
    }
  }

  Result<void> write(db::Tx& tx, const std::string& commune) const {
    const auto whole = [](int n) { return static_cast<std::int64_t>(n); };
    for (const auto& [key, quiz] : quiz_) {
      if (!quiz.after) continue;
      const auto& state = *quiz.after;
      if (auto ok = tx.post(put_quiz, {commune, key.first, key.second, whole(state.tries), whole(state.choice),
                                       whole(state.right), whole(state.first_right), state.memory.stability,
                                       state.memory.difficulty, whole(state.day), whole(state.rung)});
          !ok) {
        return ok;
      }
    }
    for (const auto& [key, place] : places_) {
      const auto posted =
          place.done == 0 ? tx.post(put_unit, {commune, key.first, key.second, place.at, place.changed})
                          : tx.post(put_done, {commune, key.first, key.second, place.at, place.done, place.changed});
      if (!posted) return posted;
    }
    return {};
  }

 private:
  struct Quiz {
    std::optional<QuizState> before;
    std::optional<QuizState> after;
  };
  struct Place {
    std::string at;
    std::int64_t done = 0;  // when the unit was finished first, of these facts
    std::int64_t changed = 0;
  };
  using OfPerson = std::pair<std::string, std::string>;

  // false: a question of a course this server does not have; the fact is kept, progress has no place for it.
  bool answer(const std::string& person, const journal::Applied& one) {
    const auto object = value_of(one.op, "object");
    const auto slash = object.rfind('/');
    if (slash == std::string::npos) return false;
    auto& quiz = quiz_[{person, object}];
    Progress progress;
    auto& unit = progress.units[object.substr(0, slash)];
    const auto id = object.substr(slash + 1);
    const auto& known = quiz.after ? quiz.after : quiz.before;
    if (known) unit.quiz[id] = *known;
    learning::apply(progress, one.op, library_);
    const auto after = unit.quiz.find(id);
    if (after == unit.quiz.end()) return false;
    quiz.after = after->second;
    return true;
  }

  void move_on(const std::string& person, const journal::Applied& one) {
    Progress progress;
    learning::apply(progress, one.op, library_);
    if (progress.units.empty()) return;
    const auto& [unit, state] = *progress.units.begin();
    auto& place = places_[{person, unit}];
    place.at = state.at;
    place.changed = to_ms(one.received);
    if (state.at == finish_step && place.done == 0) place.done = place.changed;
  }

  const Library& library_;
  std::map<OfPerson, Quiz> quiz_;
  std::map<OfPerson, Place> places_;
};

}  // namespace

std::vector<journal::Store> stores() {
  journal::Store step;
  step.entity = "lesson_step";
  step.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
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
    return {};
  };
  journal::Store answer;
  answer.entity = "answer";
  answer.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
                   const journal::RecordState&, std::span<const std::string>, std::uint64_t number,
                   Instant received) -> Result<void> {
    const auto person = value_of(op, "person");
    const auto right = number_of(op, "correct");
    const auto object = value_of(op, "object");
    return tx.post(insert_answer, {commune, op.entity_id, person, object, value_of(op, "choice"), right,
                                   number_of(op, "attempt"), value_of(op, "version"), op.author, to_ms(op.claimed),
                                   to_ms(received), static_cast<std::int64_t>(number), number_of(op, "review")});
  };
  return {std::move(step), std::move(answer)};
}

journal::Reaction progress_reaction(ShelfPtr shelf) {
  return {"learning.progress",
          [shelf = std::move(shelf)](db::Tx& tx, const std::string& commune,
                                     std::span<const journal::Applied> all) -> Result<void> {
            const auto library = shelf->library();
            Moves moves(*library);
            if (auto ok = moves.read(tx, commune, all); !ok) return ok;
            for (const auto& one : all) moves.apply(one);
            return moves.write(tx, commune);
          }};
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

Result<std::vector<BegunUnit>> begun_units(db::Tx& tx, const std::string& commune, const std::string& person) {
  std::vector<BegunUnit> out;
  HVS_TRY(units, tx.run(begun_of, {commune, person}));
  for (const auto& row : units) out.push_back({row.text(0), from_ms(row.integer(1)), 0});
  if (out.empty()) return out;
  HVS_TRY(missed, tx.run(missed_of, {commune, person}));
  for (const auto& row : missed) {
    const auto& object = row.text(0);
    for (auto& one : out) {
      if (object.starts_with(one.unit + "/"))
        one.most_misses = std::max(one.most_misses, static_cast<int>(row.integer(1)));
    }
  }
  return out;
}

}  // namespace hvs::learning
