#include "core/credentials/rules.hpp"

#include <gtest/gtest.h>

#include "core/base/bytes.hpp"
#include "core/credentials/check.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr Day today{2026, 11, 22};

auth::Me officer() {
  auth::Me me;
  me.account = "can-bo";
  me.person = "p-can-bo";
  return me;
}
Confirmation proposal() {
  Confirmation c;
  c.id = "x";
  c.person = "p-hoc-vien";
  return c;
}
Basis self_done() {
  Basis b;
  b.right = 18;
  b.total = 20;
  b.mode = "tu_lam";
  b.seconds = 600;
  b.passes_of_device = 1;
  b.found = true;
  return b;
}
std::string_view code(const Result<void>& r) { return r ? std::string_view{"ok"} : r.error().code; }

TEST(Confirm, WhoAssessedCannotConfirmAndNobodyConfirmsOneself) {
  auto helped = self_done();
  helped.assessor = "can-bo";
  EXPECT_EQ(code(may_confirm(proposal(), helped, {Method::commune, today, ""}, officer(), today)),
            t::credentials::own_assessment.key);
  helped.assessor = "nguoi-khac";
  EXPECT_EQ(code(may_confirm(proposal(), helped, {Method::commune, today, ""}, officer(), today)), "ok");
  auto own = proposal();
  own.person = "p-can-bo";
  EXPECT_EQ(code(may_confirm(own, self_done(), {Method::commune, today, ""}, officer(), today)),
            t::credentials::own_result.key);
}

TEST(Confirm, OnlyAProposalMayBeDecided) {
  for (const auto status : {ConfirmationStatus::confirmed, ConfirmationStatus::sent_back}) {
    auto done = proposal();
    done.status = status;
    EXPECT_EQ(code(may_confirm(done, self_done(), {Method::commune, today, ""}, officer(), today)),
              t::credentials::already_decided.key);
    EXPECT_EQ(code(may_send_back(done, "x")), t::credentials::already_decided.key);
  }
  EXPECT_EQ(code(may_send_back(proposal(), " ")), t::credentials::reason_needed.key);
  EXPECT_EQ(code(may_send_back(proposal(), "thiếu chữ ký")), "ok");
}

TEST(Confirm, VneidNeedsAReferenceAndNoDayToCome) {
  EXPECT_EQ(code(may_confirm(proposal(), self_done(), {Method::vneid, today, " "}, officer(), today)),
            t::credentials::reference_needed.key);
  EXPECT_EQ(code(may_confirm(proposal(), self_done(), {Method::vneid, today, "VN-1"}, officer(), today)), "ok");
  EXPECT_EQ(code(may_confirm(proposal(), self_done(), {Method::commune, {2026, 11, 23}, ""}, officer(), today)),
            t::credentials::day_to_come.key);
}

TEST(Confirm, APersonalNumberIsNoReference) {
  EXPECT_EQ(code(may_confirm(proposal(), self_done(), {Method::vneid, today, "019084001234"}, officer(), today)),
            t::credentials::no_personal_number.key);
  EXPECT_TRUE(holds_personal_number("số 019 084 001 234"));
  EXPECT_FALSE(holds_personal_number("12/XN-UBND ngày 22/11/2026"));
}

TEST(Proofs, OnlyVneidGivesClassThreeOfTheVneidMeasure) {
  for (const auto* group : {"nguoidan", "hssv", "cbccvc", "nld"}) {
    for (const auto& one : proofs_of(group, Method::commune)) {
      EXPECT_EQ(one.evidence_class, 2) << group;
      EXPECT_NE(one.measure, "confirmed_on_vneid") << group;
    }
    const auto vneid = proofs_of(group, Method::vneid);
    EXPECT_EQ(vneid.back().measure, "confirmed_on_vneid");
    EXPECT_EQ(vneid.back().evidence_class, 3);
    EXPECT_EQ(vneid.size(), proofs_of(group, Method::commune).size() + 1);
  }
  EXPECT_EQ(proofs_of("nguoidan", Method::commune).front().measure, "basic_skills");
}

TEST(Flags, ShowWhatLooksInflated) {
  EXPECT_TRUE(flags_of(self_done()).empty());
  auto b = self_done();
  b.seconds = 119;
  EXPECT_EQ(flags_of(b), std::vector{Flag::very_fast});
  b.seconds = 120;
  EXPECT_TRUE(flags_of(b).empty());
  b.passes_of_device = 5;
  EXPECT_EQ(flags_of(b), std::vector{Flag::many_from_one_device});
  EXPECT_EQ(flags_of(Basis{}), std::vector{Flag::no_result});
}

TEST(ByDomain, ReadsWhatReadsAndLeavesTheRest) {
  const auto got = read_by_domain("D0:2/2 D1:1/3 rác D2:5/3 D3:x/1 D4:0/4");
  ASSERT_EQ(got.size(), 3U);
  EXPECT_EQ(got[1].domain, "D1");
  EXPECT_EQ(got[1].right, 1);
  EXPECT_EQ(got[2].total, 4);
}

std::string fake_seal(std::string_view message) { return bytes::sha256(message) + bytes::sha256("x"); }
const CheckSeal fake_check = [](std::string_view m, std::string_view s, std::string_view) { return s == fake_seal(m); };

Certificate issued() {
  const Key key{key_id_of(std::string(32, 'k')), std::string(32, 'k'), "UBND"};
  auto made = issue({"0192f0c4-1234-7abc-8def-001122334455", "05716", "p", "c", "Nguyễn  Thị Hường", "Hoàn thành",
                     "xóm Mỏ Gà", "UBND xã", "tam_thoi", today, key.id, ""},
                    fake_seal);
  return made.value_or(Certificate{});
}

TEST(Issue, ACertificateStartsWaitingForTheAgencysSignature) {
  const auto c = issued();
  EXPECT_EQ(c.status, CertificateStatus::awaiting_signature);
  EXPECT_EQ(c.name, "Nguyễn Thị Hường");
  EXPECT_TRUE(c.number.starts_with("05716-2026-"));
}

TEST(Check, SaysGenuineForgedUnknownKeyWithdrawnReplaced) {
  const std::vector<Key> keys{{key_id_of(std::string(32, 'k')), std::string(32, 'k'), "UBND"}};
  const auto text = code_of(issued(), "https://hocvuso.example");
  ASSERT_TRUE(text);
  auto code = read_code(*text);
  ASSERT_TRUE(code);
  EXPECT_EQ(check(*code, keys, nullptr, fake_check).verdict, Verdict::genuine);
  EXPECT_FALSE(check(*code, keys, nullptr, fake_check).compared);
  EXPECT_EQ(check(*code, {}, nullptr, fake_check).verdict, Verdict::unknown_key);
  auto old = keys;
  for (auto& one : old) one.retired = "2026-12-01";
  EXPECT_EQ(check(*code, old, nullptr, fake_check).verdict, Verdict::genuine) << "a retired key's work stays good";
  for (auto& one : old) one.revoked = "2026-12-02";
  EXPECT_EQ(check(*code, old, nullptr, fake_check).verdict, Verdict::revoked_key);
  RevocationList list{"05716", from_ms(5000), keys[0].id, {}};
  EXPECT_EQ(check(*code, keys, &list, fake_check).compared, from_ms(5000));
  list.entries.push_back({code->payload.id, {2026, 11, 23}, Gone::withdrawn});
  EXPECT_EQ(check(*code, keys, &list, fake_check).verdict, Verdict::withdrawn);
  EXPECT_EQ(check(*code, keys, &list, fake_check).gone_on, (Day{2026, 11, 23}));
  list.entries[0].how = Gone::replaced;
  EXPECT_EQ(check(*code, keys, &list, fake_check).verdict, Verdict::replaced);
  code->sealed[10] ^= 1;
  EXPECT_EQ(check(*code, keys, &list, fake_check).verdict, Verdict::forged);
}

TEST(Keys, GoOutAndComeBackAndAFalseNameIsRefused) {
  const std::vector<Key> keys{{key_id_of(std::string(32, 'k')), std::string(32, 'k'), "UBND xã"}};
  auto text = write_keys(keys);
  ASSERT_TRUE(read_keys(text));
  EXPECT_EQ(*read_keys(text), keys);
  text.replace(text.find(keys[0].id), 8, "00000000");
  EXPECT_EQ(read_keys(text).error().code, t::credentials::bad_keys.key);
}

TEST(States, WhatMayFollowWhat) {
  auto c = issued();
  EXPECT_EQ(code(may_attach_signature(c, "")), t::credentials::reference_needed.key);
  EXPECT_EQ(code(may_attach_signature(c, "123/XN")), "ok");
  EXPECT_EQ(code(may_withdraw(c, "")), t::credentials::reason_needed.key);
  EXPECT_EQ(code(may_reissue(c, "Nguyễn Thị Hường ", Anew::nothing_else)), t::credentials::same_name.key);
  EXPECT_EQ(code(may_reissue(c, "Nguyễn Thị Hương", Anew::nothing_else)), "ok");
  EXPECT_EQ(code(may_reissue(c, "Nguyễn Thị Hường", Anew::marks)), "ok") << "the label changed";
  c.status = CertificateStatus::agency_signed;
  EXPECT_EQ(code(may_attach_signature(c, "x")), t::credentials::is_signed.key);
  EXPECT_EQ(code(may_withdraw(c, "sai")), "ok");
  c.status = CertificateStatus::withdrawn;
  EXPECT_EQ(code(may_attach_signature(c, "x")), t::credentials::is_withdrawn.key);
  EXPECT_EQ(code(may_withdraw(c, "x")), t::credentials::is_withdrawn.key);
  EXPECT_EQ(code(may_reissue(c, "x", Anew::nothing_else)), t::credentials::is_withdrawn.key);
}

}  // namespace
}  // namespace hvs::credentials
