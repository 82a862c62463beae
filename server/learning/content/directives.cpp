#include "server/learning/content/directives.hpp"

#include "core/base/text.hpp"
#include "server/learning/content/files.hpp"

namespace hvs::learning {
namespace {

using Directive = CardText::Directive;

constexpr std::size_t captions_bytes = 64 * 1024;
constexpr std::size_t max_tasks = 8;

bool is_file_name(std::string_view file, std::string_view ending) {
  return file.ends_with(ending) && is_name(file.substr(0, file.size() - ending.size()));
}

void wants(const Place& place, const Directive& one, const char* form) {
  place.broken(t::content::directive_form, {{"name", one.name}, {"form", form}});
}

void read_video(const Directive& one, Card& card, const std::filesystem::path& folder, const std::string& base,
                const Place& place, Loaded& loaded) {
  const bool named = one.words.size() == 2 &&
                     (is_file_name(one.words[0], ".mp4") || is_file_name(one.words[0], ".webm")) &&
                     is_file_name(one.words[1], ".vtt");
  if (!named) return wants(place, one, "@video ten.mp4 ten.vtt");
  const auto captions = read_text(folder / one.words[1], captions_bytes, base + one.words[1], loaded.findings);
  std::error_code problem;
  const auto bytes = std::filesystem::file_size(folder / one.words[0], problem);
  if (problem) place.broken(t::content::no_file, {{"name", one.words[0]}});
  if (problem || !captions) return;
  constexpr std::string_view before = "courses/";
  const auto address = "/phim/" + base.substr(before.size());
  card.video = {address + one.words[0], address + one.words[1], static_cast<std::int64_t>(bytes),
                words_of_captions(*captions)};
  if (card.video.transcript.empty()) place.must(t::content::no_captions, {{"name", one.words[1]}});
  loaded.library.files.emplace(card.video.address, (folder / one.words[0]).string());
  loaded.library.files.emplace(card.video.captions, (folder / one.words[1]).string());
}

}  // namespace

void read_directives(CardText& text, Card& card, const std::filesystem::path& folder, const std::string& base,
                     const Place& place, Loaded& loaded) {
  const auto once = [&](bool already, const Directive& one) {
    if (already) place.broken(t::content::twice, {{"name", "@" + one.name}});
  };
  for (const auto& one : text.directives) {
    if (one.name == "checklist") {
      if (!one.words.empty()) wants(place, one, "@checklist");
      if (text.checklist.empty()) place.broken(t::content::empty_checklist);
    } else if (one.name == "practice") {
      if (one.words.size() != 1 || !is_name(one.words[0])) wants(place, one, "@practice cai-ung-dung");
      once(!card.practice.empty(), one);
      if (!one.words.empty()) card.practice = one.words[0];
      loaded.scenarios.push_back({place.where, card.practice});
    } else if (one.name == "quiz") {
      if (one.words.size() != 1 || !is_name(one.words[0])) wants(place, one, "@quiz q1");
      if (!one.words.empty()) card.quiz.push_back(one.words[0]);
    } else if (one.name == "video") {
      once(card.video.exists(), one);
      read_video(one, card, folder, base, place, loaded);
    } else if (one.name == "slide") {
      if (!one.words.empty()) wants(place, one, "@slide");
      card.slide = true;
    } else {
      place.broken(t::content::unknown_directive, {{"name", one.name}});
    }
  }
  if (text.checklist.size() > max_tasks)
    place.broken(t::content::too_many, {{"count", std::to_string(text.checklist.size())},
                                        {"what", std::string{t::content::what_tasks.vi}},
                                        {"limit", std::to_string(max_tasks)}});
  card.checklist = std::move(text.checklist);
}

std::vector<std::string> words_of_captions(std::string_view vtt) {
  std::vector<std::string> out;
  bool in_cue = false;
  for (std::size_t at = 0; at < vtt.size();) {
    const auto end = std::min(vtt.find('\n', at), vtt.size());
    const auto line = text::squeeze(vtt.substr(at, end - at));
    at = end + 1;
    if (line.find("-->") != std::string::npos)
      in_cue = true;
    else if (line.empty())
      in_cue = false;
    else if (in_cue) {
      std::string words;  // "<v Mai>Xin chào</v>" → "Xin chào"
      bool mark = false;
      for (const char c : line) {
        if (c == '<') mark = true;
        if (!mark) words += c;
        if (c == '>') mark = false;
      }
      if (auto said = text::squeeze(words); !said.empty()) out.push_back(std::move(said));
    }
  }
  return out;
}

}  // namespace hvs::learning
