// From figures to what a page shows: words, order, what may be seen. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/programme/figures.hpp"
#include "core/programme/pages.hpp"

namespace hvs::programme {

// What an officer added to a clause; fields with the versions seen.
struct ClauseState {
  struct Field {
    std::string value{};
    std::uint64_t version = 0;
  };
  Field wording{}, owner{}, status{}, progress{}, due{}, note{};
};

// Who looks: the public sees no small cells and no lists.
struct Viewer {
  bool exact = false;                                     // may see small cells
  std::function<bool(std::string_view area)> lists = {};  // may open the list of people of this area
};

inline constexpr std::string_view statuses[] = {"chua", "dang", "xong", "tam_dung"};

[[nodiscard]] page::TargetCard card_of(const Plan& plan, const Clause& clause, const TargetFigure& figure);
[[nodiscard]] std::vector<page::LightCount> lights_of(const Plan& plan, const Figures& figures);
[[nodiscard]] html::Html overview_of(const Plan& plan, const Figures& figures);
// `level`: path of the area whose children are listed, "" for the commune.
[[nodiscard]] page::Detail detail_of(const Clause& clause, const TargetFigure& figure, const Viewer& viewer,
                                     std::string_view level, const std::string& address);
[[nodiscard]] page::Method method_of(const Plan& plan, const Clause& clause, Instant at);
[[nodiscard]] std::vector<page::Section> sections_of(const Plan& plan,
                                                     const std::function<ClauseState(std::string_view)>& state,
                                                     Day today);
// Badge and words of a clause's state: its own, or overdue.
struct State {
  std::string badge{};
  std::string words{};
};
[[nodiscard]] State state_of(const Clause& clause, const ClauseState& own, Day today);
[[nodiscard]] std::string due_of(const Clause& clause, const ClauseState& own);
[[nodiscard]] std::string kind_word(std::string_view kind);
[[nodiscard]] std::string status_word(std::string_view status);
[[nodiscard]] std::string show_iso_day(std::string_view iso);  // "2026-11-22" → "22/11/2026"
[[nodiscard]] std::string updated_words(const Figures& figures);
[[nodiscard]] page::ClauseView clause_view(const Plan& plan, const Clause& clause, const ClauseState& own, Day today);

}  // namespace hvs::programme
