// A variant as a graph: screens are nodes, right steps (cost 1) and side looks (cost 0) are edges.
#include <algorithm>

#include "core/practice/scenario.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

// From a known distance to the end, one relaxation of every edge; at most as many rounds as screens.
bool relax(Variant& variant) {
  bool changed = false;
  for (auto& screen : variant.screens) {
    for (const auto at : screen.spots) {
      const auto& spot = screen.elements[at];
      if (spot.way != Way::right && spot.way != Way::detour) continue;
      const unsigned beyond = spot.to == the_end ? 0U : variant.screens[spot.to].left;
      if (beyond == std::numeric_limits<std::uint16_t>::max()) continue;
      const unsigned cost = beyond + 1U;  // a side look is no shorter than a step: ways home are found, circles are not
      if (cost < screen.left) {
        screen.left = static_cast<std::uint16_t>(cost);
        screen.expected = spot.spot;
        changed = true;
      }
    }
  }
  return changed;
}

void reach(Variant& variant, std::uint16_t from) {
  std::vector<std::uint16_t> open{from};
  while (!open.empty()) {
    auto& screen = variant.screens[open.back()];
    open.pop_back();
    if (screen.reached) continue;
    screen.reached = true;
    for (const auto at : screen.spots) {
      const auto& spot = screen.elements[at];
      if ((spot.way == Way::right || spot.way == Way::detour) && spot.to != the_end) open.push_back(spot.to);
    }
  }
}

}  // namespace

void chart(Variant& variant) {
  while (relax(variant)) {
  }
  reach(variant, variant.start);
}

std::string reading(const Screen& screen) {
  std::string out;
  const auto add = [&out](std::string_view words) {
    if (words.empty()) return;
    if (!out.empty()) out += std::string_view{".!?:"}.find(out.back()) != std::string_view::npos ? " " : ". ";
    out += words;
  };
  add(screen.bar);
  for (const auto& one : screen.elements) {
    if (one.kind == Kind::chat || one.kind == Kind::note || one.kind == Kind::voice) add(one.beside);
    add(one.words);
    if (one.kind == Kind::item || one.kind == Kind::qr || one.kind == Kind::call || one.kind == Kind::app)
      add(one.beside);
    for (const auto& [name, value] : one.facts) add(name + ": " + value);
  }
  return out;
}

std::vector<std::string> sentences(const Scenario& scenario) {
  std::vector<std::string> out;
  const auto add = [&out](const std::string& words) {
    if (!words.empty()) out.push_back(words);
  };
  add(scenario.title + ". " + scenario.summary);
  bool typed = false;
  std::string kept;
  for (const auto& one : scenario.remember) kept += (kept.empty() ? "" : " ") + one;
  add(kept);
  for (const auto& variant : scenario.variants) {
    add(variant.goal);
    for (const auto& screen : variant.screens) {
      if (!screen.reached) continue;
      add(screen.say);
      add(screen.hint);
      add(reading(screen));
      for (const auto at : screen.spots) {
        add(screen.elements[at].reply);
        typed = typed || screen.elements[at].kind == Kind::field;
      }
    }
  }
  if (typed) {  // what is said when somebody types a real secret
    for (const auto& one : {t::practice::secret_personal_number, t::practice::secret_card_number,
                            t::practice::secret_phone_number, t::practice::secret_code, t::practice::secret_typed})
      add(std::string{one.vi});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace hvs::practice
