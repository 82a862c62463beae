#include "core/assessment/framework_table.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.hpp"
#include "text/official.hpp"

namespace hvs::assessment {
namespace {

enum Column : std::size_t { code, domain, skill, group, about, column_count };

struct Heading {
  Column column;
  std::string_view words;  // folded
};
// The longer phrase first: "nhom ky nang" is a domain, "ky nang" a skill, "nhom doi tuong" a group.
constexpr Heading headings[] = {
    {domain, "nhom ky nang"}, {domain, "mien nang luc"}, {domain, "linh vuc"}, {domain, "mien"},
    {domain, "domain"},       {group, "nhom doi tuong"}, {group, "doi tuong"}, {group, "group"},
    {code, "ma so"},          {code, "ma ky nang"},      {code, "ma"},         {code, "code"},
    {about, "mo ta"},         {about, "dien giai"},      {about, "noi dung"},  {about, "yeu cau"},
    {about, "description"},   {skill, "ten ky nang"},    {skill, "ky nang"},   {skill, "thanh phan"},
    {skill, "skill"},         {group, "nhom"},
};
constexpr std::size_t heading_rows = 20;
constexpr std::size_t longest_name = 200, longest_about = 1000, longest_code = 20;

using Columns = std::array<std::size_t, column_count>;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// Whole words only: "ma" must not be found in "mang".
bool begins_with_words(std::string_view cell, std::string_view words) {
  return cell.starts_with(words) && (cell.size() == words.size() || cell[words.size()] == ' ' ||
                                     cell[words.size()] == ',' || cell[words.size()] == '(');
}

Columns columns_of(const std::vector<std::string>& row) {
  Columns out;
  out.fill(nowhere);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto cell = text::fold(row[i]);
    for (const auto& one : headings) {
      if (out[one.column] != nowhere || !begins_with_words(cell, one.words)) continue;
      out[one.column] = i;
      break;
    }
  }
  return out;
}

std::string cell_at(const std::vector<std::string>& row, std::size_t at) {
  return at < row.size() ? text::squeeze(text::nfc(row[at])) : std::string{};
}

// Official codes begin with the number of our own domains ("0.1" device, "1.2" information): framework.md §4.
std::string guess_domain(std::string_view code_text, std::string_view name) {
  const auto digit = [](std::string_view text) -> char {
    for (const char c : text) {
      if (c >= '0' && c <= '9') return c;
    }
    return '\0';
  };
  auto found = digit(code_text);
  if (found == '\0') found = digit(name);
  return found >= '0' && found <= '8' ? std::string{"D"} + found : std::string{"D8"};
}

struct GroupWord {
  std::string_view group;
  std::string_view word;
};
constexpr GroupWord group_words[] = {
    {"cbccvc", "cong chuc"}, {"cbccvc", "vien chuc"}, {"cbccvc", "can bo"}, {"hssv", "hoc sinh"},
    {"hssv", "sinh vien"},   {"nld", "doanh nghiep"}, {"nld", "lao dong"},  {"nguoidan", "nguoi dan"},
    {"cbccvc", "cbccvc"},    {"hssv", "hssv"},        {"nld", "nld"},       {"nguoidan", "nguoidan"},
};

}  // namespace

std::string read_group(std::string_view words) {
  const auto folded = text::fold(words);
  for (const auto& one : group_words) {
    if (folded.find(one.word) != std::string::npos) return std::string{one.group};
  }
  return {};
}

Result<FrameworkRead> read_framework(std::span<const std::vector<std::string>> cells) {
  Columns at;
  at.fill(nowhere);
  std::size_t first = 0;
  for (std::size_t i = 0; i < std::min(cells.size(), heading_rows) && first == 0; ++i) {
    const auto found = columns_of(cells[i]);
    if (found[skill] == nowhere || found[domain] == nowhere) continue;
    at = found;
    first = i + 1;
  }
  if (first == 0) return refuse(Kind::invalid, t::official::no_heading.key);

  FrameworkRead out;
  std::set<std::pair<std::string, std::string>> codes;
  std::string last_domain, last_group;
  for (std::size_t i = first; i < cells.size(); ++i) {
    const auto& row = cells[i];
    if (std::ranges::all_of(row, [](const std::string& cell) { return text::trim(cell).empty(); })) continue;
    FrameworkRow one{cell_at(row, at[code]),  cell_at(row, at[domain]), {},
                     cell_at(row, at[skill]), cell_at(row, at[group]),  cell_at(row, at[about])};
    if (!one.domain_name.empty()) last_domain = one.domain_name;
    if (!one.group.empty()) last_group = one.group;
    const auto trouble = [&](const Text& why) { out.troubles.push_back({i + 1, why.key}); };
    if (one.skill.empty()) {
      if (one.domain_name.empty()) trouble(t::official::row_no_skill);  // a row with a domain alone is a title
      continue;
    }
    if (last_domain.empty()) {
      trouble(t::official::row_no_domain);
      continue;
    }
    one.domain_name = last_domain;
    one.group = read_group(last_group);
    if (!last_group.empty() && one.group.empty() && text::fold(last_group).find("tat ca") == std::string::npos &&
        text::fold(last_group).find("moi") == std::string::npos) {
      trouble(t::official::row_unknown_group);
      continue;
    }
    if (one.skill.size() > longest_name || one.domain_name.size() > longest_name || one.about.size() > longest_about ||
        one.code.size() > longest_code) {
      trouble(t::official::row_too_long);
      continue;
    }
    if (!one.code.empty() && !codes.emplace(one.group, one.code).second) {
      trouble(t::official::row_twice);
      continue;
    }
    one.domain = guess_domain(one.code, one.domain_name);
    out.rows.push_back(std::move(one));
    if (out.rows.size() > most_skills) return refuse(Kind::invalid, t::official::too_many_skills.key);
  }
  if (out.rows.empty()) return refuse(Kind::invalid, t::official::no_skills.key);
  return out;
}

std::vector<OfficialDomain> domains_of(std::span<const FrameworkRow> rows) {
  std::vector<OfficialDomain> out;
  for (const auto& row : rows) {
    auto at = std::ranges::find(out, row.domain_name, &OfficialDomain::name);
    if (at == out.end()) at = out.insert(out.end(), {row.domain_name, row.domain, 0});
    ++at->skills;
  }
  return out;
}

}  // namespace hvs::assessment
