// The list of questions, and one of them: how it looks to a learner, where it stands, the next step.
#include <algorithm>
#include <array>

#include "core/assessment/ask.hpp"
#include "core/assessment/desk_pages.hpp"
#include "core/assessment/scoring.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/assessment/desk.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

using web::Answer;
using web::Call;
namespace tb = t::bank;

constexpr std::size_t rows_a_page = 50, stem_letters = 90, alike_shown = 3;
constexpr std::array all_stages{Stage::draft, Stage::review, Stage::trial, Stage::live, Stage::retired};

Answer denied(const DeskRoom& room, const Call& call) {
  return official_page(room.officials(), call, std::string{tb::desk_denied.vi}, "/quan-tri", "", 403);
}

std::string_view badge_of(Stage stage) {
  return stage == Stage::live ? "good" : stage == Stage::retired ? "bad" : stage == Stage::draft ? "info" : "warn";
}

std::string address_of(const Item& item) { return std::string{desk_home} + "/cau/" + item.id; }

std::int64_t times(const Shown& shown, const std::string& ref) {
  const auto at = shown.find(ref);
  return at == shown.end() ? 0 : at->second;
}

// The newest version of each question.
std::vector<const Held*> newest_of_each(const Desk& desk) {
  std::vector<const Held*> out;
  for (const auto& one : desk.all) {
    if (!out.empty() && out.back()->text.item.id == one.text.item.id) out.pop_back();
    out.push_back(&one);
  }
  std::ranges::stable_sort(out, [](const Held* a, const Held* b) { return a->text.commit > b->text.commit; });
  return out;
}

Answer show_list(const DeskRoom& room, const Call& call) {
  if (!may_review(call)) return denied(room, call);
  const auto desk = room.desk();
  const auto shown = room.shown();
  if (!desk || !shown) return web::text("", 503);
  const auto all = newest_of_each(**desk);
  const auto wanted = call.query.get("buoc");
  page::DeskListView view;
  view.may_write = may_write(call);
  if (call.query.has("luu")) view.done = tb::saved.vi;
  if (long long n = 0; text::read_int(call.query.get("nhap"), n) && n > 0)
    view.done = html::fill(tb::import_saved, {{"n", std::to_string(n)}});
  view.tabs.push_back(
      {std::string{desk_home}, html::fill(tb::every_stage, {{"n", std::to_string(all.size())}}), wanted.empty()});
  for (const auto stage : all_stages) {
    const auto n = std::ranges::count_if(all, [stage](const Held* one) { return one->stage == stage; });
    view.tabs.push_back(
        {std::string{desk_home} + "?buoc=" + std::string{stage_name(stage)},
         html::fill(tb::stage_count, {{"stage", std::string{stage_words(stage).vi}}, {"n", std::to_string(n)}}),
         wanted == stage_name(stage)});
  }
  for (int kind = 0; kind <= static_cast<int>(ItemKind::task); ++kind) {
    const auto one = static_cast<ItemKind>(kind);
    view.kinds.push_back(
        {std::string{desk_home} + "/soan?loai=" + std::string{kind_name(one)}, std::string{kind_words(one)}, false});
  }
  long long from = 0;
  if (!text::read_int(call.query.get("tu"), from) || from < 0) from = 0;
  std::size_t place = 0;
  for (const auto* one : all) {
    if (!wanted.empty() && wanted != stage_name(one->stage)) continue;
    if (place++ < static_cast<std::size_t>(from)) continue;
    if (view.rows.size() == rows_a_page) {
      view.more = std::string{desk_home} + "?buoc=" + std::string{wanted} + "&tu=" + std::to_string(place - 1);
      break;
    }
    const auto& item = one->text.item;
    view.rows.push_back({address_of(item), item.ref(), text::cut(item.stem, stem_letters),
                         std::string{kind_words(item.kind)}, item.domain, std::string{stage_words(one->stage).vi},
                         std::string{badge_of(one->stage)}, room.officials().who(one->text.author),
                         std::to_string(times(*shown, item.ref()))});
  }
  for (const auto& bank : room.files())
    view.files +=
        (view.files.empty() ? "" : " ") + html::fill(tb::files_line, {{"items", std::to_string(bank->items.size())},
                                                                      {"group", shown_group(bank->blueprint.group)}});
  return official_page(room.officials(), call, std::string{tb::desk_title.vi}, "/quan-tri", page::desk_list(view));
}

std::string by_line(const DeskRoom& room, const std::string& author, Instant at) {
  return html::fill(tb::by_line, {{"name", room.officials().who(author)}, {"day", show_day(day_in_vietnam(at))}});
}

const Text& words_of(Move move) {
  switch (move) {
    case Move::send:
      return tb::m_send;
    case Move::approve:
      return tb::m_approve;
    case Move::send_back:
      return tb::m_send_back;
    case Move::release:
      return tb::m_release;
    case Move::retire:
      break;
  }
  return tb::m_retire;
}

void put_facts(const DeskRoom& room, const Held& held, std::int64_t shown, page::DeskItemView& view) {
  const auto& item = held.text.item;
  const auto add = [&](const Text& label, std::string value) {
    if (!value.empty()) view.facts.push_back({std::string{label.vi}, std::move(value)});
  };
  add(tb::f_id, item.ref());
  add(tb::f_group, shown_group(held.text.group));
  const auto* skill = room.officials().library().framework.find_skill(item.skill);
  add(tb::f_domain, item.domain + " · " + item.skill + (skill == nullptr ? "" : " " + skill->name));
  std::string key;
  switch (item.kind) {
    case ItemKind::single:
    case ItemKind::listen:
    case ItemKind::hotspot:
      key = item.options.at(item.answer);
      break;
    case ItemKind::multiple:
    case ItemKind::true_false:
      for (const auto one : item.keys) key += (key.empty() ? "" : " · ") + item.options.at(one);
      break;
    case ItemKind::order:
      for (const auto& one : item.options) key += (key.empty() ? "" : " → ") + one;
      break;
    case ItemKind::match:
      for (std::size_t i = 0; i < item.options.size(); ++i)
        key += (key.empty() ? "" : " · ") + item.options[i] + " = " + item.partners.at(item.keys.at(i));
      break;
    case ItemKind::number:
      key = write_number(item.range.low);
      if (item.range.high != item.range.low) key += " – " + write_number(item.range.high);
      key += " " + item.unit;
      break;
    case ItemKind::short_text:
      for (const auto& one : item.accepted) key += (key.empty() ? "" : " · ") + one;
      break;
    case ItemKind::task:
      key = tb::no_key_shown.vi;
      break;
  }
  add(tb::f_key, key);
  add(tb::f_why, item.why);
  add(tb::f_difficulty, write_number(item.difficulty));
  add(tb::f_top, html::fill(tb::top_words, {{"n", std::to_string(top_category(item))}}));
  add(tb::f_by, by_line(room, held.text.author, held.text.at));
  add(tb::f_source, held.text.source);
  add(tb::f_shown, std::to_string(shown));
}

struct Trying {
  std::string made{};
  std::string answer{};
  const Text* problem = nullptr;
};

Answer show_item(const DeskRoom& room, const Call& call, const Trying& trying = {}, std::string problem = {},
                 int status = 200) {
  if (!may_review(call)) return denied(room, call);
  const auto desk = room.desk();
  const auto shown = room.shown();
  if (!desk || !shown) return web::text("", 503);
  const auto* now = newest((*desk)->all, call.params.get("item"));
  if (now == nullptr) return web::see_other(std::string{desk_home});
  auto item = now->text.item;
  page::DeskItemView view;
  view.csrf = call.me.csrf;
  view.action = address_of(item);
  view.edit = std::string{desk_home} + "/soan?cau=" + item.id;
  view.stage = stage_words(now->stage).vi;
  view.badge = badge_of(now->stage);
  view.problem = std::move(problem);
  if (call.query.has("buoc")) view.done = tb::moved.vi;
  put_facts(room, *now, times(*shown, item.ref()), view);
  room.resolve_here(item);
  view.stem = item.stem;
  if (item.kind != ItemKind::hotspot) {
    view.image = item.picture.address;
    view.alt = item.picture.alt;
  }
  const std::string seed = "xem-truoc";
  auto asked = ask({.item = item,
                    .seed = seed,
                    .given = trying.answer,
                    .made = trying.made.empty() ? made_of(item, call.query) : trying.made,
                    .action = address_of(item) + "/thu",
                    .csrf = call.me.csrf,
                    .fact = {}});
  view.question = std::move(asked.body);
  view.send = std::move(asked.dock);
  if (trying.problem != nullptr) view.tried = trying.problem->vi;
  if (!trying.answer.empty()) {
    const int points = score_answer(item, trying.answer), top = top_category(item);
    view.tried = points == top ? std::string{tb::tried_full.vi}
                 : points == 0
                     ? std::string{tb::tried_none.vi}
                     : html::fill(tb::tried_part, {{"n", std::to_string(points)}, {"top", std::to_string(top)}});
  }
  std::vector<const Item*> others;
  for (const auto& bank : room.files()) {
    for (const auto& one : bank->items) others.push_back(&one);
  }
  for (const auto& one : (*desk)->all) {
    if (one.stage != Stage::retired) others.push_back(&one.text.item);
  }
  for (const auto& one : alike(item, others, alike_shown)) {
    const bool here = newest((*desk)->all, one.item->id) != nullptr;
    view.alike.push_back(
        {here ? address_of(*one.item) : std::string{}, one.item->ref(), text::cut(one.item->stem, stem_letters),
         html::fill(tb::alike_percent, {{"n", std::to_string(static_cast<int>(one.likeness * 100))}})});
  }
  for (const auto& one : now->history)
    view.history.push_back(
        {std::string{words_of(one.move).vi}, html::fill(tb::step_line, {{"name", room.officials().who(one.author)},
                                                                        {"day", show_day(day_in_vietnam(one.at))},
                                                                        {"note", one.note}})});
  constexpr std::string_view any_note = "...any";
  for (const auto move : {Move::send, Move::approve, Move::release, Move::send_back, Move::retire}) {
    const auto ok = may_move(*now, move, call.me.account, move == Move::send_back ? "abc" : any_note);
    if (ok) {
      view.buttons.push_back({std::string{move_name(move)}, std::string{words_of(move).vi}, view.buttons.empty()});
      view.notes = view.notes || move == Move::send_back || move == Move::retire;
    } else if (ok.error().kind == Kind::denied) {
      view.waits.emplace_back(say(ok.error().code));
    }
  }
  return official_page(room.officials(), call, item.ref(), std::string{desk_home}, page::desk_item(view), status);
}

Answer get_item(const DeskRoom& room, const Call& call) { return show_item(room, call); }

Answer take_step(const DeskPtr& room, const Call& call) {
  if (!may_review(call)) return denied(*room, call);
  const auto desk = room->desk();
  if (!desk) return web::text("", 503);
  const auto* now = newest((*desk)->all, call.params.get("item"));
  Move move{};
  if (now == nullptr || !read_move(call.form.get("buoc"), move)) return web::see_other(std::string{desk_home});
  const auto note = text::squeeze(text::nfc(call.form.get("ghi-chu").substr(0, 600)));
  if (const auto ok = may_move(*now, move, call.me.account, note); !ok)
    return show_item(*room, call, {}, std::string{say(ok.error().code)}, ok.error().kind == Kind::denied ? 403 : 422);
  Answer out{web::see_other(address_of(now->text.item) + "?buoc=1")};
  out.operations.push_back(
      official_fact(room->officials(), call, "item_step",
                    {{"text", now->text.id}, {"move", std::string{move_name(move)}}, {"note", note}}));
  out.finish = [room, reply = out.reply](const std::vector<journal::Outcome>&) {
    room->join();
    return reply;
  };
  return out;
}

Answer try_item(const DeskRoom& room, const Call& call) {
  const auto desk = room.desk();
  if (!desk) return web::text("", 503);
  const auto* now = newest((*desk)->all, call.params.get("item"));
  if (now == nullptr) return web::see_other(std::string{desk_home});
  auto item = now->text.item;
  room.resolve_here(item);
  auto given = read_given(item, "xem-truoc", call.form);
  return show_item(room, call, {std::move(given.made), std::move(given.answer), given.problem});
}

}  // namespace

std::vector<web::Route> desk_routes(const OfficialsPtr& officials) {
  const DeskPtr room = std::make_shared<const DeskRoom>(officials);
  const auto on = [room](auto* page) { return [room, page](const web::Call& call) { return page(*room, call); }; };
  using auth::Right;
  using web::Method;
  using web::Pace;
  const std::string home{desk_home};
  return {
      {Method::get, home, Right::known, on(&show_list), Pace::worker},
      {Method::get, home + "/cau/{item}", Right::known, on(&get_item), Pace::worker},
      {Method::post, home + "/cau/{item}", Right::known,
       [room](const web::Call& call) { return take_step(room, call); }, Pace::worker},
      {Method::post, home + "/cau/{item}/thu", Right::known, on(&try_item), Pace::worker},
      {Method::get, home + "/cau/{item}/thu", Right::known, on(&get_item), Pace::worker},
      {Method::get, home + "/soan", Right::write_courses, on(&edit_page), Pace::worker},
      {Method::post, home + "/soan", Right::write_courses, on(&save_item), Pace::worker},
      {Method::get, home + "/nhap", Right::write_courses, on(&import_page), Pace::worker},
      {Method::post, home + "/nhap", Right::write_courses, on(&take_upload), Pace::worker},
      {Method::get, home + "/nhap/{upload}", Right::write_courses, on(&preview_page), Pace::worker},
      {Method::post, home + "/nhap/{upload}", Right::write_courses, on(&save_upload), Pace::worker},
      {Method::get, home + "/xuat", Right::write_courses, on(&export_page), Pace::worker},
  };
}

}  // namespace hvs::assessment
