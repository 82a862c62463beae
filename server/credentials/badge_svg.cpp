#include "core/base/text.hpp"
#include "core/credentials/payload.hpp"
#include "core/html/html.hpp"
#include "server/credentials/certificate_pdf.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

std::string escaped(std::string_view words) {
  std::string out;
  html::put_attr(out, words);
  return out;
}

constexpr std::size_t longest_line = 30;  // letters
constexpr int most_lines = 4;

// Whole words, as many as fit a line.
std::vector<std::string> lines_of(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const auto end = words.find(' ');
    const std::string word{words.substr(0, end)};
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    if (!out.empty() && text::letters(out.back()) + 1 + text::letters(word) <= longest_line)
      out.back() += " " + word;
    else if (out.size() < most_lines)
      out.push_back(word);
  }
  return out;
}

std::string line(int y, int size, std::string_view color, std::string_view words, bool bold = false) {
  std::string out = "<text x=\"300\" y=\"" + std::to_string(y) + "\" text-anchor=\"middle\" font-size=\"" +
                    std::to_string(size) + "\" fill=\"" + std::string{color} + "\"";
  if (bold) out += " font-weight=\"700\"";
  return out + ">" + escaped(words) + "</text>";
}

}  // namespace

std::string badge_svg(const Certificate& c) {
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 600\" width=\"600\" height=\"600\" "
      "font-family=\"'Be Vietnam Pro','Noto Sans',sans-serif\" role=\"img\">";
  out += "<title>" + escaped(c.what) + "</title>";
  out += "<rect width=\"600\" height=\"600\" rx=\"36\" fill=\"#f4eede\"/>";
  out +=
      "<rect x=\"18\" y=\"18\" width=\"564\" height=\"564\" rx=\"26\" fill=\"none\" stroke=\"#0a4a38\" "
      "stroke-width=\"6\"/>";
  out +=
      "<circle cx=\"300\" cy=\"140\" r=\"70\" fill=\"#0a4a38\"/><path d=\"M266 141l24 25 46-52\" fill=\"none\" "
      "stroke=\"#fff\" "
      "stroke-width=\"14\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
  int y = 270;
  for (const auto& words : lines_of(c.what)) {
    out += line(y, 32, "#0a4a38", words, true);
    y += 44;
  }
  out += line(460, 22, "#1d1a15", c.issuer);
  out += line(494, 20, "#544d42",
              html::fill(t::credentials::own_line.vi, {{"number", c.number}, {"day", show_day(c.issued_on)}}));
  if (has_mark(c.marks, mark_provisional)) out += line(530, 17, "#86290c", t::credentials::pdf_provisional.vi);
  if (has_mark(c.marks, mark_synthetic)) out += line(556, 17, "#86290c", t::credentials::note_synthetic.vi);
  return out + "</svg>";
}

}  // namespace hvs::credentials
