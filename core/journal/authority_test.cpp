#include <gtest/gtest.h>

#include "core/journal/authority.hpp"

namespace hvs::journal {
namespace {

constexpr auto account = "018f0000-0000-7000-8000-00000000000a";
constexpr auto own = "018f0000-0000-7000-8000-000000000001";
constexpr auto other = "018f0000-0000-7000-8000-000000000002";

auth::Me me(auth::Role role, std::string area) {
  auth::Me m;
  m.commune = "05716";
  m.account = account;
  m.person = own;
  m.grants = {{role, std::move(area), {}, {}}};
  return m;
}

Operation op(std::string entity, std::vector<Change> changes, std::string area = "/x01/") {
  Operation o;
  o.entity = std::move(entity);
  o.entity_id = other;
  o.author = account;
  o.area = std::move(area);
  o.changes = std::move(changes);
  return o;
}

std::string_view ask(const auth::Me& who, const Operation& o, const RecordState* anchor = nullptr,
                     RecordState before = {}) {
  const auto r = authority(who, o, before, anchor, Instant{});
  return r ? std::string_view{"ok"} : r.error().code;
}

const RecordState house_x01{"household", other, "/x01/", true, {}};
const RecordState house_x02{"household", other, "/x02/", true, {}};

TEST(Authority, AVolunteerWritesOnlyInTheAssignedXom) {
  const auto volunteer = me(auth::Role::volunteer, "/x01/");
  const auto visit = op("visit", {{"household", other, 0}});
  EXPECT_EQ(ask(volunteer, visit, &house_x01), "ok");
  EXPECT_EQ(ask(volunteer, visit, &house_x02), "journal.not_allowed");
  EXPECT_EQ(ask(volunteer, visit, nullptr), "journal.nobody_there");
}

TEST(Authority, ARecordIsJudgedWhereItIsAndWhereItGoes) {
  const auto volunteer = me(auth::Role::volunteer, "/x01/");
  const RecordState here{"person", other, "/x01/", true, {}};
  const RecordState there{"person", other, "/x02/", true, {}};
  EXPECT_EQ(ask(volunteer, op("person", {{"name", "x", 0}}), nullptr, here), "ok");
  EXPECT_EQ(ask(volunteer, op("person", {{"name", "x", 0}}), nullptr, there), "journal.not_allowed");
  EXPECT_EQ(ask(volunteer, op("person", {{"area", "/x02/", 0}}), nullptr, here), "journal.not_allowed");
}

TEST(Authority, EvidenceAboveClassOneIsNotForVolunteers) {
  const RecordState person{"person", other, "/x01/", true, {}};
  const auto evidence = [](std::string level) { return op("evidence", {{"person", other, 0}, {"class", level, 0}}); };
  const auto volunteer = me(auth::Role::volunteer, "/x01/");
  EXPECT_EQ(ask(volunteer, evidence("1"), &person), "ok");
  EXPECT_EQ(ask(volunteer, evidence("2"), &person), "journal.not_allowed");
  EXPECT_EQ(ask(volunteer, evidence("3"), &person), "journal.not_allowed");
  EXPECT_EQ(ask(volunteer, evidence("11"), &person), "journal.not_allowed");
  EXPECT_EQ(ask(me(auth::Role::commune_officer, ""), evidence("3"), &person), "ok");
}

TEST(Authority, ALearnerWritesOnlyForItself) {
  const auto learner = me(auth::Role::learner, "");
  EXPECT_EQ(ask(learner, op("answer", {{"person", own, 0}})), "ok");
  const RecordState person{"person", other, "/x01/", true, {}};
  EXPECT_EQ(ask(learner, op("answer", {{"person", other, 0}}), &person), "journal.not_allowed");
  EXPECT_EQ(ask(me(auth::Role::teacher, "/x01/"), op("answer", {{"person", other, 0}}), &person), "ok");
  EXPECT_EQ(ask(learner, op("test_result", {{"person", own, 0}})), "journal.not_allowed");
}

TEST(Authority, NobodyWritesInAnothersName) {
  auto o = op("answer", {{"person", own, 0}});
  o.author = other;
  EXPECT_EQ(ask(me(auth::Role::learner, ""), o), "journal.wrong_author");
}

TEST(Authority, ThePlanAndTheAreasAreForTheCommune) {
  for (const auto entity : {"clause", "area", "certificate", "confirmation", "denominator"}) {
    const RecordState person{"person", other, "/x01/", true, {}};
    EXPECT_EQ(ask(me(auth::Role::volunteer, ""), op(entity, {}), &person), "journal.not_allowed") << entity;
    EXPECT_EQ(ask(me(auth::Role::commune_officer, ""), op(entity, {}), &person), "ok") << entity;
  }
}

TEST(Authority, EveryEntityThatPeopleWriteHasARow) {
  for (const auto& entity : entities()) {
    if (entity.name == "test_form" || entity.name == "test_result") continue;
    if (entity.name == "file_entry" || entity.name == "review" || entity.name == "self_check" ||
        entity.name == "unit_version") {  // the server alone, in the name of who decided
      EXPECT_EQ(ask(me(auth::Role::commune_officer, ""), op(std::string(entity.name), {})), "journal.not_allowed");
      continue;
    }
    Operation o = op(std::string(entity.name), {{"class", "1", 0}});
    const RecordState person{"person", other, "/x01/", true, {}};
    auto all = me(auth::Role::commune_officer, "");
    all.grants.push_back({auth::Role::assessor, "", {}, {}});
    all.grants.push_back({auth::Role::author, "", {}, {}});
    EXPECT_EQ(ask(all, o, &person), "ok") << entity.name;
  }
}

}  // namespace
}  // namespace hvs::journal
