// The rows that one transaction's operations touch: read together, changed in memory, written together. What an
// operation reads is what the one before it left.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "server/indicators/store.hpp"

namespace hvs::indicators {

class Working {
 public:
  Working(db::Tx& tx, const std::string& commune) : tx_(tx), commune_(commune) {}

  // What the operations will ask for, as far as it can be told beforehand. Anything else is read when asked for.
  struct Wanted {
    std::set<std::string> people;
    std::set<std::string> households;
    std::set<std::string> evidence;
    std::set<std::string> paths;
  };
  [[nodiscard]] Result<void> read(Wanted wanted);

  [[nodiscard]] Result<std::int64_t> leaf_of(const std::string& path);
  [[nodiscard]] Result<std::optional<PersonRow>> person(const std::string& id);
  void put(const std::string& id, const PersonRow& row);
  [[nodiscard]] Result<HouseholdRow> household(const std::string& id);
  void put(const std::string& id, const HouseholdRow& row);
  // Gives back whether somebody withdrew it before it arrived.
  [[nodiscard]] Result<bool> put_evidence(const std::string& id, const EvidenceRow& row);
  [[nodiscard]] Result<void> withdraw(const std::string& evidence, const std::string& person);
  void add(const std::string& indicator, const Delta& delta);

  [[nodiscard]] Result<void> write();

 private:
  template <class Row>
  struct Kept {
    std::optional<Row> row;
    bool changed = false;
  };

  db::Tx& tx_;
  const std::string& commune_;
  std::map<std::string, Kept<PersonRow>> people_;  // in the order of their ids, so that they are written in it
  std::map<std::string, Kept<HouseholdRow>> households_;
  std::unordered_map<std::string, bool> withdrawn_;
  std::unordered_map<std::string, std::int64_t> leaves_;
  std::map<std::tuple<std::int64_t, std::string_view, Month>, Cell> cells_;  // ids of the rules outlive this
};

}  // namespace hvs::indicators
