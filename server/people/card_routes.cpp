// /quan-tri/the: learner cards, ten on a sheet of A4; /quan-tri/du-lieu: the register of personal fields (PD-01).
#include <algorithm>

#include "core/base/text.hpp"
#include "core/people/fields.hpp"
#include "core/people/pages.hpp"
#include "core/people/register.hpp"
#include "server/media/qr.hpp"
#include "server/people/desk.hpp"
#include "server/people/read.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

using auth::Right;
constexpr std::size_t cards_on_sheet = 10;
constexpr int cards_on_page = 100;

struct Choosing {
  AreaTree tree;
  std::vector<LearnerClass> classes;
  std::vector<std::string> persons;
  std::string next;
};

Result<Choosing> load(const Desk& desk, const web::Call& call) {
  return desk.read<Choosing>([&](db::Tx& tx) -> Result<Choosing> {
    Choosing c;
    HVS_TRY(tree, areas(tx, desk.commune()));
    HVS_TRY(list, classes(tx, desk.commune()));
    c.tree = std::move(tree);
    c.classes = std::move(list);
    const std::string class_id(call.query.get("lop"));
    const std::string area(call.query.get("xom"));
    if (const auto of = std::ranges::find(c.classes, class_id, &LearnerClass::id); of != c.classes.end()) {
      if (auto ok = auth::may(call.me, Right::print_cards, of->area, call.now); !ok) return std::unexpected(ok.error());
      c.persons = of->members;
    } else if (!area.empty()) {
      if (auto ok = auth::may(call.me, Right::print_cards, area, call.now); !ok) return std::unexpected(ok.error());
      HVS_TRY(found,
              search(tx, desk.commune(),
                     {.words = "", .area = area, .after = std::string(call.query.get("sau")), .limit = cards_on_page}));
      for (const auto& p : found.persons) {
        if (lives_here(p)) c.persons.push_back(p.id.text);
      }
      c.next = found.next;
    }
    return c;
  });
}

Result<page::CardView> card_view(const PrintedCard& card) {
  page::CardView view{.name = card.name, .area = card.area_name};
  HVS_TRY(code, media::qr(card.address));
  view.qr = {media::qr_svg(code, t::people::cards_scan.vi)};
  for (std::size_t i = 0; i < card.pictures.size(); ++i) {
    view.pictures.push_back({card.pictures[i], i < card.picture_names.size() ? card.picture_names[i] : ""});
  }
  return view;
}

web::Answer cards_page(const Desk& desk, const web::Call& call) {
  auto chosen = load(desk, call);
  if (!chosen) return sorry(desk, call, chosen.error());
  page::CardsView view;
  for (const auto* a : chosen->tree.leaves_on(day_in_vietnam(call.now))) {
    if (auth::may(call.me, Right::print_cards, a->path, call.now))
      view.areas.push_back({a->path, a->name, call.query.get("xom") == a->path});
  }
  for (const auto& c : chosen->classes) {
    if (c.status != "dong" && auth::may(call.me, Right::print_cards, c.area, call.now))
      view.classes.push_back({c.id, c.name, call.query.get("lop") == c.id});
  }
  const bool asked = !call.query.get("xom").empty() || !call.query.get("lop").empty();
  if (asked && chosen->persons.empty()) view.notice = t::people::cards_nobody.vi;
  if (!chosen->persons.empty() && desk.beside.cards) {
    auto printed = desk.beside.cards(call, chosen->persons, std::string(call.query.get("lop")));
    if (!printed) return sorry(desk, call, printed.error());
    for (const auto& one : *printed) {
      if (view.sheets.empty() || view.sheets.back().cards.size() == cards_on_sheet) {
        view.sheets.push_back(
            {html::fill(t::people::cards_sheet.vi, {{"n", std::to_string(view.sheets.size() + 1)}}), {}});
      }
      auto card = card_view(one);
      if (!card) return sorry(desk, call, card.error());
      view.sheets.back().cards.push_back(std::move(*card));
    }
  }
  if (!chosen->next.empty())
    view.next = "/quan-tri/the?xom=" + std::string(call.query.get("xom")) + "&sau=" + chosen->next;
  auto reply = show(desk, call,
                    {.title = std::string(t::people::cards_title.vi), .back = "/quan-tri", .body = page::cards(view)});
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

web::Answer fields_page(const Desk& desk, const web::Call& call) {
  return show(desk, call,
              {.title = std::string(t::people::fields_title.vi),
               .back = "/quan-tri",
               .body = page::fields(field_register()),
               .wide = true});
}

}  // namespace

void add_card_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  using web::Method;
  routes.push_back(
      {Method::get, "/quan-tri/the", Right::print_cards, [desk](const web::Call& c) { return cards_page(*desk, c); }});
  routes.push_back({Method::get, "/quan-tri/du-lieu", Right::see_people,
                    [desk](const web::Call& c) { return fields_page(*desk, c); }});
}

}  // namespace hvs::people
