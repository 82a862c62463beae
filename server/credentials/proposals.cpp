#include "server/credentials/proposals.hpp"

#include <algorithm>

#include "server/people/read.hpp"

namespace hvs::credentials {

std::string person_area(const Waiting& one) { return one.person ? one.person->area : one.proposal.value.area; }

// Fills in what each proposal rests on and whom it is about.
Result<std::vector<Waiting>> with_grounds(db::Tx& tx, const std::string& commune,
                                          std::vector<Seen<Confirmation>> proposals) {
  std::vector<std::string> results;
  std::vector<std::string> persons;
  for (const auto& one : proposals) {
    results.push_back(one.value.result);
    persons.push_back(one.value.person);
  }
  HVS_TRY(bases, bases_of(tx, commune, results));
  HVS_TRY(found, people::persons(tx, commune, persons));
  HVS_TRY(areas, people::areas(tx, commune));
  std::vector<Waiting> out;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    Waiting one{std::move(proposals[i]), bases[i], {}, {}};
    const auto at =
        std::ranges::find(found, one.proposal.value.person, [](const people::Person& p) { return p.id.text; });
    if (at != found.end()) one.person = *at;
    one.place = areas.name_of(person_area(one));
    out.push_back(std::move(one));
  }
  return out;
}

Result<std::vector<Waiting>> chosen_ones(const Desk& desk, const std::set<std::string, std::less<>>& ids) {
  std::vector<Waiting> out;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    std::vector<Seen<Confirmation>> proposals;
    for (const auto& id : ids) {
      HVS_TRY(found, find_confirmation(tx, desk.commune(), id));
      if (found) proposals.push_back(std::move(*found));
    }
    HVS_TRY(all, with_grounds(tx, desk.commune(), std::move(proposals)));
    out = std::move(all);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

}  // namespace hvs::credentials
