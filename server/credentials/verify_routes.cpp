// Anybody's Open Badge, checked: POST /api/v1/credentials/verify, and the form on the checker's page.
#include <optional>

#include "core/base/text.hpp"
#include "core/credentials/pages.hpp"
#include "core/html/catalogue.hpp"
#include "server/credentials/desk.hpp"
#include "server/vc/bake.hpp"
#include "server/vc/jws.hpp"
#include "server/vc/strict.hpp"
#include "server/vc/verify.hpp"
#include "text/credentials.hpp"
#include "text/vc.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
using web::Reply;

constexpr std::size_t most_passed_along = 8;
constexpr std::string_view status_path = "/chung-nhan/trang-thai/";

// What came with the request: the credential, and documents its sender vouches for.
struct Given {
  std::string credential;
  std::vector<json::Json> documents;
  std::vector<std::string> lists;
};

std::string text_of(const json::Json& value) {
  return value.type() == json::Json::Type::string ? std::string{value.string()} : value.dump();
}

// {"credential": …, "documents": […], "statusLists": […]}, or the credential itself.
Result<Given> read_envelope(std::string_view body) {
  HVS_TRY(file, vc::unbaked(body));
  Given out;
  if (!text::trim(file).starts_with('{')) {
    out.credential = std::move(file);
    return out;
  }
  HVS_TRY(document, vc::read_strict(file));
  const auto& inner = document.at("credential");
  if (inner.is_null() || !document.at("@context").is_null()) {
    out.credential = std::move(file);
    return out;
  }
  out.credential = text_of(inner);
  for (const auto& one : document.at("documents").items()) out.documents.push_back(one);
  for (const auto& one : document.at("statusLists").items()) out.lists.push_back(text_of(one));
  if (out.documents.size() > most_passed_along || out.lists.size() > most_passed_along)
    return refuse(Kind::invalid, t::vc::too_big.key);
  return out;
}

// The address a status list speaks for, read before anything is believed about it.
std::string address_of_list(const std::string& text) {
  const auto plain = text::trim(text);
  if (const auto jwt = vc::read_jwt(plain))
    if (const auto credential = vc::credential_of(*jwt)) return std::string{credential->at("id").string()};
  const auto document = vc::read_strict(plain);
  return document ? std::string{document->at("id").string()} : std::string{};
}

enum class KeyFrom : std::uint8_t { nobody, own, named_by_itself, passed_along };
struct Judged {
  vc::Verified verified;
  KeyFrom key = KeyFrom::nobody;
};

Judged judge(Desk& desk, const Call& call, const Given& given) {
  const auto issuer = desk.issuer(call);
  std::optional<json::Json> own;
  if (issuer) own = did_document(*issuer);
  vc::Known known;
  known.now = call.now;
  // Our own documents come first: nobody can pass along another one in our name.
  known.document = [&](std::string_view id) -> const json::Json* {
    if (issuer && id == issuer->did) return &*own;
    for (const auto& one : given.documents)
      if (one.at("id").string() == id) return &one;
    return nullptr;
  };
  known.status_list = [&](std::string_view address) -> std::string {
    if (issuer && address.starts_with(issuer->base + std::string{status_path})) {
      long long list = 0;
      if (!text::read_int(address.substr(issuer->base.size() + status_path.size()), list)) return {};
      const auto file = desk.status_file(*issuer, static_cast<int>(list), call.now);
      return file ? file->json : std::string{};
    }
    for (const auto& one : given.lists)
      if (address_of_list(one) == address) return one;
    return {};
  };
  Judged out{vc::verify(given.credential, known)};
  if (!out.verified.key.empty())
    out.key = issuer && out.verified.issuer == issuer->did                    ? KeyFrom::own
              : std::string_view{out.verified.issuer}.starts_with("did:key:") ? KeyFrom::named_by_itself
                                                                              : KeyFrom::passed_along;
  return out;
}

std::string_view word_of(KeyFrom from) {
  switch (from) {
    case KeyFrom::own:
      return "own";
    case KeyFrom::named_by_itself:
      return "did:key";
    case KeyFrom::passed_along:
      return "passed_along";
    case KeyFrom::nobody:
      return "unknown";
  }
  return "unknown";
}

std::string_view word_of(const vc::Verified& v) {
  for (const auto& one : v.reasons)
    if (one.code == t::vc::withdrawn.key) return "withdrawn";
  switch (v.status) {
    case vc::StatusSaid::none:
      return "none";
    case vc::StatusSaid::standing:
      return "standing";
    case vc::StatusSaid::not_checked:
      return "not_checked";
  }
  return "none";
}

void write_reasons(json::Writer& out, const std::vector<Problem>& reasons) {
  out.key("reasons").begin_array();
  for (const auto& one : reasons) {
    out.begin_object().key("type").value("urn:hocvuso:" + std::string{one.code}).key("title").value(say(one.code));
    if (!one.detail.empty()) out.key("detail").value(one.detail);
    out.end_object();
  }
  out.end_array();
}

Reply answer_of(const Judged& judged) {
  const auto& v = judged.verified;
  std::string body;
  json::Writer out(body);
  out.begin_object();
  if (!v.genuine()) {
    out.key("type").value("urn:hocvuso:" + std::string{v.reasons.front().code});
    out.key("title").value(say(v.reasons.front().code));
    out.key("status").value(422);
  }
  out.key("verified").value(v.genuine());
  write_reasons(out, v.reasons);
  if (v.genuine()) {
    out.key("issuer").value(v.issuer);
    out.key("key").value(v.key);
    out.key("keyFrom").value(word_of(judged.key));
    out.key("proof").value(v.form);
    out.key("statusList").value(word_of(v));
    out.key("id").value(v.credential.at("id").string());
    out.key("achievement").value(v.credential.at("credentialSubject").at("achievement").at("name").string());
  }
  out.end_object();
  auto reply = web::json(std::move(body), v.genuine() ? 200 : 422);
  if (!v.genuine()) reply.type = "application/problem+json";
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

Answer post_api(Desk& desk, const Call& call) {
  const auto& body = call.uploads.empty() ? call.body : call.uploads.front().bytes;
  auto given = read_envelope(body);
  if (!given) {
    Judged refused;
    refused.verified.reasons.push_back(given.error());
    return answer_of(refused);
  }
  return answer_of(judge(desk, call, *given));
}

Fact fact(const Text& label, std::string_view value) { return {std::string{label.vi}, std::string{value}}; }

VerdictView shown(const Judged& judged) {
  const auto& v = judged.verified;
  VerdictView out;
  out.kind = v.genuine() ? (v.status == vc::StatusSaid::not_checked ? "warn" : "good") : "bad";
  if (!v.genuine()) {
    out.words = t::credentials::file_refused.vi;
    out.more = say(v.reasons.front().code);
    return out;
  }
  out.words = t::credentials::file_genuine.vi;
  const auto& c = v.credential;
  out.facts.push_back(fact(t::credentials::what, c.at("credentialSubject").at("achievement").at("name").string()));
  if (const auto name = c.at("issuer").at("name").string(); !name.empty())
    out.facts.push_back(fact(t::credentials::issuer_label, name));
  out.facts.push_back(fact(t::credentials::file_issuer_id, v.issuer));
  if (const auto number = c.at("credentialSubject").at("licenseNumber").string(); !number.empty())
    out.facts.push_back(fact(t::credentials::number, number));
  if (v.status == vc::StatusSaid::not_checked) out.notes.emplace_back(t::vc::status_not_checked.vi);
  if (judged.key != KeyFrom::own) out.notes.emplace_back(t::credentials::file_other_issuer.vi);
  if (const auto caution = c.at("description").string(); !caution.empty() && judged.key == KeyFrom::own)
    out.notes.emplace_back(caution);
  return out;
}

Answer post_file(Desk& desk, const Call& call) {
  CheckerView view;
  view.csrf = call.me.csrf;
  Judged judged;
  if (call.uploads.empty() || call.uploads.front().bytes.empty()) {
    view.trouble = t::credentials::file_choose.vi;
    return web::page(checker_page(desk.around(call, "/chung-nhan"), view), 422);
  }
  auto file = vc::unbaked(call.uploads.front().bytes);
  if (file)
    judged = judge(desk, call, {std::move(*file), {}, {}});
  else
    judged.verified.reasons.push_back(file.error());
  view.result = {page::verdict(shown(judged))};
  return web::page(checker_page(desk.around(call, "/chung-nhan"), view), judged.verified.genuine() ? 200 : 422);
}

}  // namespace

std::vector<web::Route> verify_routes(Desk& desk) {
  using auth::Right;
  using web::Method;
  return {
      {Method::post, "/api/v1/credentials/verify", Right::anyone, [&desk](const Call& c) { return post_api(desk, c); }},
      {Method::post, "/chung-nhan/tep", Right::anyone, [&desk](const Call& c) { return post_file(desk, c); }},
  };
}

}  // namespace hvs::credentials
