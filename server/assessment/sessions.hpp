// Supervised sessions on the server: the proctor's screen, the learners' door, the list of results to look at again.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "server/app/services.hpp"
#include "server/assessment/officials.hpp"
#include "server/assessment/session_store.hpp"

namespace hvs::assessment {

// Pages of a room are made from a snapshot for this person; room.cpp knows how.
using LoadSnapshot = std::function<Result<Snapshot>(const web::Call& call, const std::string& person)>;

struct SessionDesk {
  app::Services& services;
  OfficialsPtr officials;
  LoadSnapshot load;
  Maker maker;
};
using SessionDeskPtr = std::shared_ptr<const SessionDesk>;

[[nodiscard]] std::vector<web::Route> session_routes(const SessionDeskPtr& desk);  // of who is in charge
[[nodiscard]] std::vector<web::Route> seat_routes(const SessionDeskPtr& desk);     // of learners
[[nodiscard]] std::vector<web::Route> recheck_routes(const SessionDeskPtr& desk);

// What stands before the questions of a form in a session: paused, not let in, time over. nullopt: go on.
[[nodiscard]] Result<std::optional<web::Answer>> session_gate(const SessionDesk& desk, const web::Call& call,
                                                              const Snapshot& snapshot);

// Shared by the files of this part.
struct SessionState {
  TestSession session;
  std::vector<SessionEvent> events;
  std::vector<SeatForm> forms;
};
[[nodiscard]] Result<std::optional<SessionState>> load_state(db::Tx& tx, const std::string& commune,
                                                             const std::string& id);
[[nodiscard]] journal::Operation session_event(const SessionDesk& desk, const web::Call& call,
                                               const std::string& session, const std::string& person, Happening what,
                                               std::string value = {});

}  // namespace hvs::assessment
