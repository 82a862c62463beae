// The room as its learner meets it: three ways of practising, kind words, nothing typed is kept.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/practice/model.hpp"
#include "core/practice/sample.hpp"
#include "core/practice/secrets.hpp"

namespace hvs::practice {
namespace {

constexpr const char* person = "0192f0c4-1234-7abc-8def-001122334402";

class Room {
 public:
  Room() {
    Title title{*read_scenario(sample_scenario), std::string{sample_scenario}, {}};
    title.spoken.insert(sound_name("mau", "Mở ngân hàng."));
    shelf_.titles.push_back(std::move(title));
  }
  web::Answer get(std::string path, std::vector<web::Fields::Item> query = {}) {
    return ask(web::Method::get, std::move(path), std::move(query));
  }
  web::Answer post(std::string path, std::vector<web::Fields::Item> form) {
    return ask(web::Method::post, std::move(path), std::move(form));
  }
  void enter() { me_ = person; }
  Shelf& shelf() { return shelf_; }
  Progress progress;

 private:
  web::Answer ask(web::Method method, std::string path, std::vector<web::Fields::Item> fields) {
    web::Call call;
    call.method = method;
    call.raw_target = path;
    call.path = std::move(path);
    for (auto& one : fields) (method == web::Method::get ? call.query : call.form).add(one.name, one.value);
    call.me.person = me_;
    call.me.account = me_;
    call.now = from_ms(1'790'000'000'000);
    return answer(call, {&shelf_, progress}, {{"xã Mẫu", false}, [](std::uint8_t* out, std::size_t size) {
                                                std::fill(out, out + size, std::uint8_t{7});
                                              }});
  }
  Shelf shelf_;
  std::string me_;
};

bool has(const web::Answer& answer, std::string_view words) {
  return answer.reply.body.find(words) != std::string::npos;
}
std::string location(const web::Answer& answer) {
  for (const auto& one : answer.reply.headers) {
    if (one.name == "Location") return one.value;
  }
  return {};
}

constexpr const char* alone = "/tap-thu/mau/a/tu-lam";
constexpr const char* help = "/tap-thu/mau/a/cung-lam";
constexpr const char* show = "/tap-thu/mau/a/xem-mau";

TEST(PracticePages, TheBandIsOnEveryPage) {
  Room room;
  for (const auto& page : {room.get("/tap-thu"), room.get("/tap-thu/mau"), room.get(alone),
                           room.get(help, {{"n", "a"}}), room.get(show), room.get(alone, {{"n", "baa"}})}) {
    EXPECT_EQ(page.reply.status, 200);
    EXPECT_TRUE(has(page, "TẬP THỬ – không mất tiền"));
  }
}

TEST(PracticePages, ShowMeRingsTheSpotAndOffersNoOther) {
  Room room;
  const auto page = room.get(show);
  EXPECT_TRUE(has(page, "Chạm đây"));
  EXPECT_TRUE(has(page, R"(href="/tap-thu/mau/a/xem-mau?n=b")"));
  EXPECT_FALSE(has(page, "xem-mau?n=a"));
  EXPECT_FALSE(has(page, "xem-mau?n=c"));
}

TEST(PracticePages, HelpMeTellsAndAloneTellsOnlyTheTask) {
  Room room;
  EXPECT_TRUE(has(room.get(help), "Hình tấm thẻ."));
  EXPECT_TRUE(has(room.get(help, {{"n", "b"}}), "Hãy gõ:"));
  EXPECT_FALSE(has(room.get(alone), "Hình tấm thẻ."));
  EXPECT_FALSE(has(room.get(alone, {{"n", "b"}}), "Hãy gõ:"));
  EXPECT_TRUE(has(room.get(alone), "Trả 45.000 cho cô Hoa."));
  EXPECT_TRUE(has(room.get(alone, {{"n", "-"}}), "Hình tấm thẻ."));
}

TEST(PracticePages, AWrongTouchSaysWhereToLookThenPulsesThenShows) {
  Room room;
  const auto once = room.get(alone, {{"n", "a"}});
  EXPECT_TRUE(has(once, "Chưa phải chỗ này. Hình tấm thẻ."));
  EXPECT_FALSE(has(once, "p-here"));
  const auto twice = room.get(alone, {{"n", "aa"}});
  EXPECT_TRUE(has(twice, "p-here"));
  EXPECT_FALSE(has(twice, "Chạm đây"));
  EXPECT_TRUE(has(room.get(alone, {{"n", "aaa"}}), "Chạm đây"));
  EXPECT_TRUE(has(room.get(alone, {{"n", "c"}}), "Bẫy đấy. May đây là tập thử."));
}

TEST(PracticePages, TheLastTouchIsAFormThatWritesTheRun) {
  Room room;
  room.enter();
  EXPECT_TRUE(has(room.get(alone, {{"n", "ba"}}), R"(name="n" value="baa")"));
  const auto done = room.post(alone, {{"n", "baa"}, {"ma", "0192f0c4-1234-7abc-8def-0011223344aa"}});
  EXPECT_EQ(location(done), "/tap-thu/mau/a/tu-lam?n=baa");
  ASSERT_EQ(done.operations.size(), 1U);
  const auto& op = done.operations[0];
  EXPECT_EQ(op.entity, "practice_run");
  EXPECT_EQ(op.entity_id, "0192f0c4-1234-7abc-8def-0011223344aa");
  const auto verdict = judge(op, room.shelf());
  EXPECT_TRUE(verdict.verified);
  EXPECT_TRUE(verdict.practised);
  EXPECT_EQ(verdict.score, 100);
  apply(room.progress, op, room.shelf());
  EXPECT_TRUE(room.progress.of("mau", "a").practised);
  EXPECT_TRUE(has(room.get("/tap-thu"), "Đã tập xong 1 trên 1 việc."));
  EXPECT_TRUE(has(room.get("/tap-thu/mau"), "/tap-thu/mau/b/tu-lam"));  // the next situation is offered first
}

TEST(PracticePages, AVisitorAndAnUnfinishedRunWriteNothing) {
  Room room;
  EXPECT_TRUE(room.post(alone, {{"n", "baa"}}).operations.empty());
  room.enter();
  EXPECT_TRUE(room.post(alone, {{"n", "ba"}}).operations.empty());
  EXPECT_TRUE(room.post(alone, {{"n", "zzz"}}).operations.empty());
}

TEST(PracticePages, AForgedFactIsNotVerified) {
  Room room;
  room.enter();
  auto op = room.post(alone, {{"n", "baa"}}).operations.at(0);
  for (auto& change : op.changes) {
    if (change.field == "log") change.value = "b";
    if (change.field == "score") change.value = "100";
  }
  EXPECT_FALSE(judge(op, room.shelf()).verified);
  apply(room.progress, op, room.shelf());
  EXPECT_TRUE(room.progress.variants.empty());
}

TEST(PracticePages, ReturnsOnlyToALesson) {
  Room room;
  EXPECT_TRUE(has(room.get(alone, {{"n", "baa"}, {"ve", "/hoc/an-toan/lua-dao/03"}}),
                  R"(href="/hoc/an-toan/lua-dao/03">Về lại bài học)"));
  for (const auto* bad : {"//evil.example", "/hoc//evil", "https://evil.example", "/hoc/\"><script>", "/ra"})
    EXPECT_FALSE(has(room.get(alone, {{"n", "baa"}, {"ve", bad}}), "Về lại bài học")) << bad;
  EXPECT_TRUE(
      has(room.get(alone, {{"n", "a"}, {"ve", "/hoc/an-toan/lua-dao/03"}}), "?n=ab&amp;ve=/hoc/an-toan/lua-dao/03"));
}

TEST(PracticePages, SoundsOfASentenceAreOfferedWhenTheyExist) {
  Room room;
  EXPECT_TRUE(has(room.get(help), "/am/" + sound_name("mau", "Mở ngân hàng.") + ".opus"));
}

TEST(PracticePack, ThePhoneReadsWhatTheServerWrote) {
  Room room;
  room.progress.variants["mau/a"] = {true, true, 92};
  room.progress.variants["khac/a"] = {true, true, 92};
  const auto pack = read_pack(write_pack(room.shelf().titles[0], room.progress));
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->title.scenario.version, room.shelf().titles[0].scenario.version);
  EXPECT_EQ(pack->title.spoken, room.shelf().titles[0].spoken);
  EXPECT_EQ(pack->progress.variants.size(), 1U);
  EXPECT_EQ(pack->progress.of("mau", "a"), (State{true, true, 92}));
  EXPECT_EQ(read_pack("{}").error().code, "practice.bad_pack");
}

RC_GTEST_PROP(PracticePages, WhatIsTypedIsInNoAddressPageOrFact, ()) {
  Room room;
  room.enter();
  const auto typed = "xyzzy" + std::to_string(*rc::gen::inRange(0, 99)) +
                     *rc::gen::element<std::string>("", " 019084001234", " 4111111111111111", " 0912345678", " 482915");
  const auto reply = room.post(alone, {{"n", "b"}, {"o", "0"}, {"chu", typed}});
  RC_ASSERT(reply.operations.empty());
  RC_ASSERT(location(reply).find("xyzzy") == std::string::npos);
  RC_ASSERT(reply.reply.body.find("xyzzy") == std::string::npos);
  const bool secret = find_secret(typed, Sort::money) != Secret::none;
  RC_ASSERT((location(reply).find("b~") != std::string::npos) == secret);
  if (secret) RC_ASSERT(location(reply).find("&bi=") != std::string::npos);
}

RC_GTEST_PROP(PracticePages, AnyAddressAnswers, ()) {
  Room room;
  const auto log = *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'd', 'A', '~', '-', '%', '<'));
  const auto answer = room.get(*rc::gen::element<std::string>(alone, help, show), {{"n", log}});
  RC_ASSERT(answer.reply.status == 200 || answer.reply.status == 303);
  RC_ASSERT(answer.reply.body.find("<b>") == std::string::npos || answer.reply.status == 200);
}

}  // namespace
}  // namespace hvs::practice
