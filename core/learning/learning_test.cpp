#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/learning/model.hpp"
#include "core/learning/rules.hpp"
#include "text/learning.hpp"

namespace hvs::learning {
namespace {

Library sample() {
  Library library;
  Course course;
  course.id = "an-toan";
  course.title = "An toàn trên mạng";
  course.version = "v1";
  for (const auto* id : {"lua-dao", "mat-khau"}) {
    Unit unit;
    unit.id = id;
    unit.title = std::string{"Bài "} + id;
    unit.minutes = 7;
    for (const auto* card : {"01", "02", "03"}) {
      Card one;
      one.id = card;
      one.title = std::string{"Thẻ "} + card;
      one.body = {"<p>Nội dung</p>"};
      unit.cards.push_back(one);
    }
    for (const auto* q : {"q1", "q2"}) {
      QuizQuestion one;
      one.id = q;
      one.stem = "Nên làm gì?";
      one.options = {{"Chuyển tiền", {}, {}}, {"Hỏi người nhà", {}, {}}};
      one.answer = 1;
      one.why = "Hỏi người quen trước.";
      unit.quiz.push_back(one);
    }
    course.units.push_back(unit);
  }
  library.courses.push_back(course);
  return library;
}

Maker maker() {
  Maker m;
  m.random = [n = 0](std::uint8_t* out, std::size_t size) mutable {
    for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(n++);
  };
  return m;
}

web::Call call(web::Method method, std::string path, bool learner = true) {
  web::Call c;
  c.method = method;
  c.path = c.raw_target = std::move(path);
  c.now = from_ms(1'790'000'000'000);
  if (learner) {
    c.me.person = "01900000-0000-7000-8000-000000000001";
    c.me.account = "01900000-0000-7000-8000-000000000002";
  }
  return c;
}

std::string location(const web::Answer& a) {
  for (const auto& h : a.reply.headers) {
    if (h.name == "Location") return h.value;
  }
  return {};
}

TEST(Lesson, TheStepsOfAUnitAreItsCardsThenItsQuestionsThenTheEnd) {
  const auto library = sample();
  const auto& unit = library.courses[0].units[0];
  std::string walked;
  for (auto step = first_step(unit); step != finish_step; step = step_after(unit, step)) walked += step + " ";
  EXPECT_EQ(walked, "01 02 03 q1 q2 ");
  EXPECT_EQ(step_before(unit, "01"), "");
  EXPECT_EQ(step_before(unit, finish_step), "q2");
  EXPECT_EQ(place_of(unit, "q2"), 5);
}

TEST(Lesson, PressingNextRecordsTheCardAndLeadsOn) {
  const auto library = sample();
  const auto a = answer(call(web::Method::post, "/hoc/an-toan/lua-dao/01"), {&library, {}}, maker());
  EXPECT_EQ(a.reply.status, 303);
  EXPECT_EQ(location(a), "/hoc/an-toan/lua-dao/02");
  ASSERT_EQ(a.operations.size(), 1U);
  EXPECT_EQ(a.operations[0].entity, "lesson_step");
}

TEST(Lesson, TwoPressesOfOnePageMakeOneFact) {
  const auto library = sample();
  auto c = call(web::Method::post, "/hoc/an-toan/lua-dao/01");
  c.form.add("ma", "01900000-0000-7000-8000-0000000000aa");
  EXPECT_EQ(answer(c, {&library, {}}, maker()).operations[0].entity_id,
            answer(c, {&library, {}}, maker()).operations[0].entity_id);
}

TEST(Lesson, AVisitorReadsAndPractisesButNothingIsWritten) {
  const auto library = sample();
  for (const auto* path : {"/hoc/an-toan/lua-dao/01", "/hoc/an-toan/lua-dao/q1"}) {
    auto c = call(web::Method::post, path, false);
    c.form.add("chon", "1");
    EXPECT_TRUE(answer(c, {&library, {}}, maker()).operations.empty());
  }
}

Library with_tasks() {
  auto library = sample();
  auto& card = library.courses[0].units[0].cards[1];
  card.checklist = {{"Bật <strong>máy</strong>"}, {"Gọi điện"}, {"Tắt máy"}};
  card.quiz = {"q2"};
  card.practice = "quet-qr";
  card.slide = true;
  card.video = {"/phim/an-toan/lua-dao/a.mp4", "/phim/an-toan/lua-dao/a.vtt", 1'450'000, {"Xin chào", "Mời xem"}};
  return library;
}

TEST(Lesson, AQuestionOfACardIsAskedRightAfterItAndNotAgain) {
  const auto library = with_tasks();
  const auto& unit = library.courses[0].units[0];
  std::string walked;
  for (auto step = first_step(unit); step != finish_step; step = step_after(unit, step)) walked += step + " ";
  EXPECT_EQ(walked, "01 02 q2 03 q1 ");
  for (auto step = std::string{finish_step}; !step_before(unit, step).empty(); step = step_before(unit, step))
    EXPECT_EQ(step_after(unit, step_before(unit, step)), step);
}

TEST(Checklist, TicksAreOneFactAndComeBackTicked) {
  const auto library = with_tasks();
  auto press = call(web::Method::post, "/hoc/an-toan/lua-dao/02");
  for (const auto* ticked : {"0", "2", "7", "-1", "x"}) press.form.add("viec", ticked);
  const auto a = answer(press, {&library, {}}, maker());
  ASSERT_EQ(a.operations.size(), 1U);
  EXPECT_EQ(tasks_of(a.operations[0]), (std::vector<std::string>{"0", "2"}));
  Progress progress;
  apply(progress, a.operations[0], library);
  const auto again =
      answer(call(web::Method::get, "/hoc/an-toan/lua-dao/02"), {&library, progress}, maker()).reply.body;
  EXPECT_NE(again.find("value=\"0\" form=\"tiep\" checked"), std::string::npos) << again;
  EXPECT_EQ(again.find("value=\"1\" form=\"tiep\" checked"), std::string::npos);
  EXPECT_EQ(again.find("data-remember=\"an-toan"), std::string::npos) << "a learner's ticks are not the device's";
  const auto visitor = answer(call(web::Method::get, "/hoc/an-toan/lua-dao/02", false), {&library, {}}, maker());
  EXPECT_NE(visitor.reply.body.find("data-remember=\"an-toan/lua-dao/02\""), std::string::npos);
}

TEST(Card, APracticeIsTheMainButtonAndAFilmSaysItsSizeAndWaits) {
  const auto library = with_tasks();
  const auto page = answer(call(web::Method::get, "/hoc/an-toan/lua-dao/02"), {&library, {}}, maker()).reply.body;
  EXPECT_NE(page.find("href=\"/tap-thu/quet-qr?ve=/hoc/an-toan/lua-dao/q2\""), std::string::npos);
  EXPECT_NE(page.find("1,5 MB"), std::string::npos);
  EXPECT_NE(page.find("preload=\"none\""), std::string::npos);
  EXPECT_EQ(page.find("autoplay"), std::string::npos);
  EXPECT_NE(page.find("Mời xem"), std::string::npos) << "transcript";
}

struct Choice {
  const char* chosen;
  int status;
  const char* words;
  const char* correct;  // "" = no fact
};

TEST(Quiz, EveryKindOfChoiceGetsAKindAnswer) {
  const auto library = sample();
  const Choice cases[] = {
      {"1", 200, t::learning::right.vi.data(), "1"},
      {"0", 200, t::learning::retry.vi.data(), "0"},
      {"chua_biet", 200, t::learning::learned_now.vi.data(), "0"},
      {"", 422, t::learning::choose_first.vi.data(), ""},
      {"7", 422, t::learning::choose_first.vi.data(), ""},
      {"-1", 422, t::learning::choose_first.vi.data(), ""},
      {"<b>", 422, t::learning::choose_first.vi.data(), ""},
  };
  for (const auto& one : cases) {
    auto c = call(web::Method::post, "/hoc/an-toan/lua-dao/q1");
    c.form.add("chon", one.chosen);
    const auto a = answer(c, {&library, {}}, maker());
    EXPECT_EQ(a.reply.status, one.status) << one.chosen;
    EXPECT_NE(a.reply.body.find(one.words), std::string::npos) << one.chosen;
    ASSERT_EQ(a.operations.size(), *one.correct == '\0' ? 0U : 1U) << one.chosen;
    if (a.operations.empty()) continue;
    for (const auto& change : a.operations[0].changes) {
      if (change.field != "correct") continue;
      EXPECT_EQ(change.value, one.correct) << one.chosen;
    }
  }
}

TEST(Lesson, UnknownPlacesAreToldInWords) {
  const auto library = sample();
  for (const auto* path : {"/hoc/khong-co", "/hoc/an-toan/khong-co", "/hoc/an-toan/lua-dao/99"})
    EXPECT_EQ(answer(call(web::Method::get, path), {&library, {}}, maker()).reply.status, 404) << path;
}

// Any walk of presses: one always comes back to where one was, and reaching the end means done.
RC_GTEST_PROP(Resume, ComesBackToTheStepOneLeft, ()) {
  const auto library = sample();
  const auto& unit = library.courses[0].units[0];
  Progress progress;
  std::string at = first_step(unit);
  const auto presses = *rc::gen::inRange(0, 20);
  for (int i = 0; i < presses && at != finish_step; ++i) {
    auto c = call(web::Method::post, "/hoc/an-toan/lua-dao/" + at);
    c.form.add("chon", *rc::gen::element<std::string>("0", "1", "chua_biet"));
    const auto a = answer(c, {&library, progress}, maker());
    for (const auto& op : a.operations) apply(progress, op, library);
    at = progress.units.begin()->second.at;
    const auto back = answer(call(web::Method::get, "/hoc/an-toan/lua-dao"), {&library, progress}, maker());
    RC_ASSERT(location(back) == "/hoc/an-toan/lua-dao/" + at);
  }
  const auto* state = progress.find("an-toan", "lua-dao");
  RC_ASSERT((at == finish_step) == (state != nullptr && state->done));
}

RC_GTEST_PROP(Pack, CarriesCoursesAndProgressUnchanged, ()) {
  const auto library = with_tasks();
  Progress progress;
  auto& unit = progress.units["an-toan/lua-dao"];
  unit.at = *rc::gen::element<std::string>("02", "q1", "xong");
  unit.done = *rc::gen::arbitrary<bool>();
  unit.seen = {"01"};
  unit.quiz["q1"] = {*rc::gen::inRange(1, 9), *rc::gen::inRange(-1, 3), *rc::gen::arbitrary<bool>(),
                     *rc::gen::arbitrary<bool>()};
  const auto pack = read_pack(write_pack(library, progress));
  RC_ASSERT(pack.has_value());
  RC_ASSERT(write_pack(pack->library, pack->progress) == write_pack(library, progress));
  for (const auto* path : {"/hoc", "/hoc/an-toan", "/hoc/an-toan/lua-dao/01", "/hoc/an-toan/lua-dao/02",
                           "/hoc/an-toan/lua-dao/q1", "/hoc/an-toan/lua-dao/xong"}) {
    const auto here = answer(call(web::Method::get, path), {&library, progress}, maker());
    const auto there = answer(call(web::Method::get, path), {&pack->library, pack->progress}, maker());
    RC_ASSERT(here.reply.body == there.reply.body);
  }
}

TEST(Pack, RefusesWhatThePagesCouldNotShow) {
  for (const auto* text :
       {"", "[]x", R"({"courses":[{"id":"a","units":[]}]})",
        R"({"courses":[{"id":"a","units":[{"id":"u","cards":[{"id":"01"}],"quiz":[{"answer":3,"options":[]}]}]}]})"})
    EXPECT_FALSE(read_pack(text)) << text;
}

}  // namespace
}  // namespace hvs::learning
