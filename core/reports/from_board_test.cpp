#include "core/reports/from_board.hpp"

#include <gtest/gtest.h>

namespace hvs::reports {
namespace {

programme::AreaFigure area(std::string name, std::int64_t population, std::int64_t reached, bool is_leaf = true) {
  programme::AreaFigure out;
  out.name = std::move(name);
  out.is_leaf = is_leaf;
  out.figure.population = population;
  out.figure.reached = reached;
  return out;
}

TEST(FromBoard, TakesTargetsTasksCorrectedDenominatorsAndHidesSmallCells) {
  programme::Plan plan;
  programme::Target target;
  target.evidence = 3;
  plan.targets = {target};
  programme::Clause goal;
  goal.id = "III.2.c";
  goal.kind = "target";
  goal.title = "Được xác nhận trên VNeID";
  goal.year = 2026;
  goal.goal = 90;
  goal.more_than = true;
  goal.indicator = 0;
  programme::Clause task;
  task.id = "IV.2.1";
  task.kind = "task";
  task.title = "Triển khai khung kỹ năng số";
  task.due = "2027-09-30";
  plan.clauses = {goal, task};
  programme::Figures board;
  board.commit = 42;
  programme::TargetFigure figure;
  figure.clause = "III.2.c";
  figure.total.population = 1000;
  figure.total.reached = 950;
  figure.total.stated = programme::Stated{1200, "Báo cáo dân số", "2026-11-01"};
  figure.areas = {area("xã", 1000, 950, false), area("xóm A", 500, 400), area("xóm B", 400, 300), area("xóm C", 4, 3)};
  board.targets = {figure};

  const auto got = figures_of(plan, board, [](std::string_view) { return programme::ClauseState{}; }, {2026, 11, 22});
  EXPECT_EQ(got.commit, 42U);
  EXPECT_TRUE(got.provisional);
  ASSERT_EQ(got.targets.size(), 1U);
  EXPECT_EQ(got.targets[0].people, 1200);
  EXPECT_EQ(got.targets[0].evidence, 3);
  EXPECT_NE(got.targets[0].people_note.find("Báo cáo dân số, ngày 01/11/2026; phần mềm đếm được 1000"),
            std::string::npos);
  EXPECT_FALSE(is_reached(got.targets[0])) << "950 of 1200 is not over 90 %";
  ASSERT_EQ(got.targets[0].areas.size(), 3U) << "leaves only";
  EXPECT_TRUE(got.targets[0].areas[2].hidden);
  ASSERT_EQ(got.tasks.size(), 1U);
  EXPECT_FALSE(got.tasks[0].status.empty());
  EXPECT_EQ(got.tasks[0].due, "30/09/2027");
}

}  // namespace
}  // namespace hvs::reports
