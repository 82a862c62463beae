// /quan-tri/chung-nhan: the register of certificates; agency signature, new name, withdrawal.
#include <algorithm>
#include <optional>

#include "core/base/text.hpp"
#include "core/credentials/pages.hpp"
#include "core/credentials/rules.hpp"
#include "server/credentials/desk.hpp"
#include "server/people/read.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
using web::Reply;
namespace tx_text = t::credentials;

constexpr int rows_per_page = 100;
constexpr std::string_view home = "/quan-tri/chung-nhan";

struct Paper {
  Seen<Certificate> certificate;
  std::string area_name;
  std::optional<Confirmation> confirmation;
  std::vector<KeptProof> proofs;
  std::string rules;  // what the result was measured by
};

Result<std::optional<Paper>> open_paper(const Desk& desk, const std::string& id) {
  std::optional<Paper> out;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, find_certificate(tx, desk.commune(), id));
    if (!found) return {};
    HVS_TRY(areas, people::areas(tx, desk.commune()));
    HVS_TRY(confirmation, find_confirmation(tx, desk.commune(), found->value.confirmation));
    HVS_TRY(proofs, proofs_kept(tx, desk.commune(), found->value.confirmation));
    Paper paper{std::move(*found), {}, {}, std::move(proofs), {}};
    paper.area_name = areas.name_of(paper.certificate.value.area);
    if (confirmation) {
      const std::string result = confirmation->value.result;
      HVS_TRY(bases, bases_of(tx, desk.commune(), std::span{&result, 1}));
      paper.rules = bases.front().rules;
      paper.confirmation = std::move(confirmation->value);
    }
    out = std::move(paper);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

Text done_of(std::string_view word) {
  if (word == "ky-so") return tx_text::signed_done;
  if (word == "thu-hoi") return tx_text::withdrawn_done;
  return tx_text::reissued_done;
}

std::vector<Fact> facts_of(const Paper& paper) {
  const auto& c = paper.certificate.value;
  std::vector<Fact> out{{std::string{tx_text::number.vi}, c.number},
                        {std::string{tx_text::name.vi}, c.name},
                        {std::string{tx_text::what.vi}, c.what},
                        {std::string{tx_text::area.vi}, paper.area_name},
                        {std::string{tx_text::issued_on.vi}, show_day(c.issued_on)}};
  if (paper.confirmation && paper.confirmation->method && paper.confirmation->decided_on) {
    const auto method =
        *paper.confirmation->method == Method::vneid ? tx_text::method_vneid.vi : tx_text::method_commune.vi;
    auto line = html::fill(tx_text::decided_line.vi,
                           {{"method", std::string{method}}, {"day", show_day(*paper.confirmation->decided_on)}});
    if (!paper.confirmation->reference.empty()) line += " (" + paper.confirmation->reference + ")";
    out.push_back({std::string{tx_text::confirmation_label.vi}, line});
  }
  if (!c.agency_signature.empty()) out.push_back({std::string{tx_text::signature.vi}, c.agency_signature});
  if (!c.reason.empty()) out.push_back({std::string{tx_text::reason_label.vi}, c.reason});
  return out;
}

Reply show_paper(const Desk& desk, const Call& call, const Paper& paper, const Problem* trouble) {
  const auto& c = paper.certificate.value;
  CertificateView view;
  view.csrf = call.me.csrf;
  view.id = c.id;
  view.number = c.number;
  view.name = c.name;
  view.kind = kind_of(c.status);
  view.badge = c.status == CertificateStatus::withdrawn && !c.replaced_by.empty() ? tx_text::status_replaced.vi
                                                                                  : name_of(c.status).vi;
  view.facts = facts_of(paper);
  if (!c.replaces.empty()) view.older = std::string{home} + "/" + c.replaces;
  if (!c.replaced_by.empty()) view.newer = std::string{home} + "/" + c.replaced_by;
  view.pdf = "/chung-nhan/" + c.id + ".pdf";
  view.may_sign = c.status == CertificateStatus::awaiting_signature;
  view.may_change = c.status != CertificateStatus::withdrawn;
  view.reference = call.form.get("so");
  view.reason = call.form.get("ly_do");
  view.new_name = call.form.has("ten") ? std::string{call.form.get("ten")} : c.name;
  if (const auto done = call.query.get("xong"); !done.empty()) view.done = done_of(done).vi;
  if (trouble != nullptr) view.trouble = sentence_of(*trouble);
  auto reply =
      web::page(certificate_page(desk.around(call, "/quan-tri"), view), trouble != nullptr ? status_of(*trouble) : 200);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

Answer get_register(const Desk& desk, const Call& call) {
  const auto status = read_certificate_status(call.query.get("tt")).value_or(CertificateStatus::awaiting_signature);
  CertificatesView view;
  for (const auto one :
       {CertificateStatus::awaiting_signature, CertificateStatus::agency_signed, CertificateStatus::withdrawn}) {
    view.states.push_back({std::string{word_of(one)}, std::string{name_of(one).vi}, one == status});
  }
  view.csrf = call.me.csrf;
  if (desk.signer() != nullptr && status == CertificateStatus::awaiting_signature)
    view.signer = html::fill(tx_text::sign_all.vi, {{"name", desk.signer()->name()}});
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(areas, people::areas(tx, desk.commune()));
    HVS_TRY(all, certificates_in(tx, desk.commune(), status, std::string{call.query.get("sau")}, rows_per_page));
    for (const auto& c : all) {
      if (!auth::may(call.me, auth::Right::issue_certificates, c.area, call.now)) continue;
      view.rows.push_back({c.id, c.number, c.name, std::string{areas.name_of(c.area)}, show_day(c.issued_on),
                           c.agency_signature, c.status == CertificateStatus::awaiting_signature});
    }
    if (all.size() == rows_per_page)
      view.next = std::string{home} + "?tt=" + std::string{word_of(status)} + "&sau=" + all.back().id;
    return {};
  });
  auto reply = web::page(certificates_page(desk.around(call, "/quan-tri"), view), read ? 200 : status_of(read.error()));
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

// The agency's own file signs every certificate on this page that waits for it, one commit for all.
Answer post_register(const Desk& desk, const Call& call) {
  const auto back = [](std::size_t n) {
    return web::see_other(std::string{home} + "?tt=da_ky&xong=" + std::to_string(n));
  };
  if (desk.signer() == nullptr || call.form.get("viec") != "ky-so-tep") return back(0);
  Answer answer;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    answer.operations.clear();
    for (const auto id : call.form.all("chon")) {
      HVS_TRY(found, find_certificate(tx, desk.commune(), std::string{id}));
      if (!found || !auth::may(call.me, auth::Right::issue_certificates, found->value.area, call.now) ||
          !desk.seal_is_ours(found->value) || !may_attach_signature(found->value, desk.signer_reference()))
        continue;
      if (answer.operations.size() == rows_per_page) break;
      answer.operations.push_back(desk.attach_signature(call, *found, desk.signer_reference()));
    }
    return {};
  });
  if (!read || answer.operations.empty()) return back(0);
  answer.finish = [back](const std::vector<journal::Outcome>& outcomes) {
    return back(
        static_cast<std::size_t>(std::ranges::count(outcomes, journal::OutcomeKind::applied, &journal::Outcome::kind)));
  };
  return answer;
}

Reply unknown_paper(const Desk& desk, const Call& call) {
  return web::page(certificates_page(desk.around(call, "/quan-tri"), {}), 404);
}

Answer with_paper(const Desk& desk, const Call& call, const std::function<Answer(const Paper&)>& then) {
  const auto paper = open_paper(desk, std::string{call.params.get("id")});
  if (!paper || !*paper) return unknown_paper(desk, call);
  if (!auth::may(call.me, auth::Right::issue_certificates, (*paper)->certificate.value.area, call.now))
    return unknown_paper(desk, call);
  return then(**paper);
}

// The operations of one press, or why not.
Result<std::vector<journal::Operation>> change(const Desk& desk, const Call& call, const Paper& paper) {
  const auto& c = paper.certificate;
  const auto what = call.form.get("viec");
  if (what == "ky-so") {
    if (auto ok = may_attach_signature(c.value, call.form.get("so")); !ok) return std::unexpected(ok.error());
    return std::vector{desk.attach_signature(call, c, call.form.get("so"))};
  }
  if (what == "thu-hoi") {
    if (auto ok = may_withdraw(c.value, call.form.get("ly_do")); !ok) return std::unexpected(ok.error());
    return desk.withdraw(call, c, call.form.get("ly_do"), paper.proofs);
  }
  if (what == "cap-lai") {
    const auto group = paper.confirmation ? paper.confirmation->group : std::string{};
    const auto marks = desk.marks_anew(c.value, group, paper.rules);
    const auto anew = desk.key_of(c.value) == KeyStanding::revoked ? Anew::key
                      : marks != c.value.marks                     ? Anew::marks
                                                                   : Anew::nothing_else;
    if (auto ok = may_reissue(c.value, call.form.get("ten"), anew); !ok) return std::unexpected(ok.error());
    return desk.reissue(call, c, call.form.get("ten"), marks);
  }
  return refuse(Kind::invalid, tx_text::unknown_choice.key);
}

Answer post_paper(const Desk& desk, const Call& call) {
  return with_paper(desk, call, [&](const Paper& paper) -> Answer {
    auto operations = change(desk, call, paper);
    if (!operations) return show_paper(desk, call, paper, &operations.error());
    Answer answer;
    const std::string what{call.form.get("viec")};
    const auto id = what == "cap-lai" ? operations->front().entity_id : paper.certificate.value.id;
    answer.operations = std::move(*operations);
    answer.finish = [&desk, call, paper, what, id](const std::vector<journal::Outcome>& outcomes) {
      for (const auto& one : outcomes) {
        if (one.kind == journal::OutcomeKind::applied || one.duplicate) continue;
        const Problem clash{Kind::conflict, tx_text::already_decided.key};
        return show_paper(desk, call, paper, &clash);
      }
      return web::see_other(std::string{home} + "/" + id + "?xong=" + what);
    };
    return answer;
  });
}

}  // namespace

std::vector<web::Route> certificate_routes(Desk& desk) {
  using auth::Right;
  return {
      {web::Method::get, std::string{home}, Right::issue_certificates,
       [&desk](const Call& c) { return get_register(desk, c); }},
      {web::Method::post, std::string{home}, Right::issue_certificates,
       [&desk](const Call& c) { return post_register(desk, c); }},
      {web::Method::get, std::string{home} + "/{id}", Right::issue_certificates,
       [&desk](const Call& c) {
         return with_paper(desk, c, [&](const Paper& paper) -> Answer { return show_paper(desk, c, paper, nullptr); });
       }},
      {web::Method::post, std::string{home} + "/{id}", Right::issue_certificates,
       [&desk](const Call& c) { return post_paper(desk, c); }},
  };
}

}  // namespace hvs::credentials
