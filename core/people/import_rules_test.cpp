// Decisions about the lines of real lists: what is certain, what is doubtful, what is left alone.
#include "core/people/import_rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "text/import.hpp"

namespace hvs::people {
namespace {

const Texts heading{"TT",  "Họ và tên", "Ngày sinh",          "Giới tính", "Số CCCD",
                    "Xóm", "Số hộ",     "Quan hệ với chủ hộ", "SĐT"};

struct Run {
  std::vector<PlannedRow> rows;
  std::vector<Area> areas;
  std::vector<NewHousehold> households;
};

Run plan(World world, const std::vector<Texts>& lines, const std::string& sheet = "Sheet1",
         std::string default_area = "") {
  int ids = 0;
  ImportOptions options{.today = {2026, 11, 22},
                        .default_area = std::move(default_area),
                        .take_ethnic = false,
                        .find_hash = [](std::string_view n) { return "h" + std::string(n); },
                        .new_id = [&ids] { return "id" + std::to_string(++ids); }};
  Planner planner(std::move(world), options);
  Run run;
  planner.plan_sheet(sheet, lines, [&](PlannedRow&& r) { run.rows.push_back(std::move(r)); });
  run.areas = planner.new_areas();
  run.households = planner.new_households();
  return run;
}

World one_area() {
  Area a;
  a.id = "a1";
  a.path = "/x01/";
  a.name = "Xóm Phố";
  a.kind = "xom";
  World w;
  w.areas = AreaTree({a});
  return w;
}

// The stored people after everything the plan proposes has been done.
World after(World world, const Run& run) {
  auto areas = world.areas.all();
  areas.insert(areas.end(), run.areas.begin(), run.areas.end());
  world.areas = AreaTree(areas);
  for (const auto& h : run.households)
    world.households.push_back({{h.id}, h.area, h.code, {h.head}, h.address, "dang_o"});
  for (const auto& r : run.rows) {
    if (r.status != RowStatus::add && r.proposal != Proposal::add) continue;
    const auto& d = r.draft;
    Person p;
    p.id.text = r.person;
    p.name = d.name;
    p.birth = read_partial_iso(d.birth);
    p.sex = d.sex;
    p.area = r.area;
    p.household.text = r.household;
    p.relation = d.relation;
    if (!d.number.empty()) p.number_hash = "h" + d.number;
    p.old_number_sealed = d.old_number;
    p.phone = d.phone;
    world.persons.push_back(p);
  }
  return world;
}

bool says(const PlannedRow& row, const Text& text) {
  return std::ranges::any_of(row.remarks, [&](const Remark& r) { return r.text->key == text.key; });
}

TEST(Plan, ASoundLineIsAddedAndAnUnknownXomIsSaidToBeNew) {
  const auto run =
      plan(one_area(), {heading,
                        {"1", "Lý A Páo", "22/05/1984", "Nam", "019084001234", "Xóm Phố", "12", "Chủ hộ", "0912345678"},
                        {"2", "Vàng Thị Mỷ", "1990", "Nữ", "", "Xóm Mới", "3", "Chủ hộ", ""}});
  ASSERT_EQ(run.rows.size(), 2U);
  EXPECT_EQ(run.rows[0].status, RowStatus::add);
  EXPECT_EQ(run.rows[0].area, "/x01/");
  EXPECT_EQ(run.rows[1].status, RowStatus::add);
  EXPECT_TRUE(says(run.rows[1], t::import::area_new));
  ASSERT_EQ(run.areas.size(), 1U);
  EXPECT_EQ(run.areas[0].path, "/x02/");
  ASSERT_EQ(run.households.size(), 2U);
  EXPECT_EQ(run.households[0].head, run.rows[0].person);
}

TEST(Plan, DoubtsCarryAProposalAndRefusalsAReason) {
  const std::vector<std::pair<Texts, const Text*>> cases{
      {{"1", "Lý A Páo", "1984", "Nam", "19084001234", "Phố"}, &t::import::zero_added},
      {{"1", "Lý A Páo", "1984", "Nam", "1.9084E+10", "Phố"}, &t::import::number_rounded},
      {{"1", "Lý A Páo", "1984", "Nam", "123", "Phố"}, &t::import::number_unreadable},
      {{"1", "Lý A Páo", "1984", "Nữ", "019084001234", "Phố"}, &t::import::number_sex},
      {{"1", "Lý A Páo", "1990", "Nam", "019084001234", "Phố"}, &t::import::number_year},
      {{"1", "Lý A Páo", "05/22/1984", "Nam", "", "Phố"}, &t::import::birth_month_first},
      {{"1", "Lý A Páo", "hai lăm tuổi", "Nam", "", "Phố"}, &t::import::birth_unreadable},
      {{"1", "Lý A Páo", "30824", "Nam", "", "Phố"}, &t::import::birth_serial},
      {{"1", "Lý A Páo", "", "", "", "Phố"}, &t::import::only_name}};
  for (const auto& [cells, why] : cases) {
    const auto run = plan(one_area(), {heading, cells});
    ASSERT_EQ(run.rows.size(), 1U);
    EXPECT_EQ(run.rows[0].status, RowStatus::review) << why->key;
    EXPECT_EQ(run.rows[0].proposal, Proposal::add) << why->key;
    EXPECT_TRUE(says(run.rows[0], *why)) << why->key;
  }
  const std::vector<std::pair<Texts, const Text*>> refused{
      {{"1", "Lý A 2", "1984", "Nam", "", "Phố"}, &t::import::bad_name},
      {{"1", "", "1984", "Nam", "019084001234", "Phố"}, &t::import::no_name},
      {{"1", "Lý A Páo", "1984", "Nam", "", ""}, &t::import::no_area}};
  for (const auto& [cells, why] : refused) {
    const auto run = plan(one_area(), {heading, cells});
    ASSERT_EQ(run.rows.size(), 1U) << why->key;
    EXPECT_EQ(run.rows[0].status, RowStatus::refused) << why->key;
    EXPECT_TRUE(says(run.rows[0], *why)) << why->key;
  }
}

TEST(Plan, TheSecondTimeNothingChanges) {
  const std::vector<Texts> lines{
      {"DANH SÁCH NHÂN KHẨU"},
      heading,
      {"1", "Lý A Páo", "22/05/1984", "Nam", "019084001234", "Phố", "12", "Chủ hộ", "0912345678"},
      {"2", "Vàng Thị Mỷ", "1990", "Nữ", "", "Phố", "12", "Vợ", ""},
      {"3", "Lý A Sùng", "", "", "", "Phố", "12", "Con", ""},
      {"4", "Nông Văn An", "1/2/1970", "Nam", "19070001234", "TDP 3", "", "Chủ hộ", ""},
      {"5", "Nông Thị Bé", "2001", "Nữ", "", "TDP 3", "", "Con", "912345678"},
      {"6", "Ma Thị Tư", "1950", "Nữ", "090123456", "TDP 3", "", "", ""}};
  const auto first = plan(one_area(), lines);
  EXPECT_EQ(first.rows.size(), 6U);
  const auto again = plan(after(one_area(), first), lines);
  EXPECT_TRUE(again.areas.empty());
  for (const auto& r : again.rows) {
    EXPECT_EQ(r.status, RowStatus::same) << r.draft.name
                                         << (r.changes.empty() ? "" : r.changes[0].field + r.changes[0].to);
  }
}

TEST(Plan, AKnownNumberWithAnotherNameWaitsForAPerson) {
  const auto world =
      after(one_area(), plan(one_area(), {heading, {"1", "Lý A Páo", "1984", "Nam", "019084001234", "Phố"}}));
  const auto other = plan(world, {heading, {"1", "Trần Văn Bình", "1984", "Nam", "019084001234", "Phố"}});
  EXPECT_EQ(other.rows[0].status, RowStatus::review);
  EXPECT_EQ(other.rows[0].proposal, Proposal::update);
  EXPECT_TRUE(says(other.rows[0], t::import::other_name));
  const auto accent = plan(world, {heading, {"1", "Lý A Pao", "1984", "Nam", "019084001234", "Phố"}});
  EXPECT_EQ(accent.rows[0].status, RowStatus::update) << "only marks differ: an update that is shown";
  ASSERT_EQ(accent.rows[0].changes.size(), 1U);
  EXPECT_EQ(accent.rows[0].changes[0].from, "Lý A Páo");
  const auto less = plan(world, {heading, {"1", "Lý A Páo", "1984", "", "019084001234", "Phố"}});
  EXPECT_EQ(less.rows[0].status, RowStatus::same) << "an empty cell takes nothing away";
}

TEST(Plan, NamesakesAreADoubtAndDifferentNumbersDifferentPeople) {
  const auto world =
      after(one_area(), plan(one_area(), {heading, {"1", "Nguyễn Văn An", "1984", "Nam", "019084001234", "Phố"}}));
  const auto without = plan(world, {heading, {"1", "Nguyễn Văn An", "22/05/1984", "Nam", "", "Phố"}});
  EXPECT_TRUE(says(without.rows[0], t::import::maybe_same));
  EXPECT_EQ(without.rows[0].proposal, Proposal::update);
  const auto other = plan(world, {heading, {"1", "Nguyễn Văn An", "1984", "Nam", "019084009999", "Phố"}});
  EXPECT_TRUE(says(other.rows[0], t::import::same_name_other_number));
  EXPECT_EQ(other.rows[0].proposal, Proposal::add);
  const auto younger = plan(world, {heading, {"1", "Nguyễn Văn An", "2001", "Nam", "", "Phố"}});
  EXPECT_EQ(younger.rows[0].status, RowStatus::add);
}

TEST(Plan, DoublesInsideTheFile) {
  const auto run = plan(one_area(), {heading,
                                     {"1", "Lý A Páo", "1984", "Nam", "019084001234", "Phố"},
                                     {"2", "Lý A Páo", "1984", "Nam", "019084001234", "Phố"},
                                     {"3", "Lý A Sùng", "1984", "Nam", "019084001234", "Phố"},
                                     {"4", "Ma Thị Tư", "1950", "Nữ", "", "Phố"},
                                     {"5", "Ma Thị Tư", "1950", "Nữ", "", "Phố"}});
  EXPECT_EQ(run.rows[1].status, RowStatus::same);
  EXPECT_TRUE(says(run.rows[1], t::import::line_again));
  EXPECT_TRUE(says(run.rows[2], t::import::number_twice));
  EXPECT_EQ(run.rows[4].proposal, Proposal::leave);
}

TEST(Plan, SheetsSectionsTotalsAndSignatures) {
  const Texts short_heading{"STT", "Họ và tên", "Năm sinh: Nam", "Năm sinh: Nữ"};
  const auto run = plan(one_area(), {short_heading,
                                     {"XÓM PHỐ", "XÓM PHỐ", "XÓM PHỐ", "XÓM PHỐ"},
                                     {"1", "Lý A Páo", "1984", ""},
                                     {"TỔ DÂN PHỐ SỐ 3", "", "", ""},
                                     {"2", "Vàng Thị Mỷ", "", "1990"},
                                     {"", "Tổng cộng: 2 khẩu", "", ""},
                                     {"", "", "", "Người lập biểu"}});
  ASSERT_EQ(run.rows.size(), 2U);
  EXPECT_EQ(run.rows[0].area, "/x01/");
  EXPECT_EQ(run.rows[0].draft.sex, "nam");
  EXPECT_EQ(run.rows[1].draft.sex, "nu");
  EXPECT_EQ(run.rows[1].draft.birth, "1990-00-00");
  ASSERT_EQ(run.areas.size(), 1U);
  EXPECT_EQ(run.areas[0].kind, "to_dan_pho");
  const auto by_sheet = plan(one_area(), {short_heading, {"1", "Lý A Páo", "1984", ""}}, "Xóm Phố");
  EXPECT_EQ(by_sheet.rows[0].area, "/x01/");
  const auto by_choice = plan(one_area(), {short_heading, {"1", "Lý A Páo", "1984", ""}}, "Sheet1", "/x01/");
  EXPECT_EQ(by_choice.rows[0].area, "/x01/");
}

TEST(Plan, OldAndNewAddressesAndOneNameInTwoOldCommunes) {
  const Texts h{"Họ tên", "Năm sinh", "Địa chỉ thường trú"};
  const auto run = plan(one_area(), {h,
                                     {"Lý A Páo", "1984", "Xóm Trung Thành, xã Lâu Thượng, huyện Võ Nhai, Thái Nguyên"},
                                     {"Lý A Sùng", "1985", "xóm Trung Thành, xã Phú Thượng, Võ Nhai"},
                                     {"Lý A Chú", "1986", "Xóm Trung Thành, xã Võ Nhai, tỉnh Thái Nguyên"},
                                     {"Lý A Dê", "1987", "Xóm Lò, xã Tràng Xá, huyện Võ Nhai"},
                                     {"Lý A Hờ", "1988", "Xóm Phố - xã Võ Nhai"}});
  EXPECT_NE(run.rows[0].area, run.rows[1].area);
  EXPECT_EQ(run.rows[2].status, RowStatus::refused);
  EXPECT_TRUE(says(run.rows[2], t::import::area_two));
  EXPECT_TRUE(says(run.rows[3], t::import::elsewhere));
  EXPECT_EQ(run.rows[4].area, "/x01/");
}

// The order of columns says nothing.
RC_GTEST_PROP(Plan, OrderOfColumnsDoesNotMatter, ()) {
  const std::vector<Texts> lines{
      heading,
      {"1", "Lý A Páo", "22/05/1984", "Nam", "19084001234", "Xóm Phố", "12", "Chủ hộ", "0912345678"},
      {"2", "Vàng Thị Mỷ", "1990", "Nữ", "", "Xóm Mới", "12", "Vợ", "x"},
      {"3", "", "1990", "Nữ", "", "", "", "", ""}};
  std::vector<std::size_t> order(heading.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  std::vector<Texts> shuffled;
  for (const auto& line : lines) {
    Texts out;
    for (const auto i : order) out.push_back(line[i]);
    shuffled.push_back(out);
  }
  const auto a = plan(one_area(), lines);
  const auto b = plan(one_area(), shuffled);
  RC_ASSERT(a.rows.size() == b.rows.size());
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    RC_ASSERT(a.rows[i].status == b.rows[i].status);
    RC_ASSERT(a.rows[i].draft.name == b.rows[i].draft.name);
    RC_ASSERT(a.rows[i].draft.birth == b.rows[i].draft.birth);
    RC_ASSERT(a.rows[i].draft.number == b.rows[i].draft.number);
    RC_ASSERT(a.rows[i].area == b.rows[i].area);
  }
}

// Whatever stands in the cells, each line with something in it is planned once or counted as no person.
RC_GTEST_PROP(Plan, NoLineIsLost, (std::vector<std::vector<std::string>> cells)) {
  std::vector<Texts> lines{heading};
  for (auto& line : cells) {
    line.resize(std::min<std::size_t>(line.size(), heading.size()));
    lines.push_back(line);
  }
  const auto run = plan(one_area(), lines);
  RC_ASSERT(run.rows.size() <= cells.size());
  for (const auto& r : run.rows) RC_ASSERT(r.status != RowStatus::refused || !r.remarks.empty());
}

}  // namespace
}  // namespace hvs::people
