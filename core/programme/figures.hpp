// The figures of the board, already summed. Pure: made from cells by server/programme/board, shown by pages and API.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/charts/charts.hpp"
#include "core/indicators/cells.hpp"
#include "core/programme/plan.hpp"

namespace hvs::programme {

// A denominator corrected by an officer; the counted one is always shown beside it.
struct Stated {
  std::int64_t value = 0;
  std::string source{};
  std::string on{};  // 2026-11-22
  bool operator==(const Stated&) const = default;
};

struct Figure {
  std::int64_t population = 0;  // counted
  std::int64_t reached = 0;
  std::optional<Stated> stated{};
  bool hidden = false;  // too few people to publish (PD-22)
  [[nodiscard]] std::int64_t denominator() const { return stated ? stated->value : population; }
  [[nodiscard]] int permille() const;  // rounded down; 0 when there is nobody to count
};

struct AreaFigure {
  std::string path{};
  std::string name{};
  std::string old_unit{};
  std::int64_t leaf = 0;
  int depth = 0;
  bool is_leaf = true;
  Figure figure{};
};

struct MonthFigure {
  indicators::Month month = 0;
  std::int64_t reached = 0;  // up to and with this month
  std::int64_t late = 0;     // of these, reported after their month was sealed
};

struct TargetFigure {
  std::string clause{};
  Figure total{};
  Figure nowhere{};                 // people whose xóm is not known
  std::vector<AreaFigure> areas{};  // depth first
  std::vector<MonthFigure> months{};
};

struct Figures {
  std::uint64_t commit = 0;  // includes everything up to this commit number
  std::string tag{};         // changes exactly when a figure does
  Instant at{};
  std::vector<TargetFigure> targets{};
  [[nodiscard]] const TargetFigure* find(std::string_view clause) const;
};

enum class Light : std::uint8_t { reached, near_goal, far, nobody };
inline constexpr int near_percent_of_goal = 85;  // product proposal: "sắp đạt" from 85 % of the goal
[[nodiscard]] Light light_of(const Clause& clause, const Figure& figure);
[[nodiscard]] charts::Tone tone_of(Light light);
[[nodiscard]] std::string_view light_word(Light light);
[[nodiscard]] std::string_view light_badge(Light light);  // class of the badge: good warn bad info

// Small cells are not published: fewer than five counted, reached, or left over. One hidden cell alone could be worked
// out from the total, so the smallest of the others is hidden with it.
inline constexpr std::int64_t smallest_public = 5;
void hide_small(std::vector<AreaFigure>& areas);

}  // namespace hvs::programme
