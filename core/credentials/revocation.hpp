// The signed list of withdrawn certificates a phone keeps. Format: docs/certificate-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::credentials {

inline constexpr std::size_t most_withdrawn = 20'000;

enum class Gone : std::uint8_t { withdrawn, replaced };  // thu_hoi, thay_the

struct Withdrawal {
  std::string id;
  Day on;
  Gone how = Gone::withdrawn;
  bool operator==(const Withdrawal&) const = default;
};

struct RevocationList {
  std::string commune;
  Instant made{};  // to the second
  std::string key;
  std::vector<Withdrawal> entries;  // sorted by id
  bool operator==(const RevocationList&) const = default;
  [[nodiscard]] const Withdrawal* find(std::string_view id) const;
};

// The text that is sealed; entries are sorted here.
[[nodiscard]] std::string write_list(RevocationList list);
// Refusal: credentials.bad_list.
[[nodiscard]] Result<RevocationList> read_list(std::string_view text);

struct SealedList {
  RevocationList list;
  std::string sealed;
  std::string seal;  // not yet checked
};
[[nodiscard]] std::string write_list_file(std::string_view sealed, std::string_view seal);  // the JSON file
[[nodiscard]] Result<SealedList> read_list_file(std::string_view json);

}  // namespace hvs::credentials
