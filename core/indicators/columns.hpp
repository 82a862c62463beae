// What the indicators need to know of a person, packed into one 63-bit number: compact to store, quick to scan.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace hvs::indicators {

// Measures of the plan that a person can prove (plan.json "measure"). A slot is stored data: append, never reorder.
inline constexpr std::array measures{
    std::string_view{"knows_and_uses_work_platforms"},
    std::string_view{"learning_and_safety_skills"},
    std::string_view{"basic_skills"},
    std::string_view{"confirmed_on_vneid"},
    std::string_view{"basic_production_skills"},
    std::string_view{"learning_creativity_safety_skills"},
    std::string_view{"good_use_of_services"},
    std::string_view{"good_production_skills"},
};
inline constexpr int max_measures = 9;
[[nodiscard]] int measure_slot(std::string_view name);  // -1 when no measure of persons

inline constexpr std::array groups{std::string_view{""}, std::string_view{"nguoidan"}, std::string_view{"hssv"},
                                   std::string_view{"cbccvc"}, std::string_view{"nld"}};
inline constexpr std::array schools{std::string_view{""}, std::string_view{"mam_non"}, std::string_view{"tieu_hoc"},
                                    std::string_view{"thcs"}, std::string_view{"thpt"}};
inline constexpr std::array residences{std::string_view{""},          std::string_view{"thuong_tru"},
                                       std::string_view{"tam_tru"},   std::string_view{"tam_vang"},
                                       std::string_view{"da_chuyen"}, std::string_view{"da_mat"}};
inline constexpr std::array sexes{std::string_view{""}, std::string_view{"nam"}, std::string_view{"nu"},
                                  std::string_view{"khac"}};

// Index of a word in one of the lists above; a word we do not know counts as "not said".
template <std::size_t N>
[[nodiscard]] constexpr std::uint8_t code_of(const std::array<std::string_view, N>& list, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (list[i] == word) return static_cast<std::uint8_t>(i);
  }
  return 0;
}

// Place of every column in the packed number: low bit and width. Birth stands highest, its values are ordered.
struct Place {
  std::uint8_t shift;
  std::uint8_t width;
};
inline constexpr Place counted_place{0, 1};  // a real record of its own: exists and is not merged into another
inline constexpr Place group_place{1, 3};
inline constexpr Place school_place{4, 3};
inline constexpr Place residence_place{7, 3};
inline constexpr Place sex_place{10, 2};
inline constexpr Place vneid_place{12, 2};
inline constexpr Place bank_place{14, 1};
inline constexpr Place birth_place{45, 17};
[[nodiscard]] constexpr Place evidence_place(int slot) { return {static_cast<std::uint8_t>(15 + 3 * slot), 3}; }
static_assert(evidence_place(max_measures - 1).shift + 3 <= birth_place.shift);

// A birth as an ordered number; a missing month or day counts as the last (nobody becomes adult too early); 0 = not
// known.
[[nodiscard]] constexpr std::uint32_t birth_key(PartialDate d) {
  if (d.year < 1901 || d.year > 2150) return 0;
  const auto month = static_cast<std::uint32_t>(d.month == 0 ? 12 : d.month);
  const auto day = static_cast<std::uint32_t>(d.month == 0 || d.day == 0 ? 31 : d.day);
  return (static_cast<std::uint32_t>(d.year - 1900) << 9U) | (month << 5U) | day;
}

class Columns {
 public:
  constexpr Columns() = default;
  explicit constexpr Columns(std::int64_t packed) : bits_(static_cast<std::uint64_t>(packed)) {}
  [[nodiscard]] constexpr std::int64_t packed() const { return static_cast<std::int64_t>(bits_); }
  [[nodiscard]] constexpr std::uint32_t get(Place p) const {
    return static_cast<std::uint32_t>((bits_ >> p.shift) & ((std::uint64_t{1} << p.width) - 1));
  }
  constexpr Columns& set(Place p, std::uint32_t value) {
    const auto mask = ((std::uint64_t{1} << p.width) - 1) << p.shift;
    bits_ = (bits_ & ~mask) | ((std::uint64_t{value} << p.shift) & mask);
    return *this;
  }
  [[nodiscard]] constexpr bool counted() const { return get(counted_place) != 0; }
  // Evidence class 0–3, or -1 when there is none.
  [[nodiscard]] constexpr int evidence(int slot) const { return static_cast<int>(get(evidence_place(slot))) - 1; }
  constexpr Columns& set_evidence(int slot, int grade) {
    return set(evidence_place(slot), static_cast<std::uint32_t>(grade + 1));
  }
  // The part that comes from evidence facts, kept when the person's record changes.
  [[nodiscard]] constexpr Columns with_evidence_of(Columns other) const {
    const auto mask = ((std::uint64_t{1} << (3 * max_measures)) - 1) << evidence_place(0).shift;
    Columns out;
    out.bits_ = (bits_ & ~mask) | (other.bits_ & mask);
    return out;
  }
  constexpr bool operator==(const Columns&) const = default;

 private:
  std::uint64_t bits_ = 0;
};

// A household: whether it lives here, its counted members, and how many of them pass each member test.
struct HouseholdColumns {
  bool active = false;
  std::uint32_t members = 0;
  std::array<std::uint32_t, 4> passing{};  // by member test, see Rules
  bool operator==(const HouseholdColumns&) const = default;
};

}  // namespace hvs::indicators
