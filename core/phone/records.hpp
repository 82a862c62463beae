// Records of the areas this device answers for, as the last exchange left them (R6, R7). The field book's pages read
// here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/journal/exchange.hpp"
#include "core/journal/model.hpp"

namespace hvs::phone {

class Records {
 public:
  // The record as the server had it at this device's last exchange; null when it is not here.
  [[nodiscard]] const journal::RecordState* find(std::string_view entity, std::string_view id) const;
  [[nodiscard]] std::vector<const journal::RecordState*> all(std::string_view entity) const;  // in order of id
  [[nodiscard]] bool empty() const { return areas_.empty(); }

  // Takes one part of a reply. The same part twice changes nothing.
  void take(journal::ScopePart part);
  // Where to go on: known areas and those in `wanted` that were never asked for.
  [[nodiscard]] std::vector<journal::ScopeCursor> cursors(const std::vector<std::string>& wanted) const;

  // For the device's storage. Bytes of another version read as nothing kept: the next exchange brings all again.
  [[nodiscard]] std::string write() const;
  [[nodiscard]] static Records read(std::string_view bytes);

 private:
  struct Key {
    std::string entity;
    std::string id;
    auto operator<=>(const Key&) const = default;
  };
  std::map<std::string, std::uint64_t, std::less<>> areas_;  // path → cursor
  std::map<Key, journal::RecordState> records_;
};

}  // namespace hvs::phone
