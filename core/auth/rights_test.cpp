#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/auth/model.hpp"
#include "core/html/catalogue.hpp"

namespace hvs::auth {
namespace {

constexpr Instant now = from_ms(1'000'000);

// Written out a second time on purpose: one letter per right, '-' is no. Changing a right means changing it in two
// places.
//                          anyone known learn field let_in write assess see edit import print targets correct confirm
//                          issue export accounts system, enter rules (v), compare
constexpr std::string_view expected[role_count] = {
    "akl-----------------",  // learner
    "aklfi---------------",  // volunteer
    "akl-iw-s--p---------",  // teacher
    "akl--w--------------",  // author
    "akl-i-xs------------",  // assessor
    "aklfi--se-pt--------",  // area officer
    "aklfi-xsempthcur--vc",  // commune officer
    "akl----s---t---r---c",  // leader
    "akl-------------nz--",  // administrator
};

Me with(std::vector<Grant> grants) {
  Me me;
  me.account = "tai-khoan";
  me.grants = std::move(grants);
  return me;
}

std::string code_of(const Result<void>& r) { return r ? "" : std::string(r.error().code); }

TEST(Rights, EveryRoleAgainstEveryRight) {
  for (std::size_t role = 0; role < role_count; ++role) {
    const auto me = with({{static_cast<Role>(role), "", {}, {}}});
    for (std::size_t right = 0; right < right_count; ++right) {
      const bool granted = expected[role][right] != '-';
      const auto got = may(me, static_cast<Right>(right), "", now);
      EXPECT_EQ(got.has_value(), granted)
          << role_name(static_cast<Role>(role)) << " " << right_name(static_cast<Right>(right));
      EXPECT_EQ(got ? "" : got.error().code, granted ? "" : "auth.not_your_role");
    }
  }
}

TEST(Rights, AreasAndValidityDecideTogether) {
  struct Case {
    std::string_view scope, asked;
    std::int64_t from, until;
    std::string_view code;
  };
  const Case table[] = {
      {"", "", 0, 0, ""},
      {"", "/x03/", 0, 0, ""},
      {"", "*", 0, 0, ""},
      {"/x03/", "/x03/", 0, 0, ""},
      {"/x03/", "/x03/to-1/", 0, 0, ""},
      {"/x03/", "*", 0, 0, ""},
      {"/x03/", "", 0, 0, "auth.not_your_area"},
      {"/x03/", "/x04/", 0, 0, "auth.not_your_area"},
      {"/x03", "/x031/", 0, 0, "auth.not_your_area"},
      {"/x03", "/x03/", 0, 0, ""},
      {"/x03/to-1/", "/x03/", 0, 0, "auth.not_your_area"},
      {"", "", 1'000'000, 0, ""},
      {"", "", 1'000'001, 0, "auth.grant_over"},
      {"", "", 0, 1'000'001, ""},
      {"", "", 0, 1'000'000, "auth.grant_over"},
      {"/x03/", "*", 0, 5, "auth.grant_over"},
  };
  for (const auto& c : table) {
    const auto me = with({{Role::area_officer, std::string(c.scope), from_ms(c.from), from_ms(c.until)}});
    EXPECT_EQ(code_of(may(me, Right::edit_people, c.asked, now)), c.code)
        << c.scope << " " << c.asked << " " << c.from << " " << c.until;
    EXPECT_EQ(code_of(may(me, Right::manage_system, c.asked, now)), "auth.not_your_role");
  }
}

TEST(Rights, VisitorsMayOnlyWhatAnyoneMay) {
  Me visitor = with({{Role::administrator, "", {}, {}}});
  visitor.account.clear();
  EXPECT_TRUE(may(visitor, Right::anyone, "", now));
  for (std::size_t right = 1; right < right_count; ++right) {
    EXPECT_EQ(code_of(may(visitor, static_cast<Right>(right), "*", now)), "auth.sign_in_first");
  }
  EXPECT_TRUE(may(with({}), Right::known, "", now));
  EXPECT_EQ(code_of(may(with({}), Right::learn, "", now)), "auth.not_your_role");
}

RC_GTEST_PROP(Rights, ANarrowerGrantNeverAllowsMore, (const std::vector<std::uint8_t>& path)) {
  std::string scope;
  std::string area = "/";
  for (const auto b : path) area += std::string(1, static_cast<char>('a' + b % 3)) + (b % 5 == 0 ? "/" : "");
  scope = area.substr(0, *rc::gen::inRange<std::size_t>(0, area.size() + 1));
  const auto right = static_cast<Right>(*rc::gen::inRange<std::size_t>(0, right_count));
  const auto role = static_cast<Role>(*rc::gen::inRange<std::size_t>(0, role_count));
  const bool narrow = may(with({{role, scope, {}, {}}}), right, area, now).has_value();
  const bool wide = may(with({{role, "", {}, {}}}), right, area, now).has_value();
  RC_ASSERT(!narrow || wide);
  // A second, unrelated grant never takes anything away.
  const bool both =
      may(with({{role, scope, {}, {}}, {Role::learner, "/khac/", {}, from_ms(1)}}), right, area, now).has_value();
  RC_ASSERT(!narrow || both);
}

TEST(Rights, NamesAreStableAndReadBack) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < role_count; ++i) {
    Role back{};
    ASSERT_TRUE(read_role(role_name(static_cast<Role>(i)), back));
    EXPECT_EQ(back, static_cast<Role>(i));
    names.insert(role_name(static_cast<Role>(i)));
  }
  EXPECT_EQ(names.size(), role_count);
  std::set<std::string_view> rights;
  for (std::size_t i = 0; i < right_count; ++i) rights.insert(right_name(static_cast<Right>(i)));
  EXPECT_EQ(rights.size(), right_count);
  EXPECT_FALSE(rights.contains(""));
  Role untouched = Role::leader;
  EXPECT_FALSE(read_role("quan_tri", untouched));
  EXPECT_EQ(untouched, Role::leader);
}

TEST(Rights, EveryRefusalHasASentence) {
  for (const std::string_view code :
       {"auth.sign_in_first", "auth.not_your_role", "auth.not_your_area", "auth.grant_over"})
    EXPECT_NE(say(code), code);
}

}  // namespace
}  // namespace hvs::auth
