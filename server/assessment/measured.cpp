#include "server/assessment/measured.hpp"

#include <algorithm>

namespace hvs::assessment {
namespace {

constexpr db::Sql all_results{
    "assessment.measured_results",
    "SELECT f.id, f.person, f.edition, f.mode, f.received, r.received, f.way, r.commit_number FROM test_result r"
    " JOIN test_form f ON f.commune_id = r.commune_id AND f.id = r.form"
    " WHERE r.commune_id = $1 AND r.measure <> '' ORDER BY r.received, r.commit_number"};
constexpr db::Sql all_answers{"assessment.measured_answers",
                              "SELECT a.form, a.item, a.choice, a.received FROM test_answer a"
                              " JOIN test_result r ON r.commune_id = a.commune_id AND r.form = a.form"
                              " WHERE a.commune_id = $1 AND r.measure <> '' AND a.commit_number < r.commit_number"
                              " ORDER BY a.commit_number, a.id"};

// Questions of one edition as they were written then.
class Keys {
 public:
  Keys(const Bank& bank, const Edition& edition) : bank_(bank), edition_(edition) {}
  Result<const Item*> find(db::Tx& tx, const std::string& commune, const std::string& ref) {
    if (const auto at = known_.find(ref); at != known_.end()) return at->second ? &*at->second : nullptr;
    auto& slot = known_[ref];
    const auto* place = edition_.find(ref);
    if (place == nullptr) return static_cast<const Item*>(nullptr);
    if (const auto* now = bank_.find(ref); now != nullptr && digest(frozen_form(*now)) == edition_.frozen[*place]) {
      slot = *now;
    } else {
      HVS_TRY(frozen, frozen_item(tx, commune, edition_.frozen[*place]));
      if (auto item = thaw(frozen); item.ref() == ref) slot = std::move(item);
    }
    return slot ? &*slot : nullptr;
  }

 private:
  const Bank& bank_;
  const Edition& edition_;
  std::map<std::string, std::optional<Item>, std::less<>> known_;
};

}  // namespace

Result<std::vector<MeasuredSitting>> measured_sittings(db::Tx& tx, const std::string& commune, const Bank& bank,
                                                       Editions& editions) {
  std::vector<MeasuredSitting> out;
  std::map<std::string, std::size_t, std::less<>> places;
  std::map<std::string, Keys, std::less<>> keys;
  HVS_TRY(results, tx.run(all_results, {commune}));
  for (const auto& row : results) {
    HVS_TRY(edition, editions.find(tx, commune, row.text(2)));
    if (!edition) continue;
    places[row.text(0)] = out.size();
    keys.try_emplace(edition->ref, bank, *edition);
    out.push_back({.form = row.text(0),
                   .person = row.text(1),
                   .edition = edition,
                   .assisted = row.text(3) == "co_nguoi_giup",
                   .adaptive = !row.text(6).empty(),
                   .started = from_ms(row.integer(4)),
                   .at = from_ms(row.integer(5)),
                   .answers = {}});
  }
  HVS_TRY(answers, tx.run(all_answers, {commune}));
  for (const auto& row : answers) {
    const auto at = places.find(row.text(0));
    if (at == places.end()) continue;
    auto& sitting = out[at->second];
    HVS_TRY(item, keys.find(sitting.edition->ref)->second.find(tx, commune, row.text(1)));
    if (item == nullptr) continue;
    const Scored one{row.text(1), row.text(2), score_answer(*item, row.text(2)), from_ms(row.integer(3))};
    const auto before = std::ranges::find(sitting.answers, one.item, &Scored::item);
    if (before == sitting.answers.end())
      sitting.answers.push_back(one);
    else
      *before = one;  // the last answer of each question counts
  }
  return out;
}

std::vector<Sat> on_the_scale(const std::vector<MeasuredSitting>& sittings) {
  std::vector<Sat> out;
  for (const auto& sitting : sittings) {
    Sat one{sitting.person, sitting.at, {}};
    for (const auto& answer : sitting.answers) {
      const auto* place = sitting.edition->find(answer.item);
      if (place == nullptr) continue;
      const auto& item = sitting.edition->items[*place];
      one.answers.push_back({&item, std::min(answer.score, item.top())});
    }
    if (!one.answers.empty()) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace hvs::assessment
