#include "server/auth/totp.hpp"

#include "core/base/bytes.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::auth::totp {
namespace {

constexpr std::int64_t step_ms = 30'000;

std::string kept(std::string_view typed, bool digits_only) {
  std::string out;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!digit && (digits_only || !letter)) return {};
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return out;
}

}  // namespace

std::int64_t step_at(Instant now) { return to_ms(now) / step_ms; }

std::string code_at(std::string_view secret, std::int64_t step, int digits) {
  std::string counter(8, '\0');
  for (std::size_t i = 0; i < 8; ++i)
    counter[i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i) & 0xFF);
  const auto mac = keys::hmac_sha1(secret, counter);
  const auto at = static_cast<std::size_t>(mac[19] & 0x0F);  // RFC 4226 §5.3, dynamic truncation
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<std::uint8_t>(mac[at + i]);
  number &= 0x7FFFFFFF;
  std::string out(static_cast<std::size_t>(digits), '0');
  for (auto i = out.size(); i-- > 0; number /= 10) out[i] = static_cast<char>('0' + number % 10);
  return out;
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, Instant now) {
  std::optional<std::int64_t> found;
  for (const std::int64_t shift : {0, -1, 1}) {
    const auto step = step_at(now) + shift;
    if (keys::same_secret(code_at(secret, step), code) && !found) found = step;
  }
  return found;
}

std::string address(std::string_view secret, std::string_view issuer, std::string_view account) {
  return "otpauth://totp/" + bytes::percent_encode(issuer) + ":" + bytes::percent_encode(account) +
         "?secret=" + bytes::base32(secret) + "&issuer=" + bytes::percent_encode(issuer) +
         "&algorithm=SHA1&digits=6&period=30";
}

std::string read_code(std::string_view typed) {
  auto code = kept(typed, true);
  return code.size() == 6 ? code : std::string{};
}

std::string read_recovery(std::string_view typed) {
  auto code = kept(typed, false);
  return code.size() == 10 ? code : std::string{};
}

std::string recovery_code(std::string_view seven_random_bytes) {
  const auto letters = bytes::base32(seven_random_bytes).substr(0, 10);
  return letters.substr(0, 5) + "-" + letters.substr(5);
}

std::string spaced(std::string_view base32_secret) {
  std::string out;
  for (std::size_t i = 0; i < base32_secret.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += ' ';
    out += base32_secret[i];
  }
  return out;
}

}  // namespace hvs::auth::totp
