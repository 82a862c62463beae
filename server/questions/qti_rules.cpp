// What an item declares and how it is judged: the standard templates, and inline rules that say the same.
#include <algorithm>
#include <cmath>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/qti.hpp"

namespace hvs::questions::qti {
namespace {

bool is_true(const std::string& text) { return text == "true" || text == "1"; }

// One condition of a rule, as far as it says how the response is judged.
Processing condition(const pugi::xml_node& node, int depth = 0) {
  Processing out;
  const auto name = name_of(node);
  if (depth > 4) return out;
  std::vector<pugi::xml_node> parts;
  for (const auto& one : node.children()) {
    if (one.type() == pugi::node_element) parts.push_back(one);
  }
  const auto says = [](const pugi::xml_node& one, std::string_view what) { return name_of(one) == what; };
  const auto base = [](const pugi::xml_node& one, double& value) {
    return name_of(one) == "baseValue" && number::read_double(one_line(text_inside(one)), value);
  };
  if (name == "match" && parts.size() == 2 && says(parts[0], "variable") && says(parts[1], "correct")) {
    out.judging = Judging::match_correct;
  } else if (name == "match" && parts.size() == 2 && says(parts[1], "variable") && says(parts[0], "correct")) {
    out.judging = Judging::match_correct;
  } else if (name == "equal" && parts.size() == 2 && says(parts[0], "variable")) {
    double value = 0;
    const auto tolerance = text::squeeze(attribute(node, "tolerance"));
    double off = 0;
    const auto first = tolerance.substr(0, tolerance.find(' '));
    const bool known = first.empty() || number::read_double(first, off);
    const auto mode = attribute(node, "toleranceMode");
    if (!known || (mode != "absolute" && mode != "exact" && !mode.empty())) return out;
    if (says(parts[1], "correct")) {
      out.judging = Judging::match_correct;
      out.off = std::abs(off);
    } else if (base(parts[1], value)) {
      out.judging = Judging::between;
      out.low = rounded(value - std::abs(off));
      out.high = rounded(value + std::abs(off));
    }
  } else if (name == "and" && parts.size() == 2 && says(parts[0], "gte") && says(parts[1], "lte")) {
    const auto bound = [&](const pugi::xml_node& one, double& value) {
      const auto from = child(one, "baseValue");
      return child(one, "variable") && from && base(from, value);
    };
    if (bound(parts[0], out.low) && bound(parts[1], out.high)) out.judging = Judging::between;
  } else if (name == "stringMatch" && parts.size() == 2 && says(parts[0], "variable")) {
    out.exact_case = is_true(attribute(node, "caseSensitive"));
    if (is_true(attribute(node, "substring"))) return out;
    if (says(parts[1], "correct")) {
      out.judging = Judging::match_correct;
    } else if (says(parts[1], "baseValue")) {
      out.judging = Judging::words;
      out.words.push_back(one_line(text_inside(parts[1])));
    }
  } else if (name == "or" && !parts.empty()) {
    out = condition(parts.front(), depth + 1);
    if (out.judging != Judging::words) return {};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      auto more = condition(parts[i], depth + 1);
      if (more.judging != Judging::words || more.exact_case != out.exact_case) return {};
      out.words.push_back(more.words.front());
    }
  }
  return out;
}

// Every place that sets SCORE, with the condition it stands under.
struct ScoreRules final : pugi::xml_tree_walker {
  std::vector<Processing> found;
  bool strange = false;
  bool mapped = false, point = false;

  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element) return true;
    const auto name = name_of(node);
    if (name == "customOperator" || name == "random" || name == "randomInteger" || name == "lookupOutcomeValue" ||
        name == "setTemplateValue" || name == "setCorrectResponse" || name == "setDefaultValue")
      strange = true;
    if (name != "setOutcomeValue" || attribute(node, "identifier") != "SCORE") return true;
    look(node);
    return true;
  }

 private:
  void look(const pugi::xml_node& set) {
    pugi::xml_node value;
    for (const auto& one : set.children()) {
      if (one.type() == pugi::node_element) value = one;
    }
    const auto kind = name_of(value);
    if (kind == "mapResponse") {
      mapped = true;
      return;
    }
    if (kind == "mapResponsePoint") {
      point = true;
      return;
    }
    double points = 0;
    if (kind != "baseValue" || !number::read_double(one_line(text_inside(value)), points)) {
      // "SCORE = MAXSCORE" and the like under a condition we know is as good as a number.
      if (kind != "variable") strange = true;
      points = 1;
    }
    const auto around = set.parent();
    const auto where = name_of(around);
    if (points == 0 || where == "responseElse") return;  // nothing for the rest
    pugi::xml_node first;
    for (const auto& one : around.children()) {
      if (one.type() == pugi::node_element) {
        first = one;
        break;
      }
    }
    if ((where != "responseIf" && where != "responseElseIf") || !first) {
      strange = true;
      return;
    }
    const auto read = condition(first);
    if (read.judging == Judging::unknown)
      strange = true;
    else
      found.push_back(read);
  }
};

Judging of_template(const std::string& address) {
  auto name = address.substr(address.rfind('/') + 1);
  if (name.ends_with(".xml")) name.erase(name.size() - 4);
  if (name == "match_correct" || name == "CC2_match" || name == "CC2_match_basic") return Judging::match_correct;
  if (name == "map_response" || name == "CC2_map_response") return Judging::map_response;
  if (name == "map_response_point") return Judging::map_point;
  return Judging::unknown;
}

}  // namespace

Declaration read_declaration(const pugi::xml_node& node) {
  Declaration out;
  out.identifier = attribute(node, "identifier");
  out.cardinality = attribute(node, "cardinality");
  out.base_type = attribute(node, "baseType");
  for (const auto& value : child(node, "correctResponse").children()) {
    if (name_of(value) == "value" && out.correct.size() < max_questions)
      out.correct.push_back(one_line(text_inside(value)));
  }
  const auto mapping = child(node, "mapping");
  double number = 0;
  if (number::read_double(attribute(mapping, "upperBound"), number)) out.upper = number;
  for (const auto& entry : mapping.children()) {
    if (name_of(entry) != "mapEntry" || !number::read_double(text::trim(attribute(entry, "mappedValue")), number))
      continue;
    out.mapping.push_back({one_line(attribute(entry, "mapKey")), number, is_true(attribute(entry, "caseSensitive"))});
  }
  for (const auto& entry : child(node, "areaMapping").children()) {
    if (name_of(entry) == "areaMapEntry" && number::read_double(text::trim(attribute(entry, "mappedValue")), number))
      out.areas.push_back({attribute(entry, "shape"), attribute(entry, "coords"), number});
  }
  return out;
}

Processing read_processing(const pugi::xml_node& item, const Declaration& declared) {
  Processing out;
  const auto rules = child(item, "responseProcessing");
  const auto named = attribute(rules, "template");
  const bool empty = !rules || (named.empty() && !rules.first_child());
  if (empty) {
    out.judging = !declared.correct.empty()   ? Judging::match_correct
                  : !declared.mapping.empty() ? Judging::map_response
                  : !declared.areas.empty()   ? Judging::map_point
                                              : Judging::unknown;
    return out;
  }
  if (!named.empty()) {
    out.judging = of_template(named);
    return out;
  }
  ScoreRules look;
  auto root = rules;
  root.traverse(look);
  if (look.strange) return out;
  if (look.mapped || look.point) {
    // Rules beside a mapping (an empty answer, feedback) do not change what it gives.
    out.judging = look.mapped ? Judging::map_response : Judging::map_point;
    return out;
  }
  if (look.found.size() == 1) return look.found.front();
  return out;
}

}  // namespace hvs::questions::qti
