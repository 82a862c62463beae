// The table of cuts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/reports/model.hpp"
#include "server/db/db.hpp"

namespace hvs::reports {

struct KeptCut {
  Cut cut{};
  std::string made_by_name{};
};

[[nodiscard]] Result<void> keep_cut(db::Tx& tx, const std::string& commune, const KeptCut& cut);
[[nodiscard]] Result<std::optional<KeptCut>> find_cut(db::Tx& tx, const std::string& commune, const std::string& id);

struct CutLine {
  std::string id{};
  std::string month{};
  std::uint64_t commit = 0;
  std::string made_by_name{};
  Instant made{};
};
[[nodiscard]] Result<std::vector<CutLine>> latest_cuts(db::Tx& tx, const std::string& commune,
                                                       int limit);  // newest first

}  // namespace hvs::reports
