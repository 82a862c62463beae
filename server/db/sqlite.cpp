// SQLite: WAL, synchronous=FULL, one connection per thread at a time, statements prepared once per connection.
#include <sqlite3.h>

#include <cstdio>
#include <mutex>

#include "server/db/checkpoints.hpp"
#include "server/db/connection.hpp"
#include "server/db/dialect.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

constexpr int busy_wait_ms = 10'000;  // another process may be checkpointing or backing up

Problem problem_of(sqlite3* raw, int code, std::string_view name) {
  const int extended = raw != nullptr ? sqlite3_extended_errcode(raw) : code;
  std::string detail = std::string(name) + ": " + (raw != nullptr ? sqlite3_errmsg(raw) : sqlite3_errstr(code));
  switch (extended) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_ROWID:
      return {Kind::conflict, t::db::duplicate.key, std::move(detail)};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return {Kind::missing, t::db::missing_parent.key, std::move(detail)};
    default:
      break;
  }
  switch (extended & 0xFF) {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return {Kind::invalid, t::db::not_allowed_value.key, std::move(detail)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Kind::busy, t::db::busy.key, std::move(detail)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {Kind::denied, t::db::denied.key, std::move(detail)};
    case SQLITE_FULL:
      return {Kind::broken, t::db::full.key, std::move(detail)};
    default:
      return {Kind::broken, t::db::broken.key, std::move(detail)};
  }
}

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using Handle = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

void bind(sqlite3_stmt* s, Args args) {
  for (int i = 0; i < static_cast<int>(args.size()); ++i) {
    const int at = i + 1;
    // SQLITE_STATIC: the arguments outlive the step, and the bindings are cleared after it.
    std::visit(
        Cases{[&](std::nullptr_t) { sqlite3_bind_null(s, at); }, [&](std::int64_t n) { sqlite3_bind_int64(s, at, n); },
              [&](double d) { sqlite3_bind_double(s, at, d); },
              [&](const std::string& v) { sqlite3_bind_text64(s, at, v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8); },
              [&](const Blob& b) {
                const char* bytes = b.bytes.empty() ? "" : b.bytes.data();  // a null pointer would bind NULL
                sqlite3_bind_blob64(s, at, bytes, b.bytes.size(), SQLITE_STATIC);
              }},
        args[static_cast<std::size_t>(i)]);
  }
}

Row row_of(sqlite3_stmt* s) {
  const int n = sqlite3_column_count(s);
  std::vector<Value> cells;
  cells.reserve(static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) {
    switch (sqlite3_column_type(s, i)) {
      case SQLITE_INTEGER:
        cells.emplace_back(std::int64_t{sqlite3_column_int64(s, i)});
        break;
      case SQLITE_FLOAT:
        cells.emplace_back(sqlite3_column_double(s, i));
        break;
      case SQLITE_TEXT: {
        const auto* p = reinterpret_cast<const char*>(sqlite3_column_text(s, i));
        cells.emplace_back(std::string(p, static_cast<std::size_t>(sqlite3_column_bytes(s, i))));
        break;
      }
      case SQLITE_BLOB: {
        const auto* p = static_cast<const char*>(sqlite3_column_blob(s, i));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(s, i));
        cells.emplace_back(Blob{size == 0 ? std::string{} : std::string(p, size)});
        break;
      }
      default:
        cells.emplace_back(nullptr);
    }
  }
  return Row(std::move(cells));
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(Handle db, Access access) : db_(std::move(db)), access_(access) {}

  Result<Rows> run(const Sql& sql, Args args) override {
    Rows rows;
    HVS_TRY(ok, step_all(sql, args, [&](sqlite3_stmt* s) {
              rows.push_back(row_of(s));
              return true;
            }));
    (void)ok;
    return rows;
  }

  Result<void> scan(const Sql& sql, Args args, const std::function<bool(const Row&)>& each) override {
    HVS_TRY(ok, step_all(sql, args, [&](sqlite3_stmt* s) { return each(row_of(s)); }));
    (void)ok;
    return {};
  }

  Result<void> post(const Sql& sql, Args args) override {
    HVS_TRY(ok, step_all(sql, args, [](sqlite3_stmt*) { return true; }));
    (void)ok;
    return {};
  }

  Result<std::vector<Rows>> run_many(const Sql& sql, std::span<const std::vector<Value>> lists) override {
    std::vector<Rows> answers;
    answers.reserve(lists.size());
    for (const auto& list : lists) {
      HVS_TRY(rows, run(sql, Args{list}));
      answers.push_back(std::move(rows));
    }
    return answers;
  }

  Result<std::vector<std::vector<Rows>>> ask(std::span<const Question> questions) override {
    std::vector<std::vector<Rows>> answers;
    for (const auto& question : questions) {
      HVS_TRY(rows, run_many(question.sql, question.lists));
      answers.push_back(std::move(rows));
    }
    return answers;
  }

  // A writer takes the write lock at once, so that no work fails half-way for want of it.
  Result<void> begin() override { return plain(access_ == Access::writer ? begin_writing : begin_reading); }
  Result<void> commit() override { return plain(committing); }
  void roll_back() override {
    if (sqlite3_get_autocommit(db_.get()) == 0) (void)plain(rolling_back);
  }
  Result<void> begin_nested() override { return plain(saving); }
  Result<void> end_nested() override { return plain(releasing); }
  void roll_back_nested() override {
    if (sqlite3_get_autocommit(db_.get()) != 0) return;  // the engine has already dropped everything
    (void)plain(returning);
    (void)plain(releasing);
  }

  Result<void> script(std::string_view statement) override {
    const std::string ddl = sqlite_ddl(statement);
    const int code = sqlite3_exec(db_.get(), ddl.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected(problem_of(db_.get(), code, ddl));
    return {};
  }

  [[nodiscard]] bool usable() const override { return true; }

 private:
  static constexpr Sql begin_writing{"db.begin_writing", "BEGIN IMMEDIATE"};
  static constexpr Sql begin_reading{"db.begin_reading", "BEGIN"};
  static constexpr Sql committing{"db.commit", "COMMIT"};
  static constexpr Sql rolling_back{"db.rollback", "ROLLBACK"};
  static constexpr Sql saving{"db.savepoint", "SAVEPOINT work"};
  static constexpr Sql releasing{"db.release", "RELEASE work"};
  static constexpr Sql returning{"db.rollback_to", "ROLLBACK TO work"};

  struct Known {
    std::string text;
    Statement statement;
  };

  Result<void> plain(const Sql& sql) { return post(sql, Args{}); }

  Result<sqlite3_stmt*> prepared(const Sql& sql) {
    auto found = statements_.find(sql.name);
    if (found != statements_.end() && found->second.text == sql.text) return found->second.statement.get();
    sqlite3_stmt* raw = nullptr;
    const std::string text = sqlite_placeholders(sql.text);
    const int code = sqlite3_prepare_v3(db_.get(), text.c_str(), static_cast<int>(text.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) return std::unexpected(problem_of(db_.get(), code, sql.name));
    statements_.insert_or_assign(std::string(sql.name), Known{std::string(sql.text), Statement(raw)});
    return raw;
  }

  template <class F>
  Result<bool> step_all(const Sql& sql, Args args, const F& each) {
    if (scanning_) return refuse(Kind::broken, t::db::broken.key, std::string(sql.name) + ": a scan is running");
    HVS_TRY(s, prepared(sql));
    if (sqlite3_bind_parameter_count(s) != static_cast<int>(args.size())) {
      return refuse(Kind::broken, t::db::broken.key, std::string(sql.name) + ": wrong number of arguments");
    }
    bind(s, args);
    int code = SQLITE_ROW;
    scanning_ = true;
    while ((code = sqlite3_step(s)) == SQLITE_ROW) {
      if (!each(s)) break;
    }
    scanning_ = false;
    std::optional<Problem> problem;
    if (code != SQLITE_DONE && code != SQLITE_ROW) problem = problem_of(db_.get(), code, sql.name);
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    if (problem) return std::unexpected(std::move(*problem));
    return true;
  }

  Handle db_;
  Access access_;
  bool scanning_ = false;
  ByName<Known> statements_;  // after db_: finalized before the connection closes
};

Result<Handle> open_file(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle db(raw);
  if (code != SQLITE_OK) {
    return refuse(Kind::broken, t::db::cannot_open.key, path + ": " + (raw != nullptr ? sqlite3_errmsg(raw) : "?"));
  }
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, busy_wait_ms);
  return db;
}

Result<void> pragmas(sqlite3* db, const char* list) {
  const int code = sqlite3_exec(db, list, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    auto problem = problem_of(db, code, "pragma");
    if (problem.kind == Kind::broken) problem.code = t::db::cannot_open.key;
    return std::unexpected(std::move(problem));
  }
  return {};
}

// synchronous=FULL with WAL: every commit is on the disk before it is answered (R1).
constexpr const char* writer_pragmas =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
    "PRAGMA cache_size=-16384; PRAGMA journal_size_limit=67108864;"
    "PRAGMA temp_store=MEMORY;";
constexpr const char* reader_pragmas =
    "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-4096; PRAGMA temp_store=MEMORY;";

class SqliteDriver final : public Driver {
 public:
  SqliteDriver(std::string path, bool create) : path_(std::move(path)), create_(create), checkpoints_(path_) {}

  Result<std::unique_ptr<Connection>> connect(Access access) override {
    const bool writes = access == Access::writer;
    // Readers open read-write too: WAL needs its shared index file; query_only forbids writing.
    const int flags = SQLITE_OPEN_READWRITE | (writes && create_ ? SQLITE_OPEN_CREATE : 0);
    HVS_TRY(db, open_file(path_, flags));
    HVS_TRY(ready, pragmas_of(db.get(), writes));
    (void)ready;
    if (writes) checkpoints_.watch(db.get());
    return std::unique_ptr<Connection>(new SqliteConnection(std::move(db), access));
  }

  // One read transaction over the whole copy: writers go on, the copy is of one moment.
  Result<void> backup_to(const std::string& path) override {
    const std::string part = path + ".part";
    std::remove(part.c_str());
    HVS_TRY(from, open_file(path_, SQLITE_OPEN_READWRITE));
    HVS_TRY(to, open_file(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    sqlite3_backup* backup = sqlite3_backup_init(to.get(), "main", from.get(), "main");
    int code = SQLITE_ERROR;
    if (backup != nullptr) {
      code = sqlite3_backup_step(backup, -1);
      const int finish = sqlite3_backup_finish(backup);
      if (code == SQLITE_DONE) code = finish == SQLITE_OK ? SQLITE_DONE : finish;
    }
    // A plain file without side files, so that it can be carried anywhere.
    if (code == SQLITE_DONE) code = sqlite3_exec(to.get(), "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
      auto problem = problem_of(to.get(), code, "backup");
      std::remove(part.c_str());
      return refuse(Kind::broken, t::db::backup_failed.key, std::move(problem.detail));
    }
    to.reset();
    if (std::rename(part.c_str(), path.c_str()) != 0) return refuse(Kind::broken, t::db::backup_failed.key, path);
    return {};
  }

  [[nodiscard]] std::string_view engine() const override { return "sqlite"; }

 private:
  static Result<bool> pragmas_of(sqlite3* db, bool writes) {
    const auto done = pragmas(db, writes ? writer_pragmas : reader_pragmas);
    if (!done) return std::unexpected(done.error());
    return true;
  }

  std::string path_;
  bool create_;
  Checkpoints checkpoints_;
};

}  // namespace

Result<std::unique_ptr<Driver>> sqlite_driver(const std::string& path, const Options& options) {
  static std::once_flag once;
  // The allocator's statistics would be one lock for all threads.
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
  return std::unique_ptr<Driver>(new SqliteDriver(path, options.create));
}

}  // namespace hvs::db
