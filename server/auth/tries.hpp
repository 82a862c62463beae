// Failed tries, kept per subject ("account:<id>", "pictures:<person>", "peer:<keyed hash>").
#pragma once

#include <string>

#include "core/auth/rules.hpp"
#include "server/db/db.hpp"

namespace hvs::auth::tries {

Result<Tries> load(db::Tx& tx, const std::string& commune, const std::string& subject);
Result<Tries> fail(db::Tx& tx, const std::string& commune, const std::string& subject, const TryRule& rule,
                   Instant now);
Result<void> clear(db::Tx& tx, const std::string& commune, const std::string& subject);

}  // namespace hvs::auth::tries
