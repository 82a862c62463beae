// Decisions of this room: what may follow what, who may decide, and what a decision brings about.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/model.hpp"
#include "core/base/result.hpp"
#include "core/credentials/model.hpp"
#include "core/html/html.hpp"

namespace hvs::credentials {

// Signs of inflated numbers, shown beside a proposal; they never decide (AI-02: a person does).
enum class Flag : std::uint8_t { no_result, very_fast, many_from_one_device, helped };
inline constexpr int fast_seconds_per_question = 6;  // our own threshold: reading one stem aloud takes longer
inline constexpr int many_passes_of_device = 5;      // our own threshold: a family shares a phone, a hamlet does not
[[nodiscard]] std::vector<Flag> flags_of(const Basis& basis);
[[nodiscard]] Text name_of(Flag flag);

// "D0:2/2 D1:1/3" as the result fact carries it; parts that do not read so are left out.
[[nodiscard]] std::vector<DomainScore> read_by_domain(std::string_view text);

struct Decision {
  Method method = Method::commune;
  Day on;
  std::string reference;  // document or VNeID reference
};

// Two-person rule: who assessed, and the learner, cannot confirm. Refusals: credentials.already_decided,
// credentials.own_assessment, credentials.own_result, credentials.reference_needed, credentials.no_personal_number,
// credentials.day_to_come.
[[nodiscard]] Result<void> may_confirm(const Confirmation& proposal, const Basis& basis, const Decision& decision,
                                       const auth::Me& officer, Day today);
// Refusals: credentials.already_decided, credentials.reason_needed.
[[nodiscard]] Result<void> may_send_back(const Confirmation& proposal, std::string_view reason);

// Twelve digits in a row: a personal number has no place in a reference (EC-06, PD-22).
[[nodiscard]] bool holds_personal_number(std::string_view text);

// Proof for the target board that a confirmation brings (plan.json measures; design.md §3 classes).
struct Proof {
  std::string_view measure;
  int evidence_class = 0;
  std::string_view how;
};
[[nodiscard]] std::vector<Proof> proofs_of(std::string_view group, Method method);

// What the certificate of this group says; a catalogue sentence.
[[nodiscard]] Text what_of(std::string_view group);

struct ToIssue {
  std::string id;
  std::string commune;
  std::string person;
  std::string confirmation;
  std::string name;
  std::string what;
  std::string place;
  std::string issuer;
  std::string marks;
  Day on;
  std::string key;
  std::string replaces;
};
using Seal = std::function<std::string(std::string_view message)>;  // 64 bytes
// A sealed certificate in state chờ ký số. Refusals of write_payload.
[[nodiscard]] Result<Certificate> issue(const ToIssue& order, const Seal& seal);
// The bytes that were sealed, made again from the certificate.
[[nodiscard]] Result<std::string> sealed_bytes(const Certificate& certificate);
// Whole text of the QR code.
[[nodiscard]] Result<std::string> code_of(const Certificate& certificate, std::string_view address);

// Refusals: credentials.is_withdrawn, credentials.is_signed, credentials.reference_needed, credentials.reason_needed.
[[nodiscard]] Result<void> may_attach_signature(const Certificate& certificate, std::string_view reference);
[[nodiscard]] Result<void> may_withdraw(const Certificate& certificate, std::string_view reason);
// What a new certificate would say otherwise than the old one. `nothing_else`: then the name must differ.
enum class Anew : std::uint8_t { nothing_else, marks, key };
[[nodiscard]] Result<void> may_reissue(const Certificate& certificate, std::string_view new_name, Anew anew);

}  // namespace hvs::credentials
