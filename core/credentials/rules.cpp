#include "core/credentials/rules.hpp"

#include <array>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/credentials/payload.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

struct GroupRow {
  std::string_view group;
  Text what;
  std::array<std::string_view, 2> measures;  // "" = none
};

// A confirmed "phổ cập" answers the skill targets of the learner's group for both years of the plan (III.1, III.2).
constexpr std::array groups{
    GroupRow{"nguoidan", t::credentials::what_nguoidan, {"basic_skills", "good_use_of_services"}},
    GroupRow{"hssv", t::credentials::what_hssv, {"learning_and_safety_skills", "learning_creativity_safety_skills"}},
    GroupRow{"cbccvc", t::credentials::what_cbccvc, {"knows_and_uses_work_platforms", ""}},
    GroupRow{"nld", t::credentials::what_nld, {"basic_production_skills", "good_production_skills"}},
};

const GroupRow& row_of(std::string_view group) {
  for (const auto& one : groups) {
    if (one.group == group) return one;
  }
  return groups[0];
}

constexpr int class_test = 2;
constexpr int class_vneid = 3;

}  // namespace

std::vector<Flag> flags_of(const Basis& basis) {
  std::vector<Flag> out;
  if (!basis.found) out.push_back(Flag::no_result);
  if (basis.seconds > 0 && basis.seconds < static_cast<std::int64_t>(basis.total) * fast_seconds_per_question)
    out.push_back(Flag::very_fast);
  if (basis.passes_of_device >= many_passes_of_device) out.push_back(Flag::many_from_one_device);
  if (basis.mode == "co_nguoi_giup") out.push_back(Flag::helped);
  return out;
}

Text name_of(Flag flag) {
  switch (flag) {
    case Flag::no_result:
      return t::credentials::flag_no_result;
    case Flag::very_fast:
      return t::credentials::flag_very_fast;
    case Flag::many_from_one_device:
      return t::credentials::flag_many_from_one_device;
    case Flag::helped:
      return t::credentials::flag_helped;
  }
  return t::credentials::flag_no_result;
}

std::vector<DomainScore> read_by_domain(std::string_view text) {
  std::vector<DomainScore> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto part = text.substr(at, end - at);
    at = end + 1;
    const auto colon = part.find(':');
    const auto slash = part.find('/', colon == std::string_view::npos ? 0 : colon);
    if (colon == std::string_view::npos || slash == std::string_view::npos) continue;
    long long right = 0;
    long long total = 0;
    if (!text::read_int(part.substr(colon + 1, slash - colon - 1), right) ||
        !text::read_int(part.substr(slash + 1), total))
      continue;
    if (right < 0 || total < right || total > 1000) continue;
    out.push_back({std::string{part.substr(0, colon)}, static_cast<int>(right), static_cast<int>(total)});
  }
  return out;
}

Result<void> may_confirm(const Confirmation& proposal, const Basis& basis, const Decision& decision,
                         const auth::Me& officer, Day today) {
  if (proposal.status != ConfirmationStatus::proposed)
    return refuse(Kind::conflict, t::credentials::already_decided.key);
  if (!basis.assessor.empty() && basis.assessor == officer.account)
    return refuse(Kind::denied, t::credentials::own_assessment.key);
  if (!officer.person.empty() && proposal.person == officer.person)
    return refuse(Kind::denied, t::credentials::own_result.key);
  if (decision.method == Method::vneid && text::trim(decision.reference).empty()) {
    return refuse(Kind::invalid, t::credentials::reference_needed.key);
  }
  if (holds_personal_number(decision.reference)) return refuse(Kind::invalid, t::credentials::no_personal_number.key);
  if (decision.on > today) return refuse(Kind::invalid, t::credentials::day_to_come.key);
  return {};
}

Result<void> may_send_back(const Confirmation& proposal, std::string_view reason) {
  if (proposal.status != ConfirmationStatus::proposed)
    return refuse(Kind::conflict, t::credentials::already_decided.key);
  if (text::trim(reason).empty()) return refuse(Kind::invalid, t::credentials::reason_needed.key);
  return {};
}

bool holds_personal_number(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (c != ' ')
      digits = 0;  // people write it in groups
    if (digits >= 12) return true;
  }
  return false;
}

std::vector<Proof> proofs_of(std::string_view group, Method method) {
  std::vector<Proof> out;
  for (const auto measure : row_of(group).measures) {
    if (!measure.empty()) out.push_back({measure, class_test, "bai_danh_gia"});
  }
  if (method == Method::vneid) out.push_back({"confirmed_on_vneid", class_vneid, "vneid"});
  return out;
}

Text what_of(std::string_view group) { return row_of(group).what; }

Result<Certificate> issue(const ToIssue& order, const Seal& seal) {
  Certificate out;
  out.id = order.id;
  out.person = order.person;
  out.confirmation = order.confirmation;
  out.number = number_of(order.commune, order.id, order.on);
  out.name = text::squeeze(text::nfc(order.name));
  out.what = order.what;
  out.place = order.place;
  out.issuer = order.issuer;
  out.marks = order.marks;
  out.issued_on = order.on;
  out.key = order.key;
  out.replaces = order.replaces;
  HVS_TRY(bytes, sealed_bytes(out));
  out.seal = bytes::base64url(seal(bytes));
  return out;
}

Result<std::string> sealed_bytes(const Certificate& c) {
  return write_payload({c.id, c.name, c.what, c.place, c.issuer, c.issued_on, c.key, c.marks});
}

Result<std::string> code_of(const Certificate& certificate, std::string_view address) {
  HVS_TRY(sealed, sealed_bytes(certificate));
  HVS_TRY(seal, bytes::from_base64url(certificate.seal));
  return write_code(address, certificate.id, sealed, seal);
}

Result<void> may_attach_signature(const Certificate& certificate, std::string_view reference) {
  if (certificate.status == CertificateStatus::withdrawn)
    return refuse(Kind::conflict, t::credentials::is_withdrawn.key);
  if (certificate.status == CertificateStatus::agency_signed)
    return refuse(Kind::conflict, t::credentials::is_signed.key);
  if (text::trim(reference).empty()) return refuse(Kind::invalid, t::credentials::reference_needed.key);
  if (holds_personal_number(reference)) return refuse(Kind::invalid, t::credentials::no_personal_number.key);
  return {};
}

Result<void> may_withdraw(const Certificate& certificate, std::string_view reason) {
  if (certificate.status == CertificateStatus::withdrawn)
    return refuse(Kind::conflict, t::credentials::is_withdrawn.key);
  if (text::trim(reason).empty()) return refuse(Kind::invalid, t::credentials::reason_needed.key);
  return {};
}

Result<void> may_reissue(const Certificate& certificate, std::string_view new_name, Anew anew) {
  if (certificate.status == CertificateStatus::withdrawn)
    return refuse(Kind::conflict, t::credentials::is_withdrawn.key);
  const auto name = text::squeeze(text::nfc(new_name));
  if (name.empty()) return refuse(Kind::invalid, t::credentials::name_needed.key);
  // The same name again makes sense once "tạm thời" need no longer be said, or its key can no longer be trusted.
  if (name == certificate.name && anew == Anew::nothing_else)
    return refuse(Kind::invalid, t::credentials::same_name.key);
  return {};
}

}  // namespace hvs::credentials
