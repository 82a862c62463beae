// What certificates and badges stand for: content/achievements.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/credentials/model.hpp"

namespace hvs::credentials {

// Where the facts come from that a badge is awarded on.
enum class From : std::uint8_t { confirmation, domain, household, teaching, volunteering };

struct Achievement {
  std::string id{};    // "pho-cap-nguoidan", "D4", "gia-dinh-so"
  std::string kind{};  // OB 3.0 achievementType
  std::string name{};  // for a badge of hours "{n}" stands for them
  std::string description{};
  std::string criteria{};
  From from = From::confirmation;
  std::string subject{};  // the group, domain or measure of the rule
  double share = 0;       // of right answers, for a domain
  int least = 0;          // questions, persons taught, or hours
  int evidence_class = 0;
  int valid_months = 0;  // 0 = no end is known
  bool provisional = true;
};

// Refusal: credentials.bad_achievements with the place as detail.
[[nodiscard]] Result<std::vector<Achievement>> read_achievements(std::string_view json);
[[nodiscard]] Result<std::vector<Achievement>> load_achievements(const std::string& share_dir);

// Sealed with a certificate among its marks: "loai:gia-dinh-so" names the achievement, "lop:2" its class of evidence.
[[nodiscard]] std::string marked(std::string marks, const Achievement& achievement);
// The achievement a certificate is for: by its mark, else by what it says; null when the list does not know it.
[[nodiscard]] const Achievement* achievement_of(const std::vector<Achievement>& all, const Certificate& certificate);
[[nodiscard]] int evidence_class_of(const Certificate& certificate, const Achievement* achievement);
[[nodiscard]] bool is_badge(const Certificate& certificate);

}  // namespace hvs::credentials
