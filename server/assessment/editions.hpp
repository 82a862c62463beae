// Editions of the bank (core/assessment/edition.hpp) as this installation keeps them: the one new forms are made with,
// and every one that a form ever named.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/assessment/edition.hpp"
#include "server/db/db.hpp"

namespace hvs::assessment {

using EditionPtr = std::shared_ptr<const Edition>;

class Editions {
 public:
  Editions(db::Database& db, std::function<Instant()> now) : db_(db), now_(std::move(now)) {}

  // Of the bank and rules of now, with the published item parameters.
  [[nodiscard]] Result<EditionPtr> current(db::Tx& tx, const std::string& commune, const Bank& bank,
                                           const Blueprint& rules);
  // Null when the name is empty or not known here. Refusal: sitting.bad_edition (its content is not what it is named).
  [[nodiscard]] Result<EditionPtr> find(db::Tx& tx, const std::string& commune, const std::string& ref);
  // Writes an edition and its questions down, once.
  [[nodiscard]] Result<void> keep(const std::string& commune, const Bank& bank, const Edition& edition);

 private:
  db::Database& db_;
  std::function<Instant()> now_;
  std::mutex mutex_;
  std::map<std::string, EditionPtr, std::less<>> known_;  // commune/ref
  std::map<std::string, bool, std::less<>> kept_;
  struct Made {
    std::string rules;
    const Bank* bank = nullptr;
    std::string parameters;
    EditionPtr edition;
  };
  std::map<std::string, Made, std::less<>> made_;  // by commune/group: the current one
};

// The written form of a question version that was once used; "" when it never was.
[[nodiscard]] Result<std::string> frozen_item(db::Tx& tx, const std::string& commune, const std::string& digest);

}  // namespace hvs::assessment
