// /quan-tri/khu-vuc: the areas of the commune through time.
#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/people/import_cells.hpp"
#include "core/people/pages.hpp"
#include "core/people/words.hpp"
#include "server/people/desk.hpp"
#include "server/people/read.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

constexpr std::string_view home = "/quan-tri/khu-vuc";

struct Whole {
  AreaTree tree;
  std::map<std::string, std::int64_t> people;
};
Result<Whole> load(const Desk& desk) {
  return desk.read<Whole>([&](db::Tx& tx) -> Result<Whole> {
    HVS_TRY(tree, areas(tx, desk.commune()));
    HVS_TRY(counts, people_per_area(tx, desk.commune()));
    return Whole{std::move(tree), {counts.begin(), counts.end()}};
  });
}

web::Answer list_page(const Desk& desk, const web::Call& call, std::string_view error = {}) {
  auto whole = load(desk);
  if (!whole) return sorry(desk, call, whole.error());
  page::AreasView view{.csrf = call.me.csrf,
                       .error = std::string(error),
                       .name = std::string(call.form.get("ten")),
                       .day = std::string(call.form.get("ngay"))};
  view.can_edit = auth::may(call.me, auth::Right::import_people, "", call.now).has_value();
  const auto today = day_in_vietnam(call.now);
  for (const auto& a : whole->tree.all()) {
    view.areas.push_back({.path = a.path,
                          .name = a.name,
                          .kind = word(area_kinds(), a.kind),
                          .old_unit = a.old_unit,
                          .since = a.from ? show_day(*a.from) : "",
                          .until = a.until ? show_day(*a.until) : "",
                          .people = text::group_thousands(whole->people[a.path]),
                          .open = stands_on(a, today) && !a.until});
  }
  for (const auto& [code, name] : area_kinds()) {
    if (code != "xa") view.kinds.push_back({std::string(code), std::string(name->vi), false});
  }
  return show(desk, call,
              {.title = std::string(t::people::areas_title.vi),
               .back = "/quan-tri",
               .body = page::areas(view),
               .wide = true,
               .status = error.empty() ? 200 : 422});
}

std::string free_path(const AreaTree& tree) {
  for (int n = 1;; ++n) {
    auto path = "/x" + std::string(n < 10 ? "0" : "") + std::to_string(n) + "/";
    if (tree.find(path) == nullptr) return path;
  }
}

journal::Operation operation(const web::Call& call, std::string id, std::string path) {
  journal::Operation op;
  op.entity = "area";
  op.entity_id = std::move(id);
  op.area = std::move(path);
  op.author = call.me.account;
  op.claimed = call.now;
  return op;
}

void set(journal::Operation& op, std::string field, std::string value) {
  if (!value.empty()) op.changes.push_back({std::move(field), std::move(value), 0});
}

bool exists_now(const AreaTree& tree, const std::string& name, Day day, std::span<const std::string> but) {
  const auto key = read_area_name(name);
  return std::ranges::any_of(tree.all(), [&](const Area& a) {
    return stands_on(a, day) && read_area_name(a.name).key == key.key && (key.kind.empty() || key.kind == a.kind) &&
           std::ranges::find(but, a.path) == but.end();
  });
}

web::Answer add(const Desk& desk, const web::Call& call) {
  if (auto ok = auth::may(call.me, auth::Right::import_people, "", call.now); !ok) return sorry(desk, call, ok.error());
  const auto name = text::cut(text::nfc(text::squeeze(call.form.get("ten"))), 60);
  if (text::letters(name) < 1) return list_page(desk, call, t::people::area_need_name.vi);
  auto whole = load(desk);
  if (!whole) return sorry(desk, call, whole.error());
  if (exists_now(whole->tree, name, day_in_vietnam(call.now), {}))
    return list_page(desk, call, t::people::area_two_same.vi);
  const auto path = free_path(whole->tree);
  auto op = operation(call, make_uuid7(call.now, desk.services.random), path);
  set(op, "path", path);
  set(op, "name", name);
  set(op, "kind", call.form.get("loai") == "to_dan_pho" ? "to_dan_pho" : "xom");
  set(op, "old_unit", text::cut(text::nfc(text::squeeze(call.form.get("don-vi-cu"))), 40));
  web::Answer answer(web::see_other(std::string(home)));
  answer.operations.push_back(std::move(op));
  return answer;
}

// A merger closes the old areas on its day and opens the new one: figures of before stay where they were.
web::Answer merge(const Desk& desk, const web::Call& call) {
  if (auto ok = auth::may(call.me, auth::Right::import_people, "", call.now); !ok) return sorry(desk, call, ok.error());
  auto whole = load(desk);
  if (!whole) return sorry(desk, call, whole.error());
  std::vector<const Area*> old;
  std::vector<std::string> paths;
  for (const auto path : call.form.all("gop")) {
    const auto* a = whole->tree.find(path);
    if (a == nullptr || a->until || std::ranges::find(old, a) != old.end()) continue;
    old.push_back(a);
    paths.push_back(a->path);
  }
  if (old.size() < 2) return list_page(desk, call, t::people::area_need_two.vi);
  const auto name = text::cut(text::nfc(text::squeeze(call.form.get("ten"))), 60);
  if (text::letters(name) < 1) return list_page(desk, call, t::people::area_need_name.vi);
  const auto day = read_partial(text::trim(call.form.get("ngay")));
  if (!day || day->day == 0) return list_page(desk, call, t::people::area_need_day.vi);
  if (exists_now(whole->tree, name, day_in_vietnam(call.now), paths))
    return list_page(desk, call, t::people::area_two_same.vi);
  const auto start = store_partial(*day);
  const auto path = free_path(whole->tree);
  web::Answer answer(web::see_other(std::string(home)));
  auto op = operation(call, make_uuid7(call.now, desk.services.random), path);
  set(op, "path", path);
  set(op, "name", name);
  set(op, "kind", old[0]->kind);
  set(op, "from", start);
  std::string follows;
  for (const auto& p : paths) follows += (follows.empty() ? "+" : " +") + p;
  set(op, "follows", follows);
  answer.operations.push_back(std::move(op));
  for (const auto* a : old) {
    auto closing = operation(call, a->id, a->path);
    set(closing, "until", start);
    answer.operations.push_back(std::move(closing));
  }
  desk.note(call, "people.areas_merged", path);
  return answer;
}

}  // namespace

void add_area_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  using web::Method;
  routes.push_back({Method::get, std::string(home), auth::Right::see_people,
                    [desk](const web::Call& c) { return list_page(*desk, c); }});
  routes.push_back({Method::post, std::string(home), auth::Right::import_people,
                    [desk](const web::Call& c) { return add(*desk, c); }});
  routes.push_back({Method::post, std::string(home) + "/sap-nhap", auth::Right::import_people,
                    [desk](const web::Call& c) { return merge(*desk, c); }});
}

}  // namespace hvs::people
