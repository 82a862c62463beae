// Keeps the counters in step with every person, household, evidence and area operation, in the same transaction.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "core/indicators/rules.hpp"
#include "core/journal/model.hpp"
#include "server/db/db.hpp"
#include "server/journal/door.hpp"

namespace hvs::indicators {

class Counters {
 public:
  explicit Counters(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

  [[nodiscard]] Result<void> apply(db::Tx& tx, const std::string& commune, std::span<const journal::Applied> all) const;
  [[nodiscard]] const Rules& rules() const { return *rules_; }

 private:
  std::shared_ptr<const Rules> rules_;
};

// For door.add().
[[nodiscard]] journal::Reaction counting(std::shared_ptr<const Counters> counters);

}  // namespace hvs::indicators
