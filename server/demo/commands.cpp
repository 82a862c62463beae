#include "server/demo/commands.hpp"

#include <filesystem>
#include <fstream>

#include "core/base/bytes.hpp"
#include "server/indicators/store.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "text/demo.hpp"

namespace hvs::demo {
namespace {

constexpr std::size_t part_size = 2000;  // operations handed to the door at a time
constexpr std::string_view number_place = "person.number";
// Names and hashes of millions fall anywhere in their indexes: with SQLite's usual cache every chunk would read and
// write them page by page. This much memory, and no more, is lent to the one process that fills a new database.
constexpr std::size_t large = 100'000;  // people
constexpr db::Sql large_cache{"demo.large_cache", "PRAGMA cache_size = -262144"};

std::filesystem::path mark(const std::string& data_dir) { return std::filesystem::path(data_dir) / "synthetic"; }

Result<bool> is_empty(app::Services& services) {
  bool empty = true;
  if (auto ok = services.db.read([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(areas, indicators::load_areas(tx, services.settings.commune));
        empty = areas.empty();
        return {};
      });
      !ok)
    return std::unexpected(ok.error());
  return empty;
}

}  // namespace

bool is_synthetic(const std::string& data_dir) { return std::filesystem::exists(mark(data_dir)); }

Result<Commune::Counts> fill(app::Services& services, const Options& options, const Progress& progress) {
  HVS_TRY(empty, is_empty(services));
  if (!empty) return refuse(Kind::conflict, t::demo::not_empty.key);
  // The mark comes first: a half-filled installation is synthetic too.
  std::ofstream(mark(services.settings.data_dir)) << "people " << options.people << " seed " << options.seed << "\n";
  if (!is_synthetic(services.settings.data_dir))
    return refuse(Kind::broken, t::demo::no_mark.key, services.settings.data_dir);
  services.settings.demo = true;

  if (options.people > large && services.db.engine() == "sqlite") {
    if (auto lent = services.db.exclusive([](db::Tx& tx) { return tx.post(large_cache, {}); }); !lent)
      return std::unexpected(lent.error());
  }

  const Sealing sealing{
      [&](std::string_view number) { return bytes::base64url(services.keys.seal(number, number_place)); },
      [&](std::string_view number) { return services.keys.find_hash(number, number_place); }};
  Commune commune(options, sealing);
  bool more = true;
  const auto filled = services.door.bulk(
      journal::server_me(services.settings.commune),
      [&](std::vector<journal::Operation>& next) -> Result<bool> {
        while (more && next.size() < part_size) more = commune.next(next);
        if (progress) progress(commune.counts().people);
        return more;
      },
      services.now());
  if (!filled) return std::unexpected(filled.error());
  return commune.counts();
}

}  // namespace hvs::demo
