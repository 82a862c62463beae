#include "server/vc/verify.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.hpp"
#include "server/vc/jws.hpp"
#include "server/vc/proof.hpp"
#include "server/vc/status_list.hpp"
#include "server/vc/strict.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr std::size_t most_proofs = 4;
constexpr std::size_t most_statuses = 4;
constexpr auto clock_slack = std::chrono::minutes{5};

Problem problem(std::string_view code, std::string_view detail = {}) {
  return {Kind::invalid, code, std::string{detail}.substr(0, 200)};
}

std::string_view id_of(const Json& value) {
  return value.type() == Json::Type::object ? value.at("id").string() : value.string();
}

struct Method {
  PublicKey key;
  std::string id;
};

// "#key" belongs to the document it stands in.
std::string whole_id(std::string_view id, std::string_view document) {
  return id.starts_with('#') ? std::string{document} + std::string{id} : std::string{id};
}

Result<PublicKey> key_in(const Json& method) {
  if (const auto& jwk = method.at("publicKeyJwk"); !jwk.is_null()) return read_jwk(jwk);
  return read_multikey(method.at("publicKeyMultibase").string());
}

// The key `url` names, when its document says that the issuer asserts things with it.
Result<Method> method_of(std::string_view url, std::string_view issuer, const Known& known) {
  const auto base = url.substr(0, url.find('#'));
  if (base != issuer) return refuse(Kind::invalid, t::vc::not_issuers_key.key);
  if (base.starts_with("did:key:")) {
    const auto name = base.substr(8);
    if (url.size() > base.size() && url.substr(base.size() + 1) != name)
      return refuse(Kind::invalid, t::vc::unknown_key.key);
    HVS_TRY(key, read_multikey(name));
    return Method{std::move(key), std::string{url}};
  }
  const auto* document = known.document(base);
  if (document == nullptr) return refuse(Kind::invalid, t::vc::unknown_key.key, std::string{base}.substr(0, 200));
  const Json* found = nullptr;
  bool asserts = false;
  const auto look = [&](const Json& one) {
    if (whole_id(id_of(one), base) != url) return false;
    if (one.type() == Json::Type::object) found = &one;
    return true;
  };
  for (const auto* one : listed(document->at("verificationMethod"))) (void)look(*one);
  for (const auto* one : listed(document->at("assertionMethod"))) asserts = look(*one) || asserts;
  if (found == nullptr) return refuse(Kind::invalid, t::vc::unknown_key.key);
  if (const auto revoked = read_instant(found->at("revoked").string()); revoked && *revoked <= known.now)
    return refuse(Kind::invalid, t::vc::revoked_key.key);
  if (!found->at("revoked").is_null() && !read_instant(found->at("revoked").string()))
    return refuse(Kind::invalid, t::vc::revoked_key.key);
  if (const auto expires = read_instant(found->at("expires").string()); expires && *expires <= known.now)
    return refuse(Kind::invalid, t::vc::unknown_key.key);
  if (!asserts || (id_of(found->at("controller")) != issuer)) return refuse(Kind::invalid, t::vc::not_issuers_key.key);
  HVS_TRY(key, key_in(*found));
  return Method{std::move(key), std::string{url}};
}

class Check {
 public:
  Check(const Known& known, Verified& out) : known_(known), out_(out) {}

  void text(std::string_view whole, bool as_status_list) {
    const std::string given = text::trim(whole);
    if (given.size() > largest_credential) return fail(t::vc::too_big.key);
    const bool jwt = looks_like_jwt(given);
    if (jwt ? !jws(given) : !embedded(given)) return;
    times(out_.credential);
    if (as_status_list) return;
    if (const auto what = wanting_in(out_.credential); !what.empty()) fail(t::vc::not_open_badge.key, what);
    if (out_.genuine()) statuses();
  }

 private:
  void fail(std::string_view code, std::string_view detail = {}) { out_.reasons.push_back(problem(code, detail)); }
  bool fail(Problem why) {
    out_.reasons.push_back(std::move(why));
    return false;
  }

  bool jws(std::string_view given) {
    const auto jwt = read_jwt(given);
    if (!jwt) return fail(jwt.error());
    auto credential = credential_of(*jwt);
    if (!credential) return fail(credential.error());
    out_.credential = std::move(*credential);
    out_.form = jwt->header.at("alg").string();
    out_.issuer = id_of(out_.credential.at("issuer"));
    // A key that is only in the header proves nothing about the issuer; it is not even looked at.
    const auto kid = whole_id(jwt->header.at("kid").string(), out_.issuer);
    if (kid.empty()) return fail(problem(t::vc::unknown_key.key, "kid"));
    const auto method = method_of(kid, out_.issuer, known_);
    if (!method) return fail(method.error());
    out_.key = method->id;
    if (!jwt_fits(*jwt, method->key)) return fail(problem(t::vc::bad_signature.key));
    return true;
  }

  bool embedded(std::string_view given) {
    const auto document = read_strict(given);
    if (!document) return fail(document.error());
    if (document->type() != Json::Type::object) return fail(problem(t::vc::not_a_credential.key));
    out_.credential = Json::object();
    for (const auto& [key, value] : document->members())
      if (key != "proof") out_.credential.set(key, value);
    out_.issuer = id_of(document->at("issuer"));
    const auto proofs = listed(document->at("proof"));
    if (proofs.empty()) return fail(problem(t::vc::no_proof.key));
    if (proofs.size() > most_proofs) return fail(problem(t::vc::many_proofs.key));
    return std::ranges::all_of(proofs, [&](const Json* proof) { return one_proof(*document, *proof); });
  }

  bool one_proof(const Json& document, const Json& proof) {
    if (proof.type() != Json::Type::object) return fail(problem(t::vc::no_proof.key));
    out_.form = proof.at("cryptosuite").string();
    if (proof.at("proofPurpose").string() != "assertionMethod") return fail(problem(t::vc::wrong_purpose.key));
    for (const auto* name : {"domain", "challenge"})
      if (!proof.at(name).is_null()) return fail(problem(t::vc::wrong_purpose.key, name));
    if (const auto& created = proof.at("created"); !created.is_null()) {
      const auto at = read_instant(created.string());
      if (!at || *at > known_.now + clock_slack) return fail(problem(t::vc::proof_to_come.key));
    }
    if (const auto& expires = proof.at("expires"); !expires.is_null()) {
      const auto at = read_instant(expires.string());
      if (!at || *at <= known_.now) return fail(problem(t::vc::proof_expired.key));
    }
    const auto url = whole_id(id_of(proof.at("verificationMethod")), out_.issuer);
    const auto method = method_of(url, out_.issuer, known_);
    if (!method) return fail(method.error());
    out_.key = method->id;
    if (const auto fits = proof_fits(document, proof, method->key); !fits) return fail(fits.error());
    return true;
  }

  void times(const Json& credential) {
    for (const auto* name : {"validFrom", "issuanceDate"}) {
      if (credential.at(name).is_null()) continue;
      const auto at = read_instant(credential.at(name).string());
      if (!at || *at > known_.now + clock_slack) fail(t::vc::not_yet.key, name);
    }
    for (const auto* name : {"validUntil", "expirationDate"}) {
      if (credential.at(name).is_null()) continue;
      const auto at = read_instant(credential.at(name).string());
      if (!at || *at < known_.now) fail(t::vc::expired.key, name);
    }
  }

  void statuses() {
    const auto entries = listed(out_.credential.at("credentialStatus"));
    if (entries.empty()) return;
    if (entries.size() > most_statuses) return fail(t::vc::bad_status.key);
    out_.status = StatusSaid::standing;
    for (const auto* one : entries) status(*one);
  }

  void status(const Json& entry) {
    const auto address = entry.at("statusListCredential").string();
    const auto list = has_type(entry, "BitstringStatusListEntry") ? known_.status_list(address) : std::string{};
    if (list.empty()) {
      out_.status = StatusSaid::not_checked;
      return;
    }
    Verified of_list;
    Check{known_, of_list}.text(list, true);
    const auto& subject = of_list.credential.at("credentialSubject");
    long long index = -1;
    const auto& said = entry.at("statusListIndex");
    if (said.type() == Json::Type::number)
      index = said.integer(-1);
    else if (!text::read_int(said.string(), index))
      index = -1;
    if (!of_list.genuine() || of_list.issuer != out_.issuer || of_list.credential.at("id").string() != address ||
        !has_type(of_list.credential, "BitstringStatusListCredential") || index < 0 || index > UINT32_MAX ||
        subject.at("statusPurpose").string() != entry.at("statusPurpose").string())
      return fail(t::vc::bad_status.key);
    const auto bit = bit_of(subject.at("encodedList").string(), static_cast<std::uint32_t>(index));
    if (!bit) return fail(t::vc::bad_status.key);
    const auto purpose = entry.at("statusPurpose").string();
    if (*bit && (purpose == "revocation" || purpose == "suspension")) fail(t::vc::withdrawn.key, purpose);
  }

  const Known& known_;
  Verified& out_;
};

bool is_text(const Json& value) { return value.type() == Json::Type::string && !value.string().empty(); }

bool is_time(const Json& value) { return read_instant(value.string()).has_value(); }

}  // namespace

std::string wanting_in(const Json& c) {
  const auto contexts = listed(c.at("@context"));
  static constexpr std::array<std::string_view, 2> first{"https://www.w3.org/ns/credentials/v2",
                                                         "https://www.w3.org/2018/credentials/v1"};
  if (contexts.empty() || std::ranges::find(first, contexts.front()->string()) == first.end()) return "@context";
  if (std::ranges::none_of(contexts, [](const Json* one) {
        return one->string().starts_with("https://purl.imsglobal.org/spec/ob/v3p0/context");
      }))
    return "@context";
  const bool endorsement = has_type(c, "EndorsementCredential");
  if (!has_type(c, "VerifiableCredential") ||
      !(endorsement || has_type(c, "OpenBadgeCredential") || has_type(c, "AchievementCredential")))
    return "type";
  const auto id = c.at("id").string();
  if (!id.starts_with("http://") && !id.starts_with("https://") && !id.starts_with("urn:") && !id.starts_with("did:"))
    return "id";
  const auto& issuer = c.at("issuer");
  if (issuer.type() != Json::Type::object || !is_text(issuer.at("id")) || !has_type(issuer, "Profile")) return "issuer";
  if (!is_time(c.at("validFrom")) && !is_time(c.at("issuanceDate"))) return "validFrom";
  const auto subjects = listed(c.at("credentialSubject"));
  if (subjects.empty()) return "credentialSubject";
  if (endorsement) return {};
  const auto& s = *subjects.front();
  if (!has_type(s, "AchievementSubject")) return "credentialSubject.type";
  if (!is_text(s.at("id")) && listed(s.at("identifier")).empty()) return "credentialSubject.id";
  for (const auto* one : listed(s.at("identifier")))
    if (!has_type(*one, "IdentityObject") || one->at("hashed").type() != Json::Type::boolean ||
        !is_text(one->at("identityHash")) || !is_text(one->at("identityType")))
      return "credentialSubject.identifier";
  const auto& a = s.at("achievement");
  if (!is_text(a.at("id")) || !has_type(a, "Achievement") || !is_text(a.at("name")) || !is_text(a.at("description")))
    return "achievement";
  if (!is_text(a.at("criteria").at("narrative")) && !is_text(a.at("criteria").at("id"))) return "achievement.criteria";
  return {};
}

Verified verify(std::string_view text, const Known& known) {
  Verified out;
  Check{known, out}.text(text, false);
  return out;
}

}  // namespace hvs::vc
