#include "core/journal/exchange.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "core/base/id.hpp"

namespace hvs::journal {
namespace {

std::string uuid(std::uint64_t n) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 8; ++i) r[i] = static_cast<std::uint8_t>((n * 0x9E3779B97F4A7C15U) >> (8 * i));
  return make_uuid7(from_ms(1'763'800'000'000 + static_cast<std::int64_t>(n) * 61'000), r);
}

Operation op(std::uint64_t seq, std::string entity, std::uint64_t id, std::vector<Change> changes,
             std::string person = "") {
  return {{"d1", 2, seq},
          std::move(entity),
          uuid(id),
          uuid(1),
          std::move(person),
          "/x03/",
          from_ms(1'763'800'000'000 + static_cast<std::int64_t>(seq) * 200'000),
          1,
          std::move(changes)};
}

// Six households visited: each a visit, a consent, a skill seen and a level; what a field day leaves in the outbox.
std::vector<Operation> a_days_work() {
  std::vector<Operation> day;
  std::uint64_t seq = 1;
  for (std::uint64_t h = 0; h < 6; ++h) {
    const auto person = uuid(200 + h);
    day.push_back(
        op(seq++, "visit", 300 + h,
           {{"household", uuid(100 + h), 0}, {"outcome", "gap", 0}, {"met", person, 0}, {"taught", "D1.1", 0}}));
    day.push_back(
        op(seq++, "consent", 400 + h,
           {{"person", person, 0}, {"purpose", "theo_doi_hoc", 0}, {"given", "1", 0}, {"visit", uuid(300 + h), 0}},
           person));
    day.push_back(
        op(seq++, "observed_skill", 500 + h, {{"person", person, 0}, {"skill", "D1.1", 0}, {"level", "2", 0}}, person));
    day.push_back({{"d1", 2, seq++},
                   "person",
                   person,
                   uuid(1),
                   person,
                   "/x03/",
                   from_ms(1'763'800'000'000),
                   1,
                   {{"vneid", "2", 77}}});
  }
  return day;
}

TEST(Exchange, NothingChangedIsATinyTurn) {
  const auto request = pack_request({7, {{"/x03/", 123'456}}, {}});
  const auto reply = pack_reply({7, 123'456, {}, {{"/x03/", ScopeNews::changes, 123'456, false, {}, {}}}});
  EXPECT_LE(request.size() + reply.size(), 300U) << request.size() << " + " << reply.size();
}

TEST(Exchange, ADaysWorkIsUnderOnePointTwoKilobytes) {
  const auto day = a_days_work();
  const auto bytes = pack_request({2, {{"/x03/", 123'456}}, day});
  EXPECT_LE(bytes.size(), 1200U);
  EXPECT_EQ(unpack_request(bytes, "d1").value().operations, day);
}

TEST(Exchange, ACutRequestKeepsEveryWholeFrame) {
  std::vector<Operation> many;
  for (std::uint64_t i = 1; i <= 120; ++i)
    many.push_back(op(i, "visit", 1000 + i, {{"note", std::to_string(i) + std::string(80, 'n'), 0}}));
  const auto bytes = pack_request({2, {}, many});
  ASSERT_GT(bytes.size(), 2 * 4096U);
  const auto cut = unpack_request(std::string_view(bytes).substr(0, bytes.size() - 10), "d1").value();
  EXPECT_GT(cut.operations.size(), 20U);
  EXPECT_LT(cut.operations.size(), many.size());
  EXPECT_TRUE(std::equal(cut.operations.begin(), cut.operations.end(), many.begin()));
}

TEST(Exchange, OneDeviceGetsABoundedTurn) {
  std::vector<Operation> many;
  for (std::uint64_t i = 1; i <= 2 * max_operations_per_turn; ++i) many.push_back(op(i, "visit", i, {}));
  EXPECT_EQ(unpack_request(pack_request({2, {}, many}), "d1").value().operations.size(), max_operations_per_turn);
}

TEST(Exchange, AReplyComesBackAsItWas) {
  Reply reply{3, 900, {}, {}};
  Outcome conflict{{"d1", 3, 8},
                   OutcomeKind::conflict,
                   true,
                   41,
                   {},
                   {"note"},
                   RecordState{"household", uuid(5), "/x03/", true, {{"note", "A", 40}}}};
  Outcome aside{{"d1", 3, 9}, OutcomeKind::quarantined, false, 0, "journal.not_allowed", {}, {}};
  reply.outcomes = {conflict, aside};
  reply.scopes = {{"/x03/", ScopeNews::enter, 900, true, {*conflict.state}, {{"person", uuid(6)}}},
                  {"/x04/", ScopeNews::leave, 0, false, {}, {}}};
  const auto back = unpack_reply(pack_reply(reply), "d1").value();
  ASSERT_EQ(back.outcomes.size(), 2U);
  EXPECT_EQ(back.outcomes[0].clashing, conflict.clashing);
  EXPECT_EQ(back.outcomes[0].state->fields, conflict.state->fields);
  EXPECT_TRUE(back.outcomes[0].duplicate);
  EXPECT_EQ(back.outcomes[1].reason, "journal.not_allowed");
  EXPECT_EQ(back.scopes[0].records[0].fields, conflict.state->fields);
  EXPECT_EQ(back.scopes[0].gone, reply.scopes[0].gone);
  EXPECT_EQ(back.scopes[1].news, ScopeNews::leave);
}

RC_GTEST_PROP(Exchange, AnyBytesAreReadOrRefused, (std::string raw)) {
  (void)unpack_request("S\x01" + raw, "d1");
  (void)unpack_reply("T\x01" + raw, "d1");
}

}  // namespace
}  // namespace hvs::journal
