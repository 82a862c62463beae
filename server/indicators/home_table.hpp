// Households met while counting again, by id: an open-addressing table of 16-byte keys. Counting two million people
// spends a third of its time in std::unordered_map<std::string> otherwise.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/indicators/columns.hpp"

namespace hvs::indicators {

struct HomeKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  bool operator==(const HomeKey&) const = default;
};

// The 128 bits of a UUID; any other id is mixed into as many.
[[nodiscard]] inline HomeKey home_key(std::string_view id) {
  HomeKey key;
  int digits = 0;
  for (const char c : id) {
    if (c == '-') continue;
    const int v = c >= '0' && c <= '9' ? c - '0' : (c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1);
    if (v < 0 || digits == 32) {
      digits = -1;
      break;
    }
    key.high = (key.high << 4U) | (key.low >> 60U);
    key.low = (key.low << 4U) | static_cast<std::uint64_t>(v);
    ++digits;
  }
  if (digits == 32 && id.size() == 36) return key;
  key = {0xcbf29ce484222325U, 0x9ae16a3b2f90404fU};
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    key.high = (key.high ^ byte) * 0x100000001b3U;
    key.low = (key.low + byte + 1) * 0xd1342543de82ef95U;
    key.low ^= key.low >> 29U;
  }
  return key;
}

class HomeTable {
 public:
  [[nodiscard]] HouseholdColumns& operator[](const HomeKey& key) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    auto& slot = slots_[place_of(key)];
    if (!slot.used) {
      slot.used = true;
      slot.key = key;
      ++count_;
    }
    return slot.columns;
  }
  [[nodiscard]] const HouseholdColumns* find(const HomeKey& key) const {
    if (slots_.empty()) return nullptr;
    const auto& slot = slots_[place_of(key)];
    return slot.used ? &slot.columns : nullptr;
  }
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  struct Slot {
    HomeKey key;
    HouseholdColumns columns;
    bool used = false;
  };
  [[nodiscard]] std::size_t place_of(const HomeKey& key) const {
    const auto mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>(((key.high ^ (key.low >> 7U)) + key.low) * 0x9e3779b97f4a7c15U >> 20U) & mask;
    while (slots_[at].used && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    auto old = std::move(slots_);
    slots_.assign(old.empty() ? 1024 : old.size() * 2, Slot{});
    for (auto& slot : old) {
      if (slot.used) slots_[place_of(slot.key)] = slot;
    }
  }
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace hvs::indicators
