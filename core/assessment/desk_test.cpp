#include "core/assessment/desk.hpp"

#include <gtest/gtest.h>

#include "core/assessment/sample.hpp"

namespace hvs::assessment {
namespace {

Written text(const char* id, std::uint64_t commit, const char* author = "an", int version = 1) {
  Written out;
  out.id = id;
  out.group = "nguoidan";
  out.item = sample::item("single");
  out.item.version = version;
  out.author = author;
  out.commit = commit;
  return out;
}
Moved step(const char* of, Move move, std::uint64_t commit, const char* author = "binh") {
  return {.text = of, .move = move, .note = {}, .author = author, .at = {}, .commit = commit};
}

TEST(Desk, AQuestionGoesFromDraftToTheBankByASecondPerson) {
  const auto all = held({text("t1", 1)},
                        {step("t1", Move::send, 2, "an"), step("t1", Move::approve, 3), step("t1", Move::release, 4)});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].stage, Stage::live);
  EXPECT_EQ(in_bank(all, "nguoidan").size(), 1U);
  EXPECT_TRUE(in_bank(all, "hssv").empty());
}

TEST(Desk, NobodyReviewsOwnWordsEvenWhenTheFactCameByTheExchange) {
  const auto all = held({text("t1", 1)}, {step("t1", Move::send, 2, "an"), step("t1", Move::approve, 3, "an")});
  EXPECT_EQ(all[0].stage, Stage::review);
  EXPECT_EQ(may_move(all[0], Move::approve, "an", "").error().code, "bank.own_review");
  EXPECT_TRUE(may_move(all[0], Move::approve, "binh", ""));
  EXPECT_EQ(may_move(all[0], Move::send_back, "binh", "").error().code, "bank.note_needed");
  EXPECT_EQ(may_move(all[0], Move::release, "binh", "").error().code, "bank.wrong_stage");
}

TEST(Desk, WhatWasOnTrialIsNeverWrittenOver) {
  const auto all =
      held({text("t1", 1), text("t2", 5)}, {step("t1", Move::send, 2, "an"), step("t1", Move::approve, 3)});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].text.id, "t1");
}

TEST(Desk, ADraftMayBeChangedAndAnOldStepSaysNothingOfTheNewWords) {
  const auto all = held({text("t1", 1), text("t2", 2)}, {step("t1", Move::send, 3, "an")});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].text.id, "t2");
  EXPECT_EQ(all[0].stage, Stage::draft);
}

TEST(Desk, ANewVersionTakesOverOnlyWhenItIsLive) {
  auto texts = std::vector{text("t1", 1), text("t2", 10, "an", 2)};
  auto steps = std::vector{step("t1", Move::send, 2, "an"), step("t1", Move::approve, 3), step("t1", Move::release, 4),
                           step("t2", Move::send, 11, "an"), step("t2", Move::approve, 12)};
  EXPECT_EQ(in_bank(held(texts, steps), "nguoidan").at(0)->text.item.version, 1);
  steps.push_back(step("t2", Move::release, 13));
  const auto all = held(texts, steps);
  ASSERT_EQ(in_bank(all, "nguoidan").size(), 1U);
  EXPECT_EQ(in_bank(all, "nguoidan")[0]->text.item.version, 2);
  EXPECT_EQ(newest(all, "t-1")->text.id, "t2");
}

TEST(Likeness, SeesTheSameWordsWithoutTheirMarks) {
  auto one = sample::item("single"), same = one, other = one;
  one.stem = "Người lạ gọi điện xin mã OTP vừa gửi về máy";
  same.stem = "nguoi la goi dien xin ma otp vua gui ve may!";
  other.stem = "Muốn chụp màn hình điện thoại thì bấm nút nào";
  other.options = {"Nút nguồn", "Nút âm lượng", "Cả hai nút"};
  same.id = "t-2";
  other.id = "t-3";
  EXPECT_GT(likeness(one, same), 0.95);
  EXPECT_LT(likeness(one, other), 0.1);
  const std::vector<const Item*> among{&one, &same, &other};
  const auto found = alike(one, among, 3);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].item->id, "t-2");
}

}  // namespace
}  // namespace hvs::assessment
