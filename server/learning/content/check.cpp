#include "server/learning/content/check.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/base/text.hpp"
#include "server/learning/content/contrast.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/content/speech.hpp"
#include "text/content.hpp"

namespace hvs::learning {
namespace {

constexpr std::size_t card_words = 40, sentence_words = 15;  // learners.md S2, E-8

void check_wording(const Course& course, const Unit& unit, Findings& out) {
  const auto base = "courses/" + course.id + "/" + unit.id + "/";
  const bool citizens = std::find(unit.groups.begin(), unit.groups.end(), "nguoidan") != unit.groups.end();
  const auto grave = citizens ? Gravity::must : Gravity::should;  // officials and pupils read longer ones too
  for (const auto& card : unit.cards) {
    const auto where = base + card.id + ".md";
    if (const auto n = count_words(card.plain); n > card_words) {
      out.add(Gravity::must, where, t::content::words_over,
              {{"count", std::to_string(n)}, {"limit", std::to_string(card_words)}});
    }
    check_sentences(card.plain, sentence_words, where, grave, out);
  }
  for (const auto& question : unit.quiz) {
    const auto where = base + question.id;
    check_sentences(question.stem, sentence_words, where, grave, out);
    check_sentences(question.why, sentence_words, where, grave, out);
    std::set<std::string> seen;
    for (const auto& option : question.options) {
      check_sentences(option.text, sentence_words, where, grave, out);
      if (!seen.insert(text::fold(option.text)).second)
        out.add(Gravity::must, where, t::content::same_option, {{"text", option.text}});
    }
  }
}

// "/hoc/<course>/<unit>/<card>", any of the later parts left out; other pages of the site are not ours to know.
bool leads_somewhere(std::string_view address, const Library& library) {
  constexpr std::string_view lessons = "/hoc/";
  if (!address.starts_with(lessons)) return true;
  address.remove_prefix(lessons.size());
  std::vector<std::string_view> parts;
  while (!address.empty()) {
    const auto slash = std::min(address.find('/'), address.size());
    parts.push_back(address.substr(0, slash));
    address.remove_prefix(std::min(slash + 1, address.size()));
  }
  if (parts.empty()) return true;
  const auto* course = library.find(parts[0]);
  if (course == nullptr || parts.size() == 1) return course != nullptr;
  const auto* unit = find_unit(*course, parts[1]);
  if (unit == nullptr || parts.size() == 2) return unit != nullptr;
  return parts.size() == 3 && find_card(*unit, parts[2]) != nullptr;
}

void check_sounds(const Library& library, const SoundIndex& sounds, const Pronunciation& how, Findings& out) {
  std::size_t stop_gaps = 0;
  for (const auto& course : library.courses) {
    for (const auto& speech : speeches_of(course)) {
      const auto found = sounds.find(speech.name);
      if (found == sounds.end())
        out.add(Gravity::must, "courses/" + course.id, t::content::sound_missing, {{"name", speech.name}});
      else if (found->second.hash != speech_hash(say_aloud(speech.words, how))) {
        out.add(Gravity::must, "courses/" + course.id, t::content::sound_stale, {{"name", speech.name}});
      } else
        stop_gaps += found->second.stop_gap;
    }
  }
  if (stop_gaps > 0)
    out.add(Gravity::should, "sounds", t::content::sound_stop_gap, {{"count", std::to_string(stop_gaps)}});
}

}  // namespace

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n\t"), text.size());
    const auto word = text.substr(0, end);
    words += text::letters(word) > 0 || word.find_first_of("0123456789") != std::string_view::npos;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void check_sentences(std::string_view text, std::size_t limit, const std::string& where, Gravity gravity,
                     Findings& out) {
  while (!text.empty()) {
    // "400.000" is no end of a sentence: an end is followed by a space or nothing.
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
      const bool mark = std::string_view{".!?:;"}.find(text[end]) != std::string_view::npos;
      if (mark && (end + 1 == text.size() || text[end + 1] == ' ')) break;
    }
    const auto sentence = text.substr(0, end);
    if (const auto n = count_words(sentence); n > limit) {
      out.add(gravity, where, t::content::sentence_over,
              {{"count", std::to_string(n)},
               {"limit", std::to_string(limit)},
               {"start", text::cut(text::trim(sentence), 40)}});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

UnitWeight check_unit(const Course& course, const Unit& unit, const Library& library, const SoundIndex& sounds,
                      const std::string& share_dir, const Packer& packed, Findings& out) {
  check_wording(course, unit, out);
  auto weight = weigh(course, unit, library, sounds, share_dir, packed);
  check_weight(weight, out);
  return weight;
}

ContentReport check_courses(const std::string& share_dir, const Packer& packed) {
  const std::filesystem::path share{share_dir};
  auto loaded = load_content(share_dir);
  ContentReport report;
  report.findings = std::move(loaded.findings);
  const auto& library = loaded.library;
  const auto sounds = read_sounds(share, report.findings);
  for (const auto& course : library.courses) {
    ++report.courses;
    for (const auto& unit : course.units) {
      ++report.units;
      report.cards += unit.cards.size();
      report.weights.push_back(check_unit(course, unit, library, sounds, share_dir, packed, report.findings));
    }
  }
  for (const auto& link : loaded.links) {
    if (!leads_somewhere(link.address, library))
      report.findings.add(Gravity::must, link.where, t::content::link_broken, {{"href", link.address}});
  }
  for (const auto& one : loaded.scenarios) {
    std::error_code problem;
    if (std::filesystem::is_directory(share / "content" / "practice", problem) &&
        !std::filesystem::exists(share / "content" / "practice" / (one.address + ".json"), problem))
      report.findings.add(Gravity::must, one.where, t::content::unknown_scenario, {{"name", one.address}});
  }
  const auto table = coverage(library);
  report.rows = table.size();
  report.empty = empty_rows(table);
  for (const auto& row : table) {
    if (row.units.empty())
      report.findings.add(Gravity::must, "framework.json", t::content::not_covered,
                          {{"skill", row.skill->id}, {"name", row.skill->name}, {"group", row.group}});
  }
  for (const auto& [name, svg] : library.pictures) {
    check_contrast(svg, "pictures/" + name + ".svg", report.findings);
    if (!loaded.pictures_in_use.contains(name)) report.idle_pictures.insert(name);
  }
  Findings pronunciation_again;  // reported by load_content already
  check_sounds(library, sounds, read_pronunciation(share / "content", pronunciation_again), report.findings);
  return report;
}

std::string show(const Findings& findings) {
  std::string out;
  for (const auto& one : findings.list()) {
    const auto& grave = one.gravity == Gravity::should ? t::content::should : t::content::must;
    out.append(grave.vi).append("  ").append(one.where).append(": ").append(one.what) += '\n';
  }
  return out;
}

}  // namespace hvs::learning
