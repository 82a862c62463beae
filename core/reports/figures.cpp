// Figures as they are stored, and the small arithmetic of months and percents.
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/reports/model.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

using json::Json;

std::int64_t whole(const Json& object, std::string_view key) { return object.at(key).integer(); }
std::string words(const Json& object, std::string_view key) { return std::string{object.at(key).string()}; }

void put_target(json::Writer& w, const TargetLine& t) {
  w.begin_object()
      .key("clause")
      .value(t.clause)
      .key("title")
      .value(t.title)
      .key("year")
      .value(t.year)
      .key("goal")
      .value(t.goal);
  w.key("more_than").value(t.more_than).key("evidence").value(t.evidence);
  w.key("reached").value(static_cast<long long>(t.reached)).key("people").value(static_cast<long long>(t.people));
  w.key("people_note").value(t.people_note).key("areas").begin_array();
  for (const auto& a : t.areas) {
    w.begin_object().key("name").value(a.name).key("reached").value(static_cast<long long>(a.reached));
    w.key("people").value(static_cast<long long>(a.people)).key("hidden").value(a.hidden).end_object();
  }
  w.end_array().end_object();
}

TargetLine target_of(const Json& j) {
  TargetLine t;
  t.clause = words(j, "clause");
  t.title = words(j, "title");
  t.year = static_cast<int>(whole(j, "year"));
  t.goal = static_cast<int>(whole(j, "goal"));
  t.more_than = j.at("more_than").boolean();
  t.evidence = static_cast<int>(whole(j, "evidence"));
  t.reached = whole(j, "reached");
  t.people = whole(j, "people");
  t.people_note = words(j, "people_note");
  for (const auto& a : j.at("areas").items()) {
    t.areas.push_back({words(a, "name"), whole(a, "reached"), whole(a, "people"), a.at("hidden").boolean()});
  }
  return t;
}

constexpr int stored_version = 1;

}  // namespace

std::string write_figures(const Figures& f) {
  std::string out;
  json::Writer w{out};
  w.begin_object().key("version").value(stored_version).key("month").value(f.month);
  w.key("commit").value(f.commit).key("at").value(static_cast<long long>(to_ms(f.at)));
  w.key("provisional").value(f.provisional).key("synthetic").value(f.synthetic).key("targets").begin_array();
  for (const auto& t : f.targets) put_target(w, t);
  w.end_array().key("tasks").begin_array();
  for (const auto& t : f.tasks) {
    w.begin_object()
        .key("clause")
        .value(t.clause)
        .key("title")
        .value(t.title)
        .key("status")
        .value(t.status)
        .key("due")
        .value(t.due)
        .end_object();
  }
  w.end_array().end_object();
  return out;
}

Result<Figures> read_figures(std::string_view text) {
  const auto read = json::parse(text);
  if (!read || read->at("version").integer() != stored_version) return refuse(Kind::broken, t::reports::bad_cut.key);
  Figures f;
  f.month = words(*read, "month");
  if (!read_month(f.month)) return refuse(Kind::broken, t::reports::bad_cut.key, "month");
  f.commit = static_cast<std::uint64_t>(whole(*read, "commit"));
  f.at = from_ms(whole(*read, "at"));
  f.provisional = read->at("provisional").boolean(true);
  f.synthetic = read->at("synthetic").boolean();
  for (const auto& t : read->at("targets").items()) f.targets.push_back(target_of(t));
  for (const auto& t : read->at("tasks").items()) {
    f.tasks.push_back({words(t, "clause"), words(t, "title"), words(t, "status"), words(t, "due")});
  }
  return f;
}

Result<Month> read_month(std::string_view key) {
  long long year = 0;
  long long month = 0;
  if (key.size() != 7 || key[4] != '-' || !text::read_int(key.substr(0, 4), year) ||
      !text::read_int(key.substr(5), month) || year < 2000 || year > 2999 || month < 1 || month > 12) {
    return refuse(Kind::invalid, t::reports::bad_month.key);
  }
  return Month{static_cast<int>(year), static_cast<int>(month)};
}

std::string key_of(Month m) { return std::to_string(m.year) + (m.month < 10 ? "-0" : "-") + std::to_string(m.month); }

Month month_of(Day day) { return {day.year, day.month}; }

std::vector<Month> last_months(Day today, int count) {
  std::vector<Month> out;
  for (auto m = month_of(today); count > 0; --count) {
    out.push_back(m);
    m = m.month == 1 ? Month{m.year - 1, 12} : Month{m.year, m.month - 1};
  }
  return out;
}

std::int64_t tenths(std::int64_t reached, std::int64_t people) { return people <= 0 ? 0 : reached * 1000 / people; }

std::string show_tenths(std::int64_t value) {
  return text::group_thousands(value / 10) + "," + std::to_string(value % 10);
}

bool is_reached(const TargetLine& t) {
  if (t.people <= 0 || t.goal <= 0) return false;  // no number was promised
  const auto have = t.reached * 100;
  const auto want = static_cast<std::int64_t>(t.goal) * t.people;
  return t.more_than ? have > want : have >= want;
}

}  // namespace hvs::reports
