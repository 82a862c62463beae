// "Xuất sổ": the outbox of a phone as a file, carried by hand when there is no network left (docs/exchange.md). Each
// section is one account's waiting work on one device, sealed with a key that only the server and that phone know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/model.hpp"

namespace hvs::journal {

inline constexpr std::size_t max_outbox_file = 4U << 20;
inline constexpr std::size_t max_sections = 32;
inline constexpr std::size_t max_operations_in_section = 5000;

struct OutboxSection {
  std::string device;
  std::string account;
  std::string nonce;   // 12 bytes
  std::string sealed;  // AES-256-GCM of waiting operations, the tag at the end
};
struct OutboxFile {
  std::string commune;
  std::vector<OutboxSection> sections;
};

// Refusals: journal.file_too_big, journal.file_not_ours, journal.file_newer.
[[nodiscard]] Result<OutboxFile> read_outbox_file(std::string_view raw);
[[nodiscard]] std::string write_outbox_file(const OutboxFile& file);

// What the seal is bound to besides the content: a section cannot be passed off as another phone's or person's.
[[nodiscard]] std::string sealed_for(std::string_view commune, std::string_view device, std::string_view account);

// Waiting operations as the phone's outbox keeps them: epoch u32, seq u64, size u32 (little endian), then
// pack_operation bytes. Refusal: journal.file_damaged.
[[nodiscard]] Result<std::vector<Operation>> read_waiting(std::string_view bytes, std::string_view device);
[[nodiscard]] std::string write_waiting(const std::vector<Operation>& operations);

}  // namespace hvs::journal
