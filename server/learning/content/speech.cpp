#include "server/learning/content/speech.hpp"

#include <algorithm>
#include <cctype>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/heard.hpp"
#include "server/learning/content/files.hpp"

namespace hvs::learning {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "400.000" is one number in Vietnamese; "Xong.Mai" is not.
std::string join_thousands(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool between = words[i] == '.' && i > 0 && is_digit(words[i - 1]) && i + 3 < words.size() &&
                         is_digit(words[i + 1]) && is_digit(words[i + 2]) && is_digit(words[i + 3]) &&
                         (i + 4 == words.size() || !is_digit(words[i + 4]));
    if (!between) out += words[i];
  }
  return out;
}

bool part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::string replace_whole(std::string words, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = words.find(from, at)) != std::string::npos;) {
    const auto end = at + from.size();
    if ((at > 0 && part_of_word(words[at - 1])) || (end < words.size() && part_of_word(words[end]))) {
      at = end;
      continue;
    }
    words.replace(at, from.size(), to);
    at += to.size();
  }
  return words;
}

// A name of a question's sounds: stem, options, reason.
void add_question(std::vector<Speech>& out, const std::string& base, const QuizQuestion& question) {
  out.push_back({base, question.stem});
  for (std::size_t i = 0; i < question.options.size(); ++i)
    out.push_back({base + "-" + std::to_string(i), question.options[i].text});
  out.push_back({base + "-why", question.why});
}

// A sentence, or the parts around the places of one.
void add_sentence(std::vector<Speech>& out, const Text& sentence) {
  const auto name = "ui/" + std::string{sentence.key};
  const auto parts = html::fixed_parts(sentence.vi);
  if (parts.size() == 1) return out.push_back({name, std::string{sentence.vi}});
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].empty()) out.push_back({name + "." + std::to_string(i), std::string{parts[i]}});
  }
}

}  // namespace

Pronunciation read_pronunciation(const std::filesystem::path& content, Findings& out) {
  Pronunciation how;
  const std::string where = "pronunciation.tsv";
  std::error_code problem;
  if (!std::filesystem::exists(content / where, problem)) return how;
  const auto text = read_text(content / where, json_bytes, where, out);
  if (!text) return how;
  for (std::size_t at = 0; at < text->size();) {
    const auto end = std::min(text->find('\n', at), text->size());
    const std::string_view line{text->data() + at, end - at};
    at = end + 1;
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos || tab == 0) continue;
    how.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  // Longer words first: "VNeID mức 2" must win over "VNeID".
  std::stable_sort(how.begin(), how.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return how;
}

std::string say_aloud(std::string_view words, const Pronunciation& how) {
  auto spoken = join_thousands(words);
  for (const auto& [from, to] : how) spoken = replace_whole(std::move(spoken), from, to);
  for (char& c : spoken) {
    if (std::string_view{"*_#<>[]{}|\\/\"()\n\t"}.find(c) != std::string_view::npos) c = ' ';
  }
  return text::squeeze(spoken);
}

std::string speech_hash(std::string_view spoken) { return bytes::hex(bytes::sha256(spoken)).substr(0, 16); }

std::vector<Speech> speeches_of(const Course& course) {
  std::vector<Speech> out;
  for (const auto& unit : course.units) {
    const auto base = course.id + "/" + unit.id + "/";
    for (const auto& card : unit.cards) out.push_back({base + card.id, card.plain});
    for (const auto& question : unit.quiz) add_question(out, base + question.id, question);
  }
  return out;
}

std::vector<Speech> interface_speeches(std::span<const std::string_view> sections) {
  std::vector<Speech> out;
  for (const auto& one : all_texts()) {
    const auto section = one.key.substr(0, one.key.find('.'));
    if (std::find(sections.begin(), sections.end(), section) == sections.end()) continue;
    add_sentence(out, one);
  }
  return out;
}

std::vector<Speech> interface_speeches() {
  std::vector<Speech> out;
  for (const auto& one : all_texts()) {
    if (html::is_spoken(one.key)) add_sentence(out, one);
  }
  for (int n = 0; n <= html::last_spoken_number; ++n) out.push_back({"ui/so." + std::to_string(n), std::to_string(n)});
  return out;
}

SoundIndex read_sounds(const std::filesystem::path& share, Findings& out) {
  SoundIndex index;
  const auto file = share / "am" / "sounds.json";
  std::error_code problem;
  if (!std::filesystem::exists(file, problem)) return index;
  const auto text = read_text(file, 4 * 1024 * 1024, "am/sounds.json", out);
  if (!text) return index;
  const auto json = json::parse(*text);
  if (!json) return index;
  for (const auto& [name, one] : json->at("sounds").members()) {
    index.emplace(name, MadeSound{std::string{one.at("hash").string()}, one.at("opus").integer(),
                                  one.at("mp3").integer(), one.at("stop_gap").boolean(true)});
  }
  return index;
}

Sound find_sound(const SoundIndex& index, const std::string& name, std::string_view words, const Pronunciation& how) {
  const auto found = index.find(name);
  if (found == index.end() || found->second.hash != speech_hash(say_aloud(words, how))) return {};
  return {"/am/" + name, found->second.stop_gap};
}

void attach_sounds(Library& library, const SoundIndex& index, const Pronunciation& how) {
  for (auto& course : library.courses) {
    for (auto& unit : course.units) {
      const auto base = course.id + "/" + unit.id + "/";
      for (auto& card : unit.cards) card.sound = find_sound(index, base + card.id, card.plain, how);
      for (auto& question : unit.quiz) {
        question.sound = find_sound(index, base + question.id, question.stem, how);
        question.why_sound = find_sound(index, base + question.id + "-why", question.why, how);
        for (std::size_t i = 0; i < question.options.size(); ++i) {
          auto& option = question.options[i];
          option.sound = find_sound(index, base + question.id + "-" + std::to_string(i), option.text, how);
        }
      }
    }
  }
}

}  // namespace hvs::learning
