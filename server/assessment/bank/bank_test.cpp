// Tests run in the root of the repository, so "." is a share directory with the real content.
#include "server/assessment/bank/bank.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/assessment/rules.hpp"
#include "core/assessment/scoring.hpp"
#include "server/learning/content/check.hpp"
#include "server/learning/content/library.hpp"

namespace hvs::assessment {
namespace {

std::shared_ptr<const learning::Library> library() {
  static const auto ours = *learning::read_library(".");
  return ours;
}

std::string found(const Bank& bank) {
  learning::Findings findings;
  check_bank(bank, findings);
  return learning::show(findings);
}

class OurBank : public testing::TestWithParam<std::string_view> {
 protected:
  // Every kind, also those no form asks yet.
  static Bank whole(std::string_view group, learning::Findings& findings) {
    return load_bank(".", *library(), findings, group);
  }
};

TEST_P(OurBank, IsReadWithoutAFindingAndDrawsForms) {
  learning::Findings findings;
  const auto all = whole(GetParam(), findings);
  check_bank(all, findings);
  EXPECT_EQ(learning::show(findings), "");
  EXPECT_EQ(all.blueprint.group, GetParam());
  EXPECT_TRUE(all.blueprint.provisional);
  const auto bank = *read_bank(".", *library(), GetParam());
  const auto first = draw(*bank, bank->blueprint, "a", {});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->size(), bank->blueprint.total);
  const auto second = *draw(*bank, bank->blueprint, "b", *first);
  for (const auto& ref : second) EXPECT_EQ(std::find(first->begin(), first->end(), ref), first->end()) << ref;
}

TEST_P(OurBank, HasThreeQuestionsOfEverySkillOfItsGroup) {
  learning::Findings findings;
  const auto bank = whole(GetParam(), findings);
  const auto lessons = library();
  for (const auto& skill : lessons->framework.skills) {
    const auto& groups = skill.groups;
    if (std::find(groups.begin(), groups.end(), GetParam()) == groups.end()) continue;
    EXPECT_GE(
        std::count_if(bank.items.begin(), bank.items.end(), [&](const Item& one) { return one.skill == skill.id; }), 3)
        << skill.id;
  }
}

TEST_P(OurBank, HasEasyAndHardQuestionsInEveryDomainOfItsForms) {
  learning::Findings findings;
  const auto bank = whole(GetParam(), findings);
  for (const auto& share : bank.blueprint.shares) {
    double easiest = 9, hardest = -9;
    for (const auto& one : bank.items) {
      if (one.domain != share.domain) continue;
      easiest = std::min(easiest, one.difficulty);
      hardest = std::max(hardest, one.difficulty);
    }
    EXPECT_LE(easiest, -0.75) << share.domain;
    EXPECT_GE(hardest, 1) << share.domain;
  }
}

INSTANTIATE_TEST_SUITE_P(Groups, OurBank, testing::Values("nguoidan", "hssv", "cbccvc", "nld"));

TEST(OurBanks, TogetherHoldSixHundredQuestionsSixtyOfThemTasks) {
  learning::Findings findings;
  std::size_t items = 0, tasks = 0;
  std::set<std::string> ids;
  for (const auto& group : bank_groups(".")) {
    for (const auto& one : load_bank(".", *library(), findings, group).items) {
      ++items;
      tasks += one.kind == ItemKind::task;
      EXPECT_TRUE(ids.insert(one.id).second) << one.id;
    }
  }
  EXPECT_GE(items, 600U);
  EXPECT_GE(tasks, 60U);
}

TEST(OurBanks, WhateverAFormDrawsCanBeAskedAndAnswered) {
  const auto bank = *read_bank(".", *library());
  EXPECT_GE(bank->items.size(), 250U);
  std::set<ItemKind> kinds;
  for (const auto& one : bank->items) {
    kinds.insert(one.kind);
    EXPECT_TRUE(one.kind != ItemKind::task || one.task.board) << one.id;
    const auto key = key_of(one);
    EXPECT_TRUE(one.kind == ItemKind::task || is_right(one, key)) << one.id << " " << key;
  }
  EXPECT_EQ(kinds.size(), 10U);
}

TEST(OurBanks, EverySafetySkillIsAsked) {
  const auto bank = *read_bank(".", *library());
  for (const auto* skill : {"P4.1", "P4.2", "P4.3", "P4.4", "P4.5", "P4.6"}) {
    EXPECT_GE(
        std::count_if(bank->items.begin(), bank->items.end(), [skill](const Item& one) { return one.skill == skill; }),
        3)
        << skill;
  }
}

TEST(CheckBank, FindsTwinsAndGiveaways) {
  Bank bank;
  bank.blueprint.group = "t";
  for (int i = 0; i < 24; ++i) {
    Item item;
    item.id = "t-" + std::to_string(i);
    item.stem = i < 2 ? "Cùng một câu?" : "Câu " + std::to_string(i);
    item.options = {"a", "b", "the longest of all", i == 5 ? "A" : "c"};
    item.answer = 2;
    bank.items.push_back(item);
  }
  const auto report = found(bank);
  for (const auto* part :
       {"Câu hỏi giống câu t-0", "Hai lựa chọn giống nhau", "dài nhất trong 100 %", "vị trí C trong 100 %"}) {
    EXPECT_NE(report.find(part), std::string::npos) << part << "\n" << report;
  }
}

class SpoiledBank : public testing::Test {
 protected:
  void SetUp() override {
    share_ = std::filesystem::path{testing::TempDir()} / "bank_spoiled";
    std::filesystem::remove_all(share_);
    std::filesystem::create_directories(share_);
    std::filesystem::copy("content", share_ / "content", std::filesystem::copy_options::recursive);
  }
  void TearDown() override { std::filesystem::remove_all(share_); }
  std::string refusal(const std::string& file, std::string_view text) {
    std::ofstream(share_ / "content/items/nguoidan" / file, std::ios::binary) << text;
    const auto read = read_bank(share_.string(), *library());
    return read ? "" : read.error().detail;
  }
  std::filesystem::path share_;
};

TEST_F(SpoiledBank, AnItemThatCannotBeAskedIsRefusedByName) {
  EXPECT_NE(
      refusal(
          "D8.json",
          R"([{"id":"nd-D8-001","domain":"D8","skill":"P8.1","stem":"s","options":["a","b","c"],"answer":3,"why":"w"}])")
          .find("nd-D8-001"),
      std::string::npos);
}
TEST_F(SpoiledBank, ABankThatCannotFillTheBlueprintIsRefused) {
  EXPECT_NE(refusal("D8.json", "[]").find("D8"), std::string::npos);
}
TEST_F(SpoiledBank, TheSameIdTwiceIsRefused) {
  const std::string one =
      R"({"id":"nd-D8-001","domain":"D8","skill":"P8.1","stem":"s","options":["a","b","c"],"answer":1,"why":"w"})";
  EXPECT_NE(refusal("D8.json", "[" + one + "," + one + "]").find("nd-D8-001"), std::string::npos);
}

}  // namespace
}  // namespace hvs::assessment
