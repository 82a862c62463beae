#include "server/db/gather.hpp"

#include <algorithm>

namespace hvs::db {

Gather::Batch::Added Gather::Batch::add(Args row) {
  if (!rows.add(row)) return Added::unfit;
  if (sql.turn != Turn::last && sql.turn != Turn::sum) return Added::yes;
  const auto [known, is_new] = places.try_emplace(std::string(rows.head(sql.keys)), rows.size() - 1);
  if (is_new) return Added::yes;
  if (sql.turn == Turn::sum) {
    rows.drop_last();
    return Added::repeats;
  }
  rows.move_last_to(known->second);
  return Added::yes;
}

void Gather::Batch::clear() {
  rows.clear();
  places.clear();
}

Gather::Batch* Gather::find(std::string_view name) {
  const auto found = std::ranges::find(batches_, name, [](const Batch& b) { return b.sql.name; });
  return found == batches_.end() ? nullptr : &*found;
}

Gather::Batch& Gather::open(const Sql& sql, std::vector<unsigned> types) {
  return batches_.emplace_back(Batch{sql, PgRows(std::move(types)), {}});
}

void Gather::forget() {
  for (auto& batch : batches_) batch.clear();
}

}  // namespace hvs::db
