// QR codes (ISO/IEC 18004) as a module matrix and as SVG markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::media {

// How much of the picture may be dirty or torn: about 7, 15, 25, 30 %.
enum class QrCare : std::uint8_t { low, medium, quartile, high };

struct QrMatrix {
  int size = 0;                     // modules per side, without the quiet zone
  std::vector<std::uint8_t> cells;  // row by row, 1 = dark
  [[nodiscard]] bool dark(int x, int y) const {
    return cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)] != 0;
  }
};

// The quiet zone a reader needs around the code, in modules.
inline constexpr int qr_quiet = 4;

// Bytes are kept as they are (8-bit mode). Refusals: documents.qr_empty, documents.qr_too_long.
[[nodiscard]] Result<QrMatrix> qr(std::string_view text, QrCare care = QrCare::medium);

// A self-contained <svg> with quiet zone, one path, crisp edges; `title` is its spoken name.
[[nodiscard]] std::string qr_svg(const QrMatrix& code, std::string_view title);

}  // namespace hvs::media
