#include "core/assessment/official.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace hvs::assessment {
namespace {

Blueprint proposed() {
  Blueprint b;
  b.id = "nguoidan";
  b.version = "tam-1";
  b.group = "nguoidan";
  b.shares = {{"D0", 3, 0}, {"D4", 5, 70}, {"D7", 2, 0}};
  b.total = 10;
  b.pass_percent = 80;
  b.attempts_per_day = 3;
  return b;
}

// A ledger written as a story: who entered what, who compared it.
struct Story {
  Ledger ledger;
  std::uint64_t commit = 0;
  std::string enter(std::string who, std::string name, std::string value, std::string group = "nguoidan") {
    ++commit;
    ledger.entries.push_back({"e" + std::to_string(commit),
                              std::move(group),
                              std::move(name),
                              std::move(value),
                              "QĐ 757, Phụ lục II",
                              std::move(who),
                              {},
                              commit});
    return ledger.entries.back().id;
  }
  void compare(std::string who, std::string entry, bool fits = true) {
    ledger.comparisons.push_back({std::move(entry), fits, fits ? "" : "trang 3", std::move(who), {}, ++commit});
  }
  Blueprint now() const { return with_official(proposed(), in_force(ledger, "nguoidan")); }
};

TEST(OfficialValues, DecideOnlyOnceASecondPersonHasComparedThem) {
  Story s;
  const auto entry = s.enter("an", "muc_dat", "70");
  EXPECT_EQ(s.now().pass_percent, 80);
  s.compare("an", entry);
  EXPECT_EQ(s.now().pass_percent, 80) << "who entered a value cannot make it official";
  s.compare("binh", entry);
  EXPECT_EQ(s.now().pass_percent, 70);
  EXPECT_EQ(s.now().ref(), "nguoidan@tam-1.ct-1");
  EXPECT_TRUE(s.now().provisional) << "the other values are still proposals";
}

TEST(OfficialValues, ANewEntryLeavesTheOldOneInForceUntilItIsCompared) {
  Story s;
  s.compare("binh", s.enter("an", "muc_dat", "70"));
  const auto newer = s.enter("an", "muc_dat", "75");
  EXPECT_EQ(s.now().pass_percent, 70);
  s.compare("binh", newer, false);
  EXPECT_EQ(s.now().pass_percent, 70) << "found not to fit: nothing changes";
  s.compare("binh", newer);
  EXPECT_EQ(s.now().pass_percent, 75);
}

TEST(OfficialValues, AComparisonTakenBackPutsTheProposalInForceAgain) {
  Story s;
  const auto entry = s.enter("an", "muc_dat", "70");
  s.compare("binh", entry);
  s.compare("chi", entry, false);
  EXPECT_EQ(s.now().pass_percent, 80);
  EXPECT_EQ(s.now().ref(), "nguoidan@tam-1.ct-2");
}

TEST(OfficialValues, AnOldResultCanBeMeasuredByTheVersionItNames) {
  Story s;
  s.compare("binh", s.enter("an", "muc_dat", "70"));
  s.compare("binh", s.enter("an", "muc_dat", "90"));
  const auto version = official_version("nguoidan@tam-1.ct-1");
  EXPECT_EQ(version, 1);
  EXPECT_EQ(with_official(proposed(), in_force(s.ledger, "nguoidan", version)).pass_percent, 70);
  EXPECT_EQ(official_version("nguoidan@tam-1"), 0);
  EXPECT_EQ(with_official(proposed(), in_force(s.ledger, "nguoidan", 0)).ref(), "nguoidan@tam-1");
}

TEST(OfficialValues, GroupsDoNotMix) {
  Story s;
  s.compare("binh", s.enter("an", "muc_dat", "50", "hssv"));
  EXPECT_EQ(s.now().pass_percent, 80);
}

// Every value a certificate rests on, entered by one and compared by another.
void settle(Story& s, std::string_view but = {}) {
  for (const auto& question : asked()) {
    if (question.name == but) continue;
    const auto value = question.meaning == Meaning::count    ? "20"
                       : question.meaning == Meaning::shares ? "D0:10 D4:10"
                                                             : "như văn bản";
    s.compare("binh", s.enter("an", std::string{question.name}, value));
  }
}

TEST(OfficialValues, TheLabelGoesOnlyWhenEveryValueIsCompared) {
  for (const auto& question : asked()) {
    Story s;
    settle(s, question.name);
    const auto rules = s.now().ref();
    EXPECT_TRUE(is_provisional(s.ledger, "nguoidan", rules)) << question.name;
    EXPECT_EQ(s.now().provisional, question.decides) << question.name;
  }
  Story s;
  settle(s);
  EXPECT_FALSE(is_provisional(s.ledger, "nguoidan", s.now().ref()));
  EXPECT_FALSE(s.now().provisional);
  EXPECT_TRUE(is_provisional(s.ledger, "nguoidan", "nguoidan@tam-1")) << "this result was measured by proposals";
  EXPECT_TRUE(is_provisional(s.ledger, "hssv", s.now().ref()));
}

TEST(OfficialValues, TheTwoPersonRuleHasItsRefusals) {
  Story s;
  const auto first = s.enter("an", "muc_dat", "70");
  const auto second = s.enter("an", "muc_dat", "75");
  const auto code = [&](const std::string& entry, std::string_view who, bool fits, std::string_view note) {
    const auto ok = may_compare(s.ledger, *s.ledger.find(entry), who, fits, note);
    return ok ? std::string_view{} : ok.error().code;
  };
  EXPECT_EQ(code(second, "an", true, ""), "official.own_entry");
  EXPECT_EQ(code(first, "binh", true, ""), "official.not_latest");
  EXPECT_EQ(code(second, "binh", false, " "), "official.note_needed");
  EXPECT_EQ(code(second, "binh", true, ""), "");
  s.compare("binh", second);
  EXPECT_EQ(code(second, "chi", true, ""), "official.already_compared");
  EXPECT_EQ(code(second, "chi", false, "trang 4"), "");
}

TEST(OfficialValues, AreReadAsPeopleTypeThem) {
  const auto read = [](std::string_view name, std::string_view typed) {
    const auto got = read_value(*find_asked(name), typed);
    return got ? *got : std::string{got.error().code};
  };
  EXPECT_EQ(read("muc_dat", " 80 %"), "80");
  EXPECT_EQ(read("muc_dat", "101"), "official.bad_number");
  EXPECT_EQ(read("muc_dat", "tám mươi"), "official.bad_number");
  EXPECT_EQ(read("phan_bo", "D0: 3, d1=2; D4 5"), "D0:3 D1:2 D4:5");
  EXPECT_EQ(read("phan_bo", "D0 3 D0 2"), "official.bad_shares");
  EXPECT_EQ(read("phan_bo", "D9 3"), "official.bad_shares");
  EXPECT_EQ(read("phan_bo", "D0"), "official.bad_shares");
  EXPECT_EQ(read("nguoi_ky", std::string(1001, 'a')), "official.too_long");
}

RC_GTEST_PROP(OfficialValuesProperty, ATotalIsSharedOutWholly, ()) {
  const auto total = *rc::gen::inRange(5, 101);
  Story s;
  s.compare("binh", s.enter("an", "so_cau", std::to_string(total)));
  const auto rules = s.now();
  std::size_t sum = 0;
  for (const auto& one : rules.shares) sum += one.count;
  RC_ASSERT(sum == static_cast<std::size_t>(total));
  RC_ASSERT(rules.total == sum);
}

RC_GTEST_PROP(OfficialValuesProperty, NobodyMakesAValueOfficialAlone, ()) {
  Story s;
  const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
  std::string last;
  for (const auto step : steps) {
    if (step == 0 || last.empty())
      last = s.enter("an", "muc_dat", std::to_string(50 + static_cast<int>(s.commit % 40)));
    else
      s.compare("an", last, step != 2);
  }
  RC_ASSERT(s.now().pass_percent == 80);
}

TEST(SkillTable, IsReadInAnyOrderOfColumnsWithMergedCellsAndTitleRows) {
  const std::vector<std::vector<std::string>> cells{
      {"PHỤ LỤC I"},
      {"Kỹ năng", "Mã", "Nhóm kỹ năng", "Đối tượng", "Mô tả"},
      {"Sử dụng thiết bị", "0.1", "Thiết bị và phần mềm", "Người dân", "Nhận ra các nút"},
      {"Sử dụng phần mềm", "0.2", "", "", ""},
      {"", "", "", "", ""},
      {"", "1", "Tìm kiếm thông tin", "", ""},
      {"Chọn lọc thông tin", "1.1", "", "Học sinh, sinh viên", ""},
      {"Chọn lọc thông tin", "1.1", "", "", "lặp lại"},
      {"Việc lạ", "1.3", "", "Người ngoài hành tinh", ""},
  };
  const auto got = read_framework(cells);
  ASSERT_TRUE(got) << got.error().code;
  ASSERT_EQ(got->rows.size(), 3U);
  EXPECT_EQ(got->rows[1], (FrameworkRow{"0.2", "Thiết bị và phần mềm", "D0", "Sử dụng phần mềm", "nguoidan", ""}));
  EXPECT_EQ(got->rows[2].domain_name, "Tìm kiếm thông tin");
  EXPECT_EQ(got->rows[2].group, "hssv");
  ASSERT_EQ(got->troubles.size(), 2U);
  EXPECT_EQ(got->troubles[0].line, 8U);
  EXPECT_EQ(got->troubles[0].why, "official.row_twice");
  EXPECT_EQ(got->troubles[1].why, "official.row_unknown_group");
  const auto domains = domains_of(got->rows);
  ASSERT_EQ(domains.size(), 2U);
  EXPECT_EQ(domains[0].skills, 2U);
}

TEST(SkillTable, WhatIsNoTableIsRefused) {
  const auto code = [](const std::vector<std::vector<std::string>>& cells) {
    const auto got = read_framework(cells);
    return got ? std::string_view{} : got.error().code;
  };
  EXPECT_EQ(code({}), "official.no_heading");
  EXPECT_EQ(code({{"Họ và tên", "Năm sinh"}}), "official.no_heading");
  EXPECT_EQ(code({{"Nhóm kỹ năng", "Kỹ năng"}}), "official.no_skills");
}

TEST(SkillTable, NamesOfDomainsComeFromTheVersionTheResultRestsOn) {
  Story s;
  s.ledger.tables["t1"] = {"t1", "v1", {{"4.1", "An toàn số", "D4", "Mật khẩu", "", ""}}};
  s.ledger.tables["t2"] = {"t2",
                           "v2",
                           {{"4.1", "An toàn và riêng tư", "D4", "Mật khẩu", "nguoidan", ""},
                            {"5.1", "Sức khỏe số", "D4", "Nghỉ mắt", "nguoidan", ""},
                            {"4.1", "Chỉ cho học sinh", "D4", "Khác", "hssv", ""}}};
  s.compare("binh", s.enter("an", "khung", "t1"));
  s.compare("binh", s.enter("an", "khung", "t2"));
  learning::Framework ours;
  ours.domains = {{"D4", "An toàn (đề xuất)"}, {"D7", "Dịch vụ"}};
  EXPECT_EQ(domain_names(s.ledger, ours, "nguoidan", "nguoidan@tam-1").at("D4"), "An toàn (đề xuất)");
  EXPECT_EQ(domain_names(s.ledger, ours, "nguoidan", "nguoidan@tam-1.ct-1").at("D4"), "An toàn số");
  EXPECT_EQ(domain_names(s.ledger, ours, "nguoidan", "nguoidan@tam-1.ct-2").at("D4"),
            "An toàn và riêng tư, Sức khỏe số");
  EXPECT_EQ(domain_names(s.ledger, ours, "nguoidan", "nguoidan@tam-1.ct-2").at("D7"), "Dịch vụ");
}

}  // namespace
}  // namespace hvs::assessment
