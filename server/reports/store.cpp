#include "server/reports/store.hpp"

namespace hvs::reports {
namespace {

constexpr db::Sql insert_cut{"reports.insert_cut",
                             "INSERT INTO report_cut (commune_id, id, report_month, area, commit_number, figures, "
                             "made_by, made_by_name, made_at)"
                             " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr db::Sql one_cut{
    "reports.one_cut",
    "SELECT area, figures, made_by, made_by_name, made_at FROM report_cut WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql list_cuts{
    "reports.list_cuts",
    "SELECT id, report_month, commit_number, made_by_name, made_at FROM report_cut WHERE commune_id = $1"
    " ORDER BY id DESC LIMIT $2"};

}  // namespace

Result<void> keep_cut(db::Tx& tx, const std::string& commune, const KeptCut& kept) {
  const auto& c = kept.cut;
  return tx.post(insert_cut, {commune, c.id, c.figures.month, c.area, static_cast<std::int64_t>(c.figures.commit),
                              write_figures(c.figures), c.made_by, kept.made_by_name, to_ms(c.made)});
}

Result<std::optional<KeptCut>> find_cut(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_cut, {commune, id}));
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  HVS_TRY(figures, read_figures(row.text(1)));
  return KeptCut{{id, row.text(0), row.text(2), from_ms(row.integer(4)), std::move(figures)}, row.text(3)};
}

Result<std::vector<CutLine>> latest_cuts(db::Tx& tx, const std::string& commune, int limit) {
  HVS_TRY(rows, tx.run(list_cuts, {commune, std::int64_t{limit}}));
  std::vector<CutLine> out;
  for (const auto& row : rows) {
    out.push_back(
        {row.text(0), row.text(1), static_cast<std::uint64_t>(row.integer(2)), row.text(3), from_ms(row.integer(4))});
  }
  return out;
}

}  // namespace hvs::reports
