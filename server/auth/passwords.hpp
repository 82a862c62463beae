// Passwords and recovery codes: judged, changed, kept. Each check costs 19 MiB and about 100 ms: worker threads only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/auth/office.hpp"

namespace hvs::auth {

namespace passwords {

[[nodiscard]] bool is_right(std::string_view typed, std::string_view stored);  // typed in any Unicode form

struct Change {
  std::string hash;
};
// Fields `moi` and `lai` of a form. Refusals (invalid): auth.password_short …, auth.password_differs,
// auth.password_reused.
[[nodiscard]] Result<Change> read_change(Office& office, const std::string& account, const web::Call& call);
[[nodiscard]] Result<void> save(Office& office, db::Tx& tx, const web::Call& call, const std::string& account,
                                const Change& change);
// A temporary password for a telephone or a slip of paper: four groups, no letters that look alike.
[[nodiscard]] std::string temporary(const Office& office);

}  // namespace passwords

[[nodiscard]] std::vector<std::string> new_recovery_codes(const Office& office);
[[nodiscard]] Result<void> keep_recovery_codes(Office& office, db::Tx& tx, const std::string& account,
                                               const std::vector<std::string>& codes);

}  // namespace hvs::auth
