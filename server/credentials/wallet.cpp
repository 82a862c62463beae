// Certificates for wallets and other programs: the credential, the issuer's documents, the status lists.
#include <algorithm>
#include <array>
#include <optional>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/credentials/payload.hpp"
#include "core/html/catalogue.hpp"
#include "server/credentials/certificate_pdf.hpp"
#include "server/credentials/desk.hpp"
#include "server/keys/keyring.hpp"
#include "server/signing/pdf_update.hpp"
#include "server/vc/bake.hpp"
#include "server/vc/canonical.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
using web::Reply;

constexpr std::array<std::string_view, 4> tails{".json", ".jwt", ".png", ".svg"};
constexpr std::size_t most_status_files = 64;

// A name that only a program on this machine or this network could have used to reach us, or a plain address.
bool is_plain_address(std::string_view host) {
  if (host.starts_with('[')) return true;
  host = host.substr(0, host.find(':'));
  return host == "localhost" || std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

Reply problem(const Problem& why) {
  std::string body;
  json::Writer out(body);
  out.begin_object();
  out.key("type").value("urn:hocvuso:" + std::string{why.code});
  out.key("title").value(say(why.code));
  out.key("status").value(status_of(why));
  out.end_object();
  auto reply = web::json(std::move(body), status_of(why));
  reply.type = "application/problem+json";
  return reply;
}

// Public documents: any page may read them, for a while without asking again.
Reply open_document(std::string body, std::string type, std::string_view seconds) {
  auto reply = web::json(std::move(body));
  reply.type = std::move(type);
  reply.headers = {{"Access-Control-Allow-Origin", "*"}, {"Cache-Control", "public, max-age=" + std::string{seconds}}};
  return reply;
}

Answer with_issuer(const Desk& desk, const Call& call, const std::function<Answer(const Issuer&)>& then) {
  const auto issuer = desk.issuer(call);
  return issuer ? then(*issuer) : Answer{problem(issuer.error())};
}

Answer get_status(Desk& desk, const Call& call) {
  std::string number{call.params.get("so")};
  const bool as_jwt = number.ends_with(".jwt");
  if (as_jwt) number.resize(number.size() - 4);
  if (number.ends_with(".json")) number.resize(number.size() - 5);
  long long list = 0;
  if (!text::read_int(number, list) || list < 1 || list > 10'000)
    return problem({Kind::missing, t::credentials::no_list.key});
  return with_issuer(desk, call, [&](const Issuer& issuer) -> Answer {
    auto file = desk.status_file(issuer, static_cast<int>(list), call.now);
    if (!file) return problem(file.error());
    auto reply = open_document({}, as_jwt ? "application/vc+jwt" : "application/vc", "60");
    const auto tag = "\"" + file->tag + (as_jwt ? "j\"" : "\"");
    reply.headers.push_back({"ETag", tag});
    if (call.headers.get("if-none-match") == tag) {
      reply.status = 304;
      return reply;
    }
    reply.body = as_jwt ? std::move(file->jwt) : std::move(file->json);
    return reply;
  });
}

Answer get_achievement(const Desk& desk, const Call& call) {
  std::string id{call.params.get("id")};
  if (id.ends_with(".json")) id.resize(id.size() - 5);
  const auto at = std::ranges::find(desk.achievements(), id, &Achievement::id);
  if (at == desk.achievements().end()) return problem({Kind::missing, t::credentials::achievement_unknown.key});
  return with_issuer(desk, call, [&](const Issuer& issuer) -> Answer {
    auto marks = at->provisional ? std::string{mark_provisional} : std::string{};
    if (desk.settings().demo) marks += " " + std::string{mark_synthetic};
    auto out = achievement_json(issuer, *at, marks);
    out.set("creator", profile(issuer));
    return open_document(out.dump(), "application/json", "300");
  });
}

Result<std::optional<Certificate>> find(const Desk& desk, const std::string& id) {
  std::optional<Certificate> out;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, find_certificate(tx, desk.commune(), id));
    if (got) out = std::move(got->value);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

// Whoever posts the whole signed code holds the name already.
bool holds_code(const Desk& desk, const Call& call, const Certificate& c) {
  if (call.method != web::Method::post) return false;
  const auto code = read_code(call.form.get("ma"));
  if (!code || code->payload.id != c.id) return false;
  return check(*code, desk.keys(), nullptr, [](std::string_view message, std::string_view seal, std::string_view key) {
           return keys::verify_ed25519(message, seal, key);
         }).verdict == Verdict::genuine;
}

struct File {
  std::string type;
  std::string body;
};
// Pictures carry the JWS: no reader has to agree with us on how JSON is written inside XML.
Result<File> made_file(const Desk& desk, const Issuer& issuer, const Certificate& c, std::string_view tail,
                       Desk::Shows shows) {
  HVS_TRY(credential, desk.badge(issuer, c, shows));
  if (tail == ".json") {
    HVS_TRY(made, signed_badge(issuer, credential, signed_at(issuer, start_of_day_in_vietnam(c.issued_on))));
    return File{"application/vc", made.dump()};
  }
  auto jwt = badge_jwt(issuer, credential);
  if (tail == ".jwt") return File{"application/vc+jwt", std::move(jwt)};
  if (tail == ".svg") {
    HVS_TRY(svg, vc::baked_svg(badge_svg(c), jwt));
    return File{"image/svg+xml", std::move(svg)};
  }
  HVS_TRY(picture, certificate_picture(c, issuer.base));
  HVS_TRY(png, vc::baked_png(picture, jwt));
  return File{"image/png", std::move(png)};
}

}  // namespace

bool may_see_whole(const Call& call, const Certificate& c) {
  const bool owner = !call.me.person.empty() && call.me.person == c.person;
  return owner || auth::may(call.me, auth::Right::see_people, c.area, call.now).has_value();
}

Result<Issuer> Desk::issuer(const Call& call) const {
  const auto base = address(call);
  if (settings().public_url.empty() && !is_plain_address(std::string_view{base}.substr(base.find("://") + 3)))
    return refuse(Kind::denied, t::credentials::no_address.key);
  auto signer = services_.keys.signer();
  auto all = keys(*signer);
  auto name = all.front().issuer;
  return Issuer{base, did_web_of(base), std::move(name), std::move(all),
                [signer = std::move(signer)](std::string_view message) { return signer->sign(message); }};
}

Result<json::Json> Desk::badge(const Issuer& issuer, const Certificate& c, Shows shows) const {
  std::optional<StatusBit> bit;
  const auto read = db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, status_bit(tx, commune(), c.id));
    bit = got;
    return {};
  });
  if (!read) return std::unexpected(read.error());
  if (!bit) {  // issued by a version that knew no status lists
    const auto written = db().write([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, give_status_bit(tx, commune(), c.id));
      bit = got;
      return {};
    });
    if (!written) return std::unexpected(written.error());
  }
  Identity identity{"urn:uuid:" + id_from(c.id, "subject"), {}};
  if (shows == Shows::whole) identity.salt = services_.keys.find_hash(c.id, "identity-salt").substr(0, 32);
  return open_badge(issuer, {c, achievement_of(achievements_, c), {bit->list, bit->place}, std::move(identity)});
}

Result<Desk::StatusFile> Desk::status_file(const Issuer& issuer, int list, Instant now) {
  std::uint64_t version = 0;
  std::vector<std::uint32_t> places;
  int lists = 0;
  const auto key = issuer.base + " " + issuer.keys.front().id + " " + std::to_string(list);
  const std::lock_guard lock(mutex_);
  const auto kept = status_files_.find(key);
  const auto read = db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(last, withdrawn_version(tx, commune()));
    version = last;
    if (kept != status_files_.end() && kept->second.version == version) return {};
    HVS_TRY(count, status_lists(tx, commune()));
    lists = count;
    HVS_TRY(set, withdrawn_places(tx, commune(), list));
    places = std::move(set);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  if (kept != status_files_.end() && kept->second.version == version) return kept->second.file;
  if (list > std::max(lists, 1)) return refuse(Kind::missing, t::credentials::no_list.key);
  const auto credential = status_credential(issuer, list, places, now);
  HVS_TRY(with_proof, signed_badge(issuer, credential, now));
  StatusFile file{with_proof.dump(), badge_jwt(issuer, credential), {}};
  file.tag = bytes::hex(vc::sha256_of(file.json)).substr(0, 16);
  if (status_files_.size() >= most_status_files) status_files_.clear();
  status_files_[key] = {version, file};
  return file;
}

Result<std::string> whole_pdf(const Desk& desk, const Call& call, const Certificate& c) {
  HVS_TRY(sheet, certificate_pdf(c, desk.address(call)));
  std::optional<signing::Attachment> inside;
  // Without an address of our own there is no credential to put in; the sheet is worth the same.
  if (const auto issuer = desk.issuer(call); issuer && desk.key_of(c) == KeyStanding::sound) {
    HVS_TRY(file, made_file(desk, *issuer, c, ".json", Desk::Shows::whole));
    inside = signing::Attachment{"chung-nhan.json", "application/json", std::move(file.body)};
  }
  std::optional<signing::Seal> seal;
  if (desk.signer() != nullptr && c.status == CertificateStatus::agency_signed &&
      c.agency_signature == desk.signer_reference())
    seal.emplace(signing::Seal{*desk.signer(), call.now, c.what});
  return signing::updated_pdf(sheet, inside, seal);
}

bool is_wallet_tail(std::string_view id) {
  return std::ranges::any_of(tails, [&](std::string_view tail) { return id.ends_with(tail); });
}

Answer wallet_file(Desk& desk, const Call& call, std::string_view id_and_tail) {
  const auto dot = id_and_tail.rfind('.');
  const std::string id{id_and_tail.substr(0, dot)};
  const auto tail = id_and_tail.substr(dot);
  const auto found = find(desk, id);
  if (!found) return problem(found.error());
  if (!*found || !desk.seal_is_ours(**found)) return problem({Kind::missing, t::credentials::verdict_unknown.key});
  const auto& c = **found;
  // Signed by a key that others may hold: nothing we sign today makes it better; a new certificate does.
  if (desk.key_of(c) == KeyStanding::revoked) return problem({Kind::conflict, t::credentials::verdict_revoked_key.key});
  const bool whole = may_see_whole(call, c) || holds_code(desk, call, c);
  if (tail == ".png" && !whole) return problem({Kind::denied, t::credentials::pdf_denied.key});
  return with_issuer(desk, call, [&](const Issuer& issuer) -> Answer {
    auto file = made_file(desk, issuer, c, tail, whole ? Desk::Shows::whole : Desk::Shows::nobody);
    if (!file) return problem(file.error());
    Reply reply;
    reply.type = file->type;
    reply.body = std::move(file->body);
    const auto name = html::fill(t::credentials::file_for_wallet.vi, {{"number", c.number}}) + std::string{tail};
    reply.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""},
                     {"Cache-Control", whole ? "private, no-store" : "no-cache"}};
    if (!whole) reply.headers.push_back({"Access-Control-Allow-Origin", "*"});
    return reply;
  });
}

std::vector<web::Route> wallet_routes(Desk& desk) {
  using auth::Right;
  using web::Method;
  const auto did = [&desk](const Call& c) {
    return with_issuer(desk, c, [](const Issuer& issuer) -> Answer {
      return open_document(did_document(issuer).dump(), "application/did+json", "300");
    });
  };
  const auto own_profile = [&desk](const Call& c) {
    return with_issuer(desk, c, [](const Issuer& issuer) -> Answer {
      return open_document(profile(issuer).dump(), "application/json", "300");
    });
  };
  return {
      {Method::get, "/.well-known/did.json", Right::anyone, did},
      {Method::get, "/did.json", Right::anyone, did},
      {Method::get, "/chung-nhan/noi-cap.json", Right::anyone, own_profile},
      {Method::get, "/chung-nhan/trang-thai/{so}", Right::anyone,
       [&desk](const Call& c) { return get_status(desk, c); }},
      {Method::get, "/chung-nhan/loai/{id}", Right::anyone,
       [&desk](const Call& c) { return get_achievement(desk, c); }},
  };
}

}  // namespace hvs::credentials
