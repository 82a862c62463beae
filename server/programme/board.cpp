#include "server/programme/board.hpp"

#include <algorithm>
#include <map>

#include "core/base/bytes.hpp"
#include "core/indicators/tree.hpp"
#include "server/indicators/store.hpp"
#include "server/programme/store.hpp"

namespace hvs::programme {
namespace {

using indicators::Cell;
using indicators::Month;

constexpr auto longest_rest = std::chrono::seconds{1};  // other nodes of a cluster commit without telling us

// A commune is read again at every commit (some milliseconds). A province of thousands of xóm rests a little between
// two readings, so that one open board never costs more than a small part of a core.
std::chrono::milliseconds rest_after(std::size_t areas) {
  constexpr std::size_t one_commune = 500;
  return std::chrono::milliseconds{areas <= one_commune ? 0 : areas};
}

void add_months(TargetFigure& target, std::vector<indicators::CellRow> rows) {
  std::ranges::sort(rows, {}, &indicators::CellRow::month);
  std::int64_t reached = 0;
  for (const auto& row : rows) {
    // Months without a change are drawn too: the line has no holes.
    while (!target.months.empty() && target.months.back().month + 1 < row.month)
      target.months.push_back({target.months.back().month + 1, reached, 0});
    reached += row.cell.all_reached();
    target.months.push_back({row.month, reached, row.cell.late_reached});
  }
  constexpr std::size_t most_months = 24;
  if (target.months.size() > most_months)
    target.months.erase(target.months.begin(), target.months.end() - static_cast<std::ptrdiff_t>(most_months));
}

std::string tag_of(const Figures& figures) {
  std::uint64_t hash = 14695981039346656037U;
  const auto mix = [&](std::int64_t v) { hash = (hash ^ static_cast<std::uint64_t>(v)) * 1099511628211U; };
  const auto figure = [&](const Figure& f) {
    mix(f.population), mix(f.reached), mix(f.stated ? f.stated->value : -1);
    if (f.stated) mix(static_cast<std::int64_t>(bytes::crc32c(f.stated->source + f.stated->on)));
  };
  for (const auto& target : figures.targets) {
    figure(target.total), figure(target.nowhere);
    for (const auto& area : target.areas)
      figure(area.figure), mix(area.leaf), mix(static_cast<std::int64_t>(bytes::crc32c(area.name)));
    for (const auto& m : target.months) mix(m.month), mix(m.reached);
  }
  return bytes::hex(std::string_view{reinterpret_cast<const char*>(&hash), sizeof hash});
}

}  // namespace

Result<Figures> board_figures(db::Tx& tx, const std::string& commune, const Plan& plan, const indicators::Rules& rules,
                              Day on, Month until) {
  HVS_TRY(areas, indicators::load_areas(tx, commune));
  HVS_TRY(cells, until == 0 ? indicators::sum_cells(tx, commune) : indicators::sum_cells_until(tx, commune, until));
  HVS_TRY(months, indicators::sum_months(tx, commune));
  HVS_TRY(stated, load_denominators(tx, commune));
  const indicators::Tree tree(std::move(areas), on);

  std::map<std::string, std::vector<indicators::CellRow>, std::less<>> by_month;
  for (auto& row : months) {
    if (until == 0 || row.month <= until) by_month[row.indicator].push_back(std::move(row));
  }
  std::vector<indicators::Sums> sums(rules.definitions().size(), indicators::Sums(tree));
  for (const auto& row : cells) {
    if (const int i = rules.index_of(row.indicator); i >= 0) sums[static_cast<std::size_t>(i)].add(row.leaf, row.cell);
  }
  const auto figure_of = [](const Cell& cell) { return Figure{cell.all_population(), cell.all_reached(), {}, false}; };
  Figures out;
  for (const auto& clause : plan.clauses) {
    if (clause.indicator < 0) continue;
    auto& sum = sums[static_cast<std::size_t>(clause.indicator)];
    sum.finish();
    TargetFigure target;
    target.clause = clause.id;
    target.total = figure_of(sum.everything());
    target.nowhere = figure_of(sum.nowhere());
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
      const auto& node = tree.nodes()[i];
      target.areas.push_back({node.area->path, node.area->name, node.area->old_unit, node.area->leaf, node.depth,
                              node.is_leaf, figure_of(sum.level(i))});
    }
    for (const auto& s : stated) {
      if (s.target != clause.id) continue;
      if (s.area.empty()) target.total.stated = s.stated;
      if (const int at = tree.find(s.area); at >= 0)
        target.areas[static_cast<std::size_t>(at)].figure.stated = s.stated;
    }
    if (const auto rows = by_month.find(clause.id); rows != by_month.end()) add_months(target, rows->second);
    out.targets.push_back(std::move(target));
  }
  out.tag = tag_of(out);
  return out;
}

Board::Board(db::Database& db, std::string commune, std::shared_ptr<const Plan> plan,
             std::shared_ptr<const indicators::Rules> rules)
    : db_(db), commune_(std::move(commune)), plan_(std::move(plan)), rules_(std::move(rules)) {}

Result<std::shared_ptr<const Figures>> Board::now(Instant at) {
  const std::scoped_lock lock(loading_);
  const auto heard = heard_.load(std::memory_order_acquire);
  const bool alone = db_.engine() == "sqlite";
  const bool fresh = last_ && heard == last_heard_ && (alone || at - last_->at < longest_rest);
  // A new day may change which areas stand, so figures of yesterday are never kept.
  const auto areas = last_ && !last_->targets.empty() ? last_->targets.front().areas.size() : 0;
  const bool resting = last_ && at >= last_->at && at - last_->at < rest_after(areas);
  if ((fresh || resting) && day_in_vietnam(at) == day_in_vietnam(last_->at)) return last_;
  Figures figures;
  if (auto ok = db_.read([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(read, board_figures(tx, commune_, *plan_, *rules_, day_in_vietnam(at)));
        figures = std::move(read);
        return {};
      });
      !ok)
    return std::unexpected(ok.error());
  figures.commit = heard;
  figures.at = at;
  last_heard_ = heard;
  last_ = std::make_shared<const Figures>(std::move(figures));
  return last_;
}

}  // namespace hvs::programme
