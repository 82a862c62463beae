#include "core/phone/records.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/phone/core.hpp"

namespace hvs::phone {
namespace {

using journal::ScopeNews;

std::string id(int n) { return "0192f0c4-1234-7abc-8def-0000000000" + std::to_string(10 + n % 90); }

journal::RecordState person(int n, std::string area, std::string name, std::uint64_t version) {
  return {"person", id(n), std::move(area), true, {{"name", std::move(name), version}}};
}

journal::ScopePart part(std::string area, ScopeNews news, std::uint64_t next,
                        std::vector<journal::RecordState> records) {
  journal::ScopePart out;
  out.area = std::move(area);
  out.news = news;
  out.next = next;
  out.records = std::move(records);
  return out;
}

TEST(Records, AnEnteredAreaBringsItsPeopleAndALeftOneTakesThemAway) {
  Records records;
  records.take(
      part("/x01/", ScopeNews::enter, 7, {person(1, "/x01/", "Lý Thị Mẫu", 3), person(2, "/x01/", "Mã Văn Thử", 5)}));
  ASSERT_NE(records.find("person", id(1)), nullptr);
  EXPECT_EQ(records.all("person").size(), 2U);
  EXPECT_TRUE(records.all("household").empty());
  records.take(part("/x01/", ScopeNews::leave, 0, {}));
  EXPECT_TRUE(records.all("person").empty());
  EXPECT_TRUE(records.empty());
}

TEST(Records, EnteringAgainForgetsWhatIsNoLongerThere) {
  Records records;
  records.take(part("/x01/", ScopeNews::enter, 7, {person(1, "/x01/", "a", 1), person(2, "/x01/", "b", 2)}));
  records.take(part("/x01/", ScopeNews::enter, 9, {person(2, "/x01/", "c", 8)}));
  EXPECT_EQ(records.find("person", id(1)), nullptr);
  EXPECT_EQ(records.find("person", id(2))->fields[0].value, "c");
}

TEST(Records, WhoMovedBetweenTwoOfOurAreasStaysWhateverComesFirst) {
  for (const bool arrival_first : {true, false}) {
    Records records;
    records.take(part("/x01/", ScopeNews::enter, 1, {person(1, "/x01/", "a", 1)}));
    records.take(part("/x02/", ScopeNews::enter, 1, {}));
    auto left = part("/x01/", ScopeNews::changes, 2, {});
    left.gone = {{"person", id(1)}};
    const auto arrived = part("/x02/", ScopeNews::changes, 2, {person(1, "/x02/", "a", 2)});
    if (arrival_first) {
      records.take(arrived);
      records.take(left);
    } else {
      records.take(left);
      records.take(arrived);
    }
    ASSERT_NE(records.find("person", id(1)), nullptr);
    EXPECT_EQ(records.find("person", id(1))->area, "/x02/");
  }
}

TEST(Records, AsksForKnownAreasFromTheirCursorAndForNewOnesFromTheStart) {
  Records records;
  records.take(part("/x01/", ScopeNews::enter, 7, {}));
  const auto asked = records.cursors({"/x01/", "/x02/", "/x02/"});
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0], (journal::ScopeCursor{"/x01/", 7}));
  EXPECT_EQ(asked[1], (journal::ScopeCursor{"/x02/", 0}));
}

RC_GTEST_PROP(Records, StoredBytesReadBackAndASecondTakingChangesNothing, ()) {
  Records records;
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
    std::vector<journal::RecordState> some;
    const std::string area = *rc::gen::element(std::string{"/x01/"}, std::string{"/x02/"});
    for (int n = *rc::gen::inRange(0, 5); n > 0; --n)
      some.push_back(person(*rc::gen::inRange(0, 20), area, *rc::gen::element(std::string{"Hường"}, std::string{}), 3));
    const auto one =
        part(area, *rc::gen::element(ScopeNews::changes, ScopeNews::enter), static_cast<std::uint64_t>(i), some);
    records.take(one);
    const auto once = records.write();
    records.take(one);
    RC_ASSERT(records.write() == once);
  }
  RC_ASSERT(Records::read(records.write()).write() == records.write());
}

RC_GTEST_PROP(Records, StrangeBytesReadAsNothingKept, (const std::string& noise)) {
  const auto got = Records::read(noise);
  RC_ASSERT(got.write() == Records{}.write() || got.write() == noise);
}

TEST(Exchange, ThePhoneSettlesWhatTheServerTookAndKeepsItsRecords) {
  Core core({}, [](std::uint8_t*, std::size_t) {});
  Identity who;
  who.me.commune = "05716";
  who.me.account = id(1);
  who.me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}, {auth::Role::learner, "", {}, {}}};
  who.device = id(9);
  who.epoch = 5;
  ASSERT_TRUE(core.keep("toi", write_identity(who)));
  const auto body = core.pack_exchange("");
  const auto request = journal::unpack_request(body, who.device).value();
  ASSERT_EQ(request.scopes.size(), 1U) << "a volunteer's xóm is asked for even when nothing waits";
  EXPECT_EQ(request.scopes[0].area, "/x01/");

  journal::Reply reply;
  reply.epoch = 5;
  for (const auto kind :
       {journal::OutcomeKind::applied, journal::OutcomeKind::held, journal::OutcomeKind::quarantined}) {
    journal::Outcome outcome;
    outcome.id = {who.device, 5, reply.outcomes.size() + 1};
    outcome.kind = kind;
    reply.outcomes.push_back(outcome);
  }
  reply.scopes = {part("/x01/", ScopeNews::enter, 7, {person(1, "/x01/", "Lý Thị Mẫu", 3)})};
  EXPECT_EQ(core.read_exchange(journal::pack_reply(reply)), R"({"settled":[[5,1],[5,3]],"more":false,"records":true})");
  EXPECT_EQ(Records::read(core.records()).all("person").size(), 1U);
  EXPECT_EQ(core.read_exchange("<!DOCTYPE html>"), "");
  EXPECT_EQ(core.read_exchange(""), "");
}

TEST(Exchange, SaysNothingWhenThereIsNothingToSayOrHear) {
  Core core({}, [](std::uint8_t*, std::size_t) {});
  EXPECT_EQ(core.pack_exchange(""), "");
  EXPECT_EQ(core.pack_exchange("not an outbox"), "");
}

}  // namespace
}  // namespace hvs::phone
