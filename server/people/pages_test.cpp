// The pages as an officer meets them: sent list, preview, confirmation, person, clash, export.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/people/room.hpp"
#include "server/people/stores.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

class OfficerPages : public ::testing::Test {
 protected:
  db::testing::Fresh db{"sqlite", db::all_migrations()};
  std::mt19937_64 engine{7};
  RandomBytes random = [this](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(engine());
  };
  std::unique_ptr<keys::Keyring> keys = std::move(*keys::Keyring::open(db.folder()));
  std::unique_ptr<journal::Door> door = journal::make_door(*db, random);
  std::vector<std::string> audited;
  app::Services services{.settings = settings(),
                         .db = *db,
                         .door = *door,
                         .keys = *keys,
                         .now = [] { return from_ms(1'790'000'000'000); },
                         .random = random};
  app::Room room;
  std::unique_ptr<web::Router> router;

  app::Settings settings() {
    app::Settings s;
    s.data_dir = db.folder();
    return s;
  }
  void SetUp() override {
    for (auto& store : stores()) door->add(std::move(store));
    room = make_people(services, {.audit = [this](const web::Call&, const std::string& action, const std::string&,
                                                  const std::string&) { audited.push_back(action); },
                                  .cards = {}});
    router = std::make_unique<web::Router>(room.routes);
  }
  web::Reply ask(web::Method method, const std::string& target, web::Fields form = {},
                 std::vector<web::Upload> files = {}, auth::Role role = auth::Role::commune_officer,
                 const std::string& area = "") {
    web::Call call;
    call.method = method;
    const auto question = target.find('?');
    call.path = target.substr(0, question);
    call.raw_target = target;
    for (auto at = question; at != std::string::npos && at < target.size();) {
      const auto end = std::min(target.find('&', at + 1), target.size());
      const auto pair = target.substr(at + 1, end - at - 1);
      const auto equals = pair.find('=');
      call.query.add(pair.substr(0, equals), equals == std::string::npos ? "" : pair.substr(equals + 1));
      at = end < target.size() ? end : std::string::npos;
    }
    call.form = std::move(form);
    call.uploads = std::move(files);
    call.now = services.now();
    call.me = {.commune = "05716",
               .account = "canbo",
               .person = "",
               .name = "Cán bộ",
               .session = "",
               .csrf = "c",
               .device = "",
               .second_factor = true,
               .grants = {{role, area, Instant{}, Instant{}}}};
    const auto match = router->find(method, call.path, &call.params);
    EXPECT_NE(match.route, nullptr) << target;
    auto answer = match.route->handler(call);
    if (answer.operations.empty()) return std::move(answer.reply);
    const auto outcomes = door->commit(call.me, answer.operations, call.now);
    EXPECT_TRUE(outcomes) << (outcomes ? "" : outcomes.error().code);
    return answer.finish ? answer.finish(*outcomes) : std::move(answer.reply);
  }
  static std::string where(const web::Reply& reply) {
    for (const auto& h : reply.headers) {
      if (h.name == "Location") return h.value;
    }
    return {};
  }
  std::string settled(const std::string& address) {
    for (;;) {
      const auto page = ask(web::Method::get, address);
      const bool working = std::ranges::any_of(page.headers, [](const auto& h) { return h.name == "Refresh"; });
      if (!working) return page.body;
    }
  }
  std::string import(const std::string& csv) {
    const auto sent = ask(web::Method::post, "/quan-tri/nhap", {}, {{"tep", "ds.csv", "text/csv", csv}});
    EXPECT_EQ(sent.status, 303) << sent.body;
    return where(sent);
  }
  std::string person_address(const std::string& words) {
    const auto list = ask(web::Method::get, "/quan-tri/dan-cu?tim=" + words).body;
    const auto at = list.find("<a href=\"/quan-tri/dan-cu/0");
    EXPECT_NE(at, std::string::npos) << list;
    return at == std::string::npos ? "" : list.substr(at + 9, 17 + 36);
  }
};

const std::string list =
    "Họ và tên;Năm sinh;Giới tính;Số CCCD;Xóm\n"
    "Lý A Páo;1984;Nam;019084001234;Xóm Phố\n"
    "Nông Văn <b>An;1970;Nam;19070001234;Xóm Phố\n";

TEST_F(OfficerPages, FromAFileToAPerson) {
  EXPECT_EQ(ask(web::Method::post, "/quan-tri/nhap").status, 422);
  const auto address = import(list);
  const auto preview = settled(address);
  EXPECT_NE(preview.find("Xóm Phố"), std::string::npos);
  EXPECT_NE(preview.find("Nông Văn &lt;b&gt;An"), std::string::npos) << "what was typed is shown, not run";
  EXPECT_NE(preview.find("Excel bỏ mất số 0"), std::string::npos);
  for (const auto* number : {"019084001234", "19070001234"}) {
    EXPECT_EQ(preview.find(number), std::string::npos) << "numbers are masked in lists";
  }
  web::Fields all;
  all.add("vi-sao", "import.zero_added");
  all.add("chon", "take");
  EXPECT_EQ(ask(web::Method::post, address + "/chon", all).status, 303);
  EXPECT_EQ(ask(web::Method::post, address + "/xac-nhan").status, 303);
  EXPECT_NE(settled(address).find("Đã nhập 2 dòng"), std::string::npos);
  const auto left = ask(web::Method::get, address + "/con-lai.csv").body;
  EXPECT_EQ(left, "\xEF\xBB\xBF");

  const auto at = person_address("pao");
  EXPECT_EQ(ask(web::Method::get, at).body.find("019084001234"), std::string::npos);
  EXPECT_NE(ask(web::Method::post, at + "/so").body.find("019084001234"), std::string::npos);
  EXPECT_EQ(audited.back(), "people.number_seen");
  EXPECT_EQ(ask(web::Method::get, "/quan-tri/dan-cu?tim=019084001234").body.find("Nông"), std::string::npos);
  EXPECT_NE(ask(web::Method::get, "/quan-tri/khu-vuc").body.find("Xóm Phố"), std::string::npos);
}

TEST_F(OfficerPages, AClassIsClosedAndOpenedAgain) {
  const auto address = import(list);  // makes the areas
  settled(address);
  ask(web::Method::post, address + "/xac-nhan");
  settled(address);
  const auto areas = ask(web::Method::get, "/quan-tri/lop").body;
  const std::string_view mark = "<option value=\"/";
  const auto at = areas.find(mark);
  ASSERT_NE(at, std::string::npos);
  web::Fields fresh;
  fresh.add("ten", "Lớp tối");
  fresh.add("xom", areas.substr(at + mark.size() - 1, areas.find('"', at + mark.size()) - at - mark.size() + 1));
  const auto made = ask(web::Method::post, "/quan-tri/lop", fresh);
  ASSERT_EQ(made.status, 303);
  const auto list_now = ask(web::Method::get, "/quan-tri/lop").body;
  const auto link = list_now.find("href=\"/quan-tri/lop/");
  ASSERT_NE(link, std::string::npos);
  const auto one = list_now.substr(link + 6, list_now.find('"', link + 6) - link - 6);
  for (const auto* state : {"dong", "mo", "dong"}) {
    web::Fields wanted;
    wanted.add("den", state);
    EXPECT_EQ(ask(web::Method::post, one + "/trang-thai", wanted).status, 303);
    const bool closed =
        ask(web::Method::get, "/quan-tri/lop").body.find(t::people::class_closed.vi) != std::string::npos;
    EXPECT_EQ(closed, std::string_view{state} == "dong") << state;
  }
}

TEST_F(OfficerPages, TwoOfficersOnOnePersonSeeBothValues) {
  const auto address = import(list);
  settled(address);
  ask(web::Method::post, address + "/xac-nhan");
  settled(address);
  const auto at = person_address("pao");
  const auto form = [](const std::string& phone, const std::string& base) {
    web::Fields f;
    f.add("phone", phone);
    f.add("phone-ban", base);
    return f;
  };
  EXPECT_EQ(ask(web::Method::post, at, form("0911111111", "0|")).status, 303);
  const auto clash = ask(web::Method::post, at, form("0922222222", "0|"));
  EXPECT_NE(clash.body.find("0911111111"), std::string::npos) << "the other's value";
  EXPECT_NE(clash.body.find("0922222222"), std::string::npos) << "and what was typed";
  EXPECT_NE(ask(web::Method::get, at).body.find("0911111111"), std::string::npos) << "nothing is overwritten unseen";
  const auto wrong = ask(web::Method::post, at, form("12", "0|"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_NE(wrong.body.find("value=\"12\""), std::string::npos) << "what was typed is kept";
}

TEST_F(OfficerPages, AnAreaOfficerSeesOwnPeopleOnly) {
  const auto address = import(list + "Ma Thị Tư;1950;Nữ;;Xóm Xa\n");
  settled(address);
  ask(web::Method::post, address + "/xac-nhan");
  settled(address);
  const auto at = person_address("tu");
  EXPECT_EQ(ask(web::Method::get, at, {}, {}, auth::Role::area_officer, "/x01/").status, 403);
  const auto seen = ask(web::Method::get, "/quan-tri/dan-cu", {}, {}, auth::Role::area_officer, "/x01/").body;
  EXPECT_EQ(seen.find("Ma Thị Tư"), std::string::npos);
  EXPECT_NE(seen.find("Lý A Páo"), std::string::npos);
  EXPECT_EQ(
      ask(web::Method::post, "/quan-tri/nhap", {}, {{"tep", "a.csv", "", list}}, auth::Role::area_officer, "/x01/")
          .status,
      403);
}

TEST_F(OfficerPages, ExportsAreMarkedMaskedAndNoFormula) {
  const auto address = import("Họ tên;Năm sinh;Xóm;Ghi chú;Nơi làm việc\nLý A Páo;1984;Phố;x;=1+1\n");
  settled(address);
  ask(web::Method::post, address + "/xac-nhan");
  settled(address);
  const auto csv = ask(web::Method::get, "/quan-tri/dan-cu/xuat.csv").body;
  EXPECT_NE(csv.find("Xuất bởi Cán bộ"), std::string::npos);
  EXPECT_NE(csv.find("\"'=1+1\""), std::string::npos);
  EXPECT_TRUE(ask(web::Method::get, "/quan-tri/dan-cu/xuat.xlsx").body.starts_with("PK"));
}

TEST_F(OfficerPages, EveryFieldHasPurposeAndLabel) {
  const auto page = ask(web::Method::get, "/quan-tri/du-lieu").body;
  EXPECT_NE(page.find("number_hash"), std::string::npos);
  EXPECT_NE(page.find("Nhạy cảm"), std::string::npos);
}

}  // namespace
}  // namespace hvs::people
