#include "server/app/review_command.hpp"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "core/learning/fsrs_fit.hpp"
#include "server/app/commands.hpp"
#include "text/content.hpp"

namespace hvs::app {
namespace {

namespace fsrs = learning::fsrs;

// A table of plain cells: ids and numbers hold no comma, so no quoting is needed; quotes around a cell are taken off.
class Sheet {
 public:
  // The first line names the columns; without names they stand as in `columns`.
  static Result<Sheet> read(std::string_view csv, std::initializer_list<const char*> columns) {
    Sheet sheet;
    std::vector<std::string> order{columns.begin(), columns.end()};
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::size_t number = 0;
    while (!csv.empty()) {
      const auto end = std::min(csv.find('\n'), csv.size());
      auto cells = cells_of(csv.substr(0, end));
      csv.remove_prefix(std::min(end + 1, csv.size()));
      ++number;
      if (cells.size() == 1 && cells[0].empty()) continue;
      if (sheet.rows_.empty() && std::find(cells.begin(), cells.end(), "rating") != cells.end()) {
        order = std::move(cells);
        continue;
      }
      sheet.rows_.push_back({number, std::move(cells)});
    }
    for (std::size_t i = 0; i < order.size(); ++i) sheet.places_.emplace(order[i], i);
    for (const auto* column : columns) {
      if (!sheet.places_.contains(column)) return refuse(Kind::invalid, t::content::review_column.key, column);
    }
    return sheet;
  }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::string text(std::size_t row, const char* column) const {
    const auto place = places_.find(column)->second;
    return place < rows_[row].cells.size() ? rows_[row].cells[place] : "";
  }
  [[nodiscard]] Result<double> number(std::size_t row, const char* column, double low, double high) const {
    double value = 0;
    if (!text::read_double(text(row, column), value) || !(value >= low && value <= high)) return wrong(row, column);
    return value;
  }
  [[nodiscard]] Result<fsrs::Rating> rating(std::size_t row) const {
    HVS_TRY(value, number(row, "rating", 1, 4));
    if (value != std::floor(value)) return wrong(row, "rating");
    return static_cast<fsrs::Rating>(static_cast<int>(value));
  }
  [[nodiscard]] std::unexpected<Problem> wrong(std::size_t row, const char* column) const {
    return refuse(Kind::invalid, t::content::review_cell.key, std::to_string(rows_[row].number) + ", " + column);
  }

 private:
  struct Row {
    std::size_t number;  // line of the file
    std::vector<std::string> cells;
  };
  static std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> out;
    while (true) {
      const auto end = std::min(line.find(','), line.size());
      auto cell = text::trim(line.substr(0, end));
      if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
      out.push_back(std::move(cell));
      if (end == line.size()) return out;
      line.remove_prefix(end + 1);
    }
  }
  std::vector<Row> rows_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

std::string decimals(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.8f", value);
  return text;
}

constexpr double longest = 1e6;  // days; nobody waits 2,700 years

int run(const std::string& file, Result<std::string> (*work)(std::string_view)) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return explain({Kind::missing, t::content::review_no_file.key, file});
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const auto out = work(bytes.str());
  if (!out) return explain(out.error());
  std::fputs(out->c_str(), stdout);
  return 0;
}

}  // namespace

Result<std::string> review_steps(std::string_view csv) {
  HVS_TRY(sheet, Sheet::read(csv, {"id", "short_term", "stability", "difficulty", "elapsed_days", "rating"}));
  std::string out = "id,stability,difficulty,retrievability,interval\n";
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    const auto flag = text::lower(sheet.text(row, "short_term"));
    if (flag != "1" && flag != "0" && flag != "true" && flag != "false") return sheet.wrong(row, "short_term");
    HVS_TRY(stability, sheet.number(row, "stability", 0, fsrs::longest_interval));
    HVS_TRY(difficulty, sheet.number(row, "difficulty", 0, 10));
    HVS_TRY(elapsed, sheet.number(row, "elapsed_days", 0, longest));
    HVS_TRY(rating, sheet.rating(row));
    const fsrs::Memory before{stability, difficulty};
    if (!before.is_new() && (stability <= 0 || difficulty < 1))
      return sheet.wrong(row, stability <= 0 ? "stability" : "difficulty");
    const auto same_day = flag == "1" || flag == "true" ? fsrs::SameDay::apart : fsrs::SameDay::ignored;
    const auto next = fsrs::after(before, elapsed, rating, same_day);
    out += sheet.text(row, "id") + "," + decimals(next.stability) + "," + decimals(next.difficulty) + "," +
           decimals(fsrs::retrievability(before, elapsed)) + "," + std::to_string(fsrs::interval_days(next.stability)) +
           "\n";
  }
  return out;
}

Result<std::string> review_fit(std::string_view csv) {
  HVS_TRY(sheet, Sheet::read(csv, {"id", "elapsed_days", "rating"}));
  std::vector<fsrs::History> log;
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    HVS_TRY(elapsed, sheet.number(row, "elapsed_days", 0, longest));
    HVS_TRY(rating, sheet.rating(row));
    const auto [at, fresh] = places.try_emplace(sheet.text(row, "id"), log.size());
    if (fresh) log.emplace_back();
    log[at->second].push_back({elapsed, rating});
  }
  const auto found = fsrs::fit(log);
  if (found.predictions < fsrs::fewest_predictions)
    return refuse(Kind::invalid, t::content::review_too_few.key,
                  std::to_string(found.predictions) + " < " + std::to_string(fsrs::fewest_predictions));
  std::string parameters;
  for (const double w : found.parameters) parameters += (parameters.empty() ? "" : ", ") + decimals(w);
  return html::fill(t::content::review_fitted, {{"reviews", std::to_string(found.predictions)},
                                                {"before", decimals(found.loss_before)},
                                                {"after", decimals(found.loss_after)},
                                                {"rounds", std::to_string(found.rounds)}}) +
         "\nloss_before=" + decimals(found.loss_before) + "\nloss_after=" + decimals(found.loss_after) +
         "\nparameters=" + parameters + "\n";
}

int review_step_command(const std::string& file) { return run(file, &review_steps); }
int review_fit_command(const std::string& file) { return run(file, &review_fit); }

}  // namespace hvs::app
