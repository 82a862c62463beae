#include "server/assessment/convert.hpp"

#include <algorithm>

#include "core/assessment/scoring.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/weights.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

using questions::Choice;
using questions::Question;
using Kind = questions::Kind;

constexpr std::string_view domain_tag = "mien:", skill_tag = "ky-nang:", difficulty_tag = "do-kho:";

std::string tagged(const Question& question, std::string_view tag) {
  for (const auto& one : question.tags) {
    if (one.starts_with(tag)) return one.substr(tag.size());
  }
  return {};
}

std::string plain(std::string_view text) { return text::squeeze(text); }

// A picture of our own library keeps its name; any other has nowhere to stand yet.
learning::Picture picture_of(const std::string& name, const std::string& alt, std::vector<std::string>& notes) {
  if (name.empty()) return {};
  const auto file = name.substr(name.rfind('/') + 1);
  if (!file.ends_with(".svg")) {
    notes.push_back(html::fill(t::bank::picture_left, {{"name", file}}));
    return {};
  }
  return {file, alt};
}

void put_choices(const Question& question, Item& item, std::vector<std::string>& notes) {
  bool pictured = false;
  for (const auto& one : question.choices) {
    item.options.push_back(plain(one.text));
    item.option_pictures.push_back(picture_of(one.picture, one.alt, notes));
    pictured = pictured || !item.option_pictures.back().address.empty();
    if (!one.feedback.empty()) notes.emplace_back(t::bank::feedback_left.vi);
  }
  if (!pictured) item.option_pictures.clear();
}

void put_key(const Question& question, Item& item, std::vector<std::string>& notes) {
  bool found = false, shaded = false;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const double weight = question.choices[i].weight;
    if (weight == 100 && !found) {
      item.answer = i;
      found = true;
    } else {
      shaded = shaded || weight != 0;
    }
  }
  if (shaded) notes.emplace_back(t::bank::weights_left.vi);
}

void fill(const Question& question, Item& item, std::vector<std::string>& notes) {
  switch (question.kind) {
    case Kind::single:
      item.kind = ItemKind::single;
      put_choices(question, item, notes);
      return put_key(question, item, notes);
    case Kind::multiple:
      item.kind = ItemKind::multiple;
      put_choices(question, item, notes);
      for (std::size_t i = 0; i < question.choices.size(); ++i) {
        if (question.choices[i].weight > 0) item.keys.push_back(i);
      }
      return;
    case Kind::true_false:
      item.kind = ItemKind::true_false;
      for (std::size_t i = 0; i < question.choices.size(); ++i) {
        item.options.push_back(plain(question.choices[i].text));
        if (question.choices[i].weight > 0) item.keys.push_back(i);
      }
      if (item.options.size() == 1 && item.options.front().empty()) {
        item.options.front() = item.stem;
        item.stem = t::bank::is_it_true.vi;
      }
      return;
    case Kind::order:
      item.kind = ItemKind::order;
      return put_choices(question, item, notes);
    case Kind::match:
      item.kind = ItemKind::match;
      for (const auto& one : question.pairs) {
        const auto right = plain(one.right);
        const auto at = std::find(item.partners.begin(), item.partners.end(), right);
        const auto place = static_cast<std::size_t>(at - item.partners.begin());
        if (at == item.partners.end()) item.partners.push_back(right);
        if (one.left.empty()) continue;
        item.options.push_back(plain(one.left));
        item.keys.push_back(place);
      }
      return;
    case Kind::number: {
      item.kind = ItemKind::number;
      const auto whole = std::find_if(question.ranges.begin(), question.ranges.end(),
                                      [](const questions::Range& one) { return one.weight == 100; });
      const auto& range = whole == question.ranges.end() ? question.ranges.front() : *whole;
      item.range = {range.low, range.high};
      item.unit = plain(question.unit);
      if (question.ranges.size() > 1) notes.emplace_back(t::bank::weights_left.vi);
      return;
    }
    case Kind::short_text:
      item.kind = ItemKind::short_text;
      item.folding.letter_case = !question.exact_case;
      for (const auto& one : question.choices) {
        if (one.weight == 100) item.accepted.push_back(plain(one.text));
        if (one.weight != 100 && one.weight != 0) notes.emplace_back(t::bank::weights_left.vi);
      }
      return;
    case Kind::hotspot:
      item.kind = ItemKind::hotspot;
      put_choices(question, item, notes);
      put_key(question, item, notes);
      for (const auto& one : question.regions) item.regions.push_back({one.x, one.y, one.width, one.height});
      return;
  }
}

bool divides(ItemKind kind) {
  return kind == ItemKind::multiple || kind == ItemKind::true_false || kind == ItemKind::order ||
         kind == ItemKind::match;
}

}  // namespace

Brought bring_in(const Question& question, const Placing& placing, std::size_t number) {
  Brought out;
  Item item;
  const auto domain = tagged(question, domain_tag), skill = tagged(question, skill_tag);
  item.domain = domain.empty() ? placing.domain : domain;
  item.skill = skill.empty() ? placing.skill : skill;
  item.id = is_item_id(question.id) ? question.id : placing.prefix + "-" + std::to_string(number);
  (void)number::read_double(tagged(question, difficulty_tag), item.difficulty);
  item.stem = plain(question.stem);
  item.why = question.feedback.empty() ? std::string{t::bank::no_reason.vi} : plain(question.feedback);
  item.picture = picture_of(question.picture, question.alt, out.notes);
  fill(question, item, out.notes);
  if (question.partial && divides(item.kind)) item.credit = Credit::parts;
  std::sort(out.notes.begin(), out.notes.end());
  out.notes.erase(std::unique(out.notes.begin(), out.notes.end()), out.notes.end());
  // The reader of items has the last word, with the same limits as for files.
  std::vector<Fault> faults;
  auto checked = read_item(write_item(item), faults);
  if (faults.empty())
    out.item = std::move(checked);
  else
    out.why = html::fill(t::bank::fault, {{"field", faults.front().field}, {"what", faults.front().what}});
  return out;
}

std::optional<Question> take_out(const Item& item) {
  Question out;
  out.id = item.id;
  out.stem = item.stem;
  out.feedback = item.why;
  out.partial = item.credit == Credit::parts;
  out.tags = {std::string{domain_tag} + item.domain, std::string{skill_tag} + item.skill,
              std::string{difficulty_tag} + write_number(item.difficulty)};
  const auto file = [](const std::string& address) { return address.substr(address.rfind('/') + 1); };
  out.picture = file(item.picture.address);
  out.alt = item.picture.alt;
  const auto put = [&](auto weight) {
    for (std::size_t i = 0; i < item.options.size(); ++i) {
      Choice one{.text = item.options[i], .weight = weight(i)};
      if (i < item.option_pictures.size()) {
        one.picture = file(item.option_pictures[i].address);
        one.alt = item.option_pictures[i].alt;
      }
      out.choices.push_back(std::move(one));
    }
  };
  const auto is_key = [&](std::size_t i) {
    return std::find(item.keys.begin(), item.keys.end(), i) != item.keys.end();
  };
  switch (item.kind) {
    case ItemKind::single:
      out.kind = Kind::single;
      put([&](std::size_t i) { return i == item.answer ? 100.0 : 0.0; });
      return out;
    case ItemKind::multiple: {
      out.kind = Kind::multiple;
      const double share = questions::equal_share(item.keys.size());
      // Our scoring takes a wrong tick off again where parts count.
      put([&](std::size_t i) { return is_key(i) ? share : out.partial ? -share : 0.0; });
      return out;
    }
    case ItemKind::true_false:
      out.kind = Kind::true_false;
      put([&](std::size_t i) { return is_key(i) ? 100.0 : 0.0; });
      if (out.choices.size() == 1) {
        const auto statement = out.choices.front().text;
        out.stem = item.stem == t::bank::is_it_true.vi ? statement : item.stem + "\n" + statement;
        out.choices.front().text.clear();
      }
      return out;
    case ItemKind::order:
      out.kind = Kind::order;
      put([](std::size_t) { return 0.0; });
      return out;
    case ItemKind::match: {
      out.kind = Kind::match;
      std::vector<bool> used(item.partners.size(), false);
      for (std::size_t i = 0; i < item.options.size() && i < item.keys.size(); ++i) {
        out.pairs.push_back({item.options[i], item.partners[item.keys[i]]});
        used[item.keys[i]] = true;
      }
      for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) out.pairs.push_back({"", item.partners[i]});
      }
      return out;
    }
    case ItemKind::number:
      out.kind = Kind::number;
      out.ranges.push_back({.low = item.range.low, .high = item.range.high});
      out.unit = item.unit;
      return out;
    case ItemKind::short_text:
      out.kind = Kind::short_text;
      out.exact_case = !item.folding.letter_case;
      for (const auto& one : item.accepted) out.choices.push_back({.text = one, .weight = 100});
      return out;
    case ItemKind::hotspot:
      out.kind = Kind::hotspot;
      put([&](std::size_t i) { return i == item.answer ? 100.0 : 0.0; });
      for (const auto& one : item.regions) out.regions.push_back({one.x, one.y, one.width, one.height});
      return out;
    case ItemKind::listen:
    case ItemKind::task:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace hvs::assessment
