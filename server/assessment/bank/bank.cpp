#include "server/assessment/bank/bank.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/base/text.hpp"
#include "server/learning/content/files.hpp"
#include "text/assessment.hpp"
#include "text/content.hpp"

namespace hvs::assessment {
namespace {

using learning::Findings;
using learning::Gravity;

constexpr std::size_t max_items = 400, min_options = 3, max_options = 4;
constexpr std::string_view spoken_section[] = {"assessment"};

// "nd-D4-001": part of stored facts and of file names of sounds.
bool is_item_id(std::string_view id) {
  return !id.empty() && id.size() <= 24 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Item read_item(const json::Json& json, const learning::Library& library, const std::string& where, Findings& out) {
  Item item;
  item.id = json.at("id").string();
  const auto place = where + " " + item.id;
  const auto words = [&](std::string_view field) {
    auto value = text::squeeze(json.at(field).string());
    if (value.empty()) out.add(Gravity::broken, place, t::content::missing_field, {{"field", std::string{field}}});
    return value;
  };
  if (!is_item_id(item.id)) out.add(Gravity::broken, place, t::content::bad_name, {{"name", item.id}});
  item.version = static_cast<int>(std::clamp(json.at("version").integer(1), 1LL, 999LL));
  item.domain = words("domain");
  item.skill = words("skill");
  item.stem = words("stem");
  item.why = words("why");
  item.difficulty = json.at("difficulty").number();
  for (const auto& option : json.at("options").items()) item.options.push_back(text::squeeze(option.string()));
  const auto n = item.options.size();
  if (n < min_options || n > max_options ||
      std::any_of(item.options.begin(), item.options.end(), [](const auto& o) { return o.empty(); })) {
    out.add(Gravity::broken, place, t::content::too_few,
            {{"count", std::to_string(n)},
             {"what", std::string{t::content::what_options.vi}},
             {"limit", std::to_string(min_options)}});
  }
  const auto answer = json.at("answer").integer(-1);
  if (answer < 0 || static_cast<std::size_t>(answer) >= n)
    out.add(Gravity::broken, place, t::content::answer_range, {{"name", item.id}});
  else
    item.answer = static_cast<std::size_t>(answer);
  if (const auto file = json.at("picture").string(); file.ends_with(".svg")) {
    if (library.pictures.contains(file.substr(0, file.size() - 4)))
      item.picture = {"/hinh/" + std::string{file}, ""};
    else
      out.add(Gravity::must, place, t::content::unknown_picture, {{"name", std::string{file}}});
  }
  const auto* skill = library.framework.find_skill(item.skill);
  if (skill == nullptr)
    out.add(Gravity::must, place, t::content::unknown_skill, {{"name", item.skill}});
  else if (skill->domain != item.domain)
    out.add(Gravity::must, place, t::content::wrong_domain, {{"skill", item.skill}, {"domain", item.domain}});
  return item;
}

Blueprint read_blueprint(const std::filesystem::path& folder, const std::string& where, Findings& out) {
  Blueprint blueprint;
  const auto json = learning::read_json(folder / "blueprint.json", where, out);
  if (!json) return blueprint;
  blueprint.id = json->at("id").string();
  blueprint.version = json->at("version").string();
  blueprint.group = json->at("group").string();
  blueprint.title = json->at("title").string();
  blueprint.source = json->at("source").string();
  blueprint.provisional = json->at("provisional").boolean(true);
  blueprint.total = static_cast<std::size_t>(std::clamp(json->at("total").integer(), 0LL, 100LL));
  blueprint.pass_percent = static_cast<int>(std::clamp(json->at("pass_percent").integer(100), 1LL, 100LL));
  blueprint.attempts_per_day = static_cast<int>(std::clamp(json->at("attempts_per_day").integer(1), 1LL, 100LL));
  std::size_t sum = 0;
  for (const auto& one : json->at("domains").items()) {
    blueprint.shares.push_back({std::string{one.at("id").string()},
                                static_cast<std::size_t>(std::clamp(one.at("count").integer(), 0LL, 100LL)),
                                static_cast<int>(std::clamp(one.at("floor_percent").integer(), 0LL, 100LL))});
    sum += blueprint.shares.back().count;
  }
  if (sum != blueprint.total || sum == 0) {
    out.add(Gravity::broken, where, t::content::blueprint_sum,
            {{"sum", std::to_string(sum)}, {"total", std::to_string(blueprint.total)}});
  }
  for (const auto& [field, value] : {std::pair{"id", &blueprint.id}, std::pair{"version", &blueprint.version},
                                     std::pair{"group", &blueprint.group}}) {
    if (value->empty()) out.add(Gravity::broken, where, t::content::missing_field, {{"field", field}});
  }
  return blueprint;
}

void check_shares(const Bank& bank, const std::string& where, Findings& out) {
  for (const auto& share : bank.blueprint.shares) {
    const auto has = static_cast<std::size_t>(std::count_if(
        bank.items.begin(), bank.items.end(), [&](const Item& one) { return one.domain == share.domain; }));
    if (has < share.count) {
      out.add(Gravity::broken, where, t::content::blueprint_short,
              {{"domain", share.domain}, {"needs", std::to_string(share.count)}, {"has", std::to_string(has)}});
    }
  }
}

}  // namespace

Bank load_bank(const std::string& share_dir, const learning::Library& library, Findings& out) {
  const std::filesystem::path share{share_dir};
  const std::string base = "items/" + std::string{citizens} + "/";
  const auto folder = share / "content" / "items" / citizens;
  Bank bank;
  bank.blueprint = read_blueprint(folder, base + "blueprint.json", out);
  std::vector<std::string> files;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".json") && name != "blueprint.json") files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  std::set<std::string> ids;
  for (const auto& file : files) {
    const auto json = learning::read_json(folder / file, base + file, out);
    if (!json) continue;
    for (const auto& one : json->items()) {
      auto item = read_item(one, library, base + file, out);
      if (!ids.insert(item.id).second) out.add(Gravity::broken, base + file, t::content::twice, {{"name", item.id}});
      if (bank.items.size() < max_items) bank.items.push_back(std::move(item));
    }
  }
  check_shares(bank, base + "blueprint.json", out);

  const auto sounds = learning::read_sounds(share, out);
  const auto how = learning::read_pronunciation(share / "content", out);
  for (auto& item : bank.items) {
    const auto name = "items/" + item.id;
    item.sound = learning::find_sound(sounds, name, item.stem, how);
    for (std::size_t i = 0; i < item.options.size(); ++i) {
      item.option_sounds.push_back(learning::find_sound(sounds, name + "-" + std::to_string(i), item.options[i], how));
    }
  }
  for (const auto& one : learning::interface_speeches(spoken_section)) {
    if (auto sound = learning::find_sound(sounds, one.name, one.words, how); sound.exists())
      bank.spoken.emplace(one.name.substr(3), std::move(sound));
  }
  return bank;
}

Result<std::shared_ptr<const Bank>> read_bank(const std::string& share_dir, const learning::Library& library) {
  Findings findings;
  auto bank = std::make_shared<Bank>(load_bank(share_dir, library, findings));
  for (const auto& one : findings.list()) {
    if (one.gravity == Gravity::broken)
      return refuse(Kind::broken, t::content::bad_content.key, one.where + ": " + one.what);
  }
  return std::shared_ptr<const Bank>(std::move(bank));
}

std::vector<learning::Speech> speeches_of(const Bank& bank) {
  std::vector<learning::Speech> out;
  for (const auto& item : bank.items) {
    const auto name = "items/" + item.id;
    out.push_back({name, item.stem});
    for (std::size_t i = 0; i < item.options.size(); ++i)
      out.push_back({name + "-" + std::to_string(i), item.options[i]});
  }
  return out;
}

}  // namespace hvs::assessment
