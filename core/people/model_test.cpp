#include "core/people/model.hpp"

#include <gtest/gtest.h>

#include "core/people/names.hpp"

namespace hvs::people {
namespace {

const Day before_merger{2025, 6, 30};
const Day after_merger{2026, 1, 1};

Area area(std::string path, std::optional<Day> from, std::optional<Day> until, std::vector<std::string> follows = {}) {
  Area a;
  a.path = std::move(path);
  a.from = from;
  a.until = until;
  a.follows = std::move(follows);
  return a;
}

std::vector<std::string> paths(const std::vector<const Area*>& areas) {
  std::vector<std::string> out;
  for (const auto* a : areas) out.push_back(a->path);
  return out;
}

TEST(AreaTree, AMergerClosesTwoAndOpensOneAndBothViewsRemain) {
  const AreaTree tree({area("/x2/", {}, Day{2025, 7, 1}), area("/x1/", {}, Day{2025, 7, 1}),
                       area("/x9/", Day{2025, 7, 1}, {}, {"/x1/", "/x2/"}), area("/x3/", {}, {})});
  EXPECT_EQ(paths(tree.on(before_merger)), (std::vector<std::string>{"/x1/", "/x2/", "/x3/"}));
  EXPECT_EQ(paths(tree.on(after_merger)), (std::vector<std::string>{"/x3/", "/x9/"}));
  EXPECT_EQ(tree.now_path("/x1/", after_merger), "/x9/");
  EXPECT_EQ(tree.now_path("/x1/", before_merger), "/x1/");
  EXPECT_EQ(tree.now_path("/unknown/", after_merger), "/unknown/");
}

TEST(AreaTree, ACircleOfMergersDoesNotHang) {
  const AreaTree tree({area("/a/", {}, Day{2000, 1, 1}, {"/b/"}), area("/b/", {}, Day{2000, 1, 1}, {"/a/"})});
  EXPECT_FALSE(tree.now_path("/a/", after_merger).empty());
}

TEST(AreaTree, LeavesAreThoseWithNothingBelow) {
  const AreaTree tree({area("/c/", {}, {}), area("/c/x1/", {}, {}), area("/c/x2/", {}, Day{2020, 1, 1})});
  EXPECT_EQ(paths(tree.leaves_on(after_merger)), std::vector<std::string>{"/c/x1/"});
}

TEST(IsAdult, NobodyIsAdultByAMissingDate) {
  EXPECT_FALSE(is_adult(std::nullopt, after_merger));
  EXPECT_TRUE(is_adult(PartialDate{2008, 1, 1}, after_merger));
  EXPECT_FALSE(is_adult(PartialDate{2008, 1, 2}, after_merger));
  EXPECT_FALSE(is_adult(PartialDate{2008, 0, 0}, after_merger)) << "a bare year counts as its last day";
}

TEST(LivesHere, MovedDeadMergedAndWithdrawnDoNot) {
  Person p;
  EXPECT_TRUE(lives_here(p));
  for (const auto* gone : {"da_chuyen", "da_mat", "da_huy"}) {
    p.residence = gone;
    EXPECT_FALSE(lives_here(p)) << gone;
  }
  p.residence = "tam_tru";
  EXPECT_TRUE(lives_here(p));
  p.merged_into.text = "x";
  EXPECT_FALSE(lives_here(p));
}

TEST(GroupOf, WhatIsRecordedWins) {
  Person p;
  p.birth = PartialDate{1980, 0, 0};
  EXPECT_EQ(group_of(p, after_merger), "nguoidan");
  p.group = "cbccvc";
  EXPECT_EQ(group_of(p, after_merger), "cbccvc");
  Person child;
  child.birth = PartialDate{2015, 0, 0};
  EXPECT_EQ(group_of(child, after_merger), "");
  child.school = "tieu_hoc";
  EXPECT_EQ(group_of(child, after_merger), "hssv");
}

TEST(SearchWords, AreFoldedDifferentAndSorted) {
  EXPECT_EQ(search_words("  Đặng Thị  Thị Hường "), (std::vector<std::string>{"dang", "huong", "thi"}));
  EXPECT_TRUE(search_words("").empty());
}

}  // namespace
}  // namespace hvs::people
