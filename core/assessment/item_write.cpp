// Item → the written form that `read_item` reads.
#include "core/assessment/item.hpp"

namespace hvs::assessment {
namespace {

using json::Json;

Json words(const std::string& text) { return Json::of(text); }

Json list(const std::vector<std::string>& all) {
  auto out = Json::array();
  for (const auto& one : all) out.push(words(one));
  return out;
}

void put_options(const Item& item, Json& out) {
  auto options = Json::array();
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    if (i >= item.option_pictures.size() || item.option_pictures[i].address.empty()) {
      options.push(words(item.options[i]));
      continue;
    }
    auto one = Json::object();
    one.set("text", words(item.options[i]));
    one.set("picture", words(item.option_pictures[i].address));
    one.set("alt", words(item.option_pictures[i].alt));
    options.push(std::move(one));
  }
  out.set("options", std::move(options));
}

void put_answer(const Item& item, Json& out) { out.set("answer", Json::of(static_cast<long long>(item.answer))); }

void put_regions(const Item& item, Json& out) {
  auto regions = Json::array();
  for (std::size_t i = 0; i < item.regions.size() && i < item.options.size(); ++i) {
    const auto& at = item.regions[i];
    auto one = Json::object();
    one.set("words", words(item.options[i]));
    one.set("x", Json::of(at.x)).set("y", Json::of(at.y)).set("w", Json::of(at.width)).set("h", Json::of(at.height));
    regions.push(std::move(one));
  }
  out.set("regions", std::move(regions));
  put_answer(item, out);
}

void put_statements(const Item& item, Json& out) {
  auto statements = Json::array();
  std::size_t key = 0;
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    const bool is_true = key < item.keys.size() && item.keys[key] == i;
    key += is_true;
    auto one = Json::object();
    one.set("text", words(item.options[i])).set("true", Json::of(is_true));
    statements.push(std::move(one));
  }
  out.set("statements", std::move(statements));
}

void put_pairs(const Item& item, Json& out) {
  auto pairs = Json::array();
  std::vector<bool> used(item.partners.size(), false);
  for (std::size_t i = 0; i < item.options.size() && i < item.keys.size(); ++i) {
    auto one = Json::array();
    one.push(words(item.options[i])).push(words(item.partners[item.keys[i]]));
    used[item.keys[i]] = true;
    pairs.push(std::move(one));
  }
  out.set("pairs", std::move(pairs));
  auto spare = Json::array();
  for (std::size_t i = 0; i < item.partners.size(); ++i) {
    if (!used[i]) spare.push(words(item.partners[i]));
  }
  if (!spare.items().empty()) out.set("extra", std::move(spare));
}

void put_accepted(const Item& item, Json& out) {
  out.set("accepted", list(item.accepted));
  auto strict = Json::array();
  if (!item.folding.accents) strict.push(Json::of(std::string{"accents"}));
  if (!item.folding.letter_case) strict.push(Json::of(std::string{"case"}));
  if (!item.folding.spaces) strict.push(Json::of(std::string{"spaces"}));
  if (!item.folding.punctuation) strict.push(Json::of(std::string{"punctuation"}));
  if (!strict.items().empty()) out.set("strict", std::move(strict));
}

void put_body(const Item& item, Json& out) {
  switch (item.kind) {
    case ItemKind::listen:
      out.set("say", words(item.say));
      [[fallthrough]];
    case ItemKind::single:
      put_options(item, out);
      return put_answer(item, out);
    case ItemKind::multiple: {
      put_options(item, out);
      auto keys = Json::array();
      for (const auto one : item.keys) keys.push(Json::of(static_cast<long long>(one)));
      out.set("answers", std::move(keys));
      return;
    }
    case ItemKind::true_false:
      return put_statements(item, out);
    case ItemKind::order:
      return put_options(item, out);
    case ItemKind::match:
      return put_pairs(item, out);
    case ItemKind::number:
      if (item.range.low == item.range.high) {
        out.set("value", Json::of(item.range.low));
      } else {
        out.set("from", Json::of(item.range.low)).set("to", Json::of(item.range.high));
      }
      if (!item.unit.empty()) out.set("unit", words(item.unit));
      return;
    case ItemKind::short_text:
      return put_accepted(item, out);
    case ItemKind::hotspot:
      return put_regions(item, out);
    case ItemKind::task: {
      out.set("scenario", words(item.task.scenario)).set("variant", words(item.task.variant));
      auto levels = Json::array();
      for (const auto one : item.task.levels) levels.push(Json::of(static_cast<long long>(one)));
      out.set("levels", std::move(levels));
      return;
    }
  }
}

}  // namespace

json::Json write_item(const Item& item) {
  auto out = Json::object();
  out.set("id", words(item.id)).set("version", Json::of(static_cast<long long>(item.version)));
  out.set("domain", words(item.domain)).set("skill", words(item.skill));
  out.set("kind", Json::of(std::string{kind_name(item.kind)})).set("stem", words(item.stem));
  put_body(item, out);
  if (item.credit == Credit::parts && item.kind != ItemKind::task) out.set("credit", Json::of(std::string{"parts"}));
  out.set("why", words(item.why)).set("difficulty", Json::of(item.difficulty));
  if (item.discrimination != 1) out.set("discrimination", Json::of(item.discrimination));
  if (!item.steps.empty()) {
    auto steps = Json::array();
    for (const double one : item.steps) steps.push(Json::of(one));
    out.set("steps", std::move(steps));
  }
  if (!item.picture.address.empty()) {
    out.set("picture", words(item.picture.address));
    if (!item.picture.alt.empty()) out.set("picture_alt", words(item.picture.alt));
  }
  return out;
}

}  // namespace hvs::assessment
