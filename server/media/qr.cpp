#include "server/media/qr.hpp"

#include <qrencode.h>

#include <memory>

#include "core/html/html.hpp"
#include "text/documents.hpp"

namespace hvs::media {
namespace {

QRecLevel level_of(QrCare care) {
  switch (care) {
    case QrCare::low:
      return QR_ECLEVEL_L;
    case QrCare::medium:
      return QR_ECLEVEL_M;
    case QrCare::quartile:
      return QR_ECLEVEL_Q;
    case QrCare::high:
      return QR_ECLEVEL_H;
  }
  return QR_ECLEVEL_M;
}

}  // namespace

Result<QrMatrix> qr(std::string_view text, QrCare care) {
  if (text.empty()) return refuse(Kind::invalid, t::documents::qr_empty.key);
  // Version 0: the smallest symbol that holds the text.
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        level_of(care)),
      &QRcode_free};
  if (!code) return refuse(Kind::invalid, t::documents::qr_too_long.key, std::to_string(text.size()) + " bytes");
  QrMatrix out{code->width, {}};
  const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  out.cells.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.cells.push_back(code->data[i] & 1U);  // bit 0 is the colour
  return out;
}

std::string qr_svg(const QrMatrix& code, std::string_view title) {
  const auto side = std::to_string(code.size + 2 * qr_quiet);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + side + " " + side +
                    "\" shape-rendering=\"crispEdges\"><title>";
  html::put_text(out, title);
  out += "</title><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path fill=\"#000\" d=\"";
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size;) {
      if (!code.dark(x, y)) {
        ++x;
        continue;
      }
      int run = 1;
      while (x + run < code.size && code.dark(x + run, y)) ++run;
      const auto length = std::to_string(run);
      out += "M" + std::to_string(x + qr_quiet) + " " + std::to_string(y + qr_quiet) + "h" + length + "v1h-" + length +
             "z";
      x += run;
    }
  }
  out += "\"/></svg>";
  return out;
}

}  // namespace hvs::media
