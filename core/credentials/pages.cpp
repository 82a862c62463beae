#include "core/credentials/pages.hpp"

#include "core/credentials/payload.hpp"
#include "core/credentials/rules.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

namespace tx = t::credentials;

std::string text_of(const Text& sentence) { return std::string{sentence.vi}; }

std::vector<std::string> notes_of(std::string_view marks) {
  std::vector<std::string> out;
  if (has_mark(marks, mark_synthetic)) out.push_back(text_of(tx::note_synthetic));
  if (has_mark(marks, mark_provisional)) out.push_back(text_of(tx::pdf_provisional) + ".");
  out.push_back(text_of(tx::pdf_seal_note) + ".");
  return out;
}

void say(VerdictView& out, std::string_view kind, const Text& words) {
  out.kind = kind;
  out.words = words.vi;
}

}  // namespace

VerdictView verdict_of(const Code& code, const Checked& checked) {
  VerdictView out;
  const auto on = html::fill("{d}", {{"d", checked.gone_on ? show_day(*checked.gone_on) : std::string{}}});
  switch (checked.verdict) {
    case Verdict::genuine:
      say(out, "good", tx::verdict_genuine);
      break;
    case Verdict::withdrawn:
      out.kind = "bad";
      out.words = html::fill(tx::verdict_withdrawn.vi, {{"day", on}});
      break;
    case Verdict::replaced:
      out.kind = "warn";
      out.words = html::fill(tx::verdict_replaced.vi, {{"day", on}});
      break;
    case Verdict::unknown_key:
      say(out, "warn", tx::verdict_unknown_key);
      return out;
    case Verdict::revoked_key:
      say(out, "bad", tx::verdict_revoked_key);
      out.more = tx::revoked_key_more.vi;
      return out;
    case Verdict::forged:
      say(out, "bad", tx::verdict_forged);
      return out;
  }
  const auto& p = code.payload;
  out.facts = {{text_of(tx::name), p.name}, {text_of(tx::what), p.what}};
  if (!p.place.empty()) out.facts.push_back({text_of(tx::place), p.place});
  out.facts.push_back({text_of(tx::issuer_label), p.issuer});
  out.facts.push_back({text_of(tx::issued_on), show_day(p.issued)});
  out.notes = notes_of(p.marks);
  if (checked.compared) out.notes.push_back(html::fill(tx::compared.vi, {{"time", show_day_time(*checked.compared)}}));
  return out;
}

VerdictView verdict_of(const Certificate& c, std::string_view name, KeyStanding key) {
  VerdictView out;
  const auto day = show_day(c.withdrawn_on.value_or(c.issued_on));
  if (c.status != CertificateStatus::withdrawn) {
    // Without the agency's own signature nothing is said about force (EC-05).
    const bool is_signed = c.status == CertificateStatus::agency_signed;
    say(out, "good", is_signed ? tx::verdict_valid : tx::verdict_waiting);
    out.more = is_signed ? tx::pdf_signed.vi : tx::waiting_more.vi;
  } else if (!c.replaced_by.empty()) {
    out.kind = "warn";
    out.words = html::fill(tx::verdict_replaced.vi, {{"day", day}});
  } else {
    out.kind = "bad";
    out.words = html::fill(tx::verdict_withdrawn.vi, {{"day", day}});
  }
  // The commune still knows what it issued; the paper in somebody's hand proves nothing any more.
  if (key == KeyStanding::revoked && c.status != CertificateStatus::withdrawn) {
    say(out, "warn", tx::verdict_revoked_key);
    out.more = tx::revoked_key_own.vi;
  }
  out.facts = {{text_of(tx::name), std::string{name}},
               {text_of(tx::what), c.what},
               {text_of(tx::issuer_label), c.issuer},
               {text_of(tx::issued_on), show_day(c.issued_on)},
               {text_of(tx::number), c.number}};
  out.notes = notes_of(c.marks);
  return out;
}

VerdictView unknown_verdict() {
  VerdictView out;
  say(out, "warn", tx::verdict_unknown);
  out.more = tx::verdict_unknown_more.vi;
  return out;
}

OwnCertificate own(const Certificate& c) {
  OwnCertificate out;
  out.what = c.what;
  out.line = html::fill(tx::own_line.vi, {{"number", c.number}, {"day", show_day(c.issued_on)}});
  const bool replaced = c.status == CertificateStatus::withdrawn && !c.replaced_by.empty();
  out.badge = replaced ? tx::status_replaced.vi : name_of(c.status).vi;
  out.kind = kind_of(c.status);
  out.page = "/chung-nhan/" + c.id;
  if (c.status != CertificateStatus::withdrawn) out.pdf = out.page + ".pdf";
  return out;
}

std::string checker_page(const html::Around& around, const CheckerView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::learner,
                         .title = text_of(tx::check_title),
                         .body = {page::checker(view)},
                         .back = "/",
                         .description = text_of(tx::check_lead),
                         .extra_script = std::string{html::asset("checker.js")}});
}

std::string standing_page(const html::Around& around, const StandingView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::learner,
                         .title = text_of(tx::standing_title),
                         .body = {page::standing(view)},
                         .back = "/chung-nhan"});
}

std::string mine_page(const html::Around& around, const MineView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::learner,
                         .title = text_of(tx::mine_title),
                         .body = {page::mine(view)},
                         .back = "/hoc"});
}

std::string confirm_page(const html::Around& around, const ConfirmView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = text_of(tx::confirm_title),
                         .body = {page::confirm(view)},
                         .back = "/quan-tri",
                         .wide = true});
}

std::string certificates_page(const html::Around& around, const CertificatesView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = text_of(tx::certificates),
                         .body = {page::certificates(view)},
                         .back = "/quan-tri",
                         .wide = true});
}

std::string awards_page(const html::Around& around, const AwardsView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = text_of(tx::awards_title),
                         .body = {page::awards(view)},
                         .back = "/quan-tri/chung-nhan",
                         .wide = true});
}

std::string answers_page(const html::Around& around, const AnswersView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = text_of(tx::answers_title),
                         .body = {page::answers(view)},
                         .back = "/quan-tri/xac-nhan",
                         .wide = true});
}

std::string certificate_page(const html::Around& around, const CertificateView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = view.name + " – " + view.number,
                         .body = {page::certificate(view)},
                         .back = "/quan-tri/chung-nhan"});
}

Text name_of(CertificateStatus status) {
  switch (status) {
    case CertificateStatus::awaiting_signature:
      return tx::status_waiting;
    case CertificateStatus::agency_signed:
      return tx::status_signed;
    case CertificateStatus::withdrawn:
      return tx::status_withdrawn;
  }
  return tx::status_withdrawn;
}

std::string_view kind_of(CertificateStatus status) {
  switch (status) {
    case CertificateStatus::awaiting_signature:
      return "info";
    case CertificateStatus::agency_signed:
      return "good";
    case CertificateStatus::withdrawn:
      return "bad";
  }
  return "bad";
}

std::string group_name(std::string_view group) {
  if (group == "nguoidan") return text_of(tx::group_nguoidan);
  if (group == "hssv") return text_of(tx::group_hssv);
  if (group == "cbccvc") return text_of(tx::group_cbccvc);
  if (group == "nld") return text_of(tx::group_nld);
  return std::string{group};
}

}  // namespace hvs::credentials
