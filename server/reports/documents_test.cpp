// The layout rules of official documents, checked one by one in the files themselves.
#include "server/reports/documents.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "server/media/unzip_for_test.hpp"

namespace hvs::reports {
namespace {

Cut sample() {
  Cut cut;
  cut.id = "0192f0c4-1234-7abc-8def-00112233ccdd";
  cut.made_by = "can-bo";
  cut.made = from_ms(1'795'323'600'000);
  cut.figures.month = "2026-11";
  cut.figures.commit = 17509;
  cut.figures.at = cut.made;
  cut.figures.synthetic = true;
  cut.figures.targets = {
      {"III.1.d", "Người trưởng thành được xác nhận đạt phổ cập trên VNeID", 2025, 80, true, 3, 9000, 12034, "", {}},
      {"III.2.b",
       "Người trưởng thành dùng tốt thiết bị và dịch vụ số thiết yếu",
       2026,
       100,
       false,
       1,
       12033,
       12034,
       "sổ hộ khẩu",
       {{"xóm Mỏ Gà", 1204, 1300, false}, {"xóm Đình Cả", 3, 4, true}}},
  };
  cut.figures.tasks = {{"IV.1.4", "Ngày hội toàn dân học tập số", "đã làm", "10/10 hằng năm"}};
  return cut;
}

enum class Kind { committee, office, board, party };
constexpr Kind kinds[] = {Kind::committee, Kind::office, Kind::board, Kind::party};
bool is_state(Kind k) { return k == Kind::committee || k == Kind::office; }

Result<File> docx(Kind k, const Cut& cut) {
  if (k == Kind::committee) return docx_of(cut, report_of(cut, StateIssuer::committee, {}));
  if (k == Kind::office) return docx_of(cut, report_of(cut, StateIssuer::culture_office, {}));
  if (k == Kind::board) return docx_of(cut, report_of(cut, PartyIssuer::steering_board, {}));
  return docx_of(cut, report_of(cut, PartyIssuer::party_committee, {}));
}
Result<File> xlsx(Kind k, const Cut& cut) {
  return is_state(k) ? xlsx_of(cut, report_of(cut, StateIssuer::committee, {}))
                     : xlsx_of(cut, report_of(cut, PartyIssuer::steering_board, {}));
}

struct Opened {
  pugi::xml_document body, styles, page_header, first_header;
  explicit Opened(Kind k) {
    const auto parts = media::test::unzip(docx(k, sample()).value_or(File{}).bytes);
    body.load_string(parts.at("word/document.xml").c_str());
    styles.load_string(parts.at("word/styles.xml").c_str());
    page_header.load_string(parts.at("word/header1.xml").c_str());
    first_header.load_string(parts.at("word/header2.xml").c_str());
  }
  std::string at(const std::string& xpath) { return pugi::xpath_query{xpath.c_str()}.evaluate_string(body); }
  double number(const std::string& xpath) { return pugi::xpath_query{xpath.c_str()}.evaluate_number(body); }
  // The paragraph whose text is exactly this, as an XPath prefix.
  static std::string saying(const std::string& words) { return "(//w:p[normalize-space(.)='" + words + "'])[1]"; }
  double points(const std::string& words) { return number("number(" + saying(words) + "//w:sz/@w:val)") / 2; }
  bool bold(const std::string& words) { return number("count(" + saying(words) + "//w:b)") > 0; }
  bool italic(const std::string& words) { return number("count(" + saying(words) + "//w:i)") > 0; }
  std::string text() {
    std::string out;
    for (const auto& one : body.select_nodes("//w:t")) out += std::string{one.node().text().get()} + "\n";
    return out;
  }
};

bool between(double value, double low, double high) { return value >= low && value <= high; }
double mm(double twips) { return twips / 1440 * 25.4; }

TEST(ReportRules, Doc01A4AndMargins) {
  for (const auto k : kinds) {
    Opened d{k};
    EXPECT_NEAR(mm(d.number("number(//w:pgSz/@w:w)")), 210, 0.1);
    EXPECT_NEAR(mm(d.number("number(//w:pgSz/@w:h)")), 297, 0.1);
    EXPECT_TRUE(between(mm(d.number("number(//w:pgMar/@w:top)")), 19.9, 25.1));
    EXPECT_TRUE(between(mm(d.number("number(//w:pgMar/@w:bottom)")), 19.9, 25.1));
    EXPECT_TRUE(between(mm(d.number("number(//w:pgMar/@w:left)")), 29.9, 35.1));
    EXPECT_TRUE(between(mm(d.number("number(//w:pgMar/@w:right)")), 14.9, 20.1));
  }
}

TEST(ReportRules, Doc02TimesNewRomanBlackAndThePageNumberOnTopButNotOnPageOne) {
  for (const auto k : kinds) {
    Opened d{k};
    EXPECT_EQ(d.number("count(//w:rFonts[@w:ascii!='Times New Roman'])"), 0);
    EXPECT_EQ(pugi::xpath_query{"string(//w:docDefaults//w:color/@w:val)"}.evaluate_string(d.styles),
              std::string{"000000"});
    EXPECT_EQ(d.number("count(//w:titlePg)"), 1);
    EXPECT_EQ(d.at("string(//w:pgNumType/@w:start)"), "1");
    EXPECT_TRUE(
        between(pugi::xpath_query{"number(//w:fldSimple//w:sz/@w:val)"}.evaluate_number(d.page_header) / 2, 13, 14));
    EXPECT_EQ(pugi::xpath_query{"string(//w:jc/@w:val)"}.evaluate_string(d.page_header), std::string{"center"});
    EXPECT_EQ(pugi::xpath_query{"count(//w:fldSimple)"}.evaluate_number(d.first_header), 0);
  }
}

TEST(ReportRules, Doc03StateHeadInTwoColumnsAndTwoRows) {
  Opened d{Kind::office};
  EXPECT_EQ(d.number("count((//w:tbl)[1]/w:tr)"), 2);
  EXPECT_EQ(d.number("count((//w:tbl)[1]/w:tr[1]/w:tc)"), 2);
  const std::string superior = "ỦY BAN NHÂN DÂN XÃ\u00a0VÕ\u00a0NHAI";
  const std::string issuer = "PHÒNG VĂN HÓA – XÃ HỘI";
  const std::string nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  const std::string motto = "Độc lập - Tự do - Hạnh phúc";
  for (const auto& words : {superior, issuer, nation}) EXPECT_TRUE(between(d.points(words), 12, 13)) << words;
  EXPECT_TRUE(between(d.points(motto), 13, 14));
  EXPECT_FALSE(d.bold(superior));
  EXPECT_TRUE(d.bold(issuer) && d.bold(nation) && d.bold(motto));
  EXPECT_EQ(d.number("count((//w:tbl)[1]/w:tr[1]/w:tc[1]//w:pBdr)"), 1) << "a line under the issuer";
  EXPECT_EQ(d.number("count((//w:tbl)[1]/w:tr[1]/w:tc[2]//w:pBdr)"), 1) << "a line under the motto";
  EXPECT_TRUE(between(d.points("Số: /BC-VHXH"), 12, 13));
  const std::string day = "Võ Nhai, ngày tháng năm 2026";
  EXPECT_TRUE(between(d.points(day), 13, 14));
  EXPECT_TRUE(d.italic(day));
  EXPECT_EQ(d.number("count((//w:tbl)[1]/w:tr[2]/w:tc)"), 2) << "number and day on one line";
}

TEST(ReportRules, Doc03ACommitteeHasNoSuperiorBodyAboveIt) {
  Opened d{Kind::committee};
  EXPECT_TRUE(d.bold("ỦY BAN NHÂN DÂN XÃ\u00a0VÕ\u00a0NHAI"));
  EXPECT_EQ(d.at("string((//w:tbl)[1]/w:tr[1]/w:tc[1]/w:p[1])"), "ỦY BAN NHÂN DÂN XÃ\u00a0VÕ\u00a0NHAI");
}

TEST(ReportRules, Doc04TitleSubjectAndBody) {
  for (const auto k : kinds) {
    Opened d{k};
    for (const std::string words : {"BÁO CÁO", "Kết quả Phong trào “Bình dân học vụ số” tháng 11 năm 2026"}) {
      EXPECT_TRUE(d.bold(words)) << words;
      EXPECT_TRUE(between(d.points(words), 13, 14));
      EXPECT_EQ(d.at("string(" + Opened::saying(words) + "/w:pPr/w:jc/@w:val)"), "center");
    }
    const std::string opening = "(/w:document/w:body/w:p[contains(.,'Thực hiện Kế hoạch')])[1]";
    EXPECT_EQ(d.at("string(" + opening + "/w:pPr/w:jc/@w:val)"), "both");
    EXPECT_TRUE(between(mm(d.number("number(" + opening + "/w:pPr/w:ind/@w:firstLine)")), 9.9, 12.8));
    EXPECT_GE(d.number("number(" + opening + "/w:pPr/w:spacing/@w:before)") / 20, 6);
    EXPECT_TRUE(between(d.number("number(" + opening + "/w:pPr/w:spacing/@w:line)") / 240, 1.0, 1.5));
    EXPECT_TRUE(between(d.number("number(" + opening + "//w:sz/@w:val)") / 2, 13, 14));
    EXPECT_EQ(d.number("count(/w:document/w:body/w:p[substring(., string-length(.) - 2) = './.'])"), 1)
        << "ends with ./.";
  }
}

TEST(ReportRules, Doc05RecipientsAndSignature) {
  Opened d{Kind::committee};
  EXPECT_EQ(d.points("Nơi nhận:"), 12);
  EXPECT_TRUE(d.bold("Nơi nhận:") && d.italic("Nơi nhận:"));
  EXPECT_EQ(d.points("- Lưu: VT, VHXH."), 11);
  for (const std::string words : {"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}) {
    EXPECT_TRUE(d.bold(words));
    EXPECT_TRUE(between(d.points(words), 13, 14));
  }
}

TEST(ReportRules, Doc06TablesNumberTheirColumnsRepeatTheirHeadAndAlignNumbersRight) {
  for (const auto k : kinds) {
    Opened d{k};
    EXPECT_EQ(d.at("string((//w:tbl[w:tblPr/w:tblBorders])[1]/w:tr[2]/w:tc[3])"), "(3)");
    EXPECT_EQ(d.number("count((//w:tbl[w:tblPr/w:tblBorders])[1]/w:tr[w:trPr/w:tblHeader])"), 2);
    const std::string cell = "(//w:tc[normalize-space(.)='12.034'])[1]";
    EXPECT_EQ(d.at("string(" + cell + "//w:jc/@w:val)"), "right");
    EXPECT_EQ(d.at("string((//w:tc[normalize-space(.)='99,9'])[1]//w:jc/@w:val)"), "right") << "rounded down: not 100";
    EXPECT_EQ(d.at("string((//w:tc[normalize-space(.)='trên 80'])[1]//w:jc/@w:val)"), "right");
    EXPECT_EQ(d.at("string((//w:tc[normalize-space(.)='2026'])[1]//w:jc/@w:val)"), "right");
  }
}

TEST(ReportRules, Doc07PartyHeadWithoutTheNationsName) {
  for (const auto k : {Kind::board, Kind::party}) {
    Opened d{k};
    const std::string party = "ĐẢNG CỘNG SẢN VIỆT NAM";
    EXPECT_TRUE(d.bold(party));
    EXPECT_TRUE(between(d.points(party), 13, 14));
    EXPECT_EQ(d.number("count((//w:tbl)[1]/w:tr[1]/w:tc[2]//w:pBdr)"), 1);
    EXPECT_NEAR(mm(d.number("number(//w:pgMar/@w:left)")), 30, 0.1);
    EXPECT_NEAR(mm(d.number("number(//w:pgMar/@w:right)")), 15, 0.1);
    EXPECT_NE(d.text().find(k == Kind::board ? "-BC/BCĐ" : "-BC/ĐU"), std::string::npos);
  }
}

TEST(ReportRules, StateAndPartyWordsNeverStandInOneFile) {
  const auto state_words = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do", "TM. ỦY BAN NHÂN DÂN", "/BC-UBND",
                            "Lưu: VT"};
  const auto party_words = {"ĐẢNG CỘNG SẢN VIỆT NAM", "T/M ", "-BC/BCĐ", "-BC/ĐU", "BÍ THƯ"};
  for (const auto k : kinds) {
    auto text = Opened{k}.text();
    for (const auto& [name, bytes] : media::test::unzip(xlsx(k, sample()).value_or(File{}).bytes)) text += bytes;
    for (const auto* words : is_state(k) ? party_words : state_words)
      EXPECT_EQ(text.find(words), std::string::npos) << words;
  }
  // And the types do not let a caller try.
  static_assert(!std::is_convertible_v<PartyHead, StateHead> && !std::is_convertible_v<StateHead, PartyHead>);
  static_assert(!std::is_convertible_v<PartyFoot, StateFoot> && !std::is_convertible_v<PartyReport, StateReport>);
}

TEST(ReportRules, Doc08NoDistrictBodyAndDoc09NoNumberOfOurOwn) {
  for (const auto k : kinds) {
    const auto text = Opened{k}.text();
    for (const auto* words : {"huyện", "Huyện", "HUYỆN"}) EXPECT_EQ(text.find(words), std::string::npos) << words;
    EXPECT_NE(text.find("          "), std::string::npos) << "room for the number";
  }
}

TEST(Report, PrintsTheCutsIdAndItsMarks) {
  for (const auto k : kinds) {
    const auto text = Opened{k}.text();
    EXPECT_NE(text.find("0192f0c4-1234-7abc-8def-00112233ccdd"), std::string::npos);
    EXPECT_NE(text.find("SỐ LIỆU GIẢ LẬP"), std::string::npos);
    EXPECT_NE(text.find("chưa đối chiếu văn bản gốc"), std::string::npos);
    EXPECT_NE(text.find("sổ hộ khẩu"), std::string::npos);
    EXPECT_EQ(text.find("\n4\n"), std::string::npos) << "a cell with few people stays hidden";
  }
}

TEST(Report, TheSameCutGivesTheSameBytes) {
  for (const auto k : kinds) {
    EXPECT_EQ(docx(k, sample())->bytes, docx(k, sample())->bytes);
    EXPECT_EQ(xlsx(k, sample())->bytes, xlsx(k, sample())->bytes);
  }
}

TEST(Report, TheWorkbookHoldsNumbersAsNumbers) {
  const auto parts = media::test::unzip(xlsx(Kind::committee, sample())->bytes);
  pugi::xml_document sheet;
  sheet.load_string(parts.at("xl/worksheets/sheet1.xml").c_str());
  EXPECT_EQ(sheet.select_nodes("//c[v='12034' and not(@t)]").size(), 2U);
  EXPECT_EQ(sheet.select_nodes("//c[starts-with(v,'99.9') and not(@t)]").size(), 1U);
  EXPECT_EQ(parts.count("xl/worksheets/sheet3.xml"), 1U);
}

}  // namespace
}  // namespace hvs::reports
