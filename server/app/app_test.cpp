#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/base/json.hpp"
#include "core/html/catalogue.hpp"
#include "server/app/settings.hpp"

namespace hvs::app {
namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(OpenApi, DescribesEveryAddressOfTheApi) {
  const auto description = json::parse(read("server/app/openapi.json"));
  ASSERT_TRUE(description) << description.error().detail;
  EXPECT_EQ(description->at("openapi").string(), "3.1.0");
  for (const auto* path : {"/api/v1/targets", "/api/v1/targets/{clause}", "/api/v1/credentials/verify",
                           "/chung-nhan/khoa.json", "/chung-nhan/thu-hoi.json"})
    EXPECT_FALSE(description->at("paths").at(path).is_null()) << path;
}

class SettingsFile : public ::testing::Test {
 protected:
  std::string write(const std::string& text) {
    const auto path =
        ::testing::TempDir() + "hocvuso-" + std::to_string(getpid()) + ".toml";  // another user may test too
    std::ofstream(path) << text;
    return path;
  }
};

TEST_F(SettingsFile, IsReadAndFlagsWin) {
  const auto run = read_settings({{"config", write("commune = \"05719\"\nlisten = \"127.0.0.1:9000\"\nworkers = 3\n")},
                                  {"listen", "127.0.0.1:9001"}},
                                 ".");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->settings.commune, "05719");
  EXPECT_EQ(run->listen, "127.0.0.1:9001");
  EXPECT_EQ(run->workers, 3);
}

TEST_F(SettingsFile, HostsAndCompressionComeFromFileAndEnvironment) {
  auto run = read_settings({{"config", write("hosts = \"hocvuso.example, 10.0.0.5\"\ncompress = false\n")}}, ".");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->hosts, (std::vector<std::string>{"hocvuso.example", "10.0.0.5"}));
  EXPECT_FALSE(run->compress);
  run = read_settings({{"config", write("hosts = [\"a.example\", \"b.example\"]\n")}}, ".");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->hosts, (std::vector<std::string>{"a.example", "b.example"}));
  EXPECT_TRUE(run->compress);
  setenv("HOCVUSO_HOSTS", "c.example", 1);
  setenv("HOCVUSO_COMPRESS", "0", 1);
  run = read_settings({{"config", write("hosts = \"a.example\"\n")}}, ".");
  unsetenv("HOCVUSO_HOSTS");
  unsetenv("HOCVUSO_COMPRESS");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->hosts, (std::vector<std::string>{"c.example"}));
  EXPECT_FALSE(run->compress);
}

TEST_F(SettingsFile, AMistakeIsNamedWithItsPlace) {
  for (const auto* text : {"compress = \"maybe\"\n", "hosts = [1, 2]\n", "comune = \"05719\"\n", "workers = \"many\"\n",
                           "workers = 0\n", "commune = \n"}) {
    const auto run = read_settings({{"config", write(text)}}, ".");
    ASSERT_FALSE(run) << text;
    EXPECT_EQ(run.error().code, "app.bad_settings");
    EXPECT_FALSE(run.error().detail.empty());
  }
}

TEST(Catalogue, IsSortedSoThatLookUpFindsEverything) {
  const auto texts = all_texts();
  ASSERT_GT(texts.size(), 100U);
  for (const auto& text : texts) EXPECT_EQ(say(text.key), text.vi) << text.key;
  EXPECT_EQ(say("khong.co"), "khong.co");
}

}  // namespace
}  // namespace hvs::app
