#include "core/outreach/rules.hpp"

#include <algorithm>

namespace hvs::outreach {

std::string_view consent_actor(const std::optional<PartialDate>& birth, Day today) {
  if (!birth || birth->year == 0) return "tu_minh";
  const int age = age_on(*birth, today);
  if (age < 7) return "dai_dien";
  return age < 18 ? "ca_hai" : "tu_minh";
}

std::vector<std::string_view> witnessed(const Observed& seen) {
  std::vector<std::string_view> out;
  if (seen.vneid >= 2 && seen.bank >= 1) out.push_back("digital_identity");
  const auto five = std::ranges::count_if(seen.alone, [](const std::string& id) { return id.starts_with("cv3240-"); });
  if (five >= 5) out.push_back("basic_skills");
  return out;
}

}  // namespace hvs::outreach
