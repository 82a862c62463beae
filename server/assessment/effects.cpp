#include "server/assessment/effects.hpp"

#include <algorithm>
#include <set>

#include "core/assessment/effect_pages.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/web/status.hpp"
#include "server/people/read.hpp"
#include "text/effect.hpp"

namespace hvs::assessment {
namespace {

namespace te = t::effect;

struct Group {
  std::string id;  // "/x01/", class id; "" = the commune
  std::string name;
  bool is_class = false;
  Effect effect;
};

struct Study {
  Design design;
  std::string compare;
  std::vector<Group> groups;  // the commune first
  [[nodiscard]] const Group* compared() const {
    const auto at = std::ranges::find(groups, compare, &Group::id);
    return compare.empty() || at == groups.end() ? nullptr : &*at;
  }
};

int days(std::string_view typed, int otherwise) {
  long long n = 0;
  return text::read_int(typed, n) && n >= 1 && n <= 730 ? static_cast<int>(n) : otherwise;
}

Result<Study> study(const MeasuringDesk& desk, const web::Call& call) {
  Study out;
  out.design = {days(call.query.get("cach"), Design{}.apart_days),
                days(call.query.get("nho"), Design{}.retention_days)};
  out.compare = call.query.get("so");
  std::vector<MeasuredSitting> sittings;
  std::map<std::string, std::string, std::less<>> area_of;
  std::vector<people::LearnerClass> classes;
  std::vector<std::pair<std::string, std::string>> areas;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, measured_sittings(tx, call.me.commune, desk.officials->bank(), *desk.editions));
    sittings = std::move(got);
    std::set<std::string> ids;
    for (const auto& one : sittings) ids.insert(one.person);
    const std::vector<std::string> list{ids.begin(), ids.end()};
    HVS_TRY(found, people::persons(tx, call.me.commune, list));
    for (const auto& one : found) area_of[one.id.text] = one.area;
    HVS_TRY(all, people::classes(tx, call.me.commune));
    classes = std::move(all);
    HVS_TRY(tree, people::areas(tx, call.me.commune));
    for (const auto* one : tree.leaves_on(day_in_vietnam(call.now))) areas.emplace_back(one->path, one->name);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  const auto sat = on_the_scale(sittings);
  const auto everybody = courses(sat, out.design);
  const auto add = [&](std::string id, std::string name, bool is_class, auto belongs) {
    std::vector<Course> own;
    std::ranges::copy_if(everybody, std::back_inserter(own), belongs);
    if (own.empty() && !id.empty()) return;
    out.groups.push_back({std::move(id), std::move(name), is_class, effect(own, everybody)});
  };
  add("", std::string{te::whole.vi}, false, [](const Course&) { return true; });
  for (const auto& [path, name] : areas) {
    add(path, name, false, [&](const Course& one) {
      const auto at = area_of.find(one.person);
      return at != area_of.end() && at->second.starts_with(path);
    });
  }
  for (const auto& one : classes) {
    const std::set<std::string_view> members{one.members.begin(), one.members.end()};
    add(one.id, one.name, true, [&](const Course& course) { return members.contains(course.person); });
  }
  return out;
}

page::EffectLine line(const Study& study, const Group& group) {
  const auto& e = group.effect;
  const bool shown = e.gain.both >= fewest_shown;  // counts of a handful would point at persons
  page::EffectLine out;
  out.name = group.name;
  out.gain = sentence(e);
  out.people = html::fill(te::people, {{"both", std::to_string(e.gain.both)}, {"all", std::to_string(e.gain.before)}});
  out.dropped = std::to_string(e.dropped_out);
  out.better = shown ? std::to_string(e.better) : "–";
  out.worse = shown ? std::to_string(e.worse) : "–";
  Effect later;
  later.gain = e.kept;
  out.kept = e.kept.both >= fewest_shown ? sentence(later) : "–";
  if (const auto* other = study.compared(); other != nullptr && other != &group) out.versus = versus(e, other->effect);
  return out;
}

std::string query_of(const Study& study) {
  return "cach=" + std::to_string(study.design.apart_days) + "&nho=" + std::to_string(study.design.retention_days) +
         "&so=" + study.compare;
}

web::Answer show_effect(const MeasuringDesk& desk, const web::Call& call) {
  const auto got = study(desk, call);
  if (!got) return web::refused(got.error());
  page::EffectView view;
  view.empty = got->groups.front().effect.gain.both == 0;
  view.whole = sentence(got->groups.front().effect);
  view.col_kept = html::fill(te::col_kept, {{"n", std::to_string(got->design.retention_days)}});
  if (const auto* other = got->compared()) view.col_versus = html::fill(te::col_versus, {{"name", other->name}});
  view.apart = std::to_string(got->design.apart_days);
  view.retention = std::to_string(got->design.retention_days);
  view.csv = "/quan-tri/biet-them.csv?" + query_of(*got);
  view.tables = {{std::string{te::by_area.vi}, {}}, {std::string{te::by_class.vi}, {}}};
  view.compare.push_back({"", std::string{te::compare_none.vi}, got->compare.empty()});
  for (const auto& one : got->groups) {
    view.tables[one.is_class ? 1 : 0].rows.push_back(line(*got, one));
    if (!one.id.empty()) view.compare.push_back({one.id, one.name, one.id == got->compare});
    const auto by_itself = one.effect.regression;
    if (one.effect.gain.both >= fewest_shown && std::abs(by_itself) >= regression_warning)
      view.warnings.push_back(html::fill(by_itself > 0 ? te::regression : te::regression_down,
                                         {{"name", one.name}, {"n", signed_figure(by_itself)}}));
  }
  std::erase_if(view.tables, [](const page::EffectTable& one) { return one.rows.empty(); });
  return official_page(*desk.officials, call, std::string{te::title.vi}, "/quan-tri", page::effect(view));
}

void put_number(std::string& out, double value) {
  out += ',';
  number::put_double(out, value);
}

web::Answer export_effect(const MeasuringDesk& desk, const web::Call& call) {
  const auto got = study(desk, call);
  if (!got) return web::refused(got.error());
  std::string out =
      "\xEF\xBB\xBFgroup,kind,before,after,both,dropped_out,gain,se,low_95,high_95,better,worse,"
      "kept_both,kept_gain,kept_se,regression_to_mean\r\n";
  for (const auto& one : got->groups) {
    const auto& g = one.effect.gain;
    std::string name = one.name;
    for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, 1, '"');
    // A cell that a spreadsheet would run is only ever text.
    out += "\"" + (name.find_first_of("=+-@") == 0 ? "'" + name : name) + "\"," + (one.is_class ? "class" : "area");
    for (const int n : {g.before, g.after, g.both, one.effect.dropped_out}) out += "," + std::to_string(n);
    if (g.known && g.both >= fewest_shown) {
      for (const double v : {g.gain, g.se, g.gain - 1.959963984540054 * g.se, g.gain + 1.959963984540054 * g.se})
        put_number(out, v);
      out += "," + std::to_string(one.effect.better) + "," + std::to_string(one.effect.worse);
    } else {
      out += ",,,,,,";
    }
    const auto& k = one.effect.kept;
    out += "," + std::to_string(k.both);
    if (k.known && k.both >= fewest_shown) {
      put_number(out, k.gain);
      put_number(out, k.se);
    } else {
      out += ",,";
    }
    put_number(out, one.effect.regression);
    out += "\r\n";
  }
  web::Reply reply;
  reply.type = "text/csv; charset=utf-8";
  reply.headers = {{"Content-Disposition", "attachment; filename=\"biet-them.csv\""},
                   {"Cache-Control", "private, no-store"}};
  reply.body = std::move(out);
  return reply;
}

}  // namespace

std::vector<web::Route> effect_routes(const MeasuringDeskPtr& desk) {
  const auto on = [desk](auto* page) { return [desk, page](const web::Call& call) { return page(*desk, call); }; };
  using auth::Right;
  using web::Method;
  using web::Pace;
  return {
      {Method::get, "/quan-tri/biet-them", Right::export_reports, on(&show_effect), Pace::worker},
      {Method::get, "/quan-tri/biet-them.csv", Right::export_reports, on(&export_effect), Pace::worker},
  };
}

}  // namespace hvs::assessment
