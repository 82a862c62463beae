// Names as the peoples of Võ Nhai bear them; word lists only, every combination is invented.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "server/demo/random.hpp"

namespace hvs::demo {

enum class Ethnic : std::uint8_t { kinh, tay, nung, dao, mong, san_chay, san_diu, e_de };
inline constexpr std::size_t ethnic_count = 8;
enum class Sex : std::uint8_t { male, female };

[[nodiscard]] std::string_view ethnic_name(Ethnic people);
[[nodiscard]] std::string_view language_of(Ethnic people);  // BCP 47 of the mother tongue

// The family name as one word, kept apart so that a child can bear its father's.
[[nodiscard]] std::string_view family_name(Random& random, Ethnic people);
// The whole name in NFC. The peoples of the Central Highlands put the family name elsewhere; that order is kept.
[[nodiscard]] std::string full_name(Random& random, Ethnic people, Sex sex, std::string_view family);

struct Place {
  std::string_view name;
  std::string_view old_unit;
  std::string_view kind;  // xom | to_dan_pho
};
// Believable, deliberately not the official list (commune.md §2: there is none in our sources).
[[nodiscard]] std::span<const Place> places();
[[nodiscard]] std::span<const std::string_view> workplaces();  // invented firms and co-operatives
[[nodiscard]] std::span<const std::string_view> offices();     // where public servants work, in general words
// Invented xã names for populations larger than one commune.
[[nodiscard]] std::string commune_name(std::size_t index);

}  // namespace hvs::demo
