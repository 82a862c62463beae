#include "server/backup/backup.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/backup/seal.hpp"

namespace hvs::backup {
namespace {

namespace fs = std::filesystem;

class Backup : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() / ("hvs-sao-luu-" + std::to_string(getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder / "a");
    auto opened = db::open("sqlite:" + (folder / "a/hocvuso.db").string(), {});
    ASSERT_TRUE(opened);
    db = std::move(*opened);
    ASSERT_TRUE(db->exclusive([](db::Tx& tx) -> Result<void> {
      HVS_TRY(made, tx.run({"t.make", "CREATE TABLE t (commune_id TEXT NOT NULL, v TEXT NOT NULL)"}, {}));
      return tx.post({"t.put", "INSERT INTO t (commune_id, v) VALUES ($1, $2)"}, {"05716", "xin chào"});
    }));
    std::ofstream(folder / "a/keys") << "khóa";
  }
  void TearDown() override {
    db.reset();
    fs::remove_all(folder);
  }
  std::string file() const { return (folder / "ban-sao.hvs").string(); }
  static std::string read_back(const std::string& dir) {
    auto opened = db::open("sqlite:" + dir + "/hocvuso.db", {});
    std::string value;
    if (!opened) return "?";
    (void)(*opened)->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(rows, tx.run({"t.get", "SELECT v FROM t WHERE commune_id = $1"}, {"05716"}));
      value = rows.at(0).text(0);
      return {};
    });
    return value;
  }
  fs::path folder;
  std::unique_ptr<db::Database> db;
};

TEST_F(Backup, GivesEverythingBackElsewhere) {
  ASSERT_TRUE(make(*db, {(folder / "a").string(), "1", ""}, file(), from_ms(0)));
  const auto back = restore(file(), {(folder / "b").string(), "", ""});
  ASSERT_TRUE(back) << back.error().code;
  EXPECT_EQ(back->engine, "sqlite");
  EXPECT_EQ(read_back((folder / "b").string()), "xin chào");
  std::ifstream keys(folder / "b/keys");
  std::string text;
  keys >> text;
  EXPECT_EQ(text, "khóa");
}

TEST_F(Backup, ASealedCopyOpensOnlyWithItsPassphrase) {
  ASSERT_TRUE(make(*db, {(folder / "a").string(), "1", "mot mat khau dai"}, file(), from_ms(0)));
  EXPECT_TRUE(is_sealed(file()));
  EXPECT_EQ(restore(file(), {(folder / "b").string(), "", ""}).error().code, "backup.need_passphrase");
  EXPECT_EQ(restore(file(), {(folder / "b").string(), "", "sai"}).error().code, "backup.wrong_passphrase");
  ASSERT_TRUE(restore(file(), {(folder / "b").string(), "", "mot mat khau dai"}));
  EXPECT_EQ(read_back((folder / "b").string()), "xin chào");
}

TEST_F(Backup, NeverOverwritesDataThatIsThere) {
  ASSERT_TRUE(make(*db, {(folder / "a").string(), "1", ""}, file(), from_ms(0)));
  EXPECT_EQ(restore(file(), {(folder / "a").string(), "", ""}).error().code, "backup.data_exists");
}

TEST_F(Backup, OneChangedByteIsFound) {
  ASSERT_TRUE(make(*db, {(folder / "a").string(), "1", ""}, file(), from_ms(0)));
  std::fstream f(file(), std::ios::in | std::ios::out | std::ios::binary);
  std::string all{std::istreambuf_iterator<char>(f), {}};
  const auto at = all.find("xin ch");
  ASSERT_NE(at, std::string::npos);
  f.clear();
  f.seekp(static_cast<std::streamoff>(at));
  f << 'X';
  f.close();
  EXPECT_EQ(restore(file(), {(folder / "b").string(), "", ""}).error().code, "backup.damaged");
  EXPECT_FALSE(fs::exists(folder / "b/hocvuso.db"));
}

TEST_F(Backup, SomebodyElsesFileIsRefusedInWords) {
  std::ofstream(file()) << "không phải bản sao lưu";
  const auto back = restore(file(), {(folder / "b").string(), "", ""});
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, "backup.not_ours");
}

}  // namespace
}  // namespace hvs::backup
