// The checker, a certificate's own page and PDF, the published keys and withdrawals, and the learner's own list.
#include <optional>

#include "core/base/text.hpp"
#include "core/credentials/pages.hpp"
#include "core/credentials/payload.hpp"
#include "server/credentials/desk.hpp"
#include "server/keys/keyring.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
using web::Reply;

Result<std::optional<Seen<Certificate>>> find(const Desk& desk, const std::string& id) {
  std::optional<Seen<Certificate>> out;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, find_certificate(tx, desk.commune(), id));
    out = std::move(got);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

Reply checker(const Desk& desk, const Call& call, CheckerView view, int status = 200) {
  view.csrf = call.me.csrf;
  return web::page(checker_page(desk.around(call, "/chung-nhan"), view), status);
}

Reply sorry(const Desk& desk, const Call& call, const Problem& problem) {
  CheckerView view;
  view.trouble = sentence_of(problem);
  return checker(desk, call, std::move(view), status_of(problem));
}

Answer by_number(const Desk& desk, const Call& call) {
  const auto typed = text::upper(text::squeeze(call.query.get("so")));
  std::string id;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, id_of_number(tx, desk.commune(), typed));
    id = std::move(got);
    return {};
  });
  if (!read) return sorry(desk, call, read.error());
  if (!id.empty()) return web::see_other("/chung-nhan/" + id);
  CheckerView view;
  view.typed_number = typed;
  view.result = {page::verdict(unknown_verdict())};
  return checker(desk, call, std::move(view), 404);
}

Answer get_checker(const Desk& desk, const Call& call) {
  if (!text::trim(call.query.get("so")).empty()) return by_number(desk, call);
  return checker(desk, call, {});
}

const CheckSeal libsodium_check = [](std::string_view message, std::string_view seal, std::string_view key) {
  return keys::verify_ed25519(message, seal, key);
};

Answer post_checker(Desk& desk, const Call& call) {
  CheckerView view;
  view.typed = call.form.get("ma");
  const auto code = read_code(view.typed);
  if (!code) {
    view.trouble = sentence_of(code.error());
    return checker(desk, call, std::move(view), 422);
  }
  const auto list = desk.list(call.now);
  if (!list) return sorry(desk, call, list.error());
  const auto keys = desk.keys();
  view.result = {page::verdict(verdict_of(*code, check(*code, keys, &*list, libsodium_check)))};
  return checker(desk, call, std::move(view));
}

Answer standing(const Desk& desk, const Call& call, const std::string& id) {
  const auto found = find(desk, id);
  if (!found) return sorry(desk, call, found.error());
  StandingView view;
  int status = 200;
  // A record whose seal is not ours was not issued by this program: it is as good as unknown.
  if (!*found || !desk.seal_is_ours((*found)->value)) {
    view.verdict = {page::verdict(unknown_verdict())};
    status = 404;
  } else {
    const auto& c = (*found)->value;
    const bool whole = may_see_whole(call, c);
    view.verdict = {page::verdict(verdict_of(c, whole ? c.name : shortened_name(c.name), desk.key_of(c)))};
    if (whole) view.pdf = "/chung-nhan/" + c.id + ".pdf";
    if (c.status != CertificateStatus::withdrawn) view.files = "/chung-nhan/" + c.id;
  }
  return web::page(standing_page(desk.around(call, "/chung-nhan"), view), status);
}

Answer pdf(const Desk& desk, const Call& call, const Certificate& c) {
  auto bytes = whole_pdf(desk, call, c);
  if (!bytes) return sorry(desk, call, bytes.error());
  Reply reply;
  reply.type = "application/pdf";
  reply.body = std::move(*bytes);
  const auto name = html::fill(t::credentials::file_name.vi, {{"number", c.number}});
  reply.headers = {{"Content-Disposition", "inline; filename=\"" + name + "\""},
                   {"Cache-Control", "private, no-store"}};
  return reply;
}

constexpr std::string_view pdf_tail = ".pdf";

Answer get_one(Desk& desk, const Call& call) {
  std::string id{call.params.get("id")};
  if (is_wallet_tail(id)) return wallet_file(desk, call, id);
  if (!id.ends_with(pdf_tail)) return standing(desk, call, id);
  id.resize(id.size() - pdf_tail.size());
  const auto found = find(desk, id);
  if (!found) return sorry(desk, call, found.error());
  if (!*found || !desk.seal_is_ours((*found)->value)) return standing(desk, call, id);
  if (!may_see_whole(call, (*found)->value)) return sorry(desk, call, {Kind::denied, t::credentials::pdf_denied.key});
  return pdf(desk, call, (*found)->value);
}

// Whoever holds the complete signed code already holds everything the PDF shows.
Answer post_one(Desk& desk, const Call& call) {
  std::string id{call.params.get("id")};
  if (is_wallet_tail(id)) return wallet_file(desk, call, id);
  if (id.ends_with(pdf_tail)) id.resize(id.size() - pdf_tail.size());
  const auto code = read_code(call.form.get("ma"));
  if (!code) return sorry(desk, call, code.error());
  const auto verdict = check(*code, desk.keys(), nullptr, libsodium_check).verdict;
  if (verdict != Verdict::genuine || code->payload.id != id)
    return sorry(desk, call, {Kind::denied, t::credentials::pdf_denied.key});
  const auto found = find(desk, id);
  if (!found) return sorry(desk, call, found.error());
  if (!*found) return standing(desk, call, id);
  return pdf(desk, call, (*found)->value);
}

Reply published(std::string body) {
  auto reply = web::json(std::move(body));
  reply.headers.push_back({"Cache-Control", "no-cache"});
  return reply;
}

Answer get_list(Desk& desk, const Call& call) {
  auto file = desk.list_file(call.now);
  if (!file) return web::json("{}", status_of(file.error()));
  return published(std::move(*file));
}

Answer get_mine(const Desk& desk, const Call& call) {
  MineView view;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(all, certificates_of(tx, desk.commune(), call.me.person));
    for (auto at = all.rbegin(); at != all.rend(); ++at) view.certificates.push_back(own(*at));
    return {};
  });
  if (!read) return sorry(desk, call, read.error());
  auto reply = web::page(mine_page(desk.around(call, "/chung-nhan"), view));
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

}  // namespace

std::vector<web::Route> public_routes(Desk& desk) {
  using auth::Right;
  using web::Method;
  return {
      {Method::get, "/chung-nhan", Right::anyone, [&desk](const Call& c) { return get_checker(desk, c); }},
      {Method::post, "/chung-nhan", Right::anyone, [&desk](const Call& c) { return post_checker(desk, c); }},
      {Method::get, "/chung-nhan/khoa.json", Right::anyone,
       [&desk](const Call&) -> Answer { return published(write_keys(desk.keys())); }},
      {Method::get, "/chung-nhan/thu-hoi.json", Right::anyone, [&desk](const Call& c) { return get_list(desk, c); }},
      {Method::get, "/chung-nhan/cua-toi", Right::known, [&desk](const Call& c) { return get_mine(desk, c); }},
      {Method::get, "/chung-nhan/{id}", Right::anyone, [&desk](const Call& c) { return get_one(desk, c); }},
      {Method::post, "/chung-nhan/{id}", Right::anyone, [&desk](const Call& c) { return post_one(desk, c); }},
  };
}

}  // namespace hvs::credentials
