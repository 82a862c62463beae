// The room "credentials" on the server. README.md: words, tables, operations, refusals.
#pragma once

#include <functional>

#include "server/app/services.hpp"
#include "server/journal/door.hpp"

namespace hvs::credentials {

// Stores and reactions, given to the door at start.
void furnish(journal::Door& door);

struct Wishes {
  // True until a person has entered the official values and ticked "đã đối chiếu văn bản gốc" (framework.md §0).
  std::function<bool()> provisional = [] { return true; };
  // The shown name of an account; "" when unknown.
  std::function<std::string(const std::string& account)> account_name = [](const std::string&) {
    return std::string{};
  };
};

[[nodiscard]] app::Room make_credentials(app::Services& services, Wishes wishes = {});

}  // namespace hvs::credentials
