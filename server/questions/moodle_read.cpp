// Moodle XML (docs.moodle.org/en/Moodle_XML_format).
#include <algorithm>
#include <cmath>

#include "core/base/bytes.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/xml.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

constexpr std::string_view plugin_file = "@@PLUGINFILE@@/";

class Moodle {
 public:
  explicit Moodle(Reading& out) : out_(out) {}

  void file(const pugi::xml_node& quiz) {
    std::size_t place = 0;
    for (const auto& node : quiz.children("question")) {
      if (out_.questions.size() >= max_questions) return;
      const std::string type = node.attribute("type").value();
      if (type == "category") {
        category_ = plain_category(node.child("category").child("text").text().get());
        continue;
      }
      one(node, type, html::fill(t::questions::question_at, {{"n", std::to_string(++place)}}));
    }
  }

 private:
  static std::string plain_category(std::string_view raw) {
    auto plain = one_line(raw);
    for (const auto* prefix : {"$course$/", "$system$/", "$module$/", "$cat1$/", "top/"}) {
      if (plain.starts_with(prefix)) plain.erase(0, std::string_view{prefix}.size());
    }
    return plain == "top" || plain == "$course$" ? std::string{} : plain;
  }

  struct Part {
    std::string text, picture, alt;
  };
  // <questiontext format="html"><text>…</text><file name="a.png" encoding="base64">…</file></questiontext>
  Part part(const pugi::xml_node& node) {
    Part out;
    const std::string raw = text_inside(node.child("text"));
    const std::string format = node.attribute("format").value();
    if (format == "plain_text" || format == "markdown") {
      out.text = tidy(raw);
      return out;
    }
    const bool marked = format == "html" || raw.find('<') != std::string::npos;
    if (!marked) {
      std::string plain;
      put_entities(plain, raw);
      out.text = tidy(plain);
      return out;
    }
    auto words = words_of(raw);
    out.text = words.too_long ? std::string(max_text_bytes + 1, ' ') : std::move(words.text);
    for (const auto& lost : words.lost) note(out_, html::fill(t::questions::note_lost, {{"name", lost}}));
    if (words.figures.size() > 1) note(out_, std::string{t::questions::note_pictures.vi});
    if (!words.figures.empty()) {
      out.picture = picture(node, words.figures.front().source);
      if (!out.picture.empty()) out.alt = words.figures.front().alt;
    }
    return out;
  }
  std::string text(const pugi::xml_node& node) { return part(node).text; }

  // What is compared with what is typed, or offered in a list: no markup there.
  static std::string plain(const pugi::xml_node& node) { return tidy(text_inside(node.child("text"))); }

  std::string picture(const pugi::xml_node& node, std::string source) {
    const auto missing = source;
    if (source.starts_with(plugin_file)) {
      source.erase(0, plugin_file.size());
      for (const auto& file : node.children("file")) {
        if (source != file.attribute("name").value() && percent_decoded(source) != file.attribute("name").value())
          continue;
        std::string unpacked;
        if (from_base64(file.text().get(), unpacked) && keep_picture(source, std::move(unpacked), out_)) return source;
      }
    }
    note(out_, html::fill(t::questions::note_picture, {{"name", missing.substr(0, 80)}}));
    return {};
  }
  void one(const pugi::xml_node& node, const std::string& type, const std::string& where) {
    Question question;
    question.category = category_;
    question.title = one_line(text_inside(node.child("name").child("text")));
    question.id = one_line(node.child("idnumber").text().get());
    const auto stem = part(node.child("questiontext"));
    question.stem = stem.text;
    question.picture = stem.picture;
    question.alt = stem.alt;
    question.feedback = text(node.child("generalfeedback"));
    for (const auto& tag : node.child("tags").children("tag"))
      question.tags.push_back(one_line(tag.child("text").text().get()));
    const auto& name = question.title.empty() ? question.stem : question.title;
    if (const auto* problem = body(node, type, question)) {
      turn_down(out_, where, name, html::fill(*problem, {{"name", type}}));
      return;
    }
    take(std::move(question), where, out_);
  }

  const Text* body(const pugi::xml_node& node, const std::string& type, Question& question) {
    if (type == "multichoice") return choices(node, question);
    if (type == "truefalse") return statement(node, question);
    if (type == "shortanswer") return accepted(node, question);
    if (type == "numerical") return numbers(node, question);
    if (type == "matching" || type == "ddmatch") return pairs(node, question);
    if (type == "ordering") return order(node, question);
    if (type == "essay") return &t::questions::essay;
    if (type == "description") return &t::questions::description;
    if (type == "cloze" || type == "multianswer" || type == "gapselect" || type == "ddwtos")
      return &t::questions::cloze;
    if (type.starts_with("calculated")) return &t::questions::bad_template;
    return &t::questions::unknown_kind;
  }

  static bool fraction(const pugi::xml_node& answer, double& out) {
    out = 0;
    const std::string raw = answer.attribute("fraction").value();
    return raw.empty() || (number::read_double(raw, out) && out >= -100 && out <= 100);
  }

  const Text* choices(const pugi::xml_node& node, Question& question) {
    const auto single = text::fold(node.child("single").text().get());
    question.kind = single == "false" || single == "0" ? Kind::multiple : Kind::single;
    for (const auto& answer : node.children("answer")) {
      double weight = 0;
      if (!fraction(answer, weight)) return &t::questions::bad_weight;
      auto words = part(answer);
      question.choices.push_back({words.text, weight, text(answer.child("feedback")), words.picture, words.alt});
      question.partial = question.partial || (question.kind == Kind::multiple && weight > 0 && weight < 100);
    }
    return nullptr;
  }

  const Text* statement(const pugi::xml_node& node, Question& question) {
    question.kind = Kind::true_false;
    Choice statement;
    bool known = false;
    for (const auto& answer : node.children("answer")) {
      const auto word = text::fold(text(answer));
      double weight = 0;
      if ((word != "true" && word != "false") || !fraction(answer, weight)) return &t::questions::no_key;
      known = known || weight == 100;
      if (weight == 100) statement.weight = word == "true" ? 100 : 0;
      if (weight != 100) statement.feedback = text(answer.child("feedback"));
    }
    question.choices.push_back(std::move(statement));
    return known ? nullptr : &t::questions::no_key;
  }

  const Text* accepted(const pugi::xml_node& node, Question& question) {
    question.kind = Kind::short_text;
    question.exact_case = text::trim(node.child("usecase").text().get()) == "1";
    for (const auto& answer : node.children("answer")) {
      double weight = 0;
      if (!fraction(answer, weight)) return &t::questions::bad_weight;
      auto words = plain(answer);
      if (words == "*") continue;  // whatever else was typed: only its feedback
      if (words.find('*') != std::string::npos) note(out_, std::string{t::questions::note_wildcard.vi});
      question.choices.push_back(
          {.text = std::move(words), .weight = weight, .feedback = text(answer.child("feedback"))});
    }
    return nullptr;
  }

  const Text* numbers(const pugi::xml_node& node, Question& question) {
    question.kind = Kind::number;
    for (const auto& answer : node.children("answer")) {
      Range range;
      const auto words = text(answer);
      if (!fraction(answer, range.weight)) return &t::questions::bad_weight;
      range.feedback = text(answer.child("feedback"));
      if (words == "*") continue;
      double value = 0, off = 0;
      const auto tolerance = text::trim(answer.child("tolerance").text().get());
      if (!number::read_double(words, value) || (!tolerance.empty() && !number::read_double(tolerance, off)))
        return &t::questions::bad_number;
      range.low = rounded(value - std::abs(off));
      range.high = rounded(value + std::abs(off));
      question.ranges.push_back(std::move(range));
    }
    question.unit = one_line(node.child("units").child("unit").child("unit_name").text().get());
    return nullptr;
  }

  const Text* pairs(const pugi::xml_node& node, Question& question) {
    question.kind = Kind::match;
    question.partial = true;
    for (const auto& sub : node.children("subquestion"))
      question.pairs.push_back({text(sub), plain(sub.child("answer"))});
    return nullptr;
  }

  const Text* order(const pugi::xml_node& node, Question& question) {
    question.kind = Kind::order;
    question.partial = true;
    for (const auto& answer : node.children("answer")) question.choices.push_back({.text = text(answer)});
    return nullptr;
  }

  Reading& out_;
  std::string category_;
};

}  // namespace

std::string percent_decoded(std::string_view text) {
  return bytes::percent_decode(text, false).value_or(std::string{text});
}

bool keep_picture(const std::string& name, std::string bytes, Reading& out) {
  constexpr std::size_t one_limit = 4U << 20U, all_limit = 48U << 20U;
  const bool image = bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.starts_with("\xFF\xD8\xFF") ||
                     bytes.starts_with("GIF8") || (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") ||
                     name.ends_with(".svg");
  std::size_t all = bytes.size();
  for (const auto& [other, kept] : out.media) all += kept.size();
  if (!image || bytes.size() > one_limit || all > all_limit) return false;
  out.media.emplace(name, std::move(bytes));
  return true;
}

Result<void> read_moodle(std::string_view xml, Reading& out) {
  pugi::xml_document document;
  HVS_TRY(loaded, load_xml(xml, document));
  const auto quiz = document.child("quiz");
  if (!quiz) return refuse(hvs::Kind::invalid, t::questions::unknown_format.key);
  Moodle{out}.file(quiz);
  return {};
}

}  // namespace hvs::questions
