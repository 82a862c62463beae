#include "server/assessment/replay.hpp"

#include "core/assessment/measure.hpp"
#include "core/assessment/rules.hpp"
#include "server/assessment/store.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql results{
    "assessment.replay_results",
    "SELECT form, right_count, total, by_domain, passed, rules, measure, commit_number FROM test_result"
    " WHERE commune_id = $1 AND ($2 = '' OR form = $2) ORDER BY commit_number"};
constexpr db::Sql answers_before{"assessment.replay_answers",
                                 "SELECT item, choice FROM test_answer WHERE commune_id = $1 AND form = $2"
                                 " AND commit_number < $3 ORDER BY commit_number, id"};

struct Stored {
  std::string form, by_domain, rules, measure;
  std::int64_t right = 0, total = 0, passed = 0, commit = 0;
};

// The questions as they were written when the edition was made: not today's bank.
Result<Bank> bank_of(db::Tx& tx, const std::string& commune, const Edition& edition, std::span<const std::string> refs,
                     const Furnish& furnish) {
  Bank bank;
  bank.blueprint = edition.rules;
  for (const auto& ref : refs) {
    const auto* place = edition.find(ref);
    if (place == nullptr || bank.find(ref) != nullptr) continue;
    HVS_TRY(frozen, frozen_item(tx, commune, edition.frozen[*place]));
    if (frozen.empty() || digest(frozen) != edition.frozen[*place]) continue;
    if (auto item = thaw(frozen); item.ref() == ref) {
      furnish(item);
      bank.items.push_back(std::move(item));
    }
  }
  return bank;
}

Result<void> compare(db::Tx& tx, const std::string& commune, Editions& editions, const Furnish& furnish,
                     const Stored& stored, Replay& out) {
  HVS_TRY(form, load_form(tx, commune, stored.form));
  HVS_TRY(rows, tx.run(answers_before, {commune, stored.form, stored.commit}));
  const auto answers = last_answers(rows);
  if (stored.measure.empty()) {
    ++out.older;
    return {};
  }
  const auto before = out.differences.size();
  const auto differs = [&](std::string field, std::string was, std::string is) {
    if (was != is) out.differences.push_back({stored.form, std::move(field), std::move(was), std::move(is)});
  };
  HVS_TRY(edition, editions.find(tx, commune, form.edition));
  if (!edition) {
    differs("edition", form.edition, "");
    return {};
  }
  std::vector<std::string> asked = form.items;
  for (const auto& one : answers) asked.push_back(one.item);
  HVS_TRY(bank, bank_of(tx, commune, *edition, asked, furnish));
  for (const auto& ref : asked) {
    if (bank.find(ref) == nullptr) differs("question", ref, "");
  }
  const auto score = form.way == Way::adaptive ? adaptive_score(*edition, form, bank, answers)
                                               : assessment::score(bank, edition->rules, form, answers);
  if (form.way == Way::adaptive) {
    if (const auto stray = first_stray(*edition, form, bank, answers))
      differs("path", answers[*stray].item, "step " + std::to_string(*stray + 1));
  }
  differs("right", std::to_string(stored.right), std::to_string(score.right));
  differs("total", std::to_string(stored.total), std::to_string(score.total));
  differs("by_domain", stored.by_domain, store_domains(score));
  differs("passed", std::to_string(stored.passed), score.passed ? "1" : "0");
  differs("rules", stored.rules, edition->rules.ref());
  differs("measure", stored.measure, store_measure(measure(*edition, form, bank, answers)));
  if (out.differences.size() == before) ++out.equal;
  return {};
}

}  // namespace

Result<Replay> replay(db::Tx& tx, const std::string& commune, Editions& editions, const Furnish& furnish,
                      const std::string& result) {
  std::vector<Stored> all;
  HVS_TRY(rows, tx.run(results, {commune, result}));
  for (const auto& row : rows) {
    all.push_back({row.text(0), row.text(3), row.text(5), row.text(6), row.integer(1), row.integer(2), row.integer(4),
                   row.integer(7)});
  }
  Replay out;
  for (const auto& one : all) {
    if (auto done = compare(tx, commune, editions, furnish, one, out); !done) return std::unexpected(done.error());
  }
  return out;
}

ReplayReport report(const Replay& done) {
  ReplayReport out;
  for (const auto& one : done.differences)
    out.words += one.form + " " + one.field + ": stored '" + one.stored + "', again '" + one.again + "'\n";
  out.words += std::to_string(done.equal) + " results equal to the last bit, " +
               std::to_string(done.differences.size()) + " differences";
  if (done.older > 0) out.words += ", " + std::to_string(done.older) + " from before the scale was kept";
  out.words += "\n";
  out.exit_code = done.differences.empty() ? 0 : 1;
  return out;
}

}  // namespace hvs::assessment
