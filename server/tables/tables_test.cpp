// Spreadsheets as they really come, made in the test byte by byte or by another program's writer.
#include "server/tables/tables.hpp"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include "server/tables/xlsx_for_test.hpp"
#include "server/tables/xlsx_styles.hpp"
#include "server/tables/xml_scan.hpp"
#include "text/import.hpp"

namespace hvs::tables {
namespace {

using test::make_xlsx;

std::string line(const Row& row) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "|") + row[i].text;
  return out;
}
std::vector<std::string> lines(const Result<Workbook>& book) {
  EXPECT_TRUE(book) << (book ? "" : std::string(book.error().code) + " " + book.error().detail);
  std::vector<std::string> out;
  if (!book) return out;
  for (const auto& sheet : book->sheets) {
    for (const auto& row : sheet.rows) out.push_back(line(row));
  }
  return out;
}
using Lines = std::vector<std::string>;

TEST(Csv, AnySeparatorAnyLineEndQuotesWithLineEnds) {
  EXPECT_EQ(lines(read("a,b\n1,2\n")), (Lines{"a|b", "1|2"}));
  EXPECT_EQ(lines(read("a;b\r\n\"1;x\";2\r\n")), (Lines{"a|b", "1;x|2"}));
  EXPECT_EQ(lines(read("a\tb\r1\t\"hai\r\ndòng\"\r")), (Lines{"a|b", "1|hai\r\ndòng"}));
  EXPECT_EQ(lines(read("sep=;\na;b,c\n")), (Lines{"a|b,c"}));
  EXPECT_EQ(lines(read("a,\"nói \"\"vâng\"\"\"\n")), (Lines{"a|nói \"vâng\""}));
  EXPECT_EQ(lines(read("a,b\n,,,\n\n1,2")), (Lines{"a|b", "", "", "1|2"}));
}

TEST(Csv, AnOpenQuoteLosesNothing) { EXPECT_EQ(lines(read("a,b\n1,\"x,y\n2,z")), (Lines{"a|b", "1|x,y\n2,z"})); }

TEST(Csv, EveryUnicodeForm) {
  const std::string utf16le("\xFF\xFE\x41\x00\x1E\x01\x2C\x00\x42\x00", 10);
  EXPECT_EQ(lines(read(utf16le)), (Lines{"AĞ|B"}));
  const std::string utf16be("\xFE\xFF\x00\x41\x00\x2C\x1E\xA1", 8);
  EXPECT_EQ(lines(read(utf16be)), (Lines{"A|ạ"}));
  EXPECT_EQ(lines(read("\xEF\xBB\xBFHọ tên;Tuổi\n")), (Lines{"Họ tên|Tuổi"}));
}

TEST(Csv, WindowsCodePage1258IsReadAndSaidSo) {
  const auto book = read("H\xF2o và tên,Nguy\xEA\xDEn V\xE3n \xD0\xF5n\n");
  ASSERT_TRUE(book);
  EXPECT_EQ(book->encoding, Encoding::windows_1258);
  EXPECT_EQ(lines(read("a,\xD0\xE3ng\n")), (Lines{"a|Đăng"}));
}

TEST(Csv, AbcFontsAreRefusedWithAdvice) {
  EXPECT_EQ(read("H\xE4 t\xAAn,\xAE\xD3ng V\xA8n B\xB5,Ph\xB9m \xAE\xAC\n").error().code, t::import::tcvn3.key);
}

TEST(Read, RefusesWhatIsNoTable) {
  EXPECT_EQ(read("\xD0\xCF\x11\xE0\xA1\xB1").error().code, t::import::old_excel.key);
  EXPECT_EQ(read("%PDF-1.7").error().code, t::import::not_a_table.key);
  EXPECT_EQ(read("<html><table>").error().code, t::import::not_a_table.key);
  EXPECT_EQ(read("PK\x03\x04 nonsense").error().code, t::import::broken_file.key);
  EXPECT_EQ(read("").error().code, t::import::no_rows.key);
  EXPECT_EQ(read("\n\n\n").error().code, t::import::no_rows.key);
  EXPECT_EQ(read(std::string("a\0b\0\0\x01", 6)).error().code, t::import::not_a_table.key);
  EXPECT_EQ(read(make_xlsx({{"word/document.xml", "<w/>"}})).error().code, t::import::not_a_table.key);
}

TEST(Read, LimitsHoldBeforeMemoryIsSpent) {
  Limits small;
  small.rows = 3;
  EXPECT_EQ(read("a\nb\nc\nd\n", small).error().code, t::import::too_many_rows.key);
  small.inflated_bytes = 1000;
  const auto bomb = make_xlsx(test::one_sheet(std::string(100'000, ' ')));
  EXPECT_LT(bomb.size(), 10'000U);
  EXPECT_EQ(read(bomb, small).error().code, t::import::too_big.key);
  EXPECT_EQ(read(make_xlsx(test::one_sheet("<row r=\"1900000\"><c r=\"A1900000\"><v>1</v></c></row>"))).error().code,
            t::import::too_many_rows.key);
}

TEST(Xlsx, StringsSharedInlineRichAndWithoutReferences) {
  auto parts = test::one_sheet(
      R"(<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="inlineStr"><is><t>tại &amp; chỗ</t></is></c></row>)"
      R"(<row><c><v>5</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>từ công thức</v></c><c t="s"><v>99</v></c></row>)");
  parts.push_back(
      {"xl/sharedStrings.xml",
       R"(<sst><si><t xml:space="preserve"> Họ </t></si><si><r><rPr><b/></rPr><t>Nguyễn</t></r><r><t> Thị</t></r>)"
       R"(<rPh sb="0" eb="1"><t>đọc</t></rPh></si></sst>)"});
  EXPECT_EQ(lines(read(make_xlsx(parts))), (Lines{"", "| Họ |Nguyễn Thị|tại & chỗ", "5|1|từ công thức|"}));
}

TEST(Xlsx, NumbersAreTextOfTheNumber) {
  const auto book = read(make_xlsx(test::one_sheet(
      R"(<row r="1"><c r="A1"><v>1.9084001234E10</v></c><c r="B1"><v>19084001234</v></c><c r="C1"><v>3.50</v></c><c r="D1"><v>NaN</v></c></row>)")));
  EXPECT_EQ(lines(book), (Lines{"19084001234|19084001234|3.5|NaN"}));
  EXPECT_EQ(book->sheets[0].rows[0][0].holds, Holds::number);
}

TEST(Xlsx, DatesAreToldByTheirStyle) {
  auto parts = test::one_sheet(
      R"(<row r="1"><c r="A1" s="1"><v>30824</v></c><c r="B1" s="2"><v>30824</v></c><c r="C1"><v>30824</v></c>)"
      R"(<c r="D1" s="1"><v>1958</v></c><c r="E1" s="3"><v>19084001234</v></c><c r="F1" t="d"><v>1984-05-22T00:00:00</v></c></row>)");
  parts.push_back(
      {"xl/styles.xml",
       R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\/mm\/yyyy"/><numFmt numFmtId="165" formatCode="000000000000"/></numFmts>)"
       R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)"});
  const auto book = read(make_xlsx(parts));
  EXPECT_EQ(lines(book), (Lines{"1984-05-22|1984-05-22|30824|1958|019084001234|1984-05-22"}));
  EXPECT_EQ(book->sheets[0].rows[0][0].holds, Holds::date);
  EXPECT_EQ(book->sheets[0].rows[0][3].holds, Holds::number) << "a bare year under a date style is still a year";
}

TEST(Xlsx, FormsOfNumbers) {
  EXPECT_TRUE(form_of("d/m/yyyy").is_date);
  EXPECT_TRUE(form_of("[$-42A]dd/mm/yyyy;@").is_date);
  EXPECT_FALSE(form_of("#,##0 \"đồng\"").is_date);
  EXPECT_FALSE(form_of("[Red]0.00").is_date);
  EXPECT_EQ(form_of("000000000000").zeros, 12);
  EXPECT_EQ(date_of_serial(1, false), "1900-01-01");
  EXPECT_EQ(date_of_serial(59, false), "1900-02-28");
  EXPECT_EQ(date_of_serial(61, false), "1900-03-01");
  EXPECT_EQ(date_of_serial(29362, true), "1984-05-22");
  EXPECT_EQ(date_of_serial(-3, false), "");
  EXPECT_EQ(date_of_serial(1e12, false), "");
}

TEST(Xlsx, MergedCellsAllSayTheSame) {
  EXPECT_EQ(
      lines(read(make_xlsx(test::one_sheet(
          R"(<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>)",
          R"(<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>)"))))[1],
      std::string("7") + [] {
        std::string s;
        for (int i = 1; i < 256; ++i) s += "|7";
        return s;
      }());
  EXPECT_EQ(
      lines(read(make_xlsx(test::one_sheet(
          R"(<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>)",
          R"(<mergeCells><mergeCell ref="A1:A2"/></mergeCells>)")))),
      (Lines{"7|1", "7|2"}));
}

TEST(Xlsx, HiddenSheetsAreLeftAloneAndOrderIsKept) {
  auto parts = test::two_sheets(
      R"(<sheet name="Xóm Phố" sheetId="1" r:id="rId2"/><sheet name="cũ" sheetId="2" state="hidden" r:id="rId1"/>)");
  const auto book = read(make_xlsx(parts));
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets.size(), 1U);
  EXPECT_EQ(book->sheets[0].name, "Xóm Phố");
  EXPECT_EQ(line(book->sheets[0].rows[0]), "2");
}

TEST(Xlsx, ReadsWhatAnotherProgramWrote) {
  const std::string path = "/tmp/hvs-tables-" + std::to_string(getpid()) + ".xlsx";
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Dân cư");
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "dd/mm/yyyy");
  worksheet_write_string(sheet, 0, 0, "Họ và tên", nullptr);
  lxw_datetime day = {1958, 11, 22, 0, 0, 0};
  worksheet_write_datetime(sheet, 1, 1, &day, date);
  worksheet_write_number(sheet, 1, 2, 19084001234, nullptr);
  worksheet_write_string(sheet, 1, 0, "Lê <Thị> & \"Hoa\"", nullptr);
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  const auto bytes = test::slurp(path);
  std::remove(path.c_str());
  EXPECT_EQ(lines(read(bytes)), (Lines{"Họ và tên", "Lê <Thị> & \"Hoa\"|1958-11-22|19084001234"}));
}

TEST(Xlsx, HostileXmlEndsInARefusalNotACrash) {
  for (const auto* body :
       {"<row r=\"1\"><c r=\"A1\"><v>1", "<row r=\"1\"><c r=\"A1", "<!DOCTYPE x [<!ENTITY a \"b\">]><row/>",
        "<row r=\"99999999999999999999\"><c r=\"ZZZZZ1\"><v>1</v></c></row>"}) {
    (void)read(make_xlsx(test::one_sheet(body)));
  }
  EXPECT_EQ(read(make_xlsx(test::one_sheet("<!DOCTYPE x><row/>"))).error().code, t::import::broken_file.key);
}

TEST(DecodeXml, EntitiesAndNothingElse) {
  std::string out;
  decode_xml("&lt;&#x1EA1;&#273;&bogus;&amp;lt;&#xD800;&", out, 1000);
  EXPECT_EQ(out, "<ạđ&bogus;&lt;\xEF\xBF\xBD&");
}

}  // namespace
}  // namespace hvs::tables
