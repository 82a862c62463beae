#include "core/programme/show.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/indicators/words.hpp"
#include "text/indicators.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

namespace t = hvs::t::programme;
using html::fill;
using text::group_thousands;

std::string word(const Text& text) { return std::string{text.vi}; }

std::string goal_words(const Clause& clause) {
  return fill(clause.more_than ? t::goal_more : t::goal_at_least, {{"n", std::to_string(clause.goal)}});
}

bool counts_homes(const Plan& plan, const Clause& clause) {
  return plan.targets[static_cast<std::size_t>(clause.indicator)].definition.subject == indicators::Subject::household;
}

std::string month_words(indicators::Month month) {
  return std::to_string(month % 12 + 1) + "/" + std::to_string(month / 12);
}

bool is_child(std::string_view path, std::string_view level) {
  if (path.size() <= level.size() || !path.starts_with(level)) return false;
  const auto rest = path.substr(level.empty() ? 1 : level.size());
  return rest.find('/') == rest.size() - 1;
}

}  // namespace

std::string show_iso_day(std::string_view iso) {
  const auto day = read_partial_iso(iso);
  return day ? show_partial(*day) : std::string{iso};
}

std::string updated_words(const Figures& figures) { return fill(t::updated, {{"when", show_day_time(figures.at)}}); }

page::TargetCard card_of(const Plan& plan, const Clause& clause, const TargetFigure& target) {
  const auto& figure = target.total;
  const auto light = light_of(clause, figure);
  const int evidence = plan.targets[static_cast<std::size_t>(clause.indicator)].evidence;
  page::TargetCard card;
  card.href = "/ke-hoach/" + clause.id;
  card.id = clause.id;
  card.title = clause.title;
  card.year = clause.year == 0 ? std::string{} : std::to_string(clause.year);
  card.badge = light_badge(light);
  card.light = light_word(light);
  card.percent = charts::percent(figure.permille());
  card.reached = group_thousands(figure.reached);
  card.whole = group_thousands(figure.denominator());
  card.counts = fill(counts_homes(plan, clause) ? t::counts_homes : t::counts_people,
                     {{"reached", card.reached}, {"whole", card.whole}});
  card.goal = goal_words(clause);
  card.goal_line = card.year.empty() ? fill(t::goal_line, {{"goal", card.goal}})
                                     : fill(t::goal_line_year, {{"goal", card.goal}, {"year", card.year}});
  card.evidence = fill(t::evidence_from,
                       {{"n", std::to_string(evidence)}, {"word", std::string{indicators::class_word(evidence)}}});
  card.evidence_short = fill(t::evidence_short, {{"n", std::to_string(evidence)}});
  const auto counted = group_thousands(figure.population);
  card.denominator = figure.stated ? fill(t::stated_note, {{"n", card.whole},
                                                           {"source", figure.stated->source},
                                                           {"on", show_iso_day(figure.stated->on)},
                                                           {"counted", counted}})
                                   : fill(t::counted_only, {{"n", counted}});
  const auto title = fill(t::goal_chart, {{"title", clause.title}, {"percent", card.percent}, {"goal", card.goal}});
  card.chart = charts::bars(title, {{"", "", figure.permille(), clause.goal * 10, tone_of(light), false}});
  return card;
}

std::vector<page::LightCount> lights_of(const Plan& plan, const Figures& figures) {
  std::vector<page::LightCount> out;
  for (const auto light : {Light::reached, Light::near_goal, Light::far, Light::nobody}) {
    const auto count = std::ranges::count_if(figures.targets, [&](const TargetFigure& target) {
      return light_of(*plan.find(target.clause), target.total) == light;
    });
    if (count > 0 || light == Light::reached)
      out.push_back({std::to_string(count), std::string{light_badge(light)}, std::string{light_word(light)}});
  }
  return out;
}

html::Html overview_of(const Plan& plan, const Figures& figures) {
  std::vector<charts::Bar> rows;
  for (const auto& target : figures.targets) {
    const auto& clause = *plan.find(target.clause);
    const auto year = clause.year == 0 ? std::string{} : " (" + std::to_string(clause.year) + ")";
    rows.push_back({clause.id + year, charts::percent(target.total.permille()), target.total.permille(),
                    clause.goal * 10, tone_of(light_of(clause, target.total)), false});
  }
  return charts::bars(word(t::targets_heading), rows);
}

page::Detail detail_of(const Clause& clause, const TargetFigure& target, const Viewer& viewer, std::string_view level,
                       const std::string& address) {
  page::Detail out;
  const auto whole = target.total.denominator();
  std::vector<charts::Point> points;
  for (const auto& m : target.months) {
    const int share = whole <= 0 ? 0 : static_cast<int>(std::clamp<std::int64_t>(m.reached * 1000 / whole, 0, 1000));
    points.push_back({month_words(m.month), share});
    out.months.push_back(
        {month_words(m.month), group_thousands(m.reached), group_thousands(m.late), charts::percent(share)});
  }
  out.month_chart = charts::line(fill(t::month_chart, {{"title", clause.title}}), points, clause.goal * 10);

  auto areas = target.areas;
  if (!viewer.exact) hide_small(areas);
  std::erase_if(areas, [&](const AreaFigure& a) { return !is_child(a.path, level); });
  std::ranges::stable_sort(areas, [](const AreaFigure& a, const AreaFigure& b) {
    if (a.figure.hidden != b.figure.hidden) return b.figure.hidden;
    return !a.figure.hidden && a.figure.permille() > b.figure.permille();
  });
  std::vector<charts::Bar> bars;
  int rank = 0;
  bool few = false;
  for (const auto& area : areas) {
    const auto& f = area.figure;
    page::XomRow row;
    row.name = area.name;
    if (!area.is_leaf) row.below = address + "&khu=" + area.path;
    if (viewer.lists && area.is_leaf && viewer.lists(area.path)) {
      row.people = "/ke-hoach/" + clause.id + "/nguoi?xom=" + area.path;
      out.lists = true;
    }
    if (f.hidden) {
      few = true;
      row.reached = row.whole = row.percent = word(t::few);
      bars.push_back({area.name, word(t::few), 0, clause.goal * 10, charts::Tone::good, true});
    } else {
      const auto light = light_of(clause, f);
      row.rank = std::to_string(++rank);
      row.reached = group_thousands(f.reached);
      row.whole = group_thousands(f.denominator());
      row.percent = charts::percent(f.permille());
      row.badge = light_badge(light);
      row.light = light_word(light);
      bars.push_back({area.name, row.percent, f.permille(), clause.goal * 10, tone_of(light), false});
    }
    out.areas.push_back(std::move(row));
  }
  out.rank_chart = charts::bars(fill(t::rank_chart, {{"title", clause.title}}), bars);
  if (few) out.few_note = fill(t::few_note, {{"few", word(t::few)}, {"n", std::to_string(smallest_public)}});
  const auto& lost = target.nowhere;
  if (level.empty() && lost.population > 0 && (viewer.exact || lost.population >= smallest_public)) {
    const bool hide =
        !viewer.exact && (lost.reached < smallest_public || lost.population - lost.reached < smallest_public);
    out.nowhere = fill(t::nowhere_note, {{"reached", hide ? word(t::few) : group_thousands(lost.reached)},
                                         {"whole", group_thousands(lost.population)}});
  }
  if (!level.empty()) {
    const auto above = level.substr(0, level.rfind('/', level.size() - 2) + 1);
    out.up = above == "/" || above.empty() ? address : address + "&khu=" + std::string{above};
  }
  return out;
}

page::Method method_of(const Plan& plan, const Clause& clause, Instant at) {
  const auto& target = plan.targets[static_cast<std::size_t>(clause.indicator)];
  const auto& d = target.definition;
  const auto aloud = [&](const std::string& source) {
    const auto node = indicators::parse(source, d.subject);
    return node ? indicators::read_out(*node) : source;
  };
  page::Method m;
  m.who_in = aloud(d.population);
  m.who_out = d.except.empty() ? word(t::method_out_none) : aloud(d.except);
  m.reached = aloud(d.reached);
  m.age_on = show_day(d.as_of);
  m.until = show_day_time(at);
  m.evidence = fill(t::evidence_from, {{"n", std::to_string(target.evidence)},
                                       {"word", std::string{indicators::class_word(target.evidence)}}});
  m.once = word(d.subject == indicators::Subject::household ? t::method_homes : t::method_groups);
  if (d.reached.find("vneid") != std::string::npos) m.note = word(t::method_vneid);
  m.expression = d.reached + " | " + d.population + (d.except.empty() ? "" : " | khong (" + d.except + ")");
  return m;
}

std::string kind_word(std::string_view kind) {
  if (kind == "purpose") return word(t::kind_purpose);
  if (kind == "requirement") return word(t::kind_requirement);
  if (kind == "content") return word(t::kind_content);
  if (kind == "target") return word(t::kind_target);
  if (kind == "task") return word(t::kind_task);
  if (kind == "funding") return word(t::kind_funding);
  return word(t::kind_responsibility);
}

std::string status_word(std::string_view status) {
  if (status == "chua") return word(t::status_chua);
  if (status == "dang") return word(t::status_dang);
  if (status == "xong") return word(t::status_xong);
  if (status == "tam_dung") return word(t::status_tam_dung);
  return {};
}

std::string due_of(const Clause& clause, const ClauseState& own) {
  if (!own.due.value.empty()) return show_iso_day(own.due.value);
  if (!clause.due.empty())
    return show_iso_day(clause.due) + (clause.due_text.empty() ? "" : " (" + clause.due_text + ")");
  if (clause.recurrence == "continuous") return word(t::recurrence_continuous);
  if (clause.recurrence == "yearly") return word(t::recurrence_yearly);
  if (clause.recurrence == "monthly") return word(t::recurrence_monthly);
  if (clause.recurrence == "periodic") return word(t::recurrence_periodic);
  return {};
}

State state_of(const Clause& clause, const ClauseState& own, Day today) {
  const auto& status = own.status.value;
  if (status == "xong") return {"good", status_word(status)};
  const auto due = read_partial_iso(own.due.value.empty() ? clause.due : own.due.value);
  const bool late = due && Day{due->year, due->month == 0 ? 12 : due->month, due->day == 0 ? 31 : due->day} < today;
  if (late) return {"bad", word(t::overdue) + (status.empty() ? "" : " · " + status_word(status))};
  if (status.empty()) return {};
  return {status == "tam_dung" ? "warn" : "info", status_word(status)};
}

std::vector<page::Section> sections_of(const Plan& plan, const std::function<ClauseState(std::string_view)>& state,
                                       Day today) {
  std::vector<page::Section> out;
  std::string last;
  for (const auto& clause : plan.clauses) {
    const auto roman = clause.id.substr(0, clause.id.find('.'));
    if (roman != last) {
      const Text& title = roman == "I"     ? t::section_i
                          : roman == "II"  ? t::section_ii
                          : roman == "III" ? t::section_iii
                          : roman == "IV"  ? t::section_iv
                          : roman == "V"   ? t::section_v
                                           : t::section_vi;
      out.push_back({word(title), {}});
      last = roman;
    }
    const auto own = state(clause.id);
    const auto shown = state_of(clause, own, today);
    out.back().clauses.push_back(
        {"/ke-hoach/" + clause.id, clause.id, clause.title, shown.badge, shown.words, due_of(clause, own)});
  }
  return out;
}

page::ClauseView clause_view(const Plan& plan, const Clause& clause, const ClauseState& own, Day today) {
  page::ClauseView v;
  v.id = clause.id;
  v.kind = kind_word(clause.kind);
  v.title = clause.title;
  v.wording = own.wording.value;
  v.owner = own.owner.value.empty() ? word(t::no_owner) : own.owner.value;
  const auto state = state_of(clause, own, today);
  v.badge = state.badge;
  v.state = state.words;
  v.progress = own.progress.value.empty() ? std::string{} : own.progress.value + " %";
  v.due = due_of(clause, own);
  v.note = own.note.value;
  if (!clause.agency.empty()) v.agency = plan.agency_name(clause.agency);
  for (const auto& id : clause.with)
    v.with += (v.with.empty() ? "" : ", ") + (id == "mttq" ? word(t::mttq) : std::string{plan.agency_name(id)});
  for (const auto& id : clause.sources) {
    const Text& name = id == "ngan_sach"      ? t::source_ngan_sach
                       : id == "doanh_nghiep" ? t::source_doanh_nghiep
                       : id == "to_chuc"      ? t::source_to_chuc
                       : id == "ca_nhan"      ? t::source_ca_nhan
                       : id == "cong_dong"    ? t::source_cong_dong
                                              : t::source_khac;
    v.sources += (v.sources.empty() ? "" : ", ") + word(name);
  }
  return v;
}

}  // namespace hvs::programme
