#include "server/media/xlsx_out.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "server/media/unzip_for_test.hpp"

namespace hvs::media::xlsx {
namespace {

Workbook sample() {
  Workbook out{"Báo cáo tháng", "xã Võ Nhai", from_ms(1'795'000'000'000), {}};
  Sheet sheet;
  sheet.name = "Chỉ tiêu: 11/2026";
  sheet.titles = {"BÁO CÁO"};
  sheet.columns = {{"Xóm", 30, Holds::text}, {"Số người", 12, Holds::whole}, {"Tỷ lệ (%)", 12, Holds::percent}};
  sheet.rows = {{"=1+1", 17509.0, 42.5}, {"Xóm Mỏ Gà", std::monostate{}, 100.0}};
  sheet.below = {"Ghi chú"};
  out.sheets.push_back(sheet);
  return out;
}

struct Opened {
  pugi::xml_document sheet, book, styles, words;
  Opened() {
    const auto parts = test::unzip(write(sample()).value_or(""));
    sheet.load_string(parts.at("xl/worksheets/sheet1.xml").c_str());
    book.load_string(parts.at("xl/workbook.xml").c_str());
    styles.load_string(parts.at("xl/styles.xml").c_str());
    words.load_string(parts.at("xl/sharedStrings.xml").c_str());
  }
  std::string cell(const std::string& at) {
    const auto node = sheet.select_node(("//c[@r='" + at + "']").c_str()).node();
    const std::string value = node.child_value("v");
    if (std::string_view{node.attribute("t").value()} != "s") return value;
    return words.select_node(("(//si)[" + std::to_string(std::stoi(value) + 1) + "]/t").c_str()).node().text().get();
  }
  std::string format(const std::string& at) {
    const auto style = std::string{sheet.select_node(("//c[@r='" + at + "']").c_str()).node().attribute("s").value()};
    const auto xf = styles.select_node(("(//cellXfs/xf)[" + std::to_string(std::stoi(style) + 1) + "]").c_str()).node();
    const std::string id = xf.attribute("numFmtId").value();
    return std::string{xf.child("alignment").attribute("horizontal").value()} + " " + id;
  }
};

TEST(XlsxOut, TableHasTitlesColumnNumbersAndValues) {
  Opened file;
  EXPECT_EQ(file.cell("A1"), "BÁO CÁO");
  EXPECT_EQ(file.cell("B3"), "Số người");
  EXPECT_EQ(file.cell("C4"), "(3)");
  EXPECT_EQ(file.cell("B5"), "17509");
  EXPECT_EQ(file.cell("C5"), "42.5");
  EXPECT_EQ(file.cell("B6"), "");
  EXPECT_EQ(file.cell("A8"), "Ghi chú");
}

TEST(XlsxOut, NumbersStandRightWithThousandsSeparators) {
  Opened file;
  EXPECT_EQ(file.format("B5"), "right 3");  // built-in format 3 is #,##0
}

TEST(XlsxOut, AWordThatLooksLikeAFormulaStaysAWord) {
  Opened file;
  EXPECT_EQ(file.cell("A5"), "=1+1");
  EXPECT_EQ(file.sheet.select_nodes("//f").size(), 0U);
}

TEST(XlsxOut, PrintsOnA4WithRepeatedHeadRows) {
  Opened file;
  EXPECT_STREQ(file.sheet.select_node("//pageSetup/@paperSize").attribute().value(), "9");
  EXPECT_STREQ(file.book.select_node("//definedName[@name='_xlnm.Print_Titles']").node().child_value(),
               "'Chỉ tiêu 11 2026'!$3:$4");
  EXPECT_NEAR(file.sheet.select_node("//pageMargins/@left").attribute().as_double(), 30 / 25.4, 1e-6);
}

TEST(XlsxOut, TheSameWorkbookIsTheSameBytes) { EXPECT_EQ(*write(sample()), *write(sample())); }

}  // namespace
}  // namespace hvs::media::xlsx
