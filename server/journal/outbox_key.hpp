// The key under which one account's outbox on one device is sealed. Made from the installation's own key, so it need
// not be stored here: the phone is given it while that account is signed in there, and nobody else ever has it.
#pragma once

#include <string>
#include <vector>

#include "core/journal/outbox_file.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::journal {

[[nodiscard]] std::string outbox_key(const keys::Keyring& keys, std::string_view commune, std::string_view device,
                                     std::string_view account);  // 32 bytes
// Whoever could seal this had the key. Refusal: journal.file_damaged.
[[nodiscard]] Result<std::vector<Operation>> open_section(const keys::Keyring& keys, std::string_view commune,
                                                          const OutboxSection& section);

}  // namespace hvs::journal
