// The practice room as one pure function: the shelf, a scenario's front page, its printed steps, the player.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/practice/visit.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

web::Answer missing(const Visit& visit) {
  auto view = document(visit, std::string{t::practice::no_scenario.vi}, std::string{home_address});
  view.dock = button(std::string{home_address}, std::string{t::practice::all_scenarios.vi});
  return web::page(html::document(view), 404);
}

bool is_practised(const Visit& visit, const Scenario& scenario) {
  return std::any_of(scenario.variants.begin(), scenario.variants.end(),
                     [&](const Variant& v) { return visit.snapshot.progress.of(scenario.id, v.id).practised; });
}

web::Answer show_home(const Visit& visit) {
  page::HomeView view;
  view.visitor = visit.visitor();
  const auto& shelf = *visit.snapshot.shelf;
  for (const auto& group : groups()) {
    page::Shelf row;
    row.title = group.title.vi;
    for (const auto& title : shelf.titles) {
      const auto& scenario = title.scenario;
      if (scenario.group != group.id) continue;
      row.tiles.push_back({std::string{home_address} + "/" + scenario.id, scenario.title,
                           html::fill(t::practice::minutes, {{"n", std::to_string(scenario.minutes)}}),
                           is_practised(visit, scenario) ? std::string{t::practice::done.vi} : std::string{}});
    }
    if (!row.tiles.empty()) view.groups.push_back(std::move(row));
  }
  view.done = count_words(shelf, visit.snapshot.progress, visit.call);
  auto out = document(visit, std::string{t::practice::home_title.vi}, "/hoc");
  out.body = {page::home(view)};
  return web::page(html::document(out));
}

// The situation asked for, or the first that is not yet practised.
const Variant& chosen(const Visit& visit) {
  const auto& scenario = visit.scenario();
  if (const auto* asked = find_variant(scenario, visit.call.query.get("t")); asked != nullptr) return *asked;
  for (const auto& one : scenario.variants) {
    if (!visit.snapshot.progress.of(scenario.id, one.id).practised) return one;
  }
  return scenario.variants.front();
}

std::string shown_day(const std::string& day) {
  const auto read = read_partial_iso(day);
  return read ? show_partial(*read) : day;
}

web::Answer show_intro(Visit visit) {
  const auto& scenario = visit.scenario();
  visit.variant = &chosen(visit);
  page::IntroView view;
  view.summary = scenario.summary;
  view.goal = visit.variant->goal;
  view.visitor = visit.visitor();
  struct Choice {
    Mode mode;
    const Text& label;
    const Text& note;
  };
  for (const auto& one : {Choice{Mode::show, t::practice::mode_show, t::practice::mode_show_note},
                          Choice{Mode::help, t::practice::mode_help, t::practice::mode_help_note},
                          Choice{Mode::alone, t::practice::mode_alone, t::practice::mode_alone_note}}) {
    view.modes.push_back({visit.with_back(visit.play_path(*visit.variant, one.mode)), std::string{one.label.vi},
                          std::string{one.note.vi}});
  }
  for (const auto& one : scenario.variants) {
    if (&one == visit.variant) continue;
    const bool done = visit.snapshot.progress.of(scenario.id, one.id).practised;
    view.variants.push_back({visit.with_back(visit.intro_path() + "?t=" + one.id), one.title,
                             done ? std::string{t::practice::done.vi} : std::string{}});
  }
  view.print_href = visit.intro_path() + "/in?t=" + visit.variant->id;
  view.facts =
      html::fill(t::practice::facts, {{"n", std::to_string(scenario.minutes)}, {"day", shown_day(scenario.checked)}});
  auto out = document(visit, scenario.title, visit.back.empty() ? std::string{home_address} : visit.back);
  out.body = {page::intro(view)};
  out.sounds = sounds_of(visit, {scenario.title + ". " + scenario.summary, visit.variant->goal});
  return web::page(html::document(out));
}

web::Answer show_guide(Visit visit) {
  const auto& scenario = visit.scenario();
  const auto* asked = find_variant(scenario, visit.call.query.get("t"));
  visit.variant = asked != nullptr ? asked : &scenario.variants.front();
  page::GuideView view;
  view.goal = visit.variant->goal;
  for (auto at = visit.variant->start; at != the_end;) {
    const auto& screen = visit.variant->screens[at];
    view.steps.push_back({screen.say, screen.hint});
    at = screen.elements[screen.spots[screen.expected]].to;
  }
  view.remember = scenario.remember;
  view.sources = scenario.sources;
  view.helper = scenario.guide;
  view.note = html::fill(t::practice::guide_note, {{"day", shown_day(scenario.checked)}});
  auto out = document(visit, html::fill(t::practice::steps_title, {{"title", scenario.title}}), visit.intro_path());
  out.body = {page::guide(view)};
  return web::page(html::document(out));
}

}  // namespace

std::string read_back(std::string_view raw) {
  const bool plain = raw.size() <= 160 && (raw.starts_with("/hoc/") || raw.starts_with(sitting_address)) &&
                     raw.find("//") == std::string_view::npos && std::all_of(raw.begin(), raw.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
                     });
  return plain ? std::string{raw} : std::string{};
}

html::DocumentView document(const Visit& visit, std::string title, std::string back) {
  html::DocumentView view;
  view.on_phone = true;
  view.around = html::around(visit.call, visit.maker.site, "/hoc");
  view.title = std::move(title);
  view.back = std::move(back);
  if (visit.title != nullptr) view.keep = {std::string{home_address} + "/goi/" + visit.scenario().id};
  return view;
}

std::vector<html::Sound> sounds_of(const Visit& visit, std::initializer_list<std::string_view> sentences) {
  std::vector<html::Sound> out;
  for (const auto one : sentences) {
    if (one.empty()) continue;
    const auto name = sound_name(visit.scenario().id, one);
    if (visit.title->spoken.contains(name)) out.push_back({"/am/" + name + ".opus", "/am/" + name + ".mp3"});
  }
  return out;
}

html::Html button(std::string href, std::string label, bool primary) {
  return {page::button({std::move(href), std::move(label), primary})};
}

web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker) {
  Visit visit{call, snapshot, maker};
  visit.back = read_back(call.method == web::Method::post ? call.form.get("ve") : call.query.get("ve"));
  std::array<std::string_view, 5> parts{};
  std::size_t count = 0;
  for (std::string_view rest{call.path}; !rest.empty() && count < parts.size();) {
    if (rest.front() == '/') rest.remove_prefix(1);
    const auto slash = rest.find('/');
    parts[count++] = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
  }
  if (count <= 1) return show_home(visit);
  visit.title = snapshot.shelf->find(parts[1]);
  if (visit.title == nullptr) return missing(visit);
  if (count == 2) return show_intro(visit);
  if (count == 3 && parts[2] == "in") return show_guide(visit);
  Mode mode{};
  visit.variant = find_variant(visit.scenario(), parts[2]);
  if (count != 4 || visit.variant == nullptr || !read_mode(parts[3], mode))
    return web::see_other(visit.with_back(visit.intro_path()));
  return play(visit, mode);
}

}  // namespace hvs::practice
