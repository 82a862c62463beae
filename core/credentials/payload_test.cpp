#include "core/credentials/payload.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/credentials/revocation.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

const Payload good{"0192f0c4-1234-7abc-8def-001122334455",
                   "Nguyễn Thị Hường",
                   "Hoàn thành phổ cập kỹ năng số cơ bản",
                   "xóm Mỏ Gà",
                   "UBND xã Võ Nhai, tỉnh Thái Nguyên",
                   {2026, 11, 22},
                   "3f9a1c20",
                   "tam_thoi"};

std::string seal_like() { return std::string(seal_size, '\x2a'); }

TEST(Payload, WrittenAndReadIsTheSame) {
  const auto bytes = write_payload(good);
  ASSERT_TRUE(bytes);
  EXPECT_LE(bytes->size(), 300U);
  const auto read = read_payload(*bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, good);
}

TEST(Payload, EachBrokenLineIsNamed) {
  const auto refused = [](auto change) {
    Payload p = good;
    change(p);
    const auto got = write_payload(p);
    return got ? std::string{"accepted"} : std::string{got.error().code} + " " + got.error().detail;
  };
  const auto line = [](int n) {
    return std::string{t::credentials::payload_bad_field.key} + " line " + std::to_string(n);
  };
  EXPECT_EQ(refused([](Payload& p) { p.id = "x"; }), line(2));
  EXPECT_EQ(refused([](Payload& p) { p.name = "  "; }), line(3));
  EXPECT_EQ(refused([](Payload& p) {
              p.name =
                  "a\x01"
                  "b";
            }),
            line(3));
  EXPECT_EQ(refused([](Payload& p) { p.what = std::string(161, 'a'); }), line(4));
  EXPECT_EQ(refused([](Payload& p) { p.place = std::string(81, 'a'); }), line(5));
  EXPECT_EQ(refused([](Payload& p) { p.issuer = ""; }), line(6));
  EXPECT_EQ(refused([](Payload& p) { p.issued = {2026, 2, 30}; }), line(7));
  EXPECT_EQ(refused([](Payload& p) { p.key = "3F9A1C20"; }), line(8));
  EXPECT_EQ(refused([](Payload& p) {
              p.name = p.what = std::string(160, 'a');
              p.issuer = std::string(120, 'a');
              p.place = std::string(80, 'a');
            }),
            std::string{t::credentials::payload_too_long.key} + " ");
}

TEST(Payload, AVersionToComeIsNotCalledFalse) {
  EXPECT_EQ(read_payload("HVS2\nanything").error().code, t::credentials::newer_code.key);
  EXPECT_EQ(read_payload("HVSR1\n05716").error().code, t::credentials::not_a_code.key);
  EXPECT_EQ(read_payload("").error().code, t::credentials::not_a_code.key);
}

TEST(Payload, OneLineMoreOrLessIsRefused) {
  const auto bytes = *write_payload(good);
  EXPECT_FALSE(read_payload(bytes + "\n"));
  EXPECT_FALSE(read_payload(bytes.substr(0, bytes.rfind('\n'))));
}

TEST(Code, WholeAddressAndBareCodeReadTheSame) {
  const auto bytes = *write_payload(good);
  const auto whole = write_code("https://hocvuso.example", good.id, bytes, seal_like());
  EXPECT_LE(whole.size(), 560U);
  const auto read = read_code(whole);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->payload, good);
  EXPECT_EQ(read->sealed, bytes);
  EXPECT_EQ(read->seal, seal_like());
  const auto bare = read_code(whole.substr(whole.find('#') + 1));
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->payload, good);
}

TEST(Code, ACodeBrokenIntoLinesByAMessageStillReads) {
  auto whole = write_code("https://hocvuso.example", good.id, *write_payload(good), seal_like());
  for (std::size_t at = 60; at < whole.size(); at += 61) whole.insert(at, "\r\n ");
  EXPECT_TRUE(read_code(whole));
}

TEST(Code, TheIdInTheAddressMustBeTheSealedOne) {
  const auto whole =
      write_code("https://hocvuso.example", "0192f0c4-1234-7abc-8def-001122334456", *write_payload(good), seal_like());
  EXPECT_EQ(read_code(whole).error().detail, "id differs");
}

TEST(Code, WhatIsNoCodeIsRefusedWithOneCode) {
  for (const auto* text : {"", "xin chào", "https://hocvuso.example/chung-nhan/x", "#.", "a.b", "https://x/y#a.b"}) {
    const auto got = read_code(text);
    ASSERT_FALSE(got) << text;
    EXPECT_EQ(got.error().code, t::credentials::not_a_code.key) << text;
  }
  EXPECT_FALSE(read_code(std::string(longest_code + 1, 'a')));
}

TEST(Number, FollowsFromTheId) {
  const auto number = number_of("05716", good.id, good.issued);
  EXPECT_TRUE(number.starts_with("05716-2026-"));
  EXPECT_EQ(number.size(), 19U);
  EXPECT_NE(number, number_of("05716", "0192f0c4-1234-7abc-8def-001122334456", good.issued));
}

TEST(ShortenedName, KeepsTheFamilyNameAndInitials) {
  EXPECT_EQ(shortened_name("Nguyễn Thị Hường"), "Nguyễn T. H.");
  EXPECT_EQ(shortened_name("Đặng  Ánh"), "Đặng Á.");
  EXPECT_EQ(shortened_name("Ksor H'Bia"), "Ksor H.");
  EXPECT_EQ(shortened_name("Vi"), "V.");
  EXPECT_EQ(shortened_name("A\u0301nh Đào"), "Ánh Đ.");
  EXPECT_EQ(shortened_name(""), "");
}

TEST(Marks, AreWholeWords) {
  EXPECT_TRUE(has_mark("tam_thoi gia_lap", mark_synthetic));
  EXPECT_TRUE(has_mark("tam_thoi", mark_provisional));
  EXPECT_FALSE(has_mark("tam_thoi_x", mark_provisional));
  EXPECT_FALSE(has_mark("", mark_provisional));
}

RevocationList some_list() {
  RevocationList out{"05716", from_ms(1'795'000'000'000), "3f9a1c20", {}};
  out.entries.push_back({"0192f0c4-1234-7abc-8def-001122334456", {2026, 11, 21}, Gone::replaced});
  out.entries.push_back({"0192f0c4-1234-7abc-8def-001122334455", {2026, 11, 20}, Gone::withdrawn});
  return out;
}

TEST(Revocation, WrittenSortedAndReadBack) {
  const auto text = write_list(some_list());
  const auto read = read_list(text);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->entries.size(), 2U);
  EXPECT_EQ(read->made, some_list().made);
  EXPECT_EQ(read->find("0192f0c4-1234-7abc-8def-001122334455")->how, Gone::withdrawn);
  EXPECT_EQ(read->find("0192f0c4-1234-7abc-8def-001122334456")->how, Gone::replaced);
  EXPECT_EQ(read->find("0192f0c4-1234-7abc-8def-001122334457"), nullptr);
  const auto file = read_list_file(write_list_file(text, seal_like()));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->sealed, text);
  EXPECT_EQ(file->list, *read);
}

TEST(Revocation, RefusesWhatIsNotExactlyAList) {
  const auto text = write_list(some_list());
  std::string unsorted = text;
  const auto first = text.find("0192");
  const auto second = text.find("0192", first + 1);
  unsorted = text.substr(0, first) + text.substr(second) + "\n" + text.substr(first, second - first - 1);
  for (const auto& bad :
       {std::string{}, text + "\n", text.substr(0, text.size() - 1), unsorted, "HVS1" + text.substr(5)}) {
    const auto got = read_list(bad);
    ASSERT_FALSE(got) << bad;
    EXPECT_EQ(got.error().code, t::credentials::bad_list.key);
  }
  EXPECT_FALSE(read_list_file("{}"));
  EXPECT_FALSE(read_list_file("not json"));
}

RC_GTEST_PROP(CodeProperty, NoTextBreaksTheReader, (const std::string& text)) { (void)read_code(text); }

RC_GTEST_PROP(CodeProperty, AnyNameThatIsAcceptedComesBackComposed, (const std::u32string& letters)) {
  std::string name;
  for (const char32_t c : letters) name += static_cast<char>(c % 96 + 32);
  Payload p = good;
  p.name = name + "ế";
  const auto bytes = write_payload(p);
  RC_PRE(bytes.has_value());
  const auto read = read_code(write_code("https://x", p.id, *bytes, seal_like()));
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->payload.name == text::squeeze(text::nfc(p.name)));
}

}  // namespace
}  // namespace hvs::credentials
