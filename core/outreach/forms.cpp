// Editing a household and adding a newcomer.
#include <algorithm>
#include <charconv>

#include "core/base/text.hpp"
#include "core/outreach/desk.hpp"
#include "text/outreach.hpp"

namespace hvs::outreach {
namespace {

using journal::RecordState;
using journal::value_of;

constexpr std::string_view edited[] = {"address", "signal", "devices", "status", "revisit", "note"};

std::uint64_t version_of(const RecordState& record, std::string_view field) {
  for (const auto& one : record.fields) {
    if (one.field == field) return one.version;
  }
  return 0;
}

std::vector<page::Choice> choices(std::string_view now,
                                  std::initializer_list<std::pair<std::string_view, const Text*>> all) {
  std::vector<page::Choice> out;
  for (const auto& [value, words] : all) out.push_back({std::string(value), std::string(words->vi), value == now});
  return out;
}

web::Answer show_edit(const Desk& desk, const RecordState& house, std::string error) {
  const bool again = !error.empty();
  const auto now = [&](std::string_view field) { return again ? desk.call.form.get(field) : value_of(house, field); };
  page::EditView view;
  view.household = house.entity_id;
  view.csrf = desk.call.me.csrf;
  view.error = std::move(error);
  view.address = now("address");
  view.revisit = now("revisit");
  view.note = now("note");
  view.signals = choices(now("signal"), {{"", &t::outreach::unknown},
                                         {"khong", &t::outreach::signal_khong},
                                         {"yeu", &t::outreach::signal_yeu},
                                         {"tot", &t::outreach::signal_tot}});
  view.devices = choices(now("devices"), {{"", &t::outreach::unknown},
                                          {"khong", &t::outreach::devices_khong},
                                          {"phim", &t::outreach::devices_phim},
                                          {"chung", &t::outreach::devices_chung},
                                          {"rieng", &t::outreach::devices_rieng}});
  view.statuses = choices(now("status").empty() ? "dang_o" : now("status"),
                          {{"dang_o", &t::outreach::status_dang_o}, {"da_chuyen", &t::outreach::status_da_chuyen}});
  // What the writer saw: the value and its version, so that only what was really changed is written.
  for (const auto field : edited) {
    const auto base =
        again ? std::string(desk.call.form.get("b_" + std::string(field))) : std::to_string(version_of(house, field));
    const auto was =
        again ? std::string(desk.call.form.get("c_" + std::string(field))) : std::string(value_of(house, field));
    view.bases.push_back({"b_" + std::string(field), base});
    view.bases.push_back({"c_" + std::string(field), was});
  }
  return desk.show(std::string(t::outreach::edit_title.vi), house_href(house.entity_id), page::edit(view),
                   again ? 422 : 200);
}

std::string shown_year(const Desk& desk) { return text::trim(desk.call.form.get("nam")); }

std::vector<page::HouseRow> same_names(const Desk& desk, const std::string& name) {
  std::vector<page::HouseRow> out;
  const auto folded = text::fold(name);
  for (const auto& one : desk.snapshot.persons) {
    if (!one.exists || text::fold(value_of(one, "name")) != folded) continue;
    const auto* house = desk.household(value_of(one, "household"));
    out.push_back({house == nullptr ? "/so-tay/ho" : house_href(house->entity_id),
                   std::string(value_of(one, "name")),
                   person_line(desk, one) + " · " + std::string(desk.area_name(one.area)),
                   {},
                   {}});
  }
  return out;
}

}  // namespace

web::Answer edit_form(const Desk& desk, const RecordState& house) {
  if (desk.call.method != web::Method::post) return show_edit(desk, house, {});
  auto op = desk.operation("household", house.entity_id, house.area);
  for (const auto field : edited) {
    const std::string name(field);
    const auto value = text::squeeze(text::nfc(desk.call.form.get(field)));
    const auto* rule = journal::find_field(*journal::find_entity("household"), field);
    if (value.size() > rule->max_bytes) return show_edit(desk, house, std::string(t::outreach::too_long.vi));
    if (!desk.call.form.has(field) || value == text::squeeze(desk.call.form.get("c_" + name))) continue;
    const auto seen = desk.call.form.get("b_" + name);
    std::uint64_t base = 0;
    std::from_chars(seen.data(), seen.data() + seen.size(), base);
    op.changes.push_back({name, value, base});
  }
  const auto back = house_href(house.entity_id);
  if (op.changes.empty()) return web::see_other(back);
  return written(desk, {std::move(op)}, back + "?xong=sua", back);
}

web::Answer newcomer_form(const Desk& desk) {
  const auto& call = desk.call;
  const bool posted = call.method == web::Method::post;
  page::NewcomerView view;
  view.csrf = call.me.csrf;
  view.id = desk.form_id();
  view.household = posted ? call.form.get("ho") : call.query.get("ho");
  const auto* house = desk.household(view.household);
  if (house == nullptr) {
    view.household.clear();
    const auto chosen = posted ? call.form.get("xom") : call.query.get("xom");
    for (const auto& one : desk.snapshot.areas) view.areas.push_back({one.path, one.name, one.path == chosen});
  } else {
    view.joins = html::fill(t::outreach::joins, {{"name", desk.title_of(*house)}});
  }
  const auto show = [&](int status) {
    const auto back = house == nullptr ? std::string("/so-tay") : house_href(house->entity_id);
    return desk.show(std::string(t::outreach::newcomer_title.vi), back, page::newcomer(view), status);
  };
  if (!posted) return show(200);

  view.name = text::squeeze(text::nfc(call.form.get("ten")));
  view.year = shown_year(desk);
  if (const auto n = text::letters(view.name); n < 2 || n > 80 || view.name.size() > 320)
    view.name_error = t::outreach::name_missing.vi;
  const auto birth = read_partial(view.year);
  const auto this_year = day_in_vietnam(call.now).year;
  if (!view.year.empty() && (!birth || view.year.size() != 4 || birth->year > this_year))
    view.year_error = t::outreach::bad_year.vi;
  const auto area = house != nullptr ? house->area : std::string(call.form.get("xom"));
  const bool known_area = std::ranges::find(desk.snapshot.areas, area, &Place::path) != desk.snapshot.areas.end();
  if (!view.name_error.empty() || !view.year_error.empty() || !known_area) return show(422);
  if (call.form.get("khac") != "1") {
    view.same = same_names(desk, view.name);
    // The same form sent again: the person it made is no namesake.
    if (!view.same.empty() && desk.person(view.id) == nullptr) return show(200);
  }

  std::vector<journal::Operation> ops;
  std::string house_id = house == nullptr ? desk.new_id() : house->entity_id;
  if (const auto* made = desk.person(view.id); made != nullptr) house_id = value_of(*made, "household");
  if (house == nullptr) {
    auto op = desk.operation("household", house_id, area);
    op.changes = {{"area", area, 0}, {"status", "dang_o", 0}, {"head", view.id, 0}};
    ops.push_back(std::move(op));
  }
  auto op = desk.operation("person", view.id, area);
  op.person = view.id;
  op.changes = {{"name", view.name, 0}, {"area", area, 0}, {"household", house_id, 0}, {"residence", "thuong_tru", 0}};
  if (house == nullptr) op.changes.push_back({"relation", "chu_ho", 0});
  if (birth) op.changes.push_back({"birth", store_partial(*birth), 0});
  ops.push_back(std::move(op));
  return written(desk, std::move(ops), house_href(house_id) + "?xong=nguoi&ai=" + view.id, "/so-tay");
}

}  // namespace hvs::outreach
