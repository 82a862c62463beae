#include "server/programme/commands.hpp"

#include <chrono>
#include <cstdio>

#include "core/base/time.hpp"
#include "server/people/read.hpp"
#include "server/programme/room.hpp"

namespace hvs::programme {
namespace {

constexpr std::size_t most_printed = 200;

journal::RecordState state_of(const people::Person& p) {
  const auto field = [](std::string_view name, std::string value) {
    return journal::FieldState{std::string{name}, std::move(value), 1};
  };
  return {"person",
          p.id.text,
          p.area,
          true,
          {field("merged_into", p.merged_into.text), field("birth", p.birth ? store_partial(*p.birth) : std::string{}),
           field("group", p.group), field("school", p.school), field("residence", p.residence), field("sex", p.sex),
           field("vneid", std::to_string(p.vneid)), field("bank", std::to_string(p.bank)),
           field("household", p.household.text), field("area", p.area)}};
}

journal::RecordState state_of(const people::Evidence& e) {
  return {"evidence",
          e.id,
          {},
          true,
          {{"person", e.person, 1},
           {"measure", e.measure, 1},
           {"class", std::to_string(e.grade), 1},
           {"on", e.on, 1},
           {"withdraws", e.withdraws, 1}}};
}

}  // namespace

indicators::Source people_source() {
  return [](db::Tx& tx, const std::string& commune, std::string_view entity,
            const std::function<Result<void>(const journal::RecordState&)>& each) -> Result<void> {
    Result<void> outcome;
    const auto give = [&](const auto& one) {
      outcome = each(state_of(one));
      return outcome.has_value();
    };
    const auto read =
        entity == "person" ? people::each_person(tx, commune, give) : people::each_evidence(tx, commune, give);
    return read ? outcome : read;
  };
}

Result<int> recount_command(app::Services& services, bool deep) {
  HVS_TRY(programme, furnish(services));
  const auto begin = std::chrono::steady_clock::now();
  const auto& commune = services.settings.commune;
  HVS_TRY(counted, deep ? indicators::recount_deep(services.db, commune, *programme.rules, people_source())
                        : indicators::recount(services.db, commune, *programme.rules));
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
  std::size_t printed = 0;
  for (const auto& d : counted.differences) {
    if (++printed > most_printed) break;
    std::printf("differs: %s, leaf %lld: kept %lld, found %lld\n", d.what.c_str(), static_cast<long long>(d.leaf),
                static_cast<long long>(d.kept), static_cast<long long>(d.found));
  }
  std::printf("people %zu, households %zu, targets %zu, cells %zu, differences %zu, %lld ms\n", counted.people,
              counted.households, programme.rules->definitions().size(), counted.cells, counted.differences.size(),
              static_cast<long long>(ms));
  return counted.differences.empty() ? 0 : 2;
}

}  // namespace hvs::programme
