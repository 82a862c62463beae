// What run-times report, in both standards' words.
#include "core/interop/cmi.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace hvs::interop {
namespace {

Report report(Standard standard, std::string_view text, double mastery = -1) {
  const auto read = read_report(standard, *json::parse(text), mastery);
  EXPECT_TRUE(read);
  return read ? *read : Report{};
}

TEST(ReadReport, Scorm12) {
  const auto got = report(Standard::scorm12, R"({"cmi.core.lesson_status":"passed","cmi.core.score.raw":"85",
    "cmi.core.total_time":"0001:02:03.50","cmi.core.lesson_location":"p3","cmi.suspend_data":"abc","cmi.objectives":{},
    "cmi.interactions.0.id":"q1","cmi.interactions.0.student_response":"a\nb","cmi.interactions.0.result":"correct",
    "cmi.interactions.1.id":"q2","cmi.interactions.1.result":"0.5","cmi.core.student_name":"không giữ"})");
  EXPECT_TRUE(got.done);
  EXPECT_EQ(got.passed, 1);
  EXPECT_EQ(got.score, 85);
  EXPECT_EQ(got.seconds, 3723);
  ASSERT_EQ(got.answers.size(), 2U);
  EXPECT_EQ(got.answers[0], (Answered{"q1", "a b", "right"}));
  EXPECT_EQ(got.answers[1].result, "other");
  EXPECT_NE(got.state.find("\"cmi.suspend_data\":\"abc\""), std::string::npos);
  EXPECT_EQ(got.state.find("student_name"), std::string::npos);
}

TEST(ReadReport, Scorm2004) {
  const auto got = report(Standard::scorm2004, R"({"cmi.completion_status":"completed","cmi.success_status":"failed",
    "cmi.score.scaled":"0.4","cmi.total_time":"PT1H2M3.5S","cmi.location":"x","cmi.interactions.0.id":"q",
    "cmi.interactions.0.learner_response":"c","cmi.interactions.0.result":"incorrect"})");
  EXPECT_TRUE(got.done);
  EXPECT_EQ(got.passed, 0);
  EXPECT_EQ(got.score, 40);
  EXPECT_EQ(got.seconds, 3723);
  EXPECT_EQ(got.answers.at(0).result, "wrong");
}

TEST(ReadReport, TheMasteryOfTheItemDecidesWhereThePackageSaysNothing) {
  EXPECT_EQ(
      report(Standard::scorm12, R"({"cmi.core.lesson_status":"completed","cmi.core.score.raw":"79"})", 0.8).passed, 0);
  EXPECT_EQ(
      report(Standard::scorm12, R"({"cmi.core.lesson_status":"completed","cmi.core.score.raw":"80"})", 0.8).passed, 1);
  EXPECT_EQ(
      report(Standard::scorm12, R"({"cmi.core.lesson_status":"incomplete","cmi.core.score.raw":"80"})", 0.8).passed,
      -1);
}

TEST(ReadReport, ScoresWithBoundsAndNonsense) {
  EXPECT_EQ(
      report(Standard::scorm12, R"({"cmi.core.score.raw":"5","cmi.core.score.min":"0","cmi.core.score.max":"10"})")
          .score,
      50);
  EXPECT_EQ(report(Standard::scorm12, R"({"cmi.core.score.raw":"x"})").score, -1);
  EXPECT_EQ(report(Standard::scorm12, R"({"cmi.core.score.raw":"1e300"})").score, 100);
  EXPECT_FALSE(read_report(Standard::scorm12, *json::parse("[]"), -1));
}

TEST(ReadSpan, BothForms) {
  EXPECT_EQ(read_span("00:00:10"), 10);
  EXPECT_EQ(read_span("P1DT2H"), 93600);
  EXPECT_EQ(read_span("PT5M"), 300);
  for (const auto* bad : {"", "P", "5", "1:2", "PTX", "aa:bb:cc", "P99999999999Y"}) EXPECT_LE(read_span(bad), 0) << bad;
}

TEST(ReadStatement, ThePartAnswersAndTheWholeIsDone) {
  const auto whole = read_statement(*json::parse(R"({"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
    "result":{"score":{"scaled":0.75,"raw":3,"max":4},"success":true,"completion":true,"duration":"PT12S"}})"));
  ASSERT_TRUE(whole);
  EXPECT_TRUE(whole->done);
  EXPECT_EQ(whole->passed, 1);
  EXPECT_EQ(whole->score, 75);
  EXPECT_EQ(whole->seconds, 12);
  const auto part = read_statement(*json::parse(R"({"verb":{"id":"http://adlnet.gov/expapi/verbs/answered"},
    "object":{"id":"urn:goi?subContentId=abc"},"context":{"contextActivities":{"parent":[{"id":"urn:goi"}]}},
    "result":{"response":"1","success":false,"score":{"raw":0,"max":1}}})"));
  ASSERT_TRUE(part);
  EXPECT_FALSE(part->done);
  EXPECT_EQ(part->answers.at(0), (Answered{"abc", "1", "wrong"}));
  EXPECT_FALSE(read_statement(*json::parse("{}")));
}

RC_GTEST_PROP(ReadReportOf, AnythingGivesValuesWithinTheirBounds, (const std::map<std::string, std::string>& typed)) {
  auto cmi = json::Json::object();
  for (const auto& [name, value] : typed) cmi.set("cmi.core." + name, json::Json::of(value));
  cmi.set("cmi.core.score.raw", json::Json::of(typed.empty() ? std::string{"7"} : typed.begin()->second));
  const auto got = read_report(Standard::scorm12, cmi, 0.5);
  RC_ASSERT(got.has_value());
  RC_ASSERT(got->score >= -1 && got->score <= 100);
  RC_ASSERT(got->seconds >= 0);
  RC_ASSERT(got->state.size() <= state_bytes);
}

}  // namespace
}  // namespace hvs::interop
