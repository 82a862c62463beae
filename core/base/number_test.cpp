#include "core/base/number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace hvs::number {
namespace {

std::string shown(double v) {
  std::string out;
  put_double(out, v);
  return out;
}

double library_reads(std::string_view text) {
  double v = 0;
  std::from_chars(text.data(), text.data() + text.size(), v);
  return v;
}

// Significant digits of any decimal spelling: what "equally short" compares.
std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, text.find('e'))) {
    if (c >= '0' && c <= '9') out += c;
  }
  out.erase(0, std::min(out.find_first_not_of('0'), out.size()));
  while (!out.empty() && out.back() == '0') out.pop_back();
  return out;
}

void is_like_the_library(double v) {
  const auto ours = shown(v);
  std::array<char, 64> buffer{};
  const std::string library(
      buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), v, std::chars_format::scientific).ptr);
  ASSERT_EQ(digits_of(ours), digits_of(library)) << ours << " " << library;
  double back = 0;
  ASSERT_TRUE(read_double(ours, back)) << ours;
  ASSERT_EQ(std::bit_cast<std::uint64_t>(back), std::bit_cast<std::uint64_t>(v)) << ours;
}

TEST(PutDouble, WritesAsEcmaScriptDoes) {
  const std::array<std::pair<double, std::string_view>, 17> table{{{0, "0"},
                                                                   {-0.0, "-0"},
                                                                   {1, "1"},
                                                                   {-1.5, "-1.5"},
                                                                   {0.1, "0.1"},
                                                                   {1e20, "100000000000000000000"},
                                                                   {1e21, "1e21"},
                                                                   {1e22, "1e22"},
                                                                   {1e-6, "0.000001"},
                                                                   {1.5e-7, "1.5e-7"},
                                                                   {100, "100"},
                                                                   {1234.5678, "1234.5678"},
                                                                   {5e-324, "5e-324"},
                                                                   {1.7976931348623157e308, "1.7976931348623157e308"},
                                                                   {2.2250738585072014e-308, "2.2250738585072014e-308"},
                                                                   {9007199254740993.0, "9007199254740992"},
                                                                   {0.3, "0.3"}}};
  for (const auto& [v, text] : table) EXPECT_EQ(shown(v), text);
  EXPECT_EQ(shown(std::numeric_limits<double>::infinity()), "");
  EXPECT_EQ(shown(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(PutDouble, IsAsShortAsTheLibraryAtEveryPowerOfTwo) {
  for (int e = -1074; e < 1024; ++e) {
    const double v = std::ldexp(1.0, e);
    is_like_the_library(v);
    is_like_the_library(std::nextafter(v, 0.0));
    is_like_the_library(std::nextafter(v, INFINITY));
  }
}

RC_GTEST_PROP(PutDouble, AnyBitsComeBackAndAreShortest, (std::uint64_t raw)) {
  const auto v = std::bit_cast<double>(raw);
  RC_PRE(std::isfinite(v));
  is_like_the_library(v);
}

TEST(ReadDouble, RoundsAsTheLibraryDoes) {
  for (const std::string_view text :
       {"0",
        "-0",
        "1e5",
        "1E+5",
        "1.25e-3",
        "123456789012345678",
        "9007199254740993",
        "9007199254740992.5",
        "9007199254740993.0000000000000000001",
        "2.2250738585072011e-308",
        "2.2250738585072012e-308",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2e-324",
        "1e-400",
        "0e999999999",
        "1.7976931348623158e308",
        "179769313486231580793728971405301199e273",
        "0.000000000000000000000000000001e30",
        "6631236846766476e-316",
        "32378839133029012895883524125015321748630376694231080599012970495523019706706765657868357425877995578606157765"
        "59838283435514391084153169252689190564396459577394618038928365305143463955100356696665629202017331344031730044"
        "36936020525834580343147166003269958073130095484836397554869001075153001888175818417456965217311047369602274993"
        "46384253806233697747365600089974040609674980283891918789639685754392222064169814626901133425240027243859416510"
        "51293552601421155333430225237291523843322331326138431477823591142408800030775170625915670728657003151953664260"
        "76982249493795184580153089523843981970840338993787324146348420560800002727053110682738790779144491853477159875"
        "0162812548862768493201518991668028251730299953143924168545708663913273994694463908672332763671875e-1081"}) {
    double v = -1;
    ASSERT_TRUE(read_double(text, v)) << text;
    EXPECT_EQ(std::bit_cast<std::uint64_t>(v), std::bit_cast<std::uint64_t>(library_reads(text))) << text;
  }
}

TEST(ReadDouble, AThousandDigitsAfterATieStillTipIt) {
  double v = 0;
  ASSERT_TRUE(read_double("9007199254740993." + std::string(1000, '0') + "1", v));
  EXPECT_EQ(v, 9007199254740994.0);
  ASSERT_TRUE(read_double("9007199254740993." + std::string(1000, '0'), v));
  EXPECT_EQ(v, 9007199254740992.0);
}

RC_GTEST_PROP(ReadDouble, AnyDigitsReadAsTheLibraryReadsThem, (std::vector<std::uint8_t> raw)) {
  std::string text = "1";
  for (const auto b : raw) text += static_cast<char>('0' + b % 10);
  const auto point = *rc::gen::inRange<std::size_t>(1, text.size() + 1);
  if (point < text.size()) text.insert(point, ".");
  text += "e" + std::to_string(*rc::gen::inRange(-340, 300));
  const auto library = library_reads(text);
  double v = 0;
  RC_PRE(read_double(text, v));
  RC_ASSERT(std::bit_cast<std::uint64_t>(v) == std::bit_cast<std::uint64_t>(library));
}

TEST(ReadDouble, RefusesOtherForms) {
  double v = 7;
  for (const std::string_view text : {"", "-", "+1", ".5", "5.", "1.e3", "1e", "1e+", "e5", "0x1", "1 ", " 1", "nan",
                                      "inf", "1,5", "--1", "1e5.0", "1e309", "-1e400"}) {
    EXPECT_FALSE(read_double(text, v)) << text;
  }
  EXPECT_EQ(v, 7);
}

}  // namespace
}  // namespace hvs::number
