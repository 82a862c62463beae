#include "server/indicators/home_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

namespace hvs::indicators {
namespace {

TEST(HomeKey, IsTheUuidItselfAndOtherIdsKeepApart) {
  EXPECT_EQ(home_key("01988d33-3480-7bfd-a277-eb969515497c"), (HomeKey{0x01988d3334807bfdU, 0xa277eb969515497cU}));
  EXPECT_NE(home_key("h1"), home_key("h2"));
  EXPECT_NE(home_key("01988d33-3480-7bfd-a277-eb969515497"), home_key("01988d33-3480-7bfd-a277-eb9695154970"));
  EXPECT_NE(home_key(""), home_key("0"));
}

RC_GTEST_PROP(HomeTable, RemembersLikeAMap, (std::vector<std::uint8_t> ids)) {
  HomeTable table;
  std::map<std::string, std::uint32_t> model;
  for (int round = 0; round < 20; ++round) {
    for (const auto id : ids) {
      const auto name = "h" + std::to_string(id + 256 * round);
      ++table[home_key(name)].members;
      ++model[name];
    }
  }
  RC_ASSERT(table.size() == model.size());
  for (const auto& [name, members] : model) RC_ASSERT(table.find(home_key(name))->members == members);
  RC_ASSERT(table.find(home_key("nobody")) == nullptr);
}

}  // namespace
}  // namespace hvs::indicators
