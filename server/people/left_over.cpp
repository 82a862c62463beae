#include "server/people/left_over.hpp"

#include "server/people/import_body.hpp"
#include "server/people/import_store.hpp"
#include "server/people/sheet_out.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

std::string why(const StoredRow& stored, const PlannedRow& row) {
  std::string out;
  const auto add = [&](std::string_view sentence) { out += (out.empty() ? "" : " ") + std::string(sentence); };
  for (const auto& r : row.remarks) add(sentence_of(r));
  if (stored.outcome == "stale") add(t::import::changed_meanwhile.vi);
  if (stored.outcome == "refused") add(t::import::not_accepted.vi);
  return out;
}

}  // namespace

Result<std::string> left_over_file(app::Services& services, const std::string& id, LeftOverForm form) {
  const auto& commune = services.settings.commune;
  auto out = form == LeftOverForm::xlsx ? xlsx_out(std::string(t::import::word_review.vi), {}) : csv_out();
  auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(batch, imports::find(tx, commune, id));
    if (!batch) return refuse(Kind::missing, t::import::no_batch.key);
    HVS_TRY(body, unpack_batch(services.keys, batch->body));
    std::string sheet;
    bool begun = false;
    for (std::int64_t after = 0;;) {
      HVS_TRY(rows, imports::left_over(tx, commune, id, after, 500));
      for (const auto& stored : rows) {
        HVS_TRY(row, unpack_row(services.keys, stored.body));
        // Each sheet had its own columns: its headings stand again above its rows, the reason first.
        if (!begun || row.line.sheet != sheet) {
          sheet = row.line.sheet;
          begun = true;
          std::vector<std::string> titles{std::string(t::import::reason_column.vi)};
          for (const auto& s : body.sheets) {
            if (s.name == sheet) titles.insert(titles.end(), s.titles.begin(), s.titles.end());
          }
          out->row(titles);
        }
        std::vector<std::string> cells{why(stored, row)};
        cells.insert(cells.end(), row.line.cells.begin(), row.line.cells.end());
        out->row(cells);
        after = stored.n;
      }
      if (rows.size() < 500) return {};
    }
  });
  if (!done) return std::unexpected(done.error());
  return out->finish();
}

}  // namespace hvs::people
