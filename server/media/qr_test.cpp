#include "server/media/qr.hpp"

#include <gtest/gtest.h>

#include "server/media/pdf.hpp"
#include "server/media/tools_for_test.hpp"
#include "text/documents.hpp"

namespace hvs::media {
namespace {

TEST(Qr, AnotherMakersReaderReadsBackWhatWasWritten) {
  const std::string words = "https://hocvuso.example/chung-nhan/0192f0c4#Nguyễn_Thị_Hường.abc-123";
  const auto code = qr(words);
  ASSERT_TRUE(code);
  auto pdf = Pdf::make({60, 60}, {"QR", "", "", {}});
  ASSERT_TRUE(pdf);
  pdf->qr({5, 5, 50, 50}, *code);
  const auto file = pdf->finish();
  ASSERT_TRUE(file);
  const test::Folder folder;
  const auto path = folder.put("qr.pdf", *file);
  test::said("pdftoppm -r 150 -png -singlefile " + path + " " + folder.path("qr"));
  EXPECT_EQ(test::said("zbarimg -q --nodbus --raw " + folder.path("qr.png")), words + "\n");
}

TEST(Qr, TheSvgHasAQuietZoneATitleAndNothingFromOutside) {
  const auto code = qr("abc", QrCare::low);
  ASSERT_TRUE(code);
  EXPECT_EQ(code->size, 21);  // version 1
  EXPECT_TRUE(code->dark(0, 0));
  const auto svg = qr_svg(*code, "Mã <của> thẻ");
  EXPECT_NE(svg.find("viewBox=\"0 0 29 29\""), std::string::npos);
  EXPECT_NE(svg.find("<title>Mã &lt;của&gt; thẻ</title>"), std::string::npos);
  EXPECT_NE(svg.find("M4 4h7v1h-7z"), std::string::npos);  // top edge of the first finder square
  EXPECT_EQ(svg.find("href"), std::string::npos);
}

TEST(Qr, RefusesNothingAndTooMuch) {
  EXPECT_EQ(qr("").error().code, t::documents::qr_empty.key);
  EXPECT_EQ(qr(std::string(3000, 'x')).error().code, t::documents::qr_too_long.key);
}

}  // namespace
}  // namespace hvs::media
