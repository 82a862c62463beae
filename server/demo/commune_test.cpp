#include "server/demo/commune.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/journal/model.hpp"

namespace hvs::demo {
namespace {

Sealing open_sealing() {
  return {[](std::string_view n) { return std::string{n}; }, [](std::string_view n) { return "h" + std::string{n}; }};
}

template <class Each>
Commune::Counts make(Options options, Each each) {
  Commune commune(options, open_sealing());
  std::vector<journal::Operation> part;
  while (commune.next(part)) {
    for (const auto& op : part) each(op);
    part.clear();
  }
  return commune.counts();
}

std::string_view value(const journal::Operation& op, std::string_view field) {
  for (const auto& change : op.changes) {
    if (change.field == field) return change.value;
  }
  return {};
}

std::uint64_t fingerprint(Options options) {
  std::uint64_t hash = 14695981039346656037U;
  const auto eat = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    hash = (hash ^ 0xffU) * 1099511628211U;
  };
  make(options, [&](const journal::Operation& op) {
    eat(op.entity);
    eat(op.entity_id);
    eat(op.area);
    for (const auto& change : op.changes) eat(change.field), eat(change.value);
  });
  return hash;
}

TEST(DemoCommune, SameSeedGivesTheSameBytesEverywhere) {
  const Options options{.people = 2'000, .seed = 7};
  EXPECT_EQ(fingerprint(options), fingerprint(options));
  EXPECT_NE(fingerprint(options), fingerprint({.people = 2'000, .seed = 8}));
  // Changes only when the generator is changed on purpose.
  EXPECT_EQ(fingerprint(options), 10019595111380646571U);
}

TEST(DemoCommune, GivesExactlyThePeopleAskedFor) {
  for (const std::size_t n : {1'000U, 17'509U, 60'001U}) {
    std::size_t people = 0;
    const auto counts =
        make({.people = n, .history = false}, [&](const auto& op) { people += op.entity == "person" ? 1 : 0; });
    EXPECT_EQ(people, n);
    EXPECT_EQ(counts.people, n);
  }
  EXPECT_EQ(make_areas({.people = 17'509}).size(), 30U);
}

TEST(DemoCommune, LooksLikeACommuneOfThatRegion) {
  std::map<std::string, int> ethnic, group, residence;
  int people = 0, children = 0, old = 0, women = 0, households = 0;
  make({.people = 17'509}, [&](const journal::Operation& op) {
    if (op.entity == "household") ++households;
    if (op.entity != "person") return;
    ++people;
    const auto born = read_partial_iso(value(op, "birth"));
    ASSERT_TRUE(born) << value(op, "birth");
    const int age = 2026 - born->year;
    children += age < 15 ? 1 : 0;
    old += age >= 60 ? 1 : 0;
    women += value(op, "sex") == "nu" ? 1 : 0;
    ++ethnic[std::string{value(op, "ethnic")}];
    ++group[std::string{value(op, "group")}];
    ++residence[std::string{value(op, "residence")}];
  });
  const auto share = [&](int n) { return 100.0 * n / people; };
  EXPECT_NEAR(share(children), 24, 4);
  EXPECT_NEAR(share(old), 14, 4);
  EXPECT_NEAR(share(women), 50, 2);
  EXPECT_NEAR(static_cast<double>(people) / households, 3.6, 0.4);
  for (const auto* name : {"Kinh", "Tày", "Nùng", "Dao", "Mông", "Sán Chay", "Sán Dìu"})
    EXPECT_GT(ethnic[name], 50) << name;
  EXPECT_GT(share(people - ethnic["Kinh"]), 60);
  EXPECT_NEAR(share(group["cbccvc"]), 3.5, 1.5);
  EXPECT_GT(group["hssv"], 2'500);
  EXPECT_GT(group["nld"], 700);
  EXPECT_EQ(residence.size(), 3U);
}

TEST(DemoCommune, PersonalNumbersAreWellFormedUniqueAndNobodys) {
  std::set<std::string, std::less<>> seen;
  make({.people = 5'000, .history = false}, [&](const journal::Operation& op) {
    if (op.entity != "person") return;
    const auto number = std::string{value(op, "number")};
    ASSERT_EQ(number.size(), 12U);          // NR-01
    EXPECT_EQ(number.substr(0, 3), "000");  // no province, no country (NR-02)
    const auto year = std::stoi(std::string{value(op, "birth").substr(0, 4)});
    const int sex = value(op, "sex") == "nu" ? 1 : 0;
    EXPECT_EQ(number[3] - '0', (year >= 2000 ? 2 : 0) + sex);  // NR-03
    EXPECT_EQ(std::stoi(number.substr(4, 2)), year % 100);     // NR-04
    EXPECT_TRUE(seen.insert(number).second) << number;
  });
}

TEST(DemoCommune, EveryOperationIsAcceptedByTheDeclaredFields) {
  std::set<std::string> areas;
  make({.people = 3'000}, [&](const journal::Operation& op) {
    const auto* rule = journal::find_entity(op.entity);
    ASSERT_NE(rule, nullptr) << op.entity;
    for (const auto& change : op.changes) {
      const auto* field = journal::find_field(*rule, change.field);
      ASSERT_NE(field, nullptr) << op.entity << "." << change.field;
      EXPECT_LE(change.value.size(), field->max_bytes) << op.entity << "." << change.field;
      EXPECT_EQ(text::nfc(change.value), change.value);
    }
    const auto checked = journal::check(op);
    EXPECT_TRUE(checked) << op.entity << " " << checked.error().code << " " << checked.error().detail;
    if (op.entity == "area") areas.insert(std::string{value(op, "path")});
    if (op.entity == "person") {
      EXPECT_TRUE(areas.contains(std::string{value(op, "area")}));
    }
  });
}

TEST(DemoCommune, EveryHouseholdHasItsHeadAmongItsPeople) {
  std::map<std::string, std::string> head;
  std::map<std::string, std::string> home;
  make({.people = 4'000, .history = false}, [&](const journal::Operation& op) {
    if (op.entity == "household") head[op.entity_id] = value(op, "head");
    if (op.entity == "person" && value(op, "relation") == "chu_ho") home[op.entity_id] = value(op, "household");
  });
  ASSERT_GT(head.size(), 900U);
  for (const auto& [household, person] : head) EXPECT_EQ(home[person], household);
}

RC_GTEST_PROP(DemoFamily, NoChildIsOlderThanItsParentsAndBearsTheirName, (std::uint64_t seed)) {
  Random random(seed);
  const auto family = make_family(random, {{20, 20, 20, 10, 10, 10, 10, 2}}, {2026, 11, 22}, 9);
  RC_ASSERT(!family.empty());
  RC_ASSERT(family.front().relation == "chu_ho");
  for (const auto& m : family) {
    RC_ASSERT(text::nfc(m.name) == m.name);
    RC_ASSERT(m.born <= (Day{2026, 11, 22}));
    RC_ASSERT(m.born.year >= 1925);
    for (const int parent : {m.father, m.mother}) {
      if (parent >= 0) RC_ASSERT(m.born.year - family[static_cast<std::size_t>(parent)].born.year >= 17);
    }
    const int line = m.father >= 0 ? m.father : m.mother;
    if (m.father >= 0 || (m.mother >= 0 && m.relation == "con"))
      RC_ASSERT(m.family == family[static_cast<std::size_t>(line)].family);
    if (m.mother >= 0) RC_ASSERT(m.born.year - family[static_cast<std::size_t>(m.mother)].born.year <= 46);
  }
}

}  // namespace
}  // namespace hvs::demo
