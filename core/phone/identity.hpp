// Who uses this device: written by the server when the device signs in, kept by the phone, read by its core.
#pragma once

#include <string>
#include <string_view>

#include "core/auth/model.hpp"
#include "core/base/result.hpp"
#include "core/html/around.hpp"

namespace hvs::phone {

struct Identity {
  auth::Me me{};
  html::Site site{};
  std::string device{};      // also me.device
  std::uint32_t epoch = 0;   // new after the device's storage was wiped or restored
  std::string outbox_key{};  // base64url; only on its way to the phone, which keeps it where no script can read it
  Instant until{};           // past this instant the phone shows nobody's data; what waits to be sent is kept
};

// JSON, the body of GET /dong-bo/toi. The session's secret is not in it.
[[nodiscard]] std::string write_identity(const Identity& identity);
// Refusal: phone.bad_identity.
[[nodiscard]] Result<Identity> read_identity(std::string_view json);

}  // namespace hvs::phone
