#include "core/gatherings/desk.hpp"

#include <algorithm>

#include "text/gatherings.hpp"

namespace hvs::gatherings {

std::string Desk::form_id() const {
  const auto given = call.form.get("ma");
  return is_uuid(given) ? std::string{given} : new_id();
}

std::string Desk::today() const {
  const auto day = day_in_vietnam(call.now);
  return store_partial({day.year, day.month, day.day});
}

const Meeting* Desk::meeting(std::string_view id) const {
  const auto at = std::ranges::find(of->meetings, id, &Meeting::id);
  return at == of->meetings.end() ? nullptr : &*at;
}

const Member* Desk::member(std::string_view id) const {
  const auto at = std::ranges::find(of->members, id, &Member::id);
  return at == of->members.end() ? nullptr : &*at;
}

std::string Desk::unit_title(std::string_view path) const {
  const auto* unit = snapshot.library == nullptr ? nullptr : find_unit(*snapshot.library, path);
  return unit == nullptr ? std::string{} : unit->title;
}

journal::Operation Desk::operation(std::string_view entity, std::string id) const {
  journal::Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.area = of->area;
  op.author = call.me.account;
  op.claimed = call.now;
  op.changes = {{"class", of->id}};
  return op;
}

html::DocumentView Desk::frame(std::string title, std::string back) const {
  html::DocumentView view;
  view.around = html::around(call, maker.site, home_path);
  view.frame = html::Frame::staff;
  view.title = std::move(title);
  view.back = std::move(back);
  view.keep = {"/lop-hoc/goi"};
  return view;
}

web::Answer Desk::said(const Text& title, const Text& words, std::string href, const Text& label, int status) const {
  auto view = frame(std::string{title.vi}, std::string{home_path});
  view.body = {page::said({std::string{words.vi}, std::move(href), std::string{label.vi}})};
  return web::page(html::document(view), status);
}

std::string day_words(std::string_view iso) {
  const auto day = read_partial_iso(iso);
  return day ? show_partial(*day) : std::string{iso};
}

std::string when_words(const Meeting& m, std::string_view today) {
  if (m.on == today) return html::fill(t::gatherings::today_at, {{"t", m.at}});
  return m.at.empty() ? day_words(m.on) : html::fill(t::gatherings::day_at, {{"d", day_words(m.on)}, {"t", m.at}});
}

std::vector<page::ChoiceGroup> unit_choices(const Desk& desk, std::string_view chosen) {
  std::vector<page::ChoiceGroup> out;
  if (desk.snapshot.library == nullptr) return out;
  for (const auto& course : desk.snapshot.library->courses) {
    page::ChoiceGroup group{course.title, {}};
    for (const auto& unit : course.units) {
      const auto path = course.id + "/" + unit.id;
      group.choices.push_back({path, unit.title, path == chosen});
    }
    out.push_back(std::move(group));
  }
  return out;
}

std::vector<page::RollRow> roll_rows(const Desk& desk, const Meeting* meeting) {
  std::vector<page::RollRow> out;
  for (const auto& member : desk.of->members) {
    const auto* word = meeting == nullptr ? nullptr : word_about(*meeting, member.id);
    out.push_back({member.id, member.name, member.card == 0 ? "" : std::to_string(member.card),
                   word != nullptr && word->present});
  }
  return out;
}

}  // namespace hvs::gatherings
