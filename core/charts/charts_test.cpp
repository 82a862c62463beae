#include "core/charts/charts.hpp"

#include <gtest/gtest.h>

namespace hvs::charts {
namespace {

bool has(const html::Html& svg, std::string_view part) { return svg.markup.find(part) != std::string::npos; }

TEST(Percent, RoundsDownAndUsesTheComma) {
  EXPECT_EQ(percent(456), "45,6 %");
  EXPECT_EQ(percent(999), "99,9 %");
  EXPECT_EQ(percent(1000), "100,0 %");
}

TEST(Bars, AHiddenCellHasNoLength) {
  const auto svg = bars("Xóm", {{"Suối <Trúc>", "45,6 %", 456, 950, Tone::low, false},
                                {"Nà Khau", "ít người", 900, -1, Tone::good, true}});
  EXPECT_TRUE(has(svg, "Suối &lt;Trúc&gt;"));
  EXPECT_TRUE(has(svg, "class=\"bar low\""));
  EXPECT_FALSE(has(svg, "class=\"bar\""));
  EXPECT_TRUE(has(svg, "class=\"goal\""));
  EXPECT_TRUE(has(svg, "ít người"));
}

TEST(Bars, ALongNameStandsWholeAboveItsBar) {
  const auto name = "Tổ dân phố Đồi Thông (khu chợ cũ)";
  const auto svg =
      bars("Xóm", {{name, "45,6 %", 456, 950, Tone::low, false}, {"Nà Khau", "9 %", 90, 950, Tone::low, false}});
  EXPECT_TRUE(has(svg, name));
  EXPECT_TRUE(has(svg, "x=\"0\" y=\"25\" width=\"340\""));  // the bar has the whole width
}

TEST(Line, DrawsEveryMonthAndLabelsTheLast) {
  const auto svg = line("Theo tháng", {{"9/2026", 100}, {"10/2026", 200}, {"11/2026", 2000}}, 900);
  EXPECT_TRUE(has(svg, "polyline"));
  EXPECT_TRUE(has(svg, "11/2026"));
  EXPECT_TRUE(has(svg, "cy=\"10\""));  // drawn as the whole, not beyond it
  EXPECT_FALSE(has(line("Một tháng", {{"11/2026", 1}}, -1), "polyline"));
}

}  // namespace
}  // namespace hvs::charts
