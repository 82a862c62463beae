#include "server/credentials/certificate_pdf.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/credentials/payload.hpp"
#include "core/credentials/rules.hpp"
#include "server/media/pdf.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using media::Align;
using media::Box;
using media::Color;
using media::Face;
using media::Letters;
using media::Pdf;
using media::Slant;
using media::Weight;

constexpr double width = 297;
constexpr double height = 210;
constexpr Color leaf{10, 74, 56};
constexpr Color gold{176, 132, 38};
constexpr Color pale{244, 238, 222};
constexpr Color ink{29, 26, 21};
constexpr Color soft{84, 77, 66};
constexpr Color clay{134, 41, 12};
constexpr Color white{255, 255, 255};

constexpr double qr_side = 43;
constexpr int picture_width = 1400;  // dots: the QR code still reads after a chat has made it smaller
constexpr double text_left = 40;
constexpr double text_wide = width - 2 * text_left;

// A corner: two short bars and a lozenge, turned by the signs.
void corner(Pdf& pdf, double x, double y, double right, double down) {
  constexpr double reach = 20;
  constexpr double lozenge = 3.2;
  pdf.line({x, y}, {x + right * reach, y}, 2.2, leaf);
  pdf.line({x, y - down * 1.1}, {x, y + down * reach}, 2.2, leaf);
  const double cx = x + right * 9;
  const double cy = y + down * 9;
  pdf.polygon({{cx, cy - lozenge}, {cx + lozenge, cy}, {cx, cy + lozenge}, {cx - lozenge, cy}}, gold);
  pdf.polygon({{cx, cy - 1.3}, {cx + 1.3, cy}, {cx, cy + 1.3}, {cx - 1.3, cy}}, white);
}

void border(Pdf& pdf) {
  pdf.frame({10, 10, width - 20, height - 20}, 0.35, gold);
  pdf.frame({12, 12, width - 24, height - 24}, 0.7, leaf);
  corner(pdf, 12, 12, 1, 1);
  corner(pdf, width - 12, 12, -1, 1);
  corner(pdf, 12, height - 12, 1, -1);
  corner(pdf, width - 12, height - 12, -1, -1);
}

// A short line with a lozenge in its middle.
void ornament(Pdf& pdf, double y, double half) {
  constexpr double middle = width / 2;
  pdf.line({middle - half, y}, {middle - 3.5, y}, 0.4, gold);
  pdf.line({middle + 3.5, y}, {middle + half, y}, 0.4, gold);
  pdf.polygon({{middle, y - 1.6}, {middle + 1.6, y}, {middle, y + 1.6}, {middle - 1.6, y}}, gold);
}

void heading(Pdf& pdf, const Certificate& c) {
  pdf.text_fitted({text_left, 22, text_wide, 0}, text::upper(c.issuer),
                  {.face = Face::sans, .points = 12.5, .weight = Weight::bold, .color = leaf, .spacing_points = 1}, 8);
  pdf.text({text_left, 29.5, text_wide, 0}, t::credentials::pdf_movement.vi,
           {.points = 12, .slant = Slant::italic, .color = soft}, Align::center);
  ornament(pdf, 40, 34);
  pdf.text({text_left, 43.5, text_wide, 0}, t::credentials::pdf_title.vi,
           {.face = Face::serif_display, .points = 42, .weight = Weight::bold, .color = leaf, .spacing_points = 2},
           Align::center);
}

void person(Pdf& pdf, const Certificate& c) {
  pdf.text({text_left, 69, text_wide, 0}, t::credentials::pdf_given_to.vi,
           {.points = 14, .slant = Slant::italic, .color = soft}, Align::center);
  const Letters name{.points = 34, .weight = Weight::bold, .color = ink};
  // A long name is set smaller and stands on the same line above the rule.
  const double scale = std::min(1.0, text_wide / pdf.width_of(c.name, name));
  pdf.text_fitted({text_left, 77.5 + (1 - scale) * 13, text_wide, 0}, c.name, name, 12);
  pdf.line({85, 97.5}, {width - 85, 97.5}, 0.3, gold);
  double y = 100.5;
  if (!c.place.empty()) {
    y += pdf.text_fitted({text_left, y, text_wide, 0}, c.place, {.points = 14, .color = soft}, 9) + 1;
  }
  y += 3;
  y += pdf.text({text_left, y, text_wide, 0}, t::credentials::pdf_for.vi,
                {.points = 14, .slant = Slant::italic, .color = soft}, Align::center);
  pdf.text_fitted({text_left - 8, y + 1.5, text_wide + 16, 0}, c.what,
                  {.points = 20, .weight = Weight::bold, .color = leaf}, 11);
}

Text status_line(CertificateStatus status) {
  switch (status) {
    case CertificateStatus::awaiting_signature:
      return t::credentials::pdf_awaiting;
    case CertificateStatus::agency_signed:
      return t::credentials::pdf_signed;
    case CertificateStatus::withdrawn:
      return t::credentials::pdf_withdrawn;
  }
  return t::credentials::pdf_awaiting;
}

std::string long_day(Day day) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return html::fill(t::credentials::pdf_long_day.vi,
                    {{"day", two(day.day)}, {"month", two(day.month)}, {"year", std::to_string(day.year)}});
}

// Where the agency's visible signature will stand, with the state in words until then.
void signature(Pdf& pdf, const Certificate& c) {
  const Box box{118, 141, 74, 36};
  pdf.text({box.x, box.y, box.width, 0}, long_day(c.issued_on), {.points = 11.5, .slant = Slant::italic, .color = ink},
           Align::center);
  pdf.text({box.x, box.y + 6, box.width, 0}, t::credentials::pdf_agency.vi,
           {.points = 11.5, .weight = Weight::bold, .color = ink}, Align::center);
  const bool is_signed = c.status == CertificateStatus::agency_signed;
  const Box state{box.x + 6, box.y + 15, box.width - 12, 17};
  pdf.fill(state, pale, 2);
  const Letters words{.face = Face::sans, .points = 11, .weight = Weight::bold, .color = is_signed ? leaf : clay};
  double y = state.y + 2.6;
  y += pdf.text({state.x + 3, y, state.width - 6, 0}, status_line(c.status).vi, words, Align::center);
  if (is_signed) {
    pdf.text_fitted({state.x + 3, y + 0.6, state.width - 6, 0}, c.agency_signature,
                    {.face = Face::sans, .points = 9, .color = ink}, 5);
  } else if (c.status == CertificateStatus::awaiting_signature) {
    pdf.text({state.x + 3, y + 0.6, state.width - 6, 0}, t::credentials::pdf_signature_note.vi,
             {.face = Face::sans, .points = 8, .color = soft}, Align::center);
  }
}

void facts(Pdf& pdf, const Certificate& c) {
  constexpr double left = 26;
  constexpr double wide = 88;
  double y = 141;
  const auto fact = [&](std::string_view label, std::string_view value) {
    y += pdf.text({left, y, wide, 0}, label, {.face = Face::sans, .points = 8.5, .color = soft});
    y += pdf.text({left, y, wide, 0}, value,
                  {.face = Face::sans, .points = 11.5, .weight = Weight::bold, .color = ink}) +
         2.2;
  };
  fact(t::credentials::pdf_number.vi, c.number);
  fact(t::credentials::pdf_issued_on.vi, show_day(c.issued_on));
  fact(t::credentials::pdf_key.vi, c.key);
}

void notes(Pdf& pdf, const Certificate& c) {
  std::string words;
  if (has_mark(c.marks, mark_provisional)) words += std::string{t::credentials::pdf_provisional.vi} + "  •  ";
  words += t::credentials::pdf_seal_note.vi;
  pdf.text({30, 188.5, width - 60, 0}, words, {.face = Face::sans, .points = 8, .color = soft}, Align::center);
}

void bands(Pdf& pdf, const Certificate& c) {
  const auto band = [&](double y, std::string_view words, Color color) {
    pdf.fill({60, y, width - 120, 8.2}, color, 1.5);
    pdf.text({62, y + 1.35, width - 124, 0}, words,
             {.face = Face::sans, .points = 11, .weight = Weight::bold, .color = white}, Align::center);
  };
  if (has_mark(c.marks, mark_synthetic)) band(4.6, t::credentials::pdf_synthetic.vi, gold);
  if (c.status == CertificateStatus::withdrawn) {
    const auto day = c.withdrawn_on.value_or(c.issued_on);
    band(130, html::fill(t::credentials::pdf_withdrawn_on.vi, {{"day", show_day(day)}}), clay);
  }
}

void draw(Pdf& pdf, const Certificate& certificate, const media::QrMatrix& code) {
  border(pdf);
  heading(pdf, certificate);
  person(pdf, certificate);
  facts(pdf, certificate);
  signature(pdf, certificate);
  constexpr double qr_left = width - 26 - qr_side;
  pdf.qr({qr_left, 137, qr_side, qr_side}, code);
  pdf.text({qr_left - 8, 180, qr_side + 16, 0}, t::credentials::pdf_scan.vi,
           {.face = Face::sans, .points = 8, .color = soft}, Align::center);
  notes(pdf, certificate);
  bands(pdf, certificate);
}

// Level L keeps the modules large; a sheet in a frame is not scratched like a parcel.
Result<media::QrMatrix> code_of_sheet(const Certificate& certificate, std::string_view address) {
  HVS_TRY(code_text, code_of(certificate, address));
  return media::qr(code_text, media::QrCare::low);
}

}  // namespace

Result<std::string> certificate_pdf(const Certificate& certificate, std::string_view address) {
  HVS_TRY(code, code_of_sheet(certificate, address));
  HVS_TRY(pdf,
          Pdf::make(media::a4_landscape, {.title = std::string{t::credentials::pdf_title.vi} + " " + certificate.number,
                                          .author = certificate.issuer,
                                          .subject = certificate.what,
                                          .created = start_of_day_in_vietnam(certificate.issued_on)}));
  draw(pdf, certificate, code);
  return pdf.finish();
}

Result<std::string> certificate_picture(const Certificate& certificate, std::string_view address) {
  HVS_TRY(code, code_of_sheet(certificate, address));
  HVS_TRY(pdf, Pdf::make_picture(media::a4_landscape, picture_width));
  draw(pdf, certificate, code);
  return pdf.finish();
}

}  // namespace hvs::credentials
