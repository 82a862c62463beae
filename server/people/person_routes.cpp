// /quan-tri/dan-cu: the list, a person, what an officer mends, the export.
#include <algorithm>
#include <map>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/people/import_cells.hpp"
#include "core/people/names.hpp"
#include "core/people/pages.hpp"
#include "core/people/personal_number.hpp"
#include "core/people/words.hpp"
#include "server/people/desk.hpp"
#include "server/people/export.hpp"
#include "server/people/read.hpp"
#include "server/people/sealing.hpp"
#include "server/people/state.hpp"
#include "server/people/stores.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

using auth::Right;
using journal::RecordState;

constexpr std::string_view home = "/quan-tri/dan-cu";
constexpr int people_on_page = 50;

std::string address_of(const std::string& id) { return std::string(home) + "/" + id; }
std::string birth_of(const Person& p) { return p.birth ? show_partial(*p.birth) : std::string{}; }

page::PersonLine line_of(const Person& p, const AreaTree& tree) {
  return {.href = address_of(p.id.text),
          .name = p.name,
          .birth = birth_of(p),
          .sex = word(sexes(), p.sex),
          .number = p.number_sealed.empty() ? "" : "•••",
          .area = std::string(tree.name_of(p.area)),
          .group = word(group_names(), p.group)};
}

// The areas whose people this account may see. Whole commune: every area and "all of them".
struct Sight {
  bool whole = false;
  std::vector<const Area*> areas;
};
Sight sight_of(const web::Call& call, const AreaTree& tree) {
  Sight sight{.whole = auth::may(call.me, Right::see_people, "", call.now).has_value(), .areas = {}};
  for (const auto* a : tree.leaves_on(day_in_vietnam(call.now))) {
    if (auth::may(call.me, Right::see_people, a->path, call.now)) sight.areas.push_back(a);
  }
  return sight;
}

std::string masked(const Desk& desk, const std::string& sealed) {
  const auto number = open_number(desk.services.keys, sealed);
  return number && !number->empty() ? text::mask_personal_number(*number) : std::string{};
}

web::Answer list_page(const Desk& desk, const web::Call& call) {
  Wanted wanted{.words = std::string(call.query.get("tim")),
                .area = std::string(call.query.get("xom")),
                .group = std::string(call.query.get("nhom")),
                .after = std::string(call.query.get("sau")),
                .limit = people_on_page};
  struct Both {
    AreaTree tree;
    Sight sight;
    Found found;
  };
  const auto number = read_number(wanted.words);
  auto got = desk.read<Both>([&](db::Tx& tx) -> Result<Both> {
    HVS_TRY(tree, areas(tx, desk.commune()));
    Both both{std::move(tree), {}, {}};
    both.sight = sight_of(call, both.tree);
    const auto seen = [&](const Area* a) { return a->path == wanted.area; };
    if (!both.sight.whole && std::ranges::none_of(both.sight.areas, seen)) {
      if (both.sight.areas.empty()) return refuse(Kind::denied, t::people::nobody.key);
      wanted.area = both.sight.areas.front()->path;
    }
    if (number.form == NumberForm::twelve) {
      HVS_TRY(one, person_with_number(tx, desk.commune(), hash_number(desk.services.keys, number.digits)));
      if (one && auth::may(call.me, Right::see_people, one->area, call.now)) both.found.persons.push_back(*one);
      return both;
    }
    HVS_TRY(found, search(tx, desk.commune(), wanted));
    both.found = std::move(found);
    return both;
  });
  if (!got) return sorry(desk, call, got.error());
  if (number.form == NumberForm::twelve) desk.note(call, "people.number_search", "");
  page::PeopleView view;
  view.words = number.form == NumberForm::twelve ? "" : wanted.words;
  if (got->sight.whole) view.areas.clear();
  for (const auto* a : got->sight.areas) view.areas.push_back({a->path, a->name, a->path == wanted.area});
  for (const auto& [code, name] : group_names())
    view.groups.push_back({std::string(code), std::string(name->vi), wanted.group == code});
  for (const auto& p : got->found.persons) {
    auto line = line_of(p, got->tree);
    line.number = masked(desk, p.number_sealed);
    view.people.push_back(std::move(line));
  }
  const auto query = "?tim=" + bytes::percent_encode(view.words) + "&xom=" + bytes::percent_encode(wanted.area) +
                     "&nhom=" + bytes::percent_encode(wanted.group);
  if (!got->found.next.empty()) view.next = std::string(home) + query + "&sau=" + got->found.next;
  if (!wanted.after.empty()) view.first = std::string(home) + query;
  if (auth::may(call.me, Right::export_reports, "", call.now)) {
    view.xlsx = std::string(home) + "/xuat.xlsx" + query;
    view.csv = std::string(home) + "/xuat.csv" + query;
  }
  return show(
      desk, call,
      {.title = std::string(t::people::title.vi), .back = "/quan-tri", .body = page::people_list(view), .wide = true});
}

struct Loaded {
  RecordState state;
  AreaTree tree;
  std::optional<Household> household;
  std::vector<Person> members;
};

Result<Loaded> load(const Desk& desk, const web::Call& call) {
  const std::vector<std::string> ids{std::string(call.params.get("id"))};
  auto got = desk.read<Loaded>([&](db::Tx& tx) -> Result<Loaded> {
    static const auto all = stores();
    Loaded l;
    for (const auto& store : all) {
      if (store.entity != "person") continue;
      HVS_TRY(states, store.load(tx, desk.commune(), ids));
      l.state = std::move(states.at(0));
    }
    if (!l.state.exists) return refuse(Kind::missing, t::people::no_person.key);
    HVS_TRY(tree, areas(tx, desk.commune()));
    l.tree = std::move(tree);
    if (const std::string home_id(value_of(l.state, "household")); !home_id.empty()) {
      HVS_TRY(house, household(tx, desk.commune(), home_id));
      HVS_TRY(members, household_members(tx, desk.commune(), home_id));
      l.household = std::move(house);
      l.members = std::move(members);
    }
    return l;
  });
  if (!got) return got;
  if (auto ok = auth::may(call.me, Right::see_people, got->state.area, call.now); !ok)
    return std::unexpected(ok.error());
  return got;
}

// What the form shows, in its order. `choices` empty: a line to type.
struct Editable {
  std::string_view field;
  std::span<const CodeWord> (*choices)();
  const Text* hint;
};
constexpr Editable editable[] = {{"name", nullptr, nullptr},       {"birth", nullptr, &t::people::birth_hint},
                                 {"sex", &sexes, nullptr},         {"area", nullptr, nullptr},
                                 {"group", &group_names, nullptr}, {"relation", &relations, nullptr},
                                 {"phone", nullptr, nullptr},      {"school", &schools, nullptr},
                                 {"workplace", nullptr, nullptr},  {"residence", &residences, nullptr},
                                 {"note", nullptr, nullptr}};

struct Typed {
  std::string value;
  std::string error;
  std::string base;  // "" = as stored now
};
using TypedFields = std::map<std::string, Typed, std::less<>>;

page::Field field_view(const Loaded& l, const Editable& e, const TypedFields& typed) {
  const auto stored = value_of(l.state, e.field);
  const auto shown = e.choices != nullptr || e.field == "area" ? std::string(stored) : shown_value(e.field, stored);
  page::Field f;
  f.name = e.field;
  f.label = field_name(e.field);
  f.value = shown;
  f.base = std::to_string(version_of(l.state, e.field)) + "|" + shown;
  if (e.hint != nullptr) f.hint = e.hint->vi;
  if (const auto at = typed.find(e.field); at != typed.end()) {
    f.value = at->second.value;
    f.error = at->second.error;
    if (!at->second.base.empty()) f.base = at->second.base;
  }
  const auto choose = [&](std::string_view code, std::string_view label) {
    f.choices.push_back({std::string(code), std::string(label), f.value == code});
  };
  if (e.choices != nullptr) {
    choose("", t::people::not_said.vi);
    const auto known = e.choices();
    for (const auto& [code, name] : known) choose(code, name->vi);
    if (!f.value.empty() && word(known, f.value) == f.value) choose(f.value, f.value);  // free words of an old list
  } else if (e.field == "area") {
    for (const auto& a : l.tree.all()) {
      if (!a.until || a.path == f.value) choose(a.path, a.name);
    }
  }
  f.chooses = !f.choices.empty();
  return f;
}

web::Reply person_page(const Desk& desk, const web::Call& call, const Loaded& l, const TypedFields& typed = {},
                       std::string_view warning = {}, bool whole_number = false) {
  const auto p = person_of(l.state);
  page::PersonView view{.csrf = call.me.csrf, .action = address_of(p.id.text)};
  view.warning = warning;
  if (call.query.has("luu")) view.notice = t::people::saved.vi;
  if (!p.merged_into.text.empty()) view.warning = t::people::merged.vi;
  view.can_edit = auth::may(call.me, Right::edit_people, l.state.area, call.now) && p.merged_into.text.empty();
  for (const auto& e : editable) {
    auto f = field_view(l, e, typed);
    if (!view.can_edit && f.chooses) {
      for (const auto& c : f.choices) {
        if (c.chosen) f.value = c.label;
      }
    }
    view.fields.push_back(std::move(f));
  }
  if (p.number_sealed.empty() && view.can_edit) {
    page::Field number{.name = "number", .label = std::string(t::people::number.vi)};
    if (const auto at = typed.find("number"); at != typed.end()) {
      number.value = at->second.value;
      number.error = at->second.error;
    }
    number.base = "0|";
    view.fields.insert(view.fields.begin() + 3, std::move(number));
  }
  if (whole_number) {
    const auto number = open_number(desk.services.keys, p.number_sealed);
    view.number = number.value_or("");
  } else {
    view.number = p.number_sealed.empty() ? std::string(t::people::not_said.vi) : masked(desk, p.number_sealed);
    view.number_hidden = !p.number_sealed.empty();
  }
  if (!p.old_number_sealed.empty()) view.old_number = masked(desk, p.old_number_sealed);
  if (l.household) {
    view.household =
        l.household->code.empty() ? "" : std::string(t::people::household_code.vi) + ": " + l.household->code;
    view.address = l.household->address;
  }
  for (const auto& m : l.members) {
    auto line = line_of(m, l.tree);
    line.group = word(relations(), m.relation);
    view.members.push_back(std::move(line));
  }
  auto reply = show(
      desk, call,
      {.title = p.name, .back = std::string(home), .body = page::person(view), .status = typed.empty() ? 200 : 422});
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

web::Answer one_page(const Desk& desk, const web::Call& call) {
  auto l = load(desk, call);
  if (!l) return sorry(desk, call, l.error());
  return person_page(desk, call, *l);
}

// NR-08: the whole number is shown on request, and each look is written down.
web::Answer whole_number(const Desk& desk, const web::Call& call) {
  auto l = load(desk, call);
  if (!l) return sorry(desk, call, l.error());
  desk.note(call, "people.number_seen", l->state.entity_id);
  return person_page(desk, call, *l, {}, {}, true);
}

// What was typed → the stored form, or why not.
std::string stored_form(const Desk& desk, const web::Call& call, const Loaded& l, std::string_view field,
                        const std::string& typed, std::string& error) {
  const auto value = text::nfc(text::squeeze(typed));
  if (field == "name") {
    const auto name = read_name(value);
    if (!name.ok) error = t::people::bad_name.vi;
    return name.name;
  }
  if (field == "birth") {
    const auto birth = read_birth(value, day_in_vietnam(call.now));
    if (birth.sure != Sure::yes) error = t::people::bad_birth.vi;
    return birth.date ? store_partial(*birth.date) : std::string{};
  }
  if (field == "phone") {
    const auto phone = read_phone(value);
    if (!phone.ok) error = t::people::bad_phone.vi;
    return phone.digits;
  }
  if (field == "area") {
    const bool may = l.tree.find(value) != nullptr && auth::may(call.me, Right::edit_people, value, call.now);
    if (!may) error = t::people::bad_area.vi;
  }
  if (field == "number" && !value.empty()) {
    const auto number = read_number(value);
    if (number.form != NumberForm::twelve) {
      error = t::people::bad_number.vi;
      return {};
    }
    const auto hash = hash_number(desk.services.keys, number.digits);
    const auto taken =
        desk.read<std::optional<Person>>([&](db::Tx& tx) { return person_with_number(tx, desk.commune(), hash); });
    if (taken && *taken && (*taken)->id.text != l.state.entity_id) error = t::people::number_taken.vi;
    return number.digits;
  }
  return text::cut(value, 200);
}

web::Answer save(const Desk& desk, const web::Call& call) {
  auto l = load(desk, call);
  if (!l) return sorry(desk, call, l.error());
  journal::Operation op;
  op.entity = "person";
  op.entity_id = l->state.entity_id;
  op.author = call.me.account;
  op.area = l->state.area;
  op.person = l->state.entity_id;
  op.claimed = call.now;
  TypedFields typed;
  bool clash = false;
  bool wrong = false;
  const auto take = [&](std::string_view field) {
    if (!call.form.has(field)) return;
    const std::string raw(call.form.get(field));
    const auto base = call.form.get(std::string(field) + "-ban");
    const auto bar = base.find('|');
    if (bar == std::string_view::npos || raw == base.substr(bar + 1)) return;  // not touched
    long long seen = 0;
    (void)text::read_int(base.substr(0, bar), seen);
    auto& t = typed[std::string(field)];
    t.value = raw;
    t.base = base;
    const auto value = stored_form(desk, call, *l, field, raw, t.error);
    wrong = wrong || !t.error.empty();
    const auto now = value_of(l->state, field);
    const auto version = version_of(l->state, field);
    if (field == "number") {
      if (!t.error.empty() || value.empty()) return;
      op.changes.push_back({"number", seal_number(desk.services.keys, value), version});
      op.changes.push_back(
          {"number_hash", hash_number(desk.services.keys, value), version_of(l->state, "number_hash")});
      return;
    }
    if (value == now) return;
    if (version != static_cast<std::uint64_t>(seen) && t.error.empty()) {
      clash = true;  // both values are shown; saving again replaces what the other wrote
      t.error = html::fill(t::people::clash.vi, {{"theirs", shown_value(field, now)}});
      t.base = std::to_string(version) + "|" + shown_value(field, now);
    }
    op.changes.push_back({std::string(field), value, version});
  };
  for (const auto& e : editable) take(e.field);
  take("number");
  if (wrong || clash) return person_page(desk, call, *l, typed, clash ? t::people::clash_title.vi : std::string_view{});
  if (op.changes.empty()) return web::see_other(address_of(op.entity_id));
  web::Answer answer(web::see_other(address_of(op.entity_id) + "?luu=1"));
  answer.operations.push_back(std::move(op));
  answer.finish = [&desk, call](const std::vector<journal::Outcome>& outcomes) -> web::Reply {
    if (!outcomes.empty() && outcomes[0].kind == journal::OutcomeKind::quarantined) {
      return sorry(desk, call, {Kind::denied, outcomes[0].reason});
    }
    const bool kept = !outcomes.empty() && outcomes[0].kind == journal::OutcomeKind::conflict;
    return web::see_other("/quan-tri/dan-cu/" + std::string(call.params.get("id")) + (kept ? "" : "?luu=1"));
  };
  return answer;
}

// R10: the merged id stays as an alias of the one that remains; nothing is deleted.
web::Answer merge(const Desk& desk, const web::Call& call) {
  auto l = load(desk, call);
  if (!l) return sorry(desk, call, l.error());
  std::string into = text::trim(call.form.get("vao"));
  if (const auto slash = into.rfind('/'); slash != std::string::npos) into.erase(0, slash + 1);
  into.resize(std::min(into.size(), into.find('?')));
  const auto other = desk.read<std::optional<Person>>([&](db::Tx& tx) { return person(tx, desk.commune(), into); });
  const bool sound = other && *other && into != l->state.entity_id &&
                     !is_hidden((*other)->residence, (*other)->merged_into.text) &&
                     auth::may(call.me, Right::edit_people, (*other)->area, call.now);
  if (!sound) return person_page(desk, call, *l, {}, t::people::merge_self.vi);
  journal::Operation op;
  op.entity = "person";
  op.entity_id = l->state.entity_id;
  op.author = call.me.account;
  op.area = l->state.area;
  op.person = op.entity_id;
  op.claimed = call.now;
  op.changes.push_back({"merged_into", into, version_of(l->state, "merged_into")});
  desk.note(call, "people.merged", op.entity_id, into);
  web::Answer answer(web::see_other(address_of(into)));
  answer.operations.push_back(std::move(op));
  return answer;
}

web::Answer download(const Desk& desk, const web::Call& call, bool xlsx) {
  if (auto ok = auth::may(call.me, Right::export_reports, "", call.now); !ok) return sorry(desk, call, ok.error());
  const Wanted wanted{.words = std::string(call.query.get("tim")),
                      .area = std::string(call.query.get("xom")),
                      .group = std::string(call.query.get("nhom")),
                      .after = {},
                      .limit = 1000};
  auto file = export_people(desk.services, wanted, call.me.name, call.now, xlsx);
  if (!file) return sorry(desk, call, file.error());
  desk.note(call, "people.exported", wanted.area, wanted.group);
  web::Reply reply;
  reply.type = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
  reply.headers.push_back(
      {"Content-Disposition", std::string("attachment; filename=\"dan-cu.") + (xlsx ? "xlsx\"" : "csv\"")});
  reply.headers.push_back({"Cache-Control", "no-store"});
  reply.body = std::move(*file);
  return reply;
}

}  // namespace

void add_person_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  using web::Method;
  const std::string base(home);
  routes.push_back({Method::get, base, Right::see_people, [desk](const web::Call& c) { return list_page(*desk, c); }});
  routes.push_back({Method::get, base + "/xuat.xlsx", Right::export_reports,
                    [desk](const web::Call& c) { return download(*desk, c, true); }});
  routes.push_back({Method::get, base + "/xuat.csv", Right::export_reports,
                    [desk](const web::Call& c) { return download(*desk, c, false); }});
  routes.push_back(
      {Method::get, base + "/{id}", Right::see_people, [desk](const web::Call& c) { return one_page(*desk, c); }});
  routes.push_back(
      {Method::post, base + "/{id}", Right::edit_people, [desk](const web::Call& c) { return save(*desk, c); }});
  routes.push_back({Method::post, base + "/{id}/so", Right::see_people,
                    [desk](const web::Call& c) { return whole_number(*desk, c); }});
  routes.push_back(
      {Method::post, base + "/{id}/gop", Right::edit_people, [desk](const web::Call& c) { return merge(*desk, c); }});
}

}  // namespace hvs::people
