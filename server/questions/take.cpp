// The last look at a question, the same for every format, and what is said of those that are not taken.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"
#include "server/tables/encoding.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

constexpr std::size_t max_choices = 30, title_letters = 60;

bool too_long(const Question& question) {
  const auto over = [](const std::string& text) { return text.size() > max_text_bytes; };
  bool over_one = over(question.stem) || over(question.feedback) || over(question.title) || over(question.category);
  for (const auto& one : question.choices) over_one = over_one || over(one.text) || over(one.feedback);
  for (const auto& one : question.pairs) over_one = over_one || over(one.left) || over(one.right);
  for (const auto& one : question.ranges) over_one = over_one || over(one.feedback);
  return over_one;
}

std::size_t right_ones(const Question& question) {
  return static_cast<std::size_t>(std::count_if(question.choices.begin(), question.choices.end(),
                                                [](const Choice& one) { return one.weight > 0; }));
}

bool some_empty(const Question& question) {
  return std::any_of(question.choices.begin(), question.choices.end(),
                     [](const Choice& one) { return one.text.empty() && one.picture.empty(); });
}

const Text* problem_of_choice(const Question& question) {
  if (question.choices.size() < 2) return &t::questions::no_options;
  if (some_empty(question)) return &t::questions::no_options;
  if (question.kind == Kind::single) {
    const bool whole = std::any_of(question.choices.begin(), question.choices.end(),
                                   [](const Choice& one) { return one.weight == 100; });
    return whole ? nullptr : &t::questions::no_key;
  }
  return right_ones(question) == 0 ? &t::questions::no_key : nullptr;
}

const Text* problem_of(const Question& question) {
  if (too_long(question)) return &t::questions::too_long;
  if (question.stem.empty() && question.picture.empty()) return &t::questions::no_stem;
  switch (question.kind) {
    case Kind::single:
    case Kind::multiple:
      return problem_of_choice(question);
    case Kind::true_false:
      return question.choices.empty() || (question.choices.size() > 1 && some_empty(question))
                 ? &t::questions::no_options
                 : nullptr;
    case Kind::order:
      return question.choices.size() < 2 || some_empty(question) ? &t::questions::no_options : nullptr;
    case Kind::match: {
      std::size_t whole = 0;
      for (const auto& one : question.pairs) {
        if (one.right.empty()) return &t::questions::bad_pairs;
        whole += !one.left.empty();
      }
      return whole < 2 ? &t::questions::bad_pairs : nullptr;
    }
    case Kind::number: {
      const bool sane = std::all_of(question.ranges.begin(), question.ranges.end(), [](const Range& one) {
        return std::isfinite(one.low) && std::isfinite(one.high) && one.low <= one.high;
      });
      const bool keyed =
          std::any_of(question.ranges.begin(), question.ranges.end(), [](const Range& one) { return one.weight > 0; });
      return !sane ? &t::questions::bad_number : keyed ? nullptr : &t::questions::no_key;
    }
    case Kind::short_text:
      return some_empty(question) || right_ones(question) == 0 ? &t::questions::no_key : nullptr;
    case Kind::hotspot:
      if (question.regions.size() != question.choices.size() || question.regions.empty())
        return &t::questions::bad_region;
      return right_ones(question) == 0 ? &t::questions::no_key : nullptr;
  }
  return nullptr;
}

}  // namespace

void note(Reading& out, std::string what) {
  const auto place = out.questions.size();
  for (const auto& one : out.notes) {
    if (one.question == place && one.what == what) return;
  }
  out.notes.push_back({place, std::move(what)});
}

void turn_down(Reading& out, std::string where, std::string_view title, std::string why) {
  while (!out.notes.empty() && out.notes.back().question == out.questions.size()) out.notes.pop_back();
  if (out.refused.size() >= max_questions) return;
  out.refused.push_back(
      {std::move(where), text::cut(one_line(title.substr(0, max_text_bytes)), title_letters), std::move(why)});
}

void take(Question question, const std::string& where, Reading& out) {
  // One statement is the question itself.
  if (question.kind == Kind::true_false && question.choices.size() == 1 && !question.choices.front().text.empty()) {
    question.stem += (question.stem.empty() ? "" : "\n") + question.choices.front().text;
    question.choices.front().text.clear();
  }
  const auto* problem = problem_of(question);
  const auto many = std::max(question.choices.size(), question.pairs.size());
  if (problem == nullptr && many > max_choices)
    return turn_down(out, where, question.stem,
                     html::fill(t::questions::too_many_options, {{"limit", std::to_string(max_choices)}}));
  if (problem != nullptr)
    return turn_down(out, where, question.title.empty() ? question.stem : question.title, std::string{problem->vi});
  if (out.questions.size() < max_questions) out.questions.push_back(std::move(question));
}

Result<std::string> text_of(std::string_view bytes) {
  auto read = tables::decode(bytes);
  if (!read) return refuse(hvs::Kind::invalid, t::questions::not_text.key);
  return std::move(read->utf8);
}

}  // namespace hvs::questions
