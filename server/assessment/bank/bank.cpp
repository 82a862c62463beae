#include "server/assessment/bank/bank.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/base/text.hpp"
#include "core/measurement/selection.hpp"
#include "server/learning/content/files.hpp"
#include "server/practice/content/shelf.hpp"
#include "text/assessment.hpp"
#include "text/bank.hpp"
#include "text/content.hpp"

namespace hvs::assessment {
namespace {

using learning::Findings;
using learning::Gravity;

constexpr std::size_t max_items = 4000, min_options = 3, max_shown_options = 4;
constexpr std::string_view spoken_section[] = {"assessment"};

Item read_one(const json::Json& json, const std::string& where, Findings& out) {
  std::vector<Fault> faults;
  auto item = read_item(json, faults);
  const auto place = where + " " + item.id;
  for (const auto& one : faults)
    out.add({Gravity::broken, place, html::fill(t::bank::fault, {{"field", one.field}, {"what", one.what}})});
  // Our own questions keep to what stands on one screen; the reader itself takes more, for questions from elsewhere.
  const bool chooses = item.kind == ItemKind::single || item.kind == ItemKind::listen;
  if (const auto n = item.options.size(); chooses && (n < min_options || n > max_shown_options)) {
    out.add(Gravity::broken, place, t::content::too_few,
            {{"count", std::to_string(n)},
             {"what", std::string{t::content::what_options.vi}},
             {"limit", std::to_string(min_options)}});
  }
  return item;
}

bool place_picture(learning::Picture& picture, const learning::Library& library, const std::string& place,
                   Findings& out) {
  const auto& file = picture.address;
  if (file.empty() || file.starts_with('/')) return true;
  if (file.ends_with(".svg") && library.pictures.contains(file.substr(0, file.size() - 4))) {
    picture.address = "/hinh/" + file;
    return true;
  }
  out.add(Gravity::must, place, t::content::unknown_picture, {{"name", file}});
  picture = {};
  return false;
}

AdaptiveRules read_adaptive(const json::Json& json, AdaptiveRules rules) {
  const auto real = [&json](std::string_view name, double& value, double low, double high) {
    value = std::clamp(json.at(name).number(value), low, high);
  };
  const auto whole = [&json](std::string_view name, int& value, long long low, long long high) {
    value = static_cast<int>(std::clamp(json.at(name).integer(value), low, high));
  };
  if (const auto criterion = json.at("criterion").string(); measurement::criterion_named(criterion))
    rules.criterion = criterion;
  real("se", rules.se, 0, 2);
  real("confidence", rules.confidence, 0, 0.999);
  real("exposure", rules.exposure, 0, 1);
  real("prior_mean", rules.prior_mean, -4, 4);
  real("prior_sd", rules.prior_sd, 0.1, 4);
  whole("shortest", rules.shortest, 1, 100);
  whole("longest", rules.longest, rules.shortest, 100);
  whole("more", rules.more, 0, 100);
  whole("randomesque", rules.randomesque, 1, 20);
  return rules;
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
  blueprint.way = json->at("way").string() == "adaptive" ? Way::adaptive : Way::fixed;
  blueprint.adaptive = read_adaptive(json->at("adaptive"), blueprint.adaptive);
  blueprint.self_check.confidence = 0;
  blueprint.self_check = read_adaptive(json->at("self_check"), blueprint.self_check);
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

// In the order `speeches_of` names them.
void attach_sounds(Item& item, const learning::SoundIndex& sounds, const learning::Pronunciation& how) {
  const auto name = "items/" + item.id;
  const auto sound = [&](const std::string& tail, const std::string& words) {
    return learning::find_sound(sounds, name + tail, words, how);
  };
  item.sound = sound("", item.stem);
  for (std::size_t i = 0; i < item.options.size(); ++i)
    item.option_sounds.push_back(sound("-" + std::to_string(i), item.options[i]));
  for (std::size_t i = 0; i < item.partners.size(); ++i)
    item.partner_sounds.push_back(sound("-v" + std::to_string(i), item.partners[i]));
  if (!item.say.empty()) item.say_sound = sound("-nghe", item.say);
}

}  // namespace

std::vector<std::string> bank_groups(const std::string& share_dir) {
  std::vector<std::string> groups;
  std::error_code problem;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path{share_dir} / "content" / "items", problem)) {
    if (std::filesystem::exists(entry.path() / "blueprint.json", problem))
      groups.push_back(entry.path().filename().string());
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

bool resolve(Item& item, const learning::Library& library, const std::shared_ptr<const practice::Shelf>& shelf,
             const std::string& where, Findings& out) {
  const auto place = where.empty() ? item.id : where + " " + item.id;
  bool known = place_picture(item.picture, library, place, out);
  for (auto& one : item.option_pictures) known = place_picture(one, library, place, out) && known;
  const auto* skill = library.framework.find_skill(item.skill);
  if (skill == nullptr)
    out.add(Gravity::must, place, t::content::unknown_skill, {{"name", item.skill}});
  else if (skill->domain != item.domain)
    out.add(Gravity::must, place, t::content::wrong_domain, {{"skill", item.skill}, {"domain", item.domain}});
  known = known && skill != nullptr && skill->domain == item.domain;
  if (item.kind != ItemKind::task) return known;
  const auto* title = shelf ? shelf->find(item.task.scenario) : nullptr;
  const auto* variant = title == nullptr ? nullptr : practice::find_variant(title->scenario, item.task.variant);
  if (variant == nullptr) {
    out.add(Gravity::broken, place, t::bank::unknown_task, {{"name", item.task.scenario + "/" + item.task.variant}});
    return false;
  }
  item.task.board = {shelf, variant};  // lives as long as the shelf
  return known;
}

Bank load_bank(const std::string& share_dir, const learning::Library& library, Findings& out, std::string_view group) {
  const std::filesystem::path share{share_dir};
  const std::string base = "items/" + std::string{group} + "/";
  const auto folder = share / "content" / "items" / group;
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
  std::shared_ptr<const practice::Shelf> shelf;
  for (const auto& file : files) {
    const auto json = learning::read_json(folder / file, base + file, out);
    if (!json) continue;
    for (const auto& one : json->items()) {
      auto item = read_one(one, base + file, out);
      if (item.kind == ItemKind::task && !shelf) shelf = practice::read_shelf(share_dir).value_or(nullptr);
      resolve(item, library, shelf, base + file, out);
      if (!ids.insert(item.id).second) out.add(Gravity::broken, base + file, t::content::twice, {{"name", item.id}});
      if (bank.items.size() < max_items) bank.items.push_back(std::move(item));
    }
  }
  check_shares(bank, base + "blueprint.json", out);

  const auto sounds = learning::read_sounds(share, out);
  const auto how = learning::read_pronunciation(share / "content", out);
  for (auto& item : bank.items) attach_sounds(item, sounds, how);
  for (const auto& one : learning::interface_speeches(spoken_section)) {
    if (auto sound = learning::find_sound(sounds, one.name, one.words, how); sound.exists())
      bank.spoken.emplace(one.name.substr(3), std::move(sound));
  }
  return bank;
}

Result<std::shared_ptr<const Bank>> read_bank(const std::string& share_dir, const learning::Library& library,
                                              std::string_view group) {
  Findings findings;
  auto bank = std::make_shared<Bank>(load_bank(share_dir, library, findings, group));
  for (const auto& one : findings.list()) {
    if (one.gravity == Gravity::broken)
      return refuse(Kind::broken, t::content::bad_content.key, one.where + ": " + one.what);
  }
  return std::shared_ptr<const Bank>(std::move(bank));
}

Result<std::vector<std::shared_ptr<const Bank>>> read_banks(const std::string& share_dir,
                                                            const learning::Library& library) {
  std::vector<std::shared_ptr<const Bank>> out;
  HVS_TRY(first, read_bank(share_dir, library));
  out.push_back(std::move(first));
  for (const auto& group : bank_groups(share_dir)) {
    if (group == citizens) continue;
    HVS_TRY(other, read_bank(share_dir, library, group));
    out.push_back(std::move(other));
  }
  return out;
}

std::vector<learning::Speech> speeches_of(const Item& item) {
  const auto name = "items/" + item.id;
  std::vector<learning::Speech> out{{name, item.stem}};
  for (std::size_t i = 0; i < item.options.size(); ++i)
    out.push_back({name + "-" + std::to_string(i), item.options[i]});
  for (std::size_t i = 0; i < item.partners.size(); ++i)
    out.push_back({name + "-v" + std::to_string(i), item.partners[i]});
  if (!item.say.empty()) out.push_back({name + "-nghe", item.say});
  return out;
}

std::vector<learning::Speech> speeches_of(const Bank& bank) {
  std::vector<learning::Speech> out;
  for (const auto& item : bank.items) {
    for (auto& one : speeches_of(item)) out.push_back(std::move(one));
  }
  return out;
}

std::vector<std::string> pictures_of(const Bank& bank) {
  constexpr std::string_view before = "/hinh/", after = ".svg";
  std::vector<std::string> out;
  const auto take = [&](const learning::Picture& one) {
    const std::string_view address = one.address;
    if (!address.starts_with(before) || !address.ends_with(after)) return;
    out.emplace_back(address.substr(before.size(), address.size() - before.size() - after.size()));
  };
  for (const auto& item : bank.items) {
    take(item.picture);
    for (const auto& one : item.option_pictures) take(one);
  }
  return out;
}

}  // namespace hvs::assessment
