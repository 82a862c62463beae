#include "server/people/sealing.hpp"

#include "core/base/bytes.hpp"

namespace hvs::people {
namespace {
constexpr std::string_view place = "person.number";
}

std::string seal_number(const keys::Keyring& keys, std::string_view digits) {
  return digits.empty() ? std::string{} : bytes::base64url(keys.seal(digits, place));
}

Result<std::string> open_number(const keys::Keyring& keys, std::string_view sealed) {
  if (sealed.empty()) return std::string{};
  HVS_TRY(raw, bytes::from_base64url(sealed));
  return keys.unseal(raw, place);
}

std::string hash_number(const keys::Keyring& keys, std::string_view digits) {
  return digits.empty() ? std::string{} : keys.find_hash(digits, place);
}

}  // namespace hvs::people
