// This room's tables: how the door keeps them, and what the room asks of them.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/credentials/model.hpp"
#include "core/credentials/revocation.hpp"
#include "server/db/db.hpp"
#include "server/journal/door.hpp"

namespace hvs::credentials {

// Given to the door at start: confirmation and certificate, and the copies of what proposals rest on.
[[nodiscard]] std::vector<journal::Store> stores();
[[nodiscard]] std::vector<journal::Reaction> reactions();

// A record with the versions its fields were seen at, so that a decision taken twice is noticed.
template <class T>
struct Seen {
  T value{};
  std::map<std::string, std::uint64_t, std::less<>> versions{};
};

[[nodiscard]] Result<std::optional<Seen<Confirmation>>> find_confirmation(db::Tx& tx, const std::string& commune,
                                                                          const std::string& id);
// Those waiting for a decision, by id (which is by time); `after` is the last id of the page before.
[[nodiscard]] Result<std::vector<Seen<Confirmation>>> waiting(db::Tx& tx, const std::string& commune,
                                                              const std::string& after, int limit);
[[nodiscard]] Result<std::vector<Basis>> bases_of(db::Tx& tx, const std::string& commune,
                                                  std::span<const std::string> results);

[[nodiscard]] Result<std::optional<Seen<Certificate>>> find_certificate(db::Tx& tx, const std::string& commune,
                                                                        const std::string& id);
[[nodiscard]] Result<std::string> id_of_number(db::Tx& tx, const std::string& commune,
                                               const std::string& number);  // "" = none
[[nodiscard]] Result<std::vector<Certificate>> certificates_of(db::Tx& tx, const std::string& commune,
                                                               const std::string& person);
[[nodiscard]] Result<std::vector<Certificate>> certificates_in(db::Tx& tx, const std::string& commune,
                                                               CertificateStatus status, const std::string& after,
                                                               int limit);

struct KeptProof {
  std::string evidence;
  std::string measure;
  int evidence_class = 0;
  std::string how;
};
[[nodiscard]] Result<std::vector<KeptProof>> proofs_kept(db::Tx& tx, const std::string& commune,
                                                         const std::string& confirmation);

struct Withdrawn {
  std::vector<Withdrawal> entries{};
  std::uint64_t version = 0;  // changes with every withdrawal
};
[[nodiscard]] Result<std::uint64_t> withdrawn_version(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<Withdrawn> withdrawn(db::Tx& tx, const std::string& commune);

// The bit that speaks for a certificate: given when it is saved first, the same for ever.
struct StatusBit {
  int list = 0;
  std::uint32_t place = 0;
};
[[nodiscard]] Result<std::optional<StatusBit>> status_bit(db::Tx& tx, const std::string& commune,
                                                          const std::string& certificate);
[[nodiscard]] Result<StatusBit> give_status_bit(db::Tx& tx, const std::string& commune, const std::string& certificate);
[[nodiscard]] Result<std::vector<std::uint32_t>> withdrawn_places(db::Tx& tx, const std::string& commune, int list);
[[nodiscard]] Result<int> status_lists(db::Tx& tx, const std::string& commune);  // how many there are

}  // namespace hvs::credentials
