// Classes against a real database: calendar, lesson, screen, hand-over; and printed cards read back by our own reader.
#include "server/gatherings/room.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/gatherings/sample.hpp"
#include "core/markers/reader.hpp"
#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/gatherings/card_sheets.hpp"
#include "server/gatherings/screen.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/store.hpp"
#include "server/media/tools_for_test.hpp"
#include "server/people/stores.hpp"

namespace hvs::gatherings {
namespace {

using sample::person;
constexpr Instant now = from_ms(1'795'334'400'000);
const std::string commune = "05716";
const std::string home = std::string{"/lop-hoc/"} + sample::class_id;
constexpr auto house = "018f0000-0000-7000-8000-0000000000a1";
constexpr auto meeting = "01900000-0000-7000-8000-0000000000e1";

class Evening : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::uint8_t next = 1;
  RandomBytes random = [this](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = next++;
  };
  std::unique_ptr<journal::Door> door = journal::make_door(*db, random);
  std::unique_ptr<keys::Keyring> keys = std::move(keys::Keyring::open(db.folder()).value());
  app::Services services{{}, *db, *door, *keys, [] { return now; }, random};
  std::shared_ptr<const learning::Library> library = std::make_shared<const learning::Library>(sample::library());
  app::Room room;

  void SetUp() override {
    for (auto& store : people::stores()) door->add(std::move(store));
    auto shelf = std::make_shared<learning::Shelf>(library);
    for (auto& store : learning::stores()) door->add(std::move(store));
    door->add(learning::progress_reaction(shelf));
    for (auto& store : stores()) door->add(std::move(store));
    room = make_gatherings(services, shelf, [](db::Tx&, const std::string&) -> Result<std::set<std::string>> {
      return std::set<std::string>{person(2)};
    });
    std::vector<journal::Operation> ops{made("area", "018f0000-0000-7000-8000-000000000101", "/x01/",
                                             {{"path", "/x01/"}, {"name", "Xóm Một"}, {"kind", "xom"}}),
                                        made("household", house, "/x01/", {{"code", "H01"}, {"area", "/x01/"}})};
    std::string members;
    for (int n = 1; n <= 3; ++n) {
      ops.push_back(made("person", person(n), "/x01/",
                         {{"name", "Người Mẫu " + std::to_string(n)}, {"area", "/x01/"}, {"household", house}}));
      members += " +" + person(n);
    }
    ops.push_back(made("class", sample::class_id, "/x01/",
                       {{"name", "Lớp tối"}, {"area", "/x01/"}, {"members", members.substr(1)}, {"status", "mo"}}));
    const auto done = door->commit(journal::server_me(commune), ops, now);
    ASSERT_TRUE(done);
    for (const auto& one : *done) ASSERT_EQ(one.kind, journal::OutcomeKind::applied) << one.reason;
  }
  static journal::Operation made(std::string entity, std::string id, std::string area,
                                 std::vector<journal::Change> changes) {
    journal::Operation op;
    op.entity = std::move(entity);
    op.entity_id = std::move(id);
    op.author = journal::server_author;
    op.area = std::move(area);
    op.changes = std::move(changes);
    return op;
  }
  static auth::Me teacher(std::string area = "/x01/") {
    auth::Me me;
    me.commune = commune;
    me.account = "018f0000-0000-7000-8000-0000000000c1";
    me.csrf = "dau";
    me.grants = {{auth::Role::teacher, std::move(area), {}, {}}};
    return me;
  }
  web::Reply ask(const auth::Me& me, web::Method method, const std::string& target,
                 const std::vector<web::Fields::Item>& form = {}, const std::string& etag = {}) {
    web::Call call;
    call.method = method;
    call.path = target.substr(0, target.find('?'));
    call.raw_target = target;
    if (const auto at = target.find("?bai="); at != std::string::npos) call.query.add("bai", target.substr(at + 5));
    call.me = me;
    call.now = now;
    call.peer = "10.0.0.9";
    if (!etag.empty()) call.headers.add("if-none-match", etag);
    for (const auto& one : form) call.form.add(one.name, one.value);
    const web::Router router(room.routes);
    const auto match = router.find(method, call.path, &call.params);
    if (match.route == nullptr) return web::text("no route", 404);
    auto answer = match.route->handler(call);
    for (auto& op : answer.operations) op.id = door->next_server_id();
    if (answer.operations.empty()) return answer.reply;
    const auto outcomes = door->commit(me, answer.operations, now);
    EXPECT_TRUE(outcomes) << outcomes.error().detail;
    for (const auto& one : *outcomes) EXPECT_NE(one.kind, journal::OutcomeKind::quarantined) << one.reason;
    return answer.reply;
  }
  web::Reply get(const std::string& path) { return ask(teacher(), web::Method::get, path); }
  web::Reply post(const std::string& path, const std::vector<web::Fields::Item>& form) {
    return ask(teacher(), web::Method::post, path, form);
  }
  std::int64_t count(std::string_view what) {
    const std::string sql = "SELECT COUNT(*) FROM " + std::string{what};
    std::int64_t n = -1;
    EXPECT_TRUE(db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(rows, tx.run(db::Sql{what, sql}, {commune}));
      n = rows.front().integer(0);
      return {};
    }));
    return n;
  }
  void teach() {
    const std::vector<web::Fields::Item> form{{"ma", "01900000-0000-7000-8000-0000000000f1"},
                                              {"buoi", meeting},
                                              {"bai", "an-toan/lua-dao"},
                                              {"co", person(1)},
                                              {"co", person(2)},
                                              {"khach", "Nông Văn Páo"},
                                              {"tl", "q1 " + person(1) + " 1"},
                                              {"dem.q1.1", "3"},
                                              {"cach.q1", "the"}};
    EXPECT_EQ(post(home + "/day", form).status, 303);
    EXPECT_EQ(post(home + "/day", form).status, 303);  // pressed twice
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Evening, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

bool has(const web::Reply& reply, std::string_view words) { return reply.body.find(words) != std::string::npos; }

TEST_P(Evening, AMeetingIsPlannedShownAndCalledOff) {
  EXPECT_EQ(post(home + "/buoi", {{"ngay", "mai"}, {"gio", "19:30"}}).status, 422);
  EXPECT_EQ(post(home + "/buoi", {{"ma", meeting},
                                  {"ngay", "25/11/2026"},
                                  {"gio", "19h30"},
                                  {"noi", "Nhà văn hóa"},
                                  {"bai", "an-toan/lua-dao"}})
                .status,
            303);
  const auto page = get(home);
  EXPECT_TRUE(has(page, "25/11/2026, 19:30"));
  EXPECT_TRUE(has(page, "Nhà văn hóa"));
  EXPECT_EQ(post(home + "/buoi/" + meeting + "/huy", {}).status, 303);
  EXPECT_TRUE(has(get(home + "/buoi/" + meeting), "Nhà văn hóa"));
  EXPECT_FALSE(has(get("/lop-hoc"), "25/11/2026"));
}

TEST_P(Evening, ALessonIsWrittenOnceHoweverOftenItIsSent) {
  teach();
  EXPECT_EQ(count("meeting WHERE commune_id = $1"), 1);
  EXPECT_EQ(count("attendance WHERE commune_id = $1 AND person_id <> ''"), 3);
  EXPECT_EQ(count("attendance WHERE commune_id = $1 AND guest = 'Nông Văn Páo'"), 1);
  EXPECT_EQ(count("lesson_step WHERE commune_id = $1"), 2);
  EXPECT_EQ(count("answer WHERE commune_id = $1"), 1);
  EXPECT_EQ(count("room_tally WHERE commune_id = $1"), 1);
  EXPECT_EQ(count("learning_unit WHERE commune_id = $1 AND done_ms > 0"), 2) << "present is to have had the lesson";
  const auto page = get(home + "/buoi/" + meeting);
  EXPECT_TRUE(has(page, "Có mặt 2 trên 3 người."));
  EXPECT_TRUE(has(page, "Nông Văn Páo"));
  EXPECT_TRUE(has(page, "A 0 · B 3"));
}

TEST_P(Evening, AnotherXomIsNotOpen) {
  const auto other = teacher("/x02/");
  EXPECT_FALSE(has(ask(other, web::Method::get, "/lop-hoc"), "Lớp tối"));
  EXPECT_EQ(ask(other, web::Method::get, home).status, 404);
  EXPECT_EQ(ask(other, web::Method::get, home + "/the-giay").status, 404);
  EXPECT_FALSE(has(ask(other, web::Method::get, "/lop-hoc/goi"), "Người Mẫu"));
}

TEST_P(Evening, ThePackIsWhatThePagesAreMadeFrom) {
  teach();
  const auto pack = get("/lop-hoc/goi");
  ASSERT_EQ(pack.status, 200);
  const auto classes = read_pack(pack.body);
  ASSERT_TRUE(classes);
  ASSERT_EQ(classes->front().members.size(), 3U);
  EXPECT_TRUE(classes->front().members[1].ready);
  EXPECT_EQ(classes->front().meetings.front().roll.size(), 4U);
  EXPECT_EQ(ask(teacher(), web::Method::get, "/lop-hoc/goi", {}, pack.headers.front().value).status, 304);
}

TEST_P(Evening, TheScreenFollowsTheRemoteAndShowsNoNames) {
  const auto page = get(home + "/day?bai=an-toan/lua-dao");
  const auto at = page.body.find("data-code>");
  ASSERT_NE(at, std::string::npos);
  const auto code = page.body.substr(at + 10, 6);
  EXPECT_EQ(code.find_first_not_of("0123456789"), std::string::npos);
  EXPECT_TRUE(has(get(home + "/day?bai=an-toan/lua-dao"), code)) << "the same all evening";
  const auth::Me nobody;
  const auto paired =
      ask(nobody, web::Method::post, "/vao/man-hinh", {{"ma", code.substr(0, 3) + " " + code.substr(3)}});
  ASSERT_EQ(paired.status, 303);
  const auto screen = paired.headers.front().value;
  post(home + "/man-hinh", {{"bai", "an-toan/lua-dao"}, {"buoc", "q1"}, {"pha", "1"}, {"the", "3 17"}, {"dem", "0 0"}});
  auto seen = ask(nobody, web::Method::get, screen + "/xem");
  EXPECT_TRUE(has(seen, "Nên làm gì?"));
  EXPECT_TRUE(has(seen, ">17<"));
  EXPECT_FALSE(has(seen, "Người Mẫu"));
  EXPECT_FALSE(has(seen, "Hỏi người quen trước.")) << "not before the answer is shown";
  EXPECT_EQ(ask(nobody, web::Method::get, screen + "/xem", {}, seen.headers.front().value).status, 304);
  post(home + "/man-hinh", {{"bai", "an-toan/lua-dao"}, {"buoc", "q1"}, {"pha", "3"}, {"the", ""}, {"dem", "1 3"}});
  seen = ask(nobody, web::Method::get, screen + "/xem");
  EXPECT_TRUE(has(seen, "Hỏi người quen trước."));
  EXPECT_TRUE(has(seen, "value=\"75\""));
}

TEST_P(Evening, WrongCodesAreFew) {
  const auth::Me nobody;
  for (int i = 0; i < most_tries; ++i)
    EXPECT_TRUE(has(ask(nobody, web::Method::post, "/vao/man-hinh", {{"ma", "000000"}}), "Mã chưa đúng"));
  EXPECT_TRUE(has(ask(nobody, web::Method::post, "/vao/man-hinh", {{"ma", "000000"}}), "chờ 10 phút"));
}

TEST_P(Evening, WhoIsAbsentTwiceIsListedAndHandedOver) {
  for (const std::string m : {"01900000-0000-7000-8000-0000000000e1", "01900000-0000-7000-8000-0000000000e2"}) {
    const auto day = m.ends_with('1') ? "15/11/2026" : "22/11/2026";
    post(home + "/buoi", {{"ma", m}, {"ngay", day}, {"gio", "19:30"}});
    post(home + "/buoi/" + m, {{"co", person(1)}});
  }
  const auto page = get(home + "/can-giup");
  EXPECT_TRUE(has(page, "Vắng 2 buổi liền"));
  EXPECT_FALSE(has(page, "Người Mẫu 1"));
  EXPECT_TRUE(has(page, "Đã đạt bài đánh giá"));
  EXPECT_EQ(post(home + "/nho", {{"nguoi", person(3)}, {"vi", "Vắng 2 buổi liền"}}).status, 303);
  EXPECT_EQ(count("household WHERE commune_id = $1 AND revisit LIKE 'Lớp nhờ ghé%'"), 1);
  EXPECT_EQ(count("referral WHERE commune_id = $1"), 1);
  EXPECT_TRUE(has(get(home + "/can-giup"), "Đã nhờ tình nguyện viên"));
}

TEST_P(Evening, CardNumbersAreGivenOnceAndStay) {
  post(home + "/so-the", {{"ma", "01900000-0000-7000-8000-0000000000f2"}});
  EXPECT_EQ(count("class_seat WHERE commune_id = $1"), 3);
  EXPECT_FALSE(has(get(home), "so-the")) << "everybody has one";
}

// What pdftoppm draws, at the resolution that makes a card as small as in a room.
std::vector<markers::Sighting> read_page(const media::test::Folder& folder, const std::string& pdf, int page, int dpi) {
  const auto out = folder.path("trang");
  const auto number = std::to_string(page);
  EXPECT_EQ(media::test::said("pdftoppm -gray -singlefile -f " + number + " -l " + number + " -r " +
                              std::to_string(dpi) + " " + pdf + " " + out),
            "");
  std::ifstream file(out + ".pgm", std::ios::binary);
  std::string magic;
  int width = 0, height = 0, most = 0;
  file >> magic >> width >> height >> most;
  file.get();
  std::string bytes(static_cast<std::size_t>(width * height), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return markers::read_cards({{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, width, height});
}

TEST(CardSheets, WhatIsPrintedIsWhatIsRead) {
  const media::test::Folder folder;
  for (const auto sheet : {SheetOf::one, SheetOf::two}) {
    const std::vector<PaperCard> cards{{1, "Nông Văn Páo"}, {31, "Hoàng Thị Mẩy"}, {60, ""}};
    const auto bytes = card_sheets(cards, sheet, "Lớp tối Xóm Một", now);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(*bytes, *card_sheets(cards, sheet, "Lớp tối Xóm Một", now));
    const auto pdf = folder.put("the.pdf", *bytes);
    std::vector<int> seen;
    for (int page = 1; page <= (sheet == SheetOf::one ? 3 : 2); ++page) {
      for (const auto& one : read_page(folder, pdf, page, 20)) {
        EXPECT_EQ(one.letter, 'A');
        seen.push_back(one.card);
      }
    }
    EXPECT_EQ(seen, (std::vector{1, 31, 60}));
    const auto words = media::test::said("pdftotext " + pdf + " -");
    EXPECT_NE(words.find("Nông Văn Páo"), std::string::npos);
  }
}

}  // namespace
}  // namespace hvs::gatherings
