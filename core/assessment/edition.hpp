// An edition (ấn bản) is the bank and its rules as they were at one moment: what each question is worth, how a sitting
// goes, what passes. Its name follows from its content, so a result that names its edition can be made again anywhere.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/model.hpp"
#include "core/measurement/item.hpp"

namespace hvs::assessment {

// Goes up when the same edition, seed and answers would give another result. Editions of an older number are refused,
// never quietly measured another way.
inline constexpr int algorithm = 1;

// What calibration says of a question; one that has none is worth its expert difficulty with slope 1.
struct Parameters {
  double a = 1;
  std::vector<double> steps;
};
using ParameterTable = std::map<std::string, Parameters, std::less<>>;  // by item ref

struct Edition {
  std::string ref;  // "nguoidan-0123456789abcdef"
  Blueprint rules;
  std::vector<measurement::Item> items;  // id = item ref, area = domain
  std::vector<std::string> frozen;       // digest of each item's written form: its key cannot change unseen
  // Follow from the rest: where on the scale the pass mark is, and the floor of each share (0 where it has none).
  double cut = 0;
  std::vector<double> floors;

  [[nodiscard]] const std::size_t* find(std::string_view item) const {
    const auto at = places.find(item);
    return at == places.end() ? nullptr : &at->second;
  }
  std::map<std::string, std::size_t, std::less<>> places;
};

[[nodiscard]] Edition make_edition(const Bank& bank, const Blueprint& rules, const ParameterTable& parameters);

// `read_edition` of it gives the same edition, name included. Refusals: sitting.bad_edition (not ours, or of another
// algorithm).
[[nodiscard]] std::string write_edition(const Edition& edition);
[[nodiscard]] Result<Edition> read_edition(std::string_view body);

// Ability at which the expected share of points on `items` of the shares, each domain by its weight, is `share`
// (0 < share < 1).
[[nodiscard]] double ability_for(const Edition& edition, double share);
// The same over one domain alone; 0 when it has no items.
[[nodiscard]] double ability_for(const Edition& edition, double share, std::string_view domain);
// Expected share of points of one domain at an ability.
[[nodiscard]] double expected_share(const Edition& edition, std::string_view domain, double theta);

// What an answer is worth is written down once and for all.
[[nodiscard]] std::string frozen_form(const Item& item);
[[nodiscard]] Item thaw(std::string_view frozen_form);           // an item without id when it is not one of ours
[[nodiscard]] std::string digest(std::string_view frozen_form);  // 16 hexadecimal digits

}  // namespace hvs::assessment
