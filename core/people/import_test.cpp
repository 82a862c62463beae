// Headings and cells as people really type them.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/people/import_cells.hpp"
#include "core/people/import_columns.hpp"

namespace hvs::people {
namespace {

constexpr Day today{2026, 11, 22};

TEST(ColumnOf, HeadingsOfRealLists) {
  const std::pair<const char*, Column> cases[] = {
      {"Họ và tên", Column::name},
      {"HỌ VÀ TÊN", Column::name},
      {"Họ tên công dân (*)", Column::name},
      {"Họ, chữ đệm và tên", Column::name},
      {"Ho ten", Column::name},
      {"Họ đệm", Column::family_part},
      {"Tên", Column::given_part},
      {"Họ và tên chủ hộ", Column::head_name},
      {"Họ tên mẹ", Column::ignored},
      {"Ngày sinh", Column::birth},
      {"Năm sinh", Column::birth},
      {"Ngày, tháng, năm sinh", Column::birth},
      {"NTNS", Column::birth},
      {"Năm sinh (Nữ)", Column::birth_of_woman},
      {"Năm sinh nam", Column::birth_of_man},
      {"Giới tính", Column::sex},
      {"Nam/Nữ", Column::sex},
      {"Nam", Column::man_mark},
      {"Nữ", Column::woman_mark},
      {"Năm", Column::birth_year},
      {"Số CCCD", Column::number},
      {"CCCD/CMND", Column::number},
      {"Số định danh cá nhân", Column::number},
      {"Mã định danh", Column::number},
      {"Số căn cước", Column::number},
      {"Số CMND", Column::old_number},
      {"Ngày cấp CCCD", Column::ignored},
      {"Dân tộc", Column::ethnic},
      {"Xóm", Column::area},
      {"Tổ dân phố", Column::area},
      {"Thôn/Xóm/TDP", Column::area},
      {"Địa chỉ", Column::address},
      {"Nơi thường trú", Column::address},
      {"Quê quán", Column::ignored},
      {"Quan hệ với chủ hộ", Column::relation},
      {"Số hộ", Column::household},
      {"Mã hộ", Column::household},
      {"STT hộ", Column::household},
      {"STT", Column::ignored},
      {"TT", Column::ignored},
      {"Số điện thoại", Column::phone},
      {"SĐT", Column::phone},
      {"ĐTDĐ", Column::phone},
      {"Nghề nghiệp", Column::job},
      {"Nơi làm việc", Column::workplace},
      {"Nghề nghiệp, nơi làm việc", Column::workplace},
      {"Trường", Column::school},
      {"Lớp", Column::school},
      {"Nhóm", Column::group},
      {"Đối tượng", Column::group},
      {"Ghi chú", Column::note},
      {"Tôn giáo", Column::ignored},
      {"Màu mắt", Column::unknown},
      {"", Column::unknown},
      {"Ho\xCC\xA3 va\xCC\x80 te\xCC\x82n", Column::name},  // decomposed
  };
  for (const auto& [typed, wanted] : cases) EXPECT_EQ(column_of(typed), wanted) << typed;
}

TEST(FindHeading, TitlesAboveTwoLinesAndNumberingBelow) {
  const std::vector<Texts> lines{{"UBND XÃ VÕ NHAI", "UBND XÃ VÕ NHAI", "", ""},
                                 {"DANH SÁCH HỌ VÀ TÊN NHÂN KHẨU XÓM PHỐ", "DANH SÁCH HỌ VÀ TÊN NHÂN KHẨU XÓM PHỐ",
                                  "DANH SÁCH HỌ VÀ TÊN NHÂN KHẨU XÓM PHỐ", ""},
                                 {},
                                 {"TT", "Họ và tên", "Năm sinh", "Năm sinh", "Số CCCD"},
                                 {"TT", "Họ và tên", "Nam", "Nữ", "Số CCCD"},
                                 {"(1)", "(2)", "(3)", "(4)", "(5)"},
                                 {"1", "Lý A Páo", "1958", "", "019058001234"}};
  const auto h = find_heading(lines);
  EXPECT_EQ(h.first_line, 6U);
  EXPECT_EQ(h.columns,
            (std::vector{Column::ignored, Column::name, Column::birth_of_man, Column::birth_of_woman, Column::number}));
  EXPECT_EQ(h.titles[3], "Năm sinh: Nữ");
}

TEST(FindHeading, AFirstRowOfDataIsNotASecondHeading) {
  const std::vector<Texts> lines{{"Họ tên", "Giới tính", "Năm sinh"}, {"Lò Thị Nam", "Nữ", "1990"}};
  EXPECT_EQ(find_heading(lines).first_line, 1U);
}

TEST(FindHeading, NoHeadingIsSaid) {
  const std::vector<Texts> lines{{"Lý A Páo", "1958"}, {"Vàng Thị Mỷ", "1960"}};
  EXPECT_TRUE(find_heading(lines).columns.empty());
}

std::string birth(const char* typed) {
  const auto b = read_birth(typed, today);
  std::string out = b.date ? store_partial(*b.date) : "-";
  if (b.sure == Sure::proposed) out += b.month_first ? " m" : "";
  if (b.short_year) out += " y";
  if (b.from_serial) out += " s";
  return b.sure == Sure::no ? "?" : out;
}

TEST(ReadBirth, DatesAsTheyAreTyped) {
  const std::pair<const char*, const char*> cases[] = {{"", "-"},
                                                       {"22/05/1984", "1984-05-22"},
                                                       {"2/5/1984", "1984-05-02"},
                                                       {"22-05-1984", "1984-05-22"},
                                                       {"22.5.1984", "1984-05-22"},
                                                       {"05/1984", "1984-05-00"},
                                                       {"1984", "1984-00-00"},
                                                       {"1984-05-22", "1984-05-22"},
                                                       {"22/05/1984 00:00:00", "1984-05-22"},
                                                       {"'22/05/1984", "1984-05-22"},
                                                       {"22 / 05 / 1984", "1984-05-22"},
                                                       {"05/22/1984", "1984-05-22 m"},
                                                       {"22/5/58", "1958-05-22 y"},
                                                       {"1/2/05", "2005-02-01 y"},
                                                       {"30/02/1984", "?"},
                                                       {"30824", "1984-05-22 s"},
                                                       {"22/05/2084", "?"},
                                                       {"1784", "?"},
                                                       {"khoảng 1950", "?"},
                                                       {"31/11/1990", "?"},
                                                       {"99/99/9999", "?"}};
  for (const auto& [typed, wanted] : cases) EXPECT_EQ(birth(typed), wanted) << typed;
}

TEST(ReadCells, SexRelationGroupSchoolPhone) {
  EXPECT_EQ(read_sex("Nữ"), "nu");
  EXPECT_EQ(read_sex(" NAM "), "nam");
  EXPECT_EQ(read_sex(""), "");
  EXPECT_EQ(read_sex("không rõ"), std::nullopt);
  EXPECT_EQ(read_relation("Chủ hộ"), "chu_ho");
  EXPECT_EQ(read_relation("Vợ"), "vo_chong");
  EXPECT_EQ(read_relation("con đẻ"), "con");
  EXPECT_EQ(read_relation("Cháu nội"), "chau");
  EXPECT_EQ(read_relation("Con dâu"), "con_dau");
  EXPECT_EQ(read_relation("Người ở nhờ"), "Người ở nhờ");
  EXPECT_EQ(read_group("Học sinh, sinh viên"), "hssv");
  EXPECT_EQ(read_group("Cán bộ xã"), "cbccvc");
  EXPECT_EQ(read_group("khác"), "");
  EXPECT_EQ(read_school("5A"), "tieu_hoc");
  EXPECT_EQ(read_school("Lớp 12C2"), "thpt");
  EXPECT_EQ(read_school("THCS Lâu Thượng"), "thcs");
  EXPECT_EQ(read_school("Đại học"), "");
  EXPECT_EQ(read_phone("0912 345 678").digits, "0912345678");
  EXPECT_EQ(read_phone("+84 912.345.678").digits, "0912345678");
  EXPECT_TRUE(read_phone("912345678").zero_added);
  EXPECT_FALSE(read_phone("12").ok);
  EXPECT_FALSE(read_phone("không có").ok);
  EXPECT_TRUE(read_phone("").ok);
}

TEST(ReadName, WhatPeopleAreCalled) {
  for (const auto* name : {"Vi", "Nguyễn Thị Hường", "Ksor H'Bia", "Lò Thị Y-Ban", "Y Nhơm Êban"})
    EXPECT_TRUE(read_name(name).ok) << name;
  for (const auto* name : {"", "A", "12", "Nguyễn Văn A 2", "1. Lý A Páo"}) EXPECT_FALSE(read_name(name).ok) << name;
  const auto decomposed = read_name("Nguye\xCC\x82\xCC\x83n  Va\xCC\x86n An ");
  EXPECT_EQ(decomposed.name, "Nguyễn Văn An");
  EXPECT_TRUE(decomposed.changed);
}

TEST(ReadAreaName, TheSameXomHoweverWritten) {
  for (const auto* typed :
       {"Xóm Đồng Chuối", "xóm đồng chuối", "Thôn Đồng Chuối", "Đồng Chuối", "XÓM ĐỒNG CHUỐI, xã Lâu Thượng"}) {
    EXPECT_EQ(read_area_name(typed).key, "dong chuoi") << typed;
  }
  for (const auto* typed : {"TDP số 3", "Tổ dân phố số 03", "Tổ 3", "tdp 3", "3"})
    EXPECT_EQ(read_area_name(typed).key, "3") << typed;
  EXPECT_EQ(read_area_name("TDP 3").kind, "to_dan_pho");
  EXPECT_EQ(read_area_name("Bản Chương").kind, "xom");
  EXPECT_EQ(read_area_name("Xóm").key, "xom");
}

TEST(ReadAddress, OldAndNewForms) {
  const auto old = read_address("Xóm Phố, xã Lâu Thượng, huyện Võ Nhai, tỉnh Thái Nguyên");
  EXPECT_EQ(old.area, "Xóm Phố");
  EXPECT_EQ(old.old_unit, "lau_thuong");
  EXPECT_FALSE(old.elsewhere);
  EXPECT_EQ(read_address("TDP Hùng Sơn - TT Đình Cả - Võ Nhai").old_unit, "dinh_ca");
  EXPECT_EQ(read_address("Xóm Na Phài, Phú Thượng, Võ Nhai, TN").old_unit, "phu_thuong");
  const auto now = read_address("Xóm Phố, xã Võ Nhai, tỉnh Thái Nguyên");
  EXPECT_EQ(now.old_unit, "");
  EXPECT_FALSE(now.elsewhere);
  EXPECT_TRUE(read_address("Xóm Lò, xã Tràng Xá, huyện Võ Nhai").elsewhere);
  EXPECT_FALSE(read_address("số nhà 12").elsewhere);
  EXPECT_EQ(read_address("").area, "");
}

RC_GTEST_PROP(ImportReaders, NeverFailOnAnything, (std::string typed)) {
  (void)column_of(typed);
  (void)read_birth(typed, today);
  (void)read_address(typed);
  (void)read_area_name(typed);
  (void)read_name(typed);
  (void)read_phone(typed);
  (void)read_school(typed);
}

}  // namespace
}  // namespace hvs::people
