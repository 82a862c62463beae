// The field book as a volunteer uses it: every page against its golden copy, and what each form writes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/journal/authority.hpp"
#include "core/journal/pages.hpp"
#include "core/outreach/model.hpp"
#include "core/outreach/pages.hpp"
#include "core/outreach/rules.hpp"

namespace hvs::outreach {
namespace {

using journal::value_of;

constexpr auto house1 = "018f0000-0000-7000-8000-0000000000a1";
constexpr auto house2 = "018f0000-0000-7000-8000-0000000000a2";
constexpr auto elder = "018f0000-0000-7000-8000-0000000000b1";
constexpr auto child = "018f0000-0000-7000-8000-0000000000b2";
constexpr auto form = "018f0000-0000-7000-8000-0000000000f1";
constexpr Instant now = from_ms(1'795'334'400'000);  // 15:00 on 22/11/2026 in Vietnam

Snapshot book() {
  Snapshot s;
  s.cut = 90;
  s.month = "2026-11";
  s.areas = {{"/x01/", "Xóm Cầu Nhọ"}, {"/x02/", "Xóm Đình Cả"}};
  s.skills = {{"cv3240-1", "Sử dụng dịch vụ công trực tuyến"},
              {"cv3240-2", "Mua sắm trực tuyến"},
              {"cv3240-3", "Thanh toán trực tuyến"},
              {"cv3240-4", "Tự bảo vệ mình"},
              {"cv3240-5", "Dùng nền tảng số khác"}};
  s.figures = {{"gap", 7}, {"luot_gap", 15}};
  s.households = {{"household",
                   house1,
                   "/x01/",
                   true,
                   {{"code", "H01", 3}, {"address", "Cạnh suối <đầu xóm>", 4}, {"revisit", "Tối thứ bảy", 60}}},
                  {"household", house2, "/x02/", true, {{"code", "H02", 5}}}};
  s.persons = {{"person",
                elder,
                "/x01/",
                true,
                {{"name", "Nông Thị \"Hường\" <mẫu>", 6},
                 {"birth", "1950-00-00", 6},
                 {"household", house1, 6},
                 {"relation", "chu_ho", 6},
                 {"vneid", "1", 6}}},
               {"person",
                child,
                "/x01/",
                true,
                {{"name", "Lường Văn Páo", 7}, {"birth", "2014-05-01", 7}, {"household", house1, 7}}}};
  s.visits = {{"visit", house1, "/x01/", true, {{"outcome", "gap", 80}, {"at", "1795330800000", 0}}}};
  return s;
}

web::Call call(web::Method method, std::string path, std::string query = {}) {
  web::Call c;
  c.method = method;
  c.raw_target = query.empty() ? path : path + "?" + query;
  c.path = std::move(path);
  c.now = now;
  c.me.commune = "05716";
  c.me.account = "018f0000-0000-7000-8000-0000000000c1";
  c.me.name = "Hoàng Minh Mẫu";
  c.me.csrf = "dau";
  c.me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}};
  return c;
}

Maker maker() {
  return {{"xã Võ Nhai", true}, [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{7}); }};
}

web::Answer get(std::string path, const Snapshot& s = book()) {
  return answer(call(web::Method::get, std::move(path)), s, maker());
}

web::Answer post(std::string path, std::vector<std::pair<std::string, std::string>> fields,
                 const Snapshot& s = book()) {
  auto c = call(web::Method::post, std::move(path));
  for (auto& [name, value] : fields) c.form.add(name, value);
  return answer(c, s, maker());
}

void expect_golden(const std::string& name, const std::string& html) {
  const auto path = "tests/golden/outreach/" + name + ".html";
  if (std::getenv("HVS_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << html;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string wanted{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(html, wanted) << path << " (HVS_WRITE_GOLDEN=1 writes it anew)";
}

// The frame belongs to core/html and carries hashed addresses: goldens hold what stands inside it.
std::string inside(const web::Answer& a) {
  auto at = a.reply.body.find("<main");
  auto end = a.reply.body.find("</main>");
  if (at == std::string::npos || end == std::string::npos) return "no main";
  auto body = a.reply.body.substr(at, end - at);
  for (auto hash = body.find("/t/"); hash != std::string::npos; hash = body.find("/t/", hash + 3)) {
    const auto slash = body.find('/', hash + 3);
    body.replace(hash + 3, slash - hash - 3, "_");
  }
  return body;
}

TEST(FieldBook, EveryPageIsAsItWas) {
  auto waiting = book();
  auto ops =
      post("/so-tay/ho/" + std::string(house2) + "/tham", {{"ma", form}, {"kq", "vang_nha"}, {"hen", "Sáng mai"}})
          .operations;
  std::uint64_t seq = 1;
  for (auto& op : ops) {
    op.id = {"d1", 1, seq++};
    apply(waiting, op);
  }
  expect_golden("home", inside(get("/so-tay", waiting)));
  expect_golden("home_empty", inside(get("/so-tay", Snapshot{})));
  expect_golden("list", inside(get("/so-tay/ho")));
  expect_golden("house", inside(get("/so-tay/ho/" + std::string(house1))));
  expect_golden("house_new", inside(get("/so-tay/ho/" + std::string(house2), waiting)));
  expect_golden("visit", inside(get("/so-tay/ho/" + std::string(house1) + "/tham")));
  expect_golden("visit_wrong", inside(post("/so-tay/ho/" + std::string(house1) + "/tham",
                                           {{"ma", form}, {"phut", "lâu"}, {"ghi", "đã <gõ>"}})));
  expect_golden("edit", inside(get("/so-tay/ho/" + std::string(house1) + "/sua")));
  expect_golden("newcomer", inside(get("/so-tay/nguoi-moi")));
  expect_golden("newcomer_same",
                inside(post("/so-tay/nguoi-moi", {{"ma", form}, {"ten", "luong van  pao"}, {"xom", "/x01/"}})));
  expect_golden("waiting", inside(get("/so-tay/cho-gui", waiting)));
  expect_golden("month", inside(get("/so-tay/thang", waiting)));
  expect_golden("missing", inside(get("/so-tay/ho/khong-co")));
  page::TeamsView teams;
  teams.rows = {{"a1", "Xóm Cầu Nhọ", "Hoàng Minh Mẫu", "Thôi phụ trách: Hoàng Minh Mẫu, Xóm Cầu Nhọ"}};
  teams.areas = {{"/x01/", "Xóm Cầu Nhọ", false}};
  teams.accounts = {{"c1", "Hoàng Minh Mẫu", false}};
  expect_golden("teams", page::teams(teams));
  journal::ReviewView review;
  review.conflicts = {{"2.note", "Hộ H01", "Ghi chú", "A <ghi>", "B ghi", "15:00 ngày 22/11/2026", "giữ", "lấy"}};
  journal::AsideRow aside;
  aside.id = "may-1.7.1";
  aside.kind = "Lượt thăm";
  aside.what = "H01 · Thôn <Một>";
  aside.contents = "Ghi chú: hẹn lại";
  aside.reason = "Người ghi chưa được giao xóm này";
  aside.author = "Lý Mẫu";
  aside.when = "15:00 ngày 22/11/2026";
  aside.take_label = "Cho vào sổ: Lượt thăm";
  aside.leave_label = "Bỏ qua: Lượt thăm";
  review.aside = {aside};
  aside.note = "Ghi nhầm";
  aside.decided_by = "Cán bộ Mẫu";
  review.left = {aside};
  expect_golden("review", journal::page::review(review));
}

TEST(FieldBook, WhatPeopleTypeIsEscapedEverywhere) {
  const std::string house = "/so-tay/ho/" + std::string(house1);
  for (const auto& path : std::vector<std::string>{"/so-tay", "/so-tay/ho", house, house + "/tham", house + "/sua"}) {
    EXPECT_EQ(get(path).reply.body.find("<mẫu>"), std::string::npos) << path;
    EXPECT_EQ(get(path).reply.body.find("<đầu xóm>"), std::string::npos) << path;
  }
}

TEST(FieldBook, NoConsentIsTickedBeforehand) {
  auto s = book();
  s.consents = {{"consent", elder, "/x01/", true, {{"person", elder, 0}, {"given", "1", 0}}}};
  const auto page = get("/so-tay/ho/" + std::string(house1) + "/tham", s).reply.body;
  EXPECT_NE(page.find("value=\"hoc_tap\""), std::string::npos);
  EXPECT_EQ(page.find(" checked"), std::string::npos);
}

TEST(FieldBook, AVisitBecomesItsFacts) {
  const std::string id(elder);
  const auto a = post("/so-tay/ho/" + std::string(house1) + "/tham", {{"ma", form},
                                                                      {"kq", "gap"},
                                                                      {"gap", id},
                                                                      {"dy-" + id, "hoc_tap"},
                                                                      {"vneid-" + id, "2"},
                                                                      {"tk-" + id, "1"},
                                                                      {"viec-" + id, "cv3240-1"},
                                                                      {"day", "cv3240-2"},
                                                                      {"phut", "25"},
                                                                      {"hen", ""}});
  ASSERT_EQ(a.reply.status, 303) << a.reply.body;
  std::vector<std::string> entities;
  for (const auto& op : a.operations) {
    entities.push_back(op.entity);
    auto numbered = op;
    numbered.id = {"d1", 1, 1};
    EXPECT_TRUE(journal::check(numbered)) << op.entity;
  }
  EXPECT_EQ(entities,
            (std::vector<std::string>{"visit", "consent", "observed_skill", "person", "evidence", "household"}));
  EXPECT_EQ(value_of(a.operations[0], "met"), id);
  EXPECT_EQ(value_of(a.operations[3], "vneid"), "2");
  EXPECT_EQ(value_of(a.operations[4], "measure"), "digital_identity");
  EXPECT_EQ(value_of(a.operations[4], "class"), "1");
  EXPECT_EQ(a.operations[5].changes[0].base, 60U);
}

TEST(FieldBook, PressingTwiceMakesTheSameFacts) {
  const std::string id(elder);
  const std::vector<std::pair<std::string, std::string>> fields{
      {"ma", form},          {"kq", "gap"}, {"gap", id}, {"dy-" + id, "hoc_tap"}, {"viec-" + id, "cv3240-1"},
      {"hen", "Tối thứ bảy"}};
  const auto path = "/so-tay/ho/" + std::string(house1) + "/tham";
  EXPECT_EQ(post(path, fields).operations, post(path, fields).operations);
}

TEST(FieldBook, WithoutConsentNothingIsNotedAboutThePersonAndNothingTypedIsLost) {
  const std::string id(elder);
  const auto a = post("/so-tay/ho/" + std::string(house1) + "/tham",
                      {{"ma", form}, {"kq", "gap"}, {"gap", id}, {"vneid-" + id, "2"}, {"ghi", "nói chuyện lâu"}});
  EXPECT_EQ(a.reply.status, 422);
  EXPECT_TRUE(a.operations.empty());
  EXPECT_NE(a.reply.body.find("nói chuyện lâu"), std::string::npos);
  EXPECT_NE(a.reply.body.find("name=\"ma\" value=\"" + std::string(form)), std::string::npos);
  auto s = book();
  s.consents = {{"consent", elder, "/x01/", true, {{"given", "1", 0}}}};
  EXPECT_EQ(post("/so-tay/ho/" + std::string(house1) + "/tham",
                 {{"ma", form}, {"kq", "gap"}, {"gap", id}, {"vneid-" + id, "2"}}, s)
                .reply.status,
            303);
}

TEST(FieldBook, ConsentOfTheYoungNamesWhoSpeaksForThem) {
  const Day today{2026, 11, 22};
  EXPECT_EQ(consent_actor(PartialDate{2021, 1, 1}, today), "dai_dien");
  EXPECT_EQ(consent_actor(PartialDate{2014, 5, 1}, today), "ca_hai");
  EXPECT_EQ(consent_actor(PartialDate{1950, 0, 0}, today), "tu_minh");
  EXPECT_EQ(consent_actor(PartialDate{2008, 11, 23}, today), "ca_hai");
  EXPECT_EQ(consent_actor(PartialDate{2008, 11, 22}, today), "tu_minh");
}

TEST(FieldBook, ANewcomerNeedsANameAndAXom) {
  const auto a =
      post("/so-tay/nguoi-moi", {{"ma", form}, {"ten", "  Ksor   H'Bia "}, {"xom", "/x02/"}, {"nam", "1958"}});
  ASSERT_EQ(a.operations.size(), 2U);
  EXPECT_EQ(a.operations[0].entity, "household");
  EXPECT_EQ(value_of(a.operations[1], "name"), "Ksor H'Bia");
  EXPECT_EQ(value_of(a.operations[1], "birth"), "1958-00-00");
  EXPECT_EQ(value_of(a.operations[1], "household"), a.operations[0].entity_id);
  EXPECT_EQ(post("/so-tay/nguoi-moi", {{"ten", "A"}, {"xom", "/x02/"}}).reply.status, 422);
  EXPECT_EQ(post("/so-tay/nguoi-moi", {{"ten", "An Lê"}, {"xom", "/x09/"}}).reply.status, 422);
  EXPECT_EQ(post("/so-tay/nguoi-moi", {{"ten", "An Lê"}, {"xom", "/x02/"}, {"nam", "58"}}).reply.status, 422);
}

TEST(FieldBook, ASameNameIsHintedAndMayStillBeAdded) {
  EXPECT_TRUE(post("/so-tay/nguoi-moi", {{"ma", form}, {"ten", "Luong Van Pao"}, {"xom", "/x02/"}}).operations.empty());
  EXPECT_EQ(post("/so-tay/nguoi-moi", {{"ma", form}, {"ten", "Luong Van Pao"}, {"xom", "/x02/"}, {"khac", "1"}})
                .operations.size(),
            2U);
}

TEST(FieldBook, AnEditWritesOnlyWhatWasChangedOnTopOfWhatWasSeen) {
  const auto a = post("/so-tay/ho/" + std::string(house1) + "/sua", {{"address", "Cạnh suối <đầu xóm>"},
                                                                     {"c_address", "Cạnh suối <đầu xóm>"},
                                                                     {"b_address", "4"},
                                                                     {"signal", "yeu"},
                                                                     {"c_signal", ""},
                                                                     {"b_signal", "0"},
                                                                     {"revisit", ""},
                                                                     {"c_revisit", "Tối thứ bảy"},
                                                                     {"b_revisit", "60"}});
  ASSERT_EQ(a.operations.size(), 1U);
  EXPECT_EQ(a.operations[0].changes, (std::vector<journal::Change>{{"signal", "yeu", 0}, {"revisit", "", 60}}));
}

TEST(FieldBook, SearchIgnoresAccentsAndFindsByNameCodeOrAddress) {
  for (const auto words : {"huong", "Nông", "suoi", "h01", "pao luong"}) {
    auto c = call(web::Method::get, "/so-tay/ho");
    c.query.add("tim", words);
    const auto page = answer(c, book(), maker()).reply.body;
    EXPECT_NE(page.find(house1), std::string::npos) << words;
    EXPECT_EQ(page.find(house2), std::string::npos) << words;
  }
}

TEST(FieldBook, ThePackComesBackAndWaitingWorkLiesOverIt) {
  const auto s = book();
  auto back = read_pack(write_pack(s)).value();
  EXPECT_EQ(back.cut, s.cut);
  EXPECT_EQ(back.persons[0].fields, s.persons[0].fields);
  const auto first =
      post("/so-tay/ho/" + std::string(house1) + "/sua", {{"note", "một"}, {"c_note", ""}, {"b_note", "0"}}, back);
  auto op = first.operations.at(0);
  op.id = {"d1", 1, 5};
  apply(back, op);
  EXPECT_EQ(value_of(back.households[0], "note"), "một");
  // The next edit stands on the waiting one: its base is the writer's own operation.
  const auto page = get("/so-tay/ho/" + std::string(house1) + "/sua", back).reply.body;
  EXPECT_NE(page.find("name=\"b_note\" value=\"" + std::to_string(journal::own_base(5)) + "\""), std::string::npos);
}

TEST(FieldBook, ABrokenPackIsRefused) {
  const auto raw = write_pack(book());
  for (std::size_t i = 0; i < raw.size(); ++i) EXPECT_FALSE(read_pack(raw.substr(0, i))) << i;
}

}  // namespace
}  // namespace hvs::outreach
