#include "server/media/pdf.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/text.hpp"
#include "text/documents.hpp"

namespace hvs::media {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;

struct SurfaceGone {
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
struct CairoGone {
  void operator()(cairo_t* c) const { cairo_destroy(c); }
};
struct ObjectGone {
  void operator()(void* o) const { g_object_unref(o); }
};
struct FontGone {
  void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};
struct AttributesGone {
  void operator()(PangoAttrList* a) const { pango_attr_list_unref(a); }
};
using Layout = std::unique_ptr<PangoLayout, ObjectGone>;

cairo_status_t keep(void* to, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

const char* family_of(Face face) {
  switch (face) {
    case Face::serif:
      return "Noto Serif";
    case Face::serif_display:
      return "Noto Serif Display";
    case Face::sans:
      return "Noto Sans";
  }
  return "Noto Serif";
}

std::string pdf_date(Instant when) {
  auto iso = iso_utc(when);  // 2026-11-22T12:40:00.000Z; cairo takes ISO 8601 to the second
  return iso.substr(0, 19) + "Z";
}

}  // namespace

struct Pdf::Inside {
  std::string bytes;
  bool is_picture = false;
  std::unique_ptr<cairo_surface_t, SurfaceGone> surface;
  std::unique_ptr<cairo_t, CairoGone> pen;
  std::unique_ptr<PangoContext, ObjectGone> words;

  // Everything is drawn in millimetres from here on.
  void take_pen(double units_per_mm) {
    pen.reset(cairo_create(surface.get()));
    cairo_scale(pen.get(), units_per_mm, units_per_mm);
    words.reset(pango_cairo_create_context(pen.get()));
    pango_cairo_context_set_resolution(words.get(), 72);
    pango_context_set_language(words.get(), pango_language_from_string("vi"));
    // Screen hinting would move letters by the machine's settings; paper needs none.
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options{
        cairo_font_options_create(), &cairo_font_options_destroy};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(words.get(), options.get());
    // Units are millimetres: rounded to whole ones, letters would stand apart and copy out with gaps.
    pango_context_set_round_glyph_positions(words.get(), 0);
  }

  void color(Color c) const { cairo_set_source_rgb(pen.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0); }

  // Pango works in points here (the context is scaled to mm only for paths).
  [[nodiscard]] Layout layout(std::string_view text, const Letters& letters, double width_mm, Align align) const {
    Layout out{pango_layout_new(words.get())};
    const std::unique_ptr<PangoFontDescription, FontGone> font{pango_font_description_new()};
    pango_font_description_set_family_static(font.get(), family_of(letters.face));
    pango_font_description_set_absolute_size(font.get(), letters.points / points_per_mm * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      letters.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(),
                                     letters.slant == Slant::italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(out.get(), font.get());
    if (letters.spacing_points != 0) {
      const std::unique_ptr<PangoAttrList, AttributesGone> marks{pango_attr_list_new()};
      pango_attr_list_insert(marks.get(), pango_attr_letter_spacing_new(
                                              static_cast<int>(letters.spacing_points / points_per_mm * PANGO_SCALE)));
      pango_layout_set_attributes(out.get(), marks.get());
    }
    const auto composed = text::nfc(text);  // what is copied out of the file is NFC too
    pango_layout_set_text(out.get(), composed.data(), static_cast<int>(composed.size()));
    if (width_mm > 0) pango_layout_set_width(out.get(), static_cast<int>(width_mm * PANGO_SCALE));
    pango_layout_set_wrap(out.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(out.get(), align == Align::left     ? PANGO_ALIGN_LEFT
                                          : align == Align::center ? PANGO_ALIGN_CENTER
                                                                   : PANGO_ALIGN_RIGHT);
    return out;
  }

  void path(const Box& box, double corner) const {
    auto* c = pen.get();
    cairo_new_path(c);
    if (corner <= 0) {
      cairo_rectangle(c, box.x, box.y, box.width, box.height);
      return;
    }
    constexpr double quarter = std::numbers::pi / 2;
    const double right = box.x + box.width - corner;
    const double bottom = box.y + box.height - corner;
    cairo_arc(c, right, box.y + corner, corner, -quarter, 0);
    cairo_arc(c, right, bottom, corner, 0, quarter);
    cairo_arc(c, box.x + corner, bottom, corner, quarter, 2 * quarter);
    cairo_arc(c, box.x + corner, box.y + corner, corner, 2 * quarter, 3 * quarter);
    cairo_close_path(c);
  }
};

Pdf::Pdf(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Pdf::Pdf(Pdf&&) noexcept = default;
Pdf& Pdf::operator=(Pdf&&) noexcept = default;
Pdf::~Pdf() = default;

Result<Pdf> Pdf::make(PageSize size, const PdfMeta& meta) {
  auto in = std::make_unique<Inside>();
  in->surface.reset(cairo_pdf_surface_create_for_stream(&keep, &in->bytes, size.width_mm * points_per_mm,
                                                        size.height_mm * points_per_mm));
  auto* surface = in->surface.get();
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return refuse(Kind::broken, t::documents::pdf_failed.key);
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, text::nfc(meta.title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, text::nfc(meta.author).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, text::nfc(meta.subject).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "hocvuso");
  const auto when = pdf_date(meta.created);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, when.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, when.c_str());
  in->take_pen(points_per_mm);
  return Pdf{std::move(in)};
}

Result<Pdf> Pdf::make_picture(PageSize size, int width_px) {
  auto in = std::make_unique<Inside>();
  in->is_picture = true;
  const double dots_per_mm = width_px / size.width_mm;
  in->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px,
                                               static_cast<int>(std::lround(size.height_mm * dots_per_mm))));
  if (cairo_surface_status(in->surface.get()) != CAIRO_STATUS_SUCCESS)
    return refuse(Kind::broken, t::documents::pdf_failed.key);
  in->take_pen(dots_per_mm);
  Pdf out{std::move(in)};
  out.fill({0, 0, size.width_mm, size.height_mm}, {255, 255, 255});
  return out;
}

double Pdf::text(const Box& box, std::string_view words, const Letters& letters, Align align) {
  const auto layout = inside_->layout(words, letters, box.width, align);
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  inside_->color(letters.color);
  cairo_move_to(inside_->pen.get(), box.x, box.y);
  pango_cairo_show_layout(inside_->pen.get(), layout.get());
  return static_cast<double>(height) / PANGO_SCALE;
}

double Pdf::text_fitted(const Box& box, std::string_view words, Letters letters, double min_points, Align align) {
  const double wide = width_of(words, letters);
  if (wide > box.width) letters.points = std::max(min_points, letters.points * box.width / wide * 0.995);
  return text(box, words, letters, align);
}

double Pdf::width_of(std::string_view words, const Letters& letters) {
  const auto layout = inside_->layout(words, letters, 0, Align::left);
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

void Pdf::line(Point from, Point to, double width_mm, Color color) {
  auto* c = inside_->pen.get();
  inside_->color(color);
  cairo_set_line_width(c, width_mm);
  cairo_move_to(c, from.x, from.y);
  cairo_line_to(c, to.x, to.y);
  cairo_stroke(c);
}

void Pdf::frame(const Box& box, double width_mm, Color color, double corner_mm) {
  inside_->color(color);
  cairo_set_line_width(inside_->pen.get(), width_mm);
  inside_->path(box, corner_mm);
  cairo_stroke(inside_->pen.get());
}

void Pdf::fill(const Box& box, Color color, double corner_mm) {
  inside_->color(color);
  inside_->path(box, corner_mm);
  cairo_fill(inside_->pen.get());
}

void Pdf::polygon(const std::vector<Point>& points, Color color) {
  auto* c = inside_->pen.get();
  inside_->color(color);
  cairo_new_path(c);
  for (const auto& p : points) cairo_line_to(c, p.x, p.y);
  cairo_close_path(c);
  cairo_fill(c);
}

void Pdf::circle(Point middle, double radius_mm, double width_mm, Color color) {
  auto* c = inside_->pen.get();
  inside_->color(color);
  cairo_set_line_width(c, width_mm);
  cairo_new_path(c);
  cairo_arc(c, middle.x, middle.y, radius_mm, 0, 2 * std::numbers::pi);
  cairo_stroke(c);
}

void Pdf::qr(const Box& box, const QrMatrix& code) {
  fill({box.x, box.y, box.width, box.width}, {255, 255, 255});
  auto* c = inside_->pen.get();
  const double module = box.width / (code.size + 2 * qr_quiet);
  inside_->color({});
  cairo_new_path(c);
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size;) {
      int run = 0;
      while (x + run < code.size && code.dark(x + run, y)) ++run;
      if (run > 0)
        cairo_rectangle(c, box.x + (x + qr_quiet) * module, box.y + (y + qr_quiet) * module, run * module, module);
      x += run > 0 ? run : 1;
    }
  }
  cairo_fill(c);  // one path: no hair lines between neighbouring modules of a row
}

void Pdf::next_page() { cairo_show_page(inside_->pen.get()); }

Result<std::string> Pdf::finish() {
  if (inside_->is_picture) {
    cairo_surface_flush(inside_->surface.get());
    if (cairo_surface_write_to_png_stream(inside_->surface.get(), &keep, &inside_->bytes) != CAIRO_STATUS_SUCCESS)
      return refuse(Kind::broken, t::documents::pdf_failed.key);
    return std::move(inside_->bytes);
  }
  cairo_show_page(inside_->pen.get());
  cairo_surface_finish(inside_->surface.get());
  if (cairo_surface_status(inside_->surface.get()) != CAIRO_STATUS_SUCCESS) {
    return refuse(Kind::broken, t::documents::pdf_failed.key,
                  cairo_status_to_string(cairo_surface_status(inside_->surface.get())));
  }
  return std::move(inside_->bytes);
}

}  // namespace hvs::media
