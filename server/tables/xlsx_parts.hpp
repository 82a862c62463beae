// The parts of an .xlsx that are read, inflated under limits.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "server/tables/tables.hpp"

namespace hvs::tables {

// Workbook, relations, shared strings, styles and worksheets by their names; every other part is skipped unread.
[[nodiscard]] Result<std::map<std::string, std::string>> unpack_parts(std::string_view bytes, const Limits& limits);

}  // namespace hvs::tables
