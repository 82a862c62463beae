// The people (or households) behind one cell. Only with the right for that area; every look is logged.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/indicators/words.hpp"
#include "server/auth/audit.hpp"
#include "server/indicators/store.hpp"
#include "server/people/read.hpp"
#include "server/programme/state.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

namespace t = hvs::t::programme;

enum class Want : std::uint8_t { counted, reached, missing };

bool wanted(Want want, bool has) { return want == Want::counted || (want == Want::reached) == has; }

int best_grade(indicators::Columns columns, const Clause& clause) {
  const int slot = indicators::measure_slot(clause.measure);
  return slot < 0 ? -1 : columns.evidence(slot);
}

Result<void> add_people(db::Tx& tx, const RoomState& state, const Clause& clause, std::int64_t leaf, Want want,
                        page::PeopleView& v) {
  const auto bit = std::uint32_t{1} << static_cast<unsigned>(clause.indicator);
  HVS_TRY(all, indicators::list_people(tx, state.board->commune(), leaf));
  std::erase_if(all, [&](const indicators::Listed& one) {
    const auto s = state.board->rules().of(one.columns);
    return (s.population & bit) == 0 || !wanted(want, (s.reached & bit) != 0);
  });
  std::vector<std::string> ids;
  for (const auto& one : all) ids.push_back(one.person);
  HVS_TRY(persons, people::persons(tx, state.board->commune(), ids));
  std::ranges::sort(persons, {}, [](const people::Person& p) { return text::name_sort_key(p.name); });
  for (const auto& person : persons) {
    const auto at = std::ranges::find(all, person.id.text, &indicators::Listed::person);
    if (at == all.end()) continue;
    const bool has = (state.board->rules().of(at->columns).reached & bit) != 0;
    const int grade = best_grade(at->columns, clause);
    page::PersonRow row;
    row.name = person.name;
    row.birth = person.birth ? std::to_string(person.birth->year) : std::string{};
    row.grade = grade < 0 ? std::string{} : std::to_string(grade) + " · " + std::string{indicators::class_word(grade)};
    row.vneid = std::to_string(person.vneid);
    row.state = has ? t::people_reached.vi : t::people_missing.vi;
    row.badge = has ? "good" : "info";
    v.people.push_back(std::move(row));
  }
  return {};
}

Result<void> add_homes(db::Tx& tx, const RoomState& state, const Clause& clause, std::int64_t leaf, Want want,
                       page::PeopleView& v) {
  const auto bit = std::uint32_t{1} << static_cast<unsigned>(clause.indicator);
  HVS_TRY(all, indicators::list_households(tx, state.board->commune(), leaf));
  for (const auto& one : all) {
    const auto s = state.board->rules().of(one.columns);
    const bool has = (s.reached & bit) != 0;
    if ((s.population & bit) == 0 || !wanted(want, has)) continue;
    HVS_TRY(home, people::household(tx, state.board->commune(), one.household));
    if (!home) continue;
    HVS_TRY(head, people::person(tx, state.board->commune(), home->head.text));
    v.homes.push_back({home->code, head ? head->name : std::string{}, std::to_string(one.columns.members),
                       std::string{has ? t::people_reached.vi : t::people_missing.vi}, has ? "good" : "info"});
  }
  return {};
}

}  // namespace

web::Answer get_people(const RoomState& state, const web::Call& call) {
  const auto* clause = state.plan().find(call.params.get("clause"));
  if (clause == nullptr) return failure(state, call, {Kind::missing, t::no_clause.key});
  if (clause->indicator < 0) return failure(state, call, {Kind::missing, t::no_list.key});
  const std::string path{call.query.get("xom")};
  const auto figures = state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  const auto& areas = (*figures)->find(clause->id)->areas;
  const auto area = std::ranges::find(areas, path, &AreaFigure::path);
  if (area == areas.end() || !area->is_leaf) return failure(state, call, {Kind::missing, t::no_area.key});
  if (const auto allowed = auth::may(call.me, auth::Right::see_target_persons, path, call.now); !allowed) {
    return page_of(state, call, std::string{t::people_title.vi},
                   {"<p>" + std::string{say(allowed.error().code)} + "</p>"}, "/ke-hoach/" + clause->id, 403);
  }

  const auto which = call.query.get("nhom");
  const auto want = which == "dat" ? Want::reached : (which == "chua" ? Want::missing : Want::counted);
  const auto address = "/ke-hoach/" + clause->id + "/nguoi?xom=" + path;
  // No look at names without its line in the log.
  const auth::audit::Entry look{.at = call.now,
                                .actor = call.me.account,
                                .action = "programme.people",
                                .target = clause->id + " " + path,
                                .result = "ok",
                                .detail = std::string{which},
                                .source = auth::audit::seal_source(state.services.keys, call.peer)};
  if (const auto logged =
          state.services.db.write([&](db::Tx& tx) { return auth::audit::append(tx, state.board->commune(), look); });
      !logged)
    return failure(state, call, logged.error());
  page::PeopleView v;
  const std::string what{want == Want::reached ? t::people_reached.vi
                                               : (want == Want::missing ? t::people_missing.vi : t::people_counted.vi)};
  v.lead =
      html::fill(t::people_lead, {{"clause", clause->id + ". " + clause->title}, {"area", area->name}, {"what", what}});
  v.back = "/ke-hoach/" + clause->id;
  v.filters = {{address, std::string{t::people_counted.vi}, want == Want::counted},
               {address + "&nhom=dat", std::string{t::people_reached.vi}, want == Want::reached},
               {address + "&nhom=chua", std::string{t::people_missing.vi}, want == Want::missing}};
  const bool homes = state.plan().targets[static_cast<std::size_t>(clause->indicator)].definition.subject ==
                     indicators::Subject::household;
  const auto read = state.services.db.read([&](db::Tx& tx) -> Result<void> {
    return homes ? add_homes(tx, state, *clause, area->leaf, want, v)
                 : add_people(tx, state, *clause, area->leaf, want, v);
  });
  if (!read) return failure(state, call, read.error());
  v.nobody = v.people.empty() && v.homes.empty();
  auto reply = page_of(state, call, std::string{t::people_title.vi}, {page::people(v)}, v.back);
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

}  // namespace hvs::programme
