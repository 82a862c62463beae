// Questions about classes (lớp học): who is in one, which are open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/db/db.hpp"

namespace hvs::people {

struct ClassRow {
  std::string id{};
  std::string name{};
  std::string area{};
  std::string teacher{};               // account
  std::vector<std::string> members{};  // person ids
  bool open = false;
};

[[nodiscard]] Result<std::vector<ClassRow>> open_classes(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<std::optional<ClassRow>> find_class(db::Tx& tx, const std::string& commune, const std::string& id);

}  // namespace hvs::people
