// Writing a question: one form a kind, lines of text instead of many fields; the reader of items has the last word.
#include <algorithm>

#include "core/assessment/desk_pages.hpp"
#include "core/assessment/scoring.hpp"
#include "core/base/bytes.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/assessment/desk.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

using json::Json;
using web::Answer;
using web::Call;
namespace tb = t::bank;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = text::squeeze(text.substr(0, end)); !line.empty()) out.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// "* words" → marked.
bool take_star(std::string& line) {
  if (!line.starts_with('*')) return false;
  line = text::squeeze(std::string_view{line}.substr(1));
  return true;
}

Json words(std::string text) { return Json::of(std::move(text)); }

void put_choices(std::vector<std::string> lines, bool many, Json& out) {
  auto options = Json::array(), keys = Json::array();
  long long key = -1, at = 0;
  for (auto& line : lines) {
    if (take_star(line)) {
      key = key < 0 ? at : key;
      keys.push(Json::of(at));
    }
    options.push(words(line));
    ++at;
  }
  out.set("options", std::move(options));
  if (many)
    out.set("answers", std::move(keys));
  else
    out.set("answer", Json::of(key));
}

void put_pairs(const std::vector<std::string>& lines, Json& out) {
  auto pairs = Json::array(), extra = Json::array();
  for (const auto& line : lines) {
    const auto equals = line.find('=');
    const auto left = text::squeeze(line.substr(0, equals));
    const auto right = equals == std::string::npos ? std::string{} : text::squeeze(line.substr(equals + 1));
    if (left.empty()) {
      extra.push(words(right));
      continue;
    }
    auto pair = Json::array();
    pair.push(words(left)).push(words(right));
    pairs.push(std::move(pair));
  }
  out.set("pairs", std::move(pairs)).set("extra", std::move(extra));
}

void put_regions(std::vector<std::string> lines, Json& out) {
  auto regions = Json::array();
  long long key = -1, at = 0;
  for (auto& line : lines) {
    if (take_star(line)) key = key < 0 ? at : key;
    ++at;
    auto one = Json::object();
    std::string_view rest{line};
    for (const auto* name : {"x", "y", "w", "h"}) {
      const auto space = std::min(rest.find(' '), rest.size());
      double n = -1;
      if (!number::read_double(rest.substr(0, space), n)) n = -1;
      one.set(name, Json::of(n));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    one.set("words", words(std::string{rest}));
    regions.push(std::move(one));
  }
  out.set("regions", std::move(regions)).set("answer", Json::of(key));
}

void put_range(std::string_view typed, Json& out) {
  const auto dots = typed.find("..");
  const Item any;
  const auto low = read_typed_number(any, typed.substr(0, dots));
  if (dots == std::string_view::npos) {
    if (low) out.set("value", Json::of(*low));
    return;
  }
  const auto high = read_typed_number(any, typed.substr(dots + 2));
  if (low && high) out.set("from", Json::of(*low)).set("to", Json::of(*high));
}

void put_task(const Call& call, Json& out) {
  const auto chosen = call.form.get("bai");
  const auto slash = chosen.find('/');
  out.set("scenario", words(std::string{chosen.substr(0, slash)}));
  out.set("variant", words(slash == std::string_view::npos ? std::string{} : std::string{chosen.substr(slash + 1)}));
  auto levels = Json::array();
  for (std::string_view rest = call.form.get("muc"); !rest.empty();) {
    const auto space = std::min(rest.find(' '), rest.size());
    if (long long n = 0; text::read_int(rest.substr(0, space), n)) levels.push(Json::of(n));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  out.set("levels", std::move(levels));
}

// The form as it came → the written form of an item.
Json written(const Call& call, const DeskRoom& room, const std::string& id, int version, ItemKind kind) {
  auto out = Json::object();
  const auto field = [&](std::string_view name) { return text::squeeze(text::nfc(call.form.get(name))); };
  const auto skill = field("ky-nang");
  const auto* known = room.officials().library().framework.find_skill(skill);
  out.set("id", words(id)).set("version", Json::of(static_cast<long long>(version)));
  out.set("domain", words(known == nullptr ? std::string{} : known->domain)).set("skill", words(skill));
  out.set("kind", words(std::string{kind_name(kind)}))
      .set("stem", words(field("de")))
      .set("why", words(field("vi-sao")));
  if (const auto picture = field("tranh"); !picture.empty())
    out.set("picture", words(picture)).set("picture_alt", words(field("ta")));
  double difficulty = 0;
  auto typed = field("kho");
  std::replace(typed.begin(), typed.end(), ',', '.');
  if (!typed.empty()) out.set("difficulty", Json::of(number::read_double(typed, difficulty) ? difficulty : 99.0));
  if (call.form.get("tung-phan") == "1") out.set("credit", words("parts"));
  auto lines = lines_of(call.form.get("y").substr(0, 8000));
  switch (kind) {
    case ItemKind::listen:
      out.set("say", words(field("loi")));
      [[fallthrough]];
    case ItemKind::single:
      put_choices(std::move(lines), false, out);
      break;
    case ItemKind::multiple:
      put_choices(std::move(lines), true, out);
      break;
    case ItemKind::true_false: {
      auto statements = Json::array();
      for (auto& line : lines) {
        const bool is_true = take_star(line);
        auto one = Json::object();
        one.set("text", words(line)).set("true", Json::of(is_true));
        statements.push(std::move(one));
      }
      out.set("statements", std::move(statements));
      break;
    }
    case ItemKind::order:
    case ItemKind::short_text: {
      auto list = Json::array();
      for (auto& line : lines) list.push(words(std::move(line)));
      out.set(kind == ItemKind::order ? "options" : "accepted", std::move(list));
      break;
    }
    case ItemKind::match:
      put_pairs(lines, out);
      break;
    case ItemKind::number:
      put_range(call.form.get("khoang"), out);
      if (const auto unit = field("don-vi"); !unit.empty()) out.set("unit", words(unit));
      break;
    case ItemKind::hotspot:
      put_regions(std::move(lines), out);
      break;
    case ItemKind::task:
      put_task(call, out);
      break;
  }
  return out;
}

// And back: what the form shows of an item that is being changed.
std::string lines_of_item(const Item& item) {
  std::string out;
  const auto is_key = [&](std::size_t i) {
    return std::find(item.keys.begin(), item.keys.end(), i) != item.keys.end();
  };
  const auto add = [&out](const std::string& line) { out += (out.empty() ? "" : "\n") + line; };
  const auto star = [](bool right) { return std::string{right ? "* " : ""}; };
  switch (item.kind) {
    case ItemKind::single:
    case ItemKind::listen:
      for (std::size_t i = 0; i < item.options.size(); ++i) add(star(i == item.answer) + item.options[i]);
      break;
    case ItemKind::multiple:
    case ItemKind::true_false:
      for (std::size_t i = 0; i < item.options.size(); ++i) add(star(is_key(i)) + item.options[i]);
      break;
    case ItemKind::order:
      for (const auto& one : item.options) add(one);
      break;
    case ItemKind::short_text:
      for (const auto& one : item.accepted) add(one);
      break;
    case ItemKind::match: {
      std::vector<bool> used(item.partners.size(), false);
      for (std::size_t i = 0; i < item.options.size() && i < item.keys.size(); ++i) {
        add(item.options[i] + " = " + item.partners[item.keys[i]]);
        used[item.keys[i]] = true;
      }
      for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) add("= " + item.partners[i]);
      }
      break;
    }
    case ItemKind::hotspot:
      for (std::size_t i = 0; i < item.options.size() && i < item.regions.size(); ++i) {
        const auto& at = item.regions[i];
        add(star(i == item.answer) + write_number(at.x) + " " + write_number(at.y) + " " + write_number(at.width) +
            " " + write_number(at.height) + " " + item.options[i]);
      }
      break;
    case ItemKind::number:
    case ItemKind::task:
      break;
  }
  return out;
}

struct Wording {
  const Text* label = nullptr;
  const Text* hint = nullptr;
};
Wording wording_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::single:
    case ItemKind::multiple:
    case ItemKind::listen:
      return {&tb::choices, &tb::choices_hint};
    case ItemKind::true_false:
      return {&tb::statements, &tb::statements_hint};
    case ItemKind::order:
      return {&tb::ordered, &tb::ordered_hint};
    case ItemKind::match:
      return {&tb::pairs, &tb::pairs_hint};
    case ItemKind::short_text:
      return {&tb::accepted, &tb::accepted_hint};
    case ItemKind::hotspot:
      return {&tb::regions, &tb::regions_hint};
    case ItemKind::number:
    case ItemKind::task:
      break;
  }
  return {};
}

struct Editing {
  Item item;
  std::string group;
  const Held* before = nullptr;
  std::vector<std::string> troubles{};
};

Answer show_edit(const DeskRoom& room, const Call& call, const Editing& draft, int status = 200) {
  const auto& item = draft.item;
  page::DeskEditView view;
  view.csrf = call.me.csrf;
  view.action = std::string{desk_home} + "/soan";
  view.kind = kind_name(item.kind);
  view.fresh = draft.before == nullptr;
  view.item = draft.before == nullptr ? std::string{} : item.id;
  view.troubles = draft.troubles;
  view.lead = draft.before != nullptr && draft.before->stage != Stage::draft
                  ? html::fill(tb::edit_new_version, {{"n", std::to_string(draft.before->text.item.version + 1)}})
                  : std::string{tb::edit_draft.vi};
  for (const auto& bank : room.files())
    view.groups.push_back(
        {bank->blueprint.group, shown_group(bank->blueprint.group), bank->blueprint.group == draft.group});
  for (const auto& one : room.officials().library().framework.skills)
    view.skills.push_back({one.id, one.id + " " + one.name, one.id == item.skill});
  view.id = draft.before == nullptr ? std::string{call.form.get("ma-cau")} : item.id;
  view.stem = item.stem;
  view.why = item.why;
  view.difficulty = write_number(item.difficulty);
  view.picture = item.picture.address;
  view.alt = item.picture.alt;
  const auto wording = wording_of(item.kind);
  if (wording.label != nullptr) {
    view.lines_label = wording.label->vi;
    view.lines_hint = wording.hint->vi;
  }
  const bool typed = call.method == web::Method::post;
  view.lines = typed ? std::string{call.form.get("y")} : lines_of_item(item);
  view.listens = item.kind == ItemKind::listen;
  view.say = item.say;
  view.number = item.kind == ItemKind::number;
  if (view.number) {
    view.range = write_number(item.range.low);
    if (item.range.low != item.range.high) view.range += ".." + write_number(item.range.high);
    if (typed || (draft.before == nullptr && item.stem.empty())) view.range = call.form.get("khoang");
    view.unit = item.unit;
  }
  view.task = item.kind == ItemKind::task;
  if (view.task && room.shelf()) {
    for (const auto& title : room.shelf()->titles) {
      for (const auto& variant : title.scenario.variants) {
        const auto value = title.scenario.id + "/" + variant.id;
        view.scenarios.push_back({value, title.scenario.title + ": " + variant.title,
                                  value == item.task.scenario + "/" + item.task.variant});
      }
    }
    for (const int level : item.task.levels) view.levels += (view.levels.empty() ? "" : " ") + std::to_string(level);
    if (view.levels.empty()) view.levels = "50 75 90";
  }
  view.divides = item.kind == ItemKind::multiple || item.kind == ItemKind::true_false || item.kind == ItemKind::order ||
                 item.kind == ItemKind::match;
  view.parts = item.credit == Credit::parts;
  return official_page(room.officials(), call,
                       html::fill(tb::edit_title, {{"kind", std::string{kind_words(item.kind)}}}),
                       std::string{desk_home}, page::desk_edit(view), status);
}

}  // namespace

web::Answer edit_page(const DeskRoom& room, const web::Call& call) {
  Editing draft;
  if (const auto id = call.query.get("cau"); !id.empty()) {
    const auto desk = room.desk();
    if (!desk) return web::text("", 503);
    draft.before = newest((*desk)->all, id);
    if (draft.before == nullptr) return web::see_other(std::string{desk_home});
    draft.item = draft.before->text.item;
    draft.group = draft.before->text.group;
    return show_edit(room, call, draft);
  }
  if (!read_kind(call.query.get("loai"), draft.item.kind)) return web::see_other(std::string{desk_home});
  return show_edit(room, call, draft);
}

web::Answer save_item(const DeskRoom& room, const web::Call& call) {
  const auto desk = room.desk();
  if (!desk) return web::text("", 503);
  Editing draft;
  ItemKind kind{};
  if (!read_kind(call.form.get("loai"), kind)) return web::see_other(std::string{desk_home});
  const auto old = call.form.get("cau");
  int version = 1;
  std::string id;
  if (!old.empty()) {
    draft.before = newest((*desk)->all, old);
    if (draft.before == nullptr) return web::see_other(std::string{desk_home});
    const auto& before = draft.before->text.item;
    id = before.id;
    draft.group = draft.before->text.group;
    // What a second person has seen keeps its words; the change is the next version.
    version = before.version + (draft.before->stage == Stage::draft ? 0 : 1);
  } else {
    id = text::squeeze(call.form.get("ma-cau"));
    // Without a name of its own: short, and different from every other.
    if (id.empty()) id = "x-" + bytes::hex(bytes::sha256(make_uuid7(call.now, room.services().random))).substr(0, 10);
    draft.group = call.form.get("nhom");
    if (room.file_bank(draft.group) == nullptr) draft.group = room.files().front()->blueprint.group;
    const auto in_files = std::ranges::any_of(room.files(), [&](const auto& bank) {
      return std::ranges::any_of(bank->items, [&](const Item& one) { return one.id == id; });
    });
    if (in_files || newest((*desk)->all, id) != nullptr) draft.troubles.emplace_back(tb::taken_id.vi);
  }
  std::vector<Fault> faults;
  draft.item = read_item(written(call, room, id, version, kind), faults);
  draft.item.kind = kind;
  for (const auto& one : faults)
    draft.troubles.push_back(html::fill(tb::fault, {{"field", one.field}, {"what", one.what}}));
  if (draft.troubles.empty()) {
    auto known = draft.item;
    if (!room.resolve_here(known)) draft.troubles.emplace_back(tb::unknown_names.vi);
  }
  auto op = text_fact(room, call, draft.item, draft.group, "");
  const auto body = std::ranges::find(op.changes, std::string_view{"body"}, &journal::Change::field);
  if (draft.troubles.empty() && body != op.changes.end() && body->value.size() > max_body_bytes)
    draft.troubles.emplace_back(tb::too_big_item.vi);
  if (!draft.troubles.empty()) return show_edit(room, call, draft, 422);
  web::Answer out{web::see_other(std::string{desk_home} + "/cau/" + id)};
  out.operations.push_back(std::move(op));
  return out;
}

}  // namespace hvs::assessment
