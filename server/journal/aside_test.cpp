// Work that comes as a file, and work that was kept aside: who may bring it into the book, and that nobody else can.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/journal/authority.hpp"
#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/journal/outbox_key.hpp"
#include "server/journal/room.hpp"

namespace hvs::journal {
namespace {

constexpr Instant now = from_ms(1'763'900'000'000);
constexpr db::Sql log_rows{"test.log",
                           "SELECT entity, author, device, seq FROM operation_log WHERE commune_id = $1"
                           " ORDER BY commit_number"};

std::string uuid(std::uint64_t n) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 8; ++i) r[i] = static_cast<std::uint8_t>((n * 0x9E3779B97F4A7C15U) >> (8 * i));
  return make_uuid7(from_ms(1'763'800'000'000 + static_cast<std::int64_t>(n)), r);
}

class Aside : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::uint8_t drawn = 0;
  RandomBytes random = [this](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, ++drawn); };
  std::unique_ptr<Door> door = make_door(*db, random);
  std::unique_ptr<keys::Keyring> keys = std::move(keys::Keyring::open(db.folder()).value());
  app::Services services{{}, *db, *door, *keys, [] { return now; }, random};
  std::map<std::string, auth::Me> accounts;
  std::vector<std::string> audited;
  app::Room room = make_journal(
      services,
      {.who = [this](const std::string& account) -> std::optional<auth::Me> {
         const auto found = accounts.find(account);
         return found == accounts.end() ? std::nullopt : std::optional{found->second};
       },
       .audit = [this](const web::Call&, std::string action, std::string, std::string) { audited.push_back(action); }});

  auth::Me account(std::uint64_t n, auth::Role role, std::string area) {
    auth::Me me;
    me.commune = "05716";
    me.account = uuid(n);
    me.name = "Người " + std::to_string(n);
    me.device = "may-" + std::to_string(n);
    me.grants = {{role, std::move(area), {}, {}}};
    accounts[me.account] = me;
    return me;
  }
  Operation household(const auth::Me& me, std::uint64_t seq, std::uint64_t id, std::string note) {
    return {{me.device, 7, seq},           "household", uuid(id), me.account, "", "/x01/", now, 1,
            {{"note", std::move(note), 0}}};
  }
  Operation visit(const auth::Me& me, std::uint64_t seq, std::uint64_t house) {
    return {{me.device, 7, seq},
            "visit",
            uuid(seq + 700),
            me.account,
            "",
            "/x01/",
            now,
            1,
            {{"household", uuid(house), 0}, {"outcome", "gap", 0}}};
  }
  OutboxSection section(const auth::Me& me, const std::vector<Operation>& operations) {
    OutboxSection out{me.device, me.account, std::string(12, 'n'), {}};
    out.sealed = keys::seal_aes256_gcm(outbox_key(*keys, "05716", me.device, me.account), out.nonce,
                                       write_waiting(operations), sealed_for("05716", me.device, me.account));
    return out;
  }
  web::Answer ask(const auth::Me& me, web::Method method, const std::string& path, web::Fields form = {},
                  std::string file = {}) {
    web::Call call;
    call.method = method;
    call.path = path;
    call.me = me;
    call.now = now;
    call.form = std::move(form);
    if (!file.empty()) call.uploads.push_back({"tep", "so.json", "application/json", std::move(file)});
    const web::Router router(room.routes);
    const auto match = router.find(method, path, &call.params);
    EXPECT_NE(match.route, nullptr) << path;
    return match.route->handler(call);
  }
  std::string hand_in(const auth::Me& me, const OutboxFile& file) {
    const auto answer = ask(me, web::Method::post, "/quan-tri/so-tay-tep", {}, write_outbox_file(file));
    return answer.reply.status == 303 ? answer.reply.headers.at(0).value : std::string{};
  }
  int enter(const auth::Me& me, const std::string& where) {
    web::Fields form;
    form.add("viec", "ghi");
    return ask(me, web::Method::post, where, form).reply.status;
  }
  std::vector<std::string> log() {
    std::vector<std::string> out;
    (void)db->read([&](db::Tx& tx) -> Result<void> {
      out.clear();
      HVS_TRY(rows, tx.run(log_rows, {"05716"}));
      for (const auto& row : rows) out.push_back(row.text(0));
      return {};
    });
    return out;
  }
  std::size_t logged(std::string_view entity) {
    const auto all = log();
    return static_cast<std::size_t>(std::ranges::count(all, entity));
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Aside, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(Aside, AFileGoesThroughTheDoorOnceUnderItsAuthorsRightsAndIsMarked) {
  const auto author = account(1, auth::Role::volunteer, "/x01/");
  const auto officer = account(2, auth::Role::commune_officer, "");
  const OutboxFile file{
      "05716", {section(author, {household(author, 1, 50, "từ tệp"), visit(author, 2, 50), visit(author, 4, 50)})}};
  const auto where = hand_in(officer, file);
  ASSERT_FALSE(where.empty());
  EXPECT_TRUE(log().empty()) << "looking writes nothing";
  const auto preview = ask(officer, web::Method::get, where).reply.body;
  EXPECT_NE(preview.find("Người 1"), std::string::npos);
  EXPECT_NE(preview.find("Vào sổ"), std::string::npos);
  EXPECT_NE(preview.find("Giữ lại, chờ phần gửi trước"), std::string::npos);
  EXPECT_TRUE(log().empty());
  EXPECT_EQ(enter(officer, where), 303);
  EXPECT_EQ(log(), (std::vector<std::string>{"file_entry", "household", "visit"}));
  // Again, and the phone itself comes back: nothing twice.
  EXPECT_EQ(enter(officer, where), 303);
  const auto again = door->commit(author, {household(author, 1, 50, "từ tệp"), visit(author, 2, 50)}, now).value();
  EXPECT_TRUE(again[0].duplicate && again[1].duplicate);
  EXPECT_EQ(door->commit(author, {visit(author, 3, 50)}, now).value()[0].kind, OutcomeKind::applied);
  EXPECT_EQ(logged("visit"), 3U) << "the held one followed";
  EXPECT_EQ(logged("file_entry"), 1U);
  EXPECT_EQ(audited, (std::vector<std::string>{"journal.file_received", "journal.file_entered"}));
  EXPECT_NE(ask(officer, web::Method::get, where).reply.body.find("Đã ghi tệp vào sổ"), std::string::npos);
}

TEST_P(Aside, WhatIsAlreadyThereIsSaidAndTheFileOfAnotherIsNotRead) {
  const auto author = account(1, auth::Role::volunteer, "/x01/");
  const auto other = account(3, auth::Role::volunteer, "/x01/");
  const auto xom = account(4, auth::Role::area_officer, "/x01/");
  (void)door->commit(author, {household(author, 1, 50, "bí mật")}, now);
  const OutboxFile file{"05716", {section(author, {household(author, 1, 50, "bí mật")})}};
  EXPECT_TRUE(hand_in(other, file).empty());
  EXPECT_TRUE(hand_in(xom, file).empty());
  const auto where = hand_in(author, file);  // at the desk, with their own file
  ASSERT_FALSE(where.empty());
  EXPECT_NE(ask(author, web::Method::get, where).reply.body.find("Đã có trong sổ"), std::string::npos);
  EXPECT_EQ(ask(other, web::Method::get, where).reply.status, 404);
  EXPECT_EQ(enter(other, where), 404);
}

// A file with work of two: the volunteer enters their own, the officer the rest.
TEST_P(Aside, ASharedPhonesFileIsEnteredInParts) {
  const auto a = account(1, auth::Role::volunteer, "/x01/");
  auto b = account(3, auth::Role::volunteer, "/x01/");
  const OutboxFile file{"05716", {section(a, {household(a, 1, 50, "A")}), section(b, {household(b, 1, 51, "B kín")})}};
  const auto where = hand_in(a, file);
  const auto seen = ask(a, web::Method::get, where).reply.body;
  EXPECT_NE(seen.find("Đây là việc của người khác"), std::string::npos);
  EXPECT_EQ(enter(a, where), 303);
  EXPECT_EQ(logged("household"), 1U);
  EXPECT_EQ(enter(account(2, auth::Role::commune_officer, ""), where), 303);
  EXPECT_EQ(logged("household"), 2U);
}

// Rights are the author's, and the seal names author and device: no way to write as somebody else.
TEST_P(Aside, AForgedFileWritesNothing) {
  const auto author = account(1, auth::Role::volunteer, "/x01/");
  const auto thief = account(3, auth::Role::volunteer, "/x02/");
  const auto officer = account(2, auth::Role::commune_officer, "");
  const auto honest = section(author, {household(author, 1, 50, "thật")});
  auto changed = honest;
  changed.sealed[changed.sealed.size() / 2] ^= 1;
  auto renamed = section(thief, {household(author, 1, 50, "giả")});
  renamed.account = author.account;
  auto moved = honest;
  moved.device = "may-khac";
  auto bare = honest;
  bare.sealed = write_waiting({household(author, 1, 50, "trần")});
  for (const auto& bad : {changed, renamed, moved, bare}) {
    EXPECT_TRUE(hand_in(officer, {"05716", {bad}}).empty());
    EXPECT_TRUE(hand_in(officer, {"05716", {honest, bad}}).empty()) << "one bad seal refuses the whole file";
  }
  EXPECT_TRUE(hand_in(officer, {"05719", {honest}}).empty());
  // With a seal of their own, a thief writes as themselves, where they may, or not at all.
  const auto where = hand_in(officer, {"05716", {section(thief, {household(author, 1, 50, "giả")})}});
  EXPECT_EQ(enter(officer, where), 303);
  EXPECT_EQ(logged("household"), 0U);
  const auto list = ask(officer, web::Method::get, "/quan-tri/xung-dot").reply.body;
  EXPECT_NE(list.find("Người ghi không phải người đang dùng máy"), std::string::npos) << "kept aside, visible";
}

TEST_P(Aside, TheFileOfADisabledAccountIsKeptAsideAndNothingIsLost) {
  auto author = account(1, auth::Role::volunteer, "/x01/");
  accounts[author.account].grants.clear();
  const auto officer = account(2, auth::Role::commune_officer, "");
  const auto where = hand_in(officer, {"05716", {section(author, {household(author, 1, 50, "cũ")})}});
  EXPECT_EQ(enter(officer, where), 303);
  EXPECT_EQ(logged("household"), 0U);
  EXPECT_NE(ask(officer, web::Method::get, "/quan-tri/xung-dot").reply.body.find("Ghi chú: cũ"), std::string::npos);
}

web::Fields choice(std::string id, std::string what, std::string why = {}) {
  web::Fields form;
  form.add("id", std::move(id));
  form.add("viec", std::move(what));
  form.add("vi-sao", std::move(why));
  return form;
}

TEST_P(Aside, AfterTheCauseIsMendedItGoesIntoTheBookUnderItsOwnIdAndName) {
  auto author = account(1, auth::Role::volunteer, "/x02/");
  const auto officer = account(2, auth::Role::commune_officer, "");
  const auto teacher = account(5, auth::Role::teacher, "/x01/");
  constexpr const char* list = "/quan-tri/xung-dot/de-rieng";
  // A lesson step for somebody the book does not know yet: the officer alone could not write it.
  Operation step{{teacher.device, 7, 1}, "lesson_step", uuid(800), teacher.account, uuid(60), "/x01/", now, 1, {}};
  step.changes = {{"person", uuid(60), 0}};
  ASSERT_EQ(door->commit(teacher, {step}, now).value()[0].reason, "journal.nobody_there");
  ASSERT_EQ(door->commit(author, {household(author, 1, 50, "chưa giao xóm")}, now).value()[0].reason,
            "journal.not_allowed");
  const auto id = author.device + ".7.1";
  const auto step_id = teacher.device + ".7.1";
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(step_id, "vao")).reply.status, 409);
  EXPECT_EQ(logged("review"), 0U) << "not mended yet: nothing written";
  Operation person{{}, "person", uuid(60), std::string(server_author), "", "/x01/", now, 1, {{"name", "Lý Mẫu", 0}}};
  person.changes.push_back({"area", "/x01/", 0});
  ASSERT_TRUE(door->commit(server_me("05716"), {person}, now));
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(step_id, "vao")).reply.status, 303);
  EXPECT_EQ(logged("lesson_step"), 1U);
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(id, "vao")).reply.status, 303);
  EXPECT_EQ(logged("household"), 1U);
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(id, "vao")).reply.status, 409) << "somebody was first";
  EXPECT_EQ(logged("household"), 1U);
  EXPECT_EQ(logged("review"), 2U);
  const auto again = door->commit(author, {household(author, 1, 50, "chưa giao xóm")}, now).value()[0];
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.kind, OutcomeKind::applied) << "the phone hears that it is in the book now";
  EXPECT_EQ(audited, (std::vector<std::string>{"journal.aside_taken", "journal.aside_taken"}));
}

TEST_P(Aside, LeftOutNeedsAReasonStaysVisibleAndMayStillComeIn) {
  const auto author = account(1, auth::Role::volunteer, "/x02/");
  const auto officer = account(2, auth::Role::commune_officer, "");
  const auto elsewhere = account(4, auth::Role::area_officer, "/x02/");
  constexpr const char* list = "/quan-tri/xung-dot/de-rieng";
  (void)door->commit(author, {household(author, 1, 50, "ghi nhầm")}, now);
  const auto id = author.device + ".7.1";
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(id, "bo")).reply.status, 409);
  EXPECT_EQ(ask(elsewhere, web::Method::post, list, choice(id, "bo", "không phải xóm tôi")).reply.status, 409);
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(id, "bo", "Ghi nhầm <nhà>")).reply.status, 303);
  const auto page = ask(officer, web::Method::get, "/quan-tri/xung-dot").reply.body;
  EXPECT_NE(page.find("Ghi nhầm &lt;nhà&gt;"), std::string::npos);
  EXPECT_EQ(logged("household"), 0U);
  EXPECT_EQ(ask(officer, web::Method::post, list, choice(id, "vao")).reply.status, 303);
  EXPECT_EQ(logged("household"), 1U);
}

// Signed with another's name: that other's rights must not carry it.
TEST_P(Aside, WorkSignedWithAnothersNameNeedsTheOfficersOwnRight) {
  const auto teacher = account(5, auth::Role::teacher, "/x01/");
  const auto thief = account(3, auth::Role::volunteer, "/x01/");
  const auto officer = account(2, auth::Role::commune_officer, "");
  Operation person{{}, "person", uuid(60), std::string(server_author), "", "/x01/", now, 1, {{"name", "Lý Mẫu", 0}}};
  person.changes.push_back({"area", "/x01/", 0});
  ASSERT_TRUE(door->commit(server_me("05716"), {person}, now));
  Operation news{{thief.device, 7, 1}, "test_result", uuid(801), teacher.account, uuid(60), "/x01/", now, 1, {}};
  news.changes = {{"person", uuid(60), 0}};
  ASSERT_EQ(door->commit(thief, {news}, now).value()[0].reason, "journal.wrong_author");
  accounts[teacher.account].grants = {{auth::Role::administrator, "", {}, {}}};
  EXPECT_EQ(ask(account(4, auth::Role::area_officer, "/x01/"), web::Method::post, "/quan-tri/xung-dot/de-rieng",
                choice(thief.device + ".7.1", "vao"))
                .reply.status,
            409);
  EXPECT_EQ(logged("test_result"), 0U);
}

// R10 through the database: a chain of merges, each committed on its own, then writes by every id.
TEST_P(Aside, AWriteByAMergedIdLandsOnThePersonThatRemains) {
  const auto author = account(1, auth::Role::volunteer, "/x01/");
  const auto made = [&](std::uint64_t n, std::string field, std::string value) {
    return Operation{{},
                     "person",
                     uuid(n),
                     std::string(server_author),
                     "",
                     "/x01/",
                     now,
                     1,
                     {{std::move(field), std::move(value), 0}}};
  };
  for (std::uint64_t n = 60; n < 63; ++n) {
    ASSERT_TRUE(door->commit(server_me("05716"), {made(n, "name", "Lý " + std::to_string(n))}, now));
  }
  ASSERT_TRUE(door->commit(server_me("05716"), {made(60, "merged_into", uuid(61))}, now));
  ASSERT_TRUE(door->commit(server_me("05716"), {made(61, "merged_into", uuid(62))}, now));
  Operation edit{{author.device, 7, 1}, "person", uuid(60), author.account, "", "/x01/", now, 1, {{"bank", "1", 0}}};
  Operation skill{{author.device, 7, 2}, "observed_skill", uuid(700), author.account, uuid(60), "/x01/", now, 1, {}};
  skill.changes = {{"person", uuid(60), 0}, {"skill", "D1.1", 0}};
  const auto outcomes = door->commit(author, {edit, skill}, now).value();
  EXPECT_NE(outcomes[0].kind, OutcomeKind::quarantined);
  EXPECT_EQ(outcomes[1].kind, OutcomeKind::applied);
  (void)db->read([&](db::Tx& tx) -> Result<void> {
    const std::vector<std::string> ids{uuid(60), uuid(62)};
    HVS_TRY(states, door->store("person")->load(tx, "05716", ids));
    EXPECT_EQ(value_of(states[0], "bank"), "");
    EXPECT_EQ(value_of(states[1], "bank"), "1");
    constexpr db::Sql about{"test.about", "SELECT person FROM operation_log WHERE commune_id = $1 AND entity = $2"};
    HVS_TRY(rows, tx.run(about, {"05716", "observed_skill"}));
    EXPECT_EQ(rows.at(0).text(0), uuid(62));
    return {};
  });
  EXPECT_TRUE(door->commit(author, {skill}, now).value()[0].duplicate);
}

RC_GTEST_PROP(OutboxFiles, ReadBackWhatWasWritten, (const std::vector<std::pair<std::string, std::string>>& parts)) {
  OutboxFile file{"05716", {}};
  for (const auto& [noise, sealed] : parts) {
    file.sections.push_back({"may-" + std::to_string(noise.size()), "tk", std::string(12, 'x'), sealed});
  }
  const auto read = read_outbox_file(write_outbox_file(file));
  RC_ASSERT(read.has_value() == (!parts.empty() && parts.size() <= max_sections));
  if (read) {
    for (std::size_t i = 0; i < parts.size(); ++i) RC_ASSERT(read->sections[i].sealed == parts[i].second);
  }
}

TEST(OutboxFiles, HostileFilesAreRefusedEarly) {
  EXPECT_EQ(read_outbox_file("").error().code, "journal.file_not_ours");
  EXPECT_EQ(read_outbox_file(std::string(max_outbox_file + 1, ' ')).error().code, "journal.file_too_big");
  EXPECT_EQ(read_outbox_file("[" + std::string(100'000, ',') + "]").error().code, "journal.file_not_ours");
  EXPECT_EQ(read_outbox_file(R"({"format":"hvs-so-cho","version":3,"commune":"1","sections":[]})").error().code,
            "journal.file_newer");
  EXPECT_EQ(read_outbox_file(R"({"format":"hvs-so-cho","version":1,"device":"x","entries":[]})").error().code,
            "journal.file_not_ours");
}

}  // namespace
}  // namespace hvs::journal
