// Text files as Vietnamese offices save them → UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "server/tables/tables.hpp"

namespace hvs::tables {

struct Decoded {
  std::string utf8;
  Encoding encoding = Encoding::unicode;
};

// UTF-8 with or without mark, UTF-16 with or without mark, Windows-1258 (what a Vietnamese Excel calls "CSV").
// Refusals: import.tcvn3 (the older ABC fonts: the letters cannot be told from signs safely), import.not_a_table.
[[nodiscard]] Result<Decoded> decode(std::string_view bytes);

// Words typed with an ABC font inside a Unicode file ("NguyÔn V¨n"): read, but not understood.
[[nodiscard]] bool looks_like_tcvn3(std::string_view utf8);

}  // namespace hvs::tables
