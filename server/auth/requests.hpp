// L7, "thầy cô cho vào": a learner asks, a facilitator sees name and number and lets in. Table door_request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "server/db/db.hpp"

namespace hvs::auth::requests {

inline constexpr std::chrono::minutes lifetime{10};

struct Request {
  std::string id;
  std::string person;
  std::string class_id;
  std::string area;
  std::int64_t number = 0;  // 10–99, shown on both screens
  std::string state;        // waiting | approved | refused | used
  Instant asked_at{};
};

inline constexpr std::int64_t open_per_person = 20;
// `secret` stays with the asking browser; its earlier request, if it has one, is withdrawn. Others for the same person
// stay (the number tells them apart), so nobody can push a learner's own request aside.
Result<void> ask(db::Tx& tx, const std::string& commune, const Request& request, const std::string& secret,
                 const std::optional<Request>& earlier);
Result<std::int64_t> open_for(db::Tx& tx, const std::string& commune, const std::string& person, Instant now);
// The request of this browser ("<id>.<secret>"), if it is not too old.
Result<std::optional<Request>> of_browser(db::Tx& tx, const std::string& commune, std::string_view cookie, Instant now);
Result<std::optional<Request>> waiting_one(db::Tx& tx, const std::string& commune, const std::string& id, Instant now);
Result<std::vector<Request>> waiting(db::Tx& tx, const std::string& commune, Instant now);
// False when somebody else decided first.
Result<bool> decide(db::Tx& tx, const std::string& commune, const std::string& id, const char* state,
                    const std::string& by, Instant now);
// An approval opens the door once.
Result<bool> use(db::Tx& tx, const std::string& commune, const std::string& id);

}  // namespace hvs::auth::requests
