// Which bit of which status list speaks for a certificate.
#include "server/credentials/sql.hpp"
#include "server/credentials/store.hpp"
#include "server/vc/status_list.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

// A list is left for the next one when this many places in a row are taken: about half full by then.
constexpr std::uint32_t tries_per_list = 8;
constexpr int most_lists = 10'000;

}  // namespace

Result<std::optional<StatusBit>> status_bit(db::Tx& tx, const std::string& commune, const std::string& certificate) {
  HVS_TRY(rows, tx.run(sql::status_place, {commune, certificate}));
  if (rows.empty()) return std::nullopt;
  return StatusBit{static_cast<int>(rows.front().integer(0)), static_cast<std::uint32_t>(rows.front().integer(1))};
}

Result<StatusBit> give_status_bit(db::Tx& tx, const std::string& commune, const std::string& certificate) {
  HVS_TRY(had, status_bit(tx, commune, certificate));
  if (had) return *had;
  for (int list = 1; list <= most_lists; ++list) {
    for (std::uint32_t attempt = 0; attempt < tries_per_list; ++attempt) {
      const auto place = vc::place_of(certificate, (static_cast<std::uint32_t>(list) - 1) * tries_per_list + attempt);
      HVS_TRY(taken, tx.run(sql::take_status_place,
                            {commune, std::int64_t{list}, static_cast<std::int64_t>(place), certificate}));
      if (!taken.empty()) return StatusBit{list, place};
    }
  }
  return refuse(Kind::broken, t::credentials::bad_list.key);
}

Result<std::vector<std::uint32_t>> withdrawn_places(db::Tx& tx, const std::string& commune, int list) {
  HVS_TRY(rows, tx.run(sql::withdrawn_places, {commune, std::int64_t{list}}));
  std::vector<std::uint32_t> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back(static_cast<std::uint32_t>(row.integer(0)));
  return out;
}

Result<int> status_lists(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sql::status_lists, {commune}));
  return rows.empty() ? 0 : static_cast<int>(rows.front().integer(0));
}

}  // namespace hvs::credentials
