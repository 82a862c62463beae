#include "core/practice/run.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/practice/secrets.hpp"
#include "text/practice.hpp"

namespace hvs::practice {
namespace {

constexpr std::array<std::string_view, 3> names{"xem-mau", "cung-lam", "tu-lam"};

void slip(Run& run, Told told) {
  run.told = told;
  ++(told == Told::trap ? run.traps : run.wrong);
  if (++run.slips == show_after) ++run.shown;
}

void enter(Run& run, std::uint16_t screen) {
  run.screen = screen;
  run.slips = 0;
  run.hinted = false;
  run.told = Told::moved;
}

std::string digits(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

bool is_wanted(const Element& field, std::string_view typed) {
  for (const auto& one : field.want) {
    if (one == "*" ? text::letters(typed) >= 2 : text::fold(one) == text::fold(typed)) return true;
    if (field.sort == Sort::money && !digits(one).empty() && digits(one) == digits(typed)) return true;
  }
  return false;
}

bool is_exactly_wanted(const Element& field, std::string_view typed) {
  return std::find(field.want.begin(), field.want.end(), "*") == field.want.end() && is_wanted(field, typed);
}

}  // namespace

std::string_view mode_name(Mode mode) { return names[static_cast<std::size_t>(mode)]; }

bool read_mode(std::string_view name, Mode& out) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return false;
  out = static_cast<Mode>(at - names.begin());
  return true;
}

Run begin(const Variant& variant, Mode mode) {
  Run run;
  run.mode = mode;
  run.screen = variant.start;
  return run;
}

bool touch(Run& run, const Variant& variant, char letter) {
  if (run.done) return false;
  const auto& screen = variant.screens[run.screen];
  if (letter == '-') {
    if (!run.hinted) ++run.hints;  // the same hint twice is one help
    run.hinted = true;
    run.told = Told::hint;
    run.touched = no_spot;
    return true;
  }
  const auto has_field = [](const Element& one) { return one.kind == Kind::field; };
  if (letter == '~') {
    if (std::none_of(screen.elements.begin(), screen.elements.end(), has_field)) return false;
    ++run.secrets;
    run.told = Told::secret;
    run.touched = no_spot;
    return true;
  }
  const bool missed = letter >= 'A' && letter <= 'Z';
  if (!missed && (letter < 'a' || letter > 'z')) return false;
  const auto number = static_cast<std::size_t>(letter - (missed ? 'A' : 'a'));
  if (number >= screen.spots.size()) return false;
  const auto& spot = screen.elements[screen.spots[number]];
  if (missed && spot.kind != Kind::field) return false;
  run.touched = static_cast<std::uint8_t>(number);
  if (missed || spot.way == Way::wrong) {
    slip(run, Told::wrong);
  } else if (spot.way == Way::trap) {
    slip(run, Told::trap);
  } else {
    if (spot.way == Way::right) ++run.steps;
    if (spot.to == the_end) {
      run.done = true;
      run.told = Told::finished;
    } else {
      enter(run, spot.to);
    }
  }
  return true;
}

Result<Run> replay(const Variant& variant, Mode mode, std::string_view log) {
  if (log.size() > max_log) return refuse(hvs::Kind::invalid, t::practice::bad_run.key);
  auto run = begin(variant, mode);
  for (const char letter : log) {
    if (!touch(run, variant, letter)) return refuse(hvs::Kind::invalid, t::practice::bad_run.key);
  }
  return run;
}

char letter_for(const Element& field, std::string_view typed) {
  if (is_exactly_wanted(field, typed)) return letter_for(field.spot);
  if (find_secret(typed, field.sort) != Secret::none) return '~';
  return is_wanted(field, typed) ? letter_for(field.spot) : static_cast<char>('A' + field.spot);
}

int score(const Run& run) {
  const int off = 8 * run.wrong + 8 * run.hints + 12 * run.shown + 20 * run.traps;
  return std::max(0, 100 - off);
}

int stars(const Run& run) {
  if (!run.done) return 0;
  const int points = score(run);
  return points >= 90 ? 3 : points >= 60 ? 2 : 1;
}

bool counts_as_practised(const Run& run) {
  return run.done && run.mode == Mode::alone && run.traps == 0 && run.hints + run.shown <= 1 && score(run) >= 70;
}

}  // namespace hvs::practice
