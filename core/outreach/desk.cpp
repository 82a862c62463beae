#include "core/outreach/desk.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/journal/pages.hpp"
#include "text/outreach.hpp"

namespace hvs::outreach {

using journal::RecordState;
using journal::value_of;

namespace {

const RecordState* find_in(const std::vector<RecordState>& list, std::string_view id) {
  const auto at = std::ranges::find(list, id, &RecordState::entity_id);
  return at == list.end() || !at->exists ? nullptr : &*at;
}

bool lives_here(const RecordState& person) {
  const auto residence = value_of(person, "residence");
  return residence != "da_chuyen" && residence != "da_mat" && value_of(person, "merged_into").empty();
}

}  // namespace

std::string house_href(std::string_view id) { return "/so-tay/ho/" + std::string(id); }

const RecordState* Desk::household(std::string_view id) const { return find_in(snapshot.households, id); }
const RecordState* Desk::person(std::string_view id) const { return find_in(snapshot.persons, id); }
const RecordState* Desk::visit_of(std::string_view id) const { return find_in(snapshot.visits, id); }

bool Desk::has_consented(std::string_view id) const {
  const auto* consent = find_in(snapshot.consents, id);
  return consent != nullptr && value_of(*consent, "given") == "1";
}

std::vector<const RecordState*> Desk::people_of(std::string_view id) const {
  std::vector<const RecordState*> out;
  for (const auto& one : snapshot.persons) {
    if (one.exists && value_of(one, "household") == id && lives_here(one)) out.push_back(&one);
  }
  // The head first, then the eldest: the order in which a household is spoken of.
  std::ranges::stable_sort(out, [](const RecordState* a, const RecordState* b) {
    const bool head_a = value_of(*a, "relation") == "chu_ho";
    const bool head_b = value_of(*b, "relation") == "chu_ho";
    if (head_a != head_b) return head_a;
    return value_of(*a, "birth") < value_of(*b, "birth");
  });
  return out;
}

std::string_view Desk::area_name(std::string_view path) const {
  const auto at = std::ranges::find(snapshot.areas, path, &Place::path);
  return at == snapshot.areas.end() ? path : std::string_view{at->name};
}

std::string Desk::title_of(const RecordState& house) const {
  // People say whose house it is; the code is for lists and is shown only when nobody's name is known.
  const auto people = people_of(house.entity_id);
  if (!people.empty()) return std::string(value_of(*people.front(), "name"));
  const auto code = value_of(house, "code");
  return code.empty() ? std::string(t::outreach::unnamed.vi)
                      : html::fill(t::outreach::house_by_code, {{"code", std::string(code)}});
}

// Where it is, said once: an address often repeats the name of its xóm.
std::string Desk::place_of(const RecordState& house) const {
  std::string area(area_name(house.area));
  std::string address(value_of(house, "address"));
  if (address.empty()) return area;
  if (text::fold(address).find(text::fold(area)) != std::string::npos) return address;
  return snapshot.areas.size() > 1 ? area + " · " + address : address;
}

page::HouseRow Desk::row_of(const RecordState& house) const {
  page::HouseRow row;
  row.href = house_href(house.entity_id);
  row.title = title_of(house);
  row.sub = place_of(house);
  row.sub += " · " + html::fill(t::outreach::people_n, {{"n", std::to_string(people_of(house.entity_id).size())}});
  const auto* visit = visit_of(house.entity_id);
  long long at = 0;
  if (visit == nullptr) {
    row.badge = t::outreach::never_visited.vi;
    row.badge_class = "warn";
  } else {
    (void)text::read_int(value_of(*visit, "at"), at);
    row.badge = html::fill(t::outreach::last_visit, {{"t", show_day(day_in_vietnam(from_ms(at)))}});
    row.badge_class = "good";
  }
  if (const auto wish = value_of(house, "revisit"); !wish.empty()) {
    row.badge += " · " + std::string(t::outreach::revisit.vi) + ": " + std::string(wish);
  }
  return row;
}

std::string Desk::form_id() const {
  const auto given = call.form.get("ma");
  return is_uuid(given) ? std::string(given) : new_id();
}

journal::Operation Desk::operation(std::string_view entity, std::string id, std::string area) const {
  journal::Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.area = std::move(area);
  op.claimed = call.now;
  return op;
}

web::Reply Desk::show(std::string title, std::string back, std::string body, int status) const {
  html::DocumentView view;
  view.around = html::around(call, maker.site, "/so-tay");
  view.frame = html::Frame::staff;
  view.title = std::move(title);
  view.back = std::move(back);
  view.body = {std::move(body)};
  view.keep = {"/so-tay/goi"};
  return web::page(html::document(view), status);
}

std::string person_line(const Desk& desk, const RecordState& person) {
  std::string out;
  const auto add = [&](std::string_view words) {
    if (!out.empty()) out += ", ";
    out += words;
  };
  if (const auto birth = read_partial_iso(value_of(person, "birth")); birth) {
    add(html::fill(t::outreach::born, {{"y", std::to_string(birth->year)}}));
  }
  const auto vneid = value_of(person, "vneid");
  add(vneid == "2" ? t::outreach::vneid_2.vi : vneid == "1" ? t::outreach::vneid_1.vi : t::outreach::vneid_0.vi);
  add(value_of(person, "bank") == "1" ? t::outreach::bank_yes.vi : t::outreach::bank_no.vi);
  (void)desk;
  return out;
}

web::Answer written(const Desk& desk, std::vector<journal::Operation> operations, std::string next, std::string back) {
  web::Answer answer(web::see_other(std::move(next)));
  answer.operations = std::move(operations);
  // `finish` outlives this call's desk: it keeps its own copies.
  answer.finish = [call = desk.call, maker = desk.maker, snapshot = Snapshot{}, go_on = answer.reply,
                   back = std::move(back)](const std::vector<journal::Outcome>& outcomes) {
    const Desk later{call, snapshot, maker};
    for (const auto& one : outcomes) {
      if (one.kind != journal::OutcomeKind::quarantined) continue;
      const auto& why = journal::reason_label(one.reason);
      html::Html words;
      html::put_text(words.markup, html::fill(t::outreach::not_taken, {{"reason", std::string(why.vi)}}));
      return later.show(std::string(t::outreach::title.vi), back,
                        "<div class=\"notice warn\"><p>" + words.markup + "</p></div>", 403);
    }
    auto reply = go_on;
    const bool clashed = std::ranges::any_of(
        outcomes, [](const journal::Outcome& one) { return one.kind == journal::OutcomeKind::conflict; });
    if (clashed) {
      auto& location = reply.headers.front().value;
      location += location.find('?') == std::string::npos ? "?khac=1" : "&khac=1";
    }
    return reply;
  };
  return answer;
}

}  // namespace hvs::outreach
