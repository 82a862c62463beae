// PDF pages drawn with cairo and pango: right Vietnamese shaping, fonts embedded as subsets, the same bytes every time.
// All lengths are millimetres from the top left corner; letters are in points.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "server/media/qr.hpp"

namespace hvs::media {

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

struct PageSize {
  double width_mm = 210;
  double height_mm = 297;
};
inline constexpr PageSize a4_portrait{210, 297};
inline constexpr PageSize a4_landscape{297, 210};

enum class Face : std::uint8_t { serif, serif_display, sans };  // Noto Serif, Noto Serif Display, Noto Sans
enum class Weight : std::uint8_t { regular, bold };
enum class Slant : std::uint8_t { upright, italic };
enum class Align : std::uint8_t { left, center, right };

struct Letters {
  Face face = Face::serif;
  double points = 12;
  Weight weight = Weight::regular;
  Slant slant = Slant::upright;
  Color color{};
  double spacing_points = 0;  // extra space between letters
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct Point {
  double x = 0;
  double y = 0;
};

struct PdfMeta {
  std::string title;
  std::string author;
  std::string subject;
  Instant created{};  // stated, never taken from the clock: the same document is the same bytes
};

class Pdf {
 public:
  // Refusal: documents.pdf_failed.
  [[nodiscard]] static Result<Pdf> make(PageSize size, const PdfMeta& meta);
  // The same drawing as a PNG, `width_px` dots wide, for chats. One page.
  [[nodiscard]] static Result<Pdf> make_picture(PageSize size, int width_px);
  Pdf(Pdf&&) noexcept;
  Pdf& operator=(Pdf&&) noexcept;
  ~Pdf();

  // Wraps inside box.width and returns the height used in mm (box.height is not looked at).
  double text(const Box& box, std::string_view words, const Letters& letters, Align align = Align::left);
  // One line, made smaller (not under `min_points`) until it fits box.width. Returns the height used.
  double text_fitted(const Box& box, std::string_view words, Letters letters, double min_points,
                     Align align = Align::center);
  [[nodiscard]] double width_of(std::string_view words, const Letters& letters);

  void line(Point from, Point to, double width_mm, Color color);
  void frame(const Box& box, double width_mm, Color color, double corner_mm = 0);
  void fill(const Box& box, Color color, double corner_mm = 0);
  void polygon(const std::vector<Point>& points, Color color);
  void circle(Point middle, double radius_mm, double width_mm, Color color);
  void qr(const Box& box, const QrMatrix& code);  // box.width is the side with its quiet zone

  void next_page();
  [[nodiscard]] Result<std::string> finish();  // the file's bytes; draw nothing afterwards

 private:
  struct Inside;
  explicit Pdf(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace hvs::media
