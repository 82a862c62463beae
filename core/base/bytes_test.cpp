#include "core/base/bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace hvs::bytes {
namespace {

TEST(Sha256, PublishedVectors) {  // NIST CAVP and FIPS 180-4 examples
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hex(sha256(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Crc32c, PublishedVectors) {  // RFC 3720 B.4
  EXPECT_EQ(crc32c("123456789"), 0xE3069283U);
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAU);
  EXPECT_EQ(crc32c(std::string(32, '\xFF')), 0x62A8AB43U);
  EXPECT_EQ(crc32c(""), 0U);
}

TEST(Base64url, PublishedVectorsWithoutPadding) {  // RFC 4648 §10
  const std::pair<std::string_view, std::string_view> table[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF", "-_8"}};
  for (const auto& [raw, text] : table) {
    EXPECT_EQ(base64url(raw), text);
    EXPECT_EQ(from_base64url(text), raw);
  }
  for (const auto bad : {"Zg==", "Z", "Zh", "Zm9", "+/8", "Zm 8", "Zm9v\n"}) EXPECT_FALSE(from_base64url(bad)) << bad;
}

TEST(Base32, PublishedVectorsWithoutPadding) {  // RFC 4648 §10
  const std::pair<std::string_view, std::string_view> table[] = {{"", ""},
                                                                 {"f", "MY"},
                                                                 {"fo", "MZXQ"},
                                                                 {"foo", "MZXW6"},
                                                                 {"foob", "MZXW6YQ"},
                                                                 {"fooba", "MZXW6YTB"},
                                                                 {"foobar", "MZXW6YTBOI"}};
  for (const auto& [raw, text] : table) {
    EXPECT_EQ(base32(raw), text);
    EXPECT_EQ(from_base32(text), raw);
  }
  for (const auto bad : {"my", "M", "MZ", "MY======", "M1", "MZXW6Y"}) EXPECT_FALSE(from_base32(bad)) << bad;
}

RC_GTEST_PROP(Codecs, AnyBytesComeBack, (const std::string& raw)) {
  RC_ASSERT(from_hex(hex(raw)).value() == raw);
  RC_ASSERT(from_base64url(base64url(raw)).value() == raw);
  RC_ASSERT(from_base32(base32(raw)).value() == raw);
  RC_ASSERT(percent_decode(percent_encode(raw), true).value() == raw);
}

RC_GTEST_PROP(Codecs, OneValueHasOneSpelling, (const std::string& text)) {
  if (const auto raw = from_base64url(text)) RC_ASSERT(base64url(*raw) == text);
  if (const auto raw = from_base32(text)) RC_ASSERT(base32(*raw) == text);
}

TEST(Percent, DecodesFormsAndRefusesStumps) {
  EXPECT_EQ(percent_decode("a+b%20c%C3%A2", true), "a b câ");
  EXPECT_EQ(percent_decode("a+b", false), "a+b");
  for (const auto bad : {"%", "%1", "a%zz", "%2"}) {
    const auto got = percent_decode(bad, false);
    ASSERT_FALSE(got) << bad;
    EXPECT_EQ(got.error().code, "base.bad_percent");
  }
  EXPECT_EQ(percent_encode("xóm 3/a~"), "x%C3%B3m%203%2Fa~");
  EXPECT_EQ(from_hex("0g").error().code, "base.bad_hex");
  EXPECT_EQ(from_hex("abc").error().code, "base.bad_hex");
}

RC_GTEST_PROP(Reader, GivesBackWhatWasPut,
              (const std::vector<std::uint64_t>& numbers, const std::vector<std::string>& texts)) {
  std::string out;
  for (const auto n : numbers) put_varint(out, n);
  for (const auto& t : texts) put_text(out, t);
  Reader in(out);
  for (const auto n : numbers) {
    std::uint64_t got = 0;
    RC_ASSERT(in.varint(got));
    RC_ASSERT(got == n);
  }
  for (const auto& t : texts) {
    std::string_view got;
    RC_ASSERT(in.text(got, 1'000'000));
    RC_ASSERT(got == t);
  }
  RC_ASSERT(in.done());
}

TEST(Reader, RefusesShortLongAndTwiceSpelled) {
  std::uint64_t n = 0;
  std::string most;
  put_varint(most, std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(most.size(), 10U);
  EXPECT_TRUE(Reader(most).varint(n));
  EXPECT_EQ(n, std::numeric_limits<std::uint64_t>::max());
  using namespace std::string_view_literals;
  for (const auto bad : {""sv, "\x80"sv, "\x80\x00"sv, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"sv,
                         "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"sv})
    EXPECT_FALSE(Reader(bad).varint(n));
  std::string_view text;
  Reader too_long("\x05hello"sv);
  EXPECT_FALSE(too_long.text(text, 4));
  EXPECT_EQ(too_long.rest().size(), 6U) << "a refused read moves nothing";
  EXPECT_FALSE(Reader("\x05hell"sv).text(text, 10));
  EXPECT_FALSE(Reader("ab"sv).take(3, text));
}

}  // namespace
}  // namespace hvs::bytes
