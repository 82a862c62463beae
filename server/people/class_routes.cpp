// /quan-tri/lop: classes, and who may be let in by whom.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/people/pages.hpp"
#include "server/journal/record_form.hpp"
#include "server/people/desk.hpp"
#include "server/people/read.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

using auth::Right;
constexpr std::string_view home = "/quan-tri/lop";

std::string facts_of(const Person& p, const AreaTree& tree) {
  std::string out = p.birth ? show_partial(*p.birth) : std::string{};
  const auto area = tree.name_of(p.area);
  if (!area.empty()) out += (out.empty() ? "" : ", ") + std::string(area);
  return out;
}

struct Whole {
  AreaTree tree;
  std::vector<LearnerClass> classes;
};

web::Answer list_page(const Desk& desk, const web::Call& call, std::string_view error = {}) {
  auto whole = desk.read<Whole>([&](db::Tx& tx) -> Result<Whole> {
    HVS_TRY(tree, areas(tx, desk.commune()));
    HVS_TRY(list, classes(tx, desk.commune()));
    return Whole{std::move(tree), std::move(list)};
  });
  if (!whole) return sorry(desk, call, whole.error());
  page::ClassesView view{.csrf = call.me.csrf, .error = std::string(error), .name = std::string(call.form.get("ten"))};
  for (const auto* a : whole->tree.leaves_on(day_in_vietnam(call.now))) {
    if (auth::may(call.me, Right::edit_people, a->path, call.now))
      view.areas.push_back({a->path, a->name, call.form.get("xom") == a->path});
  }
  for (const auto& c : whole->classes) {
    if (!auth::may(call.me, Right::edit_people, c.area, call.now)) continue;
    const bool open = c.status != "dong";
    view.classes.push_back({std::string(home) + "/" + c.id, c.name, std::string(whole->tree.name_of(c.area)),
                            std::to_string(c.members.size()),
                            std::string(open ? t::people::class_open.vi : t::people::class_closed.vi),
                            open ? "good" : ""});
  }
  return show(desk, call,
              {.title = std::string(t::people::classes_title.vi),
               .back = "/quan-tri",
               .body = page::classes(view),
               .status = error.empty() ? 200 : 422});
}

journal::Operation operation(const web::Call& call, std::string id, std::string area) {
  journal::Operation op;
  op.entity = "class";
  op.entity_id = std::move(id);
  op.area = std::move(area);
  op.author = call.me.account;
  op.claimed = call.now;
  return op;
}

web::Answer add(const Desk& desk, const web::Call& call) {
  const auto name = text::cut(text::nfc(text::squeeze(call.form.get("ten"))), 50);
  const std::string area(call.form.get("xom"));
  if (auto ok = auth::may(call.me, Right::edit_people, area, call.now); !ok) return sorry(desk, call, ok.error());
  if (text::letters(name) < 2) return list_page(desk, call, t::people::class_need_name.vi);
  auto op = operation(call, make_uuid7(call.now, desk.services.random), area);
  op.changes = {{"name", name, 0}, {"area", area, 0}, {"teacher", call.me.account, 0}, {"status", "mo", 0}};
  if (!is_uuid(call.me.account)) std::erase_if(op.changes, [](const auto& c) { return c.field == "teacher"; });
  web::Answer answer(web::see_other(std::string(home) + "/" + op.entity_id));
  answer.operations.push_back(std::move(op));
  return answer;
}

struct One {
  AreaTree tree;
  LearnerClass of;
  std::vector<Person> members;
  std::vector<Person> found;
};
Result<One> load(const Desk& desk, const web::Call& call) {
  auto one = desk.read<One>([&](db::Tx& tx) -> Result<One> {
    One o;
    HVS_TRY(found, find_class(tx, desk.commune(), std::string(call.params.get("id"))));
    if (!found) return refuse(Kind::missing, t::people::no_class.key);
    o.of = std::move(*found);
    HVS_TRY(tree, areas(tx, desk.commune()));
    o.tree = std::move(tree);
    HVS_TRY(members, persons(tx, desk.commune(), o.of.members));
    o.members = std::move(members);
    const std::string words(call.query.get("tim"));
    if (!text::trim(words).empty()) {
      HVS_TRY(hits, search(tx, desk.commune(), {.words = words, .limit = 12}));
      o.found = std::move(hits.persons);
    }
    return o;
  });
  if (!one) return one;
  if (auto ok = auth::may(call.me, Right::edit_people, one->of.area, call.now); !ok) return std::unexpected(ok.error());
  return one;
}

web::Answer one_page(const Desk& desk, const web::Call& call) {
  auto one = load(desk, call);
  if (!one) return sorry(desk, call, one.error());
  page::ClassView view{.csrf = call.me.csrf,
                       .action = std::string(home) + "/" + one->of.id,
                       .cards = "/quan-tri/the?lop=" + one->of.id,
                       .area = std::string(one->tree.name_of(one->of.area)),
                       .open = one->of.status != "dong",
                       .words = std::string(call.query.get("tim"))};
  const auto member = [&](const Person& p) { return page::Member{p.id.text, p.name, facts_of(p, one->tree)}; };
  for (const auto& p : one->found) {
    const bool in = std::ranges::find(one->of.members, p.id.text) != one->of.members.end();
    if (!in && auth::may(call.me, Right::see_people, p.area, call.now)) view.found.push_back(member(p));
  }
  for (const auto& p : one->members) view.members.push_back(member(p));
  return show(desk, call, {.title = one->of.name, .back = std::string(home), .body = page::class_page(view)});
}

web::Answer change(const Desk& desk, const web::Call& call, const std::string& field, const std::string& value) {
  auto one = load(desk, call);
  if (!one) return sorry(desk, call, one.error());
  auto op = desk.read<journal::Operation>([&](db::Tx& tx) {
    return journal::overwrite(tx, desk.services.door, call, "class", one->of.id, {{field, value}});
  });
  if (!op) return sorry(desk, call, op.error());
  op->area = one->of.area;
  web::Answer answer(web::see_other(std::string(home) + "/" + one->of.id));
  if (!op->changes.empty()) answer.operations.push_back(std::move(*op));
  return answer;
}

web::Answer member(const Desk& desk, const web::Call& call, char sign) {
  const std::string who(call.form.get("nguoi"));
  if (!is_uuid(who)) return web::see_other(std::string(home) + "/" + std::string(call.params.get("id")));
  return change(desk, call, "members", sign + who);
}

}  // namespace

void add_class_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  using web::Method;
  const std::string base(home);
  constexpr auto right = Right::edit_people;
  routes.push_back({Method::get, base, right, [desk](const web::Call& c) { return list_page(*desk, c); }});
  routes.push_back({Method::post, base, right, [desk](const web::Call& c) { return add(*desk, c); }});
  routes.push_back({Method::get, base + "/{id}", right, [desk](const web::Call& c) { return one_page(*desk, c); }});
  routes.push_back(
      {Method::post, base + "/{id}/them", right, [desk](const web::Call& c) { return member(*desk, c, '+'); }});
  routes.push_back(
      {Method::post, base + "/{id}/bot", right, [desk](const web::Call& c) { return member(*desk, c, '-'); }});
  routes.push_back({Method::post, base + "/{id}/trang-thai", right, [desk](const web::Call& c) {
                      return change(*desk, c, "status", c.form.get("den") == "dong" ? "dong" : "mo");
                    }});
}

}  // namespace hvs::people
