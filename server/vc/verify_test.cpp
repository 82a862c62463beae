#include "server/vc/verify.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

#include <algorithm>

#include "core/base/bytes.hpp"
#include "server/vc/bake.hpp"
#include "server/vc/canonical.hpp"
#include "server/vc/contexts.hpp"
#include "server/vc/jsonld.hpp"
#include "server/vc/jws.hpp"
#include "server/vc/proof.hpp"
#include "server/vc/status_list.hpp"
#include "server/vc/strict.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr Instant now = from_ms(1'795'323'600'000);  // 2026-11-22 12:00 in Vietnam

struct Signer {
  std::string public_key = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret = std::string(crypto_sign_SECRETKEYBYTES, '\0');
  explicit Signer(char seed) {
    const std::string bytes(crypto_sign_SEEDBYTES, seed);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()),
                             reinterpret_cast<unsigned char*>(secret.data()),
                             reinterpret_cast<const unsigned char*>(bytes.data()));
  }
  [[nodiscard]] std::string did() const { return did_key_of_ed25519(public_key); }
  [[nodiscard]] std::string method() const { return did() + "#" + multikey_of_ed25519(public_key); }
  [[nodiscard]] std::string operator()(std::string_view message) const {
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(out.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         reinterpret_cast<const unsigned char*>(secret.data()));
    return out;
  }
};

Json parsed(const std::string& text) { return json::parse(text).value(); }

Json badge(const Signer& signer, const std::string& more = "") {
  return parsed(R"({"@context":["https://www.w3.org/ns/credentials/v2",
   "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"https://a.example/c/1",
   "type":["VerifiableCredential","OpenBadgeCredential"],"name":"Huy hiệu",
   "issuer":{"id":")" +
                signer.did() +
                R"(","type":["Profile"],"name":"Nơi cấp"},"validFrom":"2026-01-01T00:00:00Z",
   "credentialSubject":{"id":"urn:uuid:0198977f-ec9f-7cbc-bdd8-5ff3cdfb9067","type":["AchievementSubject"],
   "achievement":{"id":"https://a.example/a/1","type":["Achievement"],"name":"N","description":"D",
   "criteria":{"narrative":"C"}}})" +
                more + "}");
}

std::string signed_as(const Signer& signer, const Json& document, Suite suite = Suite::eddsa_rdfc_2022) {
  auto out = with_proof(document, {suite, "2026-01-02T00:00:00Z", signer.method()}, signer);
  return out ? out->dump() : std::string{out.error().code};
}

Verified seen(const std::string& text, const std::string& list = "") {
  Known known;
  known.now = now;
  known.status_list = [&](std::string_view) { return list; };
  return verify(text, known);
}
std::string reason(const std::string& text, const std::string& list = "") {
  const auto got = seen(text, list);
  return got.genuine() ? "" : std::string{got.reasons.front().code};
}
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Verify, AcceptsWhatItsIssuerSigned) {
  const Signer signer{'a'};
  EXPECT_EQ(reason(signed_as(signer, badge(signer))), "");
  EXPECT_EQ(reason(signed_as(signer, badge(signer), Suite::eddsa_jcs_2022)), "");
  EXPECT_EQ(reason(write_jwt(badge(signer), signer.method(), signer)), "");
}

TEST(Verify, RefusesEveryKindOfTampering) {
  const Signer signer{'a'};
  const Signer other{'b'};
  const auto good = signed_as(signer, badge(signer));
  const auto bad_signature = std::string{t::vc::bad_signature.key};
  EXPECT_EQ(reason(changed(good, "Huy hiệu", "Huy hiệu vàng")), bad_signature);
  EXPECT_EQ(reason(changed(good, "2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z")), bad_signature);
  EXPECT_EQ(reason(changed(good, "\"created\":\"2026-01-02", "\"created\":\"2026-01-03")), bad_signature);
  EXPECT_EQ(reason(changed(good, "\"narrative\":\"C\"", "\"narrative\":\"C\",\"id\":\"https://b.example\"")),
            bad_signature);
  EXPECT_EQ(reason(changed(good, "\"assertionMethod\"", "\"authentication\"")), t::vc::wrong_purpose.key);
  EXPECT_EQ(reason(changed(good, signer.did(), other.did())), t::vc::not_issuers_key.key);
  EXPECT_EQ(reason(changed(good, "\"proofValue\":\"z", "\"proofValue\":\"u")), bad_signature);
  EXPECT_EQ(reason(changed(good, "eddsa-rdfc-2022", "eddsa-jcs-2022")), bad_signature);
  EXPECT_EQ(reason(changed(good, "eddsa-rdfc-2022", "bbs-2023")), t::vc::unknown_suite.key);
  EXPECT_EQ(reason(changed(good, "DataIntegrityProof", "Ed25519Signature2020")), t::vc::unknown_suite.key);
  EXPECT_EQ(reason(badge(signer).dump()), t::vc::no_proof.key);
  EXPECT_EQ(reason(changed(good, "\"name\":\"Huy hiệu\"", "\"name\":\"Huy hiệu\",\"name\":\"Huy hiệu\"")),
            t::vc::said_twice.key);
  // Not signed by the issuer, whoever signed it.
  EXPECT_EQ(reason(signed_as(other, badge(signer))), t::vc::not_issuers_key.key);
  // A term no context defines would not be under the signature at all.
  EXPECT_EQ(reason(changed(good, "\"name\":\"Huy hiệu\"", "\"name\":\"Huy hiệu\",\"grade\":\"A\"")),
            t::vc::unknown_term.key);
  EXPECT_EQ(signed_as(signer, badge(signer, ",\"grade\":\"A\"")), t::vc::unknown_term.key);
  // Contexts are part of the meaning.
  EXPECT_EQ(reason(changed(good, "context-3.0.3.json", "context-3.0.9.json")), t::vc::unknown_context.key);
  EXPECT_FALSE(seen(changed(good, "\"https://www.w3.org/ns/credentials/v2\"",
                            "\"https://www.w3.org/ns/credentials/v2\",{\"name\":\"https://x.example/n\"}"))
                   .genuine());
}

TEST(Verify, RefusesJwsThatProveNothing) {
  const Signer signer{'a'};
  const Signer other{'b'};
  const auto good = write_jwt(badge(signer), signer.method(), signer);
  EXPECT_EQ(reason(write_jwt(badge(signer), signer.method(), other)), t::vc::bad_signature.key);
  EXPECT_EQ(reason(write_jwt(badge(signer), other.method(), other)), t::vc::not_issuers_key.key);
  const auto with_header = [&](const std::string& header) {
    const auto dot = good.find('.');
    const auto text = bytes::base64url(header) + good.substr(dot, good.rfind('.') - dot);
    return text + "." + bytes::base64url(signer(text));
  };
  EXPECT_EQ(reason(with_header(R"({"alg":"none"})")), t::vc::bad_algorithm.key);
  EXPECT_EQ(reason(with_header(R"({"alg":"HS256","kid":")" + signer.method() + "\"}")), t::vc::bad_algorithm.key);
  EXPECT_EQ(reason(with_header(R"({"alg":"EdDSA","crit":["x"],"kid":")" + signer.method() + "\"}")),
            t::vc::bad_algorithm.key);
  EXPECT_EQ(reason(with_header(R"({"alg":"EdDSA"})")), t::vc::unknown_key.key);
  // A key that only the header names is nobody's.
  EXPECT_EQ(reason(with_header(R"({"alg":"EdDSA","jwk":)" + jwk_of_ed25519(other.public_key).dump() + "}")),
            t::vc::unknown_key.key);
  auto claims = badge(signer);
  claims.set("iss", Json::of(other.did()));
  const auto text =
      bytes::base64url(R"({"alg":"EdDSA","kid":")" + signer.method() + "\"}") + "." + bytes::base64url(claims.dump());
  EXPECT_EQ(reason(text + "." + bytes::base64url(signer(text))), t::vc::claims_differ.key);
}

TEST(Verify, SaysWhenItIsNotYetOrNoLongerGood) {
  const Signer signer{'a'};
  EXPECT_EQ(reason(signed_as(signer, badge(signer, ",\"validUntil\":\"2026-02-01T00:00:00Z\""))), t::vc::expired.key);
  auto late = badge(signer);
  late.set("validFrom", Json::of(std::string{"2027-01-01T00:00:00Z"}));
  EXPECT_EQ(reason(signed_as(signer, late)), t::vc::not_yet.key);
  late.set("validFrom", Json::of(std::string{"today"}));
  EXPECT_FALSE(seen(signed_as(signer, late)).genuine());
  EXPECT_EQ(reason(signed_as(signer, badge(signer, ",\"validUntil\":\"2027-02-01T00:00:00+07:00\""))), "");
}

Json with_status(const Signer& signer, int index) {
  return badge(signer, R"(,"credentialStatus":{"id":"https://a.example/s/1#7","type":"BitstringStatusListEntry",
   "statusPurpose":"revocation","statusListIndex":")" +
                           std::to_string(index) + R"(","statusListCredential":"https://a.example/s/1"})");
}
std::string list_of(const Signer& signer, const std::vector<std::uint32_t>& set,
                    std::uint32_t size = status_list_size) {
  auto list = parsed(R"({"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://a.example/s/1",
   "type":["VerifiableCredential","BitstringStatusListCredential"],"issuer":")" +
                     signer.did() + R"(",
   "validFrom":"2026-01-01T00:00:00Z","credentialSubject":{"id":"https://a.example/s/1#list","type":"BitstringStatusList",
   "statusPurpose":"revocation","encodedList":")" +
                     encoded_list(set, size) + "\"}}");
  return signed_as(signer, list);
}

TEST(Verify, ReadsTheBitOfAListThatTheIssuerSigned) {
  const Signer signer{'a'};
  const Signer other{'b'};
  const auto good = signed_as(signer, with_status(signer, 7));
  EXPECT_EQ(reason(good, list_of(signer, {6, 8})), "");
  EXPECT_EQ(reason(good, list_of(signer, {7})), t::vc::withdrawn.key);
  EXPECT_EQ(reason(good, list_of(other, {})), t::vc::bad_status.key);
  EXPECT_EQ(reason(good, changed(list_of(signer, {7}), "encodedList\":\"u", "encodedList\":\"uA")),
            t::vc::bad_status.key);
  EXPECT_EQ(reason(good, list_of(signer, {}, 1024)), t::vc::bad_status.key) << "shorter than the standard allows";
  EXPECT_EQ(seen(good).status, StatusSaid::not_checked);
  EXPECT_EQ(reason(signed_as(signer, with_status(signer, 131'072)), list_of(signer, {})), t::vc::bad_status.key);
}

TEST(Verify, WantsWhatOpenBadgesWant) {
  const Signer signer{'a'};
  for (const auto* wanting : {"\"criteria\"", "\"description\"", "\"achievement\""}) {
    auto text = badge(signer).dump();
    text = changed(text, wanting, "\"image\"");
    const auto got = signed_as(signer, parsed(text));
    EXPECT_FALSE(seen(got).genuine()) << wanting;
  }
}

TEST(CanonicalQuads, RefuseAGraphMadeToCostTime) {
  // RDFC-1.0 §7.1: nodes that differ by nothing, each pointing to every other, cost factorially much.
  Dataset data{{}, 10};
  for (int from = 0; from < 10; ++from)
    for (int to = 0; to < 10; ++to)
      if (from != to) data.quads.push_back({Term{from, {}}, "<urn:p>", Term{to, {}}, {}});
  const auto got = canonical_quads(data);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, t::vc::poison.key);
}

TEST(Bake, ComesOutAsItWentIn) {
  const Signer signer{'a'};
  const auto jwt = write_jwt(badge(signer), signer.method(), signer);
  const auto document = signed_as(signer, badge(signer));
  const std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="9"><title>a &amp; b</title></svg>)";
  for (const auto& one : {jwt, document}) EXPECT_EQ(*unbaked(*baked_svg(svg, one)), one);
  const std::string png{
      "\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3A\x7E\x9B\x55\0\0\0\0IEND\xAE\x42\x60\x82", 45};
  for (const auto& one : {jwt, document}) EXPECT_EQ(*unbaked(*baked_png(png, one)), one);
  EXPECT_EQ(unbaked(png).error().code, t::vc::not_baked.key);
  EXPECT_EQ(unbaked(svg).error().code, t::vc::not_baked.key);
}

// The names of blank nodes and the order of statements mean nothing.
RC_GTEST_PROP(CanonicalQuads, DoNotDependOnNamesOrOrder, ()) {
  const int nodes = *rc::gen::inRange(1, 6);
  Dataset data{{}, nodes};
  const auto term = [&] {
    const int n = *rc::gen::inRange(0, nodes + 2);
    return n < nodes ? Term{n, {}} : Term{-1, "<urn:" + std::to_string(n) + ">"};
  };
  const int count = *rc::gen::inRange(1, 10);
  for (int i = 0; i < count; ++i) data.quads.push_back({term(), "<urn:p>", term(), {}});
  std::vector<int> names(static_cast<std::size_t>(nodes));
  for (int i = 0; i < nodes; ++i) names[static_cast<std::size_t>(i)] = i;
  const auto turn = static_cast<std::size_t>(*rc::gen::inRange(0, nodes));
  std::rotate(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(turn), names.end());
  std::reverse(names.begin(), names.end());
  Dataset other = data;
  for (auto& quad : other.quads)
    for (auto* one : {&quad.subject, &quad.object})
      if (one->is_blank()) one->blank = names[static_cast<std::size_t>(one->blank)];
  std::reverse(other.quads.begin(), other.quads.end());
  const auto a = canonical_quads(data);
  const auto b = canonical_quads(other);
  RC_ASSERT(a.has_value() == b.has_value());
  if (a) RC_ASSERT(*a == *b);
}

RC_GTEST_PROP(StatusList, EveryBitReadsBack, (std::vector<std::uint32_t> some)) {
  for (auto& one : some) one %= status_list_size;
  const auto list = encoded_list(some);
  for (const auto one : some) RC_ASSERT(*bit_of(list, one));
  const auto any = static_cast<std::uint32_t>(*rc::gen::inRange<int>(0, static_cast<int>(status_list_size)));
  RC_ASSERT(*bit_of(list, any) == (std::ranges::find(some, any) != some.end()));
}

}  // namespace
}  // namespace hvs::vc
