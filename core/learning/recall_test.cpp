// The two-minute round, as a learner lives it over weeks.
#include "core/learning/recall.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/learning.hpp"
#include "text/review.hpp"

namespace hvs::learning {
namespace {

using std::chrono::days;

constexpr const char* person = "01900000-0000-7000-8000-000000000001";
const Instant monday = from_ms(1'790'000'000'000);

Library library_with(int questions) {
  Library library;
  Course course;
  course.id = "an-toan";
  Unit unit;
  unit.id = "lua-dao";
  Card card;
  card.id = "01";
  unit.cards.push_back(card);
  for (int i = 0; i < questions; ++i) {
    QuizQuestion one;
    one.id = "q" + std::to_string(i);
    one.stem = "Câu " + one.id;
    one.options = {{"Chuyển tiền", {}, {}}, {"Hỏi người nhà", {}, {}}};
    one.answer = 1;
    one.why = "Hỏi trước.";
    unit.quiz.push_back(one);
  }
  course.units.push_back(unit);
  library.courses.push_back(course);
  return library;
}

struct Learner {
  Library library = library_with(2);
  Progress progress{};
  Instant now = monday;

  web::Answer ask(web::Method method, const std::string& target, const std::string& choice = "") {
    web::Call call;
    call.method = method;
    call.path = target.substr(0, target.find('?'));
    if (const auto mark = target.find('?'); mark != std::string::npos) {
      const auto equals = target.find('=', mark);
      call.query.add(target.substr(mark + 1, equals - mark - 1), target.substr(equals + 1));
    }
    call.now = now;
    call.me.person = person;
    if (!choice.empty()) call.form.add("chon", choice);
    Maker maker;
    maker.random = [](std::uint8_t* out, std::size_t size) { std::fill(out, out + size, std::uint8_t{7}); };
    auto answer = learning::answer(call, {&library, progress}, maker);
    for (const auto& op : answer.operations) apply(progress, op, library);
    return answer;
  }
  void finish_unit() {
    (void)ask(web::Method::post, "/hoc/an-toan/lua-dao/01");
    for (const auto& one : library.courses[0].units[0].quiz)
      (void)ask(web::Method::post, "/hoc/an-toan/lua-dao/" + one.id, "1");
  }
  [[nodiscard]] std::size_t waiting() const { return due(library, progress, day_number(now)).size(); }
  // Answers everything that is due with this choice.
  void review(const std::string& choice) {
    for (const auto& one : due(library, progress, day_number(now)))
      (void)ask(web::Method::post, "/on/an-toan/lua-dao/" + one.question->id, choice);
  }
};

TEST(Recall, NothingIsDueBeforeAUnitIsFinishedNorOnTheSameDay) {
  Learner one;
  (void)one.ask(web::Method::post, "/hoc/an-toan/lua-dao/01");
  one.now += days{3};
  EXPECT_EQ(one.waiting(), 0U);
  one.now = monday;
  one.finish_unit();
  EXPECT_EQ(one.waiting(), 0U);
}

TEST(Recall, WhoRemembersIsAskedAfterOneSevenAndThirtyDaysAtTheLatest) {
  Learner one;
  one.finish_unit();
  for (const int gap : {1, 7, 30}) {
    const auto asked = one.now;
    while (one.waiting() < 2 && one.now < asked + days{40}) one.now += days{1};
    EXPECT_LE((one.now - asked) / days{1}, gap);
    EXPECT_GE((one.now - asked) / days{1}, gap / 2) << "not a burden either";
    one.review("1");
    EXPECT_EQ(one.waiting(), 0U);
  }
}

TEST(Recall, WhatWasForgottenComesBackTheNextDay) {
  Learner one;
  one.finish_unit();
  one.now += days{1};
  one.review("1");
  one.now += days{7};
  one.review("0");
  EXPECT_EQ(one.waiting(), 0U);
  one.now += days{1};
  EXPECT_EQ(one.waiting(), 2U);
}

TEST(Recall, ARoundLeadsFromQuestionToQuestionAndEndsWithWordsAndStars) {
  Learner one;
  one.finish_unit();
  const auto place = one.progress.units.begin()->second.at;
  one.now += days{1};
  const auto home = one.ask(web::Method::get, "/hoc").reply.body;
  EXPECT_NE(home.find("href=\"/on\""), std::string::npos);
  const auto start = one.ask(web::Method::get, "/on").reply.body;
  EXPECT_NE(start.find("/on/an-toan/lua-dao/q0?con=2"), std::string::npos) << start;
  EXPECT_NE(start.find("/hoc/goi/an-toan"), std::string::npos) << "kept for the valley without signal";
  const auto first = one.ask(web::Method::post, "/on/an-toan/lua-dao/q0?con=2", "1");
  ASSERT_EQ(first.operations.size(), 1U);
  EXPECT_NE(first.reply.body.find("/on/an-toan/lua-dao/q1?con=1"), std::string::npos) << first.reply.body;
  const auto last = one.ask(web::Method::post, "/on/an-toan/lua-dao/q1?con=1", "chua_biet").reply.body;
  EXPECT_NE(last.find("/on?xong=1"), std::string::npos) << last;
  EXPECT_NE(last.find(t::review::again_later.vi), std::string::npos);
  const auto end = one.ask(web::Method::get, "/on?xong=1").reply.body;
  EXPECT_NE(end.find("★★☆"), std::string::npos) << end;
  for (const auto* number : {"0.9", "tability", "%"}) EXPECT_EQ(end.find(number), std::string::npos);
  EXPECT_EQ(one.progress.units.begin()->second.at, place) << "a review moves nobody's place";
}

TEST(Recall, AVisitorIsInvitedInAndNothingIsWritten) {
  Learner one;
  web::Call call;
  call.path = "/on";
  call.now = monday;
  const auto shown = answer(call, {&one.library, {}}, {{}, [](std::uint8_t*, std::size_t) {}});
  EXPECT_NE(shown.reply.body.find("/vao?ve=/on"), std::string::npos);
  EXPECT_TRUE(shown.operations.empty());
}

TEST(Recall, UnknownQuestionsAndEmptyChoicesAreToldInWords) {
  Learner one;
  one.finish_unit();
  EXPECT_EQ(one.ask(web::Method::get, "/on/an-toan/lua-dao/q9").reply.status, 404);
  EXPECT_EQ(one.ask(web::Method::get, "/on/khong/co/q9").reply.status, 404);
  EXPECT_EQ(one.ask(web::Method::post, "/on/an-toan/lua-dao/q0", "9").reply.status, 422);
}

// However answers arrive, a question never comes due in the past of its last answer nor later than FSRS-6 allows.
RC_GTEST_PROP(Recall, DueDaysStayWithinReason, ()) {
  QuizState state;
  int day = 20000;
  for (const auto seed : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 200))) {
    day += seed % 50 - 5;
    remember(state, seed % 3 != 0, day);
    RC_ASSERT(due_day(state) > state.day);
    RC_ASSERT(due_day(state) <= state.day + fsrs::interval_days(state.memory.stability));
    if (seed % 3 == 0) RC_ASSERT(due_day(state) == state.day + 1);
  }
}

}  // namespace
}  // namespace hvs::learning
