#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/gatherings/rules.hpp"
#include "core/gatherings/sample.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/model.hpp"

namespace hvs::gatherings {
namespace {

using journal::value_of;
using sample::person;

constexpr Instant now = from_ms(1'795'334'400'000);  // 22/11/2026, 15:00 in Vietnam
constexpr auto seed = "01900000-0000-7000-8000-0000000000f1";

struct Room {
  learning::Library library = sample::library();
  Snapshot snapshot;
  Maker maker;

  Room() {
    snapshot.library = &library;
    Class of{sample::class_id, "Lớp tối", "/x01/", "Xóm Na Mấy", {}, {}};
    for (int n = 1; n <= 3; ++n) of.members.push_back({person(n), "Người " + std::to_string(n)});
    snapshot.classes.push_back(of);
    maker.random = [n = 0](std::uint8_t* out, std::size_t size) mutable {
      for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(n++);
    };
  }
  Class& of() { return snapshot.classes.front(); }
  Meeting& held(const std::string& on, std::set<int> present) {
    Meeting m{"01900000-0000-7000-8000-00000000e" + std::to_string(100 + of().meetings.size()),
              on,
              "19:30",
              "",
              "",
              0,
              MeetingState::held,
              {},
              {}};
    for (int n = 1; n <= 3; ++n) m.roll.push_back({person(n), "", present.contains(n)});
    of().meetings.push_back(m);
    return of().meetings.back();
  }
  web::Answer ask(web::Method method, const std::string& rest, const std::vector<web::Fields::Item>& form = {},
                  const std::string& query = {}) {
    web::Call call;
    call.method = method;
    call.path = call.raw_target = std::string{"/lop-hoc/"} + sample::class_id + rest;
    call.params.add("id", sample::class_id);
    if (rest.starts_with("/buoi/")) call.params.add("buoi", rest.substr(6, 36));
    call.now = now;
    call.me.account = "01900000-0000-7000-8000-0000000000a1";
    call.me.csrf = "dau";
    for (const auto& one : form) call.form.add(one.name, one.value);
    if (!query.empty()) call.query.add("bai", query);
    return answer(call, snapshot, maker);
  }
};

TEST(Needs, TwoMeetingsMissedInARowAreOneNeed) {
  Room room;
  room.held("2026-11-01", {1, 2, 3});
  room.held("2026-11-08", {1});
  room.held("2026-11-15", {1, 2});
  const auto found = needs(room.of(), now);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].member->id, person(3));
  EXPECT_EQ(found[0].need, Need::absent_twice);
  EXPECT_EQ(found[0].number, 2);
}

TEST(Needs, MeetingsCalledOffOrStillToComeDoNotCount) {
  Room room;
  room.held("2026-11-08", {});
  room.held("2026-11-15", {}).state = MeetingState::off;
  room.held("2026-11-29", {}).state = MeetingState::planned;
  EXPECT_TRUE(needs(room.of(), now).empty());
}

TEST(Needs, WhoJoinedLaterHasNotMissedWhatWasBefore) {
  Room room;
  room.held("2026-11-08", {1, 2, 3});
  room.held("2026-11-15", {1, 2, 3});
  for (auto& meeting : room.of().meetings)
    std::erase_if(meeting.roll, [](const Roll& r) { return r.person == person(3); });
  EXPECT_EQ(missed_in_a_row(room.of(), person(3)), 0);
}

TEST(Needs, TheNewestWordHolds) {
  Room room;
  room.held("2026-11-08", {});
  room.held("2026-11-15", {}).roll.push_back({person(2), "", true});
  EXPECT_EQ(missed_in_a_row(room.of(), person(1)), 2);
  EXPECT_EQ(missed_in_a_row(room.of(), person(2)), 0);
}

TEST(Needs, StuckIsFourteenDaysOrThreeMisses) {
  Room room;
  room.of().members[0].begun = {{"an-toan/lua-dao", now - std::chrono::days{13}, 2}};
  EXPECT_TRUE(needs(room.of(), now).empty());
  room.of().members[0].begun[0].changed = now - std::chrono::days{14};
  room.of().members[1].begun = {{"an-toan/lua-dao", now, 3}};
  room.of().members[2].ready = true;
  const auto found = needs(room.of(), now);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].need, Need::stuck);
  EXPECT_EQ(found[1].need, Need::missed_quiz);
  EXPECT_EQ(found[2].need, Need::ready);
}

TEST(Seats, TheLowestFreeNumbersAreGiven) {
  Room room;
  room.of().members[1].card = 1;
  const auto seats = seats_to_give(room.of());
  ASSERT_EQ(seats.size(), 2U);
  EXPECT_EQ(seats[0].number, 2);
  EXPECT_EQ(seats[1].number, 3);
}

TEST(Seats, NobodyGetsANumberPastSixty) {
  Room room;
  room.of().members.assign(70, {});
  const auto seats = seats_to_give(room.of());
  ASSERT_EQ(seats.size(), 60U);
  EXPECT_EQ(seats.back().number, 60);
}

TEST(DerivedId, IsAUuidTheSameForTheSameWords) {
  EXPECT_TRUE(is_uuid(derived_id(seed, "a")));
  EXPECT_EQ(derived_id(seed, "a"), derived_id(seed, "a"));
  EXPECT_NE(derived_id(seed, "a"), derived_id(seed, "b"));
  EXPECT_EQ(derived_id(seed, "a").substr(0, 13), std::string{seed}.substr(0, 13));
}

TEST(ReadTime, TakesWhatPeopleWrite) {
  EXPECT_EQ(read_time("19:30"), "19:30");
  EXPECT_EQ(read_time("7h"), "07:00");
  EXPECT_EQ(read_time(" 7h5 "), "07:05");
  for (const auto* bad : {"", "tối", "25:00", "19:60", "1930"}) EXPECT_FALSE(read_time(bad)) << bad;
}

TEST(Teach, ThePageHoldsTheWholeUnitAndWorksAsAForm) {
  Room room;
  const auto html = room.ask(web::Method::get, "/day", {}, "an-toan/lua-dao").reply.body;
  for (const auto* words :
       {"Thẻ 01", "Thẻ 02", "Nên làm gì?", "Hỏi người quen trước.", "data-right=\"B\"", "name=\"dem.q1.1\"", "Người 3"})
    EXPECT_NE(html.find(words), std::string::npos) << words;
  EXPECT_EQ(html.find("name=\"dem.q1.2\""), std::string::npos) << "an option that is not there";
}

std::vector<web::Fields::Item> lesson_form() {
  return {{"ma", seed},
          {"buoi", "01900000-0000-7000-8000-0000000000e1"},
          {"bai", "an-toan/lua-dao"},
          {"co", person(1)},
          {"co", person(2)},
          {"co", "01900000-0000-7000-8000-00000000dead"},
          {"khach", "Nông Văn Páo, Hoàng Thị Mẩy"},
          {"khach", ""},
          {"tl", "q1 " + person(1) + " 1"},
          {"tl", "q1 " + person(3) + " 0"},
          {"tl", "q1 " + person(2) + " 7"},
          {"tl", "rác"},
          {"dem.q1.0", "2"},
          {"dem.q1.1", "9"},
          {"cach.q1", "the"}};
}

TEST(Teach, EverybodyPresentIsCreditedOnceAndNobodyElse) {
  Room room;
  const auto answer = room.ask(web::Method::post, "/day", lesson_form());
  EXPECT_EQ(answer.reply.status, 303);
  std::map<std::string, int> count;
  for (auto op : answer.operations) {
    op.id = {"may", 1, 1};
    EXPECT_TRUE(journal::check(op)) << op.entity;
    ++count[op.entity];
  }
  EXPECT_EQ(count["meeting"], 1);
  EXPECT_EQ(count["attendance"], 5) << "three members, present or not, and two guests";
  EXPECT_EQ(count["lesson_step"], 2);
  EXPECT_EQ(count["answer"], 1) << "only of who is there, only an option that is there";
  EXPECT_EQ(count["room_tally"], 1);
  for (const auto& op : answer.operations) {
    if (op.entity == "answer") {
      EXPECT_EQ(value_of(op, "correct"), "1");
    }
    if (op.entity == "lesson_step") {
      EXPECT_EQ(value_of(op, "object"), "an-toan/lua-dao/q1");
    }
    if (op.entity == "room_tally") {
      EXPECT_EQ(value_of(op, "counts"), "2 9 0 0");
    }
  }
}

TEST(Teach, PressedTwiceTheFactsAreTheSame) {
  Room room;
  const auto first = room.ask(web::Method::post, "/day", lesson_form()).operations;
  const auto second = room.ask(web::Method::post, "/day", lesson_form()).operations;
  ASSERT_EQ(first.size(), second.size());
  std::set<std::string> ids;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].entity_id, second[i].entity_id);
    ids.insert(first[i].entity_id);
  }
  EXPECT_EQ(ids.size(), first.size());
}

TEST(Teach, AUnitThatIsNotHereIsSaid) {
  Room room;
  EXPECT_EQ(room.ask(web::Method::get, "/day", {}, "an-toan/khong-co").reply.status, 404);
  EXPECT_TRUE(room.ask(web::Method::post, "/day", {{"bai", "x"}, {"buoi", "y"}}).operations.empty());
}

TEST(Roll, AChangeIsANewFactWithItsReasonAndNoOtherIsWritten) {
  Room room;
  auto& meeting = room.held("2026-11-15", {1, 2});
  const auto answer =
      room.ask(web::Method::post, "/buoi/" + meeting.id,
               {{"ma", seed}, {"co", person(1)}, {"co", person(2)}, {"co", person(3)}, {"ly-do", "Đến muộn"}});
  ASSERT_EQ(answer.operations.size(), 1U);
  EXPECT_EQ(value_of(answer.operations[0], "person"), person(3));
  EXPECT_EQ(value_of(answer.operations[0], "reason"), "Đến muộn");
}

TEST(State, WhatWaitsIsLaidOverThePack) {
  Room room;
  Snapshot here;
  here.library = &room.library;
  here.classes = read_pack(write_pack(room.snapshot)).value();
  for (const auto& op : room.ask(web::Method::post, "/day", lesson_form()).operations) apply(here, op);
  ASSERT_EQ(here.classes[0].meetings.size(), 1U);
  const auto& meeting = here.classes[0].meetings[0];
  EXPECT_EQ(meeting.state, MeetingState::held);
  EXPECT_TRUE(word_about(meeting, person(2))->present);
  EXPECT_FALSE(word_about(meeting, person(3))->present);
  EXPECT_EQ(meeting.tallies.at(0).counts, (std::array{2, 9, 0, 0}));
}

TEST(State, APackReadsBackAsItWas) {
  Room room;
  room.held("2026-11-15", {1}).tallies.push_back({"an-toan/lua-dao/q1", {1, 2, 3, 4}, true});
  room.of().members[0].begun = {{"an-toan/lua-dao", now, 3}};
  room.of().members[0].card = 7;
  const auto written = write_pack(room.snapshot);
  Snapshot again;
  again.classes = read_pack(written).value();
  EXPECT_EQ(write_pack(again), written);
  EXPECT_FALSE(read_pack("{}"));
  EXPECT_FALSE(read_pack("rác"));
}

}  // namespace
}  // namespace hvs::gatherings
