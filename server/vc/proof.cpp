#include "server/vc/proof.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "server/vc/canonical.hpp"
#include "server/vc/jsonld.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr std::array suites{Suite::eddsa_rdfc_2022, Suite::eddsa_jcs_2022, Suite::ecdsa_rdfc_2019};

std::optional<Suite> read_suite(std::string_view word) {
  for (const auto one : suites)
    if (word_of(one) == word) return one;
  return std::nullopt;
}

Json without(const Json& object, std::string_view name) {
  std::vector<Json::Member> members;
  members.reserve(object.members().size());
  for (const auto& one : object.members())
    if (one.first != name) members.push_back(one);
  return Json::object(std::move(members));
}

Json word(std::string_view text) { return Json::of(std::string{text}); }

// vc-di-eddsa §3.3.2 step 4: a proof's own context must be the beginning of the document's.
bool begins_with(const Json& whole, const Json& start) {
  if (start.type() != Json::Type::array || whole.type() != Json::Type::array) return whole.dump() == start.dump();
  if (start.items().size() > whole.items().size()) return false;
  for (std::size_t i = 0; i < start.items().size(); ++i)
    if (start.at(i).dump() != whole.at(i).dump()) return false;
  return true;
}

Result<std::string> hashed_quads(const Json& document, const Json& context) {
  HVS_TRY(data, to_rdf(document, context));
  HVS_TRY(text, canonical_quads(data));
  return sha256_of(text);
}

}  // namespace

std::string_view word_of(Suite suite) {
  switch (suite) {
    case Suite::eddsa_rdfc_2022:
      return "eddsa-rdfc-2022";
    case Suite::eddsa_jcs_2022:
      return "eddsa-jcs-2022";
    case Suite::ecdsa_rdfc_2019:
      return "ecdsa-rdfc-2019";
  }
  return {};
}

Result<std::string> signed_bytes(const Json& document, const Json& proof, Suite suite) {
  const auto options = without(proof, "proofValue");
  auto plain = without(document, "proof");
  const auto& own = options.at("@context");
  if (suite == Suite::eddsa_jcs_2022) {
    if (!own.is_null()) {
      if (!begins_with(document.at("@context"), own))
        return refuse(Kind::invalid, t::vc::not_understood.key, "@context");
      plain.set("@context", own);
    }
    HVS_TRY(settings, canonical_json(options));
    HVS_TRY(content, canonical_json(plain));
    return sha256_of(settings) + sha256_of(content);
  }
  if (!own.is_null() && own.dump() != document.at("@context").dump())
    return refuse(Kind::invalid, t::vc::not_understood.key, "@context");
  HVS_TRY(settings, hashed_quads(options, document.at("@context")));
  HVS_TRY(content, hashed_quads(plain, document.at("@context")));
  return settings + content;
}

Result<Json> with_proof(const Json& document, const ProofOrder& order, const Sign& sign) {
  auto proof = Json::object();
  proof.set("type", word("DataIntegrityProof"));
  proof.set("cryptosuite", word(word_of(order.suite)));
  proof.set("created", word(order.created));
  proof.set("verificationMethod", word(order.method));
  proof.set("proofPurpose", word("assertionMethod"));
  if (order.suite == Suite::eddsa_jcs_2022) proof.set("@context", document.at("@context"));
  HVS_TRY(bytes, signed_bytes(document, proof, order.suite));
  proof.set("proofValue", Json::of("z" + base58btc(sign(bytes))));
  auto out = without(document, "proof");
  out.set("proof", std::move(proof));
  return out;
}

Result<void> proof_fits(const Json& document, const Json& proof, const PublicKey& key) {
  if (proof.type() != Json::Type::object) return refuse(Kind::invalid, t::vc::no_proof.key);
  const auto suite = read_suite(proof.at("cryptosuite").string());
  if (proof.at("type").string() != "DataIntegrityProof" || !suite)
    return refuse(Kind::invalid, t::vc::unknown_suite.key);
  if (!proof.at("previousProof").is_null()) return refuse(Kind::invalid, t::vc::not_understood.key, "previousProof");
  const auto wanted = *suite == Suite::ecdsa_rdfc_2019 ? KeyKind::p256 : KeyKind::ed25519;
  const auto value = proof.at("proofValue").string();
  const auto signature = value.starts_with('z') ? from_base58btc(value.substr(1)) : std::nullopt;
  if (key.kind != wanted || !signature) return refuse(Kind::invalid, t::vc::bad_signature.key);
  HVS_TRY(bytes, signed_bytes(document, proof, *suite));
  if (!signature_fits(key, bytes, *signature)) return refuse(Kind::invalid, t::vc::bad_signature.key);
  return {};
}

}  // namespace hvs::vc
