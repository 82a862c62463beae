#include "server/app/review_command.hpp"

#include <gtest/gtest.h>

#include "text/content.hpp"

namespace hvs::app {
namespace {

TEST(ReviewStep, AnswersRowByRowInTheOrderOfTheColumnsNamed) {
  const auto out = review_steps(
      "id,short_term,stability,difficulty,elapsed_days,rating\n"
      "a,1,0,0,0,3\r\n"
      "\n"
      "\"b\",0,2.3065,2.11810397,2,3\n");
  ASSERT_TRUE(out);
  EXPECT_EQ(*out,
            "id,stability,difficulty,retrievability,interval\n"
            "a,2.30650000,2.11810397,0.00000000,2\n"
            "b,10.96433194,2.11121424,0.90949326,11\n");
  const auto swapped = review_steps("rating,id,short_term,difficulty,stability,elapsed_days\n3,a,1,0,0,0\n");
  ASSERT_TRUE(swapped);
  EXPECT_NE(swapped->find("a,2.30650000,2.11810397"), std::string::npos) << *swapped;
}

struct BadTable {
  const char* csv;
  std::string_view code;
  const char* detail;
};
TEST(ReviewStep, WhatCannotBeReadIsNamedByLineAndColumn) {
  const BadTable cases[] = {
      {"id,rating\na,3\n", t::content::review_column.key, "short_term"},
      {"a,1,2,3,4,5\n", t::content::review_cell.key, "1, rating"},
      {"a,1,2,3,4,2.5\n", t::content::review_cell.key, "1, rating"},
      {"a,1,2,3,-4,3\n", t::content::review_cell.key, "1, elapsed_days"},
      {"a,1,nan,3,4,3\n", t::content::review_cell.key, "1, stability"},
      {"a,1,2,0,4,3\n", t::content::review_cell.key, "1, difficulty"},
      {"a,1,0,5,4,3\n", t::content::review_cell.key, "1, stability"},
      {"a,2,2,3,4,3\n", t::content::review_cell.key, "1, short_term"},
      {"a,1,2\n", t::content::review_cell.key, "1, difficulty"},
  };
  for (const auto& one : cases) {
    const auto out = review_steps(one.csv);
    ASSERT_FALSE(out) << one.csv;
    EXPECT_EQ(out.error().code, one.code) << one.csv;
    EXPECT_EQ(out.error().detail, one.detail) << one.csv;
  }
}

TEST(ReviewFit, SaysTheLossBeforeAndAfter) {
  std::string log = "id,elapsed_days,rating\n";
  for (int i = 0; i < 60; ++i) {  // people who forget within days
    const auto id = std::to_string(i);
    log += id + ",0,3\n" + id + ",2," + (i % 3 == 0 ? "3" : "1") + "\n" + id + ",1," + (i % 2 == 0 ? "3" : "1") + "\n";
  }
  const auto out = review_fit(log);
  ASSERT_TRUE(out) << out.error().detail;
  const auto number = [&](const std::string& name) { return std::stod(out->substr(out->find(name) + name.size())); };
  EXPECT_LT(number("loss_after="), number("loss_before=") - 0.1);
  EXPECT_EQ(review_fit("id,elapsed_days,rating\na,0,3\na,1,3\n").error().code, t::content::review_too_few.key);
}

}  // namespace
}  // namespace hvs::app
