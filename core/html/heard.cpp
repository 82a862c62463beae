#include "core/html/heard.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"

namespace hvs::html {
namespace {

constexpr std::size_t most_sounds = 40;  // some minutes of voice; nobody listens to more

bool has_letter(std::string_view part) {
  return std::ranges::any_of(part, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
  });
}

struct Whole {
  std::string_view words;
  std::string_view key;
  std::size_t part;  // index into `spoken`
};

struct Sentence {
  std::string_view key;
  std::size_t part;
  std::vector<std::string_view> around;  // what stands before, between and behind the places, as written
};

// Whole sentences sorted by their words, and those with places; of equals the one of the earlier part. Made once: the
// catalogue never changes while we run.
struct Words {
  std::vector<Whole> whole;
  std::vector<Sentence> with_places;
  // Of those, by the first byte of what is said, the ones that may be meant; a page has hundreds of pieces to look up.
  std::array<std::vector<std::uint16_t>, 256> beginning;
};

std::vector<std::string_view> around_places(std::string_view sentence) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto open = sentence.find('{');
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    out.push_back(sentence.substr(0, open));
    sentence.remove_prefix(close + 1);
  }
  out.push_back(sentence);
  return out;
}

Words read_words() {
  Words words;
  for (std::size_t part = 0; part < std::size(spoken); ++part) {
    for (const auto& one : all_texts()) {
      if (!one.key.starts_with(spoken[part])) continue;
      auto around = around_places(one.vi);
      if (around.size() == 1)
        words.whole.push_back({one.vi, one.key, part});
      else if (std::ranges::any_of(around, has_letter))
        words.with_places.push_back({one.key, part, std::move(around)});
    }
  }
  std::ranges::stable_sort(words.whole, {}, &Whole::words);
  for (std::size_t i = 0; i < words.with_places.size(); ++i) {
    const auto front = words.with_places[i].around.front();
    for (std::size_t byte = 0; byte < words.beginning.size(); ++byte) {
      if (front.empty() || static_cast<std::uint8_t>(front.front()) == byte)
        words.beginning[byte].push_back(static_cast<std::uint16_t>(i));
    }
  }
  return words;
}

std::string name_of(std::string_view key) { return "ui/" + std::string{key}; }

// The number's own sound; other values (names of people) are not spoken.
void add_value(std::vector<std::string>& out, std::string_view value) {
  long long number = -1;
  if (text::read_int(value, number) && number >= 0 && number <= last_spoken_number)
    out.push_back("ui/so." + std::to_string(number));
}

// A place holds a number or a name. "Câu hỏi hay" is not "Câu {n}".
bool begins_small(std::string_view value) {
  std::size_t length = 1;
  while (length < value.size() && (static_cast<std::uint8_t>(value[length]) & 0xC0U) == 0x80U) ++length;
  const auto first = value.substr(0, length);
  return text::upper(first) != first;
}

// The values at the places of `sentence` in `said`, when it is that sentence.
bool read_values(const Sentence& sentence, std::string_view said, std::vector<std::string_view>& values) {
  values.clear();
  if (!said.starts_with(sentence.around.front())) return false;
  said.remove_prefix(sentence.around.front().size());
  for (std::size_t i = 1; i < sentence.around.size(); ++i) {
    const auto& next = sentence.around[i];
    const bool last = i + 1 == sentence.around.size();
    const auto at = last && next.empty() ? said.size() : said.find(next);
    if (at == std::string_view::npos || at == 0 || begins_small(said)) return false;
    values.push_back(said.substr(0, at));
    said.remove_prefix(at + next.size());
  }
  return said.empty();
}

class Listener {
 public:
  explicit Listener(std::size_t parts) : parts_(parts) {}
  void say(std::string_view said) {
    const auto found = std::ranges::lower_bound(words().whole, said, {}, &Whole::words);
    if (found != words().whole.end() && found->words == said && found->part < parts_) return add(name_of(found->key));
    if (said.empty()) return;
    std::vector<std::string_view> values;
    for (const auto at : words().beginning[static_cast<std::uint8_t>(said.front())]) {
      const auto& sentence = words().with_places[at];
      if (sentence.part >= parts_ || !read_values(sentence, said, values)) continue;
      for (std::size_t i = 0; i < sentence.around.size(); ++i) {
        if (has_letter(sentence.around[i])) add(name_of(sentence.key) + "." + std::to_string(i));
        if (i < values.size()) add_value(names_, values[i]);
      }
      return;
    }
    add_value(names_, said);
  }
  void add(std::string name) {
    if (names_.empty() || names_.back() != name) names_.push_back(std::move(name));
  }
  std::vector<std::string> finish() && {
    if (names_.size() > most_sounds) names_.resize(most_sounds);
    return std::move(names_);
  }

 private:
  static const Words& words() {
    static const Words made = read_words();
    return made;
  }
  std::size_t parts_;
  std::vector<std::string> names_;
};

std::string plain(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto rest = raw.substr(i);
    if (rest.starts_with("&amp;"))
      out += '&', i += 4;
    else if (rest.starts_with("&lt;"))
      out += '<', i += 3;
    else if (rest.starts_with("&gt;"))
      out += '>', i += 3;
    else
      out += raw[i];
  }
  return text::squeeze(out);
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const auto at = tag.find(name);
  if (at == std::string_view::npos) return {};
  const auto from = at + name.size();
  return tag.substr(from, tag.find('"', from) - from);
}

// Elements whose words are not for reading aloud.
bool is_silent(std::string_view tag, std::string_view element) {
  if (tag.find("aria-hidden=\"true\"") != std::string_view::npos || tag.find(" hidden") != std::string_view::npos)
    return true;
  constexpr std::string_view silent[] = {"svg", "select", "textarea", "script", "style", "audio", "video", "table"};
  return std::ranges::find(silent, element) != std::end(silent);
}

// Behind the end of the element that opens at `at`, which may hold others of its kind.
std::size_t behind(std::string_view markup, std::size_t at, std::string_view element) {
  const auto open = "<" + std::string{element};
  const auto close = "</" + std::string{element} + ">";
  int depth = 0;
  for (;;) {
    const auto end = markup.find(close, at);
    if (end == std::string_view::npos) return markup.size();
    for (auto next = markup.find(open, at); next < end; next = markup.find(open, next + 1)) ++depth;
    at = end + close.size();
    if (--depth <= 0) return at;
  }
}

}  // namespace

bool is_spoken(std::string_view key) {
  return std::ranges::any_of(spoken, [&](std::string_view part) { return key.starts_with(part); });
}

std::vector<std::string_view> fixed_parts(std::string_view sentence) {
  auto parts = around_places(sentence);
  for (auto& part : parts) {
    if (!has_letter(part)) part = {};
  }
  return parts;
}

std::vector<std::string> heard(std::string_view title, std::string_view markup, std::size_t parts) {
  Listener listener(parts);
  listener.say(title);
  for (std::size_t at = 0; at < markup.size();) {
    if (markup[at] != '<') {
      const auto end = std::min(markup.find('<', at), markup.size());
      const auto said = plain(markup.substr(at, end - at));
      if (!said.empty()) listener.say(said);
      at = end;
      continue;
    }
    const auto end = markup.find('>', at);
    if (end == std::string_view::npos) break;
    const auto tag = markup.substr(at, end - at);
    const auto element = tag.substr(1, tag.find_first_of(" /", 1) - 1);
    constexpr std::string_view before = "/am/", after = ".opus";
    if (const auto sound = attribute(tag, " data-sound=\""); sound.starts_with(before) && sound.ends_with(after))
      listener.add(std::string{sound.substr(before.size(), sound.size() - before.size() - after.size())});
    const bool empty_element = element == "img" || element == "input" || element == "br" || element == "hr";
    at = !element.empty() && !empty_element && is_silent(tag, element) ? behind(markup, at, element) : end + 1;
  }
  return std::move(listener).finish();
}

std::string sound_row(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "/am/doc/" : "+") + name;
  return out.empty() ? out : out + ".mp3";
}

}  // namespace hvs::html
