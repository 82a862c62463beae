// The exchange against a real door: rights, outcomes, pulls, scopes, and the size of a xóm's first sync.
#include "core/journal/exchange.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "core/base/text.hpp"
#include "core/journal/authority.hpp"
#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/journal/pull.hpp"
#include "server/journal/room.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::journal {
namespace {

std::string uuid(std::uint64_t n) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 8; ++i) r[i] = static_cast<std::uint8_t>((n * 0x9E3779B97F4A7C15U) >> (8 * i));
  return make_uuid7(from_ms(1'763'800'000'000 + static_cast<std::int64_t>(n)), r);
}

constexpr Instant now = from_ms(1'763'900'000'000);

class Exchanges : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  RandomBytes random = [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{5}); };
  std::unique_ptr<Door> door = make_door(*db, random);
  std::unique_ptr<keys::Keyring> keys = std::move(keys::Keyring::open(db.folder()).value());
  app::Services services{{}, *db, *door, *keys, [] { return now; }, random};
  app::Room room = make_journal(services);

  static auth::Me volunteer(std::uint64_t n, std::string area) {
    auth::Me me;
    me.commune = "05716";
    me.account = uuid(n);
    me.device = "may-" + std::to_string(n);
    me.grants = {{auth::Role::volunteer, std::move(area), {}, {}}};
    return me;
  }
  Result<Reply> turn(const auth::Me& me, const Request& request) {
    web::Call call;
    call.method = web::Method::post;
    call.path = "/dong-bo";
    call.body = pack_request(request);
    call.me = me;
    call.now = now;
    const auto answer = room.routes.at(0).handler(call);
    EXPECT_EQ(answer.reply.status, 200) << answer.reply.body;
    last_size = answer.reply.body.size();
    last_body = answer.reply.body;
    return unpack_reply(answer.reply.body, me.device);
  }
  Operation household(const auth::Me& me, std::uint64_t seq, std::uint64_t id, std::string note,
                      std::uint64_t base = 0) {
    return {
        {me.device, 1, seq}, "household", uuid(id), me.account, "", "/x01/", now, 1, {{"note", std::move(note), base}}};
  }
  std::size_t last_size = 0;
  std::string last_body;
};
INSTANTIATE_TEST_SUITE_P(Engines, Exchanges, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(Exchanges, TwoVolunteersEditingOneHouseholdOfflineConverge) {
  const auto a = volunteer(1, "/x01/");
  const auto b = volunteer(2, "/x01/");
  ASSERT_TRUE(turn(a, {1, {}, {household(a, 1, 50, "đầu")}}));
  const auto seen = turn(b, {1, {{"/x01/", 0}}, {}}).value();
  ASSERT_EQ(seen.scopes.at(0).news, ScopeNews::enter);
  ASSERT_EQ(seen.scopes[0].records.size(), 1U);
  const auto base = seen.scopes[0].records[0].fields.at(0).version;
  // Both edit without signal: the same field, and each another one.
  auto by_a = household(a, 2, 50, "A ghi", base);
  by_a.changes.push_back({"signal", "yeu", 0});
  auto by_b = household(b, 1, 50, "B ghi", base);
  by_b.changes.push_back({"devices", "chung", 0});
  const auto after_a = turn(a, {1, {{"/x01/", seen.scopes[0].next}}, {by_a}}).value();
  const auto after_b = turn(b, {1, {{"/x01/", seen.scopes[0].next}}, {by_b}}).value();
  EXPECT_EQ(after_b.outcomes.at(0).kind, OutcomeKind::conflict);
  const auto again_a = turn(a, {1, {{"/x01/", after_a.scopes.at(0).next}}, {}}).value();
  ASSERT_EQ(again_a.scopes.at(0).records.size(), 1U);
  const auto& on_a = again_a.scopes[0].records[0];
  const auto& on_b = after_b.scopes.at(0).records.at(0);
  EXPECT_EQ(on_a.fields, on_b.fields);
  EXPECT_EQ(value_of(on_a, "note"), "A ghi");
  EXPECT_EQ(value_of(on_a, "signal"), "yeu");
  EXPECT_EQ(value_of(on_a, "devices"), "chung");
}

TEST_P(Exchanges, TheClashStandsInTheListAndAChoiceIsANewOperation) {
  const auto a = volunteer(1, "/x01/");
  const auto b = volunteer(2, "/x01/");
  (void)turn(a, {1, {}, {household(a, 1, 50, "A ghi")}});
  (void)turn(b, {1, {}, {household(b, 1, 50, "B ghi")}});
  web::Call call;
  call.me = volunteer(3, "");
  call.me.grants[0].role = auth::Role::commune_officer;
  call.now = now;
  const auto list = room.routes.at(1).handler(call).reply.body;
  EXPECT_NE(list.find("A ghi"), std::string::npos);
  EXPECT_NE(list.find("B ghi"), std::string::npos);
  call.method = web::Method::post;
  call.form.add("id", "2.note");
  call.form.add("chon", "moi");
  auto answer = room.routes.at(2).handler(call);
  ASSERT_EQ(answer.operations.size(), 2U);
  const auto outcomes = door->commit(call.me, answer.operations, now).value();
  EXPECT_EQ(outcomes[0].kind, OutcomeKind::applied);
  EXPECT_EQ(outcomes[1].kind, OutcomeKind::applied);
  const auto after = turn(a, {1, {{"/x01/", 0}}, {}}).value();
  EXPECT_EQ(value_of(after.scopes.at(0).records.at(0), "note"), "B ghi");
  call.method = web::Method::get;
  EXPECT_EQ(room.routes.at(1).handler(call).reply.body.find("A ghi"), std::string::npos);
}

TEST_P(Exchanges, AnAreaThatIsNotYoursIsLeft) {
  const auto a = volunteer(1, "/x01/");
  const auto reply = turn(a, {1, {{"/x02/", 5}}, {}}).value();
  EXPECT_EQ(reply.scopes.at(0).news, ScopeNews::leave);
}

TEST_P(Exchanges, OneAccountSendsItsOwnWorkAndNobodySpeaksForTheServer) {
  const auto a = volunteer(1, "/x01/");
  const auto b = volunteer(2, "/x01/");
  auto by_b = household(b, 1, 50, "B");
  by_b.id.device = a.device;
  EXPECT_EQ(turn(a, {1, {}, {by_b}}).value().outcomes.at(0).reason, "journal.wrong_author");
  auto forged = household(a, 2, 50, "x");
  forged.author = std::string(server_author);
  EXPECT_EQ(turn(a, {1, {}, {forged}}).value().outcomes.at(0).reason, "journal.wrong_author");
}

// Two volunteers, one phone: each has numbers of their own, and what was packed for the other is not taken.
TEST_P(Exchanges, ASharedPhoneSendsForEachAloneInAnyOrder) {
  const auto a = volunteer(1, "/x01/");
  auto b = volunteer(2, "/x01/");
  b.device = a.device;
  auto by_b = household(b, 1, 51, "B");
  by_b.id = {a.device, 900, 1};
  auto by_a = household(a, 1, 50, "A");
  web::Call packed_for_b;
  packed_for_b.method = web::Method::post;
  packed_for_b.body = pack_request({900, {}, {by_b}});
  packed_for_b.headers.add("x-hvs-owner", b.account);
  packed_for_b.me = a;
  packed_for_b.now = now;
  EXPECT_EQ(room.routes.at(0).handler(packed_for_b).reply.status, 409);
  EXPECT_EQ(turn(b, {900, {}, {by_b}}).value().outcomes.at(0).kind, OutcomeKind::applied);
  EXPECT_EQ(turn(a, {1, {}, {by_a}}).value().outcomes.at(0).kind, OutcomeKind::applied);
  EXPECT_TRUE(turn(b, {900, {}, {by_b}}).value().outcomes.at(0).duplicate);
}

TEST_P(Exchanges, SensitiveFieldsStayOnTheServer) {
  const auto a = volunteer(1, "/x01/");
  Operation op{{a.device, 1, 1}, "person", uuid(60), a.account, "", "/x01/", now, 1, {}};
  op.changes = {{"name", "Nông Thị Mẫu", 0}, {"ethnic", "tay", 0}, {"number", "sealed", 0}};
  (void)turn(a, {1, {}, {op}});
  (void)turn(a, {1, {{"/x01/", 0}}, {}});
  EXPECT_NE(last_body.find("Nông Thị Mẫu"), std::string::npos);
  EXPECT_EQ(last_body.find("tay"), std::string::npos);
  EXPECT_EQ(last_body.find("sealed"), std::string::npos);
}

TEST_P(Exchanges, AnOldCursorGetsASnapshotOnceTombstonesAreGone) {
  auto officer = volunteer(1, "");
  officer.grants[0].role = auth::Role::commune_officer;
  auto move = household(officer, 1, 50, "x");
  (void)turn(officer, {1, {}, {move}});
  move = household(officer, 2, 50, "x");
  move.changes = {{"area", "/x02/", 0}};
  (void)turn(officer, {1, {}, {move}});
  const auto told = turn(officer, {1, {{"/x01/", 1}}, {}}).value();
  EXPECT_EQ(told.scopes.at(0).gone.size(), 1U);
  ASSERT_TRUE(db->write([&](db::Tx& tx) { return prune_feed(tx, "05716", now + std::chrono::days{401}); }));
  EXPECT_EQ(turn(officer, {1, {{"/x01/", 1}}, {}}).value().scopes.at(0).news, ScopeNews::enter);
}

// 110 households with 440 people, names as they are: the whole xóm on a phone.
TEST_P(Exchanges, TheFirstSyncOfAXomIsUnderTwentyKilobytes) {
  const char* family[] = {"Nguyễn", "Hoàng", "Nông", "Lý", "Triệu", "Đặng", "Lường", "Ma"};
  const char* middle[] = {"Thị", "Văn", "Đức", "Minh", "Thu", "Hồng"};
  const char* given[] = {"Hường", "Páo", "Mây", "Sơn", "Lan", "Dũng", "Hạnh", "Khánh", "Tuyết", "Bình", "Chi"};
  std::vector<Operation> ops;
  for (std::uint64_t h = 0; h < 110; ++h) {
    Operation house{{}, "household", uuid(10'000 + h), std::string(server_author), "", "/x01/", now, 1, {}};
    house.changes = {{"code", "H" + std::to_string(h), 0}, {"area", "/x01/", 0}, {"status", "dang_o", 0}};
    ops.push_back(house);
    for (std::uint64_t p = 0; p < 4; ++p) {
      const auto n = h * 7 + p * 13;
      Operation one{{}, "person", uuid(20'000 + h * 4 + p), std::string(server_author), "", "/x01/", now, 1, {}};
      one.changes = {{"name", std::string(family[n % 8]) + " " + middle[n % 6] + " " + given[n % 11], 0},
                     {"birth", std::to_string(1940 + n % 70) + "-00-00", 0},
                     {"sex", n % 2 == 0 ? "nu" : "nam", 0},
                     {"area", "/x01/", 0},
                     {"household", house.entity_id, 0},
                     {"relation", p == 0 ? "chu_ho" : "con", 0},
                     {"residence", "thuong_tru", 0}};
      ops.push_back(one);
    }
  }
  ASSERT_TRUE(door->commit(server_me("05716"), ops, now));
  const auto a = volunteer(1, "/x01/");
  const auto first = turn(a, {1, {{"/x01/", 0}}, {}}).value();
  EXPECT_EQ(first.scopes.at(0).records.size(), 550U);
  EXPECT_FALSE(first.scopes[0].more);
  uLongf size = compressBound(last_body.size());
  std::string packed(size, '\0');
  ASSERT_EQ(compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(last_body.data()),
                      last_body.size(), 6),
            Z_OK);
  EXPECT_LE(size, 20U * 1024U) << last_body.size() << " bytes before compression";
  RecordProperty("compressed", static_cast<int>(size));
  std::printf("[ size     ] first sync of 550 records: %zu bytes, %lu compressed\n", last_body.size(),
              static_cast<unsigned long>(size));
  (void)turn(a, {1, {{"/x01/", first.scopes[0].next}}, {}});
  EXPECT_LE(last_size, 100U);
}

}  // namespace
}  // namespace hvs::journal
