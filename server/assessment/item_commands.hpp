// `hocvuso import items` and `hocvuso export items`.
#pragma once

#include <string>

#include "server/app/services.hpp"

namespace hvs::assessment {

struct ImportItems {
  std::string file;
  std::string format = "auto";
  std::string group = "nguoidan";
  std::string skill;  // for questions whose file says none
  bool dry = false;   // say what would happen, write nothing
};
struct ExportItems {
  std::string file;
  std::string format;
  std::string group = "nguoidan";
};

// Exit codes: 0, or 1 when nothing of the file could be taken. Lines for a person on standard output.
[[nodiscard]] Result<int> import_items(app::Services& services, const ImportItems& order);
[[nodiscard]] Result<int> export_items(app::Services& services, const ExportItems& order);

}  // namespace hvs::assessment
