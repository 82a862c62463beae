#include "core/assessment/effect.hpp"

#include <gtest/gtest.h>

#include "core/measurement/simulation.hpp"

namespace hvs::assessment {
namespace {

using namespace std::chrono_literals;

constexpr Instant start = from_ms(1'790'000'000'000);

std::vector<measurement::Item> scale() {
  std::vector<measurement::Item> out;
  for (int i = 0; i < 20; ++i) out.push_back({"q" + std::to_string(i), 1, {-2 + 0.2 * i}, ""});
  return out;
}

Sat sat(const std::vector<measurement::Item>& items, measurement::Dice& dice, std::string who, int day, double theta) {
  Sat out{std::move(who), start + std::chrono::hours{24 * day}, {}};
  for (const auto& one : items) out.answers.push_back({&one, dice.score(one, theta)});
  return out;
}

TEST(Courses, TakeTheFirstTheFirstLaterAndTheLastMuchLaterOfEachPerson) {
  const auto items = scale();
  measurement::Dice dice(1);
  std::vector<Sat> sittings;
  for (const int day : {0, 3, 10, 30, 75, 90}) sittings.push_back(sat(items, dice, "a", day, day));
  sittings.push_back(sat(items, dice, "b", 1, 0));
  const auto got = courses(sittings, {.apart_days = 7, .retention_days = 60});
  ASSERT_EQ(got.size(), 2U);
  const auto same = [](const auto& x, const Sat& y) {
    return x.size() == y.answers.size() &&
           std::equal(x.begin(), x.end(), y.answers.begin(), [](auto& p, auto& q) { return p.score == q.score; });
  };
  EXPECT_TRUE(same(got[0].gained.before, sittings[0]));
  EXPECT_TRUE(same(got[0].gained.after, sittings[2]));
  EXPECT_TRUE(same(got[0].kept.after, sittings[5]));
  EXPECT_TRUE(got[1].gained.after.empty());
}

TEST(Effect, FindsTheGainThatWasPutInAndCountsWhoNeverCameBack) {
  const auto items = scale();
  measurement::Dice dice(7);
  std::vector<Sat> first, second;
  for (int n = 0; n < 300; ++n) {
    const double theta = dice.normal();
    first.push_back(sat(items, dice, "p" + std::to_string(n), 0, theta));
    if (n % 5 != 0) second.push_back(sat(items, dice, "p" + std::to_string(n), 30, theta + 0.5));
  }
  first.insert(first.end(), second.begin(), second.end());
  const auto all = courses(first, {});
  const auto got = effect(all, all);
  EXPECT_EQ(got.dropped_out, 60);
  EXPECT_NEAR(got.gain.gain, 0.5, 3 * got.gain.se);
  EXPECT_LT(got.gain.se, 0.12);
  EXPECT_GT(got.better, got.worse);
  EXPECT_NEAR(got.regression, 0, 1e-9) << "everybody is not chosen";
  EXPECT_NE(sentence(got).find(" (95 %), 240 trên 300 người học đo hai lần"), std::string::npos) << sentence(got);
  std::vector<Course> low;
  for (const auto& one : all) {
    if (measurement::person_gain(one.gained).before->theta < -0.8) low.push_back(one);
  }
  EXPECT_GT(effect(low, all).regression, regression_warning) << "chosen for a low first result";
}

TEST(Effect, SaysNothingAboutAHandful) {
  const auto items = scale();
  measurement::Dice dice(3);
  std::vector<Sat> few;
  for (int n = 0; n < 5; ++n) few.push_back(sat(items, dice, std::to_string(n), 0, 0));
  for (int n = 0; n < 5; ++n) few.push_back(sat(items, dice, std::to_string(n), 10, 1));
  const auto all = courses(few, {});
  EXPECT_NE(sentence(effect(all, all)).find("chưa đủ"), std::string::npos);
  EXPECT_EQ(versus(effect(all, all), effect(all, all)), "");
}

TEST(SignedFigure, ReadsAsPeopleHereWriteIt) {
  EXPECT_EQ(signed_figure(0.384), "+0,38");
  EXPECT_EQ(signed_figure(-0.05), "−0,05");
  EXPECT_EQ(signed_figure(12.5), "+12,50");
  EXPECT_EQ(signed_figure(0.001), "0,00");
}

}  // namespace
}  // namespace hvs::assessment
