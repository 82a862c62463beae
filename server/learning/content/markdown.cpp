#include "server/learning/content/markdown.hpp"

#include <algorithm>
#include <cctype>

#include "core/base/text.hpp"

namespace hvs::learning {
namespace {

constexpr int max_depth = 4;  // bold inside a link inside bold …: deeper marks stay as typed

bool is_mark(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }
bool is_space(char c) { return c == ' '; }
bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

class Renderer {
 public:
  void heading(std::string_view words, bool top) {
    if (top && card_.title.empty()) {
      CardText apart;  // a title is words only
      std::swap(apart, card_);
      inline_text(words, 0);
      std::swap(apart, card_);
      card_.title = text::squeeze(apart.plain);
      card_.images.insert(card_.images.end(), apart.images.begin(), apart.images.end());
      return;
    }
    tag("<p><strong>"), inline_text(words, 0), tag("</strong></p>"), end_sentence();
  }
  void paragraph(std::string_view words) {
    const auto before = card_.body.markup.size();
    tag("<p>"), inline_text(words, 0);
    // A picture alone leaves no empty paragraph behind.
    if (card_.body.markup.size() == before + 3)
      card_.body.markup.resize(before);
    else
      tag("</p>"), end_sentence();
  }
  void directive(std::string_view line) {
    const auto end = std::min(line.find(' '), line.size());
    CardText::Directive one{std::string{line.substr(1, end - 1)}, {}};
    for (auto rest = line.substr(end); !rest.empty();) {
      rest.remove_prefix(1);  // words are one space apart
      const auto length = std::min(rest.find(' '), rest.size());
      one.words.emplace_back(rest.substr(0, length));
      rest.remove_prefix(length);
    }
    card_.directives.push_back(std::move(one));
  }
  // The list that follows "@checklist" is taken out of the text: the page makes boxes of it.
  void checklist(const std::vector<std::string>& items) {
    for (const auto& item : items) {
      std::string before;
      std::swap(before, card_.body.markup);
      inline_text(item, 0), end_sentence();
      std::swap(before, card_.body.markup);
      card_.checklist.push_back({std::move(before)});
    }
  }
  void list(const std::vector<std::string>& items, bool numbered) {
    tag(numbered ? "<ol>" : "<ul>");
    for (const auto& item : items) tag("<li>"), inline_text(item, 0), tag("</li>"), end_sentence();
    tag(numbered ? "</ol>" : "</ul>");
  }
  CardText finish() {
    card_.plain = text::squeeze(card_.plain);
    return std::move(card_);
  }

 private:
  void tag(std::string_view markup) { card_.body.markup += markup; }
  void words(std::string_view raw) {
    html::put_text(card_.body.markup, raw);
    card_.plain += raw;
  }
  void end_sentence() {
    while (card_.plain.ends_with(' ')) card_.plain.pop_back();
    if (card_.plain.empty()) return;
    if (std::string_view{".!?:;"}.find(card_.plain.back()) == std::string_view::npos) card_.plain += '.';
    card_.plain += ' ';
  }

  void inline_text(std::string_view s, int depth) {
    while (!s.empty()) {
      if (s[0] == '\\' && s.size() > 1 && is_mark(s[1])) {
        words(s.substr(1, 1)), s.remove_prefix(2);
        continue;
      }
      std::size_t taken = 0;
      if (s.starts_with("![")) taken = bracket(s.substr(1), depth, true);
      if (taken > 0) ++taken;
      if (taken == 0 && s[0] == '[') taken = bracket(s, depth, false);
      if (taken == 0 && s.starts_with("**")) taken = emphasis(s, "**", "strong", depth);
      if (taken == 0 && (s[0] == '*' || s[0] == '_')) taken = emphasis(s, s.substr(0, 1), "em", depth);
      if (taken > 0) {
        s.remove_prefix(taken);
        continue;
      }
      // A run without marks goes out at once; '_' inside a word is a letter like any other.
      std::size_t end = 1;
      while (end < s.size() && s[end] != '\\' && s[end] != '!' && s[end] != '[' && s[end] != '*' &&
             !(s[end] == '_' && !is_letter(s[end - 1])))
        ++end;
      words(s.substr(0, end)), s.remove_prefix(end);
    }
  }

  // "[words](address)" at the start of `s`; answers the bytes used, 0 when it is not one.
  std::size_t bracket(std::string_view s, int depth, bool image) {
    if (depth >= max_depth) return 0;
    const auto middle = s.find("](");
    if (middle == std::string_view::npos) return 0;
    const auto end = s.find(')', middle);
    if (end == std::string_view::npos) return 0;
    const auto inner = s.substr(1, middle - 1);
    if (inner.find('[') != std::string_view::npos) return 0;
    std::string address{s.substr(middle + 2, end - middle - 2)};
    if (image) {
      card_.images.push_back({std::move(address), std::string{inner}});
      return end + 1;
    }
    const bool kept = is_allowed_link(address);
    if (kept) tag("<a href=\""), html::put_attr(card_.body.markup, address), tag("\">");
    (kept ? card_.links : card_.dropped).push_back(std::move(address));
    inline_text(inner, depth + 1);
    if (kept) tag("</a>");
    return end + 1;
  }

  std::size_t emphasis(std::string_view s, std::string_view mark, std::string_view name, int depth) {
    if (depth >= max_depth || s.size() <= mark.size() || is_space(s[mark.size()])) return 0;
    for (auto end = s.find(mark, mark.size() + 1); end != std::string_view::npos; end = s.find(mark, end + 1)) {
      const auto after = end + mark.size();
      if (mark == "*" && after < s.size() && s[after] == '*') {
        ++end;  // the "**" of a bold part inside
        continue;
      }
      if (is_space(s[end - 1]) || s[end - 1] == '\\') continue;
      if (mark == "_" && after < s.size() && is_letter(s[after])) continue;
      tag("<"), tag(name), tag(">");
      inline_text(s.substr(mark.size(), end - mark.size()), depth + 1);
      tag("</"), tag(name), tag(">");
      return after;
    }
    return 0;
  }

  CardText card_;
};

// "- x" or "12. x": the length of the mark, 0 when the line is no item.
std::size_t item_mark(std::string_view line, bool& numbered) {
  if (line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') {
    numbered = false;
    return 2;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == 0 || digits + 2 >= line.size() || (line[digits] != '.' && line[digits] != ')') ||
      line[digits + 1] != ' ')
    return 0;
  numbered = true;
  return digits + 2;
}

// Gathers lines into blocks.
class Blocks {
 public:
  void line(std::string_view raw) {
    const auto trimmed = text::squeeze(raw);
    if (trimmed.empty()) return flush();
    if (trimmed[0] == '@') {
      flush();
      renderer_.directive(trimmed);
      checklist_next_ = trimmed == "@checklist";
      return;
    }
    const auto hashes = std::min(trimmed.find_first_not_of('#'), trimmed.size());
    if (hashes > 0 && hashes <= 6 && hashes < trimmed.size() && trimmed[hashes] == ' ') {
      flush();
      renderer_.heading(std::string_view{trimmed}.substr(hashes + 1), hashes == 1);
      return;
    }
    bool numbered = false;
    if (const auto mark = item_mark(trimmed, numbered); mark > 0) {
      if (!paragraph_.empty() || (!items_.empty() && numbered != numbered_)) flush();
      numbered_ = numbered;
      items_.push_back(trimmed.substr(mark));
      return;
    }
    auto& grows = items_.empty() ? paragraph_ : items_.back();
    if (!grows.empty()) grows += ' ';
    grows += trimmed;
  }
  CardText finish() {
    flush();
    return renderer_.finish();
  }

 private:
  void flush() {
    if (!paragraph_.empty()) renderer_.paragraph(paragraph_);
    if (!items_.empty() && checklist_next_)
      renderer_.checklist(items_), checklist_next_ = false;
    else if (!items_.empty())
      renderer_.list(items_, numbered_);
    paragraph_.clear();
    items_.clear();
  }
  Renderer renderer_;
  std::string paragraph_;
  std::vector<std::string> items_;
  bool numbered_ = false;
  bool checklist_next_ = false;
};

}  // namespace

std::string plain_of(const CardText& card) {
  const bool ends = !card.title.empty() && std::string_view{".!?:"}.find(card.title.back()) != std::string_view::npos;
  return card.title + (ends ? " " : ". ") + card.plain;
}

bool is_allowed_link(std::string_view address) {
  if (address.empty() || address.starts_with("//") || address.starts_with("/\\") || address.starts_with("\\"))
    return false;
  if (std::any_of(address.begin(), address.end(),
                  [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }))
    return false;
  const auto end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return true;
  const auto scheme = text::lower(address.substr(0, end));
  return scheme == "https" || scheme == "http" || scheme == "tel";
}

CardText render_card(std::string_view source) {
  auto clean = text::nfc(source);
  for (char& c : clean) {
    if (c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)) c = ' ';
  }
  Blocks blocks;
  for (std::size_t at = 0; at <= clean.size();) {
    const auto end = std::min(clean.find('\n', at), clean.size());
    blocks.line(std::string_view{clean}.substr(at, end - at));
    at = end + 1;
  }
  return blocks.finish();
}

}  // namespace hvs::learning
