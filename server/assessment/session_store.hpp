// SQL of supervised sessions. Facts only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment/session.hpp"
#include "server/journal/door.hpp"

namespace hvs::assessment {

[[nodiscard]] std::vector<journal::Store> session_stores();

[[nodiscard]] Result<std::optional<TestSession>> load_session(db::Tx& tx, const std::string& commune,
                                                              const std::string& id);
// Newest first, at most 40.
[[nodiscard]] Result<std::vector<TestSession>> recent_sessions(db::Tx& tx, const std::string& commune);
// In order of commit.
[[nodiscard]] Result<std::vector<SessionEvent>> load_events(db::Tx& tx, const std::string& commune,
                                                            const std::string& session);
[[nodiscard]] Result<std::vector<SeatForm>> load_seat_forms(db::Tx& tx, const std::string& commune,
                                                            const std::string& session);
// Every answer given in a session, form after form, in order.
[[nodiscard]] Result<std::vector<Paper>> load_papers(db::Tx& tx, const std::string& commune, const std::string& session,
                                                     const Bank& bank);

// Assisted results, newest first, at most 2000: candidates for another look.
struct Assisted {
  std::string form;
  std::string person;
  std::string assessor;
  Instant at{};
  int right = 0;
  int total = 0;
};
[[nodiscard]] Result<std::vector<Assisted>> assisted_results(db::Tx& tx, const std::string& commune);

}  // namespace hvs::assessment
