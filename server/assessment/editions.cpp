#include "server/assessment/editions.hpp"

#include "server/assessment/parameters.hpp"
#include "text/sitting.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql one_edition{"assessment.one_edition",
                              "SELECT body FROM test_edition WHERE commune_id = $1 AND ref = $2"};
constexpr db::Sql insert_edition{"assessment.insert_edition",
                                 "INSERT INTO test_edition (commune_id, ref, body, made) VALUES ($1, $2, $3, $4)"
                                 " ON CONFLICT (commune_id, ref) DO NOTHING"};
constexpr db::Sql insert_item{"assessment.insert_item",
                              "INSERT INTO test_item (commune_id, digest, ref, body) VALUES ($1, $2, $3, $4)"
                              " ON CONFLICT (commune_id, digest) DO NOTHING"};
constexpr db::Sql one_item{"assessment.one_item", "SELECT body FROM test_item WHERE commune_id = $1 AND digest = $2"};

}  // namespace

Result<EditionPtr> Editions::current(db::Tx& tx, const std::string& commune, const Bank& bank, const Blueprint& rules) {
  const auto name = rules.ref();
  HVS_TRY(parameters, published_ref(tx, commune));
  {
    const std::scoped_lock lock(mutex_);
    const auto at = made_.find(commune + "/" + rules.group);
    if (at != made_.end() && at->second.rules == name && at->second.bank == &bank &&
        at->second.parameters == parameters)
      return at->second.edition;
  }
  HVS_TRY(now, published(tx, commune));
  auto edition = std::make_shared<const Edition>(make_edition(bank, rules, now.table));
  const std::scoped_lock lock(mutex_);
  made_[commune + "/" + rules.group] = {name, &bank, now.ref, edition};
  known_[commune + "/" + edition->ref] = edition;
  return EditionPtr{edition};
}

Result<EditionPtr> Editions::find(db::Tx& tx, const std::string& commune, const std::string& ref) {
  if (ref.empty()) return EditionPtr{};
  {
    const std::scoped_lock lock(mutex_);
    if (const auto at = known_.find(commune + "/" + ref); at != known_.end()) return at->second;
  }
  HVS_TRY(rows, tx.run(one_edition, {commune, ref}));
  if (rows.empty()) return EditionPtr{};
  HVS_TRY(read, read_edition(rows.front().text(0)));
  if (read.ref != ref) return refuse(Kind::broken, t::sitting::bad_edition.key, ref);
  auto edition = std::make_shared<const Edition>(std::move(read));
  const std::scoped_lock lock(mutex_);
  known_[commune + "/" + ref] = edition;
  return EditionPtr{edition};
}

Result<void> Editions::keep(const std::string& commune, const Bank& bank, const Edition& edition) {
  {
    const std::scoped_lock lock(mutex_);
    if (kept_.contains(commune + "/" + edition.ref)) return {};
  }
  const auto written = db_.write([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(there, tx.run(one_edition, {commune, edition.ref}));
    if (!there.empty()) return {};
    for (const auto& item : bank.items) {
      auto form = frozen_form(item);
      auto name = digest(form);
      if (auto put = tx.post(insert_item, {commune, std::move(name), item.ref(), std::move(form)}); !put) return put;
    }
    return tx.post(insert_edition, {commune, edition.ref, write_edition(edition), to_ms(now_())});
  });
  if (!written) return written;
  const std::scoped_lock lock(mutex_);
  kept_[commune + "/" + edition.ref] = true;
  return {};
}

Result<std::string> frozen_item(db::Tx& tx, const std::string& commune, const std::string& digest) {
  HVS_TRY(rows, tx.run(one_item, {commune, digest}));
  return rows.empty() ? std::string{} : rows.front().text(0);
}

}  // namespace hvs::assessment
