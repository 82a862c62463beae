#include "server/media/docx.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "server/media/unzip_for_test.hpp"

namespace hvs::media::docx {
namespace {

Document sample() {
  Document out;
  out.title = "Báo cáo";
  out.created = from_ms(1'795'000'000'000);
  out.margins = {20, 25, 30, 15};
  out.blocks.emplace_back(
      Paragraph{{{"Phong trào & <phổ cập>", Weight::bold, Slant::italic, 13}}, Justify::both, 1.27, 6, 0, 1.5});
  out.blocks.emplace_back(Rule{4});
  Table table;
  table.widths_cm = {2, 6, 4};
  table.header_rows = 2;
  for (int i = 0; i < 4; ++i) {
    std::vector<Cell> row;
    for (int j = 0; j < 3; ++j) row.push_back({{Paragraph{{{std::to_string(i * 3 + j)}}, Justify::right}}});
    table.rows.push_back(row);
  }
  out.blocks.emplace_back(table);
  return out;
}

std::string mended(std::string_view xpath, const std::string& part) {
  pugi::xml_document doc;
  const auto parts = test::unzip(write(sample()).value_or(""));
  const auto found = parts.find(part);
  if (found == parts.end() || !doc.load_string(found->second.c_str())) return "unreadable " + part;
  return pugi::xpath_query{std::string{xpath}.c_str()}.evaluate_string(doc);
}
std::string in_body(std::string_view xpath) { return mended(xpath, "word/document.xml"); }

TEST(Docx, PageIsA4WithTheAskedMargins) {
  EXPECT_EQ(in_body("string(//w:pgSz/@w:w)"), "11906");
  EXPECT_EQ(in_body("string(//w:pgSz/@w:h)"), "16838");
  EXPECT_EQ(in_body("string(//w:pgMar/@w:top)"), "1134");     // 20 mm
  EXPECT_EQ(in_body("string(//w:pgMar/@w:bottom)"), "1417");  // 25 mm
  EXPECT_EQ(in_body("string(//w:pgMar/@w:left)"), "1701");    // 30 mm
  EXPECT_EQ(in_body("string(//w:pgMar/@w:right)"), "850");    // 15 mm
}

TEST(Docx, PageNumberStandsInTheHeaderButNotOnPageOne) {
  EXPECT_EQ(in_body("count(//w:titlePg)"), "1");
  EXPECT_EQ(in_body("string(//w:headerReference[@w:type='default']/@r:id)"), "rId2");
  EXPECT_EQ(mended("string(//w:fldSimple/@w:instr)", "word/header1.xml"), " PAGE ");
  EXPECT_EQ(mended("string(//w:jc/@w:val)", "word/header1.xml"), "center");
  EXPECT_EQ(mended("count(//w:fldSimple)", "word/header2.xml"), "0");
}

TEST(Docx, ParagraphsCarryTheirLettersAndGaps) {
  EXPECT_EQ(in_body("string((//w:t)[1])"), "Phong trào & <phổ cập>");
  EXPECT_EQ(in_body("string((//w:rPr/w:sz)[1]/@w:val)"), "26");
  EXPECT_EQ(in_body("count((//w:p)[1]//w:b) + count((//w:p)[1]//w:i)"), "2");
  EXPECT_EQ(in_body("string((//w:ind/@w:firstLine)[1])"), "720");  // 1.27 cm
  EXPECT_EQ(in_body("string((//w:spacing)[1]/@w:line)"), "360");
  EXPECT_EQ(mended("string(//w:rPrDefault//w:rFonts/@w:ascii)", "word/styles.xml"), "Times New Roman");
}

TEST(Docx, HeaderRowsOfATableRepeat) {
  EXPECT_EQ(in_body("count(//w:tblHeader)"), "2");
  EXPECT_EQ(in_body("count((//w:tr)[2]//w:tblHeader)"), "1");
  EXPECT_EQ(in_body("count((//w:tr)[3]//w:tblHeader)"), "0");
  EXPECT_EQ(in_body("string((//w:tr)[4]/w:tc[2]//w:t)"), "10");
  EXPECT_EQ(in_body("string((//w:tr)[4]/w:tc[2]//w:jc/@w:val)"), "right");
}

TEST(Docx, WhatXmlCannotCarryIsLeftOutAndDecomposedTextIsComposed) {
  Document one;
  one.blocks.emplace_back(Paragraph{{{std::string{"a\x01"} + "e\u0302\u0301" + "\nb"}}});
  const auto parts = test::unzip(write(one).value_or(""));
  pugi::xml_document doc;
  ASSERT_TRUE(doc.load_string(parts.at("word/document.xml").c_str()));
  EXPECT_EQ(pugi::xpath_query{"string((//w:t)[1])"}.evaluate_string(doc), std::string{"aế"});
  EXPECT_EQ(pugi::xpath_query{"count(//w:br)"}.evaluate_number(doc), 1);
}

TEST(Docx, TheSameDocumentIsTheSameBytes) { EXPECT_EQ(*write(sample()), *write(sample())); }

}  // namespace
}  // namespace hvs::media::docx
