#include "server/credentials/certificate_pdf.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "core/credentials/payload.hpp"
#include "core/credentials/rules.hpp"
#include "server/media/tools_for_test.hpp"

namespace hvs::credentials {
namespace {

using media::test::Folder;
using media::test::said;

constexpr std::string_view address = "https://hocvuso.example";

Certificate sample(std::string_view name = "Nguyễn Thị Hường") {
  const auto seal = [](std::string_view) { return std::string(seal_size, 's'); };
  return issue({"0192f0c4-1234-7abc-8def-001122334455",
                "05716",
                "p",
                "c",
                std::string{name},
                "Hoàn thành phổ cập kỹ năng số cơ bản (nhóm người dân)",
                "xóm Mỏ Gà",
                "UBND xã Võ Nhai, tỉnh Thái Nguyên",
                "tam_thoi",
                {2026, 11, 22},
                "3f9a1c20",
                ""},
               seal)
      .value_or(Certificate{});
}

std::string words(const Certificate& c) {
  const Folder folder;
  return said("pdftotext -layout " + folder.put("c.pdf", certificate_pdf(c, address).value_or("")) + " -");
}

TEST(CertificatePdf, SaysWhoWhatWhenAndThatItWaitsForTheAgencysSignature) {
  const auto text = words(sample());
  for (const char* part : {"GIẤY CHỨNG NHẬN", "Nguyễn Thị Hường", "xóm Mỏ Gà", "Hoàn thành phổ cập kỹ năng số cơ bản",
                           "22/11/2026", "UBND XÃ VÕ NHAI", "Chờ ký số", "Tạm thời – chưa đối chiếu văn bản gốc",
                           "Con dấu điện tử của hệ thống không thay chữ ký số của cơ quan", "05716-2026-"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("757"), std::string::npos)
      << "no claim of a decision whose values nobody has entered (framework.md)";
}

TEST(CertificatePdf, TheQrCodeReadsBackAsTheSealedCode) {
  const auto c = sample();
  const Folder folder;
  const auto file = folder.put("c.pdf", certificate_pdf(c, address).value_or(""));
  said("pdftoppm -r 150 -png -singlefile " + file + " " + folder.path("c"));  // what a plain office scanner gives
  const auto read = said("zbarimg -q --nodbus --raw " + folder.path("c.png"));
  EXPECT_EQ(read, *code_of(c, address) + "\n");
  EXPECT_TRUE(read_code(read));
}

TEST(CertificatePdf, OneSheetWithOurFontsTheSameBytesEachTime) {
  const auto a = certificate_pdf(sample(), address);
  ASSERT_TRUE(a);
  EXPECT_EQ(*a, *certificate_pdf(sample(), address));
  EXPECT_LT(a->size(), 120'000U);
  const Folder folder;
  const auto file = folder.put("c.pdf", *a);
  EXPECT_NE(said("pdfinfo " + file).find("Pages:           1"), std::string::npos);
  const auto fonts = said("pdffonts " + file);
  EXPECT_NE(fonts.find("NotoSerifDisplay-Bold"), std::string::npos) << fonts;
  std::ptrdiff_t ours = 0;
  for (std::size_t at = 0; (at = fonts.find("+NotoS", at)) != std::string::npos; ++at) ++ours;
  EXPECT_EQ(ours, std::count(fonts.begin(), fonts.end(), '\n') - 2) << fonts;
}

TEST(CertificatePdf, StatesAndMarksAreSaidInWords) {
  auto c = sample();
  c.status = CertificateStatus::agency_signed;
  c.agency_signature = "Số 12/XN-UBND";
  auto text = words(c);
  EXPECT_NE(text.find("Đã có chữ ký số của cơ quan"), std::string::npos);
  EXPECT_NE(text.find("Số 12/XN-UBND"), std::string::npos);
  EXPECT_EQ(text.find("Chờ ký số"), std::string::npos);
  c.status = CertificateStatus::withdrawn;
  c.withdrawn_on = Day{2026, 12, 1};
  c.marks = "gia_lap";
  text = words(c);
  EXPECT_NE(text.find("ĐÃ THU HỒI NGÀY 01/12/2026"), std::string::npos);
  EXPECT_NE(text.find("DỮ LIỆU GIẢ LẬP"), std::string::npos);
  EXPECT_EQ(text.find("Tạm thời"), std::string::npos);
}

TEST(CertificatePdf, TheLongestNameStaysOnOneSheet) {
  const auto text = words(sample("Công Tằng Tôn Nữ Thị Nguyễn Hoàng Diệu Huyền Trân Châu Ngọc Minh"));
  EXPECT_NE(text.find("Công Tằng Tôn Nữ Thị Nguyễn Hoàng Diệu Huyền Trân Châu Ngọc Minh"), std::string::npos) << text;
}

}  // namespace
}  // namespace hvs::credentials
