// Every address of /lop-hoc, on the server and on the phone alike.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/gatherings/desk.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

constexpr std::size_t most_held = 20;

int present_in(const Meeting& meeting) {
  int n = 0;
  for (const auto& one : meeting.roll) {
    if (one.person.empty() ? one.present : word_about(meeting, one.person) == &one && one.present) ++n;
  }
  return n;
}

// The meeting a person would look for first: the next one, today's before all.
const Meeting* next_of(const Class& of, std::string_view today) {
  const Meeting* next = nullptr;
  for (const auto& one : of.meetings) {
    if (one.state != MeetingState::planned || one.on < today) continue;
    if (next == nullptr || one.on < next->on) next = &one;
  }
  return next;
}

std::string class_facts(const Class& of) {
  return of.area_name + " · " + html::fill(t::gatherings::people_n, {{"n", std::to_string(of.members.size())}});
}

std::string needs_words(const Class& of, Instant now) {
  std::vector<const Member*> who;
  for (const auto& one : needs(of, now)) {
    if (std::ranges::find(who, one.member) == who.end()) who.push_back(one.member);
  }
  return who.empty() ? std::string{} : html::fill(t::gatherings::needs_n, {{"n", std::to_string(who.size())}});
}

web::Answer show_home(const Desk& desk) {
  page::HomeView view;
  const auto today = desk.today();
  std::vector<const Class*> order;
  for (const auto& one : desk.snapshot.classes) order.push_back(&one);
  std::ranges::stable_sort(order, [&](const Class* a, const Class* b) {
    const auto* next_a = next_of(*a, today);
    const auto* next_b = next_of(*b, today);
    return (next_a == nullptr ? "9" : next_a->on) < (next_b == nullptr ? "9" : next_b->on);
  });
  for (const auto* one : order) {
    const auto* next = next_of(*one, today);
    view.classes.push_back({std::string{home_path} + "/" + one->id, one->name, class_facts(*one),
                            next == nullptr ? "" : when_words(*next, today), needs_words(*one, desk.call.now)});
  }
  auto out = desk.frame(std::string{t::gatherings::title.vi}, "");
  out.body = {page::home(view)};
  return web::page(html::document(out));
}

page::MeetingRow meeting_row(const Desk& desk, const Meeting& one, std::string_view today) {
  page::MeetingRow row{desk.href() + "/buoi/" + one.id, when_words(one, today), one.place, {}, {}};
  const auto unit = desk.unit_title(one.unit);
  if (!unit.empty()) row.what = unit + (one.place.empty() ? "" : " · " + one.place);
  switch (one.state) {
    case MeetingState::planned:
      row.state = one.on == today ? t::gatherings::state_today.vi : t::gatherings::state_planned.vi;
      row.badge = "info";
      break;
    case MeetingState::held:
      row.state = html::fill(t::gatherings::state_held,
                             {{"n", std::to_string(present_in(one))}, {"m", std::to_string(desk.of->members.size())}});
      row.badge = "good";
      break;
    case MeetingState::off:
      row.state = t::gatherings::state_off.vi;
      break;
  }
  return row;
}

std::string came_words(const Class& of, const Member& member) {
  int came = 0;
  int held = 0;
  for (const auto& meeting : of.meetings) {
    if (meeting.state != MeetingState::held) continue;
    const auto* word = word_about(meeting, member.id);
    if (word == nullptr) continue;
    ++held;
    if (word->present) ++came;
  }
  return held == 0 ? "" : std::to_string(came) + "/" + std::to_string(held);
}

std::string notice_of(const web::Call& call) {
  const auto said = call.query.get("da");
  if (said == "buoi") return std::string{t::gatherings::meeting_saved.vi};
  if (said == "the") return std::string{t::gatherings::cards_given.vi};
  return {};
}

web::Answer show_class(const Desk& desk, std::string_view error = {}) {
  const auto& of = *desk.of;
  const auto today = desk.today();
  const auto* next = next_of(of, today);
  page::ClassView view;
  view.csrf = desk.call.me.csrf;
  view.action = desk.href();
  view.notice = notice_of(desk.call);
  view.error = error;
  view.facts = class_facts(of);
  view.needs = needs_words(of, desk.call.now);
  view.units = unit_choices(desk, next == nullptr ? "" : next->unit);
  view.on_server = !desk.call.offline;
  view.fact = desk.new_id();
  view.on = error.empty() ? show_day(day_in_vietnam(desk.call.now)) : std::string(desk.call.form.get("ngay"));
  view.at = error.empty() ? "19:30" : std::string(desk.call.form.get("gio"));
  if (!error.empty())
    view.place = desk.call.form.get("noi");
  else if (!of.meetings.empty())
    view.place = of.meetings.back().place;
  for (const auto& one : of.meetings) {
    if (one.state == MeetingState::planned && one.on >= today) view.planned.push_back(meeting_row(desk, one, today));
  }
  for (auto one = of.meetings.rbegin(); one != of.meetings.rend() && view.held.size() < most_held; ++one) {
    if (one->state != MeetingState::planned || one->on < today) view.held.push_back(meeting_row(desk, *one, today));
  }
  for (const auto& one : of.members) {
    view.members.push_back({one.name, one.facts, one.card == 0 ? "" : std::to_string(one.card), came_words(of, one)});
    view.seats_missing = view.seats_missing || one.card == 0;
  }
  auto out = desk.frame(of.name, std::string{home_path});
  out.body = {page::class_page(view)};
  return web::page(html::document(out), error.empty() ? 200 : 422);
}

web::Answer plan_meeting(const Desk& desk) {
  const auto& form = desk.call.form;
  const auto day = read_partial(form.get("ngay"));
  if (!day || day->day == 0) return show_class(desk, t::gatherings::need_day.vi);
  const auto at = read_time(form.get("gio"));
  if (!at) return show_class(desk, t::gatherings::need_time.vi);
  const std::string unit{form.get("bai")};
  auto op = desk.operation("meeting", desk.form_id());
  op.changes.push_back({"area", desk.of->area});
  op.changes.push_back({"on", store_partial(*day)});
  op.changes.push_back({"at", *at});
  op.changes.push_back({"place", text::cut(text::nfc(text::squeeze(form.get("noi"))), 60)});
  if (!desk.unit_title(unit).empty()) op.changes.push_back({"unit", unit});
  op.changes.push_back({"status", state_word(MeetingState::planned)});
  web::Answer out(web::see_other(desk.href() + "?da=buoi"));
  out.operations.push_back(std::move(op));
  return out;
}

web::Answer give_seats(const Desk& desk) {
  web::Answer out(web::see_other(desk.href() + "?da=the"));
  const auto seed = desk.form_id();
  for (const auto& seat : seats_to_give(*desk.of)) {
    auto op = desk.operation("class_seat", derived_id(seed, seat.person));
    op.changes.push_back({"area", desk.of->area});
    op.changes.push_back({"person", seat.person});
    op.changes.push_back({"number", std::to_string(seat.number)});
    out.operations.push_back(std::move(op));
  }
  return out;
}

web::Answer call_off(const Desk& desk, const Meeting& meeting) {
  auto op = desk.operation("meeting", meeting.id);
  op.changes = {{"status", state_word(MeetingState::off)}};
  web::Answer out(web::see_other(desk.href() + "/buoi/" + meeting.id + "?da=nghi"));
  out.operations.push_back(std::move(op));
  return out;
}

}  // namespace

web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker) {
  Desk desk{call, snapshot, maker};
  const bool writes = call.method == web::Method::post;
  const auto id = call.params.get("id");
  if (id.empty()) return show_home(desk);
  const auto at = std::ranges::find(snapshot.classes, id, &Class::id);
  if (at == snapshot.classes.end())
    return desk.said(t::gatherings::no_such_class, t::gatherings::no_class, std::string{home_path},
                     t::gatherings::to_classes, 404);
  desk.of = &*at;
  auto rest = std::string_view{call.path}.substr(std::string{home_path}.size() + 1 + id.size());
  if (rest.empty()) return show_class(desk);
  if (rest == "/day") return writes ? record_lesson(desk) : show_lesson(desk);
  if (rest == "/can-giup") return show_needs(desk);
  if (rest == "/buoi" && writes) return plan_meeting(desk);
  if (rest == "/so-the" && writes) return give_seats(desk);
  const auto* meeting = desk.meeting(call.params.get("buoi"));
  if (meeting == nullptr)
    return desk.said(t::gatherings::no_such_meeting, t::gatherings::none_planned, desk.href(), t::gatherings::to_class,
                     404);
  if (rest.ends_with("/huy") && writes) return call_off(desk, *meeting);
  return writes ? record_roll(desk, *meeting) : show_meeting(desk, *meeting);
}

}  // namespace hvs::gatherings
