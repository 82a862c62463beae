// `hocvuso import FILE`: the same import as the page, for an administrator at the machine.
#pragma once

#include <string>

#include "server/app/services.hpp"

namespace hvs::people {

struct ImportOrder {
  std::string file;          // .xlsx or .csv
  std::string area;          // path of the xóm, when the file names none
  std::string ethnic_basis;  // why the column of ethnic groups may be taken (PD-04); "" leaves it out
  std::string left_over;     // where the rows that did not come in are written (.csv or .xlsx); "" = nowhere
  bool write = false;        // otherwise only says what would happen
};

// Prints, line by line, what was planned and what was written; returns the exit code: 0 all in, 2 some rows are left.
[[nodiscard]] Result<int> import_command(app::Services& services, const ImportOrder& order);

}  // namespace hvs::people
