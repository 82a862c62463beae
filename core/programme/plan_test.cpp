#include "core/programme/plan.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/programme/figures.hpp"
#include "core/programme/show.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

std::string content(const std::string& name) {
  auto folder = std::filesystem::current_path();
  while (!std::filesystem::exists(folder / "content" / name) && folder.has_relative_path())
    folder = folder.parent_path();
  std::ostringstream text;
  text << std::ifstream(folder / "content" / name, std::ios::binary).rdbuf();
  return text.str();
}

Plan plan() {
  auto read = read_plan(content("plan.json"), content("targets.json"));
  EXPECT_TRUE(read) << read.error().detail;
  return std::move(*read);
}

TEST(PlanRead, HoldsEveryClauseOfTheCommunesPlan) {
  const auto p = plan();
  std::map<std::string, int> kinds;
  for (const auto& c : p.clauses) ++kinds[c.kind];
  EXPECT_EQ(kinds["purpose"], 3);
  EXPECT_EQ(kinds["requirement"], 5);
  EXPECT_EQ(kinds["content"], 5);
  EXPECT_EQ(kinds["target"], 9);
  EXPECT_EQ(kinds["task"], 32);
  EXPECT_EQ(kinds["funding"], 1);
  EXPECT_EQ(kinds["responsibility"], 9);
  for (const auto& c : p.clauses) {
    if (c.kind == "target") {
      EXPECT_GE(c.indicator, 0) << c.id << " has no formula";
      EXPECT_GT(c.goal, 0) << c.id;
    }
    if (!c.agency.empty()) {
      EXPECT_NE(p.agency_name(c.agency), c.agency) << c.id;
    }
  }
  EXPECT_TRUE(p.find("III.1.d")->more_than);
  EXPECT_EQ(p.find("III.1.d")->goal, 80);
}

TEST(PlanRead, EveryFormulaCompilesAndReadsAloud) {
  const auto p = plan();
  const auto rules = indicators::Rules::make(p.definitions());
  ASSERT_TRUE(rules) << rules.error().detail;
  for (const auto& c : p.clauses) {
    if (c.indicator < 0) continue;
    const auto m = method_of(p, c, Instant{});
    EXPECT_NE(m.who_in, p.targets[static_cast<std::size_t>(c.indicator)].definition.population) << c.id;
  }
}

TEST(PlanRead, RefusesWhatCannotBeAPlan) {
  const auto targets = R"({"targets":[]})";
  const auto code = [&](const char* text, const char* list) { return read_plan(text, list).error().code; };
  EXPECT_EQ(code(R"({"clauses":[{"id":"../etc","title_vi":"x"}]})", targets), t::programme::bad_plan.key);
  EXPECT_EQ(code(R"({"clauses":[{"id":"I.1","title_vi":"x"},{"id":"I.1","title_vi":"y"}]})", targets),
            t::programme::bad_plan.key);
  EXPECT_EQ(code(R"({"clauses":[]})", R"({"targets":[{"clause":"X","as_of":"2026-12-31"}]})"),
            t::programme::bad_plan.key);
  EXPECT_FALSE(read_plan("{", targets));
}

TEST(Light, SaysReachedOnlyWhenItIs) {
  const auto p = plan();
  const auto at = [&](const char* id, std::int64_t reached, std::int64_t whole) {
    return light_of(*p.find(id), Figure{whole, reached, {}, false});
  };
  EXPECT_EQ(at("III.1.c", 95, 100), Light::reached);
  EXPECT_EQ(at("III.1.d", 80, 100), Light::near_goal);  // "trên 80 %"
  EXPECT_EQ(at("III.1.d", 801, 1000), Light::reached);
  EXPECT_EQ(at("III.1.c", 9499, 10'000), Light::near_goal);
  EXPECT_EQ(at("III.1.c", 80, 100), Light::far);
  EXPECT_EQ(at("III.1.c", 0, 0), Light::nobody);
  EXPECT_EQ((Figure{10'000, 9'999, {}, false}.permille()), 999);
}

TEST(Figure, ACorrectedDenominatorHoldsAndTheCountedOneStays) {
  const Figure f{100, 50, Stated{200, "Công an xã", "2026-11-01"}, false};
  EXPECT_EQ(f.permille(), 250);
  EXPECT_EQ(f.population, 100);
}

// PD-22.
TEST(HideSmall, NoPublishedCellHasFewerThanFivePeople) {
  std::vector<AreaFigure> areas;
  const auto add = [&](const char* path, std::int64_t whole, std::int64_t reached) {
    AreaFigure a;
    a.path = path;
    a.figure = {whole, reached, {}, false};
    areas.push_back(a);
  };
  add("/x1/", 100, 50);
  add("/x2/", 100, 3);
  add("/x3/", 40, 20);
  hide_small(areas);
  EXPECT_FALSE(areas[0].figure.hidden);
  EXPECT_TRUE(areas[1].figure.hidden);
  EXPECT_TRUE(areas[2].figure.hidden);  // else the total would give x2 away
  areas.clear();
  add("/x1/", 100, 97);  // three are left
  add("/x2/", 3, 0);
  add("/x3/", 40, 0);
  hide_small(areas);
  EXPECT_TRUE(areas[0].figure.hidden);
  EXPECT_TRUE(areas[1].figure.hidden);
  EXPECT_FALSE(areas[2].figure.hidden);
}

TEST(State, AClausePastItsDayIsOverdueUntilDone) {
  const auto p = plan();
  const auto& c = *p.find("IV.2.1");  // due 30/9/2025
  ClauseState own;
  EXPECT_EQ(state_of(c, own, {2025, 9, 30}).badge, "");
  EXPECT_EQ(state_of(c, own, {2025, 10, 1}).badge, "bad");
  own.status.value = "xong";
  EXPECT_EQ(state_of(c, own, {2026, 10, 1}).badge, "good");
  own.status.value = "dang";
  own.due.value = "2027-01-31";
  EXPECT_EQ(state_of(c, own, {2026, 10, 1}).badge, "info");
}

TargetFigure example() {
  TargetFigure f;
  f.clause = "III.1.c";
  f.total = {150, 60, {}, false};
  f.areas = {{"/x1/", "Xóm Nà Khau", "Lâu Thượng", 1, 0, true, {100, 50, {}, false}},
             {"/x2/", "Xóm <Thử>", "", 2, 0, true, {45, 8, {}, false}},
             {"/x3/", "Xóm Nhỏ", "", 3, 0, true, {5, 2, {}, false}}};
  f.months = {{2026 * 12 + 9, 40, 3}, {2026 * 12 + 10, 60, 0}};
  return f;
}

// HVS_GOLDEN=write accepts a wanted change; the difference is then read in review.
std::string golden(const std::string& name, const std::string& made) {
  auto folder = std::filesystem::current_path();
  while (!std::filesystem::exists(folder / "tests/golden") && folder.has_relative_path()) folder = folder.parent_path();
  const auto file = folder / "tests/golden" / name;
  if (std::getenv("HVS_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << made;
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

TEST(DetailPage, IsTheGoldenOneForThePublic) {
  const auto p = plan();
  const auto html = page::detail(detail_of(*p.find("III.1.c"), example(), {}, "", "/ke-hoach?chi-tieu=III.1.c"));
  EXPECT_EQ(html, golden("programme_detail_public.html", html));
  EXPECT_EQ(html.find("Xóm &lt;Thử&gt;") == std::string::npos, false);
  EXPECT_EQ(html.find("/nguoi?"), std::string::npos);  // no way to names
  EXPECT_EQ(html.find(">8<"), std::string::npos);      // hidden with the small one
}

TEST(DetailPage, GivesAnOfficerExactCellsAndListsOfTheirOwnAreas) {
  const auto p = plan();
  const Viewer viewer{true, [](std::string_view area) { return area == "/x3/"; }};
  const auto html = page::detail(detail_of(*p.find("III.1.c"), example(), viewer, "", "/ke-hoach?chi-tieu=III.1.c"));
  EXPECT_NE(html.find("/ke-hoach/III.1.c/nguoi?xom=/x3/"), std::string::npos);
  EXPECT_EQ(html.find("xom=/x1/"), std::string::npos);
  EXPECT_NE(html.find(">8<"), std::string::npos);
}

TEST(DetailPage, AProvinceShowsOneLevelAtATime) {
  const auto p = plan();
  auto f = example();
  f.areas = {{"/c1/", "Xã Một", "", 1, 0, false, {100, 50, {}, false}},
             {"/c1/x1/", "Xóm Một", "", 2, 1, true, {100, 50, {}, false}}};
  const auto top = detail_of(*p.find("III.1.c"), f, {}, "", "/ke-hoach?chi-tieu=III.1.c");
  ASSERT_EQ(top.areas.size(), 1U);
  EXPECT_EQ(top.areas[0].below, "/ke-hoach?chi-tieu=III.1.c&khu=/c1/");
  const auto below = detail_of(*p.find("III.1.c"), f, {}, "/c1/", "/ke-hoach?chi-tieu=III.1.c");
  ASSERT_EQ(below.areas.size(), 1U);
  EXPECT_EQ(below.areas[0].name, "Xóm Một");
  EXPECT_EQ(below.up, "/ke-hoach?chi-tieu=III.1.c");
}

}  // namespace
}  // namespace hvs::programme
