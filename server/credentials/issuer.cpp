#include "server/credentials/issuer.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/credentials/days.hpp"
#include "core/credentials/payload.hpp"
#include "core/html/html.hpp"
#include "server/vc/canonical.hpp"
#include "server/vc/contexts.hpp"
#include "server/vc/jws.hpp"
#include "server/vc/status_list.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using json::Json;

Json word(std::string_view text) { return Json::of(std::string{text}); }
Json words(std::initializer_list<std::string_view> all) {
  auto out = Json::array();
  for (const auto one : all) out.push(word(one));
  return out;
}

// Seconds, as other programs write them.
std::string stamp(Instant time) { return iso_utc(time).substr(0, 19) + "Z"; }
std::string midnight(std::string_view day) {
  const auto read = read_iso_day(day);
  return stamp(start_of_day_in_vietnam(read.value_or(Day{})));
}

std::string sha256_hex(std::string_view text) { return bytes::hex(vc::sha256_of(text)); }

// What a reader must know before believing it; "" when nothing is wanting.
std::string caution_of(std::string_view marks) {
  std::string out;
  if (has_mark(marks, mark_provisional)) out = std::string{t::credentials::pdf_provisional.vi} + ".";
  if (has_mark(marks, mark_synthetic)) {
    if (!out.empty()) out += ' ';
    out += t::credentials::note_synthetic.vi;
  }
  return out;
}

Json evidence_of(int level) {
  auto out = Json::object();
  out.set("type", words({"Evidence"}));
  out.set("name", Json::of(html::fill(t::credentials::evidence_class_name.vi, {{"n", std::to_string(level)}})));
  const Text meaning = level == 3   ? t::credentials::evidence_class_3
                       : level == 2 ? t::credentials::evidence_class_2
                       : level == 1 ? t::credentials::evidence_class_1
                                    : t::credentials::evidence_class_0;
  out.set("description", word(meaning.vi));
  out.set("genre", Json::of("class:" + std::to_string(level)));
  return out;
}

Json identity_of(const ToBadge& order) {
  auto out = Json::object();
  out.set("type", word("IdentityObject"));
  out.set("hashed", Json::of(true));
  out.set("identityHash", Json::of("sha256$" + sha256_hex(order.certificate.name + order.identity.salt)));
  out.set("identityType", word("name"));
  out.set("salt", word(order.identity.salt));
  return out;
}

std::string list_address(const Issuer& issuer, int list) {
  return issuer.base + "/chung-nhan/trang-thai/" + std::to_string(list);
}

Json status_entry(const Issuer& issuer, const StatusPlace& at) {
  const auto list = list_address(issuer, at.list);
  auto out = Json::object();
  out.set("id", Json::of(list + "#" + std::to_string(at.place)));
  out.set("type", word("BitstringStatusListEntry"));
  out.set("statusPurpose", word("revocation"));
  out.set("statusListIndex", Json::of(std::to_string(at.place)));
  out.set("statusListCredential", word(list));
  return out;
}

Json verification_method(const Issuer& issuer, const Key& key, bool as_jwk) {
  auto out = Json::object();
  out.set("id", Json::of(issuer.did + "#" + key.id + (as_jwk ? "-jwk" : "")));
  out.set("type", word(as_jwk ? "JsonWebKey" : "Multikey"));
  out.set("controller", word(issuer.did));
  if (!key.revoked.empty()) out.set("revoked", Json::of(midnight(key.revoked)));
  if (as_jwk)
    out.set("publicKeyJwk", vc::jwk_of_ed25519(key.bytes));
  else
    out.set("publicKeyMultibase", Json::of(vc::multikey_of_ed25519(key.bytes)));
  return out;
}

}  // namespace

std::string did_web_of(std::string_view base) {
  const auto scheme = base.find("://");
  if (scheme == std::string_view::npos) return {};
  auto rest = base.substr(scheme + 3);
  const auto slash = rest.find('/');
  std::string out = "did:web:";
  for (const char c : rest.substr(0, slash)) {
    if (c == ':' || c == '[' || c == ']')
      out += bytes::percent_encode(std::string_view{&c, 1});
    else
      out += c;
  }
  if (slash == std::string_view::npos) return out;
  for (const char c : rest.substr(slash)) out += c == '/' ? ':' : c;
  return out;
}

Json did_document(const Issuer& issuer) {
  auto out = Json::object();
  out.set("@context", words({"https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1",
                             "https://w3id.org/security/jwk/v1"}));
  out.set("id", word(issuer.did));
  auto known = Json::array();
  known.push(word(issuer.base));
  known.push(Json::of(vc::did_key_of_ed25519(issuer.keys.front().bytes)));
  out.set("alsoKnownAs", std::move(known));
  auto methods = Json::array();
  auto asserting = Json::array();
  for (const auto& key : issuer.keys) {
    for (const bool as_jwk : {false, true}) {
      methods.push(verification_method(issuer, key, as_jwk));
      if (key.revoked.empty()) asserting.push(Json::of(issuer.did + "#" + key.id + (as_jwk ? "-jwk" : "")));
    }
  }
  out.set("verificationMethod", std::move(methods));
  out.set("assertionMethod", asserting);
  out.set("authentication", std::move(asserting));
  return out;
}

Json profile(const Issuer& issuer) {
  auto out = Json::object();
  out.set("id", word(issuer.did));
  out.set("type", words({"Profile"}));
  out.set("name", word(issuer.name));
  out.set("url", word(issuer.base));
  return out;
}

Json achievement_json(const Issuer& issuer, const Achievement& achievement, std::string_view marks) {
  auto out = Json::object();
  out.set("id", Json::of(issuer.base + "/chung-nhan/loai/" + achievement.id));
  out.set("type", words({"Achievement"}));
  out.set("name", word(achievement.name));
  out.set("description", word(achievement.description));
  auto criteria = Json::object();
  criteria.set("narrative", word(achievement.criteria));
  out.set("criteria", std::move(criteria));
  out.set("achievementType", word(achievement.kind));
  out.set("inLanguage", word("vi"));
  auto tags = Json::array();
  for (const auto mark : {mark_provisional, mark_synthetic})
    if (has_mark(marks, mark)) tags.push(word(mark));
  if (!tags.items().empty()) out.set("tag", std::move(tags));
  return out;
}

Json open_badge(const Issuer& issuer, const ToBadge& order) {
  const auto& c = order.certificate;
  Achievement stands_for;
  if (order.achievement != nullptr) {
    stands_for = *order.achievement;
  } else {
    stands_for.id = "khac";
    stands_for.kind = "Certificate";
    stands_for.description = stands_for.criteria = t::credentials::achievement_unknown.vi;
  }
  stands_for.name = c.what;  // what was sealed, whatever the list says today
  auto out = Json::object();
  out.set("@context", words({vc::credentials_v2, vc::open_badges_v3}));
  out.set("id", Json::of(issuer.base + "/chung-nhan/" + c.id));
  out.set("type", words({"VerifiableCredential", "OpenBadgeCredential"}));
  out.set("name", word(c.what));
  if (const auto caution = caution_of(c.marks); !caution.empty()) out.set("description", word(caution));
  auto issuer_profile = profile(issuer);
  issuer_profile.set("name", word(c.issuer));
  out.set("issuer", std::move(issuer_profile));
  const auto from = start_of_day_in_vietnam(c.issued_on);
  out.set("validFrom", Json::of(stamp(from)));
  if (stands_for.valid_months > 0) {
    const std::chrono::year_month_day day{std::chrono::year{c.issued_on.year},
                                          std::chrono::month{static_cast<unsigned>(c.issued_on.month)},
                                          std::chrono::day{1}};
    const auto until = std::chrono::sys_days{day + std::chrono::months{stands_for.valid_months}} +
                       std::chrono::days{c.issued_on.day - 1};
    out.set("validUntil", Json::of(stamp(Instant{until} - std::chrono::hours{7})));
  }
  auto subject = Json::object();
  subject.set("id", word(order.identity.subject));
  subject.set("type", words({"AchievementSubject"}));
  if (!order.identity.salt.empty()) {
    auto identifiers = Json::array();
    identifiers.push(identity_of(order));
    subject.set("identifier", std::move(identifiers));
  }
  subject.set("licenseNumber", word(c.number));
  subject.set("achievement", achievement_json(issuer, stands_for, c.marks));
  out.set("credentialSubject", std::move(subject));
  auto evidence = Json::array();
  evidence.push(evidence_of(evidence_class_of(c, order.achievement)));
  out.set("evidence", std::move(evidence));
  out.set("credentialStatus", status_entry(issuer, order.status));
  return out;
}

Json status_credential(const Issuer& issuer, int list, const std::vector<std::uint32_t>& places, Instant made) {
  const auto address = list_address(issuer, list);
  auto out = Json::object();
  out.set("@context", words({vc::credentials_v2}));
  out.set("id", word(address));
  out.set("type", words({"VerifiableCredential", "BitstringStatusListCredential"}));
  out.set("issuer", word(issuer.did));
  out.set("validFrom", Json::of(stamp(made)));
  auto subject = Json::object();
  subject.set("id", Json::of(address + "#list"));
  subject.set("type", word("BitstringStatusList"));
  subject.set("statusPurpose", word("revocation"));
  subject.set("encodedList", Json::of(vc::encoded_list(places)));
  out.set("credentialSubject", std::move(subject));
  return out;
}

Instant signed_at(const Issuer& issuer, Instant issued) {
  for (const auto& key : issuer.keys)
    if (const auto day = read_iso_day(key.retired)) issued = std::max(issued, start_of_day_in_vietnam(*day));
  return issued;
}

Result<Json> signed_badge(const Issuer& issuer, const Json& credential, Instant made) {
  return vc::with_proof(credential, {vc::Suite::eddsa_rdfc_2022, stamp(made), issuer.method()}, issuer.sign);
}

std::string badge_jwt(const Issuer& issuer, const Json& credential) {
  return vc::write_jwt(credential, issuer.jwk_method(), issuer.sign);
}

}  // namespace hvs::credentials
