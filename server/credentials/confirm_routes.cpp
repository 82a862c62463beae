// /quan-tri/xac-nhan: proposals with what they rest on, decided one by one or in batches.
#include <algorithm>
#include <optional>
#include <set>

#include "core/base/text.hpp"
#include "core/credentials/days.hpp"
#include "core/credentials/pages.hpp"
#include "core/credentials/rules.hpp"
#include "server/credentials/desk.hpp"
#include "server/credentials/proposals.hpp"
#include "server/people/read.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
using web::Reply;
namespace tx_text = t::credentials;

constexpr int rows_per_page = 100;
constexpr int most_read = 2000;  // before they are put in order of xóm

// The order of the page: xóm after xóm, in each by time.
std::string place_of(const Waiting& one) { return person_area(one) + "~" + one.proposal.value.id; }

// "Chọn cả xóm" is a button that opens the page again with the boxes ticked: it works with no script, and what is
// chosen is always what is seen.
void dress(ProposalGroup& group, std::size_t place, const std::string& action) {
  const bool all = std::ranges::all_of(group.rows, &ProposalRow::chosen);
  const auto number = std::to_string(place);
  group.anchor = "xom-" + number;
  group.address = action + "#" + group.anchor;
  group.button = (all ? "bo:" : "chon:") + number;
  group.label = html::fill(all ? tx_text::unchoose_area.vi : tx_text::choose_area.vi, {{"area", group.title}});
  group.title = html::fill(tx_text::group_title.vi, {{"area", group.title}, {"n", std::to_string(group.rows.size())}});
}

bool in_area(std::string_view path, std::string_view area) { return area.empty() || path.starts_with(area); }

ProposalRow row_of(const Desk& desk, const Waiting& one) {
  const auto& basis = one.basis;
  ProposalRow row;
  row.id = one.proposal.value.id;
  row.name = one.person ? one.person->name : std::string{tx_text::person_unknown.vi};
  row.area = one.place;
  row.group = group_name(one.proposal.value.group);
  row.day = show_day(day_in_vietnam(one.proposal.value.received));
  if (basis.found) {
    row.result = html::fill(tx_text::result_of.vi,
                            {{"right", std::to_string(basis.right)}, {"total", std::to_string(basis.total)}});
  }
  for (const auto& s : basis.by_domain) {
    row.scores.push_back({desk.domain_name(one.proposal.value.group, basis.rules, s.domain),
                          std::to_string(s.right) + "/" + std::to_string(s.total), s.right * 2 < s.total});
  }
  row.how = basis.mode == "tu_lam"          ? tx_text::mode_alone.vi
            : basis.mode == "co_nguoi_giup" ? tx_text::mode_helped.vi
                                            : tx_text::mode_unknown.vi;
  if (!basis.assessor.empty()) {
    const auto name = desk.account_name(basis.assessor);
    row.assessor = html::fill(tx_text::assessor.vi, {{"name", name.empty() ? basis.assessor : name}});
  }
  for (const auto flag : flags_of(basis)) row.flags.emplace_back(name_of(flag).vi);
  return row;
}

// What the officer typed, kept when something has to be asked again.
ConfirmView typed_by(const Call& call) {
  ConfirmView view;
  view.area = call.method == web::Method::post ? call.form.get("xom") : call.query.get("xom");
  view.by_vneid = call.form.get("cach") == "vneid";
  view.day = call.form.has("ngay") ? std::string{call.form.get("ngay")} : iso_day(day_in_vietnam(call.now));
  view.reference = call.form.get("so");
  view.reason = call.form.get("ly_do");
  return view;
}

Result<void> fill_rows(const Desk& desk, const Call& call, const std::set<std::string, std::less<>>& chosen,
                       ConfirmView& view) {
  return desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(areas, people::areas(tx, desk.commune()));
    view.areas = {{"", std::string{tx_text::all_areas.vi}, view.area.empty()}};
    for (const auto* area : areas.leaves_on(day_in_vietnam(call.now))) {
      if (auth::may(call.me, auth::Right::confirm_results, area->path, call.now)) {
        view.areas.push_back({area->path, area->name, area->path == view.area});
      }
    }
    HVS_TRY(proposals, waiting(tx, desk.commune(), "", most_read));
    HVS_TRY(all, with_grounds(tx, desk.commune(), std::move(proposals)));
    std::ranges::sort(all, {}, place_of);
    std::size_t shown = 0;
    const auto after = call.query.get("sau");
    std::string last;
    for (const auto& one : all) {
      const auto area = person_area(one);
      if (!in_area(area, view.area) || !auth::may(call.me, auth::Right::confirm_results, area, call.now)) continue;
      if (!after.empty() && place_of(one) <= after) continue;
      if (shown++ == rows_per_page) {
        view.next = "/quan-tri/xac-nhan?xom=" + view.area + "&sau=" + last;
        break;
      }
      last = place_of(one);
      if (view.groups.empty() || view.groups.back().address != area) {
        view.groups.push_back({});
        view.groups.back().address = area;  // until it is dressed below
        view.groups.back().title = one.place;
      }
      view.groups.back().rows.push_back(row_of(desk, one));
      view.groups.back().rows.back().chosen = chosen.contains(one.proposal.value.id);
    }
    view.action = "/quan-tri/xac-nhan";
    if (!after.empty()) view.action += "?sau=" + std::string{after};
    for (std::size_t i = 0; i < view.groups.size(); ++i) dress(view.groups[i], i, view.action);
    return {};
  });
}

Reply show(const Desk& desk, const Call& call, ConfirmView view, const std::set<std::string, std::less<>>& chosen,
           int status) {
  view.csrf = call.me.csrf;
  if (const auto ok = fill_rows(desk, call, chosen, view); !ok) {
    view.troubles.push_back(sentence_of(ok.error()));
    status = status_of(ok.error());
  }
  auto reply = web::page(confirm_page(desk.around(call, "/quan-tri"), view), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

Answer get_proposals(const Desk& desk, const Call& call) {
  auto view = typed_by(call);
  long long count = 0;
  if (text::read_int(call.query.get("xong"), count) && count > 0) {
    view.done = html::fill(tx_text::confirmed_count.vi, {{"n", std::to_string(count)}});
  }
  if (text::read_int(call.query.get("tra"), count) && count > 0) {
    view.done = html::fill(tx_text::sent_back_count.vi, {{"n", std::to_string(count)}});
  }
  return show(desk, call, std::move(view), {}, 200);
}

// Decides one proposal: operations, or the refusal's sentence.
Result<std::vector<journal::Operation>> decide(const Desk& desk, const Call& call, const Waiting& one,
                                               std::optional<Day> day) {
  if (auto ok = auth::may(call.me, auth::Right::confirm_results, person_area(one), call.now); !ok)
    return std::unexpected(ok.error());
  if (call.form.get("viec") == "tra-lai") {
    if (auto ok = may_send_back(one.proposal.value, call.form.get("ly_do")); !ok) return std::unexpected(ok.error());
    return std::vector{desk.send_back(call, one.proposal, call.form.get("ly_do"))};
  }
  const auto method = read_method(call.form.get("cach"));
  if (!method) return refuse(Kind::invalid, tx_text::unknown_choice.key);
  if (!day) return refuse(Kind::invalid, tx_text::bad_day.key);
  if (!one.person) return refuse(Kind::missing, tx_text::person_unknown.key);
  const Decision decision{*method, *day, std::string{call.form.get("so")}};
  if (auto ok = may_confirm(one.proposal.value, one.basis, decision, call.me, day_in_vietnam(call.now)); !ok)
    return std::unexpected(ok.error());
  return desk.confirm(call, {one.proposal, one.basis, *method, *day, decision.reference}, *one.person, one.place);
}

// "chon:2": every row of the third xóm on the page as it stands now, added to what was ticked; "bo:2" takes them out.
Answer show_chosen(const Desk& desk, const Call& call, ConfirmView view, std::set<std::string, std::less<>> ids,
                   std::string_view what, std::string_view which) {
  auto look = view;
  long long place = -1;
  if (!text::read_int(which, place) || place < 0 || !fill_rows(desk, call, ids, look) ||
      static_cast<std::size_t>(place) >= look.groups.size())
    return show(desk, call, std::move(view), ids, 200);
  for (const auto& row : look.groups[static_cast<std::size_t>(place)].rows) {
    if (what == "chon")
      ids.insert(row.id);
    else
      ids.erase(row.id);
  }
  return show(desk, call, std::move(view), ids, 200);
}

Answer post_proposals(const Desk& desk, const Call& call) {
  auto view = typed_by(call);
  const auto what = call.form.get("viec");
  std::set<std::string, std::less<>> ids;
  for (const auto id : call.form.all("chon")) ids.emplace(id);
  const auto ask_again = [&](const Text& why) {
    view.troubles.emplace_back(why.vi);
    return Answer{show(desk, call, std::move(view), ids, 422)};
  };
  if (const auto colon = what.find(':'); colon != std::string_view::npos)
    return show_chosen(desk, call, std::move(view), std::move(ids), what.substr(0, colon), what.substr(colon + 1));
  if (what != "xac-nhan" && what != "tra-lai") return ask_again(tx_text::unknown_choice);
  if (ids.empty() || ids.size() > rows_per_page) return ask_again(tx_text::choose_some);
  const auto all = chosen_ones(desk, ids);
  if (!all) return Answer{show(desk, call, std::move(view), ids, status_of(all.error()))};

  Answer answer;
  std::vector<std::size_t> firsts;  // where each decision's own operation stands
  std::set<std::string, std::less<>> left = ids;
  const auto day = read_typed_day(call.form.get("ngay"));
  for (const auto& one : *all) {
    auto made = decide(desk, call, one, day);
    if (!made) {
      view.troubles.push_back(html::fill(
          tx_text::trouble_line.vi, {{"name", one.person ? one.person->name : std::string{tx_text::person_unknown.vi}},
                                     {"why", sentence_of(made.error())}}));
      continue;
    }
    left.erase(one.proposal.value.id);
    firsts.push_back(answer.operations.size());
    std::ranges::move(*made, std::back_inserter(answer.operations));
  }
  if (answer.operations.empty()) return Answer{show(desk, call, std::move(view), left, 422)};
  answer.finish = [&desk, call, view, left, firsts,
                   what = std::string{what}](const std::vector<journal::Outcome>& outcomes) {
    std::size_t done = 0;
    for (const auto at : firsts)
      done += at < outcomes.size() && outcomes[at].kind == journal::OutcomeKind::applied ? 1 : 0;
    auto again = view;
    if (done < firsts.size()) again.troubles.push_back(sentence_of({Kind::conflict, tx_text::already_decided.key}));
    const auto count = std::to_string(done);
    if (again.troubles.empty()) {
      return web::see_other("/quan-tri/xac-nhan?xom=" + again.area + (what == "tra-lai" ? "&tra=" : "&xong=") + count);
    }
    again.done = done == 0 ? ""
                           : html::fill(what == "tra-lai" ? tx_text::sent_back_count.vi : tx_text::confirmed_count.vi,
                                        {{"n", count}});
    return show(desk, call, std::move(again), left, 200);
  };
  return answer;
}

}  // namespace

std::vector<web::Route> confirm_routes(Desk& desk) {
  return {
      {web::Method::get, "/quan-tri/xac-nhan", auth::Right::confirm_results,
       [&desk](const Call& c) { return get_proposals(desk, c); }},
      {web::Method::post, "/quan-tri/xac-nhan", auth::Right::confirm_results,
       [&desk](const Call& c) { return post_proposals(desk, c); }},
  };
}

}  // namespace hvs::credentials
