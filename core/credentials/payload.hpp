// What the QR code of a certificate says. The format, field by field: docs/certificate-format.md.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::credentials {

inline constexpr std::size_t longest_payload = 480;
inline constexpr std::size_t longest_code = 2048;
inline constexpr std::size_t seal_size = 64;  // Ed25519

struct Payload {
  std::string id;
  std::string name;
  std::string what;
  std::string place;
  std::string issuer;
  Day issued;
  std::string key;    // 8 hex digits
  std::string marks;  // words; see mark_*
  bool operator==(const Payload&) const = default;
};

inline constexpr std::string_view mark_provisional = "tam_thoi";
inline constexpr std::string_view mark_synthetic = "gia_lap";
[[nodiscard]] bool has_mark(std::string_view marks, std::string_view mark);

// The bytes that are sealed. Refusals: credentials.payload_bad_field (detail names the line),
// credentials.payload_too_long.
[[nodiscard]] Result<std::string> write_payload(const Payload& payload);
// Refusals: credentials.not_a_code, credentials.newer_code.
[[nodiscard]] Result<Payload> read_payload(std::string_view bytes);

struct Code {
  Payload payload;
  std::string sealed;  // the payload's bytes as they came
  std::string seal;    // 64 bytes; not yet checked
};

// "https://…/chung-nhan/<id>#<payload>.<seal>"; `address` has no slash at its end.
[[nodiscard]] std::string write_code(std::string_view address, std::string_view id, std::string_view sealed,
                                     std::string_view seal);
// Takes the whole address or the part after '#'. Reads the shape only. Refusals as read_payload.
[[nodiscard]] Result<Code> read_code(std::string_view text);

// "05716-2026-K3QZ7M2A": the number people can read out, made from the id.
[[nodiscard]] std::string number_of(std::string_view commune, std::string_view id, Day issued);

// "Nguyễn Thị Hường" → "Nguyễn T. H."; a single word keeps its first letter only (EC-06).
[[nodiscard]] std::string shortened_name(std::string_view name);

}  // namespace hvs::credentials
