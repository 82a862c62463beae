// Areas, households, persons as other rooms may see them. Terms: khu vực, hộ, người dân, lớp (README.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/time.hpp"
#include "core/journal/model.hpp"

namespace hvs::people {

// Khu vực: a xóm or tổ dân phố. Its path ("/x03/") is what persons and households carry.
struct Area {
  std::string id{};
  std::string path{};
  std::string code{};
  std::string name{};
  std::string kind{};      // xom | to_dan_pho | xa
  std::string parent{};    // path of the area above, "" for the commune
  std::string old_unit{};  // the unit before 1/7/2025 it stands in
  std::optional<Day> from{};
  std::optional<Day> until{};          // first day it is no more
  std::vector<std::string> follows{};  // paths merged into this one
  std::string coverage{};
};

// The areas of a commune through time: a merger closes some and opens another; nothing is renamed behind the figures.
class AreaTree {
 public:
  AreaTree() = default;
  explicit AreaTree(std::vector<Area> areas);

  [[nodiscard]] const std::vector<Area>& all() const { return areas_; }  // by path
  [[nodiscard]] const Area* find(std::string_view path) const;
  [[nodiscard]] std::string_view name_of(std::string_view path) const;  // "" when unknown
  // Depth-first, leaves and inner areas that stand on `day`.
  [[nodiscard]] std::vector<const Area*> on(Day day) const;
  [[nodiscard]] std::vector<const Area*> leaves_on(Day day) const;
  // Where the people of `path` are counted on `day`: the path itself, or the area that followed it ("now" view).
  [[nodiscard]] std::string now_path(std::string_view path, Day day) const;

 private:
  std::vector<Area> areas_{};
};

[[nodiscard]] bool stands_on(const Area& area, Day day);

struct Household {
  HouseholdId id{};
  std::string area{};  // path
  std::string code{};
  PersonId head{};
  std::string address{};
  std::string status{};  // dang_o | da_chuyen | da_huy
};

// nguoidan | hssv | cbccvc | nld: the four groups of the movement; "" when nobody has said.
inline constexpr std::string_view groups[] = {"nguoidan", "hssv", "cbccvc", "nld"};

struct Person {
  PersonId id{};
  std::string name{};
  std::optional<PartialDate> birth{};
  std::string sex{};   // nam | nu | khac | ""
  std::string area{};  // path
  HouseholdId household{};
  std::string relation{};
  std::string number_sealed{};
  std::string number_hash{};
  std::string phone{};
  std::string ethnic{};
  std::string language{};
  std::string group{};
  std::string school{};
  std::string workplace{};
  std::string device{};
  int vneid = 0;
  int bank = 0;
  std::string residence{};
  PersonId merged_into{};
  std::string note{};
  std::string old_number_sealed{};
};

[[nodiscard]] Area area_of(const journal::RecordState& state);
[[nodiscard]] Household household_of(const journal::RecordState& state);
[[nodiscard]] Person person_of(const journal::RecordState& state);

inline constexpr int adult_age = 18;
// Unknown birth counts as not adult: nobody enters a figure of adults by a missing date.
[[nodiscard]] bool is_adult(const std::optional<PartialDate>& birth, Day on);
// Lives here now: not moved away, not dead, not merged, not withdrawn.
[[nodiscard]] bool lives_here(const Person& person);
// The group shown and counted: what is recorded, else pupil under 18 with a school, else citizen for an adult.
[[nodiscard]] std::string_view group_of(const Person& person, Day on);

}  // namespace hvs::people
