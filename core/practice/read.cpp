// The written form of a scenario → values. Shared screens, then what a variant changes in them, then its words.
#include <algorithm>
#include <array>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/practice/scenario.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

using json::Json;

constexpr std::size_t max_words = 400, max_list = 12;

struct KindName {
  std::string_view name;
  Kind kind;
};
constexpr std::array kinds{
    KindName{"big", Kind::big},       KindName{"facts", Kind::facts}, KindName{"note", Kind::note},
    KindName{"chat", Kind::chat},     KindName{"mine", Kind::mine},   KindName{"voice", Kind::voice},
    KindName{"photo", Kind::photo},   KindName{"pic", Kind::picture}, KindName{"qr", Kind::qr},
    KindName{"call", Kind::call},     KindName{"item", Kind::item},   KindName{"app", Kind::app},
    KindName{"button", Kind::button}, KindName{"field", Kind::field},
};
constexpr std::array icons{"back",   "home",  "speaker",  "help",     "person", "people", "book",     "search",
                           "check",  "cross", "plus",     "warning",  "info",   "shield", "card",     "qr",
                           "camera", "phone", "download", "upload",   "edit",   "bin",    "calendar", "place",
                           "news",   "star",  "clock",    "lock",     "key",    "saved",  "list",     "question",
                           "market", "play",  "pause",    "notebook", "gear"};

struct Fault {
  std::string what;
};
template <class T>
using Read = std::expected<T, Fault>;
std::unexpected<Fault> fault(std::string_view where, std::string_view what) {
  return std::unexpected(Fault{std::string{where} + ": " + std::string{what}});
}

// What reading one variant needs to know: its {words} and the names of its screens.
struct Frame {
  const Json& words;
  std::vector<std::string> names;
  std::string broken{};  // first {word} nobody gave

  std::string fill(std::string_view raw) {
    std::string out;
    while (!raw.empty()) {
      const auto open = raw.find('{');
      out += raw.substr(0, open);
      if (open == std::string_view::npos) break;
      raw.remove_prefix(open);
      const auto close = raw.find('}');
      const auto name = close == std::string_view::npos ? std::string_view{} : raw.substr(1, close - 1);
      const auto value = words.at(name).string();
      if (value.empty()) {
        if (broken.empty()) broken = std::string{raw.substr(0, 20)};
        return out;
      }
      out += value;
      raw.remove_prefix(close + 1);
    }
    return text::cut(text::squeeze(text::nfc(out)), max_words);
  }
  [[nodiscard]] std::uint16_t screen(std::string_view name) const {
    if (name == "end") return the_end;
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? nowhere : static_cast<std::uint16_t>(at - names.begin());
  }
};

bool read_way(const Json& json, Frame& frame, Element& element) {
  if (const auto go = json.at("go").string(); !go.empty()) {
    element.way = Way::right;
    element.to = frame.screen(go);
  } else if (const auto look = json.at("look").string(); !look.empty()) {
    element.way = Way::detour;
    element.to = frame.screen(look);
    if (element.to == the_end) return false;  // looking aside finishes nothing
  } else if (const auto trap = json.at("trap").string(); !trap.empty()) {
    element.way = Way::trap;
    element.reply = frame.fill(trap);
    return true;
  } else if (const auto no = json.at("no").string(); !no.empty()) {
    element.way = Way::wrong;
    element.reply = frame.fill(no);
    return true;
  } else {
    if (element.kind >= Kind::button) element.way = Way::wrong;
    return true;
  }
  return element.to != nowhere;
}

Read<Element> read_element(const Json& json, Frame& frame, std::string_view where) {
  Element element;
  if (json.type() == Json::Type::string) {
    element.words = frame.fill(json.string());
    return element;
  }
  const auto named =
      std::find_if(kinds.begin(), kinds.end(), [&](const KindName& one) { return !json.at(one.name).is_null(); });
  if (named == kinds.end()) return fault(where, "no kind");
  element.kind = named->kind;
  const auto& main = json.at(named->name);
  element.words = frame.fill(main.string());
  if (element.kind == Kind::facts) {
    for (const auto& pair : main.items())
      element.facts.emplace_back(frame.fill(pair.at(std::size_t{0}).string()), frame.fill(pair.at(1).string()));
    if (element.facts.empty() || element.facts.size() > max_list) return fault(where, "facts");
  } else if (element.words.empty()) {
    return fault(where, "no words");
  }
  element.beside = frame.fill(json.at("small").string());
  element.picture = json.at("pic").string();
  if (element.kind == Kind::picture) {
    element.words = frame.fill(json.at("alt").string());
    if (element.words.empty()) return fault(where, "alt");
  }
  if (!element.picture.empty() && (!element.picture.ends_with(".svg") ||
                                   !is_name(std::string_view{element.picture}.substr(0, element.picture.size() - 4))))
    return fault(where, "pic");
  element.icon = json.at("icon").string();
  if (!element.icon.empty() && std::find(icons.begin(), icons.end(), std::string_view{element.icon}) == icons.end())
    return fault(where, "icon");
  element.pasted = json.at("pasted").boolean();
  if (!read_way(json, frame, element))
    return fault(where, "way to " + std::string{json.at("go").string(json.at("look").string())});
  if (element.kind == Kind::field) {
    if (element.way != Way::right) return fault(where, "a field needs go");
    element.reply = frame.fill(json.at("no").string());
    element.sort = json.at("sort").string() == "money" ? Sort::money : Sort::text;
    for (const auto& one : json.at("want").items()) element.want.push_back(frame.fill(one.string()));
    if (element.want.empty() || element.want.size() > max_list) return fault(where, "want");
    for (const auto& one : element.want) {
      if (one.empty()) return fault(where, "want");
    }
  }
  return element;
}

Read<Screen> read_screen(const std::string& id, const Json& json, Frame& frame) {
  Screen screen;
  screen.id = id;
  screen.bar = frame.fill(json.at("bar").string());
  screen.say = frame.fill(json.at("say").string());
  screen.hint = frame.fill(json.at("hint").string());
  if (screen.say.empty()) return fault(id, "say");
  if (screen.hint.empty()) return fault(id, "hint");
  for (const auto& one : json.at("show").items()) {
    auto element = read_element(one, frame, id + "[" + std::to_string(screen.elements.size()) + "]");
    if (!element) return std::unexpected(element.error());
    if (element->way != Way::none) {
      element->spot = static_cast<std::uint8_t>(screen.spots.size());
      screen.spots.push_back(static_cast<std::uint8_t>(screen.elements.size()));
    }
    screen.elements.push_back(std::move(*element));
    if (screen.elements.size() > max_elements || screen.spots.size() > max_spots) return fault(id, "too many elements");
  }
  return screen;
}

Read<Variant> read_variant(const Json& root, const Json& json) {
  Variant variant;
  variant.id = json.at("id").string();
  if (!is_name(variant.id)) return fault("variants", "id");
  Frame frame{json.at("words"), {}};
  std::vector<std::pair<std::string, const Json*>> written;
  for (const auto* list : {&root.at("screens"), &json.at("screens")}) {
    for (const auto& [name, screen] : list->members()) {
      const auto known =
          std::find_if(written.begin(), written.end(), [&](const auto& one) { return one.first == name; });
      if (known != written.end())
        known->second = &screen;
      else
        written.emplace_back(name, &screen);
    }
  }
  // A screen that the variant has no use for is left out with null.
  std::erase_if(written, [](const auto& one) { return one.second->is_null(); });
  if (written.empty() || written.size() > max_screens) return fault(variant.id, "screens");
  for (const auto& [name, screen] : written) {
    if (!is_name(name) || name == "end") return fault(variant.id, "screen " + name);
    frame.names.push_back(name);
  }
  variant.title = frame.fill(json.at("title").string());
  variant.goal = frame.fill(json.at("goal").string(root.at("goal").string()));
  if (variant.title.empty() || variant.goal.empty()) return fault(variant.id, "title, goal");
  variant.start = frame.screen(json.at("start").string(root.at("start").string()));
  if (variant.start >= written.size()) return fault(variant.id, "start");
  for (const auto& [name, screen] : written) {
    auto read = read_screen(name, *screen, frame);
    if (!read) return fault(variant.id, read.error().what);
    variant.screens.push_back(std::move(*read));
  }
  if (!frame.broken.empty()) return fault(variant.id, "no word for " + frame.broken);
  chart(variant);
  // A screen of the shared set that this variant never comes to is dropped from the search, not from the numbering.
  for (const auto& screen : variant.screens) {
    if (screen.reached && screen.expected == no_spot) return fault(variant.id, screen.id + " is a dead end");
  }
  return variant;
}

Read<std::vector<std::string>> read_list(const Json& json, std::string_view where, Frame& frame) {
  std::vector<std::string> out;
  for (const auto& one : json.items()) out.push_back(frame.fill(one.string()));
  if (out.empty() || out.size() > max_list) return fault(where, "empty or too long");
  return out;
}

Read<Scenario> read_all(const Json& root) {
  Scenario scenario;
  const Json none;
  Frame frame{none, {}};
  scenario.id = root.at("id").string();
  if (!is_name(scenario.id)) return fault("id", "not a name");
  scenario.title = frame.fill(root.at("title").string());
  scenario.summary = frame.fill(root.at("summary").string());
  scenario.group = root.at("group").string();
  scenario.minutes = static_cast<int>(std::clamp(root.at("minutes").integer(3), 1LL, 30LL));
  scenario.checked = root.at("checked").string();
  scenario.guide = frame.fill(root.at("guide").string());
  if (scenario.title.empty() || scenario.summary.empty() || scenario.checked.size() != 10)
    return fault("scenario", "title, summary, checked");
  auto skills = read_list(root.at("skills"), "skills", frame);
  auto sources = read_list(root.at("sources"), "sources", frame);
  auto remember = read_list(root.at("remember"), "remember", frame);
  if (!skills) return std::unexpected(skills.error());
  if (!sources) return std::unexpected(sources.error());
  if (!remember) return std::unexpected(remember.error());
  scenario.skills = std::move(*skills);
  scenario.sources = std::move(*sources);
  scenario.remember = std::move(*remember);
  if (!frame.broken.empty()) return fault("scenario", "no word for " + frame.broken);
  for (const auto& one : root.at("variants").items()) {
    auto variant = read_variant(root, one);
    if (!variant) return std::unexpected(variant.error());
    if (find_variant(scenario, variant->id) != nullptr) return fault(variant->id, "twice");
    scenario.variants.push_back(std::move(*variant));
    if (scenario.variants.size() > max_variants) return fault("variants", "too many");
  }
  if (scenario.variants.empty()) return fault("variants", "none");
  return scenario;
}

}  // namespace

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

const Variant* find_variant(const Scenario& scenario, std::string_view id) {
  for (const auto& one : scenario.variants) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

Result<Scenario> read_scenario(std::string_view written) {
  if (written.size() > scenario_bytes) return refuse(hvs::Kind::invalid, t::practice::bad_scenario.key, "too big");
  HVS_TRY(root, json::parse(written));
  auto scenario = read_all(root);
  if (!scenario) return refuse(hvs::Kind::invalid, t::practice::bad_scenario.key, scenario.error().what);
  scenario->version = bytes::hex(bytes::sha256(written)).substr(0, 12);
  return std::move(*scenario);
}

}  // namespace hvs::practice
