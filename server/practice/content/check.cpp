// `hocvuso content check`, the part about practice: that every situation can be played, said and carried.
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "core/practice/secrets.hpp"
#include "server/learning/content/check.hpp"
#include "server/practice/content/shelf.hpp"
#include "text/content.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

using learning::Findings;
using learning::Gravity;

constexpr std::size_t prompt_words = 30, sentence_words = 15;  // learners.md E-8
constexpr std::size_t least_variants = 2;
constexpr int least_steps = 3;
constexpr std::int64_t most_kb = 1536 /* learners.md W1 */, line_bytes_per_second = 400'000 / 8;

// The practice phone shows invented services only.
constexpr std::array<std::string_view, 12> brands{"zalo",   "facebook", "messenger",   "shopee",
                                                  "lazada", "tiktok",   "vietcombank", "agribank",
                                                  "momo",   "viettel",  "youtube",     "google"};

void prompt(const std::string& words, const std::string& where, Findings& out) {
  learning::check_sentences(words, sentence_words, where, Gravity::must, out);
  if (const auto n = learning::count_words(words); n > prompt_words) {
    out.add(Gravity::must, where, t::practice::check_words,
            {{"count", std::to_string(n)}, {"limit", std::to_string(prompt_words)}, {"start", text::cut(words, 40)}});
  }
}

// Sample texts that a learner is asked to type must not look like the real thing, or typing them would be caught.
void check_field(const Element& field, const std::string& where, Findings& out) {
  for (const auto& one : field.want) {
    if (one != "*" && find_secret(one, field.sort) != Secret::none)
      out.add(Gravity::must, where, t::practice::check_secret, {{"name", one}});
  }
}

void check_screen(const Screen& screen, const std::string& where, const learning::Library& library, Findings& out) {
  prompt(screen.say, where, out);
  prompt(screen.hint, where, out);
  for (const auto& one : screen.elements) {
    learning::check_sentences(one.words, sentence_words, where, Gravity::must, out);
    prompt(one.reply, where, out);
    if (one.way == Way::trap && one.reply.empty())
      out.add(Gravity::must, where, t::practice::check_generic, {{"name", one.words}});
    check_field(one, where, out);
    if (!one.picture.empty() && !library.pictures.contains(one.picture.substr(0, one.picture.size() - 4)))
      out.add(Gravity::must, where, t::content::unknown_picture, {{"name", one.picture}});
  }
  const auto shown = " " + text::fold(reading(screen)) + " ";
  for (const auto brand : brands) {
    if (shown.find(" " + std::string{brand}) != std::string::npos)
      out.add(Gravity::must, where, t::practice::check_brand, {{"name", std::string{brand}}});
  }
}

void check_variant(const Scenario& scenario, const Variant& variant, const learning::Library& library, Findings& out) {
  const auto base = "practice/" + scenario.id + ".json/" + variant.id;
  prompt(variant.goal, base, out);
  if (variant.steps() < least_steps)
    out.add(Gravity::must, base, t::practice::check_short,
            {{"name", variant.id}, {"count", std::to_string(variant.steps())}});
  bool trap = false;
  for (const auto& screen : variant.screens) {
    if (!screen.reached) continue;
    check_screen(screen, base + "/" + screen.id, library, out);
    trap = trap || std::any_of(screen.elements.begin(), screen.elements.end(),
                               [](const Element& e) { return e.way == Way::trap; });
  }
  if (scenario.group.starts_with("lua-") && !trap)
    out.add(Gravity::must, base, t::practice::check_no_trap, {{"name", variant.id}});
}

// A screen written for nobody: shared screens need only be reached by one of the variants.
void check_reached(const Scenario& scenario, Findings& out) {
  std::set<std::string> written, reached;
  for (const auto& variant : scenario.variants) {
    for (const auto& screen : variant.screens) {
      written.insert(screen.id);
      if (screen.reached) reached.insert(screen.id);
    }
  }
  for (const auto& one : written) {
    if (!reached.contains(one))
      out.add(Gravity::must, "practice/" + scenario.id + ".json", t::practice::check_unreached, {{"name", one}});
  }
}

void check_scenario(const Scenario& scenario, const learning::Library& library, Findings& out) {
  const auto where = "practice/" + scenario.id + ".json";
  if (scenario.variants.size() < least_variants)
    out.add(Gravity::must, where, t::practice::check_variants, {{"count", std::to_string(scenario.variants.size())}});
  const auto known = groups();
  if (std::none_of(known.begin(), known.end(), [&](const Group& g) { return g.id == scenario.group; }))
    out.add(Gravity::must, where, t::practice::check_group, {{"name", scenario.group}});
  if (!read_partial_iso(scenario.checked))
    out.add(Gravity::must, where, t::practice::check_day, {{"day", scenario.checked}});
  for (const auto& skill : scenario.skills) {
    if (library.framework.find_skill(skill) == nullptr)
      out.add(Gravity::must, where, t::content::unknown_skill, {{"name", skill}});
  }
  prompt(scenario.summary, where, out);
  for (const auto& one : scenario.remember) prompt(one, where, out);
  for (const auto& variant : scenario.variants) check_variant(scenario, variant, library, out);
  check_reached(scenario, out);
}

}  // namespace

Report check_shelf(const std::string& share_dir, const learning::Library& library) {
  auto loaded = load_shelf(share_dir);
  Report report;
  report.findings = std::move(loaded.findings);
  if (loaded.shelf.titles.empty()) report.findings.add(Gravity::must, "practice", t::practice::none_written);
  Findings elsewhere;
  const auto sounds = learning::read_sounds(share_dir, elsewhere);
  for (const auto& title : loaded.shelf.titles) {
    const auto& scenario = title.scenario;
    check_scenario(scenario, library, report.findings);
    ++report.scenarios;
    report.variants += scenario.variants.size();
    Weight weight{scenario.id, scenario.variants.size(), 0, static_cast<std::int64_t>(title.written.size()), 0};
    for (const auto& variant : scenario.variants) weight.screens += variant.screens.size();
    for (const auto& words : sentences(scenario)) {
      const auto name = sound_name(scenario.id, words);
      if (!title.spoken.contains(name))
        report.findings.add(Gravity::must, "practice/" + scenario.id, t::content::sound_missing,
                            {{"name", text::cut(words, 40)}});
      else
        weight.bytes += sounds.at(name).opus_bytes;
    }
    weight.seconds = (weight.bytes + line_bytes_per_second - 1) / line_bytes_per_second;
    if (weight.bytes / 1024 > most_kb) {
      report.findings.add(Gravity::must, "practice/" + scenario.id, t::content::unit_heavy,
                          {{"kb", std::to_string(weight.bytes / 1024)}, {"limit", std::to_string(most_kb)}});
    }
    report.weights.push_back(std::move(weight));
  }
  return report;
}

}  // namespace hvs::practice
