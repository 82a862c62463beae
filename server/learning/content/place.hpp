// One file being read: says where a finding belongs.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "server/learning/content/findings.hpp"
#include "text/content.hpp"

namespace hvs::learning {

// The four groups of framework.json, and the languages whose speakers the commune has (learners.md A4).
inline constexpr std::array<std::string_view, 4> learner_groups{"nguoidan", "hssv", "cbccvc", "nld"};
inline constexpr std::array<std::string_view, 4> voice_tracks{"tay", "nung", "dao", "mong"};

template <std::size_t N>
[[nodiscard]] bool among(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

struct Place {
  std::string where;
  Findings& out;
  void broken(const Text& text, std::initializer_list<html::Fill> values = {}) const {
    out.add(Gravity::broken, where, text, values);
  }
  void must(const Text& text, std::initializer_list<html::Fill> values = {}) const {
    out.add(Gravity::must, where, text, values);
  }

  std::string field(const json::Json& json, std::string_view name) const {
    auto value = text::squeeze(json.at(name).string());
    if (value.empty()) broken(t::content::missing_field, {{"field", std::string{name}}});
    return value;
  }
  void between(std::size_t count, std::size_t low, std::size_t high, const Text& what) const {
    if (count < low) {
      must(t::content::too_few,
           {{"count", std::to_string(count)}, {"what", std::string{what.vi}}, {"limit", std::to_string(low)}});
    }
    if (count > high) {
      broken(t::content::too_many,
             {{"count", std::to_string(count)}, {"what", std::string{what.vi}}, {"limit", std::to_string(high)}});
    }
  }
};

}  // namespace hvs::learning
