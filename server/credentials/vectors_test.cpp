// The published test vectors, read by our own reader with libsodium; the phone's reader runs the same file.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "core/base/json.hpp"
#include "core/credentials/check.hpp"
#include "core/credentials/payload.hpp"
#include "server/db/testing.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::credentials {
namespace {

std::string word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::genuine:
      return "genuine";
    case Verdict::withdrawn:
      return "withdrawn";
    case Verdict::replaced:
      return "replaced";
    case Verdict::unknown_key:
      return "unknown_key";
    case Verdict::revoked_key:
      return "revoked_key";
    case Verdict::forged:
      return "forged";
  }
  return "";
}

TEST(Vectors, OurReaderSaysWhatTheFileSays) {
  std::ifstream file{db::testing::repository() + "/tests/golden/certificates.json"};
  const auto all = json::parse(std::string{std::istreambuf_iterator<char>{file}, {}});
  ASSERT_TRUE(all);
  const auto keys = read_keys(all->at("keys").dump());
  ASSERT_TRUE(keys);
  const CheckSeal fits = [](std::string_view m, std::string_view s, std::string_view k) {
    return keys::verify_ed25519(m, s, k);
  };
  const auto list = read_list_file(all->at("list").dump());
  ASSERT_TRUE(list);
  EXPECT_TRUE(list_is_genuine(*list, *keys, fits));
  EXPECT_TRUE(list_is_genuine(*read_list_file(all->at("empty_list").dump()), *keys, fits));
  EXPECT_FALSE(list_is_genuine(*read_list_file(all->at("forged_list").dump()), *keys, fits));
  ASSERT_GE(all->at("cases").items().size(), 16U);
  for (const auto& one : all->at("cases").items()) {
    const auto said = [&](const RevocationList* with) {
      const auto code = read_code(one.at("text").string());
      if (!code) return std::string{code.error().code.substr(code.error().code.find('.') + 1)};
      return word_of(check(*code, *keys, with, fits).verdict);
    };
    EXPECT_EQ(said(nullptr), one.at("expect").string()) << one.at("name").string();
    EXPECT_EQ(said(&list->list), one.at("with_list").string()) << one.at("name").string();
    if (one.at("payload").is_null()) continue;
    const auto payload = read_code(one.at("text").string())->payload;
    EXPECT_EQ(payload.name, one.at("payload").at("name").string());
    EXPECT_EQ(number_of("05716", payload.id, payload.issued), one.at("number").string());
    EXPECT_EQ(shortened_name(payload.name), one.at("shortened_name").string());
  }
}

}  // namespace
}  // namespace hvs::credentials
