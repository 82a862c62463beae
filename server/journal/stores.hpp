// Where each entity's state is kept: the rooms' own stores, and plain ones for entities without a table of their own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/journal/door.hpp"

namespace hvs::journal {

[[nodiscard]] Store plain_store(std::string_view entity);
[[nodiscard]] Store conflict_store();

class Stores {
 public:
  Stores();  // a plain store for every entity, until a room gives its own
  void add(Store store) { by_entity_.insert_or_assign(std::string(store.entity), std::move(store)); }
  void add(Reaction reaction) { reactions_.push_back(std::move(reaction)); }
  [[nodiscard]] const Store* find(std::string_view entity) const;
  [[nodiscard]] const std::vector<Reaction>& reactions() const { return reactions_; }

 private:
  std::map<std::string, Store, std::less<>> by_entity_;
  std::vector<Reaction> reactions_;
};

}  // namespace hvs::journal
