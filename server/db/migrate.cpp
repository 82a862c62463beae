// Forward-only migrations with stored checksums.
#include "server/db/migrating.hpp"
#include "server/db/planner.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "core/base/bytes.hpp"
#include "server/db/dialect.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

constexpr Sql sqlite_has_table{"db.sqlite_has_migrations",
                               "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"};
constexpr Sql postgres_has_table{"db.postgres_has_migrations",
                                 "SELECT 1 FROM pg_tables WHERE schemaname = current_schema()"
                                 " AND tablename = 'schema_migration'"};
constexpr Sql all_done{"db.migrations_done", "SELECT number, name, checksum FROM schema_migration ORDER BY number"};
constexpr Sql remember{"db.remember_migration",
                       "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)"};
constexpr std::string_view own_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL,"
    " checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

// Of the statements, so that a comment or an indent may still be mended after a release.
std::string checksum_of(const Migration& m) {
  std::string all;
  for (const auto& s : statements(m.sql)) {
    for (std::size_t i = 0; i < s.size(); ++i) {
      const bool blank = s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r';
      if (!blank)
        all += s[i];
      else if (!all.empty() && all.back() != ' ')
        all += ' ';
    }
    all += ';';
  }
  return bytes::hex(bytes::sha256(all));
}

struct Applied {
  std::string name;
  std::string checksum;
};

Result<std::map<int, Applied>> applied(Database& db) {
  std::map<int, Applied> found;
  const auto& has_table = db.engine() == "sqlite" ? sqlite_has_table : postgres_has_table;
  const auto read = db.read([&](Tx& tx) -> Result<void> {
    found.clear();
    HVS_TRY(exists, tx.run(has_table, {}));
    if (exists.empty()) return {};
    HVS_TRY(rows, tx.run(all_done, {}));
    for (const auto& r : rows) found[static_cast<int>(r.integer(0))] = {r.text(1), r.text(2)};
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return found;
}

Result<std::vector<const Migration*>> waiting(Database& db, std::span<const Migration> all) {
  HVS_TRY(done, applied(db));
  std::vector<const Migration*> pending;
  for (const auto& m : all) {
    const auto found = done.find(m.number);
    if (found == done.end()) {
      pending.push_back(&m);
      continue;
    }
    if (found->second.checksum != checksum_of(m)) {
      return refuse(Kind::broken, t::db::changed_migration.key, std::string(m.name));
    }
    done.erase(found);
  }
  if (!done.empty()) return refuse(Kind::broken, t::db::newer_schema.key, done.begin()->second.name);
  std::ranges::sort(pending, {}, [](const Migration* m) { return m->number; });
  return pending;
}

Result<void> apply_one(Tx& tx, const Migration& m) {
  for (const auto& statement : statements(m.sql)) {
    if (auto done = run_statement(tx, statement); !done) {
      return refuse(Kind::broken, t::db::migration_failed.key, std::string(m.name) + ": " + done.error().detail);
    }
  }
  const auto now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  return tx.post(remember, {std::int64_t{m.number}, std::string(m.name), checksum_of(m), std::int64_t{now.count()}});
}

}  // namespace

Result<std::vector<Pending>> plan(Database& db, std::span<const Migration> all) {
  HVS_TRY(pending, waiting(db, all));
  std::vector<Pending> said;
  for (const auto* m : pending) said.push_back({m->number, std::string(m->name)});
  return said;
}

Result<void> apply(Database& db, std::span<const Migration> all) {
  HVS_TRY(pending, waiting(db, all));
  if (pending.empty()) return {};
  if (auto made = db.exclusive([](Tx& tx) { return run_statement(tx, own_table); }); !made) return made;
  for (const auto* m : pending) {
    if (auto done = db.exclusive([&](Tx& tx) { return apply_one(tx, *m); }); !done) return done;
  }
  return guide_planner(db);
}

}  // namespace hvs::db
