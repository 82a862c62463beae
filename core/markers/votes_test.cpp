#include "core/markers/votes.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <string>

namespace hvs::markers {
namespace {

// One letter a picture: 'A'–'D', '?' held askew, '2' the same card twice, '-' not in the picture.
Vote after(std::string_view looks) {
  Votes votes;
  for (const char look : looks) {
    if (look == '-') {
      votes.add({});
      continue;
    }
    const std::array one{Sighting{.card = 5, .letter = look >= 'A' ? look : '\0', .twice = look == '2'}};
    votes.add(one);
  }
  return votes.of(5);
}

TEST(Votes, ALetterCountsAfterThreeLooksThatAgree) {
  EXPECT_EQ(after("").standing, Standing::unseen);
  EXPECT_EQ(after("B").standing, Standing::seen);
  EXPECT_EQ(after("BB").standing, Standing::seen);
  EXPECT_EQ(after("BBB").letter, 'B');
  EXPECT_EQ(after("B-B--B").letter, 'B');
  EXPECT_EQ(after("BB?B").letter, 'B');
  EXPECT_EQ(after("???").standing, Standing::seen);
}

TEST(Votes, ACardThatWasLoweredStaysCounted) { EXPECT_EQ(after("CCC-----------").letter, 'C'); }

TEST(Votes, LooksThatDisagreeAreShownNotChosen) {
  EXPECT_EQ(after("BBBC").standing, Standing::seen);
  EXPECT_EQ(after("BBBCC").standing, Standing::disputed);
  EXPECT_EQ(after("BBB2").standing, Standing::disputed);
}

TEST(Votes, WhoTurnsTheCardIsCountedAnew) { EXPECT_EQ(after("BBBBBCCCCC").letter, 'C'); }

RC_GTEST_PROP(Votes, NothingCountsAgainstALookThatSaysOtherwise, ()) {
  const auto looks = *rc::gen::container<std::string>(rc::gen::element('A', 'B', 'C', 'D', '?', '2', '-'));
  const auto vote = after(looks);
  if (vote.standing != Standing::counted) return;
  std::string seen;
  for (const char look : looks) {
    if (look != '-') seen += look;
  }
  const auto last = seen.substr(seen.size() > looks_kept ? seen.size() - looks_kept : 0);
  for (const char look : last) RC_ASSERT(look == vote.letter || look == '?');
  RC_ASSERT(std::ranges::count(last, vote.letter) >= looks_to_count);
}

TEST(Votes, OtherCardsAreNotTouched) {
  Votes votes;
  const std::array many{Sighting{.card = 1, .letter = 'A'}, Sighting{.card = 60, .letter = 'D'},
                        Sighting{.card = 61, .letter = 'D'}};
  for (int i = 0; i < 3; ++i) votes.add(many);
  EXPECT_EQ(votes.of(1).letter, 'A');
  EXPECT_EQ(votes.of(60).letter, 'D');
  EXPECT_EQ(votes.of(2).standing, Standing::unseen);
  EXPECT_EQ(votes.of(61).standing, Standing::unseen);
  EXPECT_EQ(votes.of(0).standing, Standing::unseen);
}

}  // namespace
}  // namespace hvs::markers
