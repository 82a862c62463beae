#include "server/gatherings/card_sheets.hpp"

#include <array>

#include "core/html/catalogue.hpp"
#include "core/html/html.hpp"
#include "core/markers/dictionary.hpp"
#include "server/media/pdf.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

using markers::marker_cells;

constexpr double half_page = 148.5;  // mm of an A4 page of two cards
constexpr double bleed = 0.05;       // mm each black cell reaches into the next, so that no hair line shows between

// Around the black square there is white paper one cell wide; what is printed outside that does not disturb reading.
struct Place {
  double left = 0;  // of the black square, mm
  double top = 0;
  double cell_side = 0;
  [[nodiscard]] double side() const { return cell_side * marker_cells; }
};

constexpr Place alone{27, 52, 19.5};        // 156 mm: 10 m away in a picture 1,920 px wide it is 44 px
constexpr Place in_half{54, 23.25, 12.75};  // 102 mm

void draw_square(media::Pdf& pdf, const Place& at, int number) {
  const auto black = media::Color{0, 0, 0};
  const double side = at.side();
  const double cell = at.cell_side;
  pdf.fill({at.left, at.top, side, cell}, black);
  pdf.fill({at.left, at.top + side - cell, side, cell}, black);
  pdf.fill({at.left, at.top, cell, side}, black);
  pdf.fill({at.left + side - cell, at.top, cell, side}, black);
  const auto word = markers::cards()[static_cast<std::size_t>(number - 1)];
  for (int row = 0; row < markers::payload_cells; ++row) {
    for (int column = 0; column < markers::payload_cells; ++column) {
      if (markers::cell(word, row, column)) continue;
      pdf.fill({at.left + (column + 1) * cell - bleed, at.top + (row + 1) * cell - bleed, cell + 2 * bleed,
                cell + 2 * bleed},
               black);
    }
  }
}

// Letters outside the white border, small: the holder reads them, the neighbour does not.
void draw_letters(media::Pdf& pdf, const Place& at) {
  const media::Letters letters{media::Face::sans, 15, media::Weight::bold, media::Slant::upright, {60, 60, 60}, 0};
  constexpr double box = 8;
  const double away = at.cell_side;
  const double middle_x = at.left + at.side() / 2 - box / 2;
  const double middle_y = at.top + at.side() / 2 - box / 2;
  constexpr double line = 7.2;
  pdf.text({middle_x, at.top - away - line, box, 0}, "A", letters, media::Align::center);
  pdf.text({at.left + at.side() + away, middle_y, box, 0}, "B", letters, media::Align::center);
  pdf.text({middle_x, at.top + at.side() + away - 0.8, box, 0}, "C", letters, media::Align::center);
  pdf.text({at.left - away - box, middle_y, box, 0}, "D", letters, media::Align::center);
}

void draw_words(media::Pdf& pdf, const Place& at, const PaperCard& card, double top, const std::string& of) {
  const media::Letters bold{media::Face::sans, 11, media::Weight::bold, media::Slant::upright, {60, 60, 60}, 0};
  const media::Letters plain{media::Face::sans, 8, media::Weight::regular, media::Slant::upright, {60, 60, 60}, 0};
  const double left = at.left - at.cell_side;
  const double width = at.side() / 2 + at.cell_side - 8;
  const auto number = html::fill(t::gatherings::sheet_card, {{"n", std::to_string(card.number)}});
  pdf.text_fitted({left, top, width, 0}, card.name.empty() ? number : number + " · " + card.name, bold, 7,
                  media::Align::left);
  const double right = at.left + at.side() / 2 + 8;
  pdf.text_fitted({right, top + 0.8, width, 0}, of, plain, 6, media::Align::right);
}

}  // namespace

Result<std::string> card_sheets(std::span<const PaperCard> cards, SheetOf sheet, const std::string& of, Instant now) {
  HVS_TRY(pdf, media::Pdf::make(media::a4_portrait, {std::string{t::gatherings::cards_title.vi}, of, {}, now}));
  const media::Letters hint{media::Face::sans, 9, media::Weight::regular, media::Slant::upright, {60, 60, 60}, 0};
  std::size_t on_page = 0;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (cards[i].number < 1 || cards[i].number > markers::card_count) continue;
    if (sheet == SheetOf::one) {
      if (on_page++ > 0) pdf.next_page();
      draw_square(pdf, alone, cards[i].number);
      draw_letters(pdf, alone);
      draw_words(pdf, alone, cards[i], 14, of);
      pdf.text({20, 262, 170, 0}, t::gatherings::sheet_lead.vi, hint, media::Align::center);
      pdf.text({20, 268, 170, 0}, t::gatherings::sheet_how.vi, hint, media::Align::center);
      continue;
    }
    if (on_page == 2) {
      pdf.next_page();
      on_page = 0;
    }
    auto at = in_half;
    if (on_page == 1) at.top += half_page;
    if (on_page == 1) pdf.line({0, half_page}, {210, half_page}, 0.1, {150, 150, 150});
    draw_square(pdf, at, cards[i].number);
    draw_letters(pdf, at);
    draw_words(pdf, at, cards[i], at.top - at.cell_side - 7, of);
    ++on_page;
  }
  return pdf.finish();
}

}  // namespace hvs::gatherings
