#include "server/media/xlsx_out.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/text.hpp"
#include "text/documents.hpp"

namespace hvs::media::xlsx {
namespace {

constexpr const char* font = "Times New Roman";
constexpr std::size_t longest_sheet_name = 31;
constexpr double points_per_line = 16;
// How many of Excel's letters one letter of ours takes, on the safe side.
constexpr double small_letters = 1.15;
constexpr double bold_letters = 1.25;
constexpr double capital_letters = 1.35;

struct Formats {
  lxw_format* plain = nullptr;
  lxw_format* head_plain = nullptr;
  lxw_format* head_bold = nullptr;
  lxw_format* head_italic = nullptr;
  lxw_format* title = nullptr;
  lxw_format* subtitle = nullptr;
  lxw_format* head = nullptr;
  lxw_format* number = nullptr;
  lxw_format* text = nullptr;
  lxw_format* right_text = nullptr;
  lxw_format* whole = nullptr;
  lxw_format* percent = nullptr;
};

lxw_format* made(lxw_workbook* book, double points) {
  auto* out = workbook_add_format(book);
  format_set_font_name(out, font);
  format_set_font_size(out, points);
  return out;
}

lxw_format* in_table(lxw_workbook* book, std::uint8_t align) {
  auto* out = made(book, 12);
  format_set_border(out, LXW_BORDER_THIN);
  format_set_align(out, align);
  format_set_align(out, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(out);
  return out;
}

Formats formats_of(lxw_workbook* book) {
  Formats out;
  out.plain = made(book, 12);
  format_set_text_wrap(out.plain);
  format_set_align(out.plain, LXW_ALIGN_VERTICAL_TOP);
  for (auto** one : {&out.head_plain, &out.head_bold, &out.head_italic}) {
    *one = made(book, 12);
    format_set_align(*one, LXW_ALIGN_CENTER);
    format_set_text_wrap(*one);
  }
  format_set_bold(out.head_bold);
  format_set_italic(out.head_italic);
  out.title = made(book, 14);
  format_set_bold(out.title);
  format_set_align(out.title, LXW_ALIGN_CENTER);
  format_set_align(out.title, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(out.title);
  out.subtitle = made(book, 13);
  format_set_italic(out.subtitle);
  format_set_align(out.subtitle, LXW_ALIGN_CENTER);
  format_set_text_wrap(out.subtitle);
  out.head = in_table(book, LXW_ALIGN_CENTER);
  format_set_bold(out.head);
  out.number = in_table(book, LXW_ALIGN_CENTER);
  format_set_italic(out.number);
  out.text = in_table(book, LXW_ALIGN_LEFT);
  out.right_text = in_table(book, LXW_ALIGN_RIGHT);
  out.whole = in_table(book, LXW_ALIGN_RIGHT);
  format_set_num_format_index(out.whole, 3);  // #,##0, shown with the reader's own separator
  out.percent = in_table(book, LXW_ALIGN_RIGHT);
  format_set_num_format(out.percent, "#,##0.0");
  return out;
}

// A file of its own that disappears with its owner; libxlsxwriter 1.1 cannot write to memory.
class Scratch {
 public:
  Scratch() : path_((std::filesystem::temp_directory_path() / "hvs-xlsx-XXXXXX").string()) {
    const int handle = mkstemp(path_.data());
    if (handle >= 0) close(handle);
    made_ = handle >= 0;
  }
  ~Scratch() {
    std::error_code ignored;
    if (made_) std::filesystem::remove(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] const char* path() const { return path_.c_str(); }

 private:
  std::string path_;
  bool made_ = false;
};

std::string sheet_name(std::string_view wanted, std::size_t at) {
  auto out = text::nfc(wanted);
  for (auto& c : out) {
    if (std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos) c = ' ';
  }
  out = text::cut(text::squeeze(out), longest_sheet_name - 1);
  return out.empty() ? "Sheet" + std::to_string(at + 1) : out;
}

class Page {
 public:
  Page(lxw_worksheet* sheet, const Formats& formats, const Sheet& what)
      : sheet_(sheet),
        formats_(formats),
        what_(what),
        last_(static_cast<lxw_col_t>(what.columns.empty() ? 0 : what.columns.size() - 1)) {}

  void put() {
    for (lxw_col_t i = 0; i < what_.columns.size(); ++i)
      worksheet_set_column(sheet_, i, i, what_.columns[i].width, nullptr);
    head();
    for (const auto& one : what_.titles) across(one, formats_.title, 22);
    for (const auto& one : what_.subtitles) across(one, formats_.subtitle, 20);
    if (!what_.titles.empty()) ++row_;
    table();
    if (!what_.below.empty()) ++row_;
    for (const auto& one : what_.below) note(one);
    print_setup();
  }

 private:
  void across(const std::string& words, lxw_format* format, double points) {
    worksheet_set_row(sheet_, row_, points, nullptr);
    merged(text::nfc(words), 0, last_, format);
    ++row_;
  }

  // Left and right of an official head: the cut that comes nearest to giving the left 42 % of the width.
  [[nodiscard]] lxw_col_t head_cut() const {
    const double whole = width(0, last_);
    lxw_col_t best = 0;
    for (lxw_col_t i = 0; i < last_; ++i) {
      if (std::abs(width(0, i) - 0.42 * whole) < std::abs(width(0, best) - 0.42 * whole)) best = i;
    }
    return best;
  }
  [[nodiscard]] double width(lxw_col_t from, lxw_col_t to) const {
    double sum = 0;
    for (auto i = from; i <= to && i < what_.columns.size(); ++i) sum += what_.columns[i].width;
    return sum;
  }
  // Programs differ in fitting rows to wrapped text, so the height is stated: lines by letters, `wide` for capitals.
  [[nodiscard]] static double lines_of(std::string_view words, double letters, double wide) {
    double lines = 0;
    for (std::size_t at = 0; at <= words.size();) {
      const auto end = std::min(words.find('\n', at), words.size());
      const auto size = static_cast<double>(text::code_points(words.substr(at, end - at))) * wide;
      lines += std::max(1.0, std::ceil(size / std::max(1.0, letters)));
      at = end + 1;
    }
    return lines;
  }
  void height(double lines) { worksheet_set_row(sheet_, row_, std::max(1.0, lines) * points_per_line + 2, nullptr); }

  void head() {
    const auto lines = std::max(what_.head_left.size(), what_.head_right.size());
    if (lines == 0) return;
    const auto cut = head_cut();
    for (std::size_t i = 0; i < lines; ++i, ++row_) {
      double tall = 1;
      if (i < what_.head_left.size()) tall = std::max(tall, head_line(what_.head_left[i], 0, cut));
      if (i < what_.head_right.size() && cut < last_) {
        tall = std::max(tall, head_line(what_.head_right[i], static_cast<lxw_col_t>(cut + 1), last_));
      }
      height(tall);
    }
    ++row_;
  }
  double head_line(const HeadLine& what, lxw_col_t from, lxw_col_t to) {
    auto* format = what.weight == Weight::bold   ? formats_.head_bold
                   : what.slant == Slant::italic ? formats_.head_italic
                                                 : formats_.head_plain;
    merged(text::nfc(what.text), from, to, format);
    return lines_of(what.text, width(from, to), capital_letters);
  }
  void merged(const std::string& words, lxw_col_t from, lxw_col_t to, lxw_format* format) {
    if (from >= to)
      worksheet_write_string(sheet_, row_, from, words.c_str(), format);
    else
      worksheet_merge_range(sheet_, row_, from, row_, to, words.c_str(), format);
  }
  void note(const std::string& words) {
    height(lines_of(words, width(0, last_), small_letters));
    merged(text::nfc(words), 0, last_, formats_.plain);
    ++row_;
  }
  [[nodiscard]] lxw_format* format_of(Holds holds) const {
    switch (holds) {
      case Holds::text:
        return formats_.text;
      case Holds::right_text:
        return formats_.right_text;
      case Holds::whole:
        return formats_.whole;
      case Holds::percent:
        return formats_.percent;
    }
    return formats_.text;
  }

  void table() {
    first_head_ = row_;
    double tall = 1;
    for (const auto& c : what_.columns) tall = std::max(tall, lines_of(c.title, c.width, bold_letters));
    height(tall);
    for (lxw_col_t i = 0; i < what_.columns.size(); ++i) {
      worksheet_write_string(sheet_, row_, i, text::nfc(what_.columns[i].title).c_str(), formats_.head);
    }
    ++row_;
    if (what_.number_row) {
      for (lxw_col_t i = 0; i < what_.columns.size(); ++i) {
        worksheet_write_string(sheet_, row_, i, ("(" + std::to_string(i + 1) + ")").c_str(), formats_.number);
      }
      ++row_;
    }
    last_head_ = row_ - 1;
    for (const auto& one : what_.rows) {
      tall = 1;
      for (lxw_col_t i = 0; i < what_.columns.size() && i < one.size(); ++i) {
        if (const auto* words = std::get_if<std::string>(&one[i]))
          tall = std::max(tall, lines_of(*words, what_.columns[i].width, small_letters));
      }
      height(tall);
      for (lxw_col_t i = 0; i < what_.columns.size() && i < one.size(); ++i) cell(i, one[i]);
      ++row_;
    }
  }

  void cell(lxw_col_t column, const Cell& value) {
    const auto holds = what_.columns[column].holds;
    auto* format = format_of(holds);
    std::visit(Cases{[&](std::monostate) { worksheet_write_blank(sheet_, row_, column, format); },
                     [&](const std::string& words) {
                       worksheet_write_string(sheet_, row_, column, text::nfc(words).c_str(), format);
                     },
                     [&](double number) { worksheet_write_number(sheet_, row_, column, number, format); }},
               value);
  }

  void print_setup() {
    worksheet_set_paper(sheet_, 9);  // A4
    if (what_.turn == Turn::landscape) worksheet_set_landscape(sheet_);
    constexpr double inch = 25.4;
    worksheet_set_margins(sheet_, 30 / inch, 15 / inch, 20 / inch, 20 / inch);  // left, right, top, bottom (DOC-01)
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_center_horizontally(sheet_);
    if (!what_.columns.empty()) {
      worksheet_repeat_rows(sheet_, first_head_, last_head_);
      worksheet_freeze_panes(sheet_, last_head_ + 1, 0);
    }
    // Page number in the middle of the top, none on the first page (DOC-02) is not something Excel's header can say
    // through this library, so the number stands on every page.
    worksheet_set_header(sheet_, "&C&\"Times New Roman\"&13&P");
  }

  lxw_worksheet* sheet_;
  const Formats& formats_;
  const Sheet& what_;
  lxw_col_t last_;
  lxw_row_t row_ = 0;
  lxw_row_t first_head_ = 0;
  lxw_row_t last_head_ = 0;
};

}  // namespace

Result<std::string> write(const Workbook& workbook) {
  const Scratch scratch;
  if (!scratch.made()) return refuse(Kind::broken, t::documents::xlsx_failed.key, "no temporary file");
  auto folder = std::filesystem::temp_directory_path().string();
  lxw_workbook_options options{.constant_memory = LXW_FALSE, .tmpdir = folder.data(), .use_zip64 = LXW_FALSE};
  auto* book = workbook_new_opt(scratch.path(), &options);
  if (book == nullptr) return refuse(Kind::broken, t::documents::xlsx_failed.key);
  auto title = text::nfc(workbook.title);
  auto author = text::nfc(workbook.author);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = static_cast<time_t>(to_ms(workbook.created) / 1000);
  workbook_set_properties(book, &properties);
  const auto formats = formats_of(book);
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    auto* sheet = workbook_add_worksheet(book, sheet_name(workbook.sheets[i].name, i).c_str());
    if (sheet == nullptr) continue;  // two sheets of one name: cannot happen in our reports; closing reports it below
    Page{sheet, formats, workbook.sheets[i]}.put();
  }
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR) {
    return refuse(Kind::broken, t::documents::xlsx_failed.key, lxw_strerror(failed));
  }
  std::ifstream file{scratch.path(), std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (bytes.empty()) return refuse(Kind::broken, t::documents::xlsx_failed.key, "empty file");
  return bytes;
}

}  // namespace hvs::media::xlsx
