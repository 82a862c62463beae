// GIFT as Moodle documents it (docs.moodle.org/en/GIFT_format): blocks between empty lines, escapes by backslash.
#include <algorithm>
#include <array>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

// An escaped sign stands as one control byte until the structure is known.
constexpr std::string_view signs = ":#={}~n\\";
std::string hide_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = text[i] == '\\' && i + 1 < text.size() ? signs.find(text[i + 1]) : std::string_view::npos;
    if (at == std::string_view::npos) {
      out += static_cast<unsigned char>(text[i]) < 0x09 ? ' ' : text[i];
    } else {
      out += static_cast<char>(at + 1);
      ++i;
    }
  }
  return out;
}
std::string show_escapes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0 || byte > signs.size())
      out += c;
    else
      out += signs[byte - 1U] == 'n' ? '\n' : signs[byte - 1U];
  }
  return out;
}

enum class Style : std::uint8_t { moodle, html, plain };
struct Block {
  std::size_t line = 0;
  std::string text;  // escapes hidden
  std::string id;
  std::vector<std::string> tags;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

// "[html]", "[plain]" … before a text says how it is written.
Style take_style(std::string_view& text, Style otherwise) {
  constexpr std::array<std::pair<std::string_view, Style>, 4> known{
      {{"[html]", Style::html}, {"[moodle]", Style::moodle}, {"[plain]", Style::plain}, {"[markdown]", Style::plain}}};
  text = trimmed(text);
  for (const auto& [name, style] : known) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    return style;
  }
  return otherwise;
}

class Gift {
 public:
  explicit Gift(Reading& out) : out_(out) {}

  void file(std::string_view text) {
    Block block;
    std::size_t number = 0;
    std::string tagged_id;
    std::vector<std::string> tags;
    const auto end_block = [&] {
      if (!trimmed(block.text).empty()) {
        block.id = std::move(tagged_id);
        block.tags = std::move(tags);
        one(block);
        tagged_id.clear();
        tags.clear();
      }
      block = {};
    };
    while (!text.empty() && out_.questions.size() < max_questions) {
      const auto end = std::min(text.find('\n'), text.size());
      auto line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number;
      const auto bare = trimmed(line);
      if (bare.empty()) {
        end_block();
      } else if (bare.starts_with("//")) {
        read_marks(bare, tagged_id, tags);
      } else if (bare.starts_with("$CATEGORY:")) {
        end_block();
        category_ = plain_category(bare.substr(10));
      } else {
        if (block.text.empty()) block.line = number;
        block.text += block.text.empty() ? "" : "\n";
        block.text += hide_escapes(line);
      }
    }
    end_block();
  }

 private:
  // "[id:…]" and "[tag:…]" in comments (Moodle 3.7 and later).
  static void read_marks(std::string_view comment, std::string& id, std::vector<std::string>& tags) {
    const auto hidden = hide_escapes(comment);
    for (std::size_t at = 0; (at = hidden.find('[', at)) != std::string::npos;) {
      const auto end = hidden.find(']', at);
      if (end == std::string::npos) return;
      const auto mark = std::string_view{hidden}.substr(at + 1, end - at - 1);
      if (mark.starts_with("id:")) id = one_line(show_escapes(mark.substr(3)));
      if (mark.starts_with("tag:")) tags.push_back(one_line(show_escapes(mark.substr(4))));
      at = end;
    }
  }
  static std::string plain_category(std::string_view path) {
    auto plain = one_line(path);
    for (const auto* prefix : {"$course$/", "$system$/", "$module$/", "$cat1$/", "top/"}) {
      if (plain.starts_with(prefix)) plain.erase(0, std::string_view{prefix}.size());
    }
    return plain == "$course$" || plain == "top" ? std::string{} : plain;
  }

  void refuse_block(const Block& block, const Text& why) {
    turn_down(out_, html::fill(t::questions::line, {{"n", std::to_string(block.line)}}), show_escapes(block.text),
              std::string{why.vi});
  }

  // Words of a part that may carry its own style; pictures and what is lost are noted once for the question.
  std::string words(std::string_view part, Question* question = nullptr) {
    const auto style = take_style(part, style_);
    return words_in(style, part, question);
  }
  std::string words_in(Style style, std::string_view part, Question* question) {
    const auto shown = show_escapes(part);
    const bool marked = style == Style::html || shown.find('<') != std::string::npos;
    if (style == Style::plain || (!marked && shown.find('&') == std::string::npos)) return tidy(shown);
    if (!marked) {
      std::string out;
      put_entities(out, shown);
      return tidy(out);
    }
    auto read = words_of(shown);
    for (const auto& lost : read.lost) note(out_, html::fill(t::questions::note_lost, {{"name", lost}}));
    if (!read.figures.empty() && question != nullptr)
      note(out_, html::fill(t::questions::note_picture, {{"name", read.figures.front().source}}));
    return read.text;
  }

  void one(const Block& block) {
    Question question;
    question.id = block.id;
    question.tags = block.tags;
    question.category = category_;
    std::string_view text = trimmed(block.text);
    if (text.starts_with("::")) {
      const auto end = text.find("::", 2);
      if (end != std::string_view::npos) {
        question.title = one_line(show_escapes(text.substr(2, end - 2)));
        text.remove_prefix(end + 2);
      }
    }
    style_ = take_style(text, Style::moodle);
    const auto open = text.find('{'), close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos) return refuse_block(block, t::questions::description);
    if (close == std::string_view::npos) return refuse_block(block, t::questions::open_brace);
    const auto after = trimmed(text.substr(close + 1));
    if (after.find('{') != std::string_view::npos) return refuse_block(block, t::questions::cloze);
    std::string stem{text.substr(0, open)};
    if (!after.empty())
      stem += "_____" + std::string{after.find_first_of(".,;:!?") == 0 ? "" : " "} + std::string{after};
    question.stem = words_in(style_, stem, &question);
    if (const auto* problem = answers(trimmed(text.substr(open + 1, close - open - 1)), question))
      return refuse_block(block, *problem);
    take(std::move(question), html::fill(t::questions::line, {{"n", std::to_string(block.line)}}), out_);
  }

  // Null when all was understood.
  const Text* answers(std::string_view body, Question& question) {
    if (const auto general = body.rfind("####"); general != std::string_view::npos) {
      question.feedback = words(body.substr(general + 4));
      body = trimmed(body.substr(0, general));
    }
    if (body.empty()) return &t::questions::essay;
    if (body.front() == '#') return numbers(trimmed(body.substr(1)), question);
    if (body.find('~') != std::string_view::npos) return choices(body, question);
    if (body.find('=') != std::string_view::npos)
      return body.find("->") != std::string_view::npos ? pairs(body, question) : accepted(body, question);
    const auto sign = trimmed(body.substr(0, std::min(body.find('#'), body.size())));
    if (sign == "T" || sign == "TRUE" || sign == "F" || sign == "FALSE") {
      question.kind = Kind::true_false;
      Choice statement{.weight = sign.starts_with('T') ? 100.0 : 0.0};
      if (const auto hash = body.find('#'); hash != std::string_view::npos) {
        auto said = body.substr(hash + 1);
        const auto second = said.find('#');
        statement.feedback = words(said.substr(0, std::min(second, said.size())));  // of the wrong answer
        if (second != std::string_view::npos && question.feedback.empty())
          question.feedback = words(said.substr(second + 1));
      }
      question.choices.push_back(std::move(statement));
      return nullptr;
    }
    return accepted(body, question);
  }

  struct Part {
    char sign = '=';
    std::string_view text;
    std::string_view feedback;
    double weight = 0;
    bool weighted = false;
  };
  enum class Weights : std::uint8_t { read, none };  // pairs have none: there a per cent sign is a word
  // "=%50%text # feedback ~ …" taken apart at unescaped signs. False: a percentage that is none.
  static bool parts_of(std::string_view body, std::string_view at_signs, std::vector<Part>& out,
                       Weights weights = Weights::read) {
    auto at = body.find_first_of(at_signs);
    if (at == std::string_view::npos || !trimmed(body.substr(0, at)).empty()) {
      out.push_back({'=', body.substr(0, std::min(at, body.size())), {}, 100, false});
    }
    while (at != std::string_view::npos && at < body.size()) {
      const auto end = std::min(body.find_first_of(at_signs, at + 1), body.size());
      out.push_back({body[at], body.substr(at + 1, end - at - 1), {}, body[at] == '=' ? 100.0 : 0.0, false});
      at = end;
    }
    for (auto& one : out) {
      if (const auto hash = one.text.find('#'); hash != std::string_view::npos) {
        one.feedback = trimmed(one.text.substr(hash + 1));
        one.text = one.text.substr(0, hash);
      }
      one.text = trimmed(one.text);
      if (weights == Weights::none || !one.text.starts_with('%')) continue;
      const auto end = one.text.find('%', 1);
      if (end == std::string_view::npos || !number::read_double(one.text.substr(1, end - 1), one.weight)) return false;
      if (!(one.weight >= -100 && one.weight <= 100)) return false;
      one.weighted = true;
      one.text = trimmed(one.text.substr(end + 1));
    }
    return true;
  }

  const Text* choices(std::string_view body, Question& question) {
    std::vector<Part> list;
    if (!parts_of(body, "=~", list)) return &t::questions::bad_weight;
    const bool one_right = body.find('=') != std::string_view::npos;
    question.kind = one_right ? Kind::single : Kind::multiple;
    for (const auto& part : list) {
      question.choices.push_back(
          {.text = words(part.text, &question), .weight = part.weight, .feedback = words(part.feedback)});
      question.partial = question.partial || (!one_right && part.weight > 0 && part.weight < 100);
    }
    return nullptr;
  }

  const Text* accepted(std::string_view body, Question& question) {
    std::vector<Part> list;
    if (!parts_of(body, "=", list)) return &t::questions::bad_weight;
    question.kind = Kind::short_text;
    for (const auto& part : list) {
      if (part.text == "*") continue;  // whatever else was typed: only its feedback
      if (part.text.find('*') != std::string_view::npos) note(out_, std::string{t::questions::note_wildcard.vi});
      question.choices.push_back({.text = words(part.text), .weight = part.weight, .feedback = words(part.feedback)});
    }
    return nullptr;
  }

  const Text* pairs(std::string_view body, Question& question) {
    std::vector<Part> list;
    if (!parts_of(body, "=", list, Weights::none)) return &t::questions::bad_weight;
    question.kind = Kind::match;
    for (const auto& part : list) {
      const auto arrow = part.text.find("->");
      if (arrow == std::string_view::npos) return &t::questions::bad_pairs;
      question.pairs.push_back({words(part.text.substr(0, arrow)), words(part.text.substr(arrow + 2))});
    }
    question.partial = true;
    return nullptr;
  }

  const Text* numbers(std::string_view body, Question& question) {
    question.kind = Kind::number;
    if (body.empty()) return &t::questions::bad_number;
    std::vector<Part> list;
    if (!parts_of(body, "=~", list)) return &t::questions::bad_weight;
    for (const auto& part : list) {
      if (part.sign == '~') continue;  // feedback for any other number
      Range range{.weight = part.weight, .feedback = words(part.feedback)};
      const auto text = show_escapes(part.text);
      if (const auto dots = text.find(".."); dots != std::string::npos) {
        if (!read_number(text.substr(0, dots), range.low) || !read_number(text.substr(dots + 2), range.high))
          return &t::questions::bad_number;
      } else {
        const auto colon = text.find(':');
        double value = 0, off = 0;
        if (!read_number(text.substr(0, colon), value)) return &t::questions::bad_number;
        if (colon != std::string::npos && !read_number(text.substr(colon + 1), off)) return &t::questions::bad_number;
        range.low = rounded(value - std::abs(off));
        range.high = rounded(value + std::abs(off));
      }
      question.ranges.push_back(std::move(range));
    }
    return nullptr;
  }
  static bool read_number(std::string_view text, double& out) {
    const auto bare = trimmed(text);
    return number::read_double(bare.starts_with('+') ? bare.substr(1) : bare, out);
  }

  Reading& out_;
  std::string category_;
  Style style_ = Style::moodle;
};

}  // namespace

void read_gift(std::string_view text, Reading& out) { Gift{out}.file(text); }

}  // namespace hvs::questions
