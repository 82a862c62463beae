// Is this certificate genuine? Pure: the signature check is handed in (libsodium on the server, tweetnacl in a
// browser).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/credentials/payload.hpp"
#include "core/credentials/revocation.hpp"

namespace hvs::credentials {

struct Key {
  std::string id;     // 8 hex digits, made from the key itself
  std::string bytes;  // 32
  std::string issuer;
  std::string retired{};  // 2026-11-22: signs no more since; what it signed stays genuine
  std::string revoked{};  // compromised: what it signed can no longer be told from a forgery
  bool operator==(const Key&) const = default;
};

[[nodiscard]] std::string key_id_of(std::string_view public_key);
[[nodiscard]] std::string write_keys(std::span<const Key> keys);          // khoa.json
[[nodiscard]] Result<std::vector<Key>> read_keys(std::string_view json);  // Refusal: credentials.bad_keys

using CheckSeal = std::function<bool(std::string_view message, std::string_view seal, std::string_view public_key)>;

enum class Verdict : std::uint8_t { genuine, withdrawn, replaced, unknown_key, revoked_key, forged };

struct Checked {
  Verdict verdict = Verdict::forged;
  std::optional<Day> gone_on;       // when withdrawn or replaced
  std::optional<Instant> compared;  // the time of the list it was compared with
};

// `list` is one that list_is_genuine accepted, or null when the device has none.
[[nodiscard]] Checked check(const Code& code, std::span<const Key> keys, const RevocationList* list,
                            const CheckSeal& seal_fits);
[[nodiscard]] bool list_is_genuine(const SealedList& list, std::span<const Key> keys, const CheckSeal& seal_fits);

}  // namespace hvs::credentials
