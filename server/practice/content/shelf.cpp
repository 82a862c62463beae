#include "server/practice/content/shelf.hpp"

#include <algorithm>
#include <filesystem>

#include "server/learning/content/files.hpp"
#include "text/practice.hpp"

namespace hvs::practice {

using learning::Gravity;

Loaded load_shelf(const std::string& share_dir) {
  const std::filesystem::path share{share_dir};
  Loaded loaded;
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(share / "content" / "practice", problem)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  learning::Findings elsewhere;  // about pronunciation and sounds: reported with the lessons
  const auto sounds = learning::read_sounds(share, elsewhere);
  const auto how = learning::read_pronunciation(share / "content", elsewhere);
  for (const auto& name : names) {
    const auto where = "practice/" + name + ".json";
    const auto written = learning::read_text(share / "content" / where, scenario_bytes, where, loaded.findings);
    if (!written) continue;
    auto scenario = read_scenario(*written);
    if (!scenario) {
      loaded.findings.add(
          {Gravity::broken, where, std::string{t::practice::bad_scenario.vi} + " " + scenario.error().detail});
      continue;
    }
    if (scenario->id != name)
      loaded.findings.add(Gravity::broken, where, t::practice::check_file_name, {{"name", scenario->id}});
    Title title{std::move(*scenario), *written, {}};
    for (const auto& words : sentences(title.scenario)) {
      const auto sound = sound_name(name, words);
      if (learning::find_sound(sounds, sound, words, how).exists()) title.spoken.insert(sound);
    }
    loaded.shelf.titles.push_back(std::move(title));
  }
  put_in_order(loaded.shelf);
  return loaded;
}

Result<std::shared_ptr<const Shelf>> read_shelf(const std::string& share_dir) {
  auto loaded = load_shelf(share_dir);
  for (const auto& one : loaded.findings.list()) {
    if (one.gravity == Gravity::broken)
      return refuse(hvs::Kind::broken, t::practice::bad_scenario.key, one.where + ": " + one.what);
  }
  return std::make_shared<const Shelf>(std::move(loaded.shelf));
}

std::vector<learning::Speech> speeches_of(const Shelf& shelf) {
  std::vector<learning::Speech> out;
  for (const auto& title : shelf.titles) {
    for (auto& words : sentences(title.scenario)) {
      auto name = sound_name(title.scenario.id, words);
      out.push_back({std::move(name), std::move(words)});
    }
  }
  return out;
}

}  // namespace hvs::practice
