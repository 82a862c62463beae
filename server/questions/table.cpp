// Questions as a table, CSV or a workbook: one question a line, columns known by their heading in either language.
#include <algorithm>
#include <array>
#include <optional>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"
#include "server/tables/tables.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

enum class Column : std::uint8_t { kind, stem, answer, why, title, id, category, tags, unit, option };
struct Heading {
  std::string_view name;  // folded
  Column column;
};
constexpr std::array headings{Heading{"kind", Column::kind},      Heading{"loai", Column::kind},
                              Heading{"loai cau", Column::kind},  Heading{"question", Column::stem},
                              Heading{"stem", Column::stem},      Heading{"cau hoi", Column::stem},
                              Heading{"noi dung", Column::stem},  Heading{"answer", Column::answer},
                              Heading{"dap an", Column::answer},  Heading{"dap an dung", Column::answer},
                              Heading{"why", Column::why},        Heading{"feedback", Column::why},
                              Heading{"giai thich", Column::why}, Heading{"title", Column::title},
                              Heading{"ten", Column::title},      Heading{"id", Column::id},
                              Heading{"ma", Column::id},          Heading{"category", Column::category},
                              Heading{"nhom", Column::category},  Heading{"tags", Column::tags},
                              Heading{"nhan", Column::tags},      Heading{"unit", Column::unit},
                              Heading{"don vi", Column::unit}};

struct Layout {
  std::vector<std::optional<Column>> columns;
  std::vector<std::size_t> letter;  // of an option column
  [[nodiscard]] bool has(Column column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  }
};

// "A", "option A", "lựa chọn 1"
std::optional<std::size_t> option_column(const std::string& name) {
  auto tail = name;
  for (const auto* prefix : {"option ", "lua chon ", "phuong an "}) {
    if (tail.starts_with(prefix)) tail.erase(0, std::string_view{prefix}.size());
  }
  if (tail.size() != 1) return std::nullopt;
  const char c = tail[0];
  if (c >= 'a' && c < 'a' + static_cast<int>(table_options)) return static_cast<std::size_t>(c - 'a');
  if (tail != name && c >= '1' && c <= '8') return static_cast<std::size_t>(c - '1');
  return std::nullopt;
}

Layout layout_of(const tables::Row& row) {
  Layout out;
  for (const auto& cell : row) {
    const auto name = text::fold(cell.text);
    const auto known =
        std::find_if(headings.begin(), headings.end(), [&](const Heading& one) { return one.name == name; });
    const auto option = option_column(name);
    out.columns.push_back(option                    ? std::optional{Column::option}
                          : known != headings.end() ? std::optional{known->column}
                                                    : std::nullopt);
    out.letter.push_back(option.value_or(0));
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out;
  while (true) {
    const auto end = std::min(text.find(at), text.size());
    if (auto part = one_line(text.substr(0, end)); !part.empty()) out.push_back(std::move(part));
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

struct Line {
  std::string kind, answer;
  std::array<std::string, table_options> options;
  Question question;
};

std::optional<std::size_t> letter_of(const std::string& text) {
  if (text.size() != 1) return std::nullopt;
  const char c = text[0] >= 'a' ? static_cast<char>(text[0] - 'a' + 'A') : text[0];
  return c >= 'A' && c < 'A' + static_cast<int>(table_options) ? std::optional{static_cast<std::size_t>(c - 'A')}
                                                               : std::nullopt;
}

const Text* fill_choices(Line& line) {
  auto& question = line.question;
  std::vector<std::size_t> place(table_options, table_options);
  for (std::size_t i = 0; i < table_options; ++i) {
    if (line.options[i].empty()) continue;
    place[i] = question.choices.size();
    question.choices.push_back({.text = line.options[i]});
  }
  const auto keys = split(line.answer, ',');
  for (const auto& key : keys) {
    const auto letter = letter_of(key);
    if (!letter || place[*letter] == table_options) return &t::questions::no_key;
    question.choices[place[*letter]].weight = question.kind == Kind::multiple ? equal_share(keys.size()) : 100;
  }
  if (question.kind == Kind::single && keys.size() != 1) return &t::questions::no_key;
  return nullptr;
}

const Text* fill_statements(Line& line) {
  auto& question = line.question;
  for (const auto& one : line.options) {
    if (!one.empty()) question.choices.push_back({.text = one});
  }
  if (question.choices.empty()) question.choices.emplace_back();
  const auto signs = split(line.answer, ',');
  if (signs.size() != question.choices.size()) return &t::questions::no_key;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const auto sign = text::fold(signs[i]);
    const bool yes = sign == "d" || sign == "dung" || sign == "true" || sign == "t";
    if (!yes && sign != "s" && sign != "sai" && sign != "false" && sign != "f") return &t::questions::no_key;
    question.choices[i].weight = yes ? 100 : 0;
  }
  return nullptr;
}

const Text* fill_pairs(Line& line) {
  for (const auto& one : line.options) {
    if (one.empty()) continue;
    const auto at = one.find('=');
    if (at == std::string::npos) return &t::questions::bad_pairs;
    line.question.pairs.push_back({one_line(one.substr(0, at)), one_line(one.substr(at + 1))});
  }
  return nullptr;
}

// "45000", "45000±1000", "6..8"
const Text* fill_range(Line& line) {
  Range range;
  const auto read = [](std::string_view text, double& out) { return number::read_double(one_line(text), out); };
  const auto& text = line.answer;
  constexpr std::string_view off_sign = "±";
  if (const auto dots = text.find(".."); dots != std::string::npos) {
    if (!read(text.substr(0, dots), range.low) || !read(text.substr(dots + 2), range.high))
      return &t::questions::bad_number;
  } else if (const auto sign = text.find(off_sign); sign != std::string::npos) {
    double value = 0, off = 0;
    if (!read(text.substr(0, sign), value) || !read(text.substr(sign + off_sign.size()), off))
      return &t::questions::bad_number;
    range.low = rounded(value - off);
    range.high = rounded(value + off);
  } else if (read(text, range.low)) {
    range.high = range.low;
  } else {
    return &t::questions::bad_number;
  }
  line.question.ranges.push_back(range);
  return nullptr;
}

bool read_kind(std::string_view raw, const Line& line, Line& out) {
  auto name = text::fold(raw);
  std::replace(name.begin(), name.end(), ' ', '_');
  const auto ends = name.ends_with("+parts");
  if (ends) name.erase(name.size() - 6);
  out.question.partial = ends;
  if (name.empty()) name = line.answer.find(',') == std::string::npos ? "single" : "multiple";
  constexpr std::array<std::pair<std::string_view, Kind>, 16> known{{{"single", Kind::single},
                                                                     {"mot_dap_an", Kind::single},
                                                                     {"multiple", Kind::multiple},
                                                                     {"nhieu_dap_an", Kind::multiple},
                                                                     {"true_false", Kind::true_false},
                                                                     {"dung_sai", Kind::true_false},
                                                                     {"order", Kind::order},
                                                                     {"sap_xep", Kind::order},
                                                                     {"match", Kind::match},
                                                                     {"noi", Kind::match},
                                                                     {"ghep", Kind::match},
                                                                     {"number", Kind::number},
                                                                     {"so", Kind::number},
                                                                     {"short_text", Kind::short_text},
                                                                     {"tu_ngan", Kind::short_text},
                                                                     {"dien_tu", Kind::short_text}}};
  const auto at = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; });
  if (at == known.end()) return false;
  out.question.kind = at->second;
  return true;
}

const Text* fill(Line& line) {
  switch (line.question.kind) {
    case Kind::true_false:
      return fill_statements(line);
    case Kind::match:
      return fill_pairs(line);
    case Kind::number:
      return fill_range(line);
    case Kind::short_text:
      for (auto& one : split(line.answer, '|'))
        line.question.choices.push_back({.text = std::move(one), .weight = 100});
      return nullptr;
    case Kind::order:
      for (const auto& one : line.options) {
        if (!one.empty()) line.question.choices.push_back({.text = one});
      }
      return nullptr;
    default:
      return fill_choices(line);
  }
}

Line line_of(const Layout& layout, const tables::Row& row) {
  Line line;
  auto& question = line.question;
  for (std::size_t i = 0; i < row.size() && i < layout.columns.size(); ++i) {
    if (!layout.columns[i]) continue;
    auto text = tidy(row[i].text);
    switch (*layout.columns[i]) {
      case Column::kind:
        line.kind = std::move(text);
        break;
      case Column::stem:
        question.stem = std::move(text);
        break;
      case Column::answer:
        line.answer = one_line(text);
        break;
      case Column::why:
        question.feedback = std::move(text);
        break;
      case Column::title:
        question.title = one_line(text);
        break;
      case Column::id:
        question.id = one_line(text);
        break;
      case Column::category:
        question.category = one_line(text);
        break;
      case Column::tags:
        question.tags = split(text, ';');
        break;
      case Column::unit:
        question.unit = one_line(text);
        break;
      case Column::option:
        line.options[layout.letter[i]] = std::move(text);
        break;
    }
  }
  return line;
}

}  // namespace

bool looks_like_table(std::string_view text) {
  const auto first = text.substr(0, std::min(text.find('\n'), text.size()));
  const auto sheet = tables::read_csv(first, {});
  if (!sheet || sheet->sheets.empty() || sheet->sheets.front().rows.empty()) return false;
  const auto layout = layout_of(sheet->sheets.front().rows.front());
  return layout.has(Column::stem) && layout.has(Column::answer);
}

Result<void> read_table(std::string_view bytes, Reading& out) {
  tables::Limits limits;
  limits.rows = max_questions + 1;
  limits.cell_bytes = max_text_bytes;
  HVS_TRY(book, tables::read(bytes, limits));
  for (const auto& sheet : book.sheets) {
    if (sheet.rows.empty()) continue;
    const auto layout = layout_of(sheet.rows.front());
    if (!layout.has(Column::stem) || !layout.has(Column::answer)) {
      if (book.sheets.size() > 1) continue;
      return refuse(hvs::Kind::invalid, t::questions::csv_column.key);
    }
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
      auto line = line_of(layout, sheet.rows[i]);
      const auto where = html::fill(t::questions::line, {{"n", std::to_string(i + 1)}});
      if (line.question.stem.empty() && line.answer.empty()) continue;
      if (!read_kind(line.kind, line, line)) {
        turn_down(out, where, line.question.stem, html::fill(t::questions::unknown_kind, {{"name", line.kind}}));
        continue;
      }
      if (const auto* problem = fill(line); problem != nullptr)
        turn_down(out, where, line.question.stem, std::string{problem->vi});
      else
        take(std::move(line.question), where, out);
    }
  }
  return {};
}

namespace {

// A cell that a spreadsheet would run as a formula gets a space before it; readers trim it.
std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos) out += ' ';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string answer_cell(const Question& question) {
  std::string out;
  const auto add = [&out](std::string_view one, std::string_view sign) { (out += out.empty() ? "" : sign) += one; };
  switch (question.kind) {
    case Kind::single:
    case Kind::multiple:
      for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const auto weight = question.choices[i].weight;
        if (question.kind == Kind::single && !out.empty()) break;
        if (question.kind == Kind::single ? weight == 100 : weight > 0)
          add(std::string(1, static_cast<char>('A' + i)), ",");
      }
      return out;
    case Kind::true_false:
      for (const auto& one : question.choices) add(one.weight > 0 ? "true" : "false", ",");
      return out;
    case Kind::number:
      if (question.ranges.empty()) return out;
      out = show_number(question.ranges.front().low);
      if (question.ranges.front().high != question.ranges.front().low)
        out += ".." + show_number(question.ranges.front().high);
      return out;
    case Kind::short_text:
      for (const auto& one : question.choices) {
        if (one.weight > 0) add(one.text, " | ");
      }
      return out;
    default:
      return out;
  }
}

}  // namespace

std::string write_table(std::span<const Question> questions) {
  std::string out = "id,kind,title,category,question,A,B,C,D,E,F,G,H,answer,unit,feedback,tags\r\n";
  for (const auto& one : questions) {
    out += cell(one.id) + "," + cell(std::string{kind_name(one.kind)} + (one.partial ? "+parts" : "")) + "," +
           cell(one.title) + "," + cell(one.category) + "," + cell(one.stem);
    for (std::size_t i = 0; i < table_options; ++i) {
      out += ',';
      if (one.kind == Kind::match) {
        if (i < one.pairs.size()) out += cell(one.pairs[i].left + " = " + one.pairs[i].right);
      } else if (one.kind != Kind::short_text && i < one.choices.size()) {
        out += cell(one.choices[i].text);
      }
    }
    std::string tags;
    for (const auto& tag : one.tags) (tags += tags.empty() ? "" : "; ") += tag;
    out += "," + cell(answer_cell(one)) + "," + cell(one.unit) + "," + cell(one.feedback) + "," + cell(tags) + "\r\n";
  }
  return out;
}

}  // namespace hvs::questions
