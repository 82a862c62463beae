#include "server/credentials/desk.hpp"

#include <algorithm>
#include <array>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/credentials/days.hpp"
#include "core/credentials/payload.hpp"
#include "core/credentials/rules.hpp"
#include "core/html/catalogue.hpp"
#include "server/keys/keyring.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using journal::Change;
using journal::Operation;

constexpr auto list_life = std::chrono::minutes{10};

template <class T>
Change changed(const Seen<T>& record, std::string_view field, std::string value) {
  const auto at = record.versions.find(field);
  return {std::string{field}, std::move(value), at == record.versions.end() ? 0 : at->second};
}

}  // namespace

html::Around Desk::around(const web::Call& call, std::string_view section) const {
  return html::around(call, {settings().commune_name, settings().demo}, section);
}

std::string Desk::address(const web::Call& call) const {
  if (!settings().public_url.empty()) {
    auto url = settings().public_url;
    while (url.ends_with('/')) url.pop_back();
    return url;
  }
  const auto host = call.headers.get("host");
  const bool plain = !host.empty() && host.size() < 200 &&
                     std::ranges::all_of(
                         host,
                         [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                  c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
                         });
  return std::string{call.secure ? "https://" : "http://"} + (plain ? std::string{host} : "localhost");
}

std::vector<Key> Desk::keys() const { return keys(*services_.keys.signer()); }

std::vector<Key> Desk::keys(const keys::Signer& signer) const {
  const auto issuer = html::fill(t::credentials::issuer.vi,
                                 {{"commune", settings().commune_name}, {"province", settings().province_name}});
  std::vector<Key> out{{signer.key_id(), signer.public_key(), issuer}};
  for (const auto& one : signer.old_keys()) out.push_back({one.id, one.public_key, issuer, one.retired, one.revoked});
  return out;
}

KeyStanding Desk::key_of(const Certificate& certificate) const {
  for (const auto& one : services_.keys.old_keys()) {
    if (one.id == certificate.key && !one.revoked.empty()) return KeyStanding::revoked;
  }
  return KeyStanding::sound;
}

bool Desk::seal_is_ours(const Certificate& certificate) const {
  const auto bytes = sealed_bytes(certificate);
  const auto seal = bytes::from_base64url(certificate.seal);
  const auto all = keys();
  const auto key = std::ranges::find(all, certificate.key, &Key::id);
  return bytes && seal && key != all.end() && keys::verify_ed25519(*bytes, *seal, key->bytes);
}

Result<void> Desk::renew_list(Instant now) {
  std::uint64_t version = 0;
  const auto asked = services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(last, withdrawn_version(tx, commune()));
    version = last;
    return {};
  });
  if (!asked) return asked;
  const auto signer = services_.keys.signer();
  if (!file_.empty() && list_.key == signer->key_id() && version == list_version_ && now < list_made_ + list_life &&
      now >= list_made_)
    return {};
  Withdrawn all;
  const auto read = services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, withdrawn(tx, commune()));
    all = std::move(rows);
    return {};
  });
  if (!read) return read;
  list_ = {commune(), now, signer->key_id(), std::move(all.entries)};
  const auto text = write_list(list_);
  file_ = write_list_file(text, signer->sign(text));
  list_version_ = all.version;
  list_made_ = now;
  return {};
}

Result<std::string> Desk::list_file(Instant now) {
  const std::lock_guard lock(mutex_);
  if (auto ok = renew_list(now); !ok) return std::unexpected(ok.error());
  return file_;
}

Result<RevocationList> Desk::list(Instant now) {
  const std::lock_guard lock(mutex_);
  if (auto ok = renew_list(now); !ok) return std::unexpected(ok.error());
  return list_;
}

// UUIDv7 whose time is that of `id` and whose rest is a keyed hash: the same for the same purpose, unguessable for
// others.
std::string Desk::id_from(std::string_view id, std::string_view purpose) const {
  std::int64_t ms = 0;
  for (std::size_t i = 0; i < 13 && i < id.size(); ++i) {
    if (id[i] == '-') continue;
    ms = ms * 16 + (id[i] >= 'a' ? id[i] - 'a' + 10 : id[i] - '0');
  }
  const auto hash = bytes::from_hex(services_.keys.find_hash(id, purpose)).value_or(std::string(32, '\0'));
  std::array<std::uint8_t, 10> rest{};
  for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = static_cast<std::uint8_t>(hash[i]);
  return make_uuid7(from_ms(ms), rest);
}

Operation Desk::operation(const web::Call& call, std::string_view entity, std::string id, const std::string& person,
                          const std::string& area) const {
  Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.person = person;
  op.area = area;
  op.claimed = call.now;
  return op;
}

std::string Desk::domain_name(const std::string& group, const std::string& rules, const std::string& domain) const {
  const auto names = wishes_.domain_names(group, rules);
  const auto at = names.find(domain);
  return at == names.end() ? domain : at->second;
}

std::string Desk::marks(const std::string& group, const std::string& rules) const {
  std::string out;
  if (wishes_.provisional(group, rules)) out += mark_provisional;
  if (settings().demo) {
    if (!out.empty()) out += ' ';
    out += mark_synthetic;
  }
  return out;
}

Operation Desk::written(const web::Call& call, const Certificate& c) const {
  auto op = operation(call, "certificate", c.id, c.person, c.area);
  op.changes = {{"person", c.person, 0},
                {"number", c.number, 0},
                {"name", c.name, 0},
                {"what", c.what, 0},
                {"place", c.place, 0},
                {"issuer", c.issuer, 0},
                {"marks", c.marks, 0},
                {"issued_on", iso_day(c.issued_on), 0},
                {"status", std::string{word_of(c.status)}, 0},
                {"key", c.key, 0},
                {"seal", c.seal, 0}};
  if (!c.confirmation.empty()) op.changes.push_back({"confirmation", c.confirmation, 0});
  if (!c.replaces.empty()) op.changes.push_back({"replaces", c.replaces, 0});
  return op;
}

Result<std::vector<Operation>> Desk::confirm(const web::Call& call, const Confirmed& decision,
                                             const people::Person& person, std::string_view place) const {
  const auto& proposal = decision.proposal.value;
  const auto signer = services_.keys.signer();
  auto certificate = issue({.id = id_from(proposal.id, "certificate"),
                            .commune = commune(),
                            .person = proposal.person,
                            .confirmation = proposal.id,
                            .name = person.name,
                            .what = std::string{what_of(proposal.group).vi},
                            .place = std::string{place},
                            .issuer = keys(*signer).front().issuer,
                            .marks = marks(proposal.group, decision.basis.rules),
                            .on = day_in_vietnam(call.now),
                            .key = signer->key_id(),
                            .replaces = ""},
                           [&](std::string_view message) { return signer->sign(message); });
  if (!certificate) return std::unexpected(certificate.error());
  certificate->area = person.area;

  auto decided = operation(call, "confirmation", proposal.id, proposal.person, proposal.area);
  decided.changes = {changed(decision.proposal, "status", std::string{word_of(ConfirmationStatus::confirmed)}),
                     changed(decision.proposal, "method", std::string{word_of(decision.method)}),
                     changed(decision.proposal, "decided_by", call.me.account),
                     changed(decision.proposal, "decided_on", iso_day(decision.on)),
                     changed(decision.proposal, "reference", text::squeeze(text::nfc(decision.reference)))};
  std::vector<Operation> out{std::move(decided)};
  for (const auto& proof : proofs_of(proposal.group, decision.method)) {
    auto op = operation(call, "evidence", id_from(proposal.id, proof.measure), proposal.person, person.area);
    op.changes = {{"person", proposal.person, 0},
                  {"measure", std::string{proof.measure}, 0},
                  {"class", std::to_string(proof.evidence_class), 0},
                  {"how", std::string{proof.how}, 0},
                  {"source", proposal.id, 0},
                  {"on", iso_day(decision.on), 0}};
    out.push_back(std::move(op));
  }
  out.push_back(written(call, *certificate));
  return out;
}

std::string Desk::signer_reference() const {
  return signer_ == nullptr ? std::string{} : text::cut(signer_->name() + " – " + signer_->serial(), 60);
}

std::string Desk::badge_id(const std::string& person, const Achievement& achievement) const {
  return id_from(person, "badge:" + achievement.id);
}

std::string Desk::marks_anew(const Certificate& c, const std::string& group, const std::string& rules) const {
  if (!is_badge(c)) return marks(group, rules);
  const auto* achievement = achievement_of(achievements_, c);
  return achievement == nullptr ? c.marks : badge_marks(*achievement);
}

std::string Desk::badge_marks(const Achievement& achievement) const {
  std::string out;
  if (achievement.provisional) out += mark_provisional;
  if (settings().demo) out += (out.empty() ? "" : " ") + std::string{mark_synthetic};
  return marked(std::move(out), achievement);
}

Result<Operation> Desk::award(const web::Call& call, const Achievement& achievement, const people::Person& person,
                              std::string_view place) const {
  auto made = issue({.id = badge_id(person.id.text, achievement),
                     .commune = commune(),
                     .person = person.id.text,
                     .confirmation = "",
                     .name = person.name,
                     .what = achievement.name,
                     .place = std::string{place},
                     .issuer = keys().front().issuer,
                     .marks = badge_marks(achievement),
                     .on = day_in_vietnam(call.now),
                     .key = services_.keys.key_id(),
                     .replaces = ""},
                    [&](std::string_view message) { return services_.keys.sign(message); });
  if (!made) return std::unexpected(made.error());
  made->area = person.area;
  return written(call, *made);
}

Operation Desk::send_back(const web::Call& call, const Seen<Confirmation>& proposal, std::string_view reason) const {
  auto op = operation(call, "confirmation", proposal.value.id, proposal.value.person, proposal.value.area);
  op.changes = {changed(proposal, "status", std::string{word_of(ConfirmationStatus::sent_back)}),
                changed(proposal, "decided_by", call.me.account),
                changed(proposal, "decided_on", iso_day(day_in_vietnam(call.now))),
                changed(proposal, "reason", text::cut(text::trim(text::nfc(reason)), 130))};
  return op;
}

Operation Desk::attach_signature(const web::Call& call, const Seen<Certificate>& c, std::string_view reference) const {
  auto op = operation(call, "certificate", c.value.id, c.value.person, c.value.area);
  op.changes = {changed(c, "status", std::string{word_of(CertificateStatus::agency_signed)}),
                changed(c, "agency_signature", text::cut(text::squeeze(text::nfc(reference)), 60))};
  return op;
}

std::vector<Operation> Desk::withdraw(const web::Call& call, const Seen<Certificate>& c, std::string_view reason,
                                      std::span<const KeptProof> proofs) const {
  const auto today = iso_day(day_in_vietnam(call.now));
  auto op = operation(call, "certificate", c.value.id, c.value.person, c.value.area);
  op.changes = {changed(c, "status", std::string{word_of(CertificateStatus::withdrawn)}),
                changed(c, "withdrawn_on", today), changed(c, "reason", text::cut(text::trim(text::nfc(reason)), 130))};
  std::vector<Operation> out{std::move(op)};
  for (const auto& proof : proofs) {
    auto back = operation(call, "evidence", id_from(proof.evidence, "withdraws"), c.value.person, c.value.area);
    back.changes = {{"person", c.value.person, 0},
                    {"measure", proof.measure, 0},
                    {"class", std::to_string(proof.evidence_class), 0},
                    {"how", proof.how, 0},
                    {"source", c.value.confirmation, 0},
                    {"on", today, 0},
                    {"withdraws", proof.evidence, 0}};
    out.push_back(std::move(back));
  }
  return out;
}

Result<std::vector<Operation>> Desk::reissue(const web::Call& call, const Seen<Certificate>& old, std::string_view name,
                                             const std::string& marks) const {
  const auto signer = services_.keys.signer();
  auto made = issue({.id = id_from(old.value.id, "reissue"),
                     .commune = commune(),
                     .person = old.value.person,
                     .confirmation = old.value.confirmation,
                     .name = std::string{name},
                     .what = old.value.what,
                     .place = old.value.place,
                     .issuer = old.value.issuer,
                     .marks = marks,
                     .on = day_in_vietnam(call.now),
                     .key = signer->key_id(),
                     .replaces = old.value.id},
                    [&](std::string_view message) { return signer->sign(message); });
  if (!made) return std::unexpected(made.error());
  made->area = old.value.area;
  auto gone = withdraw(call, old, t::credentials::reason_reissued.vi, {});
  return std::vector<Operation>{written(call, *made), std::move(gone.front())};
}

std::string sentence_of(const Problem& problem) { return std::string{say(problem.code)}; }

}  // namespace hvs::credentials
