// Tests run in the root of the repository, so "." is a share directory with the real content.
#include "server/assessment/bank/bank.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/assessment/rules.hpp"
#include "server/learning/content/check.hpp"
#include "server/learning/content/library.hpp"

namespace hvs::assessment {
namespace {

std::shared_ptr<const learning::Library> library() { return *learning::read_library("."); }

std::string found(const Bank& bank) {
  learning::Findings findings;
  check_bank(bank, findings);
  return learning::show(findings);
}

TEST(OurBank, IsLargeEnoughReadWithoutAFindingAndDrawsForms) {
  const auto lessons = library();
  learning::Findings findings;
  const auto bank = load_bank(".", *lessons, findings);
  check_bank(bank, findings);
  EXPECT_EQ(learning::show(findings), "");
  EXPECT_GE(bank.items.size(), 120U);
  EXPECT_EQ(bank.blueprint.shares.size(), 9U);
  EXPECT_TRUE(bank.blueprint.provisional);
  const auto first = draw(bank, bank.blueprint, "a", {});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->size(), 20U);
  const auto second = *draw(bank, bank.blueprint, "b", *first);
  for (const auto& ref : second) EXPECT_EQ(std::find(first->begin(), first->end(), ref), first->end()) << ref;
}

TEST(OurBank, EverySafetySkillIsAsked) {
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
