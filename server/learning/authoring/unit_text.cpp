#include "server/learning/authoring/unit_text.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "server/learning/content/markdown.hpp"

namespace hvs::learning {
namespace {

using json::Json;

Json list(const std::vector<std::string>& words) {
  auto out = Json::array();
  for (const auto& one : words) out.push(Json::of(one));
  return out;
}

std::vector<std::string> words_of(const Json& json) {
  std::vector<std::string> out;
  for (const auto& one : json.items()) out.emplace_back(one.string());
  return out;
}

std::string string_of(const Json& json, std::string_view name) { return std::string{json.at(name).string()}; }

bool is_image(std::string_view line) { return line.starts_with("!["); }

// A bracket in the words would end them.
std::string without_brackets(std::string words) {
  std::erase_if(words, [](char c) { return c == '[' || c == ']' || c == '\n'; });
  return words;
}

}  // namespace

std::string write_unit(const UnitText& unit) {
  auto out = Json::object();
  out.set("title", Json::of(unit.title)).set("minutes", Json::of(static_cast<long long>(unit.minutes)));
  out.set("skills", list(unit.skills)).set("sources", list(unit.sources)).set("samples", list(unit.samples));
  out.set("guide", Json::of(unit.guide)).set("checked", Json::of(unit.checked));
  auto cards = Json::array();
  for (const auto& card : unit.cards) {
    auto one = Json::object();
    one.set("title", Json::of(card.title)).set("text", Json::of(card.text)).set("picture", Json::of(card.picture));
    one.set("alt", Json::of(card.alt)).set("voice", Json::of(card.voice)).set("voice_of", Json::of(card.voice_of));
    cards.push(std::move(one));
  }
  auto quiz = Json::array();
  for (const auto& question : unit.quiz) {
    auto one = Json::object();
    one.set("stem", Json::of(question.stem)).set("options", list(question.options));
    one.set("answer", Json::of(static_cast<long long>(question.answer))).set("why", Json::of(question.why));
    quiz.push(std::move(one));
  }
  return out.set("cards", std::move(cards)).set("quiz", std::move(quiz)).dump();
}

Result<UnitText> read_unit_text(std::string_view text) {
  HVS_TRY(json, json::parse(text));
  UnitText unit;
  unit.title = string_of(json, "title");
  unit.minutes = static_cast<int>(std::clamp(json.at("minutes").integer(5), 1LL, 60LL));
  unit.skills = words_of(json.at("skills"));
  unit.sources = words_of(json.at("sources"));
  unit.samples = words_of(json.at("samples"));
  unit.guide = string_of(json, "guide");
  unit.checked = string_of(json, "checked");
  for (const auto& one : json.at("cards").items()) {
    unit.cards.push_back({string_of(one, "title"), string_of(one, "text"), string_of(one, "picture"),
                          string_of(one, "alt"), string_of(one, "voice"), string_of(one, "voice_of")});
  }
  for (const auto& one : json.at("quiz").items()) {
    unit.quiz.push_back({string_of(one, "stem"), words_of(one.at("options")),
                         static_cast<std::size_t>(std::max(0LL, one.at("answer").integer())), string_of(one, "why")});
  }
  return unit;
}

UnitText text_of(const Unit& unit, const std::vector<std::string>& card_files) {
  UnitText out{unit.title, unit.minutes, unit.skills, unit.sources, unit.questions, unit.guide, unit.checked, {}, {}};
  for (const auto& file : card_files) out.cards.push_back(read_card_file(file));
  for (const auto& question : unit.quiz) {
    QuestionText one{question.stem, {}, question.answer, question.why};
    for (const auto& option : question.options) one.options.push_back(option.text);
    out.quiz.push_back(std::move(one));
  }
  return out;
}

std::string card_file(const CardWords& card) {
  std::string out = "# " + text::squeeze(card.title) + "\n\n";
  if (!card.picture.empty()) out += "![" + without_brackets(card.alt) + "](" + card.picture + ")\n\n";
  return out + text::trim(card.text) + "\n";
}

CardWords read_card_file(std::string_view source) {
  CardWords card;
  const auto read = render_card(source);
  card.title = read.title;
  if (!read.images.empty()) {
    card.picture = read.images.front().address;
    card.alt = read.images.front().alt;
  }
  bool titled = false;
  for (const auto& line : lines_of_text(source)) {
    if (!titled && line.starts_with("# ")) {
      titled = true;
      continue;
    }
    if (is_image(line) || line.starts_with("@quiz")) continue;  // questions get new names
    card.text += line + "\n";
  }
  card.text = text::trim(card.text);
  return card;
}

std::string unit_file(const std::string& slug, const UnitText& unit) {
  auto out = Json::object();
  out.set("id", Json::of(slug)).set("title", Json::of(unit.title));
  out.set("minutes", Json::of(static_cast<long long>(unit.minutes)));
  out.set("skills", list(unit.skills)).set("sources", list(unit.sources));
  auto cards = Json::array();
  for (std::size_t i = 0; i < unit.cards.size(); ++i) cards.push(Json::of(card_name(i)));
  out.set("cards", std::move(cards));
  auto quiz = Json::array();
  for (std::size_t i = 0; i < unit.quiz.size(); ++i) {
    auto one = Json::object();
    one.set("id", Json::of("q" + std::to_string(i + 1))).set("stem", Json::of(unit.quiz[i].stem));
    auto options = Json::array();
    for (const auto& option : unit.quiz[i].options) options.push(Json::object().set("text", Json::of(option)));
    one.set("options", std::move(options));
    one.set("answer", Json::of(static_cast<long long>(unit.quiz[i].answer))).set("why", Json::of(unit.quiz[i].why));
    quiz.push(std::move(one));
  }
  out.set("quiz", std::move(quiz)).set("questions", list(unit.samples)).set("guide", Json::of(unit.guide));
  if (!unit.checked.empty()) out.set("checked", Json::of(unit.checked));
  return out.dump();
}

std::string card_name(std::size_t place) {
  const auto n = std::to_string(place + 1);
  return n.size() == 1 ? "0" + n : n;
}

std::string slug_of(std::string_view title) {
  std::string out;
  for (const char c : text::fold(title)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  if (out.size() > 40) out.resize(40);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::vector<std::string> lines_of_text(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view typed) {
  std::vector<std::string> out;
  for (const auto& line : lines_of_text(typed)) {
    if (auto words = text::squeeze(line); !words.empty()) out.push_back(std::move(words));
  }
  return out;
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

}  // namespace hvs::learning
