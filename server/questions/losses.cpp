// What each format cannot carry, said before anything is written.
#include <algorithm>

#include "server/questions/formats.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

struct Judge {
  const Question& question;
  std::size_t place;
  std::vector<Loss>& out;
  void lose(bool when, const Text& what) const {
    if (when) out.push_back({place, false, std::string{what.vi}});
  }
  void leave_out(const Text& what) const { out.push_back({place, true, std::string{what.vi}}); }

  [[nodiscard]] bool pictured() const {
    return !question.picture.empty() || std::any_of(question.choices.begin(), question.choices.end(),
                                                    [](const Choice& one) { return !one.picture.empty(); });
  }
  [[nodiscard]] bool says_more() const {
    return std::any_of(question.choices.begin(), question.choices.end(),
                       [](const Choice& one) { return !one.feedback.empty(); }) ||
           std::any_of(question.ranges.begin(), question.ranges.end(),
                       [](const Range& one) { return !one.feedback.empty(); });
  }
  [[nodiscard]] bool has_lines() const {
    return question.stem.find('\n') != std::string::npos ||
           std::any_of(question.choices.begin(), question.choices.end(),
                       [](const Choice& one) { return one.text.find('\n') != std::string::npos; });
  }
  // A choice that is neither wholly right nor wholly wrong.
  [[nodiscard]] bool shaded() const {
    if (question.kind == Kind::single && std::count_if(question.choices.begin(), question.choices.end(),
                                                       [](const Choice& one) { return one.weight == 100; }) > 1)
      return true;
    if (question.kind == Kind::short_text)
      return std::any_of(question.choices.begin(), question.choices.end(),
                         [](const Choice& one) { return one.weight != 100; });
    const double right = question.kind == Kind::multiple ? whole_share() : 100;
    return std::any_of(question.choices.begin(), question.choices.end(),
                       [right](const Choice& one) { return one.weight != 0 && one.weight != right; });
  }
  [[nodiscard]] double whole_share() const {
    return equal_share(static_cast<std::size_t>(std::count_if(question.choices.begin(), question.choices.end(),
                                                              [](const Choice& one) { return one.weight > 0; })));
  }
  [[nodiscard]] bool spare() const {
    return std::any_of(question.pairs.begin(), question.pairs.end(), [](const Pair& one) { return one.left.empty(); });
  }
  [[nodiscard]] bool many_ranges() const {
    return question.ranges.size() > 1 || (question.ranges.size() == 1 && question.ranges.front().weight != 100);
  }
};

void in_moodle_or_gift(const Judge& at, bool gift) {
  const auto& question = at.question;
  const auto kind = question.kind;
  if (kind == Kind::hotspot || (gift && kind == Kind::order)) return at.leave_out(t::questions::loss_kind);
  if (kind == Kind::true_false && question.choices.size() > 1) return at.leave_out(t::questions::loss_many_statements);
  const bool arrow = gift && std::any_of(question.pairs.begin(), question.pairs.end(), [](const Pair& one) {
                       return one.left.find("->") != std::string::npos || one.right.find("->") != std::string::npos;
                     });
  if (arrow) return at.leave_out(t::questions::loss_kind);
  at.lose(gift && at.pictured(), t::questions::loss_picture);
  at.lose(gift && at.spare(), t::questions::loss_spare);
  at.lose(gift && question.exact_case, t::questions::loss_case);
  at.lose(gift && !question.unit.empty(), t::questions::loss_unit);
  // Whatever earns parts here earns parts there, and the other way round for the rest.
  const bool parts = kind == Kind::match || kind == Kind::order || (kind == Kind::multiple && at.whole_share() < 100);
  at.lose(question.partial != parts, t::questions::loss_partial);
  at.lose(kind == Kind::order && at.says_more(), t::questions::loss_choice_feedback);
}

void in_aiken(const Judge& at) {
  const auto& question = at.question;
  const auto right = std::count_if(question.choices.begin(), question.choices.end(),
                                   [](const Choice& one) { return one.weight == 100; });
  constexpr std::size_t letters = 26;
  const bool fits = question.kind == Kind::single && right == 1 && question.choices.size() <= letters &&
                    !question.stem.starts_with("ANSWER:") && !question.stem.empty();
  if (!fits) return at.leave_out(t::questions::loss_kind);
  at.lose(!question.title.empty(), t::questions::loss_title);
  at.lose(!question.id.empty(), t::questions::loss_id);
  at.lose(!question.category.empty(), t::questions::loss_category);
  at.lose(!question.feedback.empty(), t::questions::loss_feedback);
  at.lose(at.says_more(), t::questions::loss_choice_feedback);
  at.lose(at.pictured(), t::questions::loss_picture);
  at.lose(!question.tags.empty(), t::questions::loss_tags);
  at.lose(at.has_lines(), t::questions::loss_lines);
  at.lose(at.shaded(), t::questions::loss_weights);
}

void in_table(const Judge& at) {
  const auto& question = at.question;
  if (question.kind == Kind::hotspot || question.choices.size() > table_options)
    return at.leave_out(t::questions::loss_kind);
  if (question.kind == Kind::match && question.pairs.size() > table_options)
    return at.leave_out(t::questions::loss_kind);
  const bool equals = std::any_of(question.pairs.begin(), question.pairs.end(), [](const Pair& one) {
    return (one.left + one.right).find('=') != std::string::npos;
  });
  const bool bar = question.kind == Kind::short_text &&
                   std::any_of(question.choices.begin(), question.choices.end(),
                               [](const Choice& one) { return one.text.find('|') != std::string::npos; });
  if (equals || bar) return at.leave_out(t::questions::loss_kind);
  at.lose(at.says_more(), t::questions::loss_choice_feedback);
  at.lose(at.pictured(), t::questions::loss_picture);
  at.lose(at.shaded(), t::questions::loss_weights);
  at.lose(at.many_ranges(), t::questions::loss_many_ranges);
  at.lose(question.exact_case, t::questions::loss_case);
}

bool is_name(std::string_view id) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !id.empty() && id.size() <= 80 && letter(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

void in_qti(const Judge& at) {
  const auto& question = at.question;
  const auto kind = question.kind;
  at.lose(!question.id.empty() && !is_name(question.id), t::questions::loss_id);
  at.lose(!question.category.empty(), t::questions::loss_category);
  at.lose(!question.unit.empty(), t::questions::loss_unit);
  at.lose(kind != Kind::single && kind != Kind::multiple && at.says_more(), t::questions::loss_choice_feedback);
  at.lose(kind == Kind::number && at.many_ranges(), t::questions::loss_many_ranges);
  at.lose(kind == Kind::order && question.partial, t::questions::loss_partial);
  at.lose(kind == Kind::true_false && question.choices.size() == 1 && question.partial, t::questions::loss_partial);
  at.lose((kind == Kind::multiple || kind == Kind::hotspot) && !question.partial && at.shaded(),
          t::questions::loss_weights);
}

}  // namespace

double equal_share(std::size_t n) {
  if (n == 0) return 0;
  constexpr double steps = 100'000;  // five decimals, as Moodle writes thirds
  return static_cast<double>(static_cast<long long>(100.0 / static_cast<double>(n) * steps + 0.5)) / steps;
}

std::vector<Loss> losses(std::span<const Question> questions, Format format) {
  std::vector<Loss> out;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Judge at{questions[i], i, out};
    switch (format) {
      case Format::gift:
        in_moodle_or_gift(at, true);
        break;
      case Format::moodle:
        in_moodle_or_gift(at, false);
        break;
      case Format::aiken:
        in_aiken(at);
        break;
      case Format::csv:
        in_table(at);
        break;
      case Format::qti21:
      case Format::qti3:
        in_qti(at);
        break;
    }
  }
  return out;
}

}  // namespace hvs::questions
