#include "core/credentials/check.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr std::size_t public_key_size = 32;
constexpr std::size_t most_keys = 1000;

const Key* find_key(std::span<const Key> keys, std::string_view id) {
  const auto at = std::ranges::find(keys, id, &Key::id);
  return at == keys.end() ? nullptr : &*at;
}

std::unexpected<Problem> bad_keys(std::string why) {
  return refuse(Kind::invalid, t::credentials::bad_keys.key, std::move(why));
}

}  // namespace

std::string key_id_of(std::string_view public_key) { return bytes::hex(bytes::sha256(public_key)).substr(0, 8); }

std::string write_keys(std::span<const Key> keys) {
  std::string out;
  json::Writer w{out};
  w.begin_object().key("version").value(1).key("keys").begin_array();
  for (const auto& one : keys) {
    w.begin_object().key("id").value(one.id).key("algorithm").value("Ed25519");
    w.key("public").value(bytes::base64url(one.bytes)).key("issuer").value(one.issuer);
    if (!one.retired.empty()) w.key("retired").value(one.retired);
    if (!one.revoked.empty()) w.key("revoked").value(one.revoked);
    w.end_object();
  }
  w.end_array().end_object();
  return out;
}

Result<std::vector<Key>> read_keys(std::string_view text) {
  const auto read = json::parse(text);
  if (!read || read->at("version").integer() != 1) return bad_keys("version");
  const auto& list = read->at("keys").items();
  if (list.size() > most_keys) return bad_keys("too many");
  std::vector<Key> out;
  for (const auto& one : list) {
    if (one.at("algorithm").string() != "Ed25519") continue;  // a kind to come: this reader cannot use it
    auto bytes = bytes::from_base64url(one.at("public").string());
    if (!bytes || bytes->size() != public_key_size) return bad_keys("key");
    // The name must belong to the key, or one key could be passed off under another's name.
    auto id = key_id_of(*bytes);
    if (one.at("id").string() != id) return bad_keys("id");
    out.push_back({std::move(id), std::move(*bytes), std::string{one.at("issuer").string()},
                   std::string{one.at("retired").string()}, std::string{one.at("revoked").string()}});
  }
  return out;
}

Checked check(const Code& code, std::span<const Key> keys, const RevocationList* list, const CheckSeal& seal_fits) {
  const auto* key = find_key(keys, code.payload.key);
  if (key == nullptr) return {Verdict::unknown_key, {}, {}};
  if (!seal_fits(code.sealed, code.seal, key->bytes)) return {Verdict::forged, {}, {}};
  if (!key->revoked.empty()) return {Verdict::revoked_key, {}, {}};
  if (list == nullptr) return {Verdict::genuine, {}, {}};
  const auto* gone = list->find(code.payload.id);
  if (gone == nullptr) return {Verdict::genuine, {}, list->made};
  return {gone->how == Gone::replaced ? Verdict::replaced : Verdict::withdrawn, gone->on, list->made};
}

bool list_is_genuine(const SealedList& list, std::span<const Key> keys, const CheckSeal& seal_fits) {
  const auto* key = find_key(keys, list.list.key);
  return key != nullptr && key->revoked.empty() && seal_fits(list.sealed, list.seal, key->bytes);
}

}  // namespace hvs::credentials
