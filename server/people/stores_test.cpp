// The room's tables as the door uses them, on both engines.
#include "server/people/stores.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/people/fields.hpp"
#include "server/db/testing.hpp"
#include "server/people/read.hpp"
#include "server/people/state.hpp"

namespace hvs::people {
namespace {

using journal::Operation;
using journal::RecordState;

RecordState record(std::string entity, std::string id, std::string area,
                   std::vector<std::pair<std::string, std::string>> fields, std::uint64_t version) {
  RecordState s{
      .entity = std::move(entity), .entity_id = std::move(id), .area = std::move(area), .exists = true, .fields = {}};
  for (auto& [name, value] : fields) s.fields.push_back({name, value, version});
  return s;
}

class PeopleStores : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::vector<journal::Store> all = stores();

  const journal::Store& store(std::string_view entity) {
    for (const auto& s : all) {
      if (s.entity == entity) return s;
    }
    std::abort();
  }
  void save(const RecordState& before, const RecordState& after, std::uint64_t number) {
    Operation op;
    op.entity = after.entity;
    op.entity_id = after.entity_id;
    const auto done = db->write(
        [&](db::Tx& tx) { return store(after.entity).save(tx, "c", op, before, after, {}, number, Instant{}); });
    ASSERT_TRUE(done) << done.error().detail;
  }
  RecordState load(const std::string& entity, const std::string& id) {
    RecordState state;
    const auto done = db->read([&](db::Tx& tx) -> Result<void> {
      const std::vector<std::string> ids{id};
      HVS_TRY(states, store(entity).load(tx, "c", ids));
      state = states.at(0);
      return {};
    });
    EXPECT_TRUE(done) << done.error().detail;
    return state;
  }
  Found find(Wanted wanted) {
    Found found;
    const auto done = db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, search(tx, "c", wanted));
      found = std::move(got);
      return {};
    });
    EXPECT_TRUE(done) << done.error().detail;
    return found;
  }
  void person(const std::string& id, const std::string& name, const std::string& area = "/x1/",
              std::string group = "") {
    save({}, record("person", id, area, {{"name", name}, {"area", area}, {"group", std::move(group)}}, 1), 1);
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, PeopleStores, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(PeopleStores, EveryRecordComesBackWithItsVersions) {
  const std::vector<std::pair<std::string, std::span<const journal::FieldRule>>> records{
      {"area", area_fields}, {"household", household_fields}, {"person", person_fields}, {"class", class_fields}};
  for (const auto& [entity, fields] : records) {
    RecordState state{.entity = entity, .entity_id = "id1", .area = "/x07/", .exists = true, .fields = {}};
    std::uint64_t version = 5;
    for (const auto& rule : fields) {
      const bool place = rule.name == (entity == "area" ? "path" : "area");
      const bool number = rule.value == journal::Value::number;
      state.fields.push_back({std::string(rule.name),
                              place    ? "/x07/"
                              : number ? "2"
                                       : "giá trị " + std::string(rule.name),
                              version});
      version += version % 3;
    }
    save({}, state, 5);
    const auto back = load(entity, "id1");
    EXPECT_TRUE(back.exists);
    EXPECT_EQ(back.area, "/x07/");
    EXPECT_EQ(back.fields, state.fields) << entity;
  }
  EXPECT_FALSE(load("person", "nobody").exists);
}

TEST_P(PeopleStores, AFieldNeverWrittenStaysUnseen) {
  save({}, record("person", "p", "/x1/", {{"name", "Vi"}}, 3), 3);
  const auto back = load("person", "p");
  ASSERT_EQ(back.fields.size(), 1U);
  EXPECT_EQ(back.fields[0].version, 3U);
  EXPECT_EQ(back.area, "/x1/") << "the operation's area holds even when the field was not written";
}

TEST_P(PeopleStores, FactsAreKept) {
  save({}, record("consent", "k1", "/x1/", {{"person", "p"}, {"purpose", "hoc"}, {"given", "1"}}, 4), 4);
  save({},
       record("evidence", "e1", "/x1/", {{"person", "p"}, {"measure", "m"}, {"class", "2"}, {"on", "2026-11-22"}}, 5),
       5);
}

TEST_P(PeopleStores, SearchIgnoresAccentsAndOrderAndSortsByGivenName) {
  person("1", "Nguyễn Thị Hường");
  person("2", "Nguyễn Văn An");
  person("3", "Đặng Thị Thịnh", "/x2/", "hssv");
  const auto ids = [&](Wanted w) {
    std::string out;
    for (const auto& p : find(std::move(w)).persons) out += p.id.text;
    return out;
  };
  EXPECT_EQ(ids({.words = ""}), "213");
  EXPECT_EQ(ids({.words = "nguyen"}), "21");
  EXPECT_EQ(ids({.words = "huong nguyen"}), "1");
  EXPECT_EQ(ids({.words = "THỊ"}), "13") << "Thịnh and Thị of one name answer once";
  EXPECT_EQ(ids({.words = "dang"}), "3");
  EXPECT_EQ(ids({.words = "%"}), "");
  EXPECT_EQ(ids({.words = "thi", .area = "/x2/"}), "3");
  EXPECT_EQ(ids({.words = "", .area = "/x1/"}), "21");
  EXPECT_EQ(ids({.words = "", .group = "hssv"}), "3");
}

TEST_P(PeopleStores, ARenamedPersonIsFoundByTheNewNameOnly) {
  const auto before = record("person", "1", "/x1/", {{"name", "Lý A Páo"}}, 1);
  const auto after = record("person", "1", "/x1/", {{"name", "Lý A Sùng"}}, 2);
  save({}, before, 1);
  save(before, after, 2);
  EXPECT_TRUE(find({.words = "pao"}).persons.empty());
  EXPECT_EQ(find({.words = "sung"}).persons.size(), 1U);
  const auto merged = record("person", "1", "/x1/", {{"name", "Lý A Sùng"}, {"merged_into", "2"}}, 3);
  save(after, merged, 3);
  EXPECT_TRUE(find({.words = "sung"}).persons.empty());
  EXPECT_TRUE(find({.words = ""}).persons.empty());
}

TEST_P(PeopleStores, PagesByKeyMissNobody) {
  for (int i = 0; i < 25; ++i) person("p" + std::to_string(i), i % 2 == 0 ? "Nông Thị Mai" : "Triệu Văn Mai");
  for (const auto* words : {"", "mai"}) {
    std::size_t seen = 0;
    Wanted wanted{.words = words, .limit = 7};
    do {
      const auto found = find(wanted);
      seen += found.persons.size();
      wanted.after = found.next;
    } while (!wanted.after.empty());
    EXPECT_EQ(seen, 25U) << words;
  }
}

RC_GTEST_PROP(Versions, UnpackUndoesPack, (std::vector<std::uint8_t> numbers)) {
  const std::span<const journal::FieldRule> fields{person_fields};
  RecordState state;
  std::vector<std::uint64_t> wanted(fields.size(), 0);
  for (std::size_t i = 0; i < std::min(numbers.size(), fields.size()); ++i) {
    wanted[i] = numbers[i] % 4U;
    if (wanted[i] != 0) state.fields.push_back({std::string(fields[i].name), "x", wanted[i]});
  }
  RC_ASSERT(unpack_versions(pack_versions(fields, state), fields.size()) == wanted);
}

TEST(Versions, DamageReadsAsUnseenNotAsNonsense) {
  EXPECT_EQ(unpack_versions("", 3), (std::vector<std::uint64_t>{0, 0, 0}));
  EXPECT_EQ(unpack_versions("5x99999999999", 3).size(), 3U);
  EXPECT_EQ(unpack_versions("zzz", 2), (std::vector<std::uint64_t>{0, 0}));
}

}  // namespace
}  // namespace hvs::people
