#include "core/html/heard.hpp"

#include <gtest/gtest.h>

#include "core/html/catalogue.hpp"
#include "text/door.hpp"
#include "text/learning.hpp"

namespace hvs::html {
namespace {

using Names = std::vector<std::string>;

TEST(Heard, ReadsTheSentencesOfAPageInTheirOrder) {
  const auto names = heard(t::door::title.vi,
                           "<ul><li><a href=\"/vao/the\"><svg aria-hidden=\"true\"><use href=\"#qr\"/></svg><span>Thẻ "
                           "của tôi<small>Quét hình vuông trên thẻ</small></span></a></li></ul>");
  EXPECT_EQ(names, (Names{"ui/door.title", "ui/door.by_card", "ui/door.by_card_small"}));
  EXPECT_EQ(sound_row(names), "/am/doc/ui/door.title+ui/door.by_card+ui/door.by_card_small.mp3");
}

TEST(Heard, ComposesNumbersAndLeavesOutNames) {
  EXPECT_EQ(heard("", "<p>Đã xong 2 trên 7 bài</p>"),
            (Names{"ui/learning.units_done.0", "ui/so.2", "ui/learning.units_done.1", "ui/so.7",
                   "ui/learning.units_done.2"}));
  EXPECT_EQ(heard("", "<p>Đang học: Lê Thị Hiền</p>"), (Names{"ui/door.you_are.0"}));
  EXPECT_EQ(heard("", "<p>42</p><p>101</p><p>Lê Thị Hiền</p>"), (Names{"ui/so.42"}));
  EXPECT_EQ(heard("", "<p>Câu 3</p><p>Câu tìm tốt có ba phần:</p>"), (Names{"ui/assessment.review_item.0", "ui/so.3"}));
}

TEST(Heard, SkipsWhatIsNotForReading) {
  EXPECT_TRUE(
      heard("", "<p aria-hidden=\"true\">Thẻ của tôi<b>Vào học</b></p><select><option>Vào học</option></select>")
          .empty());
  EXPECT_EQ(heard("", "<span aria-hidden=\"true\"><span>Vào học</span>Vào học</span><i>Vào học</i>"),
            (Names{"ui/door.go_in"}));
  EXPECT_TRUE(heard("", "<p").empty());
  EXPECT_TRUE(heard("", "<svg><svg>").empty());
  EXPECT_EQ(sound_row({}), "");
}

TEST(Heard, AnElementBringsASoundOfItsOwn) {
  EXPECT_EQ(heard("", "<a href=\"/hoc/x\" data-sound=\"/am/x/ten.opus\">Khóa mới</a>"), (Names{"x/ten"}));
  EXPECT_TRUE(heard("", "<a data-sound=\"https://khac/x.opus\">Khóa mới</a>").empty());
}

TEST(Heard, EverySpokenPartExists) {
  for (const auto part : spoken) {
    bool found = part == "practice.";  // a room that comes with its simulators
    for (const auto& one : all_texts()) found = found || one.key.starts_with(part);
    EXPECT_TRUE(found) << part;
  }
}

}  // namespace
}  // namespace hvs::html
