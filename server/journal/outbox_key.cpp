#include "server/journal/outbox_key.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/journal/reasons.hpp"

namespace hvs::journal {

std::string outbox_key(const keys::Keyring& keys, std::string_view commune, std::string_view device,
                       std::string_view account) {
  auto raw = bytes::from_hex(keys.find_hash(sealed_for(commune, device, account), "journal.outbox_file"));
  return raw ? std::move(*raw) : std::string{};
}

Result<std::vector<Operation>> open_section(const keys::Keyring& keys, std::string_view commune,
                                            const OutboxSection& section) {
  const auto key = outbox_key(keys, commune, section.device, section.account);
  const auto plain =
      keys::open_aes256_gcm(key, section.nonce, section.sealed, sealed_for(commune, section.device, section.account));
  if (!plain) return refuse(Kind::invalid, reason::file_damaged);
  HVS_TRY(operations, read_waiting(*plain, section.device));
  if (operations.size() > max_operations_in_section) return refuse(Kind::invalid, reason::file_too_big);
  // The door takes a device's operations in sequence.
  std::ranges::sort(operations, {}, [](const Operation& op) { return std::pair{op.id.epoch, op.id.seq}; });
  return operations;
}

}  // namespace hvs::journal
