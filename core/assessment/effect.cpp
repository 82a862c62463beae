#include "core/assessment/effect.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/html/html.hpp"
#include "text/effect.hpp"

namespace hvs::assessment {
namespace {

constexpr double sure = 1.959963984540054;

bool can_be_said(const measurement::GroupGain& g) { return g.known && g.both >= fewest_shown && std::isfinite(g.se); }

std::string figure(double value) {
  const auto hundredths = static_cast<long long>(std::fabs(value) * 100 + 0.5);
  const auto rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "," + (rest.size() < 2 ? "0" : "") + rest;
}

std::string with_margin(double value, double se) { return signed_figure(value) + " ± " + figure(sure * se); }

}  // namespace

std::string signed_figure(double value) {
  const auto text = figure(value);
  return (text == "0,00" ? "" : value < 0 ? "−" : "+") + text;
}

std::vector<Course> courses(std::span<const Sat> sittings, const Design& design) {
  struct Place {
    std::size_t course = 0;
    Instant first{}, second{};
    bool has_second = false;
  };
  std::vector<Course> out;
  std::map<std::string, Place, std::less<>> places;
  const std::chrono::hours apart{24 * design.apart_days}, retention{24 * design.retention_days};
  for (const auto& one : sittings) {
    const auto [at, fresh] = places.try_emplace(one.person);
    auto& place = at->second;
    if (fresh) {
      place = {out.size(), one.at, {}, false};
      out.push_back({one.person, {one.answers, {}}, {}});
      continue;
    }
    auto& course = out[place.course];
    if (!place.has_second && one.at >= place.first + apart) {
      place.second = one.at;
      place.has_second = true;
      course.gained.after = one.answers;
      course.kept.before = one.answers;
    } else if (place.has_second && one.at >= place.second + retention) {
      course.kept.after = one.answers;
    }
  }
  return out;
}

Effect effect(std::span<const Course> group, std::span<const Course> everybody) {
  std::vector<measurement::Sittings> gained, kept, all;
  Effect out;
  for (const auto& one : group) {
    gained.push_back(one.gained);
    if (!one.kept.before.empty()) kept.push_back(one.kept);
    const auto change = measurement::person_gain(one.gained).change;
    out.better += change == measurement::Change::better;
    out.worse += change == measurement::Change::worse;
  }
  for (const auto& one : everybody) all.push_back(one.gained);
  out.gain = measurement::group_gain(gained);
  out.kept = measurement::group_gain(kept);
  out.dropped_out = out.gain.before - out.gain.both;
  out.regression = measurement::regression_to_mean(gained, all);
  return out;
}

std::string sentence(const Effect& one) {
  const html::Fill both{"both", std::to_string(one.gain.both)}, people{"all", std::to_string(one.gain.before)};
  if (!can_be_said(one.gain)) return html::fill(t::effect::too_few, {both, people});
  return html::fill(t::effect::line, {{"gain", with_margin(one.gain.gain, one.gain.se)}, both, people});
}

std::string versus(const Effect& one, const Effect& other) {
  if (!can_be_said(one.gain) || !can_be_said(other.gain)) return {};
  return html::fill(t::effect::margin,
                    {{"gain", with_margin(one.gain.gain - other.gain.gain,
                                          std::sqrt(one.gain.se * one.gain.se + other.gain.se * other.gain.se))}});
}

}  // namespace hvs::assessment
