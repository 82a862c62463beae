// The screen in the room: paired by a code of six digits, shows what the facilitator's phone asks for. Names never go
// there, only card numbers and counts: anybody may stand before it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/html/document.hpp"
#include "core/learning/course.hpp"
#include "server/db/db.hpp"

namespace hvs::gatherings {

enum class Phase : std::uint8_t { card, asking, counts, answer };

struct Shown {
  std::string unit{};  // course/unit
  std::string step{};
  Phase phase = Phase::card;
  std::vector<int> answered{};  // card numbers
  std::array<int, 4> counts{};
};
[[nodiscard]] std::string write_shown(const Shown& shown);
[[nodiscard]] Shown read_shown(std::string_view json);

struct Screen {
  std::string class_id{};
  std::string code{};
  std::string token{};
  Shown shown{};
  std::int64_t version = 0;
};

inline constexpr int screen_hours = 12;
inline constexpr int most_tries = 10;  // of wrong codes, an address and ten minutes

// The screen of a class, with a fresh code when there is none of today. Writes directly: plumbing, not state.
[[nodiscard]] Result<Screen> open_screen(db::Database& db, const std::string& commune, const std::string& class_id,
                                         const std::string& fresh_code, const std::string& fresh_token, Instant now);
[[nodiscard]] Result<std::optional<Screen>> screen_with_code(db::Tx& tx, const std::string& commune,
                                                             const std::string& code, Instant now);
[[nodiscard]] Result<std::optional<Screen>> screen_with_token(db::Tx& tx, const std::string& commune,
                                                              const std::string& token, Instant now);
[[nodiscard]] Result<void> show_on(db::Database& db, const std::string& commune, const std::string& class_id,
                                   const Shown& shown);
// What hangs in the room now, as a piece of a page.
[[nodiscard]] std::string drawn(const Shown& shown, const learning::Library& library);

namespace page {
struct Option {
  std::string letter{};
  std::string text{};
  std::string picture{};
  std::string alt{};
  std::string count{};  // "" before the counts are shown
  int share = 0;        // of 100
  bool right = false;
};
struct DrawnView {
  std::string title{};
  html::Html body{};
  std::string picture{};
  std::string alt{};
  std::vector<Option> options{};
  std::string answered{};
  std::vector<std::string> cards{};
  std::string why{};
  std::string waiting{};
};
struct CodeView {
  std::string error{};
};
struct ScreenView {
  std::string address{};
  html::Html now{};
};
std::string drawn(const DrawnView& v);
std::string screen_code(const CodeView& v);
std::string screen(const ScreenView& v);
}  // namespace page

}  // namespace hvs::gatherings
