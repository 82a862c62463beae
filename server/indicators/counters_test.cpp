// Counters against counting again, after histories nobody thought of, on both engines.
#include "server/indicators/counters.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "server/db/testing.hpp"
#include "server/indicators/recount.hpp"
#include "server/indicators/store.hpp"

namespace hvs::indicators {
namespace {

using namespace std::chrono_literals;
using Fields = std::map<std::string, std::string>;

const std::string commune = "05716";
Instant at(Day day) { return start_of_day_in_vietnam(day) + 9h; }
const Instant today = at({2026, 11, 22});

std::shared_ptr<const Counters> counters() {
  const std::vector<Definition> list{{"A",
                                      Subject::person,
                                      "nhom = nguoidan va tuoi >= 18",
                                      "cu_tru trong (tam_vang, da_chuyen, da_mat)",
                                      "minh_chung(basic_skills) >= 1",
                                      {2026, 12, 31}},
                                     {"B", Subject::person, "tuoi >= 16", "", "vneid >= 2", {2026, 12, 31}},
                                     {"C",
                                      Subject::person,
                                      "truong trong (thcs, thpt)",
                                      "",
                                      "minh_chung(learning_and_safety_skills) >= 2",
                                      {2026, 12, 31}},
                                     {"H",
                                      Subject::household,
                                      "so_nguoi >= 1",
                                      "",
                                      "co_nguoi(minh_chung(basic_skills) >= 1 va vneid >= 2)",
                                      {2026, 12, 31}}};
  return std::make_shared<Counters>(std::make_shared<Rules>(*Rules::make(list)));
}

// A little world: records as the door would keep them.
struct World {
  std::map<std::string, std::map<std::string, Fields>> records;
  std::vector<journal::Operation> history;

  void put(const std::string& entity, const std::string& id, const Fields& changes) {
    auto& record = records[entity][id];
    for (const auto& [field, v] : changes) record[field] = v;
    journal::Operation op;
    op.entity = entity;
    op.entity_id = id;
    for (const auto& [field, v] : record) op.changes.push_back({field, v, 0});
    history.push_back(std::move(op));
  }
  static journal::RecordState state_of(const journal::Operation& op) {
    journal::RecordState state{op.entity, op.entity_id, "", true, {}};
    for (const auto& c : op.changes) state.fields.push_back({c.field, c.value, 1});
    return state;
  }
  [[nodiscard]] Source source() const {
    return [this](db::Tx&, const std::string&, std::string_view entity,
                  const std::function<Result<void>(const journal::RecordState&)>& each) -> Result<void> {
      const auto all = records.find(std::string{entity});
      if (all == records.end()) return {};
      for (const auto& [id, fields] : all->second) {
        journal::RecordState state{std::string{entity}, id, "", true, {}};
        for (const auto& [field, v] : fields) state.fields.push_back({field, v, 1});
        if (auto ok = each(state); !ok) return ok;
      }
      return {};
    };
  }
  // In sittings of one, two, three … operations, and again from one: what is decided together may not matter.
  Result<void> play(db::Tx& tx, const Counters& c, const std::string& tenant, std::chrono::hours step) const {
    Instant now = at({2026, 8, 1});
    const journal::RecordState before;
    std::size_t size = 1;
    for (std::size_t from = 0; from < history.size(); size = size % 9 + 1) {
      const auto part = std::span(history).subspan(from, std::min(size, history.size() - from));
      std::vector<journal::RecordState> states;
      for (const auto& op : part) states.push_back(state_of(op));
      std::vector<journal::Applied> all;
      for (std::size_t i = 0; i < part.size(); ++i) all.push_back({part[i], before, states[i], 0, now += step});
      if (auto applied = c.apply(tx, tenant, all); !applied) return applied;
      from += part.size();
    }
    return {};
  }
  void play(db::Database& db, const Counters& c) const {
    const auto ok = db.write([&](db::Tx& tx) { return play(tx, c, commune, 5h); });
    ASSERT_TRUE(ok) << ok.error().code << " " << ok.error().detail;
  }
};

std::string show(const Recount& r) {
  std::string out;
  for (const auto& d : r.differences)
    out += d.what + " leaf " + std::to_string(d.leaf) + ": kept " + std::to_string(d.kept) + " found " +
           std::to_string(d.found) + "\n";
  return out;
}

class CountersOn : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::shared_ptr<const Counters> kept = counters();
  World world;

  void agree() {
    world.play(*db, *kept);
    const auto quick = recount(*db, commune, kept->rules());
    ASSERT_TRUE(quick) << quick.error().detail;
    EXPECT_EQ(show(*quick), "");
    const auto deep = recount_deep(*db, commune, kept->rules(), world.source());
    ASSERT_TRUE(deep) << deep.error().detail;
    EXPECT_EQ(show(*deep), "");
  }
  Cell total(const std::string& indicator, std::int64_t leaf = 0) {
    Cell sum;
    EXPECT_TRUE(db->read([&](db::Tx& tx) -> Result<void> {
      auto rows = sum_cells(tx, commune);
      if (!rows) return std::unexpected(rows.error());
      for (const auto& row : *rows) {
        if (row.indicator == indicator && (leaf == 0 || row.leaf == leaf)) sum += row.cell;
      }
      return {};
    }));
    return sum;
  }
  void adult(const std::string& id, const std::string& area, const std::string& household = "") {
    world.put("person", id,
              {{"area", area},
               {"household", household},
               {"birth", "1980-02-03"},
               {"group", "nguoidan"},
               {"vneid", "2"},
               {"residence", "thuong_tru"}});
  }
  void proof(const std::string& id, const std::string& person, const std::string& grade,
             const std::string& withdraws = "") {
    world.put("evidence", id,
              {{"person", person},
               {"measure", "basic_skills"},
               {"class", grade},
               {"on", "2026-08-09"},
               {"withdraws", withdraws}});
  }
};

TEST_P(CountersOn, AWithdrawnProofLowersTheFigure) {
  world.put("area", "a1", {{"path", "/x1/"}, {"name", "Xóm Một"}});
  adult("p1", "/x1/");
  proof("e1", "p1", "1");
  proof("e2", "p1", "0");
  proof("e3", "p1", "1", "e1");
  agree();
  EXPECT_EQ(total("A").all_population(), 1);
  EXPECT_EQ(total("A").all_reached(), 0);
}

TEST_P(CountersOn, AWithdrawalThatArrivesBeforeTheProofStillHolds) {
  adult("p1", "/x1/");
  proof("e3", "p1", "1", "e1");
  proof("e1", "p1", "1");
  agree();
  EXPECT_EQ(total("A").all_reached(), 0);
}

TEST_P(CountersOn, NobodyTakesAwayAnothersProof) {
  adult("p1", "/x1/");
  adult("p2", "/x1/");
  proof("e1", "p1", "1");
  proof("e2", "p2", "1", "e1");
  agree();
  EXPECT_EQ(total("A").all_reached(), 1);
}

TEST_P(CountersOn, MergedPersonsCountOnceAndKeepWhatEitherProved) {
  adult("p1", "/x1/");
  adult("p2", "/x1/");
  proof("e1", "p2", "1");
  world.put("person", "p2", {{"merged_into", "p1"}});
  agree();
  EXPECT_EQ(total("A").all_population(), 1);
  EXPECT_EQ(total("A").all_reached(), 1);
}

TEST_P(CountersOn, PartedAgainEachHasItsOwn) {
  adult("p1", "/x1/");
  adult("p2", "/x1/");
  world.put("person", "p2", {{"merged_into", "p1"}});
  proof("e1", "p2", "1");
  world.put("person", "p2", {{"merged_into", ""}});
  agree();
  EXPECT_EQ(total("A").all_population(), 2);
  EXPECT_EQ(total("A").all_reached(), 1);
}

TEST_P(CountersOn, AMovedPersonCountsInTheNewXomAndTheHouseholdFollowsItsMembers) {
  world.put("area", "a1", {{"path", "/x1/"}, {"name", "Một"}});
  world.put("area", "a2", {{"path", "/x2/"}, {"name", "Hai"}});
  world.put("household", "h1", {{"area", "/x1/"}, {"status", "dang_o"}});
  adult("p1", "/x1/", "h1");
  proof("e1", "p1", "1");
  world.put("person", "p1", {{"area", "/x2/"}, {"household", "h2"}});
  world.put("household", "h2", {{"area", "/x2/"}, {"status", "dang_o"}});
  agree();
  EXPECT_EQ(total("A", 1).all_reached(), 0);
  EXPECT_EQ(total("A", 2).all_reached(), 1);
  EXPECT_EQ(total("H").all_population(), 1);
  EXPECT_EQ(total("H", 2).all_reached(), 1);
}

TEST_P(CountersOn, ATamperedCellIsFound) {
  world.put("area", "a1", {{"path", "/x1/"}, {"name", "Một"}});
  adult("p1", "/x1/");
  world.play(*db, *kept);
  ASSERT_TRUE(db->write([&](db::Tx& tx) { return add_to_cell(tx, commune, "A", {1, 0, 24'000, {0, 5, 0, 0}}); }));
  const auto quick = recount(*db, commune, kept->rules());
  ASSERT_TRUE(quick);
  EXPECT_EQ(show(*quick), "A reached leaf 1: kept 5 found 0\n");
}

TEST_P(CountersOn, NewRulesRebuildTheCellsOnce) {
  adult("p1", "/x1/", "h1");
  world.put("household", "h1", {{"area", "/x1/"}, {"status", "dang_o"}});
  proof("e1", "p1", "1");
  world.play(*db, *kept);
  const auto rules =
      *Rules::make(std::vector<Definition>{{"Z", Subject::person, "tuoi >= 18", "", "vneid >= 1", {2026, 12, 31}}});
  EXPECT_EQ(rebuild_if_changed(*db, commune, rules, today).value(), true);
  EXPECT_EQ(rebuild_if_changed(*db, commune, rules, today).value(), false);
  EXPECT_EQ(show(*recount(*db, commune, rules)), "");
  EXPECT_EQ(total("Z").all_reached(), 1);
  EXPECT_EQ(total("A").all_population(), 0);
}

// Anything may happen to anybody in any order.
rc::Gen<World> histories() {
  return rc::gen::exec([] {
    World w;
    const auto name = [](const char* what, int most) { return what + std::to_string(*rc::gen::inRange(1, most + 1)); };
    const auto path = [&] { return *rc::gen::inRange(0, 12) == 0 ? std::string{} : "/" + name("x", 5) + "/"; };
    const int steps = *rc::gen::inRange(1, 70);
    for (int i = 0; i < steps; ++i) {
      switch (*rc::gen::weightedElement<int>({{6, 0}, {2, 1}, {5, 2}, {2, 3}, {1, 4}, {2, 5}, {1, 6}})) {
        case 0:
          w.put("person", name("p", 8),
                {{"area", path()},
                 {"household", *rc::gen::element<std::string>("", "h1", "h2", "h3")},
                 {"birth", *rc::gen::element<std::string>("1958-00-00", "1990-04-05", "2008-12-31", "2009-01-01",
                                                          "2012-06-07", "")},
                 {"group", *rc::gen::element<std::string>("nguoidan", "hssv", "nld", "")},
                 {"school", *rc::gen::element<std::string>("", "thcs", "thpt")},
                 {"vneid", *rc::gen::element<std::string>("0", "1", "2")},
                 {"residence", *rc::gen::element<std::string>("thuong_tru", "tam_vang", "da_chuyen", "")}});
          break;
        case 1:
          w.put("household", name("h", 3),
                {{"area", path()}, {"status", *rc::gen::element<std::string>("dang_o", "da_chuyen")}});
          break;
        case 2:
          w.put(
              "evidence", "e" + std::to_string(i),
              {{"person", name("p", 9)},
               {"class", name("", 4).substr(0, 1) == "4" ? "0" : "2"},
               {"measure", *rc::gen::element<std::string>("basic_skills", "learning_and_safety_skills", "unheard_of")},
               {"on", *rc::gen::element<std::string>("2026-07-01", "2026-11-22", "2030-01-01", "")}});
          break;
        case 3:
          w.put("evidence", "e" + std::to_string(i), {{"person", name("p", 8)}, {"withdraws", name("e", 70)}});
          break;
        case 4: {
          // The people's rules never let a record merge into itself or into one that is merged into it.
          const int from = *rc::gen::inRange(2, 9);
          w.put("person", "p" + std::to_string(from),
                {{"merged_into", "p" + std::to_string(*rc::gen::inRange(1, from))}});
          break;
        }
        case 5:
          w.put("person", name("p", 8), {{"merged_into", ""}});
          break;
        default:
          w.put("area", name("a", 5),
                {{"path", path()}, {"name", "Xóm"}, {"until", "2026-09-01"}, {"follows", path()}});
      }
    }
    return w;
  });
}

std::ostream& operator<<(std::ostream& out, const World& w) {
  for (const auto& op : w.history) {
    out << op.entity << " " << op.entity_id << ":";
    for (const auto& c : op.changes) out << " " << c.field << "=" << c.value;
    out << "\n";
  }
  return out;
}

TEST_P(CountersOn, EqualCountingAgainAfterAnyHistory) {
  // A tenant per case, so that one database serves them all.
  int number = 0;
  const bool held = rc::check([&] {
    const auto w = *histories();
    const auto tenant = "t" + std::to_string(++number);
    const auto played = db->write([&](db::Tx& tx) { return w.play(tx, *kept, tenant, 29h); });
    RC_ASSERT(played.has_value());
    const auto quick = recount(*db, tenant, kept->rules());
    const auto deep = recount_deep(*db, tenant, kept->rules(), w.source());
    RC_ASSERT(quick.has_value());
    RC_ASSERT(deep.has_value());
    RC_ASSERT(show(*quick) == "");
    RC_ASSERT(show(*deep) == "");
  });
  EXPECT_TRUE(held);
}

INSTANTIATE_TEST_SUITE_P(Engines, CountersOn, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace hvs::indicators
