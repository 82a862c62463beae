// The test vectors of the W3C Recommendation vc-di-eddsa (§B), W3C Test Suite License, and a credential that npm
// @digitalbazaar/ecdsa-rdfc-2019-cryptosuite 1 signed.
// Their second context, credentials/examples/v2, says only {"@vocab": …}; it is written inline here, because a program
// that carried it would accept any term at all.
#include <gtest/gtest.h>

#include "core/base/bytes.hpp"
#include "server/vc/canonical.hpp"
#include "server/vc/jsonld.hpp"
#include "server/vc/proof.hpp"
#include "server/vc/strict.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

const std::string inline_contexts =
    R"(["https://www.w3.org/ns/credentials/v2",{"@vocab":"https://www.w3.org/ns/credentials/examples#"}])";
const std::string named_contexts =
    R"(["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"])";

std::string alumni(const std::string& contexts, const std::string& proof) {
  return R"({"@context":)" + contexts +
         R"(,"id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33","type":["VerifiableCredential","AlumniCredential"],)"
         R"("name":"Alumni Credential","description":"A minimum viable example of an Alumni Credential.",)"
         R"("issuer":"https://vc.example/issuers/5678","validFrom":"2023-01-01T00:00:00Z",)"
         R"("credentialSubject":{"id":"did:example:abcdefgh","alumniOf":"The School of Examples"},"proof":)" +
         proof + "}";
}
std::string proof(const std::string& suite, const std::string& key, const std::string& value,
                  const std::string& more = "") {
  return R"({"type":"DataIntegrityProof","cryptosuite":")" + suite +
         R"(","created":"2023-02-24T23:36:38Z","verificationMethod":"https://vc.example/issuers/5678#)" + key +
         R"(","proofPurpose":"assertionMethod")" + more + R"(,"proofValue":")" + value + "\"}";
}

const std::string ed_key = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const std::string rdfc_value =
    "z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9";
const std::string jcs_value =
    "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4";

struct Vector {
  std::string document;
  std::string key;
};
std::vector<Vector> vectors() {
  return {
      {alumni(inline_contexts, proof("eddsa-rdfc-2022", ed_key, rdfc_value)), ed_key},
      {alumni(named_contexts, proof("eddsa-jcs-2022", ed_key, jcs_value, ",\"@context\":" + named_contexts)), ed_key}};
}

Result<void> check(const std::string& text, const std::string& key) {
  HVS_TRY(document, read_strict(text));
  HVS_TRY(public_key, read_multikey(key));
  return proof_fits(document, document.at("proof"), public_key);
}

TEST(W3cVectors, TheSignedBytesOfEddsaRdfcAreTheirs) {
  const auto document = read_strict(vectors()[0].document);
  ASSERT_TRUE(document);
  const auto bytes = signed_bytes(*document, document->at("proof"), Suite::eddsa_rdfc_2022);
  ASSERT_TRUE(bytes) << bytes.error().detail;
  // combinedHashDataInt.txt of an earlier edition holds the same document hash.
  EXPECT_EQ(bytes::hex(*bytes).substr(64), "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017");
}

TEST(W3cVectors, EverySuiteAcceptsItsOwn) {
  for (const auto& one : vectors()) {
    const auto fits = check(one.document, one.key);
    EXPECT_TRUE(fits) << one.document << " " << (fits ? "" : fits.error().code);
  }
}

TEST(W3cVectors, NoSuiteAcceptsAChangedOne) {
  for (const auto& one : vectors()) {
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"The School of Examples", "The School of Example"},
                                                          {"did:example:abcdefgh", "did:example:abcdefgi"},
                                                          {"2023-02-24T23:36:38Z", "2023-02-24T23:36:39Z"},
                                                          {"AlumniCredential", "AlumniCredentials"},
                                                          {"issuers/5678\"", "issuers/5679\""},
                                                          {"\"assertionMethod\"", "\"authentication\""}}) {
      auto text = one.document;
      const auto at = text.find(from);
      ASSERT_NE(at, std::string::npos);
      text.replace(at, from.size(), to);
      const auto fits = check(text, one.key);
      ASSERT_FALSE(fits) << from;
      EXPECT_EQ(fits.error().code, t::vc::bad_signature.key);
    }
  }
}

TEST(EcdsaRdfc, AcceptsWhatAnotherProgramSigned) {
  const std::string text =
      R"json({"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"https://a.example/1","type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"did:key:zDnaerzEj8YLzP3i6LpV2bmunCGQ2PUJTab93ynvVjGQY3aLw","type":["Profile"],"name":"X"},"validFrom":"2026-01-01T00:00:00Z","name":"n",)json"
      R"json("credentialSubject":{"id":"urn:uuid:1","type":["AchievementSubject"],"achievement":{"id":"https://a.example/a","type":["Achievement"],"name":"N","description":"D","criteria":{"narrative":"C"}}},"proof":{"type":"DataIntegrityProof","created":"2026-02-01T00:00:00Z","verificationMethod":"did:key:zDnaerzEj8YLzP3i6LpV2bmunCGQ2PUJTab93ynvVjGQY3aLw#zDnaerzEj8YLzP3i6LpV2bmunCGQ2PUJTab93ynvVjGQY3aLw","cryptosuite":"ecdsa-rdfc-2019","proofPurpose":"assertionMethod","proofValue":"z4NgM91Wag3bfRnWmpLh3HmtsaYDHHNZLBFnsPEBVFE5NDoaSbRTthnMHXWFgAyakUmdVcboDkk4bTbNXLkGGLQZb"}})json";
  const std::string key = "zDnaerzEj8YLzP3i6LpV2bmunCGQ2PUJTab93ynvVjGQY3aLw";
  EXPECT_TRUE(check(text, key));
  auto changed = text;
  changed.replace(changed.find("\"name\":\"X\""), 10, "\"name\":\"Y\"");
  EXPECT_EQ(check(changed, key).error().code, t::vc::bad_signature.key);
  EXPECT_EQ(check(text, ed_key).error().code, t::vc::bad_signature.key);
}

TEST(Multikey, IsReadAndWrittenAlike) {
  const auto key = read_multikey(ed_key);
  ASSERT_TRUE(key);
  EXPECT_EQ(multikey_of_ed25519(key->bytes), ed_key);
  EXPECT_FALSE(read_multikey(ed_key.substr(1)));
  EXPECT_FALSE(read_multikey(ed_key + "1"));
}

}  // namespace
}  // namespace hvs::vc
