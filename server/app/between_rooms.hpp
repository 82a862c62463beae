// Threads between rooms that only the composition root may tie: who an account is, and what goes into the audit log.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/web/call.hpp"
#include "server/assessment/officials.hpp"
#include "server/auth/office.hpp"
#include "server/credentials/room.hpp"
#include "server/gatherings/store.hpp"
#include "server/journal/room.hpp"
#include "server/outreach/room.hpp"
#include "server/people/room.hpp"

namespace hvs::app {

using OfficePtr = std::shared_ptr<auth::Office>;

// The shown name of an account; "" when unknown.
[[nodiscard]] std::function<std::string(const std::string&)> account_name(const OfficePtr& office);

// For the journal: whose work a file holds, and its lines of the audit log.
// Writes a line of the audit trail.
[[nodiscard]] std::function<void(const web::Call&, std::string action, std::string target, std::string detail)> noted(
    const OfficePtr& office);

[[nodiscard]] journal::Beside beside_journal(const OfficePtr& office);

// For the people room: its lines of the audit log, and the cards it prints.
[[nodiscard]] people::Beside beside_people(const OfficePtr& office);

// Staff accounts that may hold a field book.
[[nodiscard]] outreach::Members staff_members(const OfficePtr& office);

// What the credentials room asks of accounts and of the official values.
[[nodiscard]] credentials::Wishes beside_credentials(const OfficePtr& office,
                                                     const assessment::OfficialsPtr& officials);

// Who has passed the assessment and waits for the commune's word.
[[nodiscard]] gatherings::ReadyPeople people_to_confirm();

}  // namespace hvs::app
