#include "server/learning/content/contrast.hpp"

#include <gtest/gtest.h>

namespace hvs::learning {
namespace {

TEST(Contrast, OfKnownColours) {
  EXPECT_NEAR(contrast("#000000", "#FFFFFF"), 21, 1e-9);
  EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.01);  // the usual example just below 4.5
  EXPECT_EQ(contrast("none", "#FFFFFF"), 0);
}

struct Drawing {
  const char* shapes;
  const char* pale;  // the mark that cannot be seen; "" = none
};
TEST(PaleMarks, AreFoundAgainstTheGroundTheyStandOn) {
  const Drawing cases[] = {
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><text x="60" y="40" font-size="20" fill="#3B2A20">Gấp</text>)x",
       ""},
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><text x="60" y="40" font-size="20" fill="#F2B441">Gấp</text>)x",
       "Gấp"},
      // A dark sign on the pale sheet, moved and scaled: white words on it can be read, dark ones cannot.
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><g transform="translate(100 50) scale(2)"><rect x="0" y="0" width="40" height="20" fill="#2F6B4F"/><text x="20" y="15" font-size="12" fill="#FFFDF8">Lưu</text></g>)x",
       ""},
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><g transform="translate(100 50) scale(2)"><rect x="0" y="0" width="40" height="20" fill="#2F6B4F"/><text x="20" y="15" font-size="12" fill="#3B2A20">Lưu</text></g>)x",
       "Lưu"},
      // Beside the sign they stand on the sheet again.
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><g transform="translate(100 50)"><rect x="0" y="0" width="40" height="20" fill="#2F6B4F"/></g><text x="20" y="65" font-size="12" fill="#3B2A20">Lưu</text>)x",
       ""},
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><path d="M10 10 H60 V40" fill="none" stroke="#F2B441" stroke-width="4"/>)x",
       "#F2B441"},
      // A pale line drawn over a broader dark one along the same path is a line with an outline.
      {R"x(<rect width="320" height="200" fill="#FFF3DC"/><path d="M10 10 H60" fill="none" stroke="#3B2A20" stroke-width="8"/><path d="M10 10 H60" fill="none" stroke="#F2B441" stroke-width="3"/>)x",
       ""},
      {R"x(<g><g><path d="M0 0 L9 9" fill="none" stroke="#3B2A20"/></g>)x", ""},
      {"<text", ""},
  };
  for (const auto& one : cases) {
    const auto found = pale_marks(one.shapes);
    EXPECT_EQ(found.empty() ? "" : found[0].what, one.pale) << one.shapes;
  }
}

}  // namespace
}  // namespace hvs::learning
