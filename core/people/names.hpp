// Names as they are searched and found again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hvs::people {

// The different words of a folded name, sorted: "Nguyễn Thị Hường" → {"huong", "nguyen", "thi"}.
[[nodiscard]] std::vector<std::string> search_words(std::string_view name);

// A person who no longer stands in lists: merged into another (R10) or withdrawn with an import.
[[nodiscard]] bool is_hidden(std::string_view residence, std::string_view merged_into);

}  // namespace hvs::people
