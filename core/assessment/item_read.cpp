// The written form of an item → item. The only reader: content files, the database and phone packs all pass here.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/assessment/scoring.hpp"
#include "core/base/text.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

constexpr std::array<std::string_view, 10> kinds{"single", "multiple",   "true_false", "order",  "match",
                                                 "number", "short_text", "hotspot",    "listen", "task"};
constexpr double logit_limit = 6, discrimination_limit = 5, full = 100;
constexpr std::size_t max_pairs = 6, max_words_bytes = 300, max_version = 999;

struct Reader {
  const json::Json& json;
  std::vector<Fault>& faults;

  void fault(std::string_view field, const Text& text, std::initializer_list<html::Fill> values = {}) const {
    faults.push_back({std::string{field}, html::fill(text, values)});
  }
  std::string words_of(const json::Json& value, std::string_view field, std::size_t limit) const {
    auto words = text::squeeze(text::nfc(value.string()));
    if (words.empty()) fault(field, t::bank::missing);
    if (words.size() > limit) {
      fault(field, t::bank::too_long, {{"limit", std::to_string(limit)}});
      words.clear();
    }
    return words;
  }
  std::string words(std::string_view field, std::size_t limit) const { return words_of(json.at(field), field, limit); }
  std::string words_or_none(std::string_view field, std::size_t limit) const {
    return json.at(field).string().empty() ? std::string{} : words(field, limit);
  }
  bool count(std::string_view field, std::size_t n, std::size_t low, std::size_t high) const {
    if (n >= low && n <= high) return true;
    fault(field, t::bank::count,
          {{"n", std::to_string(n)}, {"low", std::to_string(low)}, {"high", std::to_string(high)}});
    return false;
  }
  double between(std::string_view field, double otherwise, double low, double high, const Text& text) const {
    const auto& value = json.at(field);
    if (value.is_null()) return otherwise;
    const double n = value.number(high + 1);
    if (!(n >= low && n <= high)) {
      fault(field, text);
      return otherwise;
    }
    return n;
  }
  void no_twins(std::string_view field, const std::vector<std::string>& list) const {
    std::set<std::string, std::less<>> seen;
    for (const auto& one : list) {
      if (!one.empty() && !seen.insert(one).second) fault(field, t::bank::same_text, {{"text", one}});
    }
  }
};

learning::Picture picture_of(const json::Json& file, const json::Json& alt) {
  const auto name = file.string();
  if (name.empty()) return {};
  return {std::string{name}, text::squeeze(text::nfc(alt.string()))};
}

// "text", or {"text", "picture", "alt"}.
void read_options(const Reader& in, Item& item, std::size_t low, std::size_t high) {
  const auto& list = in.json.at("options").items();
  if (!in.count("options", list.size(), low, high)) return;
  bool pictured = false;
  for (const auto& one : list) {
    const bool plain = one.type() != json::Json::Type::object;
    item.options.push_back(in.words_of(plain ? one : one.at("text"), "options", max_option_bytes));
    item.option_pictures.push_back(plain ? learning::Picture{} : picture_of(one.at("picture"), one.at("alt")));
    pictured = pictured || !item.option_pictures.back().address.empty();
  }
  if (!pictured) item.option_pictures.clear();
  in.no_twins("options", item.options);
}

void read_answer(const Reader& in, Item& item) {
  const auto answer = in.json.at("answer").integer(-1);
  if (answer < 0 || static_cast<std::size_t>(answer) >= item.options.size()) return in.fault("answer", t::bank::no_key);
  item.answer = static_cast<std::size_t>(answer);
}

void read_multiple(const Reader& in, Item& item) {
  read_options(in, item, 3, max_options);
  std::set<std::size_t> keys;
  for (const auto& one : in.json.at("answers").items()) {
    const auto n = one.integer(-1);
    if (n < 0 || static_cast<std::size_t>(n) >= item.options.size()) return in.fault("answers", t::bank::no_key);
    keys.insert(static_cast<std::size_t>(n));
  }
  if (keys.empty()) return in.fault("answers", t::bank::no_key);
  if (keys.size() == item.options.size()) return in.fault("answers", t::bank::all_keys);
  item.keys.assign(keys.begin(), keys.end());
}

void read_statements(const Reader& in, Item& item) {
  const auto& list = in.json.at("statements").items();
  if (!in.count("statements", list.size(), 1, max_pairs)) return;
  for (std::size_t i = 0; i < list.size(); ++i) {
    item.options.push_back(in.words_of(list[i].at("text"), "statements", max_option_bytes));
    if (list[i].at("true").type() != json::Json::Type::boolean) in.fault("statements", t::bank::no_key);
    if (list[i].at("true").boolean()) item.keys.push_back(i);
  }
  in.no_twins("statements", item.options);
}

void read_pairs(const Reader& in, Item& item) {
  const auto& pairs = in.json.at("pairs").items();
  const auto& spare = in.json.at("extra").items();
  if (!in.count("pairs", pairs.size(), 2, max_pairs) || !in.count("extra", spare.size(), 0, 4)) return;
  for (const auto& one : pairs) {
    if (one.items().size() != 2) return in.fault("pairs", t::bank::bad_pair);
    item.options.push_back(in.words_of(one.at(std::size_t{0}), "pairs", max_words_bytes));
    auto right = in.words_of(one.at(std::size_t{1}), "pairs", max_words_bytes);
    const auto known = std::find(item.partners.begin(), item.partners.end(), right);
    item.keys.push_back(static_cast<std::size_t>(known - item.partners.begin()));
    if (known == item.partners.end()) item.partners.push_back(std::move(right));
  }
  for (const auto& one : spare) item.partners.push_back(in.words_of(one, "extra", max_words_bytes));
  in.no_twins("pairs", item.options);
  in.no_twins("extra", item.partners);
  if (item.partners.size() < 2) in.fault("pairs", t::bank::all_keys);
}

void read_range(const Reader& in, Item& item) {
  const auto& value = in.json.at("value");
  const auto number = [](const json::Json& one) { return one.number(std::nan("")); };
  if (!value.is_null()) {
    const double off = std::abs(in.json.at("tolerance").number());
    item.range = {number(value) - off, number(value) + off};
  } else {
    item.range = {number(in.json.at("from")), number(in.json.at("to"))};
  }
  if (!(std::isfinite(item.range.low) && std::isfinite(item.range.high) && item.range.low <= item.range.high)) {
    item.range = {};
    in.fault("value", t::bank::bad_range);
  }
  item.unit = in.words_or_none("unit", 40);
}

void read_accepted(const Reader& in, Item& item) {
  for (const auto& one : in.json.at("strict").items()) {
    const auto name = one.string();
    if (name == "accents")
      item.folding.accents = false;
    else if (name == "case")
      item.folding.letter_case = false;
    else if (name == "spaces")
      item.folding.spaces = false;
    else if (name == "punctuation")
      item.folding.punctuation = false;
    else
      in.fault("strict", t::bank::bad_strict, {{"name", std::string{name}}});
  }
  const auto& list = in.json.at("accepted").items();
  if (!in.count("accepted", list.size(), 1, max_accepted)) return;
  for (const auto& one : list) {
    item.accepted.push_back(in.words_of(one, "accepted", max_words_bytes));
    if (!item.accepted.back().empty() && normal_form(item.accepted.back(), item.folding).empty())
      in.fault("accepted", t::bank::missing);
  }
}

void read_regions(const Reader& in, Item& item) {
  if (item.picture.address.empty()) in.fault("picture", t::bank::missing);
  const auto& list = in.json.at("regions").items();
  if (!in.count("regions", list.size(), 2, max_options)) return;
  for (const auto& one : list) {
    item.options.push_back(in.words_of(one.at("words"), "regions", max_words_bytes));
    const Region at{one.at("x").number(-1), one.at("y").number(-1), one.at("w").number(), one.at("h").number()};
    const bool inside =
        at.x >= 0 && at.y >= 0 && at.width > 0 && at.height > 0 && at.x + at.width <= full && at.y + at.height <= full;
    if (!inside) return in.fault("regions", t::bank::bad_region);
    item.regions.push_back(at);
  }
  in.no_twins("regions", item.options);
  read_answer(in, item);
}

void read_task(const Reader& in, Item& item) {
  item.task.scenario = in.words("scenario", 40);
  item.task.variant = in.words("variant", 40);
  const auto& list = in.json.at("levels").items();
  if (in.json.at("levels").is_null()) item.task.levels = {50, 75, 90};
  for (const auto& one : list) item.task.levels.push_back(static_cast<int>(std::clamp(one.integer(), -1LL, 101LL)));
  const auto& levels = item.task.levels;
  const bool rising = std::adjacent_find(levels.begin(), levels.end(), std::greater_equal<>{}) == levels.end();
  if (levels.empty() || levels.size() > max_levels || levels.front() < 1 || levels.back() > 100 || !rising) {
    in.fault("levels", t::bank::bad_levels, {{"limit", std::to_string(max_levels)}});
    item.task.levels = {70};
  }
  item.credit = levels.size() > 1 ? Credit::parts : Credit::whole;
}

void read_body(const Reader& in, Item& item) {
  switch (item.kind) {
    case ItemKind::single:
      read_options(in, item, 2, max_options);
      return read_answer(in, item);
    case ItemKind::listen:
      item.say = in.words("say", max_stem_bytes);
      read_options(in, item, 2, max_options);
      return read_answer(in, item);
    case ItemKind::multiple:
      return read_multiple(in, item);
    case ItemKind::true_false:
      return read_statements(in, item);
    case ItemKind::order:
      return read_options(in, item, 3, max_pairs);
    case ItemKind::match:
      return read_pairs(in, item);
    case ItemKind::number:
      return read_range(in, item);
    case ItemKind::short_text:
      return read_accepted(in, item);
    case ItemKind::hotspot:
      return read_regions(in, item);
    case ItemKind::task:
      return read_task(in, item);
  }
}

void read_credit(const Reader& in, Item& item) {
  const auto name = in.json.at("credit").string();
  if (item.kind == ItemKind::task || name.empty()) return;  // of a task its levels say it
  if (name != "whole" && name != "parts") return in.fault("credit", t::bank::bad_credit);
  item.credit = name == "parts" ? Credit::parts : Credit::whole;
  const bool divides = item.kind == ItemKind::multiple || item.kind == ItemKind::order ||
                       item.kind == ItemKind::match || item.kind == ItemKind::true_false;
  if (item.credit == Credit::parts && !divides) {
    in.fault("credit", t::bank::no_parts);
    item.credit = Credit::whole;
  }
}

void read_measure(const Reader& in, Item& item) {
  item.difficulty = in.between("difficulty", 0, -logit_limit, logit_limit, t::bank::bad_difficulty);
  item.discrimination = in.between("discrimination", 1, 0.01, discrimination_limit, t::bank::bad_discrimination);
  const auto& steps = in.json.at("steps").items();
  for (const auto& one : steps) item.steps.push_back(one.number(logit_limit + 1));
  const bool fits = std::all_of(item.steps.begin(), item.steps.end(),
                                [](double one) { return one >= -logit_limit && one <= logit_limit; });
  const auto top = static_cast<std::size_t>(top_category(item));
  if (!steps.empty() && (!fits || steps.size() != top)) {
    in.fault("steps", t::bank::bad_steps, {{"n", std::to_string(top)}});
    item.steps.clear();
  }
}

}  // namespace

std::string_view kind_name(ItemKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

bool read_kind(std::string_view name, ItemKind& out) {
  const auto at = std::find(kinds.begin(), kinds.end(), name);
  if (at == kinds.end()) return false;
  out = static_cast<ItemKind>(at - kinds.begin());
  return true;
}

bool is_item_id(std::string_view id) {
  return !id.empty() && id.size() <= max_item_id && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Item read_item(const json::Json& json, std::vector<Fault>& faults) {
  const Reader in{json, faults};
  Item item;
  item.id = json.at("id").string().substr(0, max_item_id + 1);
  if (!is_item_id(item.id)) in.fault("id", t::bank::bad_id);
  item.version = static_cast<int>(std::clamp(json.at("version").integer(1), 1LL, static_cast<long long>(max_version)));
  item.domain = in.words("domain", 8);
  item.skill = in.words("skill", 40);
  item.stem = in.words("stem", max_stem_bytes);
  item.why = in.words("why", max_stem_bytes);
  item.picture = picture_of(json.at("picture"), json.at("picture_alt"));
  const auto kind = json.at("kind").string("single");
  if (!read_kind(kind, item.kind)) {
    in.fault("kind", t::bank::bad_kind, {{"name", std::string{kind.substr(0, 40)}}});
    return item;
  }
  read_body(in, item);
  read_credit(in, item);
  read_measure(in, item);
  return item;
}

}  // namespace hvs::assessment
