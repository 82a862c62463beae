// Attendance of one meeting, and the list of who needs a hand.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/gatherings/desk.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

constexpr std::size_t most_guests = 40;

// "Nông Văn Páo, Hoàng Thị Mẩy": names as they are said, each at least two letters.
std::vector<std::string> names_in(const web::Fields& form) {
  std::vector<std::string> out;
  for (auto rest : form.all("khach")) {
    while (!rest.empty() && out.size() < most_guests) {
      const auto end = std::min(rest.find_first_of(",;\n"), rest.size());
      auto name = text::cut(text::nfc(text::squeeze(rest.substr(0, end))), 80);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (text::letters(name) >= 2 && std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
    }
  }
  return out;
}

}  // namespace

std::vector<journal::Operation> attendance(const Desk& desk, const Meeting* before, const std::string& meeting) {
  std::vector<journal::Operation> out;
  const auto seed = desk.form_id();
  const auto reason = text::cut(text::nfc(text::squeeze(desk.call.form.get("ly-do"))), 60);
  const auto present = desk.call.form.all("co");
  const auto fact = [&](std::string id) {
    auto op = desk.operation("attendance", std::move(id));
    op.changes.push_back({"meeting", meeting});
    return op;
  };
  for (const auto& member : desk.of->members) {
    const bool here = std::ranges::find(present, member.id) != present.end();
    const auto* word = before == nullptr ? nullptr : word_about(*before, member.id);
    if (word != nullptr && word->present == here) continue;
    auto op = fact(derived_id(seed, "co/" + member.id));
    op.person = member.id;
    op.changes.push_back({"person", member.id});
    op.changes.push_back({"present", here ? "1" : "0"});
    if (!reason.empty() && word != nullptr) op.changes.push_back({"reason", reason});
    out.push_back(std::move(op));
  }
  for (const auto& name : names_in(desk.call.form)) {
    auto op = fact(derived_id(seed, "khach/" + name));
    op.changes.push_back({"guest", name});
    op.changes.push_back({"present", "1"});
    out.push_back(std::move(op));
  }
  return out;
}

web::Answer show_meeting(const Desk& desk, const Meeting& meeting) {
  const auto today = desk.today();
  page::MeetingView view;
  view.csrf = desk.call.me.csrf;
  view.action = desk.href() + "/buoi/" + meeting.id;
  view.fact = desk.new_id();
  view.planned = meeting.state == MeetingState::planned;
  const auto said = desk.call.query.get("da");
  if (said == "diem-danh") view.notice = t::gatherings::roll_saved.vi;
  if (said == "day") view.notice = t::gatherings::lesson_saved.vi;
  if (said == "nghi") view.notice = t::gatherings::called_off.vi;
  view.facts = when_words(meeting, today);
  if (!meeting.place.empty()) view.facts += " · " + meeting.place;
  if (const auto unit = desk.unit_title(meeting.unit); !unit.empty()) view.facts += " · " + unit;
  view.roll = roll_rows(desk, &meeting);
  view.recorded = !meeting.roll.empty();
  int here = 0;
  for (const auto& row : view.roll) here += row.present ? 1 : 0;
  view.count = html::fill(t::gatherings::present_of,
                          {{"n", std::to_string(here)}, {"m", std::to_string(desk.of->members.size())}});
  for (const auto& one : meeting.roll) {
    if (one.person.empty() && one.present) view.guests.push_back(one.guest);
  }
  for (const auto& one : meeting.tallies) {
    const auto slash = one.object.rfind('/');
    const auto* unit = desk.snapshot.library == nullptr || slash == std::string::npos
                           ? nullptr
                           : find_unit(*desk.snapshot.library, std::string_view{one.object}.substr(0, slash));
    const auto* question = unit == nullptr ? nullptr : learning::find_question(*unit, one.object.substr(slash + 1));
    std::string counts;
    for (std::size_t i = 0; i < one.counts.size(); ++i) {
      if (question != nullptr && i >= question->options.size()) break;
      counts += (counts.empty() ? "" : " · ") + std::string(1, static_cast<char>('A' + i)) + " " +
                std::to_string(one.counts[i]);
    }
    view.tallies.push_back({question == nullptr ? one.object : question->stem, counts,
                            std::string(one.cards ? t::gatherings::by_cards.vi : t::gatherings::by_hands.vi)});
  }
  auto out = desk.frame(desk.of->name, desk.href());
  out.body = {page::meeting(view)};
  return web::page(html::document(out));
}

web::Answer record_roll(const Desk& desk, const Meeting& meeting) {
  web::Answer out(web::see_other(desk.href() + "/buoi/" + meeting.id + "?da=diem-danh"));
  if (meeting.state != MeetingState::held) {
    auto op = desk.operation("meeting", meeting.id);
    op.changes = {{"status", state_word(MeetingState::held)}};
    out.operations.push_back(std::move(op));
  }
  for (auto& op : attendance(desk, &meeting, meeting.id)) out.operations.push_back(std::move(op));
  return out;
}

web::Answer show_needs(const Desk& desk) {
  page::NeedsView view;
  view.csrf = desk.call.me.csrf;
  view.action = desk.href();
  view.facts = desk.of->name + " · " + desk.of->area_name;
  view.as_of = html::fill(t::gatherings::as_of, {{"t", show_day_time(desk.call.now)}});
  const auto said = desk.call.query.get("da");
  if (said == "nho") view.notice = t::gatherings::handed_over_done.vi;
  if (said == "khong-ho") view.notice = t::gatherings::no_household.vi;
  page::NeedGroup absent{std::string{t::gatherings::absent_title.vi}, std::string{t::gatherings::absent_lead.vi}, {}};
  page::NeedGroup stuck{std::string{t::gatherings::stuck_title.vi}, std::string{t::gatherings::stuck_lead.vi}, {}};
  page::NeedGroup ready{std::string{t::gatherings::ready_title.vi}, std::string{t::gatherings::ready_lead.vi}, {}};
  const bool field_book = auth::may(desk.call.me, auth::Right::field_book, desk.of->area, desk.call.now).has_value();
  for (const auto& one : needs(*desk.of, desk.call.now)) {
    page::NeedRow row{
        .name = one.member->name, .facts = one.member->facts, .person = one.member->id, .fact = desk.new_id()};
    if (!one.member->phone.empty()) row.call = "tel:" + one.member->phone;
    if (field_book && !one.member->household.empty()) row.visit = "/so-tay/ho/" + one.member->household;
    row.handed_over = one.member->handed_over;
    row.may_hand_over =
        !row.handed_over && one.need != Need::ready && !one.member->household.empty() && !desk.call.offline;
    const auto n = std::to_string(one.number);
    const auto unit = desk.unit_title(one.unit);
    switch (one.need) {
      case Need::absent_twice:
        row.why = html::fill(t::gatherings::absent_why, {{"n", n}});
        absent.rows.push_back(std::move(row));
        break;
      case Need::stuck:
        row.why = html::fill(t::gatherings::stuck_why, {{"n", n}, {"u", unit}});
        stuck.rows.push_back(std::move(row));
        break;
      case Need::missed_quiz:
        row.why = html::fill(t::gatherings::missed_why, {{"n", n}, {"u", unit}});
        stuck.rows.push_back(std::move(row));
        break;
      case Need::ready:
        row.why = t::gatherings::ready_why.vi;
        ready.rows.push_back(std::move(row));
        break;
    }
  }
  for (auto* group : {&absent, &stuck, &ready}) {
    if (!group->rows.empty()) view.groups.push_back(std::move(*group));
  }
  auto out = desk.frame(std::string{t::gatherings::needs_title.vi}, desk.href());
  out.body = {page::needs_list(view)};
  return web::page(html::document(out));
}

}  // namespace hvs::gatherings
