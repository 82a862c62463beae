#include "core/assessment/scoring.hpp"

#include <algorithm>
#include <optional>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/practice/run.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::string_view left_out = "-";
using Numbers = std::vector<std::size_t>;

// "2,0,1"; '-' reads as `none` where it may stand.
std::optional<Numbers> read_numbers(std::string_view text, std::size_t below) {
  Numbers out;
  while (true) {
    const auto end = std::min(text.find(','), text.size());
    const auto word = text.substr(0, end);
    long long n = -1;
    if (word == left_out)
      out.push_back(none);
    else if (word.size() > 2 || !text::read_int(word, n) || n < 0 || static_cast<std::size_t>(n) >= below ||
             std::to_string(n) != word)
      return std::nullopt;
    else
      out.push_back(static_cast<std::size_t>(n));
    if (end == text.size() || out.size() > max_options * 2) return out;
    text.remove_prefix(end + 1);
  }
}

bool has_none(const Numbers& list) { return std::find(list.begin(), list.end(), none) != list.end(); }
bool has_twin(Numbers list) {
  std::sort(list.begin(), list.end());
  return std::adjacent_find(list.begin(), list.end()) != list.end();
}

std::optional<Numbers> read_one(const Item& item, std::string_view text) {
  auto read = read_numbers(text, item.options.size());
  return read && read->size() == 1 && !has_none(*read) ? read : std::nullopt;
}
std::optional<Numbers> read_chosen(const Item& item, std::string_view text) {
  auto read = read_numbers(text, item.options.size());
  if (!read || has_none(*read) || has_twin(*read) || !std::is_sorted(read->begin(), read->end())) return std::nullopt;
  return read;
}
std::optional<Numbers> read_order(const Item& item, std::string_view text) {
  auto read = read_numbers(text, item.options.size());
  if (!read || has_none(*read) || has_twin(*read) || read->size() != item.options.size()) return std::nullopt;
  return read;
}
std::optional<Numbers> read_match(const Item& item, std::string_view text) {
  auto read = read_numbers(text, item.partners.size());
  return read && read->size() == item.options.size() && read->size() == item.keys.size() ? read : std::nullopt;
}
bool reads_as_signs(const Item& item, std::string_view text) {
  return text.size() == item.options.size() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '0' || c == '1' || c == '-'; });
}

bool among(const Numbers& list, std::size_t one) { return std::find(list.begin(), list.end(), one) != list.end(); }

// Right choices less wrong ones: ticking everything earns nothing.
int part_of_chosen(const Item& item, const Numbers& chosen) {
  int points = 0;
  for (const auto one : chosen) points += among(item.keys, one) ? 1 : -1;
  return std::max(0, points);
}

// Neighbours that follow each other rightly: one item out of place costs its own links and no others.
int linked(const Numbers& order) {
  int links = 0;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) links += order[i] + 1 == order[i + 1];
  return links;
}

int right_signs(const Item& item, std::string_view signs) {
  int right = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) right += signs[i] == (among(item.keys, i) ? '1' : '0');
  return right;
}

int right_pairs(const Item& item, const Numbers& partners) {
  int right = 0;
  for (std::size_t i = 0; i < partners.size(); ++i) right += partners[i] == item.keys[i];
  return right;
}

bool has_word(const Item& item, std::string_view typed) {
  const auto mine = normal_form(typed, item.folding);
  return std::any_of(item.accepted.begin(), item.accepted.end(),
                     [&](const std::string& one) { return normal_form(one, item.folding) == mine; });
}

// What a whole answer gives when every part counts; compared with the top where only the whole does.
int parts(const Item& item, std::string_view answer) {
  switch (item.kind) {
    case ItemKind::single:
    case ItemKind::listen:
    case ItemKind::hotspot: {
      const auto read = read_one(item, answer);
      return read && read->front() == item.answer ? 1 : 0;
    }
    case ItemKind::multiple: {
      const auto read = read_chosen(item, answer);
      return read ? part_of_chosen(item, *read) : 0;
    }
    case ItemKind::true_false:
      return reads_as_signs(item, answer) ? right_signs(item, answer) : 0;
    case ItemKind::order: {
      const auto read = read_order(item, answer);
      return read ? linked(*read) : 0;
    }
    case ItemKind::match: {
      const auto read = read_match(item, answer);
      return read ? right_pairs(item, *read) : 0;
    }
    case ItemKind::number: {
      double n = 0;
      return number::read_double(answer, n) && n >= item.range.low && n <= item.range.high ? 1 : 0;
    }
    case ItemKind::short_text:
      return has_word(item, answer) ? 1 : 0;
    case ItemKind::task: {
      if (!item.task.board) return 0;
      const int points = task_points(*item.task.board, answer);
      return static_cast<int>(std::count_if(item.task.levels.begin(), item.task.levels.end(),
                                            [points](int level) { return points >= level; }));
    }
  }
  return 0;
}

int most_parts(const Item& item) {
  switch (item.kind) {
    case ItemKind::multiple:
      return static_cast<int>(item.keys.size());
    case ItemKind::true_false:
    case ItemKind::match:
      return static_cast<int>(item.options.size());
    case ItemKind::order:
      return static_cast<int>(item.options.size()) - 1;
    case ItemKind::task:
      return static_cast<int>(item.task.levels.size());
    default:
      return 1;
  }
}

// The expected touches from the start to the end, as a log.
std::string shortest_run(const practice::Variant& board) {
  std::string log;
  for (auto at = board.start; at < board.screens.size() && log.size() < practice::max_log;) {
    const auto& screen = board.screens[at];
    log += practice::letter_for(screen.expected);
    at = screen.elements[screen.spots[screen.expected]].to;
  }
  return log;
}

std::string join(std::size_t n, auto number_of) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) (out += out.empty() ? "" : ",") += std::to_string(number_of(i));
  return out;
}

// Digits with '.' for the decimal sign and no grouping; both signs are known, or neither.
bool plain_number(std::string_view digits, char decimal, double& out) {
  std::string plain;
  for (const char c : digits) {
    if (c == decimal)
      plain += '.';
    else if (c != '.' && c != ',')
      plain += c;
  }
  return number::read_double(plain, out);
}

// "1.500" or "12.500.000": every group after a sign has three digits.
bool is_grouped(std::string_view digits, char sign) {
  auto at = digits.find(sign);
  if (at == std::string_view::npos || at == 0 || at > 4) return false;
  while (at != std::string_view::npos) {
    const auto next = digits.find(sign, at + 1);
    if ((next == std::string_view::npos ? digits.size() : next) - at != 4) return false;
    at = next;
  }
  return true;
}

}  // namespace

int top_category(const Item& item) { return item.credit == Credit::parts ? std::max(1, most_parts(item)) : 1; }

std::vector<double> step_difficulties(const Item& item) {
  if (!item.steps.empty()) return item.steps;
  constexpr double apart = 0.5;
  const int top = top_category(item);
  std::vector<double> out;
  for (int k = 0; k < top; ++k) out.push_back(item.difficulty + apart * (k - (top - 1) / 2.0));
  return out;
}

int score_answer(const Item& item, std::string_view answer) {
  if (answer.empty() || answer == dont_know || answer.size() > max_answer_bytes) return 0;
  const int got = parts(item, answer);
  if (item.credit == Credit::parts) return std::clamp(got, 0, top_category(item));
  // A multiple choice is whole only when nothing wrong was ticked: part_of_chosen has taken those off.
  return got == most_parts(item) ? 1 : 0;
}

bool is_answer(const Item& item, std::string_view answer) {
  if (answer == dont_know) return true;
  if (answer.empty() || answer.size() > max_answer_bytes) return false;
  switch (item.kind) {
    case ItemKind::single:
    case ItemKind::listen:
    case ItemKind::hotspot:
      return read_one(item, answer).has_value();
    case ItemKind::multiple:
      return read_chosen(item, answer).has_value();
    case ItemKind::true_false:
      return reads_as_signs(item, answer);
    case ItemKind::order:
      return read_order(item, answer).has_value();
    case ItemKind::match:
      return read_match(item, answer).has_value();
    case ItemKind::number: {
      double n = 0;
      return number::read_double(answer, n);
    }
    case ItemKind::short_text:
      return text::is_utf8(answer) && !normal_form(answer, item.folding).empty();
    case ItemKind::task:
      return item.task.board && task_points(*item.task.board, answer) >= 0;
  }
  return false;
}

std::string key_of(const Item& item) {
  switch (item.kind) {
    case ItemKind::single:
    case ItemKind::listen:
    case ItemKind::hotspot:
      return std::to_string(item.answer);
    case ItemKind::multiple:
      return join(item.keys.size(), [&](std::size_t i) { return item.keys[i]; });
    case ItemKind::true_false: {
      std::string signs(item.options.size(), '0');
      for (const auto one : item.keys) signs[one] = '1';
      return signs;
    }
    case ItemKind::match:
      return join(item.keys.size(), [&](std::size_t i) { return item.keys[i]; });
    case ItemKind::order:
      return join(item.options.size(), [](std::size_t i) { return i; });
    case ItemKind::number:
      return write_number(item.range.low + (item.range.high - item.range.low) / 2);
    case ItemKind::short_text:
      return item.accepted.empty() ? std::string{} : item.accepted.front();
    case ItemKind::task:
      return item.task.board ? shortest_run(*item.task.board) : std::string{};
  }
  return {};
}

std::string write_number(double value) {
  std::string out;
  number::put_double(out, value);
  return out;
}

Result<double> read_typed_number(const Item& item, std::string_view typed) {
  std::string digits;
  bool words = false;
  const auto plain = text::squeeze(text::nfc(typed));
  for (const char c : plain) {
    const bool part = (c >= '0' && c <= '9') || c == '.' || c == ',' || (digits.empty() && c == '-');
    if (part && words && !digits.empty() && c >= '0' && c <= '9')
      return refuse(Kind::invalid, t::bank::no_number.key);  // "5 hay 6": two numbers are no answer
    if (part && !words)
      digits += c;
    else if (c != ' ')
      words = true;  // "45.000 đ": a unit after the number; words before it are no number
    if (words && digits.empty()) return refuse(Kind::invalid, t::bank::no_number.key);
  }
  while (!digits.empty() && (digits.back() == '.' || digits.back() == ',')) digits.pop_back();
  const auto bad = [] { return refuse(Kind::invalid, t::bank::no_number.key); };
  if (digits.empty() || digits.size() > 24 || digits == "-") return bad();
  const auto body = std::string_view{digits}.substr(digits.front() == '-' ? 1 : 0);
  const auto dots = std::count(body.begin(), body.end(), '.'), commas = std::count(body.begin(), body.end(), ',');
  double value = 0;
  if (dots > 0 && commas > 0) {
    const char decimal = body.rfind('.') > body.rfind(',') ? '.' : ',';
    if ((decimal == '.' ? dots : commas) > 1) return bad();
    return plain_number(digits, decimal, value) ? Result<double>{value} : bad();
  }
  const char sign = dots > 0 ? '.' : commas > 0 ? ',' : '\0';
  if (sign == '\0') return number::read_double(digits, value) ? Result<double>{value} : bad();
  const bool groups = is_grouped(body, sign);
  if (dots + commas > 1) return groups && plain_number(digits, '\0', value) ? Result<double>{value} : bad();
  double grouped = 0;
  if (!plain_number(digits, sign, value)) return bad();
  if (!groups || !plain_number(digits, '\0', grouped)) return value;
  const auto fits = [&item](double n) { return n >= item.range.low && n <= item.range.high; };
  if (fits(value) != fits(grouped)) return fits(value) ? value : grouped;
  return sign == '.' ? grouped : value;  // as Vietnamese writes it
}

std::string normal_form(std::string_view typed, const Folding& folding) {
  auto words = text::squeeze(text::nfc(typed));
  if (folding.accents && folding.letter_case)
    words = text::fold(words);
  else if (folding.letter_case)
    words = text::lower(words);
  else if (folding.accents) {
    // Marks go, the size of letters stays.
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
      const auto from = at;
      (void)text::take_code_point(words, at);
      const auto letter = std::string_view{words}.substr(from, at - from);
      const auto bare = letter == " " ? std::string{" "} : text::fold(letter);
      out += text::lower(letter) == letter ? bare : text::upper(bare);
    }
    words = std::move(out);
  }
  std::string out;
  constexpr std::string_view signs = ".,;:!?\"'()[]-/";
  for (const char c : words) {
    if (folding.spaces && c == ' ') continue;
    if (folding.punctuation && signs.find(c) != std::string_view::npos) continue;
    out += c;
  }
  return folding.punctuation && !folding.spaces ? text::squeeze(out) : out;
}

int task_points(const practice::Variant& board, std::string_view log) {
  const auto run = practice::replay(board, practice::Mode::alone, log);
  if (!run || log.empty()) return -1;
  const int steps = std::max(1, board.steps());
  const int left = run->done ? 0 : std::min<int>(board.screens[run->screen].left, steps);
  return practice::score(*run) * (steps - left) / steps;
}

}  // namespace hvs::assessment
