// Interactions → kinds of question.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/qti.hpp"
#include "text/questions.hpp"

namespace hvs::questions::qti {
namespace {

using Mapping = std::vector<Entry>;

double round5(double value) { return std::round(value * 100'000) / 100'000; }

double sum_of_gains(const Declaration& declared) {
  double sum = 0;
  for (const auto& one : declared.mapping) sum += std::max(0.0, one.value);
  return declared.upper && *declared.upper > 0 ? *declared.upper : sum;
}
double most(const Mapping& mapping) {
  double top = 0;
  for (const auto& one : mapping) top = std::max(top, one.value);
  return top;
}
double per_cent(double value, double of) { return of <= 0 ? 0 : std::clamp(round5(value / of * 100), -100.0, 100.0); }

const Entry* find(const Mapping& mapping, const std::string& key) {
  const auto at = std::find_if(mapping.begin(), mapping.end(), [&](const Entry& one) { return one.key == key; });
  return at == mapping.end() ? nullptr : &*at;
}
bool among(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}
bool names(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && name_of(node) == name;
}

// What a chosen identifier is worth, for choices and places alike.
const Text* weigh(const Asked& asked, const std::vector<std::string>& ids, Question& question) {
  const auto& declared = asked.declared;
  const bool multiple = question.kind == Kind::multiple;
  if (asked.processing.judging == Judging::map_response) {
    if (declared.mapping.empty()) return &t::questions::bad_declaration;
    const double whole = multiple ? sum_of_gains(declared) : most(declared.mapping);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto* entry = find(declared.mapping, ids[i]);
      if (entry != nullptr) question.choices[i].weight = per_cent(entry->value, whole);
    }
    question.partial = multiple;
    return nullptr;
  }
  if (asked.processing.judging != Judging::match_correct) return &t::questions::bad_processing;
  if (declared.correct.empty()) return &t::questions::no_key;
  for (const auto& key : declared.correct) {
    const auto at = std::find(ids.begin(), ids.end(), key);
    if (at == ids.end()) return &t::questions::bad_declaration;
    question.choices[static_cast<std::size_t>(at - ids.begin())].weight =
        multiple ? equal_share(declared.correct.size()) : 100;
  }
  return nullptr;
}

const Text* choices(const pugi::xml_node& node, const Asked& asked, std::string_view choice_name, Question& question) {
  question.kind = asked.declared.cardinality == "multiple" ? Kind::multiple : Kind::single;
  std::vector<std::string> ids;
  for (const auto& one : node.children()) {
    if (!names(one, choice_name)) continue;
    ids.push_back(attribute(one, "identifier"));
    auto content = asked.contents.of(one);
    question.choices.push_back({.text = content.text,
                                .feedback = asked.contents.feedback_in(one),
                                .picture = content.picture,
                                .alt = content.alt});
  }
  const bool statement = question.kind == Kind::single && ids.size() == 2 && ids[0] == "true" && ids[1] == "false";
  if (const auto* problem = weigh(asked, ids, question); problem != nullptr || !statement) return problem;
  // "True" or "false" of the stem itself.
  const bool is_true = question.choices.front().weight == 100;
  question.kind = Kind::true_false;
  question.choices.assign(1, {.weight = is_true ? 100.0 : 0.0});
  return nullptr;
}

const Text* order(const pugi::xml_node& node, const Asked& asked, Question& question) {
  question.kind = Kind::order;
  if (asked.processing.judging != Judging::match_correct) return &t::questions::bad_processing;
  std::map<std::string, Choice> offered;
  for (const auto& one : node.children()) {
    if (!names(one, "simpleChoice")) continue;
    auto content = asked.contents.of(one);
    offered[attribute(one, "identifier")] = {.text = content.text, .picture = content.picture, .alt = content.alt};
  }
  if (asked.declared.correct.size() != offered.size()) return &t::questions::bad_declaration;
  for (const auto& key : asked.declared.correct) {
    const auto at = offered.find(key);
    if (at == offered.end()) return &t::questions::bad_declaration;
    question.choices.push_back(std::move(at->second));
    offered.erase(at);
  }
  return nullptr;
}

struct Side {
  std::string id;
  Content content;
};
std::vector<Side> side(const pugi::xml_node& set, Contents& contents) {
  std::vector<Side> out;
  for (const auto& one : set.children()) {
    if (names(one, "simpleAssociableChoice")) out.push_back({attribute(one, "identifier"), contents.of(one)});
  }
  return out;
}

const Text* match(const pugi::xml_node& node, const Asked& asked, Question& question) {
  std::vector<std::vector<Side>> sides;
  for (const auto& one : node.children()) {
    if (names(one, "simpleMatchSet")) sides.push_back(side(one, asked.contents));
  }
  if (sides.size() != 2 || sides[0].empty() || sides[1].empty()) return &t::questions::bad_pairs;
  std::vector<std::string> keys;
  const bool mapped = asked.processing.judging == Judging::map_response;
  if (mapped) {
    for (const auto& one : asked.declared.mapping) {
      if (one.value > 0) keys.push_back(one.key);
    }
  } else if (asked.processing.judging == Judging::match_correct) {
    keys = asked.declared.correct;
  } else {
    return &t::questions::bad_processing;
  }
  std::map<std::string, std::string> partner;  // left → right
  for (const auto& key : keys) {
    const auto space = key.find(' ');
    if (space == std::string::npos) return &t::questions::bad_declaration;
    if (!partner.emplace(key.substr(0, space), key.substr(space + 1)).second) return &t::questions::bad_pairs;
  }
  const bool statements = sides[1].size() == 2 && sides[1][0].id == "true" && sides[1][1].id == "false";
  question.kind = statements ? Kind::true_false : Kind::match;
  question.partial = mapped;
  std::vector<std::string> used;
  for (const auto& left : sides[0]) {
    const auto key = partner.find(left.id);
    if (key == partner.end()) return &t::questions::bad_pairs;
    const auto right =
        std::find_if(sides[1].begin(), sides[1].end(), [&](const Side& one) { return one.id == key->second; });
    if (right == sides[1].end()) return &t::questions::bad_declaration;
    used.push_back(right->id);
    if (statements)
      question.choices.push_back({.text = left.content.text, .weight = right->id == "true" ? 100.0 : 0.0});
    else
      question.pairs.push_back({left.content.text, right->content.text});
    if (!left.content.picture.empty() || !right->content.picture.empty())
      note(asked.out, std::string{t::questions::loss_picture.vi});
  }
  for (const auto& right : sides[1]) {
    if (!statements && !among(used, right.id)) question.pairs.push_back({"", right.content.text});
  }
  return nullptr;
}

bool is_number_type(const Declaration& declared) {
  return declared.base_type == "integer" || declared.base_type == "float";
}

const Text* typed_number(const Asked& asked, Question& question) {
  question.kind = Kind::number;
  const auto& how = asked.processing;
  if (how.judging == Judging::between) {
    question.ranges.push_back({.low = how.low, .high = how.high});
    return nullptr;
  }
  const auto add = [&](const std::string& text, double weight) {
    double value = 0;
    if (!number::read_double(text, value)) return false;
    question.ranges.push_back({.low = rounded(value - how.off), .high = rounded(value + how.off), .weight = weight});
    return true;
  };
  if (how.judging == Judging::map_response) {
    const double top = most(asked.declared.mapping);
    for (const auto& one : asked.declared.mapping) {
      if (!add(one.key, per_cent(one.value, top))) return &t::questions::bad_number;
    }
    return nullptr;
  }
  if (how.judging != Judging::match_correct || asked.declared.correct.empty()) return &t::questions::bad_processing;
  return add(asked.declared.correct.front(), 100) ? nullptr : &t::questions::bad_number;
}

const Text* typed(const pugi::xml_node&, const Asked& asked, Question& question) {
  const auto& how = asked.processing;
  if (is_number_type(asked.declared) || how.judging == Judging::between) return typed_number(asked, question);
  question.kind = Kind::short_text;
  if (how.judging == Judging::words) {
    question.exact_case = how.exact_case;
    for (const auto& one : how.words) question.choices.push_back({.text = one, .weight = 100});
    return nullptr;
  }
  if (how.judging == Judging::map_response) {
    const double top = most(asked.declared.mapping);
    std::vector<std::string> folded;
    for (const auto& one : asked.declared.mapping) {
      question.choices.push_back({.text = one.key, .weight = per_cent(one.value, top)});
      folded.push_back(text::lower(one.key));
      question.exact_case = question.exact_case || one.exact_case;
    }
    // Two forms that differ by their capitals alone: so capitals matter.
    std::sort(folded.begin(), folded.end());
    if (std::adjacent_find(folded.begin(), folded.end()) != folded.end()) question.exact_case = true;
    return nullptr;
  }
  if (how.judging != Judging::match_correct) return &t::questions::bad_processing;
  question.exact_case = how.exact_case;
  for (const auto& one : asked.declared.correct) question.choices.push_back({.text = one, .weight = 100});
  return question.choices.empty() ? &t::questions::no_key : nullptr;
}

// The picture of a hotspot or point interaction, and how large its coordinates think it is.
bool take_picture(const pugi::xml_node& node, const Asked& asked, Question& question, Frame& frame) {
  pugi::xml_node image;
  for (const auto& one : node.children()) {
    if (names(one, "object") || names(one, "img")) image = one;
    if (names(one, "picture")) image = child(one, "img");
  }
  if (!image) return false;
  pugi::xml_document alone;
  auto holder = alone.append_child("p");
  holder.append_copy(image);
  auto content = asked.contents.of(holder);
  if (question.picture.empty()) {
    question.picture = content.picture;
    question.alt = content.alt.empty() ? content.text : content.alt;
  }
  return number::read_double(attribute(image, "width"), frame.width) &&
         number::read_double(attribute(image, "height"), frame.height);
}

void place(const Asked& asked, const std::string& shape, Region region, Question& question) {
  if (shape != "rect") note(asked.out, std::string{t::questions::note_shape.vi});
  question.regions.push_back(region);
}

const Text* hotspot(const pugi::xml_node& node, const Asked& asked, Question& question) {
  question.kind = Kind::hotspot;
  Frame frame;
  if (!take_picture(node, asked, question, frame)) return &t::questions::no_picture_size;
  std::vector<std::string> ids;
  for (const auto& one : node.children()) {
    if (!names(one, "hotspotChoice")) continue;
    Region region;
    const auto shape = attribute(one, "shape");
    if (!read_region(shape, attribute(one, "coords"), frame, region)) return &t::questions::bad_region;
    place(asked, shape, region, question);
    ids.push_back(attribute(one, "identifier"));
    auto words = one_line(attribute(one, "hotspotLabel"));
    question.choices.push_back({.text = words.empty() ? std::to_string(ids.size()) : std::move(words)});
  }
  return weigh(asked, ids, question);
}

const Text* point(const pugi::xml_node& node, const Asked& asked, Question& question) {
  question.kind = Kind::hotspot;
  Frame frame;
  if (!take_picture(node, asked, question, frame)) return &t::questions::no_picture_size;
  if (asked.processing.judging != Judging::map_point || asked.declared.areas.empty())
    return &t::questions::bad_processing;
  double top = 0;
  for (const auto& one : asked.declared.areas) top = std::max(top, one.value);
  for (const auto& one : asked.declared.areas) {
    Region region;
    if (!read_region(one.shape, one.coords, frame, region)) return &t::questions::bad_region;
    place(asked, one.shape, region, question);
    question.choices.push_back({.text = std::to_string(question.regions.size()), .weight = per_cent(one.value, top)});
  }
  return nullptr;
}

}  // namespace

const Text* read_interaction(const pugi::xml_node& node, const Asked& asked, Question& question) {
  const auto name = name_of(node);
  if (name == "choiceInteraction") return choices(node, asked, "simpleChoice", question);
  if (name == "inlineChoiceInteraction") return choices(node, asked, "inlineChoice", question);
  if (name == "orderInteraction") return order(node, asked, question);
  if (name == "matchInteraction") return match(node, asked, question);
  if (name == "textEntryInteraction") return typed(node, asked, question);
  if (name == "hotspotInteraction") return hotspot(node, asked, question);
  if (name == "selectPointInteraction") return point(node, asked, question);
  if (name == "extendedTextInteraction" || name == "uploadInteraction" || name == "drawingInteraction")
    return &t::questions::essay;
  return &t::questions::unknown_kind;
}

}  // namespace hvs::questions::qti
