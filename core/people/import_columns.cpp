#include "core/people/import_columns.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace hvs::people {
namespace {

constexpr std::size_t searched_lines = 40;

// Folded, every sign a space: "Số CCCD/CMND (*)" → "so cccd cmnd".
std::string plain(std::string_view heading) {
  std::string out = text::fold(heading);
  for (auto& c : out) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter) c = ' ';
  }
  return text::squeeze(out);
}

bool has(std::string_view text, std::string_view words) {
  const std::string padded = " " + std::string(text) + " ";
  return padded.find(" " + std::string(words) + " ") != std::string::npos;
}

struct Rule {
  std::string_view words;  // whole words, anywhere in the heading
  Column column;
};

// The first row that holds decides: what would be misread by a later row stands above it.
constexpr std::array rules{
    Rule{"ngay cap", Column::ignored},
    Rule{"noi cap", Column::ignored},
    Rule{"que quan", Column::ignored},
    Rule{"nguyen quan", Column::ignored},
    Rule{"noi sinh", Column::ignored},
    Rule{"khai sinh o", Column::ignored},
    Rule{"ton giao", Column::ignored},
    Rule{"trinh do", Column::ignored},
    Rule{"tuoi", Column::ignored},
    Rule{"so thu tu ho", Column::household},
    Rule{"stt ho", Column::household},
    Rule{"stt", Column::ignored},
    Rule{"so tt", Column::ignored},
    Rule{"quan he", Column::relation},
    Rule{"qh voi chu ho", Column::relation},
    Rule{"qh chu ho", Column::relation},
    Rule{"dinh danh", Column::number},
    Rule{"cccd", Column::number},
    Rule{"can cuoc", Column::number},
    Rule{"ddcn", Column::number},
    Rule{"giay to", Column::number},
    Rule{"cmnd", Column::old_number},
    Rule{"cmtnd", Column::old_number},
    Rule{"cmt", Column::old_number},
    Rule{"chung minh", Column::old_number},
    Rule{"ho ten bo", Column::ignored},
    Rule{"ho ten me", Column::ignored},
    Rule{"ho ten cha", Column::ignored},
    Rule{"ho va ten bo", Column::ignored},
    Rule{"ho va ten me", Column::ignored},
    Rule{"ho va ten cha", Column::ignored},
    Rule{"ho ten chu ho", Column::head_name},
    Rule{"ho va ten chu ho", Column::head_name},
    Rule{"ten chu ho", Column::head_name},
    Rule{"ma ho", Column::household},
    Rule{"ma so ho", Column::household},
    Rule{"so ho khau", Column::household},
    Rule{"so so ho", Column::household},
    Rule{"so ho", Column::household},
    Rule{"ho so", Column::household},
    Rule{"ho gia dinh", Column::household},
    Rule{"dien thoai", Column::phone},
    Rule{"sdt", Column::phone},
    Rule{"so dt", Column::phone},
    Rule{"dtdd", Column::phone},
    Rule{"di dong", Column::phone},
    Rule{"ho va ten dem", Column::family_part},
    Rule{"ho ten dem", Column::family_part},
    Rule{"ho dem", Column::family_part},
    Rule{"ho lot", Column::family_part},
    Rule{"ho va chu dem", Column::family_part},
    Rule{"ho va ten", Column::name},
    Rule{"ho ten", Column::name},
    Rule{"ten cong dan", Column::name},
    Rule{"ho chu dem va ten", Column::name},
    Rule{"ho dem ten", Column::name},
    Rule{"ngay sinh", Column::birth},
    Rule{"thang sinh", Column::birth_month},
    Rule{"nam sinh", Column::birth},
    Rule{"sinh ngay", Column::birth},
    Rule{"sinh nam", Column::birth},
    Rule{"ngay thang nam sinh", Column::birth},
    Rule{"ntns", Column::birth},
    Rule{"gioi tinh", Column::sex},
    Rule{"nam nu", Column::sex},
    Rule{"phai", Column::sex},
    Rule{"dan toc", Column::ethnic},
    Rule{"dia chi", Column::address},
    Rule{"thuong tru", Column::address},
    Rule{"cu tru", Column::address},
    Rule{"noi o", Column::address},
    Rule{"cho o", Column::address},
    Rule{"ho khau", Column::address},
    Rule{"tam tru", Column::ignored},
    Rule{"noi lam viec", Column::workplace},
    Rule{"cong tac", Column::workplace},
    Rule{"co quan", Column::workplace},
    Rule{"don vi", Column::workplace},
    Rule{"nghe nghiep", Column::job},
    Rule{"nghe", Column::job},
    Rule{"viec lam", Column::job},
    Rule{"truong", Column::school},
    Rule{"lop", Column::school},
    Rule{"doi tuong", Column::group},
    Rule{"nhom", Column::group},
    Rule{"xom", Column::area},
    Rule{"thon", Column::area},
    Rule{"to dan pho", Column::area},
    Rule{"tdp", Column::area},
    Rule{"to nhan dan", Column::area},
    Rule{"khu dan cu", Column::area},
    Rule{"khu vuc", Column::area},
    Rule{"ban", Column::area},
    Rule{"ghi chu", Column::note},
};

// Headings that are one short word.
Column short_column(std::string_view word, std::string_view typed) {
  const auto lower = text::lower(text::trim(typed));
  if (word == "tt" || word == "xa" || word == "tinh" || word == "huyen") return Column::ignored;
  if (word == "ho") return Column::family_part;
  if (word == "ten") return Column::given_part;
  if (word == "gioi") return Column::sex;
  if (word == "to" || word == "khu") return Column::area;
  if (word == "nu") return Column::woman_mark;
  if (word == "nam") return lower == "năm" ? Column::birth_year : Column::man_mark;
  if (word == "ngay") return Column::birth_day;
  if (word == "thang") return Column::birth_month;
  return Column::unknown;
}

bool is_person_heading(const std::vector<Column>& columns) {
  const auto holds = [&](Column c) { return std::ranges::find(columns, c) != columns.end(); };
  return holds(Column::name) || (holds(Column::family_part) && holds(Column::given_part));
}

// Different things said; a title merged over the whole width says one thing.
std::size_t understood(std::vector<Column> columns) {
  std::ranges::sort(columns);
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return static_cast<std::size_t>(
      std::ranges::count_if(columns, [](Column c) { return c != Column::unknown && c != Column::ignored; }));
}

std::string at(const Texts& line, std::size_t i) { return i < line.size() ? line[i] : std::string{}; }

// A second heading line stands under the first: nothing new under the name, and a word such as "Nam" somewhere.
bool continues(const Texts& first, const Texts& second) {
  bool short_word = false;
  for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
    const auto below = plain(at(second, i));
    if (below.empty()) continue;
    const auto above = column_of(at(first, i));
    const bool same = below == plain(at(first, i));
    if (!same && (above == Column::name || above == Column::given_part || above == Column::number)) return false;
    if (!same && short_column(below, at(second, i)) != Column::unknown) short_word = true;
  }
  return short_word;
}

Heading heading_of(const Texts& first, const Texts* second) {
  Heading h;
  const auto width = std::max(first.size(), second != nullptr ? second->size() : 0);
  for (std::size_t i = 0; i < width; ++i) {
    const auto upper = text::squeeze(at(first, i));
    const auto lower = second != nullptr ? text::squeeze(at(*second, i)) : std::string{};
    const bool both = !lower.empty() && lower != upper;
    auto title = upper;
    if (both) title.append(upper.empty() ? "" : ": ").append(lower);
    h.titles.push_back(std::move(title));
    h.columns.push_back(both ? column_of(lower, upper) : column_of(upper));
  }
  return h;
}

}  // namespace

Column column_of(std::string_view heading, std::string_view above) {
  const auto words = plain(heading);
  if (words.empty()) return above.empty() ? Column::unknown : column_of(above);
  const auto short_one = short_column(words, heading);
  if (!above.empty()) {
    const auto parent = column_of(above);
    const bool born = parent == Column::birth;
    if (born && short_one == Column::man_mark) return Column::birth_of_man;
    if (born && short_one == Column::woman_mark) return Column::birth_of_woman;
    if (parent == Column::sex || born) {
      if (short_one != Column::unknown) return short_one;
    }
  }
  if (short_one != Column::unknown) return short_one;
  // "Năm sinh nam", "Nữ (năm sinh)": one line says both.
  if (has(words, "nam sinh") || has(words, "ngay sinh")) {
    if (has(words, "nu")) return Column::birth_of_woman;
    if (words.ends_with(" nam") || words.starts_with("nam nam sinh")) return Column::birth_of_man;
  }
  for (const auto& rule : rules) {
    if (has(words, rule.words)) return rule.column;
  }
  return Column::unknown;
}

bool is_numbering(const Texts& line) {
  std::size_t seen = 0;
  for (const auto& cell : line) {
    const auto words = plain(cell);
    if (words.empty()) continue;
    const bool letter = words.size() == 1 && words[0] >= 'a' && words[0] <= 'z';
    long long n = 0;
    if (!letter && !(words.size() <= 2 && text::read_int(words, n))) return false;
    ++seen;
  }
  return seen >= 3;
}

Heading find_heading(std::span<const Texts> lines) {
  Heading best;
  std::size_t best_score = 0;
  const auto last = std::min(lines.size(), searched_lines);
  for (std::size_t i = 0; i < last; ++i) {
    auto h = heading_of(lines[i], nullptr);
    if (!is_person_heading(h.columns)) continue;
    const bool two = i + 1 < lines.size() && continues(lines[i], lines[i + 1]);
    if (two) h = heading_of(lines[i], &lines[i + 1]);
    const auto score = understood(h.columns);
    if (score < 2 && h.columns.size() > 3) continue;  // a sentence that happens to hold the words
    if (score <= best_score) continue;
    best_score = score;
    h.line = i;
    h.first_line = i + (two ? 2 : 1);
    best = std::move(h);
  }
  while (!best.columns.empty() && best.first_line < lines.size() && is_numbering(lines[best.first_line]))
    ++best.first_line;
  return best;
}

}  // namespace hvs::people
