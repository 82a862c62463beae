#include "server/people/sheet_out.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/base/text.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

class Xlsx final : public SheetOut {
 public:
  Xlsx(const std::string& sheet_name, const std::vector<double>& widths) {
    if (const int fd = mkstemp(path_.data()); fd >= 0) close(fd);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path_.c_str(), &options);
    sheet_ = workbook_add_worksheet(book_, sheet_name.c_str());
    text_ = workbook_add_format(book_);
    format_set_num_format(text_, "@");
    for (std::size_t i = 0; i < widths.size(); ++i) {
      worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i], nullptr);
    }
  }
  ~Xlsx() override {
    if (book_ != nullptr) workbook_close(book_);
    std::remove(path_.c_str());
  }
  Xlsx(const Xlsx&) = delete;
  Xlsx& operator=(const Xlsx&) = delete;

  void row(const std::vector<std::string>& cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      worksheet_write_string(sheet_, line_, static_cast<lxw_col_t>(i), text::cut(cells[i], 2000).c_str(), text_);
    }
    ++line_;
  }
  Result<std::string> finish() override {
    const auto code = workbook_close(book_);
    book_ = nullptr;
    if (code != LXW_NO_ERROR) return refuse(Kind::broken, t::import::no_space.key, "xlsx");
    std::ifstream in(path_, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_ = "/tmp/hvs-out.XXXXXX";
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_row_t line_ = 0;
};

class Csv final : public SheetOut {
 public:
  void row(const std::vector<std::string>& cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ += ';';
      out_ += '"';
      // A cell that a spreadsheet would run as a formula is marked as text (OWASP: CSV injection).
      if (!cells[i].empty() && std::string_view("=+-@\t").find(cells[i][0]) != std::string_view::npos) out_ += '\'';
      for (const char c : cells[i]) out_ += c == '"' ? std::string("\"\"") : std::string(1, c);
      out_ += '"';
    }
    out_ += "\r\n";
  }
  Result<std::string> finish() override { return std::move(out_); }

 private:
  std::string out_ = "\xEF\xBB\xBF";  // Excel reads UTF-8 only with this mark
};

}  // namespace

std::unique_ptr<SheetOut> xlsx_out(const std::string& sheet_name, const std::vector<double>& widths) {
  return std::make_unique<Xlsx>(sheet_name, widths);
}
std::unique_ptr<SheetOut> csv_out() { return std::make_unique<Csv>(); }

}  // namespace hvs::people
