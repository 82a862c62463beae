#include "core/people/import_cells.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

#include "core/base/text.hpp"

namespace hvs::people {
namespace {

constexpr int oldest = 130;  // years; nobody recorded is older

std::string plain(std::string_view typed) {
  std::string out = text::fold(typed);
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

struct Meaning {
  std::string_view words;
  std::string_view code;
};
std::string_view meaning(std::string_view folded, std::span<const Meaning> table) {
  for (const auto& m : table) {
    if (has(folded, m.words)) return m.code;
  }
  return {};
}

constexpr std::array relations{
    Meaning{"chu ho", "chu_ho"},  Meaning{"con dau", "con_dau"}, Meaning{"con re", "con_re"}, Meaning{"chau", "chau"},
    Meaning{"vo", "vo_chong"},    Meaning{"chong", "vo_chong"},  Meaning{"con", "con"},       Meaning{"bo", "bo_me"},
    Meaning{"me", "bo_me"},       Meaning{"cha", "bo_me"},       Meaning{"ong", "ong_ba"},    Meaning{"ba", "ong_ba"},
    Meaning{"anh", "anh_chi_em"}, Meaning{"chi", "anh_chi_em"},  Meaning{"em", "anh_chi_em"},
};
constexpr std::array group_words{
    Meaning{"hssv", "hssv"},         Meaning{"hoc sinh", "hssv"},     Meaning{"sinh vien", "hssv"},
    Meaning{"cbccvc", "cbccvc"},     Meaning{"can bo", "cbccvc"},     Meaning{"cong chuc", "cbccvc"},
    Meaning{"vien chuc", "cbccvc"},  Meaning{"nld", "nld"},           Meaning{"lao dong", "nld"},
    Meaning{"cong nhan", "nld"},     Meaning{"doanh nghiep", "nld"},  Meaning{"nguoi dan", "nguoidan"},
    Meaning{"nguoidan", "nguoidan"}, Meaning{"nhan dan", "nguoidan"},
};
constexpr std::array school_words{
    Meaning{"mam non", "mam_non"}, Meaning{"mau giao", "mam_non"},
    Meaning{"nha tre", "mam_non"}, Meaning{"tieu hoc", "tieu_hoc"},
    Meaning{"thcs", "thcs"},       Meaning{"trung hoc co so", "thcs"},
    Meaning{"thpt", "thpt"},       Meaning{"trung hoc pho thong", "thpt"},
};

// Words that say what kind of place follows.
constexpr std::array area_kinds{
    Meaning{"to dan pho so", "to_dan_pho"},
    Meaning{"to dan pho", "to_dan_pho"},
    Meaning{"to nhan dan", "to_dan_pho"},
    Meaning{"tdp so", "to_dan_pho"},
    Meaning{"tdp", "to_dan_pho"},
    Meaning{"khu dan cu", "xom"},
    Meaning{"khu pho", "to_dan_pho"},
    Meaning{"xom", "xom"},
    Meaning{"thon", "xom"},
    Meaning{"ban", "xom"},
    Meaning{"khu", "to_dan_pho"},
    Meaning{"to", "to_dan_pho"},
};
constexpr std::array unit_words{Meaning{"thi tran", ""}, Meaning{"tt", ""}, Meaning{"xa", ""}, Meaning{"phuong", ""}};
constexpr std::array old_units{Meaning{"dinh ca", "dinh_ca"}, Meaning{"lau thuong", "lau_thuong"},
                               Meaning{"phu thuong", "phu_thuong"}};

const Meaning* leading(std::string_view folded, std::span<const Meaning> table) {
  for (const auto& m : table) {
    if (folded.starts_with(m.words) && (folded.size() == m.words.size() || folded[m.words.size()] == ' ')) return &m;
  }
  return nullptr;
}

bool number_at(std::string_view& rest, int& out) {
  std::size_t n = 0;
  out = 0;
  while (n < rest.size() && n < 4 && rest[n] >= '0' && rest[n] <= '9') out = out * 10 + (rest[n++] - '0');
  rest.remove_prefix(n);
  return n > 0;
}

// Three numbers between any of / - . and spaces; false when there is more or less.
bool three_numbers(std::string_view text, std::array<int, 3>& n) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (!number_at(text, n[i])) return false;
    const auto signs = text.find_first_not_of("/-. ");
    if (i < 2 && signs == 0) return false;
    text.remove_prefix(std::min(signs, text.size()));
  }
  return text.empty();
}

// A day number of a spreadsheet that lost its date style: 30824 is 22/05/1984.
std::optional<PartialDate> day_of_serial(std::string_view text) {
  long long n = 0;
  if (text.size() != 5 || !text::read_int(text, n) || n < 10'000) return std::nullopt;
  const std::chrono::sys_days epoch = std::chrono::year{1899} / 12 / 30;
  const std::chrono::year_month_day d{epoch + std::chrono::days{n}};
  return PartialDate{static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
                     static_cast<int>(static_cast<unsigned>(d.day()))};
}

int full_year(int two_digits, Day today) {
  const int century = today.year / 100 * 100;
  return two_digits <= today.year % 100 ? century + two_digits : century - 100 + two_digits;
}

}  // namespace

BirthRead read_birth(std::string_view typed, Day today) {
  std::string text = text::squeeze(typed);
  while (!text.empty() && (text.front() == '\'' || text.front() == '/')) text.erase(0, 1);
  if (text.empty()) return {};
  if (const auto space = text.find(' '); space != std::string::npos && text.find(':') != std::string::npos) {
    text.resize(space);  // "22/05/1984 00:00:00"
  }
  const auto plausible = [&](const PartialDate& d) {
    const auto first = PartialDate{d.year, std::max(d.month, 1), std::max(d.day, 1)};
    return d.year > today.year - oldest && first <= PartialDate{today.year, today.month, today.day};
  };
  if (const auto d = read_partial(text)) return plausible(*d) ? BirthRead{.date = d} : BirthRead{.sure = Sure::no};
  if (const auto d = read_partial_iso(text)) return plausible(*d) ? BirthRead{.date = d} : BirthRead{.sure = Sure::no};
  if (const auto d = day_of_serial(text); d && plausible(*d)) {
    return {.sure = Sure::proposed, .date = d, .from_serial = true};
  }
  std::array<int, 3> n{};
  if (!three_numbers(text, n)) return {.sure = Sure::no};
  BirthRead read{.sure = Sure::proposed};
  if (n[2] < 100) {
    n[2] = full_year(n[2], today);
    read.short_year = true;
  }
  if (!is_real_day(n[2], n[1], n[0])) {
    std::swap(n[0], n[1]);
    read.month_first = true;
  }
  const bool spaces_only = !read.month_first && !read.short_year;
  if (!is_real_day(n[2], n[1], n[0]) || !plausible({n[2], n[1], n[0]})) return {.sure = Sure::no};
  if (spaces_only) read.sure = Sure::yes;
  read.date = PartialDate{n[2], n[1], n[0]};
  return read;
}

std::optional<std::string> read_sex(std::string_view typed) {
  const auto word = plain(typed);
  if (word.empty()) return std::string{};
  for (const std::string_view man : {"nam", "trai", "male", "m", "nam gioi", "ong"}) {
    if (word == man) return std::string("nam");
  }
  for (const std::string_view woman : {"nu", "gai", "female", "f", "nu gioi", "ba"}) {
    if (word == woman) return std::string("nu");
  }
  return std::nullopt;
}

std::string read_relation(std::string_view typed) {
  const auto code = meaning(plain(typed), relations);
  return code.empty() ? text::cut(text::nfc(text::squeeze(typed)), 20) : std::string(code);
}

std::string read_group(std::string_view typed) { return std::string(meaning(plain(typed), group_words)); }

std::string read_school(std::string_view typed) {
  const auto words = plain(typed);
  if (const auto code = meaning(words, school_words); !code.empty()) return std::string(code);
  // "lớp 5A", "12C2", "th": the year of school, when it stands alone or after "lớp".
  std::string_view rest = words;
  if (const auto at = words.find("lop "); at != std::string::npos) rest.remove_prefix(at + 4);
  int year = 0;
  if (!number_at(rest, year) || rest.size() > 4 || year < 1 || year > 12) return {};
  return year <= 5 ? "tieu_hoc" : year <= 9 ? "thcs" : "thpt";
}

PhoneRead read_phone(std::string_view typed) {
  PhoneRead read;
  std::string digits;
  for (const char c : text::trim(typed)) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ' ' && c != '.' && c != '-' && c != '+' && c != '(' && c != ')' && c != '\'')
      read.ok = false;
  }
  if (digits.empty() && read.ok) return read;
  if (digits.starts_with("84") && digits.size() == 11) digits = "0" + digits.substr(2);
  if (digits.size() == 9 && digits[0] != '0') {
    digits.insert(0, 1, '0');
    read.zero_added = true;
  }
  const bool sound = (digits.size() == 10 || digits.size() == 11) && digits[0] == '0';
  if (!sound) read.ok = false;
  if (read.ok) read.digits = std::move(digits);
  return read;
}

NameRead read_name(std::string_view typed) {
  NameRead read;
  read.name = text::nfc(text::squeeze(typed));
  read.changed = read.name != typed;
  const auto letters = text::letters(read.name);
  const bool has_digit = std::ranges::any_of(read.name, [](char c) { return c >= '0' && c <= '9'; });
  const bool has_control = std::ranges::any_of(read.name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  read.ok = letters >= 2 && text::code_points(read.name) <= 80 && !has_digit && !has_control;
  return read;
}

bool says_area(std::string_view typed) { return leading(plain(typed), area_kinds) != nullptr; }

AreaName read_area_name(std::string_view typed) {
  AreaName area;
  area.shown = text::nfc(text::squeeze(typed.substr(0, typed.find(','))));
  auto folded = plain(area.shown);
  if (const auto* kind = leading(folded, area_kinds)) {
    area.kind = kind->code;
    folded = text::trim(folded.substr(kind->words.size()));
  }
  if (folded.starts_with("so ")) folded.erase(0, 3);
  while (folded.size() > 1 && folded[0] == '0' && folded[1] >= '0' && folded[1] <= '9') folded.erase(0, 1);  // "TDP 03"
  area.key = folded.empty() ? plain(area.shown) : folded;
  return area;
}

AddressRead read_address(std::string_view typed) {
  AddressRead read;
  bool here = false;
  std::size_t named_units = 0;
  const std::string all = text::nfc(typed);
  for (std::size_t at = 0; at <= all.size();) {
    const auto end = std::min(all.find_first_of(",;\n", at), all.size());
    const auto part = text::squeeze(all.substr(at, end - at));
    at = end + 1;
    // "Xóm Phố - Lâu Thượng - Võ Nhai": a dash between spaces parts too.
    std::string_view rest = part;
    while (!rest.empty()) {
      const auto dash = rest.find(" - ");
      const auto piece = text::trim(rest.substr(0, dash));
      rest = dash == std::string_view::npos ? std::string_view{} : rest.substr(dash + 3);
      auto folded = plain(piece);
      if (folded.empty()) continue;
      const bool unit = leading(folded, unit_words) != nullptr;
      if (read.area.empty() && !unit && says_area(piece)) {
        read.area = piece;
        continue;
      }
      const bool whole = unit || std::ranges::any_of(old_units, [&](const Meaning& m) { return folded == m.words; });
      if (const auto old = meaning(folded, old_units); !old.empty() && whole) {
        read.old_unit = old;
        here = true;
        ++named_units;
      } else if (unit) {
        ++named_units;
        if (has(folded, "vo nhai")) here = true;
      }
    }
  }
  read.elsewhere = named_units > 0 && !here;
  return read;
}

}  // namespace hvs::people
