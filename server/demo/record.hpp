// Short hand for making the operations of the invented commune.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/base/id.hpp"
#include "core/base/time.hpp"
#include "core/journal/model.hpp"
#include "server/demo/random.hpp"

namespace hvs::demo {

inline constexpr std::string_view demo_device = "demo";

[[nodiscard]] inline std::string make_id(Random& random, Instant at) { return make_uuid7(at, random.ten_bytes()); }
[[nodiscard]] inline Instant noon(Day day) { return start_of_day_in_vietnam(day) + std::chrono::hours{12}; }
[[nodiscard]] inline std::string store_day(Day day) { return store_partial({day.year, day.month, day.day}); }
[[nodiscard]] inline Day days_before(Day today, int days) {
  return day_in_vietnam(noon(today) - std::chrono::hours{24} * days);
}

class Record {
 public:
  Record(std::string_view entity, std::string id, std::string_view area, Instant at) {
    op_.entity = entity;
    op_.entity_id = std::move(id);
    op_.area = area;
    op_.claimed = at;
    op_.author = journal::server_author;
  }
  Record& set(std::string_view field, std::string_view value) {
    if (!value.empty()) op_.changes.push_back({std::string{field}, std::string{value}, 0});
    return *this;
  }
  Record& about(std::string_view person) {
    op_.person = person;
    return *this;
  }
  [[nodiscard]] journal::Operation take() { return std::move(op_); }

 private:
  journal::Operation op_;
};

}  // namespace hvs::demo
