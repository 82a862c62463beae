// The field book against a real database: the pack, a visit through the door, figures, assignments.
#include "server/outreach/room.hpp"

#include <gtest/gtest.h>

#include <map>

#include "core/journal/authority.hpp"
#include "core/outreach/model.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/journal/room.hpp"
#include "server/keys/keyring.hpp"
#include "server/people/stores.hpp"

namespace hvs::outreach {
namespace {

using journal::value_of;

constexpr Instant now = from_ms(1'795'334'400'000);
constexpr auto house = "018f0000-0000-7000-8000-0000000000a1";
constexpr auto elder = "018f0000-0000-7000-8000-0000000000b1";
constexpr auto officer_account = "018f0000-0000-7000-8000-0000000000c9";
const std::string commune = "05716";

class FieldBookRoom : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::uint8_t next = 1;
  RandomBytes random = [this](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, next++); };
  std::unique_ptr<journal::Door> door = journal::make_door(*db, random);
  std::unique_ptr<keys::Keyring> keys = std::move(keys::Keyring::open(db.folder()).value());
  app::Services services{{}, *db, *door, *keys, [] { return now; }, random};
  app::Room room;
  app::Room lists;

  void SetUp() override {
    services.settings.share_dir = ".";
    for (auto& store : people::stores()) door->add(std::move(store));
    furnish_door(services);
    room = make_outreach(services, [](db::Tx&, const std::string&) -> Result<std::vector<Member>> {
      return std::vector<Member>{{account(1), "Hoàng Minh Mẫu"}, {account(2), "Ma Thị Mẫu"}};
    });
    lists = journal::make_journal(services);
    std::vector<journal::Operation> ops;
    for (const std::string path : {"/x01/", "/x02/"}) {
      ops.push_back(made("area", "018f0000-0000-7000-8000-0000000001" + path.substr(2, 2), path,
                         {{"path", path, 0}, {"name", "Xóm " + path.substr(2, 2), 0}, {"kind", "xom", 0}}));
    }
    ops.push_back(
        made("household", house, "/x01/", {{"code", "H01", 0}, {"area", "/x01/", 0}, {"status", "dang_o", 0}}));
    ops.push_back(made("person", elder, "/x01/",
                       {{"name", "Nông Thị Mẫu", 0},
                        {"area", "/x01/", 0},
                        {"household", house, 0},
                        {"birth", "1950-00-00", 0},
                        {"ethnic", "tay", 0}}));
    const auto done = door->commit(journal::server_me(commune), ops, now);
    ASSERT_TRUE(done) << done.error().detail;
    for (const auto& one : *done) ASSERT_EQ(one.kind, journal::OutcomeKind::applied) << one.reason;
  }
  static journal::Operation made(std::string entity, std::string id, std::string area,
                                 std::vector<journal::Change> changes) {
    journal::Operation op;
    op.entity = std::move(entity);
    op.entity_id = std::move(id);
    op.author = std::string(journal::server_author);
    op.area = std::move(area);
    op.changes = std::move(changes);
    return op;
  }
  static std::string account(int n) { return "018f0000-0000-7000-8000-0000000000c" + std::to_string(n); }
  static auth::Me volunteer(int n, std::string area = "/x01/") {
    auth::Me me;
    me.commune = commune;
    me.account = account(n);
    me.grants = {{auth::Role::volunteer, std::move(area), {}, {}}};
    return me;
  }
  static auth::Me officer() {
    auto me = volunteer(9, "");
    me.account = officer_account;
    me.grants[0].role = auth::Role::commune_officer;
    return me;
  }
  // As server/app does it: route, handler, door, finish.
  web::Reply ask(const auth::Me& me, web::Method method, const std::string& path,
                 std::map<std::string, std::string> fields = {}, std::string etag = {}) {
    web::Call call;
    call.method = method;
    call.path = path;
    call.raw_target = path;
    call.me = me;
    call.now = now;
    for (const auto& [name, value] : fields) call.form.add(name, value);
    if (!etag.empty()) call.headers.add("if-none-match", etag);
    for (const auto* some : {&room, &lists}) {
      for (const auto& route : some->routes) {
        const auto at = route.pattern.find('{');
        const bool fits = at == std::string::npos
                              ? route.pattern == path
                              : path.starts_with(route.pattern.substr(0, at)) &&
                                    path.substr(path.rfind('/')) == route.pattern.substr(route.pattern.rfind('/'));
        if (route.method != method || !fits) continue;
        auto answer = route.handler(call);
        if (answer.operations.empty()) return answer.reply;
        const auto outcomes = door->commit(me, answer.operations, now);
        EXPECT_TRUE(outcomes) << outcomes.error().detail;
        return answer.finish ? answer.finish(*outcomes) : answer.reply;
      }
    }
    return web::text("no route", 404);
  }
  Snapshot pack(const auth::Me& me) { return read_pack(ask(me, web::Method::get, "/so-tay/goi").body).value(); }
};
INSTANTIATE_TEST_SUITE_P(Engines, FieldBookRoom, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(FieldBookRoom, ThePackHoldsTheAssignedXomAndNothingSensitive) {
  const auto book = pack(volunteer(1));
  ASSERT_EQ(book.areas.size(), 1U);
  EXPECT_EQ(book.areas[0].path, "/x01/");
  ASSERT_EQ(book.persons.size(), 1U);
  EXPECT_EQ(value_of(book.persons[0], "name"), "Nông Thị Mẫu");
  EXPECT_EQ(value_of(book.persons[0], "ethnic"), "");
  EXPECT_EQ(book.skills.size(), 8U);
  EXPECT_TRUE(pack(volunteer(2, "/x02/")).persons.empty());
}

TEST_P(FieldBookRoom, AnUnchangedPackIsNotSentAgain) {
  const auto first = ask(volunteer(1), web::Method::get, "/so-tay/goi");
  const auto tag = first.headers.at(0).value;
  EXPECT_EQ(ask(volunteer(1), web::Method::get, "/so-tay/goi", {}, tag).status, 304);
}

TEST_P(FieldBookRoom, AVisitIsCountedOnceAndSeenByTheNextVolunteer) {
  const std::string id(elder);
  const std::map<std::string, std::string> form{{"ma", "018f0000-0000-7000-8000-0000000000f1"},
                                                {"kq", "gap"},
                                                {"gap", id},
                                                {"dy-" + id, "hoc_tap"},
                                                {"vneid-" + id, "2"},
                                                {"tk-" + id, "1"},
                                                {"hen", "Tối mai"}};
  const auto path = "/so-tay/ho/" + std::string(house) + "/tham";
  EXPECT_EQ(ask(volunteer(1), web::Method::post, path, form).status, 303);
  EXPECT_EQ(ask(volunteer(1), web::Method::post, path, form).status, 303);  // pressed twice
  const auto mine = pack(volunteer(1));
  std::map<std::string, long long> figures;
  for (const auto& one : mine.figures) figures[one.what] = one.n;
  EXPECT_EQ(figures["gap"], 1);
  EXPECT_EQ(figures["luot_gap"], 1);
  EXPECT_EQ(figures["dong_y"], 1);
  const auto other = pack(volunteer(2));
  ASSERT_EQ(other.visits.size(), 1U);
  EXPECT_EQ(other.visits[0].entity_id, house);
  EXPECT_EQ(other.consents.size(), 1U);
  EXPECT_EQ(value_of(other.persons[0], "vneid"), "2");
  EXPECT_EQ(value_of(other.households[0], "revisit"), "Tối mai");
  EXPECT_TRUE(other.figures.empty());
}

TEST_P(FieldBookRoom, TwoVolunteersOnOneFieldStandInTheReviewListWithBothValues) {
  const auto path = "/so-tay/ho/" + std::string(house) + "/sua";
  EXPECT_EQ(ask(volunteer(1), web::Method::post, path, {{"note", "chó dữ"}, {"c_note", ""}, {"b_note", "0"}}).status,
            303);
  const auto second =
      ask(volunteer(2), web::Method::post, path, {{"note", "gọi trước"}, {"c_note", ""}, {"b_note", "0"}});
  EXPECT_NE(second.headers.at(0).value.find("khac=1"), std::string::npos);
  const auto list = ask(officer(), web::Method::get, "/quan-tri/xung-dot").body;
  EXPECT_NE(list.find("chó dữ"), std::string::npos);
  EXPECT_NE(list.find("gọi trước"), std::string::npos);
  EXPECT_EQ(value_of(pack(volunteer(1)).households[0], "note"), "chó dữ");
}

TEST_P(FieldBookRoom, ANewcomerIsInTheBook) {
  const auto done =
      ask(volunteer(1), web::Method::post, "/so-tay/nguoi-moi",
          {{"ma", "018f0000-0000-7000-8000-0000000000f2"}, {"ten", "Vàng A Mẫu"}, {"xom", "/x01/"}, {"nam", "1999"}});
  EXPECT_EQ(done.status, 303) << done.body;
  const auto book = pack(volunteer(1));
  EXPECT_EQ(book.persons.size(), 2U);
  EXPECT_EQ(book.households.size(), 2U);
}

TEST_P(FieldBookRoom, AnAssignmentOpensAXomForAnAccountWithACommuneWideRight) {
  auto wide = volunteer(1, "");
  EXPECT_TRUE(pack(wide).areas.empty());  // nobody carries the whole commune by accident
  EXPECT_EQ(ask(officer(), web::Method::post, "/quan-tri/doi", {{"xom", "/x02/"}, {"nguoi", account(1)}}).status, 303);
  ASSERT_EQ(pack(wide).areas.size(), 1U);
  const auto page = ask(officer(), web::Method::get, "/quan-tri/doi").body;
  EXPECT_NE(page.find("Hoàng Minh Mẫu"), std::string::npos);
  const auto at = page.find("name=\"thoi\" value=\"") + 19;
  EXPECT_EQ(ask(officer(), web::Method::post, "/quan-tri/doi", {{"thoi", page.substr(at, 36)}}).status, 303);
  EXPECT_TRUE(pack(wide).areas.empty());
}

}  // namespace
}  // namespace hvs::outreach
