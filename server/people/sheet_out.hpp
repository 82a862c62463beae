// Long tables out, a row at a time: .xlsx in constant memory, or .csv that a Vietnamese Excel opens rightly.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::people {

class SheetOut {
 public:
  virtual ~SheetOut() = default;
  virtual void row(const std::vector<std::string>& cells) = 0;
  [[nodiscard]] virtual Result<std::string> finish() = 0;  // the file's bytes
};

// Every cell is text, so that no program eats a leading zero or runs a formula.
[[nodiscard]] std::unique_ptr<SheetOut> xlsx_out(const std::string& sheet_name, const std::vector<double>& widths);
[[nodiscard]] std::unique_ptr<SheetOut> csv_out();

}  // namespace hvs::people
