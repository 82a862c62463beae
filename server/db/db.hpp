// One interface over SQLite (>= 3.40) and PostgreSQL (>= 15), one SQL dialect (docs/sql.md).
// Placeholders are $1…$n. Values are text, integers, doubles, bytes or null.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::db {

// When a posted statement runs. PostgreSQL takes many rows of the two latter kinds in one statement.
//   own   where it stands
//   any   a plain INSERT (at most ON CONFLICT … DO NOTHING after it) of a row that no other statement posted in the
//         same transaction writes or deletes, so that its turn among them does not matter
//   last  an upsert whose first `keys` values are the key in the table and which sets every other column it names:
//         of two with one key only the later counts. It may run later than posted, but before the next of its own turn
//   sum   an upsert whose first `keys` values are the key and which adds to what is there: its turn does not matter
enum class Turn : std::uint8_t { own, any, last, sum };

// A statement: its name is its identity (cache key, log, metrics). Every tenant statement filters on commune_id = $1.
struct Sql {
  std::string_view name;
  std::string_view text;
  Turn turn = Turn::own;
  std::uint8_t keys = 0;  // of Turn::last and Turn::sum
};

struct Blob {
  std::string bytes;
};
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;
using Args = std::span<const Value>;

class Row {
 public:
  explicit Row(std::vector<Value> cells) : cells_(std::move(cells)) {}
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] bool is_null(std::size_t i) const { return std::holds_alternative<std::nullptr_t>(cells_[i]); }
  [[nodiscard]] std::int64_t integer(std::size_t i) const;     // null reads as 0
  [[nodiscard]] double number(std::size_t i) const;            // null reads as 0
  [[nodiscard]] const std::string& text(std::size_t i) const;  // null reads as ""; also bytes
 private:
  std::vector<Value> cells_;
};
using Rows = std::vector<Row>;

// The same read for many argument lists.
struct Question {
  Sql sql;
  std::vector<std::vector<Value>> lists;
};

// A unit of work on one connection. Not for sharing between threads. The first failing statement fails the whole work:
// return its Problem, do not go on.
class Tx {
 public:
  virtual ~Tx() = default;
  // Runs and returns all rows.
  virtual Result<Rows> run(const Sql& sql, Args args) = 0;
  // Runs for every row without keeping them; `each` returns false to stop early. `each` may not use the Tx.
  virtual Result<void> scan(const Sql& sql, Args args, const std::function<bool(const Row&)>& each) = 0;
  // A write whose rows nobody needs. PostgreSQL sends it in pipeline mode: its error may surface at a later call or at
  // commit.
  virtual Result<void> post(const Sql& sql, Args args) = 0;
  // The same read for many argument lists, one round trip on PostgreSQL. Answers stand in the order of the lists.
  virtual Result<std::vector<Rows>> run_many(const Sql& sql, std::span<const std::vector<Value>> lists) = 0;
  // Several such reads in one round trip; answers in the order of the questions.
  virtual Result<std::vector<std::vector<Rows>>> ask(std::span<const Question> questions) = 0;

  // Conveniences, written once.
  Result<Rows> run(const Sql& sql, std::initializer_list<Value> args) {
    return run(sql, Args{args.begin(), args.size()});
  }
  Result<void> post(const Sql& sql, std::initializer_list<Value> args) {
    return post(sql, Args{args.begin(), args.size()});
  }
};

struct Migration {
  std::string_view room;
  int number = 0;         // unique over all rooms, applied in order
  std::string_view name;  // "0003_people_household"
  std::string_view sql;   // one or more statements separated by ";\n"
};

using Work = std::function<Result<void>(Tx&)>;
using Done = std::function<void(Result<void>)>;

// Running totals since `open`, for /metrics.
struct Stats {
  std::uint64_t works = 0;    // works answered
  std::uint64_t commits = 0;  // durable commits that carried them
  std::uint64_t retries = 0;  // groups run again because one work failed or the engine was busy
};

class Database {
 public:
  virtual ~Database() = default;

  // Read on this thread's reader connection (a snapshot for the length of `work`).
  virtual Result<void> read(const Work& work) = 0;

  // Group commit: the single writer runs waiting works in one durable transaction, each answered after the commit.
  // A work that fails is rolled back alone (the batch is rolled back and its members run again one by one), so a work
  // must have no effect outside `Tx` that a second run does not overwrite. `write` waits; `submit` calls `done` on the
  // writer's thread, where `write` and `exclusive` are refused (db.nested_write).
  virtual Result<void> write(const Work& work) = 0;
  virtual void submit(Work work, Done done) = 0;

  // A long transaction of its own on the writer (imports, migrations, recount); never grouped.
  virtual Result<void> exclusive(const Work& work) = 0;

  virtual Result<void> backup_to(
      const std::string& path) = 0;                           // consistent copy while serving; SQLite file or pg custom
  [[nodiscard]] virtual std::string_view engine() const = 0;  // "sqlite" or "postgresql"
  virtual Result<void> ping() = 0;
  [[nodiscard]] virtual Stats stats() const = 0;
};

struct Options {
  int readers = 4;
  int max_group = 256;  // works per commit
  bool create = true;
};

// "sqlite:PATH" or "postgresql://…".
[[nodiscard]] Result<std::unique_ptr<Database>> open(const std::string& address, const Options& options);

// Forward-only migrations with stored checksums. `plan` says what would be done; `apply` does it.
// Refuses a database newer than this program with db.newer_schema.
struct Pending {
  int number;
  std::string name;
};
[[nodiscard]] Result<std::vector<Pending>> plan(Database& db, std::span<const Migration> all);
[[nodiscard]] Result<void> apply(Database& db, std::span<const Migration> all);

// Every migration of the program, generated at build time from server/*/migrations/*.sql.
[[nodiscard]] std::span<const Migration> all_migrations();

}  // namespace hvs::db
