// DATA/keys: read, written whole, replaced at once. Only the keyring looks into it.
#pragma once

#include <sodium.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/keys/keyring.hpp"

namespace hvs::keys::key_file {

using Key = std::array<unsigned char, 32>;

struct Keys {
  std::array<Key, 3> all{};  // seal, find, sign; the last is an Ed25519 seed (RFC 8032 §5.1.5)
  std::vector<OldKey> old{};
  Keys() = default;
  Keys(const Keys&) = default;
  Keys& operator=(const Keys&) = default;
  ~Keys() { sodium_memzero(all.data(), sizeof(all)); }
};

// Another file under the same name has another stamp. All zero: there is none.
struct Stamp {
  std::uint64_t file = 0;
  std::int64_t changed_ns = 0;
  bool operator==(const Stamp&) const = default;
};

[[nodiscard]] std::unexpected<Problem> unreadable(std::string_view why);
[[nodiscard]] std::string id_of(std::string_view public_key);  // first 8 hex digits of its sha256
[[nodiscard]] std::string public_half(const Keys& keys);
[[nodiscard]] Result<void> create(const std::string& data_dir, const std::string& path);
[[nodiscard]] Result<void> replace(const Keys& keys, const std::string& data_dir, const std::string& path);
[[nodiscard]] Result<Keys> load(const std::string& path);
[[nodiscard]] Result<Stamp> stamp(const std::string& path);

}  // namespace hvs::keys::key_file
