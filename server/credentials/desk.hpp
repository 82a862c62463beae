// What the room's handlers share: services, the sealed lists it publishes, and how a decision becomes operations.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/credentials/check.hpp"
#include "core/credentials/pages.hpp"
#include "core/html/around.hpp"
#include "core/people/model.hpp"
#include "core/web/status.hpp"
#include "server/credentials/issuer.hpp"
#include "server/credentials/room.hpp"
#include "server/credentials/store.hpp"
#include "server/signing/agency.hpp"

namespace hvs::keys {
class Signer;
}

namespace hvs::credentials {

class Desk {
 public:
  Desk(app::Services& services, Wishes wishes, std::vector<Achievement> achievements,
       std::unique_ptr<signing::AgencySigner> signer)
      : services_(services),
        wishes_(std::move(wishes)),
        achievements_(std::move(achievements)),
        signer_(std::move(signer)) {}

  [[nodiscard]] const app::Settings& settings() const { return services_.settings; }
  [[nodiscard]] const std::string& commune() const { return services_.settings.commune; }
  [[nodiscard]] db::Database& db() const { return services_.db; }
  [[nodiscard]] std::string domain_name(const std::string& group, const std::string& rules,
                                        const std::string& domain) const;
  [[nodiscard]] std::string account_name(const std::string& account) const { return wishes_.account_name(account); }
  [[nodiscard]] html::Around around(const web::Call& call, std::string_view section = {}) const;

  // "https://hocvuso.example": the configured one, else where this request came to.
  [[nodiscard]] std::string address(const web::Call& call) const;
  [[nodiscard]] std::vector<Key> keys() const;  // the one in use first, then the old ones
  [[nodiscard]] std::vector<Key> keys(const keys::Signer& signer) const;
  [[nodiscard]] KeyStanding key_of(const Certificate& certificate) const;
  [[nodiscard]] bool seal_is_ours(const Certificate& certificate) const;
  // The agency's own signature, when its file lies in the data folder; else null: "chờ ký số".
  [[nodiscard]] const signing::AgencySigner* signer() const { return signer_.get(); }
  [[nodiscard]] std::string signer_reference() const;
  [[nodiscard]] const std::vector<Achievement>& achievements() const { return achievements_; }
  // As an issuer of Open Badges, under the address of `call`. Refusal: credentials.no_address (nobody said what this
  // installation is called, and the request came under a name anybody may have made up).
  [[nodiscard]] Result<Issuer> issuer(const web::Call& call) const;
  // The certificate as a credential, not yet signed; `whole` adds the salted hash of the name (EC-06).
  enum class Shows : std::uint8_t { nobody, whole };
  [[nodiscard]] Result<json::Json> badge(const Issuer& issuer, const Certificate& certificate, Shows shows) const;
  struct StatusFile {
    std::string json{};
    std::string jwt{};
    std::string tag{};
  };
  // The status list, signed; made anew with every withdrawal, key or address. Refusal: credentials.no_list.
  [[nodiscard]] Result<StatusFile> status_file(const Issuer& issuer, int list, Instant now);
  // The signed list of withdrawals, made anew when one was added and otherwise every ten minutes.
  [[nodiscard]] Result<std::string> list_file(Instant now);
  [[nodiscard]] Result<RevocationList> list(Instant now);

  struct Confirmed {
    const Seen<Confirmation>& proposal;
    const Basis& basis;
    Method method;
    Day on;
    std::string reference;
  };
  // The decision itself, its proofs, and the certificate: one batch. Ids follow from the proposal's, so that a decision
  // sent twice makes nothing twice. Refusals of issue().
  [[nodiscard]] Result<std::vector<journal::Operation>> confirm(const web::Call& call, const Confirmed& decision,
                                                                const people::Person& person,
                                                                std::string_view place) const;
  [[nodiscard]] journal::Operation send_back(const web::Call& call, const Seen<Confirmation>& proposal,
                                             std::string_view reason) const;
  [[nodiscard]] journal::Operation attach_signature(const web::Call& call, const Seen<Certificate>& certificate,
                                                    std::string_view reference) const;
  // With the proofs that no longer count.
  [[nodiscard]] std::vector<journal::Operation> withdraw(const web::Call& call, const Seen<Certificate>& certificate,
                                                         std::string_view reason,
                                                         std::span<const KeptProof> proofs) const;
  // The new one first, then the old one withdrawn; the result still counts. The new id is in the first operation.
  [[nodiscard]] Result<std::vector<journal::Operation>> reissue(const web::Call& call,
                                                                const Seen<Certificate>& certificate,
                                                                std::string_view name, const std::string& marks) const;

  // A badge as an operation; its id follows from person and achievement, so nobody gets the same one twice.
  [[nodiscard]] std::string badge_id(const std::string& person, const Achievement& achievement) const;
  [[nodiscard]] Result<journal::Operation> award(const web::Call& call, const Achievement& achievement,
                                                 const people::Person& person, std::string_view place) const;
  [[nodiscard]] std::string account_person(const std::string& account) const { return wishes_.account_person(account); }
  // The marks a certificate made anew would carry.
  [[nodiscard]] std::string marks_anew(const Certificate& certificate, const std::string& group,
                                       const std::string& rules) const;
  // What a certificate made today for a result measured by `rules` must say about itself.
  [[nodiscard]] std::string marks(const std::string& group, const std::string& rules) const;

 private:
  [[nodiscard]] std::string badge_marks(const Achievement& achievement) const;
  [[nodiscard]] std::string id_from(std::string_view id, std::string_view purpose) const;
  [[nodiscard]] journal::Operation operation(const web::Call& call, std::string_view entity, std::string id,
                                             const std::string& person, const std::string& area) const;
  [[nodiscard]] journal::Operation written(const web::Call& call, const Certificate& certificate) const;
  [[nodiscard]] Result<void> renew_list(Instant now);

  app::Services& services_;
  Wishes wishes_;
  std::vector<Achievement> achievements_;
  std::unique_ptr<signing::AgencySigner> signer_;
  std::mutex mutex_;  // guards the four below
  std::string file_;
  RevocationList list_;
  std::uint64_t list_version_ = 0;
  Instant list_made_{};
  struct KeptStatus {
    std::uint64_t version = 0;
    StatusFile file{};
  };
  std::map<std::string, KeptStatus> status_files_{};  // by address, key and number; guarded by mutex_
};

// Downloads for wallets and other programs; `tail` is ".json", ".jwt", …
[[nodiscard]] std::vector<web::Route> wallet_routes(Desk& desk);
// The printed sheet with the credential inside it, signed by the agency when it has signed this certificate.
[[nodiscard]] Result<std::string> whole_pdf(const Desk& desk, const web::Call& call, const Certificate& certificate);
[[nodiscard]] bool is_wallet_tail(std::string_view id);
[[nodiscard]] web::Answer wallet_file(Desk& desk, const web::Call& call, std::string_view id_and_tail);
// The owner and staff of that area may see all that the paper shows.
[[nodiscard]] bool may_see_whole(const web::Call& call, const Certificate& certificate);

[[nodiscard]] std::vector<web::Route> verify_routes(Desk& desk);
[[nodiscard]] std::vector<web::Route> badge_routes(Desk& desk);
[[nodiscard]] std::vector<web::Route> list_routes(Desk& desk);
[[nodiscard]] std::vector<web::Route> public_routes(Desk& desk);
[[nodiscard]] std::vector<web::Route> confirm_routes(Desk& desk);
[[nodiscard]] std::vector<web::Route> certificate_routes(Desk& desk);

using web::status_of;
[[nodiscard]] std::string sentence_of(const Problem& problem);  // its Vietnamese sentence

}  // namespace hvs::credentials
