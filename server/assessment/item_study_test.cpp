// What answers say about questions, from drawn people whose truth is known.
#include "server/assessment/item_study.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/measurement/simulation.hpp"

namespace hvs::assessment {
namespace {

constexpr Instant start = from_ms(1'790'000'000'000);

struct World {
  std::shared_ptr<Edition> edition = std::make_shared<Edition>();
  std::vector<double> truth;
  std::vector<MeasuredSitting> sittings;
  Backgrounds people;
};

// 20 questions; the expert is right about all but q3. For people of 60 and more q7 is harder by 1.2.
World world(int n) {
  World w;
  measurement::Dice dice(5);
  for (std::size_t i = 0; i < 20; ++i) {
    const double b = -1.9 + 0.2 * static_cast<double>(i);
    const auto ref = "q" + std::to_string(i) + ".1";
    w.edition->items.push_back({ref, 1, {b}, "D0"});
    w.edition->frozen.push_back("x");
    w.edition->places[ref] = i;
    w.truth.push_back(i == 3 ? b + 2 : b);
  }
  for (int person = 0; person < n; ++person) {
    const bool old = person % 2 == 0;
    const double theta = dice.normal();
    MeasuredSitting one{.form = "f" + std::to_string(person),
                        .person = std::to_string(person),
                        .edition = w.edition,
                        .started = start,
                        .at = start,
                        .answers = {}};
    w.people[one.person] = {old ? 70 : 30, "", ""};
    for (std::size_t i = 0; i < w.truth.size(); ++i) {
      const measurement::Item item{"", 1, {w.truth[i] + (old && i == 7 ? 1.2 : 0)}, ""};
      const int score = dice.score(item, theta);
      one.answers.push_back({w.edition->items[i].id, score == 1 ? "0" : "2", score,
                             start + std::chrono::seconds{static_cast<long>(i + 1) * 20}});
    }
    w.sittings.push_back(std::move(one));
  }
  return w;
}

TEST(StudyItems, FindsTheMovedAndTheUnfairQuestionAndLeavesTheOthersInPeace) {
  const auto w = world(800);
  const auto got = study_items(w.sittings, w.people);
  ASSERT_EQ(got.trouble, measurement::Trouble::none);
  ASSERT_EQ(got.items.size(), 20U);
  for (const auto& one : got.items) {
    const auto i = *w.edition->find(one.ref);
    EXPECT_TRUE(one.calibrated) << one.ref;
    EXPECT_EQ(one.moved, i == 3 || i == 7) << one.ref << ": what is harder for half of the people is harder for all";
    if (i != 7) {
      EXPECT_NEAR(one.b, w.truth[i], 0.45) << one.ref;
    }
    EXPECT_NEAR(one.seconds, 20, 1e-9);
    EXPECT_EQ(one.given, 800);
    bool unfair = false;
    for (const auto& u : one.unfair) unfair = unfair || (u.group == "tuoi" && u.effect == 'C' && u.delta < 0);
    EXPECT_EQ(unfair, i == 7) << one.ref;
  }
  EXPECT_NE(show(got).find("tuoi:C"), std::string::npos);
}

TEST(StudyItems, FewAnswersLeaveTheExpertsWord) {
  const auto w = world(20);
  for (const auto& one : study_items(w.sittings, w.people).items) EXPECT_FALSE(one.calibrated) << one.ref;
  EXPECT_TRUE(study_items({}, {}).items.empty());
}

}  // namespace
}  // namespace hvs::assessment
