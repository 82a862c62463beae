// Decisions of the doors: how many tries, how long a session lives, which password is good enough, three pictures of
// twelve.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::auth {

// --- Tries (SE-06) ---
struct Tries {
  int failures = 0;
  Instant first{};  // of the counted failures
  Instant locked_until{};
};
struct TryRule {
  int allowed;                       // this many failures…
  std::chrono::milliseconds within;  // …in this time…
  std::chrono::milliseconds locked;  // …close the door for so long; 0: until a teacher opens (L3)
};
inline constexpr TryRule staff_tries{5, std::chrono::minutes{15}, std::chrono::minutes{15}};
inline constexpr TryRule peer_tries{40, std::chrono::minutes{15}, std::chrono::minutes{15}};
inline constexpr TryRule picture_tries{5, std::chrono::hours{24 * 365}, std::chrono::milliseconds{0}};

[[nodiscard]] Tries after_failure(Tries before, const TryRule& rule, Instant now);
[[nodiscard]] bool is_locked(const Tries& tries, Instant now);

// --- Sessions (L8, SE-06) ---
enum class Keep : std::uint8_t {
  pending,    // password given, second step still to come
  staff,      // whoever holds an office
  field,      // volunteers, teachers and heads of a xóm, whose phone is their notebook all day
  own_phone,  // one learner's own phone
  shared,     // a phone of several learners
  classroom,  // the class's device
};
struct SessionRule {
  std::chrono::milliseconds idle;
  std::chrono::milliseconds whole;
};
[[nodiscard]] SessionRule session_rule(Keep keep);
[[nodiscard]] bool is_over(Keep keep, Instant created, Instant seen, Instant now);
[[nodiscard]] std::string_view keep_name(Keep keep);
[[nodiscard]] Keep read_keep(std::string_view name);  // unknown: pending, the strictest

// --- Words people choose ---
// Lower-case letters, digits, '.', '_', '-'; 3–40. Refusal: auth.login_form.
[[nodiscard]] Result<std::string> read_login(std::string_view raw);
// SE-06: at least 8 characters beside a second factor. Refusals: auth.password_short, auth.password_long,
// auth.password_easy.
[[nodiscard]] Result<std::string> read_new_password(std::string_view raw, std::string_view login);
inline constexpr std::chrono::hours administrator_password_age{24 * 60};  // SE-06, level 3: every two months
inline constexpr std::chrono::hours staff_idle_limit{24 * 45};            // SE-05: not used for so long, closed
inline constexpr int remembered_passwords = 10;                           // SE-06: the last ten are not reused

// --- Three pictures of twelve (L3, L4); ids are never reused ---
struct Picture {
  std::string_view id;    // also the file assets/pictures/door/<id>.svg
  std::string_view text;  // catalogue key of its spoken name
};
[[nodiscard]] const std::array<Picture, 12>& pictures();
[[nodiscard]] const Picture* find_picture(std::string_view id);
inline constexpr std::size_t picture_sequences = 1320;  // 12 × 11 × 10
// The n-th sequence (n < 1,320) as "trau com ga".
[[nodiscard]] std::string picture_code(std::size_t n);

}  // namespace hvs::auth
