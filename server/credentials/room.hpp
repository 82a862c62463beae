// The room "credentials" on the server. README.md: words, tables, operations, refusals.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "server/app/services.hpp"
#include "server/journal/door.hpp"

namespace hvs::credentials {

// Whether a proposal of this person and group waits, or stands confirmed with a certificate that was not withdrawn.
[[nodiscard]] Result<bool> proposal_stands(db::Tx& tx, const std::string& commune, const std::string& person,
                                           std::string_view group);

// Stores and reactions, given to the door at start.
void furnish(journal::Door& door);

struct Wishes {
  // True while a value that a certificate of this group rests on has not been compared with the official text
  // (framework.md §0). `rules` names the values the result was measured by, "nguoidan@tam-1.ct-11".
  std::function<bool(const std::string& group, const std::string& rules)> provisional =
      [](const std::string&, const std::string&) { return true; };
  // Domains as the framework of those rules calls them: "D4" → "An toàn số".
  std::function<std::map<std::string, std::string, std::less<>>(const std::string& group, const std::string& rules)>
      domain_names =
          [](const std::string&, const std::string&) { return std::map<std::string, std::string, std::less<>>{}; };
  // The shown name of an account; "" when unknown.
  std::function<std::string(const std::string& account)> account_name = [](const std::string&) {
    return std::string{};
  };
  // The person an account belongs to; "" when it is nobody of the commune's people.
  std::function<std::string(const std::string& account)> account_person = [](const std::string&) {
    return std::string{};
  };
};

[[nodiscard]] app::Room make_credentials(app::Services& services, Wishes wishes = {});

}  // namespace hvs::credentials
