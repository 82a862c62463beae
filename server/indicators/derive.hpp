// The columns of everybody, made again from records and facts without looking at the ones that are kept.
#pragma once

#include <string>
#include <unordered_map>

#include "server/indicators/recount.hpp"

namespace hvs::indicators {

struct Derived {
  struct Person {
    Columns columns;
    std::string household;
    std::string area;
    std::string merged_into;
  };
  std::unordered_map<std::string, Person> people;
};

[[nodiscard]] Columns columns_of(const journal::RecordState& person);  // without evidence
[[nodiscard]] Result<Derived> derive_columns(db::Tx& tx, const std::string& commune, const Source& source);

}  // namespace hvs::indicators
