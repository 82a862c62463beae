// QTI 1.2.1 in the profile of Common Cartridge (IMS CC 1.3 implementation guide, chapter 5).
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "server/interop/read.hpp"
#include "server/interop/xml.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::size_t most_questions = 500;
constexpr std::size_t most_choices = 26;
constexpr std::size_t stem_bytes = 8'000;

std::string words_of_material(const pugi::xml_node& material) {
  std::string all;
  for (const auto& part : material.children()) {
    if (!xml::is(part, "mattext")) continue;
    const auto type = xml::attribute(part, "texttype");
    const auto raw = std::string{part.text().get()};
    auto words = type == "text/plain" ? text::trim(text::nfc(text::well_formed(raw))) : words_of_html(raw, stem_bytes);
    all += (all.empty() ? "" : "\n") + words;
  }
  return text::cut(all, stem_bytes / 4);
}

std::string field(const pugi::xml_node& item, std::string_view label) {
  for (const auto& one : xml::down(item, {"itemmetadata", "qtimetadata"}).children()) {
    if (xml::words(xml::child(one, "fieldlabel")) == label) return xml::words(xml::child(one, "fieldentry"));
  }
  return {};
}

// Walks down without recursion: hostile files nest deeply.
template <class See>
void each_below(const pugi::xml_node& top, const See& see) {
  for (auto at = top.first_child(); at;) {
    if (at.type() == pugi::node_element) see(at);
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != top && !at.next_sibling()) at = at.parent();
    if (!at || at == top) break;
    at = at.next_sibling();
  }
}

bool is_denied(pugi::xml_node node, const pugi::xml_node& top) {
  bool denied = false;
  for (node = node.parent(); node && node != top; node = node.parent()) denied = denied != xml::is(node, "not");
  return denied;
}

// What the conditions that give points compare with: idents of choices, or accepted words.
std::set<std::string> key_of(const pugi::xml_node& item) {
  std::set<std::string> key;
  for (const auto& condition : xml::child(item, "resprocessing").children()) {
    if (!xml::is(condition, "respcondition")) continue;
    bool points = false;
    for (const auto& one : condition.children()) {
      double value = 0;
      if (xml::is(one, "setvar")) points = points || (text::read_double(xml::words(one), value) && value > 0);
    }
    if (!points) continue;
    const auto test = xml::child(condition, "conditionvar");
    each_below(test, [&](const pugi::xml_node& one) {
      const bool equal = xml::is(one, "varequal") || xml::is(one, "varsubstring");
      if (equal && !is_denied(one, condition)) key.insert(text::trim(text::well_formed(one.text().get())));
    });
  }
  return key;
}

std::string feedback_of(const pugi::xml_node& item) {
  for (const auto& one : item.children()) {
    if (!xml::is(one, "itemfeedback") || xml::attribute(one, "ident") != "general_fb") continue;
    std::string words;
    each_below(one, [&](const pugi::xml_node& below) {
      if (words.empty() && xml::is(below, "material")) words = words_of_material(below);
    });
    return words;
  }
  return {};
}

void take_choices(const pugi::xml_node& list, const std::set<std::string>& key, Question& out) {
  each_below(list, [&](const pugi::xml_node& one) {
    if (!xml::is(one, "response_label") || out.choices.size() >= most_choices) return;
    const auto ident = xml::attribute(one, "ident");
    out.choices.push_back({words_of_material(xml::child(one, "material")), key.contains(ident)});
  });
}

bool read_item(const pugi::xml_node& item, Question& out, std::string& why_not) {
  const auto profile = field(item, "cc_profile");
  const auto presentation = xml::child(item, "presentation");
  pugi::xml_node list;
  pugi::xml_node written;
  each_below(presentation, [&](const pugi::xml_node& one) {
    if (xml::is(one, "material") && out.stem.empty() && !list) out.stem = words_of_material(one);
    if (xml::is(one, "response_lid") && !list) list = one;
    if (xml::is(one, "response_str") && !written) written = one;
  });
  out.why = feedback_of(item);
  const auto key = key_of(item);
  if (list) {
    out.asked = xml::attribute(list, "rcardinality") == "Multiple" ? Asked::many : Asked::one;
    take_choices(list, key, out);
    const auto right = std::count_if(out.choices.begin(), out.choices.end(), [](const Choice& c) { return c.right; });
    out.has_key = right > 0;
    if (out.asked == Asked::one && right > 1) out.asked = Asked::many;
    why_not = t::interop::question_no_choice.key;
    return !out.stem.empty() && out.choices.size() >= 2;
  }
  why_not = t::interop::question_unknown.key;
  if (!written) return false;
  out.asked = Asked::words;
  for (const auto& one : key) out.choices.push_back({one, true});
  out.has_key = !out.choices.empty() && profile.find("essay") == std::string::npos;
  return !out.stem.empty();
}

}  // namespace

Result<std::vector<Question>> read_qti12(std::string_view text_in, std::vector<Remark>& remarks, std::string& title) {
  pugi::xml_document document;
  HVS_TRY(read, xml::parse(text_in, document));
  (void)read;
  const auto root = xml::child(document, "questestinterop");
  if (!root) return refuse(Kind::invalid, t::interop::question_unknown.key);
  if (const auto assessment = xml::child(root, "assessment"); assessment && title.empty())
    title = xml::attribute(assessment, "title");
  std::vector<Question> out;
  each_below(root, [&](const pugi::xml_node& one) {
    if (!xml::is(one, "item") || out.size() >= most_questions) return;
    Question question;
    question.id = "q" + std::to_string(out.size() + 1);
    std::string why_not;
    if (read_item(one, question, why_not)) {
      if (!question.has_key)
        remarks.push_back({std::string{t::interop::question_no_key.key}, text::cut(question.stem, 60)});
      out.push_back(std::move(question));
      return;
    }
    const auto called = xml::attribute(one, "title");
    remarks.push_back({why_not, called.empty() ? xml::attribute(one, "ident") : called});
  });
  return out;
}

}  // namespace hvs::interop
