// From a cut to a report: what is said, in which order, under whose head.
#include <array>

#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "core/reports/model.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

namespace say = t::reports;

std::string of(const Text& sentence) { return std::string{sentence.vi}; }

constexpr double table_cm = 16.5;  // A4 less 30 mm and 15 mm

std::string month_words(const Cut& cut) {
  const auto m = read_month(cut.figures.month).value_or(Month{});
  return html::fill(say::month_of_year.vi, {{"month", std::to_string(m.month)}, {"year", std::to_string(m.year)}});
}

// "xã Võ Nhai" → "Võ Nhai": the place of a document is written without the kind of unit.
std::string bare(std::string_view unit) {
  for (const std::string_view kind :
       {say::kind_commune.vi, say::kind_ward.vi, say::kind_zone.vi, say::kind_province.vi, say::kind_city.vi}) {
    if (unit.starts_with(kind)) return text::trim(unit.substr(kind.size()));
  }
  return std::string{unit};
}

std::string evidence_words(int level) {
  static constexpr std::array names{say::evidence_0, say::evidence_1, say::evidence_2, say::evidence_3};
  return of(names[static_cast<std::size_t>(std::min(std::max(level, 0), 3))]);
}

std::string goal_words(const TargetLine& t) {
  if (t.goal == 0) return "–";
  return html::fill(t.more_than ? say::goal_more_than.vi : say::goal_at_least.vi, {{"n", std::to_string(t.goal)}});
}

int year_of_targets(const Figures& f) {
  const int wanted = read_month(f.month).value_or(Month{}).year;
  int latest = 0;
  for (const auto& t : f.targets) {
    if (t.year == wanted) return wanted;
    latest = std::max(latest, t.year);
  }
  return latest;
}

Section targets_section(const Cut& cut) {
  Section out;
  out.heading = of(say::heading_targets);
  Table table;
  table.title = of(say::table_targets);
  table.columns = {{of(say::col_order), Holds::whole, 1.0},     {of(say::col_target), Holds::text, 5.3},
                   {of(say::col_year), Holds::right_text, 1.3}, {of(say::col_goal), Holds::right_text, 1.7},
                   {of(say::col_reached), Holds::whole, 1.8},   {of(say::col_people), Holds::whole, 1.8},
                   {of(say::col_percent), Holds::percent, 1.5}, {of(say::col_evidence), Holds::text, 2.1}};
  std::int64_t order = 0;
  std::size_t reached = 0;
  std::size_t promised = 0;
  for (const auto& t : cut.figures.targets) {
    table.rows.push_back({++order, t.title, t.year == 0 ? std::string{"–"} : std::to_string(t.year), goal_words(t),
                          t.reached, t.people, tenths(t.reached, t.people), evidence_words(t.evidence)});
    reached += is_reached(t) ? 1 : 0;
    promised += t.goal > 0 ? 1 : 0;
  }
  out.paragraphs.push_back(
      html::fill(say::targets_summary.vi, {{"n", std::to_string(reached)}, {"total", std::to_string(promised)}}));
  out.tables.push_back(std::move(table));
  for (const auto& t : cut.figures.targets) {
    if (!t.people_note.empty())
      out.paragraphs.push_back(html::fill(say::people_note.vi, {{"clause", t.clause}, {"note", t.people_note}}));
  }
  return out;
}

// One table for the targets of the report's own year: a xóm a row, reached and percent for each target.
Section areas_section(const Cut& cut) {
  Section out;
  out.heading = of(say::heading_areas);
  const int year = year_of_targets(cut.figures);
  std::vector<const TargetLine*> shown;
  for (const auto& t : cut.figures.targets) {
    if (t.year == year && !t.areas.empty()) shown.push_back(&t);
  }
  if (shown.empty()) {
    out.paragraphs.push_back(of(say::no_areas));
    return out;
  }
  Table table;
  table.title = html::fill(say::table_areas.vi, {{"year", std::to_string(year)}});
  constexpr double name_cm = 3.5;
  constexpr double order_cm = 1.0;
  const double each = (table_cm - name_cm - order_cm) / (2.0 * static_cast<double>(shown.size()));
  table.columns = {{of(say::col_order), Holds::whole, order_cm}, {of(say::col_area), Holds::text, name_cm}};
  for (const auto* t : shown) {
    table.columns.push_back({html::fill(say::col_reached_of.vi, {{"clause", t->clause}}), Holds::whole, each});
    table.columns.push_back({html::fill(say::col_percent_of.vi, {{"clause", t->clause}}), Holds::percent, each});
  }
  bool hid = false;
  for (std::size_t i = 0; i < shown.front()->areas.size(); ++i) {
    std::vector<Cell> row{static_cast<std::int64_t>(i + 1), shown.front()->areas[i].name};
    for (const auto* t : shown) {
      const bool there = i < t->areas.size();
      if (!there || t->areas[i].hidden) {
        row.emplace_back(of(say::hidden_cell));
        row.emplace_back(of(say::hidden_cell));
        hid = true;
        continue;
      }
      row.emplace_back(t->areas[i].reached);
      row.emplace_back(tenths(t->areas[i].reached, t->areas[i].people));
    }
    table.rows.push_back(std::move(row));
  }
  out.tables.push_back(std::move(table));
  if (hid) out.paragraphs.push_back(of(say::hidden_note));
  return out;
}

Section tasks_section(const Cut& cut) {
  Section out;
  out.heading = of(say::heading_tasks);
  if (cut.figures.tasks.empty()) {
    out.paragraphs.push_back(of(say::to_be_written));
    return out;
  }
  Table table;
  table.title = of(say::table_tasks);
  table.columns = {{of(say::col_order), Holds::whole, 1.0},
                   {of(say::col_clause), Holds::text, 1.8},
                   {of(say::col_task), Holds::text, 7.7},
                   {of(say::col_due), Holds::text, 2.6},
                   {of(say::col_status), Holds::text, 3.4}};
  std::int64_t order = 0;
  for (const auto& t : cut.figures.tasks) table.rows.push_back({++order, t.clause, t.title, t.due, t.status});
  out.tables.push_back(std::move(table));
  return out;
}

// In a narrow head a name is broken before the unit, never inside it.
std::string head_words(std::string_view before, std::string_view unit) {
  std::string out = text::upper(before) + " ";
  for (const char c : text::upper(unit)) {
    if (c == ' ')
      out += "\u00a0";
    else
      out += c;
  }
  return out;
}

Body body_of(const Cut& cut, std::string_view issuer) {
  Body out;
  out.kind = of(say::kind);
  out.subject = html::fill(say::subject.vi, {{"month", month_words(cut)}});
  if (cut.figures.synthetic) out.banner = of(say::synthetic);
  out.opening = {html::fill(say::opening.vi, {{"issuer", std::string{issuer}}, {"month", month_words(cut)}})};
  out.sections = {targets_section(cut), areas_section(cut), tasks_section(cut)};
  Section rest;
  rest.heading = of(say::heading_proposals);
  rest.paragraphs = {of(say::to_be_written)};
  out.sections.push_back(std::move(rest));
  if (cut.figures.provisional) out.closing.push_back(of(say::provisional));
  out.closing.push_back(of(say::no_turns));
  out.closing.push_back(
      html::fill(say::cut_line.vi, {{"id", cut.id},
                                    {"commit", text::group_thousands(static_cast<long long>(cut.figures.commit))},
                                    {"time", show_day_time(cut.figures.at)}}) +
      "./.");
  return out;
}

std::string place_and_day(const Cut& cut, const Place& place) {
  // The day and month of signing are written by the one who signs.
  return html::fill(say::place_and_day.vi,
                    {{"place", bare(place.commune)}, {"year", std::to_string(day_in_vietnam(cut.made).year)}});
}

}  // namespace

StateReport report_of(const Cut& cut, StateIssuer issuer, const Place& place) {
  const auto committee = html::fill(say::committee.vi, {{"commune", place.commune}});
  StateReport out;
  out.head.place_and_day = place_and_day(cut, place);
  switch (issuer) {
    case StateIssuer::committee:  // no superior body stands above a People's Committee
      out.head.issuer = head_words(say::committee_bare.vi, place.commune);
      out.head.number = of(say::number_committee);
      out.body = body_of(cut, committee);
      out.foot.signature = {of(say::for_committee), of(say::chairperson)};
      break;
    case StateIssuer::culture_office:
      out.head.superior = head_words(say::committee_bare.vi, place.commune);
      out.head.issuer = text::upper(say::culture_office.vi);
      out.head.number = of(say::number_culture_office);
      out.body = body_of(cut, html::fill(say::culture_office_of.vi, {{"commune", place.commune}}));
      out.foot.signature = {"", of(say::office_head)};
      break;
  }
  out.foot.recipients = {of(say::state_recipient_1), of(say::state_recipient_2), of(say::state_filed)};
  return out;
}

PartyReport report_of(const Cut& cut, PartyIssuer issuer, const Place& place) {
  const auto committee = html::fill(say::party_committee.vi, {{"commune", place.commune}});
  PartyReport out;
  out.head.place_and_day = place_and_day(cut, place);
  switch (issuer) {
    case PartyIssuer::steering_board:
      out.head.superior = text::upper(committee);
      out.head.issuer = text::upper(say::steering_board.vi);
      out.head.number = of(say::number_steering_board);
      out.body = body_of(cut, html::fill(say::steering_board_of.vi, {{"commune", place.commune}}));
      out.foot.signature = {of(say::for_steering_board), of(say::board_head)};
      break;
    case PartyIssuer::party_committee:
      out.head.superior = text::upper(html::fill(say::provincial_party.vi, {{"province", bare(place.province)}}));
      out.head.issuer = text::upper(committee);
      out.head.number = of(say::number_party_committee);
      out.body = body_of(cut, committee);
      out.foot.signature = {of(say::for_party_committee), of(say::party_secretary)};
      break;
  }
  out.foot.recipients = {of(say::party_recipient_1), of(say::party_filed)};
  return out;
}

Result<Layout> read_layout(std::string_view word) {
  if (word == "ubnd") return Layout{StateIssuer::committee};
  if (word == "phong-vhxh") return Layout{StateIssuer::culture_office};
  if (word == "ban-chi-dao") return Layout{PartyIssuer::steering_board};
  if (word == "dang-uy") return Layout{PartyIssuer::party_committee};
  return refuse(Kind::missing, say::unknown_layout.key);
}

std::string_view word_of(Layout layout) {
  return std::visit(
      Cases{[](StateIssuer i) -> std::string_view { return i == StateIssuer::committee ? "ubnd" : "phong-vhxh"; },
            [](PartyIssuer i) -> std::string_view {
              return i == PartyIssuer::steering_board ? "ban-chi-dao" : "dang-uy";
            }},
      layout);
}

}  // namespace hvs::reports
