// Aiken (docs.moodle.org/en/Aiken_format): a line of question, lettered options, "ANSWER: X".
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

struct Building {
  Question question;
  std::string letters;
  std::size_t line = 0;
  bool empty() const { return question.stem.empty() && question.choices.empty(); }
};

// "A. text", "B) text"; the letter, or 0.
char option_letter(std::string_view line) {
  const bool lettered = line.size() >= 2 && line[0] >= 'A' && line[0] <= 'Z' && (line[1] == '.' || line[1] == ')');
  return lettered && (line.size() == 2 || line[2] == ' ' || line[2] == '\t') ? line[0] : '\0';
}

void end(Building& now, std::string_view answer, Reading& out) {
  const auto where = html::fill(t::questions::line, {{"n", std::to_string(now.line)}});
  const auto letter = one_line(answer);
  const auto at = letter.size() == 1 ? now.letters.find(letter[0]) : std::string::npos;
  if (at == std::string::npos) {
    turn_down(out, where, now.question.stem, std::string{t::questions::aiken_answer.vi});
  } else {
    now.question.choices[at].weight = 100;
    take(std::move(now.question), where, out);
  }
  now = {};
}

}  // namespace

void read_aiken(std::string_view text, Reading& out) {
  Building now;
  std::size_t number = 0;
  while (!text.empty() && out.questions.size() < max_questions) {
    const auto stop = std::min(text.find('\n'), text.size());
    const auto line = one_line(text.substr(0, stop));
    text.remove_prefix(std::min(stop + 1, text.size()));
    ++number;
    if (line.empty()) continue;
    constexpr std::string_view answer = "ANSWER:";
    if (line.starts_with(answer)) {
      if (now.empty()) now.line = number;
      end(now, std::string_view{line}.substr(answer.size()), out);
    } else if (const char letter = option_letter(line); letter != '\0' && !now.question.stem.empty()) {
      now.letters += letter;
      now.question.choices.push_back({.text = one_line(std::string_view{line}.substr(2))});
    } else if (!now.question.choices.empty()) {  // the next question began and this one has no answer
      end(now, {}, out);
      now.line = number;
      now.question.stem = line;
    } else {
      if (now.empty()) now.line = number;
      now.question.stem += now.question.stem.empty() ? line : "\n" + line;
    }
  }
  if (!now.empty()) end(now, {}, out);
}

std::string write_aiken(std::span<const Question> questions) {
  std::string out;
  for (const auto& one : questions) {
    out += one_line(one.stem) + "\n";
    char letter = 'A', right = 'A';
    for (const auto& choice : one.choices) {
      if (choice.weight == 100) right = letter;
      out += std::string(1, letter++) + ". " + one_line(choice.text) + "\n";
    }
    out += std::string{"ANSWER: "} + right + "\n\n";
  }
  return out;
}

}  // namespace hvs::questions
