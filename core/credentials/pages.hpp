// Pages of this room. Everything shown is decided before it comes here.
#pragma once

#include <string>
#include <vector>

#include "core/credentials/check.hpp"
#include "core/credentials/model.hpp"
#include "core/html/document.hpp"

namespace hvs::credentials {

// --- for learners and visitors

struct Fact {
  std::string label{};
  std::string value{};
};

// A verdict with what the certificate says; the same frame on the checker and on a certificate's own page.
struct VerdictView {
  std::string kind{};  // good | warn | bad
  std::string words{};
  std::string more{};  // what it was replaced by, what is still missing
  std::vector<Fact> facts{};
  std::vector<std::string> notes{};
};

struct CheckerView {
  std::string csrf{};
  std::string typed{};
  std::string typed_number{};
  std::string trouble{};
  html::Html result{};
};

struct StandingView {
  html::Html verdict{};
  std::string pdf{};    // address, for those who may have it
  std::string files{};  // address of the downloads, without their tails
};

struct OwnCertificate {
  std::string what{};
  std::string line{};  // number and day
  std::string badge{};
  std::string kind{};
  std::string page{};
  std::string pdf{};
};
struct MineView {
  std::vector<OwnCertificate> certificates{};
};

[[nodiscard]] VerdictView verdict_of(const Code& code, const Checked& checked);
// `name` is whole for the owner and staff, shortened for anybody else (EC-06).
enum class KeyStanding : std::uint8_t { sound, revoked };
[[nodiscard]] VerdictView verdict_of(const Certificate& certificate, std::string_view name, KeyStanding key);
[[nodiscard]] VerdictView unknown_verdict();

[[nodiscard]] std::string checker_page(const html::Around& around, const CheckerView& view);
[[nodiscard]] std::string standing_page(const html::Around& around, const StandingView& view);
[[nodiscard]] std::string mine_page(const html::Around& around, const MineView& view);
[[nodiscard]] OwnCertificate own(const Certificate& certificate);

// --- for officers

struct Choice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct Score {
  std::string name{};
  std::string value{};
  bool low = false;  // under half right
};
struct ProposalRow {
  std::string id{};
  std::string name{};
  std::string area{};
  std::string group{};
  std::string result{};
  std::vector<Score> scores{};
  std::string how{};
  std::string assessor{};
  std::string day{};
  std::vector<std::string> flags{};
  bool chosen = false;
};
// The proposals of one xóm.
struct ProposalGroup {
  std::string anchor{};
  std::string title{};    // "Xóm Đồng Bản – 12 đề nghị"
  std::string address{};  // where the page opens again after the whole xóm was chosen
  std::string button{};   // value of the button: "chon:0" or "bo:0"
  std::string label{};
  std::vector<ProposalRow> rows{};
};
struct ConfirmView {
  std::string csrf{};
  std::vector<Choice> areas{};
  std::string area{};
  std::vector<ProposalGroup> groups{};
  std::string action{};  // this page of the list
  std::string next{};    // address of the next page
  std::string done{};
  std::vector<std::string> troubles{};
  std::string method{};
  bool by_vneid = false;
  std::string day{};
  std::string reference{};
  std::string reason{};
};
[[nodiscard]] std::string confirm_page(const html::Around& around, const ConfirmView& view);

struct CertificateRow {
  std::string id{};
  std::string number{};
  std::string name{};
  std::string area{};
  std::string day{};
  std::string signature{};
  bool waiting = false;  // for the agency's signature
};
struct CertificatesView {
  std::string csrf{};
  std::string signer{};  // words of the button; "" when the agency's signature is not here
  std::vector<Choice> states{};
  std::vector<CertificateRow> rows{};
  std::string next{};
};
[[nodiscard]] std::string certificates_page(const html::Around& around, const CertificatesView& view);

struct CertificateView {
  std::string csrf{};
  std::string id{};
  std::string number{};
  std::string name{};
  std::string badge{};
  std::string kind{};
  std::vector<Fact> facts{};
  std::string older{};  // address of the one it replaces
  std::string newer{};
  std::string pdf{};
  std::string done{};
  std::string trouble{};
  bool may_sign = false;
  bool may_change = false;
  std::string reference{};
  std::string reason{};
  std::string new_name{};
};
[[nodiscard]] std::string certificate_page(const html::Around& around, const CertificateView& view);

struct AwardRow {
  std::string id{};  // of the person
  std::string name{};
  std::string area{};
  std::string why{};
};
struct AwardsView {
  std::string csrf{};
  std::vector<Choice> kinds{};
  std::string kind{};
  std::string criteria{};
  std::vector<AwardRow> rows{};
  std::string left_out{};  // accounts that belong to nobody of the commune's people
  std::string done{};
  std::string trouble{};
  bool provisional = false;
};
[[nodiscard]] std::string awards_page(const html::Around& around, const AwardsView& view);

// The list that came back: what each line would do. Nothing is kept between the two steps but what the form carries.
struct AnswerRow {
  std::string line{};  // number of the line in the file
  std::string name{};
  std::string does{};
  std::string kept{};  // for the second step; "" = this line cannot be taken
  std::string trouble{};
};
struct AnswersView {
  std::string csrf{};
  std::vector<AnswerRow> rows{};
  std::string summary{};
  std::string trouble{};
  std::string done{};
  bool may_take = false;
};
[[nodiscard]] std::string answers_page(const html::Around& around, const AnswersView& view);

[[nodiscard]] Text name_of(CertificateStatus status);
[[nodiscard]] std::string_view kind_of(CertificateStatus status);  // badge class
[[nodiscard]] std::string group_name(std::string_view group);

namespace page {
std::string verdict(const VerdictView& v);
std::string checker(const CheckerView& v);
std::string standing(const StandingView& v);
std::string mine(const MineView& v);
std::string confirm(const ConfirmView& v);
std::string certificates(const CertificatesView& v);
std::string certificate(const CertificateView& v);
std::string awards(const AwardsView& v);
std::string answers(const AnswersView& v);
}  // namespace page

}  // namespace hvs::credentials
