#include "server/outreach/teams.hpp"

#include <algorithm>

#include "core/html/around.hpp"
#include "core/outreach/pages.hpp"
#include "core/web/status.hpp"
#include "server/journal/door.hpp"
#include "server/outreach/store.hpp"
#include "server/people/read.hpp"
#include "text/outreach.hpp"

namespace hvs::outreach {
namespace {

struct Known {
  std::vector<Assignment> assigned;
  std::vector<Member> members;
  std::vector<Place> areas;  // leaves of today that this officer answers for
};

Result<Known> read_known(app::Services& services, const Members& members, const web::Call& call) {
  Known out;
  const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
    out = {};
    HVS_TRY(tree, people::areas(tx, call.me.commune));
    for (const auto* area : tree.leaves_on(day_in_vietnam(call.now))) {
      if (auth::may(call.me, auth::Right::edit_people, area->path, call.now))
        out.areas.push_back({area->path, area->name});
    }
    HVS_TRY(assigned, assignments(tx, call.me.commune));
    out.assigned = std::move(assigned);
    if (members) {
      HVS_TRY(all, members(tx, call.me.commune));
      out.members = std::move(all);
    }
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return out;
}

web::Answer show(app::Services& services, const web::Call& call, const Known& known, std::string error, int status) {
  page::TeamsView view;
  view.csrf = call.me.csrf;
  view.error = std::move(error);
  if (call.query.get("xong") == "1") view.notice = t::outreach::teams_saved.vi;
  const auto area_name = [&](const std::string& path) {
    const auto at = std::ranges::find(known.areas, path, &Place::path);
    return at == known.areas.end() ? path : at->name;
  };
  const auto who = [&](const std::string& account) {
    const auto at = std::ranges::find(known.members, account, &Member::account);
    return at == known.members.end() ? std::string(t::outreach::unknown.vi) : at->name;
  };
  for (const auto& one : known.assigned) {
    view.rows.push_back(
        {one.id, area_name(one.area), who(one.account),
         html::fill(t::outreach::teams_end_of, {{"who", who(one.account)}, {"area", area_name(one.area)}})});
  }
  for (const auto& one : known.areas) view.areas.push_back({one.path, one.name, false});
  for (const auto& one : known.members) view.accounts.push_back({one.account, one.name, false});
  html::DocumentView out;
  out.around = html::around(call, {services.settings.commune_name, services.settings.demo}, "/quan-tri");
  out.frame = html::Frame::staff;
  out.title = t::outreach::teams_title.vi;
  out.back = "/quan-tri";
  out.body = {page::teams(view)};
  return web::page(html::document(out), status);
}

journal::Operation assignment(const web::Call& call, std::string id, std::string area) {
  journal::Operation op;
  op.entity = "assignment";
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.area = std::move(area);
  op.claimed = call.now;
  return op;
}

// A new row, or the end of one. An end carries no base: whoever presses it has seen who answers for the xóm.
web::Answer post(app::Services& services, const Members& members, const web::Call& call) {
  auto known = read_known(services, members, call);
  if (!known) return web::refused(known.error());
  web::Answer answer(web::see_other("/quan-tri/doi?xong=1"));
  if (const auto ended = call.form.get("thoi"); !ended.empty()) {
    const auto at = std::ranges::find(known->assigned, ended, &Assignment::id);
    if (at == known->assigned.end()) return show(services, call, *known, {}, 200);
    auto op = assignment(call, at->id, at->area);
    op.changes = {{"status", "da_thoi", journal::own_base_bit - 1}};
    answer.operations.push_back(std::move(op));
    return answer;
  }
  const std::string area(call.form.get("xom"));
  const std::string account(call.form.get("nguoi"));
  const bool real = std::ranges::find(known->areas, area, &Place::path) != known->areas.end() &&
                    std::ranges::find(known->members, account, &Member::account) != known->members.end();
  if (!real) return show(services, call, *known, std::string(t::outreach::teams_choose.vi), 422);
  const bool there =
      std::ranges::any_of(known->assigned, [&](const Assignment& a) { return a.account == account && a.area == area; });
  if (there) return answer;
  auto op = assignment(call, make_uuid7(call.now, services.random), area);
  op.changes = {{"account", account, 0}, {"area", area, 0}, {"status", "dang_phu_trach", 0}};
  answer.operations.push_back(std::move(op));
  return answer;
}

}  // namespace

std::vector<web::Route> team_routes(app::Services& services, const Members& members) {
  return {{web::Method::get, "/quan-tri/doi", auth::Right::edit_people,
           [&services, members](const web::Call& call) -> web::Answer {
             auto known = read_known(services, members, call);
             if (!known) return web::refused(known.error());
             return show(services, call, *known, {}, 200);
           },
           web::Pace::worker},
          {web::Method::post, "/quan-tri/doi", auth::Right::edit_people,
           [&services, members](const web::Call& call) { return post(services, members, call); }, web::Pace::worker}};
}

}  // namespace hvs::outreach
