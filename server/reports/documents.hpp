// A report as files. Which head and foot it gets follows from its type; there is no way to ask for another (law.md §F).
#pragma once

#include <string>

#include "core/reports/model.hpp"

namespace hvs::reports {

struct File {
  std::string bytes;
  std::string type;
};

// The same cut in the same layout gives the same bytes. Refusals: those of the writers in server/media.
[[nodiscard]] Result<File> docx_of(const Cut& cut, const StateReport& report);
[[nodiscard]] Result<File> docx_of(const Cut& cut, const PartyReport& report);
[[nodiscard]] Result<File> xlsx_of(const Cut& cut, const StateReport& report);
[[nodiscard]] Result<File> xlsx_of(const Cut& cut, const PartyReport& report);

}  // namespace hvs::reports
