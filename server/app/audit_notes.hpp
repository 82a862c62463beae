// Threads between rooms that only the composition root may tie: who an account is, and what goes into the audit log.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/web/call.hpp"
#include "server/auth/office.hpp"

namespace hvs::app {

using OfficePtr = std::shared_ptr<auth::Office>;

// The shown name of an account; "" when unknown.
[[nodiscard]] std::function<std::string(const std::string&)> account_name(const OfficePtr& office);

// Who an account is on the caller's device, when it has signed in there before (design.md §3: shared phones).
[[nodiscard]] std::function<std::optional<auth::Me>(const web::Call&, const std::string&)> known_here(
    const OfficePtr& office);

}  // namespace hvs::app
