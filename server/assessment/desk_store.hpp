// SQL of the author's desk: texts and steps, read as one book that is made again only when something was committed.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/desk.hpp"
#include "server/journal/door.hpp"

namespace hvs::assessment {

[[nodiscard]] std::vector<journal::Store> desk_stores();

struct Desk {
  std::vector<Held> all;
  std::uint64_t last = 0;  // commit number of the newest fact in it
};

class DeskBook {
 public:
  [[nodiscard]] Result<std::shared_ptr<const Desk>> read(db::Tx& tx, const std::string& commune);

 private:
  std::mutex mutex_;
  std::string commune_;
  std::shared_ptr<const Desk> desk_;
};

// A file being looked at before its questions become drafts. Older than a week it is thrown away.
struct Upload {
  std::string author;
  std::string body;
};
[[nodiscard]] Result<void> keep_upload(db::Tx& tx, const std::string& commune, const std::string& id,
                                       const Upload& upload, Instant now);
[[nodiscard]] Result<std::optional<Upload>> find_upload(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<void> drop_upload(db::Tx& tx, const std::string& commune, const std::string& id);

// How many forms of this commune asked each question, by ref; what is shown as exposure.
using Shown = std::map<std::string, std::int64_t, std::less<>>;
[[nodiscard]] Result<Shown> times_shown(db::Tx& tx, const std::string& commune);

}  // namespace hvs::assessment
