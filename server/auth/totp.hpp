// Time-based one-time codes (RFC 6238: HMAC-SHA-1, 30 s, 6 digits) and recovery codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace hvs::auth::totp {

inline constexpr std::size_t secret_bytes = 20;  // RFC 4226 §4 R6 recommends 160 bits

[[nodiscard]] std::int64_t step_at(Instant now);
[[nodiscard]] std::string code_at(std::string_view secret, std::int64_t step, int digits = 6);
// The step whose code this is, one step early or late allowed; nullopt when none.
[[nodiscard]] std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, Instant now);
// "otpauth://totp/…" for authenticator programs.
[[nodiscard]] std::string address(std::string_view secret, std::string_view issuer, std::string_view account);
// What a person typed: spaces and dashes dropped. Six digits, or a recovery code in canonical form, or nothing.
[[nodiscard]] std::string read_code(std::string_view typed);
[[nodiscard]] std::string read_recovery(std::string_view typed);
// Ten base32 letters from 50 random bits, shown as "ABCDE-FGHIJ".
[[nodiscard]] std::string recovery_code(std::string_view seven_random_bytes);
[[nodiscard]] std::string spaced(std::string_view base32_secret);  // groups of four, for typing

}  // namespace hvs::auth::totp
