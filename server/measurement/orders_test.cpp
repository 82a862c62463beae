#include "server/measurement/orders.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace hvs::measurement {
namespace {

class Orders : public testing::Test {
 protected:
  std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::string file(const std::string& name, const std::string& bytes) {
    const auto path = (folder / name).string();
    std::ofstream(path) << bytes;
    return path;
  }
};

TEST_F(Orders, ScoresLeaveBlankWhatIsUndefined) {
  const auto items = file("I.csv", "item,a,b,area\nx,1,0,A\ny,1,0.5,B\n");
  const auto patterns = file("P.csv", "id,pattern\n1,11\n2,--\n3,10\n");
  const auto said = score({items, patterns, {}});
  ASSERT_TRUE(said) << said.error();
  const auto second = said->substr(said->find("\n2,") + 1);
  EXPECT_EQ(second.substr(0, second.find('\n')), "2,0.00000000,1.00000000,0.00000000,,,");
  const auto first = said->substr(said->find("\n1,") + 1);
  EXPECT_NE(first.find(",,"), std::string::npos);  // no ML for all right
}

TEST_F(Orders, GradedItemsAreReadByTheirSteps) {
  const auto items = file("I.csv", "item,a,step1,step2\nx,1,-0.5,0.5\ny,1,0,\n");
  const auto good = score({items, file("P.csv", "id,pattern\n1,21\n2,1-\n"), {}});
  ASSERT_TRUE(good) << good.error();
  EXPECT_NE(good->find("\n2,0.00000000"), std::string::npos);             // the middle score of a symmetric item
  EXPECT_FALSE(score({items, file("Q.csv", "id,pattern\n1,12\n"), {}}));  // item y has no score 2
}

TEST_F(Orders, WhatIsWrongIsNamedByFileAndPlace) {
  const auto items = file("I.csv", "item,a,b\nx,1,zero\n");
  const auto patterns = file("P.csv", "id,pattern\n1,1\n");
  const auto said = score({items, patterns, {}});
  ASSERT_FALSE(said);
  EXPECT_NE(said.error().find("line 2, column b"), std::string::npos) << said.error();
  EXPECT_NE(said.error().find("zero"), std::string::npos);
  const auto right = file("R.csv", "item,a,b\nx,1,0\n");
  EXPECT_FALSE(score({right, file("L.csv", "id,pattern\n1,101\n"), {}}));
  EXPECT_FALSE(score({file("A.csv", "item,a,b\nx,-1,0\n"), patterns, {}}));
  EXPECT_FALSE(score({file("D.csv", "item,a,b\nx,1,0\nx,1,1\n"), patterns, {}}));
  EXPECT_FALSE(score({"/nowhere/I.csv", patterns, {}}));
  EXPECT_FALSE(score({right, patterns, {0, 1, "4:-4:33"}}));
}

TEST_F(Orders, TheNextItemIsChosenAmongThoseNotYetGiven) {
  const auto items = file("I.csv", "item,a,b\nx,1,0\ny,2,0\nz,1,3\n");
  const auto states = file("S.csv", "state,administered,responses\n1,,\n2,y,1\n3,x y z,1 0 1\n4,y x,10\n");
  const auto said = select({items, states, "MFI", "eap", {}});
  ASSERT_TRUE(said) << said.error();
  EXPECT_NE(said->find("\n1,y,"), std::string::npos);
  EXPECT_NE(said->find("\n2,x,"), std::string::npos);
  EXPECT_NE(said->find("\n3,,"), std::string::npos);
  EXPECT_NE(said->find("\n4,z,"), std::string::npos);
  EXPECT_FALSE(select({items, states, "mfi", "eap", {}}));
  EXPECT_FALSE(select({items, file("T.csv", "state,administered,responses\n1,q,1\n"), "MFI", "eap", {}}));
}

TEST_F(Orders, ACatTakesOneLineAStep) {
  CatOrder order;
  order.test.items = file("I.csv", "item,a,b,area\nx,1,0,A\ny,2,0,B\nz,1,1,A\n");
  order.simulees = file("X.csv", "simulee,all_responses\nfirst,110\n");
  const auto said = cat(order);
  ASSERT_TRUE(said) << said.error();
  EXPECT_EQ(std::count(said->begin(), said->end(), '\n'), 4);
  EXPECT_NE(said->find("first,1,y,1,"), std::string::npos);
  EXPECT_NE(said->find("exhausted"), std::string::npos);
  order.test.balance = "A=1,C=1";
  EXPECT_FALSE(cat(order));  // no item of area C
}

TEST_F(Orders, StudiesRefuseWhatTheyCannotRead) {
  const auto responses = file("R.csv", "person,sex,a,b\n1,F,1,0\n2,M,0,1\n3,F,2,1\n");
  const auto said = calibrate({responses, "rasch-cml", "", {"sex"}});
  ASSERT_FALSE(said);
  EXPECT_NE(said.error().find("line 4, column a"), std::string::npos) << said.error();
  EXPECT_FALSE(dif({responses, "sex", "X", false, {}}));
  EXPECT_FALSE(calibrate({responses, "3pl", "", {"sex", "a"}}));
}

TEST_F(Orders, GainCountsThoseWhoLeft) {
  std::string rows = "id,group,before,after\n";
  for (int i = 0; i < 40; ++i) {
    rows += std::to_string(i) + ",xom1," + (i % 2 == 0 ? "110000" : "101000") + "," +
            (i % 5 == 0   ? ""
             : i % 3 == 0 ? "111010"
                          : "110110") +
            "\n";
  }
  GainOrder order;
  order.items = file("I.csv", "item,a,b\na,1,-1\nb,1,-0.5\nc,1,0\nd,1,0.5\ne,1,1\nf,1,1.5\n");
  order.responses = file("G.csv", rows);
  order.by_person = false;
  const auto said = gain(order);
  ASSERT_TRUE(said) << said.error();
  EXPECT_NE(said->find("\nxom1,40,40,32,32,8,"), std::string::npos) << *said;
  order.by_person = true;
  const auto people = gain(order);
  ASSERT_TRUE(people);
  EXPECT_EQ(std::count(people->begin(), people->end(), '\n'), 41);
}

}  // namespace
}  // namespace hvs::measurement
