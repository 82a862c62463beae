// /quan-tri/cau-hoi-do: what answers say about each question, for whoever looks after the bank.
#include <algorithm>
#include <set>

#include "core/assessment/effect.hpp"
#include "core/assessment/itemstudy_pages.hpp"
#include "core/html/catalogue.hpp"
#include "core/web/status.hpp"
#include "server/assessment/effects.hpp"
#include "server/assessment/item_study.hpp"
#include "server/assessment/parameters.hpp"
#include "server/people/read.hpp"
#include "text/itemstudy.hpp"

namespace hvs::assessment {
namespace {

namespace ti = t::itemstudy;

constexpr int fewest_spoken_of = 30;
constexpr double too_easy = 0.95, too_hard = 0.15, too_flat = 0.05, too_fast = 3;

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %"; }

std::string choices_of(const ItemReport& report, const Item* item) {
  std::string out;
  for (const auto& [choice, count] : report.choices) {
    const auto n = std::to_string(count);
    const bool letter = choice.size() == 1 && choice[0] >= '0' && choice[0] <= '7';
    out += out.empty() ? "" : ", ";
    if (choice == dont_know)
      out += html::fill(ti::dont_know, {{"n", n}});
    else
      out += html::fill(
          ti::choice,
          {{"letter", letter ? std::string(1, static_cast<char>('A' + (choice[0] - '0'))) : choice}, {"n", n}});
    if (item != nullptr && is_right(*item, choice)) out += " ✓";
  }
  return out;
}

std::vector<page::StudyNote> look_at(const ItemReport& one) {
  std::vector<page::StudyNote> out;
  if (one.given < fewest_spoken_of) return out;
  if (one.p >= too_easy) out.push_back({std::string{ti::look_easy.vi}});
  if (one.p <= too_hard) out.push_back({std::string{ti::look_hard.vi}});
  if (one.p < too_easy && one.p > too_hard && one.point_biserial < too_flat)
    out.push_back({std::string{ti::look_flat.vi}});
  if (one.moved) out.push_back({std::string{ti::look_moved.vi}});
  if (one.seconds > 0 && one.seconds < too_fast) out.push_back({std::string{ti::look_fast.vi}});
  for (const auto& u : one.unfair) {
    const auto how = u.delta < 0 ? ti::harder.vi : ti::easier.vi;
    out.push_back({html::fill(say("itemstudy.unfair_" + u.group), {{"how", std::string{how}}})});
  }
  return out;
}

Result<ItemStudy> study(const MeasuringDesk& desk, const web::Call& call) {
  ItemStudy out;
  const auto today = day_in_vietnam(call.now);
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(sittings, measured_sittings(tx, call.me.commune, desk.officials->bank(), *desk.editions));
    HVS_TRY(backgrounds, backgrounds_of(tx, call.me.commune, sittings, today));
    out = study_items(sittings, backgrounds);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

// Only what nothing speaks against.
ParameterTable ready(const ItemStudy& study) {
  ParameterTable out;
  for (const auto& one : study.items) {
    if (one.calibrated && !one.moved && one.unfair.empty()) out[one.ref] = {1, {one.b}};
  }
  return out;
}

Result<void> put_sets(const MeasuringDesk& desk, const web::Call& call, const ItemStudy& study, page::StudyView& view) {
  if (const auto fresh = ready(study); !fresh.empty())
    view.ready = html::fill(ti::publish_count, {{"n", std::to_string(fresh.size())}});
  return desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(ref, published_ref(tx, call.me.commune));
    view.in_force = ref.empty() ? std::string{ti::in_force_expert.vi} : html::fill(ti::in_force, {{"ref", ref}});
    HVS_TRY(sets, proposals(tx, call.me.commune));
    for (const auto& one : sets) {
      const bool waits = !one.agreed && !one.refused;
      view.sets.push_back({one.id,
                           html::fill(ti::set_line, {{"name", desk.officials->who(one.author)},
                                                     {"day", show_day(day_in_vietnam(one.at))},
                                                     {"about", one.about}}),
                           std::string{one.agreed    ? ti::set_agreed.vi
                                       : one.refused ? ti::set_refused.vi
                                                     : ti::set_waiting.vi},
                           one.agreed ? "good" : "info", waits && one.author != call.me.account});
    }
    return {};
  });
}

web::Answer show_page(const MeasuringDesk& desk, const web::Call& call, std::string_view trouble = {},
                      int status = 200) {
  const auto got = study(desk, call);
  if (!got) return web::refused(got.error());
  page::StudyView view;
  if (const auto put = put_sets(desk, call, *got, view); !put) return web::refused(put.error());
  view.csrf = call.me.csrf;
  view.trouble = trouble;
  view.empty = got->items.empty();
  view.lead = html::fill(ti::lead, {{"n", std::to_string(got->sittings)}});
  for (const auto& one : got->items) {
    const auto* item = desk.officials->bank().find(one.ref);
    page::StudyLine line;
    line.item = one.ref;
    if (item != nullptr) line.stem = item->stem;
    line.given = std::to_string(one.given);
    line.p = percent(one.p);
    line.rest = signed_figure(one.point_biserial);
    line.choices = choices_of(one, item);
    if (one.seconds > 0) line.seconds = std::to_string(static_cast<int>(one.seconds + 0.5));
    if (got->adaptive > 0) line.exposure = percent(one.exposure);
    line.expert = signed_figure(one.expert);
    line.fresh = one.calibrated ? signed_figure(one.b) + " ± " + signed_figure(1.96 * one.se).substr(1)
                                : std::string{ti::not_yet.vi};
    line.look = look_at(one);
    view.unfair = view.unfair || !one.unfair.empty();
    view.rows.push_back(std::move(line));
  }
  std::ranges::stable_sort(view.rows, [](const auto& a, const auto& b) { return a.look.size() > b.look.size(); });
  return official_page(*desk.officials, call, std::string{ti::title.vi}, "/quan-tri", page::itemstudy(view), status);
}

web::Answer propose(const MeasuringDesk& desk, const web::Call& call) {
  const auto got = study(desk, call);
  if (!got) return web::refused(got.error());
  auto table = ready(*got);
  if (table.empty()) return show_page(desk, call, ti::nothing_new.vi, 409);
  const auto fresh = table.size();
  std::string body;
  // On top of what is in force: a question without new answers keeps what it has.
  const auto kept = desk.services.db.write([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(now, published(tx, call.me.commune));
    auto whole = table;
    whole.merge(now.table);
    body = write_parameters(whole);
    return keep_parameters(tx, call.me.commune, body);
  });
  if (!kept) return web::refused(kept.error());
  web::Answer out{web::see_other("/quan-tri/cau-hoi-do")};
  out.operations.push_back(official_fact(
      *desk.officials, call, "parameter_set",
      {{"ref", digest(body)},
       {"about",
        html::fill(ti::set_about, {{"n", std::to_string(fresh)}, {"sittings", std::to_string(got->sittings)}})}}));
  return out;
}

web::Answer decide(const MeasuringDesk& desk, const web::Call& call, bool fits) {
  const std::string id{call.form.get("bo")};
  std::optional<Proposal> found;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(sets, proposals(tx, call.me.commune));
    if (const auto at = std::ranges::find(sets, id, &Proposal::id); at != sets.end()) found = *at;
    return {};
  });
  if (!read) return web::refused(read.error());
  if (!found || found->agreed || found->refused) return show_page(desk, call, ti::gone.vi, 409);
  if (found->author == call.me.account) return show_page(desk, call, ti::own.vi, 409);
  web::Answer out{web::see_other("/quan-tri/cau-hoi-do")};
  out.operations.push_back(
      official_fact(*desk.officials, call, "parameter_check", {{"entry", id}, {"fits", fits ? "1" : "0"}}));
  return out;
}

web::Answer post_page(const MeasuringDesk& desk, const web::Call& call) {
  const auto what = call.form.get("viec");
  if (what == "de-nghi") return propose(desk, call);
  if (what == "dong-y" || what == "khong") return decide(desk, call, what == "dong-y");
  return show_page(desk, call);
}

web::Answer export_study(const MeasuringDesk& desk, const web::Call& call) {
  const auto got = study(desk, call);
  if (!got) return web::refused(got.error());
  web::Reply reply;
  reply.type = "text/csv; charset=utf-8";
  reply.headers = {{"Content-Disposition", "attachment; filename=\"cau-hoi.csv\""},
                   {"Cache-Control", "private, no-store"}};
  reply.body = show(*got);
  return reply;
}

}  // namespace

Result<Backgrounds> backgrounds_of(db::Tx& tx, const std::string& commune, const std::vector<MeasuredSitting>& sittings,
                                   Day today) {
  std::set<std::string> ids;
  for (const auto& one : sittings) ids.insert(one.person);
  const std::vector<std::string> list{ids.begin(), ids.end()};
  Backgrounds out;
  HVS_TRY(found, people::persons(tx, commune, list));
  for (const auto& one : found) out[one.id.text] = {one.birth ? today.year - one.birth->year : -1, one.sex, one.ethnic};
  return out;
}

std::vector<web::Route> item_study_routes(const MeasuringDeskPtr& desk) {
  const auto on = [desk](auto* page) { return [desk, page](const web::Call& call) { return page(*desk, call); }; };
  const auto show_it = [desk](const web::Call& call) { return show_page(*desk, call); };
  using auth::Right;
  using web::Method;
  using web::Pace;
  return {
      {Method::get, "/quan-tri/cau-hoi-do", Right::assess_others, show_it, Pace::worker},
      {Method::post, "/quan-tri/cau-hoi-do", Right::assess_others, on(&post_page), Pace::worker},
      {Method::get, "/quan-tri/cau-hoi-do.csv", Right::assess_others, on(&export_study), Pace::worker},
  };
}

}  // namespace hvs::assessment
