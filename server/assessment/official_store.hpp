// SQL of the official values: facts, and tables being looked at before they are saved.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/official.hpp"
#include "server/journal/door.hpp"

namespace hvs::assessment {

[[nodiscard]] std::vector<journal::Store> official_stores();

// What has been entered and compared, read again only when the door has taken something new.
class OfficialBook {
 public:
  [[nodiscard]] Result<std::shared_ptr<const Ledger>> read(db::Tx& tx, const std::string& commune);

 private:
  std::mutex mutex_;  // guards the two below
  std::string commune_;
  std::shared_ptr<const Ledger> ledger_;
  std::uint64_t last_ = 0;
};

// A table that was sent and not yet saved. `body` is JSON of draft_body.
struct Draft {
  std::string title;
  FrameworkRead read;
};
[[nodiscard]] Result<void> keep_draft(db::Tx& tx, const std::string& commune, const std::string& id,
                                      const std::string& author, const Draft& draft, Instant now);
[[nodiscard]] Result<std::optional<Draft>> find_draft(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<void> drop_draft(db::Tx& tx, const std::string& commune, const std::string& id);

}  // namespace hvs::assessment
