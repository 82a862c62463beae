#include "server/media/pdf.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "server/media/tools_for_test.hpp"

namespace hvs::media {
namespace {

constexpr Instant made = from_ms(1'795'000'000'000);

std::string sample() {
  auto pdf = Pdf::make(a4_landscape, {"Giấy chứng nhận", "xã Võ Nhai", "thử", made});
  if (!pdf) return {};
  pdf->text({20, 20, 200, 0}, "Nguyễn Thị Hường đạt phổ cập kỹ năng số", {.points = 20});
  pdf->text({20, 40, 200, 0}, "Hu\u031bo\u031b\u0300ng vie\u0323\u0302t",
            {.face = Face::sans, .points = 12});  // decomposed
  pdf->text({20, 60, 200, 0}, "Chữ đậm", {.face = Face::serif_display, .points = 30, .weight = Weight::bold});
  pdf->text({20, 90, 200, 0}, "chờ ký số", {.points = 12, .slant = Slant::italic});
  return pdf->finish().value_or("");
}

TEST(Pdf, WordsCopyOutAsComposedVietnamese) {
  const test::Folder folder;
  const auto text = test::said("pdftotext -layout " + folder.put("a.pdf", sample()) + " -");
  EXPECT_NE(text.find("Nguyễn Thị Hường đạt phổ cập kỹ năng số"), std::string::npos) << text;
  EXPECT_NE(text.find("Hường việt"), std::string::npos) << text;
}

TEST(Pdf, OnlyTheNamedFontsAreInsideEmbeddedAndCutDown) {
  const test::Folder folder;
  const auto fonts = test::said("pdffonts " + folder.put("a.pdf", sample()));
  for (const char* name :
       {"+NotoSerif-Regular ", "+NotoSans-Regular ", "+NotoSerifDisplay-Bold ", "+NotoSerif-Italic "}) {
    EXPECT_NE(fonts.find(name), std::string::npos) << name << fonts;
  }
  // Under a two-line head every line is one of ours and says "emb sub uni": yes yes yes.
  const auto count = [&](std::string_view what) {
    std::ptrdiff_t n = 0;
    for (std::size_t at = 0; (at = fonts.find(what, at)) != std::string::npos; ++at) ++n;
    return n;
  };
  EXPECT_EQ(count("\n") - 2, count("yes yes yes")) << fonts;
  EXPECT_EQ(count("\n") - 2, count("+NotoS")) << fonts;
}

TEST(Pdf, TheSameDocumentIsTheSameBytes) {
  EXPECT_EQ(sample(), sample());
  const test::Folder folder;
  const auto info = test::said("TZ=UTC pdfinfo " + folder.put("a.pdf", sample()));
  EXPECT_NE(info.find("Giấy chứng nhận"), std::string::npos) << info;
  EXPECT_NE(info.find("Nov 18"), std::string::npos) << info;  // the stated day, not today
  EXPECT_NE(info.find("841.89 x 595.276 pts (A4)"), std::string::npos) << info;
}

TEST(Pdf, LongWordsWrapAndFittedOnesShrink) {
  auto pdf = Pdf::make(a4_portrait, {});
  ASSERT_TRUE(pdf);
  const Letters letters{.points = 20};
  const double one = pdf->text({10, 10, 180, 0}, "ngắn", letters);
  EXPECT_GT(pdf->text({10, 10, 30, 0}, "một câu khá dài không vừa một dòng", letters), 2.5 * one);
  const std::string name = "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Diệu Huyền";
  EXPECT_GT(pdf->width_of(name, letters), 100);
  EXPECT_LT(pdf->text_fitted({10, 10, 100, 0}, name, letters, 8), one);
}

}  // namespace
}  // namespace hvs::media
