#include "core/assessment/session.hpp"

#include <gtest/gtest.h>

namespace hvs::assessment {
namespace {

using namespace std::chrono_literals;

constexpr Instant nine = from_ms(1'795'310'000'000);

struct Room {
  TestSession session{
      .id = "s", .place = "p", .area = "/x01/", .group = "nguoidan", .code = "1234", .minutes = 30, .proctor = "a"};
  std::vector<SessionEvent> events;
  std::vector<SeatForm> forms;
  Room& happens(std::string person, Happening what, std::string value = {}) {
    events.push_back({std::move(person), what, std::move(value), nine + std::chrono::minutes{events.size()}, "a"});
    return *this;
  }
  Seat seat(std::string_view person, Instant now = nine + 1h) const {
    return seat_of(session, events, forms, person, now);
  }
};

TEST(Seat, WaitsUntilApprovedAndCanBePausedAndGoOn) {
  Room room;
  EXPECT_EQ(room.seat("a").state, SeatState::none);
  room.happens("a", Happening::asked_in);
  EXPECT_EQ(room.seat("a").state, SeatState::waiting);
  EXPECT_FALSE(may_happen(room.seat("a"), Happening::paused));
  EXPECT_TRUE(may_happen(room.seat("a"), Happening::approved));
  room.happens("a", Happening::approved).happens("a", Happening::paused);
  EXPECT_EQ(room.seat("a").state, SeatState::paused);
  room.happens("a", Happening::asked_in);
  EXPECT_EQ(room.seat("a").state, SeatState::paused) << "the code again does not open what was paused";
  room.happens("a", Happening::resumed);
  EXPECT_EQ(room.seat("a").state, SeatState::admitted);
}

TEST(Seats, StandInTheOrderInWhichSomebodyShouldLook) {
  Room room;
  for (const auto* who : {"done", "works", "slow", "paused", "waits", "calls"}) room.happens(who, Happening::asked_in);
  for (const auto* who : {"done", "works", "slow", "paused", "calls"}) room.happens(who, Happening::approved);
  room.happens("paused", Happening::paused).happens("calls", Happening::help);
  const auto now = nine + 1h;
  room.forms = {{"f1", "done", 20, nine, nine, true},
                {"f2", "works", 3, nine, now - 1min, false},
                {"f3", "slow", 3, nine, now - 6min, false}};
  std::string order;
  for (const auto& one : seats(room.session, room.events, room.forms, now)) order += one.person + " ";
  EXPECT_EQ(order, "calls waits paused slow works done ");
}

TEST(Seat, TimeEndsLaterByWhatWasAdded) {
  Room room;
  room.happens("a", Happening::asked_in).happens("a", Happening::approved);
  room.forms = {{"f", "a", 1, nine, nine, false}};
  EXPECT_EQ(minutes_left(room.session, room.seat("a"), nine + 29min), 1);
  EXPECT_EQ(minutes_left(room.session, room.seat("a"), nine + 30min), 0);
  room.happens("a", Happening::extra, "10");
  EXPECT_EQ(minutes_left(room.session, room.seat("a"), nine + 30min), 10);
  room.session.minutes = 0;
  EXPECT_EQ(minutes_left(room.session, room.seat("a"), nine + 300min), -1) << "no limit";
}

Paper paper(std::string who, std::string_view choices, std::chrono::milliseconds pace = 20s) {
  Paper out{std::move(who), nine, {}};
  auto at = nine;
  for (std::size_t i = 0; i < choices.size(); ++i)
    out.answers.push_back({"q" + std::to_string(i),
                           choices[i] == '?' ? std::string{dont_know} : std::string{choices[i]}, at += pace,
                           choices[i] == '0'});
  return out;
}

TEST(Alike, NamesPairsWithTheSameWrongAnswersAndNobodyForBeingRight) {
  const std::vector<Paper> papers{paper("a", "0012312301"), paper("b", "0012312301"), paper("c", "0023123102"),
                                  paper("d", "0000000000"), paper("e", "0000000000"), paper("f", "??????????"),
                                  paper("g", "??????????")};
  const auto found = alike(papers);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].one + found[0].other, "ab");
  EXPECT_EQ(found[0].same_wrong, 7);
}

TEST(InHaste, IsWhoMostlyAnswersBeforeItCanBeRead) {
  EXPECT_TRUE(in_haste(paper("a", "00000000", 2s)));
  EXPECT_FALSE(in_haste(paper("a", "00000000", 5s)));
  EXPECT_FALSE(in_haste(paper("a", "0000000", 1s))) << "too few to say";
}

TEST(Recheck, ChoosesAboutOneInTwenty) {
  int chosen = 0;
  for (int i = 0; i < 4000; ++i) chosen += to_recheck("form-" + std::to_string(i));
  EXPECT_NEAR(chosen, 200, 60);
}

}  // namespace
}  // namespace hvs::assessment
