#include "server/practice/store.hpp"

#include <array>
#include <map>

#include "core/base/text.hpp"

namespace hvs::practice {
namespace {

constexpr db::Sql insert_run{
    "practice.insert_run",
    "INSERT INTO practice_run (commune_id, id, person_id, verb, object, mode, log, claimed_score, version, verified,"
    " practised, score, author, claimed_ms, received_ms, commit_no)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    " ON CONFLICT (commune_id, id) DO NOTHING RETURNING id"};
constexpr db::Sql put_progress{
    "practice.put_progress",
    "INSERT INTO practice_progress (commune_id, person_id, object, practised, best, changed_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (commune_id, person_id, object) DO UPDATE SET"
    " practised = CASE WHEN practice_progress.practised = 1 THEN 1 ELSE excluded.practised END,"
    " best = CASE WHEN practice_progress.best > excluded.best THEN practice_progress.best ELSE excluded.best END,"
    " changed_ms = excluded.changed_ms"};
constexpr db::Sql progress_of{"practice.progress_of",
                              "SELECT object, practised, best FROM practice_progress"
                              " WHERE commune_id = $1 AND person_id = $2"};

constexpr db::Sql all_runs{"practice.all_runs",
                           "SELECT person_id, object, mode, verified, practised, score FROM practice_run"
                           " WHERE commune_id = $1"};
constexpr db::Sql all_progress{
    "practice.all_progress", "SELECT person_id, object, practised, best FROM practice_progress WHERE commune_id = $1"};

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

}  // namespace

std::vector<journal::Store> stores(std::shared_ptr<const Shelf> shelf) {
  journal::Store run;
  run.entity = "practice_run";
  run.save = [shelf](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
                     const journal::RecordState&, std::span<const std::string>, std::uint64_t number,
                     Instant received) -> Result<void> {
    // The claimed score is kept to be looked at; only what the log comes to when played here counts (design.md §3).
    const auto verdict = judge(op, *shelf);
    const auto person = value_of(op, "person");
    HVS_TRY(posted,
            tx.post(insert_run, {commune, op.entity_id, person, value_of(op, "verb"), value_of(op, "object"),
                                 value_of(op, "mode"), value_of(op, "log"), number_of(op, "score"),
                                 value_of(op, "version"), static_cast<std::int64_t>(verdict.verified),
                                 static_cast<std::int64_t>(verdict.practised), static_cast<std::int64_t>(verdict.score),
                                 op.author, to_ms(op.claimed), to_ms(received), static_cast<std::int64_t>(number)}));
    Progress after;
    apply(after, op, *shelf);
    for (const auto& [object, state] : after.variants) {
      HVS_TRY(put, tx.post(put_progress, {commune, person, object, static_cast<std::int64_t>(state.practised),
                                          static_cast<std::int64_t>(state.best), to_ms(received)}));
    }
    return {};
  };
  std::vector<journal::Store> all;
  all.push_back(std::move(run));
  return all;
}

Result<Progress> load_progress(db::Tx& tx, const std::string& commune, const std::string& person) {
  Progress progress;
  HVS_TRY(rows, tx.run(progress_of, {commune, person}));
  for (const auto& row : rows)
    progress.variants[row.text(0)] = {true, row.integer(1) == 1, static_cast<int>(row.integer(2))};
  return progress;
}

namespace {

using Cells = std::map<std::string, std::string>;  // "person object" → what it says

std::string cell(const State& state) {
  return std::string{state.practised ? "practised" : "tried"} + ", best " + std::to_string(state.best);
}

Result<void> find_again(db::Tx& tx, const std::string& commune, Cells& found) {
  std::map<std::string, Progress> all;
  const auto read = tx.scan(all_runs, std::array<db::Value, 1>{commune}, [&](const db::Row& row) {
    Mode mode{};
    if (!read_mode(row.text(2), mode)) return true;
    Verdict verdict;
    verdict.object = row.text(1);
    verdict.verified = row.integer(3) == 1;
    verdict.practised = row.integer(4) == 1;
    verdict.score = static_cast<int>(row.integer(5));
    apply(all[row.text(0)], verdict, mode);
    return true;
  });
  for (const auto& [person, progress] : all) {
    for (const auto& [object, state] : progress.variants) found[person + " " + object] = cell(state);
  }
  return read;
}

}  // namespace

Result<std::vector<std::string>> recount(db::Database& db, const std::string& commune) {
  Cells found;
  Cells kept;
  const auto read = db.read([&](db::Tx& tx) -> Result<void> {
    found.clear();
    kept.clear();
    HVS_TRY(again, find_again(tx, commune, found));
    (void)again;
    HVS_TRY(rows, tx.run(all_progress, {commune}));
    for (const auto& row : rows)
      kept[row.text(0) + " " + row.text(1)] = cell({true, row.integer(2) == 1, static_cast<int>(row.integer(3))});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  std::vector<std::string> out;
  for (const auto& [where, says] : found) {
    const auto at = kept.find(where);
    if (at == kept.end() || at->second != says)
      out.push_back(where + ": kept " + (at == kept.end() ? "nothing" : at->second) + ", found " + says);
  }
  for (const auto& [where, says] : kept) {
    if (!found.contains(where)) out.push_back(where + ": kept " + says + ", found nothing");
  }
  return out;
}

}  // namespace hvs::practice
