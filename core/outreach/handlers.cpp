// Every address of the field book, and its lists.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/outreach/desk.hpp"
#include "text/outreach.hpp"

namespace hvs::outreach {
namespace {

using journal::RecordState;
using journal::value_of;

constexpr std::size_t most_rows = 60;
constexpr std::size_t most_on_home = 5;

const Text& choice_words(std::string_view kind, std::string_view value) {
  if (kind == "signal") {
    if (value == "khong") return t::outreach::signal_khong;
    if (value == "yeu") return t::outreach::signal_yeu;
    if (value == "tot") return t::outreach::signal_tot;
  } else if (kind == "devices") {
    if (value == "khong") return t::outreach::devices_khong;
    if (value == "phim") return t::outreach::devices_phim;
    if (value == "chung") return t::outreach::devices_chung;
    if (value == "rieng") return t::outreach::devices_rieng;
  } else if (kind == "status") {
    if (value == "dang_o" || value.empty()) return t::outreach::status_dang_o;
    if (value == "da_chuyen") return t::outreach::status_da_chuyen;
  }
  return t::outreach::unknown;
}

bool is_lived_in(const RecordState& house) { return house.exists && value_of(house, "status") != "da_chuyen"; }

// Every word typed must begin a word of what the household is known by.
bool answers_to(const Desk& desk, const RecordState& house, const std::string& words) {
  if (words.empty()) return true;
  std::string all(value_of(house, "code"));
  all += ' ';
  all += value_of(house, "address");
  for (const auto* one : desk.people_of(house.entity_id)) {
    all += ' ';
    all += value_of(*one, "name");
  }
  all = " " + text::fold(all);
  // A word may stand behind a quote, a slash or a bracket.
  std::ranges::replace_if(all, [](char c) { return c == '"' || c == '/' || c == '(' || c == '<' || c == '-'; }, ' ');
  std::string_view rest(words);
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (all.find(" " + std::string(rest.substr(0, end))) == std::string::npos) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

const Text& figure_words(std::string_view what) {
  if (what == "gap") return t::outreach::f_gap;
  if (what == "vang_nha") return t::outreach::f_vang_nha;
  if (what == "tu_choi") return t::outreach::f_tu_choi;
  if (what == "luot_gap") return t::outreach::f_luot_gap;
  if (what == "nguoi_moi") return t::outreach::f_nguoi_moi;
  if (what == "viec") return t::outreach::f_viec;
  return t::outreach::f_dong_y;
}

const Text& waiting_words(std::string_view entity) {
  if (entity == "visit") return t::outreach::w_visit;
  if (entity == "consent") return t::outreach::w_consent;
  if (entity == "observed_skill") return t::outreach::w_skill;
  if (entity == "evidence") return t::outreach::w_evidence;
  if (entity == "person") return t::outreach::w_person;
  if (entity == "household") return t::outreach::w_household;
  return t::outreach::w_other;
}

// Whom or which house a waiting operation is about, in people's words.
std::string about(const Desk& desk, const journal::Operation& op) {
  const auto person_id = op.entity == "person" ? std::string_view{op.entity_id} : std::string_view{op.person};
  if (const auto* person = desk.person(person_id)) return std::string(value_of(*person, "name"));
  const auto house_id = op.entity == "household" ? std::string_view{op.entity_id} : value_of(op, "household");
  const auto* house = desk.household(house_id);
  return house == nullptr ? std::string{} : desk.title_of(*house);
}

web::Answer not_found(const Desk& desk) {
  html::Html words;
  html::put_text(words.markup, t::outreach::no_household.vi);
  return desk.show(std::string(t::outreach::title.vi), "/so-tay/ho",
                   "<div class=\"notice warn\"><p>" + words.markup + "</p></div>", 404);
}

}  // namespace

web::Answer show_home(const Desk& desk) {
  page::HomeView view;
  view.no_area = desk.snapshot.areas.empty();
  view.waiting = static_cast<long long>(desk.snapshot.waiting.size());
  const auto today = day_in_vietnam(desk.call.now);
  for (const auto& house : desk.snapshot.households) {
    if (!is_lived_in(house)) continue;
    ++view.households;
    if (!value_of(house, "revisit").empty() && view.revisits.size() < most_on_home) {
      view.revisits.push_back(desk.row_of(house));
      view.revisits.back().sub += " · " + std::string(value_of(house, "revisit"));
    }
    const auto* visit = desk.visit_of(house.entity_id);
    if (visit == nullptr) continue;
    ++view.visited;
    long long at = 0;
    if (text::read_int(value_of(*visit, "at"), at) && day_in_vietnam(from_ms(at)) == today &&
        view.today.size() < most_rows) {
      view.today.push_back(desk.row_of(house));
    }
  }
  view.households_words = html::fill(t::outreach::households_n, {{"n", std::to_string(view.households)}});
  view.waiting_words = html::fill(t::outreach::waiting_n, {{"n", std::to_string(view.waiting)}});
  return desk.show(std::string(t::outreach::title.vi), "", page::home(view));
}

web::Answer show_list(const Desk& desk) {
  page::ListView view;
  view.words = desk.call.query.get("tim");
  const auto words = text::fold(view.words);
  const auto area = desk.call.query.get("xom");
  const auto filter = desk.call.query.get("loc");
  if (desk.snapshot.areas.size() > 1) {
    view.areas.push_back({"", std::string(t::outreach::all_areas.vi), area.empty()});
    for (const auto& one : desk.snapshot.areas) view.areas.push_back({one.path, one.name, one.path == area});
  }
  view.filters = {{"", std::string(t::outreach::filter_all.vi), filter.empty()},
                  {"moi", std::string(t::outreach::filter_new.vi), filter == "moi"},
                  {"hen", std::string(t::outreach::filter_revisit.vi), filter == "hen"}};
  std::vector<const RecordState*> found;
  for (const auto& house : desk.snapshot.households) {
    if (!is_lived_in(house) || (!area.empty() && house.area != area)) continue;
    if (filter == "moi" && desk.visit_of(house.entity_id) != nullptr) continue;
    if (filter == "hen" && value_of(house, "revisit").empty()) continue;
    if (answers_to(desk, house, words)) found.push_back(&house);
  }
  std::ranges::stable_sort(found, [](const RecordState* a, const RecordState* b) {
    return std::pair{a->area, value_of(*a, "code")} < std::pair{b->area, value_of(*b, "code")};
  });
  const auto n = std::to_string(found.size());
  view.found = found.empty() ? std::string(t::outreach::none_found.vi)
               : found.size() > most_rows
                   ? html::fill(t::outreach::found_first, {{"n", n}, {"m", std::to_string(most_rows)}})
                   : html::fill(t::outreach::found_n, {{"n", n}});
  for (const auto* house : found) {
    if (view.rows.size() == most_rows) break;
    view.rows.push_back(desk.row_of(*house));
  }
  return desk.show(std::string(t::outreach::list_title.vi), "/so-tay", page::list(view));
}

web::Answer show_house(const Desk& desk, const RecordState& house) {
  page::HouseView view;
  view.id = house.entity_id;
  const auto done = desk.call.query.get("xong");
  if (desk.call.query.get("khac") == "1") {
    view.notice = t::outreach::clashed.vi;
    view.notice_class = "warn";
  } else if (!done.empty()) {
    view.notice = done == "tham" ? t::outreach::saved_visit.vi : t::outreach::saved_edit.vi;
    if (done == "nguoi") {
      const auto people = desk.people_of(house.entity_id);
      const auto* person = desk.person(desk.call.query.get("ai"));
      view.notice =
          html::fill(t::outreach::saved_newcomer,
                     {{"name", std::string(person == nullptr ? std::string_view{} : value_of(*person, "name"))}});
    }
    if (desk.call.offline) view.notice += " " + std::string(t::outreach::kept_here.vi);
    view.notice_class = "good";
  }
  view.area = desk.area_name(house.area);
  view.code = value_of(house, "code");
  view.address = value_of(house, "address");
  view.signal = choice_words("signal", value_of(house, "signal")).vi;
  view.devices = choice_words("devices", value_of(house, "devices")).vi;
  view.status = choice_words("status", value_of(house, "status")).vi;
  view.revisit = value_of(house, "revisit");
  view.note = value_of(house, "note");
  view.last_visit = t::outreach::never_visited.vi;
  long long at = 0;
  if (const auto* visit = desk.visit_of(house.entity_id);
      visit != nullptr && text::read_int(value_of(*visit, "at"), at)) {
    view.last_visit = show_day_time(from_ms(at));
  }
  for (const auto* one : desk.people_of(house.entity_id)) {
    view.people.push_back(
        {std::string(value_of(*one, "name")), person_line(desk, *one),
         desk.has_consented(one->entity_id) ? std::string(t::outreach::consented.vi) : std::string{}});
  }
  const auto title = html::fill(t::outreach::household_title, {{"name", desk.title_of(house)}});
  return desk.show(title, "/so-tay/ho", page::house(view));
}

web::Answer show_waiting(const Desk& desk) {
  page::WaitingView view;
  for (const auto& op : desk.snapshot.waiting) {
    view.rows.push_back({std::string(waiting_words(op.entity).vi), about(desk, op), show_day_time(op.claimed)});
  }
  return desk.show(std::string(t::outreach::waiting_title.vi), "/so-tay", page::waiting(view));
}

// R9: the server's figure and what waits stand side by side; their sum is what the server will say after the exchange.
web::Answer show_month(const Desk& desk) {
  page::MonthView view;
  const auto month = month_key(desk.call.now);
  for (const auto what : figure_kinds) {
    long long counted = 0;
    for (const auto& one : desk.snapshot.figures) {
      if (one.what == what && desk.snapshot.month == month) counted += one.n;
    }
    long long pending = 0;
    for (const auto& op : desk.snapshot.waiting) {
      const bool is_new = op.entity == "person" && !value_of(op, "name").empty();
      for (const auto& one : counts(op, is_new)) pending += one.what == what ? one.n : 0;
    }
    view.rows.push_back(
        {std::string(figure_words(what).vi), text::group_thousands(counted), text::group_thousands(pending)});
  }
  const auto shown = month.substr(5) + "/" + month.substr(0, 4);
  return desk.show(html::fill(t::outreach::month_title, {{"m", shown}}), "/so-tay", page::month(view));
}

web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker) {
  const Desk desk{call, snapshot, maker};
  const std::string_view path = call.path;
  if (path == "/so-tay") return show_home(desk);
  if (path == "/so-tay/ho") return show_list(desk);
  if (path == "/so-tay/nguoi-moi") return newcomer_form(desk);
  if (path == "/so-tay/cho-gui") return show_waiting(desk);
  if (path == "/so-tay/thang") return show_month(desk);
  constexpr std::string_view below = "/so-tay/ho/";
  if (!path.starts_with(below)) return not_found(desk);
  const auto rest = path.substr(below.size());
  const auto slash = std::min(rest.find('/'), rest.size());
  const auto* house = desk.household(rest.substr(0, slash));
  if (house == nullptr) return not_found(desk);
  const auto tail = rest.substr(slash);
  if (tail.empty()) return show_house(desk, *house);
  if (tail == "/tham") return visit_form(desk, *house);
  if (tail == "/sua") return edit_form(desk, *house);
  return not_found(desk);
}

}  // namespace hvs::outreach
