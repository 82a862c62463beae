// A list from file to people and back, through the real door, on both engines.
#include "server/people/import_desk.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>

#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/people/import_body.hpp"
#include "server/people/read.hpp"
#include "server/people/sealing.hpp"
#include "server/people/stores.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

class Importing : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::mt19937_64 engine{7};
  RandomBytes random = [this](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(engine());
  };
  std::unique_ptr<keys::Keyring> keys = std::move(*keys::Keyring::open(db.folder()));
  std::unique_ptr<journal::Door> door = journal::make_door(*db, random);
  std::int64_t clock = 1'790'000'000'000;
  app::Services services{.settings = settings(),
                         .db = *db,
                         .door = *door,
                         .keys = *keys,
                         .now = [this] { return from_ms(clock += 1); },
                         .random = random};
  std::unique_ptr<ImportDesk> desk;

  app::Settings settings() {
    app::Settings s;
    s.data_dir = db.folder();
    s.commune = "05716";
    return s;
  }
  void SetUp() override {
    for (auto& store : stores()) door->add(std::move(store));
    desk = std::make_unique<ImportDesk>(services);
  }
  std::string take(const std::string& bytes, std::string basis = "") {
    const auto id = desk->take({"danh sách.csv", bytes, "", std::move(basis), "canbo"});
    EXPECT_TRUE(id);
    desk->wait_idle();
    return *id;
  }
  template <class T, class F>
  T ask(const F& f) {
    T out{};
    const auto done = db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, f(tx));
      out = std::move(got);
      return {};
    });
    EXPECT_TRUE(done) << done.error().detail;
    return out;
  }
  Batch batch(const std::string& id) {
    return *ask<std::optional<Batch>>([&](db::Tx& tx) { return imports::find(tx, "05716", id); });
  }
  std::map<std::string, std::int64_t> counts(const std::string& id, bool outcomes = false) {
    std::map<std::string, std::int64_t> out;
    for (const auto& t : ask<std::vector<Tally>>([&](db::Tx& tx) { return imports::tally(tx, "05716", id); })) {
      out[outcomes ? t.outcome : t.status] += t.rows;
    }
    return out;
  }
  std::vector<Person> people(const std::string& words = "") {
    return ask<Found>([&](db::Tx& tx) { return search(tx, "05716", {.words = words}); }).persons;
  }
  void confirm(const std::string& id) {
    ASSERT_TRUE(desk->confirm(id));
    desk->wait_idle();
  }
  using Counts = std::map<std::string, std::int64_t>;
};
INSTANTIATE_TEST_SUITE_P(Engines, Importing, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

const std::string list =
    "DANH SÁCH NHÂN KHẨU;;;;;;\n"
    "Họ và tên;Ngày sinh;Giới tính;Số CCCD;Xóm;Mã hộ;Quan hệ với chủ hộ;Dân tộc\n"
    "Lý A Páo;22/05/1984;Nam;019084001234;Xóm Phố;H1;Chủ hộ;Mông\n"
    "Vàng Thị Mỷ;1990;Nữ;;Xóm Phố;H1;Vợ;Mông\n"
    "Nông Văn An;1/2/1970;Nam;19070001234;TDP 3;H2;Chủ hộ;Nùng\n"
    ";1970;Nam;;TDP 3;H2;;\n";

TEST_P(Importing, NothingChangesBeforeConfirmation) {
  const auto id = take(list);
  EXPECT_EQ(batch(id).status, "ready") << batch(id).problem;
  EXPECT_EQ(counts(id), (Counts{{"add", 2}, {"refused", 1}, {"review", 1}}));
  EXPECT_TRUE(people().empty());
  EXPECT_FALSE(std::filesystem::exists(db.folder() + "/imports/" + id)) << "the file is not kept";
}

TEST_P(Importing, CertainRowsComeInDoubtfulOnesWaitAndTheSecondTimeNothingChanges) {
  const auto id = take(list);
  confirm(id);
  EXPECT_EQ(batch(id).status, "done") << batch(id).problem;
  EXPECT_EQ(batch(id).done, 2);
  EXPECT_EQ(people().size(), 2U);
  EXPECT_TRUE(people("nong").empty());

  ASSERT_TRUE(db->write([&](db::Tx& tx) {
    return imports::decide_all(tx, "05716", id, std::string(t::import::zero_added.key), "take");
  }));
  confirm(id);
  const auto found = people("nong");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(*open_number(*keys, found[0].number_sealed), "019070001234");
  EXPECT_EQ(found[0].number_hash, hash_number(*keys, "019070001234"));
  EXPECT_EQ(found[0].ethnic, "") << "PD-04: off unless a basis was recorded";
  EXPECT_FALSE(found[0].household.text.empty());

  const auto again = take(list);
  EXPECT_EQ(counts(again), (Counts{{"same", 3}, {"refused", 1}}));
  const auto with_ethnic = take(list, "Kế hoạch 01");
  EXPECT_EQ(counts(with_ethnic), (Counts{{"refused", 1}, {"review", 1}, {"update", 2}}))
      << "without a number it stays a doubt";
}

TEST_P(Importing, AnUndoTakesEverybodyBackWhomNobodyTouched) {
  const auto id = take(list);
  confirm(id);
  const auto mine = people("vang").at(0);
  journal::Operation edit;
  edit.entity = "person";
  edit.entity_id = mine.id.text;
  edit.author = "canbo";
  edit.area = mine.area;
  edit.changes.push_back({"phone", "0912345678", 0});
  ASSERT_TRUE(door->commit(journal::server_me("05716"), {edit}, services.now()));

  ASSERT_TRUE(desk->undo(id));
  desk->wait_idle();
  EXPECT_EQ(batch(id).status, "undone") << batch(id).problem;
  EXPECT_EQ(batch(id).kept, 1);
  ASSERT_EQ(people().size(), 1U);
  EXPECT_EQ(people()[0].name, "Vàng Thị Mỷ");
  EXPECT_EQ(counts(id, true)["undone"], 1);
  const auto tree = ask<AreaTree>([&](db::Tx& tx) { return areas(tx, "05716"); });
  EXPECT_EQ(tree.on(day_in_vietnam(services.now())).size(), 1U) << "the xóm with somebody in it stays";
  EXPECT_EQ(counts(take(list)), (Counts{{"add", 1}, {"refused", 1}, {"review", 1}, {"same", 1}}))
      << "and the list can come again";
}

TEST_P(Importing, AnUpdateThatSomebodyElseOvertookIsLeftAndSaid) {
  confirm(take(list));
  const auto update = take("Họ tên;Năm sinh;Số CCCD;Xóm;SĐT\nLý A Páo;1984;019084001234;Phố;0911111111\n");
  EXPECT_EQ(counts(update), (Counts{{"update", 1}}));
  journal::Operation edit;
  edit.entity = "person";
  edit.entity_id = people("ly").at(0).id.text;
  edit.author = "canbo";
  edit.changes.push_back({"phone", "0922222222", 0});
  ASSERT_TRUE(door->commit(journal::server_me("05716"), {edit}, services.now()));
  confirm(update);
  EXPECT_EQ(counts(update, true), (Counts{{"stale", 1}}));
  EXPECT_EQ(people("ly").at(0).phone, "0922222222");
}

TEST_P(Importing, ARunThatWasCutOffGoesOnWithoutDoubles) {
  const auto id = take(list);
  // As after a kill between the door's commit and the note of it: people are in, the rows say nothing.
  confirm(id);
  ASSERT_TRUE(db->write([&](db::Tx& tx) -> Result<void> {
    for (std::int64_t n = 1; n <= 2; ++n) {
      if (auto done = imports::finish_row(tx, "05716", id, n, "", 0); !done) return done;
    }
    auto b = *imports::find(tx, "05716", id);
    b->status = "running";
    return imports::save(tx, "05716", *b);
  }));
  desk = nullptr;
  desk = std::make_unique<ImportDesk>(services);
  desk->wait_idle();
  EXPECT_EQ(batch(id).status, "done");
  EXPECT_EQ(people().size(), 2U);
  EXPECT_EQ(counts(id, true)["done"], 2);
}

TEST_P(Importing, AnUnreadableFileSaysWhy) {
  const auto id = take("không phải bảng\nmột dòng nữa\n");
  EXPECT_EQ(batch(id).status, "failed");
  EXPECT_EQ(batch(id).problem, t::import::no_header.key);
  EXPECT_TRUE(desk->discard(id));
}

TEST_P(Importing, RowsAreSealedAtRest) {
  const auto id = take(list);
  for (const auto& row : ask<std::vector<StoredRow>>([&](db::Tx& tx) {
         return imports::rows(tx, "05716", id, {.status = "", .reason = "", .after = 0, .limit = 50});
       })) {
    EXPECT_EQ(row.body.find("019084001234"), std::string::npos);
    EXPECT_EQ(row.body.find("Páo"), std::string::npos);
    EXPECT_TRUE(unpack_row(*keys, row.body));
  }
}

}  // namespace
}  // namespace hvs::people
