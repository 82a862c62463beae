#include "server/keys/keyring.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/base/bytes.hpp"

namespace hvs::keys {
namespace {

class KeyringTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "hvs-keys-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    dir_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }
  [[nodiscard]] std::string file() const { return dir_ + "/keys"; }
  void write(const std::string& text) const {
    std::ofstream(file()) << text;
    chmod(file().c_str(), 0600);
  }
  [[nodiscard]] std::unique_ptr<Keyring> ring() const { return std::move(Keyring::open(dir_).value()); }
  std::string dir_;
};

std::string unhex(std::string_view text) { return bytes::from_hex(text).value(); }

TEST_F(KeyringTest, IsMadeOnceAndReadableByItsOwnerOnly) {
  const auto first = ring()->public_key();
  EXPECT_EQ(ring()->public_key(), first);
  struct stat info{};
  ASSERT_EQ(stat(file().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(dir_), {}), 1) << "no draft is left behind";
  EXPECT_EQ(ring()->key_id(), bytes::hex(bytes::sha256(first)).substr(0, 8));
}

TEST_F(KeyringTest, AFileOthersCanReadIsRefused) {
  (void)ring();
  for (const mode_t mode : {0640, 0604, 0660, 0644}) {
    chmod(file().c_str(), mode);
    const auto got = Keyring::open(dir_);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, "keys.bad_mode");
  }
}

TEST_F(KeyringTest, ADamagedFileIsRefusedAndNeverReplaced) {
  const std::string key(64, 'a');
  for (const auto& text :
       {std::string{}, std::string{"x"}, "hocvuso-keys 2\nseal " + key + "\nfind " + key + "\nsign " + key + "\n",
        "hocvuso-keys 1\nseal " + key + "\nfind " + key + "\n",
        "hocvuso-keys 1\nseal " + key + "\nfind " + key + "\nsign " + key,
        "hocvuso-keys 1\nseal " + key + "\nfind " + key + "\nsign " + std::string(64, 'g') + "\n",
        "hocvuso-keys 1\nseal " + key + "\nfind " + key + "\nsign " + key + "\nmore\n"}) {
    write(text);
    const auto got = Keyring::open(dir_);
    ASSERT_FALSE(got) << text;
    EXPECT_EQ(got.error().code, "keys.unreadable");
    EXPECT_EQ(std::filesystem::file_size(file()), text.size());
  }
}

TEST_F(KeyringTest, SignsAsRfc8032) {  // §7.1, tests 1 to 3: seed, public key, message, signature
  struct Vector {
    std::string_view seed, key, message, signature;
  };
  const Vector table[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2"
       "4655141438e7a100b"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302ae"
       "eb00d291612bb0c00"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
       "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28"
       "dc027beceea1ec40a"},
  };
  for (const auto& v : table) {
    write("hocvuso-keys 1\nseal " + std::string(64, '1') + "\nfind " + std::string(64, '2') + "\nsign " +
          std::string(v.seed) + "\n");
    const auto keys = ring();
    EXPECT_EQ(bytes::hex(keys->public_key()), v.key);
    EXPECT_EQ(bytes::hex(keys->sign(unhex(v.message))), v.signature);
    EXPECT_TRUE(verify_ed25519(unhex(v.message), unhex(v.signature), unhex(v.key)));
    auto broken = unhex(v.signature);
    broken[3] = static_cast<char>(broken[3] ^ 1);
    EXPECT_FALSE(verify_ed25519(unhex(v.message), broken, unhex(v.key)));
    EXPECT_FALSE(verify_ed25519(unhex(v.message) + "x", unhex(v.signature), unhex(v.key)));
  }
  EXPECT_FALSE(verify_ed25519("", "short", "short"));
}

TEST_F(KeyringTest, WhatIsSealedOpensInItsPlaceOnly) {
  const auto keys = ring();
  EXPECT_TRUE(rc::check("any bytes, any place", [&](const std::string& plain, const std::string& place) {
    const auto sealed = keys->seal(plain, place);
    RC_ASSERT(keys->unseal(sealed, place).value() == plain);
    RC_ASSERT(keys->seal(plain, place) != sealed);
    RC_ASSERT(!keys->unseal(sealed, place + "x").has_value());
    auto changed = sealed;
    const auto at = *rc::gen::inRange<std::size_t>(0, changed.size());
    changed[at] = static_cast<char>(changed[at] ^ 4);
    RC_ASSERT(!keys->unseal(changed, place).has_value());
  }));
  EXPECT_EQ(keys->unseal("short", "person.number").error().code, "keys.wrong_place");
  EXPECT_EQ(keys->unseal(keys->seal("019084001234", "person.number"), "person.phone").error().code, "keys.wrong_place");
}

TEST_F(KeyringTest, FindHashIsStableAndSeparatesPlaces) {
  const auto keys = ring();
  EXPECT_EQ(keys->find_hash("019084001234", "person.number"), ring()->find_hash("019084001234", "person.number"));
  EXPECT_EQ(keys->find_hash("a", "b").size(), 64U);
  EXPECT_NE(keys->find_hash("bc", "a"), keys->find_hash("c", "ab"));
  EXPECT_NE(keys->find_hash("x", "person.number"), keys->find_hash("x", "person.phone"));
}

TEST_F(KeyringTest, RandomBytesDiffer) {
  const auto keys = ring();
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(keys->random(16));
  EXPECT_EQ(seen.size(), 100U);
  EXPECT_EQ(keys->random(0), "");
}

TEST(Passwords, ArgonWithOurCostAndNothingElse) {
  const auto stored = hash_password("mật khẩu tốt");
  EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << stored;
  EXPECT_TRUE(check_password("mật khẩu tốt", stored));
  EXPECT_FALSE(check_password("mật khẩu tôt", stored));
  EXPECT_FALSE(check_password("", ""));
  EXPECT_FALSE(check_password("x", "x"));
  EXPECT_FALSE(check_password("x", std::string(500, 'x')));
  EXPECT_NE(hash_password("a"), hash_password("a"));
}

TEST(Hmac, PublishedVectors) {
  // RFC 4231 §4.2–4.4, 4.7
  EXPECT_EQ(bytes::hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(bytes::hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(bytes::hex(hmac_sha256(std::string(20, '\xaa'), std::string(50, '\xdd'))),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  EXPECT_EQ(bytes::hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  // RFC 2202 §3
  EXPECT_EQ(bytes::hex(hmac_sha1(std::string(20, '\x0b'), "Hi There")), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(bytes::hex(hmac_sha1("Jefe", "what do ya want for nothing?")), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

// Test case 16 of McGrew and Viega's "The Galois/Counter Mode of Operation", the one with associated data.
TEST(AesGcm, PublishedVectorAndEveryChangedBitIsSeen) {
  const auto of = [](std::string_view hex) { return bytes::from_hex(hex).value(); };
  const auto key = of("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
  const auto nonce = of("cafebabefacedbaddecaf888");
  const auto plain = of(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657"
      "ba637b39");
  const auto bound = of("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  auto sealed = seal_aes256_gcm(key, nonce, plain, bound);
  EXPECT_EQ(
      bytes::hex(sealed),
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a"
      "0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");
  EXPECT_EQ(open_aes256_gcm(key, nonce, sealed, bound).value(), plain);
  EXPECT_FALSE(open_aes256_gcm(key, nonce, sealed, "x"));
  EXPECT_FALSE(open_aes256_gcm(key, nonce, sealed.substr(1), bound));
  EXPECT_FALSE(open_aes256_gcm(key, nonce, "short", bound));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    sealed[i] ^= 4;
    EXPECT_FALSE(open_aes256_gcm(key, nonce, sealed, bound)) << i;
    sealed[i] ^= 4;
  }
}

TEST(SameSecret, ComparesWholeTexts) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
  EXPECT_TRUE(same_secret("", ""));
}

TEST_F(KeyringTest, ARotatedKeySignsNoMoreAndItsWorkStillVerifies) {
  const auto before = ring();
  const auto first = before->key_id();
  const auto held = before->signer();
  const auto seal = before->sign("giấy");
  const auto sealed = before->seal("019084001234", "person.number");
  const auto made = Keyring::rotate(dir_, "2026-12-01");
  ASSERT_TRUE(made) << made.error().detail;
  const auto after = ring();
  EXPECT_EQ(after->key_id(), *made);
  EXPECT_NE(after->key_id(), first);
  EXPECT_EQ(before->key_id(), *made) << "a keyring that is open notices";
  EXPECT_TRUE(verify_ed25519("giấy", before->sign("giấy"), after->public_key()));
  EXPECT_EQ(held->key_id(), first) << "who took a signer before keeps key and number together";
  EXPECT_TRUE(verify_ed25519("giấy", held->sign("giấy"), held->public_key()));
  ASSERT_EQ(after->old_keys().size(), 1U);
  const auto old = after->old_keys().front();
  EXPECT_EQ(old.id, first);
  EXPECT_EQ(old.retired, "2026-12-01");
  EXPECT_TRUE(old.revoked.empty());
  EXPECT_TRUE(verify_ed25519("giấy", seal, old.public_key));
  EXPECT_FALSE(verify_ed25519("giấy", after->sign("giấy"), old.public_key));
  EXPECT_EQ(after->unseal(sealed, "person.number").value_or(""), "019084001234") << "personal fields are untouched";
  EXPECT_EQ(after->find_hash("a", "b"), before->find_hash("a", "b"));
  struct stat info{};
  ASSERT_EQ(stat(file().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(dir_), {}), 1) << "no draft is left behind";
}

TEST_F(KeyringTest, TheSecretHalfOfARetiredKeyIsGone) {
  std::string seed;
  (void)ring();
  {
    std::ifstream in(file());
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("sign ")) seed = line.substr(5);
    }
  }
  ASSERT_TRUE(Keyring::rotate(dir_, "2026-12-01"));
  std::ifstream in(file());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(text.find(seed), std::string::npos);
}

TEST_F(KeyringTest, RevokingTheKeyInUseRotatesItFirst) {
  const auto first = ring()->key_id();
  ASSERT_TRUE(Keyring::revoke(dir_, first, "2026-12-02"));
  EXPECT_NE(ring()->key_id(), first);
  EXPECT_EQ(ring()->old_keys().front().revoked, "2026-12-02");
  ASSERT_TRUE(Keyring::revoke(dir_, first, "2026-12-09"));
  EXPECT_EQ(ring()->old_keys().front().revoked, "2026-12-02") << "the first day stands";
  EXPECT_EQ(Keyring::revoke(dir_, "00000000", "2026-12-02").error().code, "keys.no_such_key");
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(Keyring::rotate(dir_, "2026-12-03"));
  EXPECT_EQ(ring()->old_keys().size(), 51U);
}

// Environment is of the whole process: set and taken back within one test.
TEST(KeyringAtRest, IsSealedWhenTheMachineHasASecretAndOpensWithThatSecretOnly) {
  const auto folder = ::testing::TempDir() + "hvs-sealed-" + std::to_string(getpid());
  std::filesystem::create_directories(folder);
  const auto secret_file = folder + "/secret";
  const auto secret = [&](const std::string& words) { std::ofstream(secret_file) << words << "\n"; };
  const auto data = folder + "/data";
  const auto text = [&] {
    std::ifstream in(data + "/keys");
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  const auto before = Keyring::open(data);
  ASSERT_TRUE(before);
  const auto id = (*before)->key_id();
  EXPECT_NE(text().find("sign "), std::string::npos);

  secret("bí mật của máy");
  setenv("HOCVUSO_KEYS_SECRET_FILE", secret_file.c_str(), 1);
  const auto sealed = Keyring::open(data);  // seals what lay in the open
  ASSERT_TRUE(sealed);
  EXPECT_EQ((*sealed)->key_id(), id);
  EXPECT_TRUE(text().starts_with("hocvuso-keys 2\n"));
  EXPECT_EQ(text().find("sign "), std::string::npos);
  ASSERT_TRUE(Keyring::rotate(data, "2026-12-01"));
  EXPECT_TRUE(text().starts_with("hocvuso-keys 2\n"));
  const auto again = Keyring::open(data);
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->old_keys().front().id, id);
  EXPECT_EQ((*sealed)->unseal((*again)->seal("x", "p"), "p").value_or(""), "x");

  secret("khác");
  EXPECT_FALSE(Keyring::open(data));
  std::filesystem::remove(secret_file);
  EXPECT_FALSE(Keyring::open(data)) << "named, and not there";
  unsetenv("HOCVUSO_KEYS_SECRET_FILE");
  EXPECT_FALSE(Keyring::open(data)) << "sealed, and nobody says with what";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hvs::keys
