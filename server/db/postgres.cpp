// PostgreSQL by libpq, always in pipeline mode: `post` costs no round trip, its error surfaces at the next answer.
#include <libpq-fe.h>
#include <poll.h>

#include <deque>

#include "server/db/connection.hpp"
#include "server/db/dialect.hpp"
#include "server/db/gather.hpp"
#include "server/db/pg_dump.hpp"
#include "server/db/postgres_values.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

struct Finish {
  void operator()(PGconn* c) const { PQfinish(c); }
};
struct Clear {
  void operator()(PGresult* r) const { PQclear(r); }
};
using Handle = std::unique_ptr<PGconn, Finish>;
using Answer = std::unique_ptr<PGresult, Clear>;

constexpr std::size_t longest_queue = 1000;  // statements in flight before their answers are taken in

class PgConnection final : public Connection {
 public:
  PgConnection(Handle conn, Access access) : conn_(std::move(conn)), access_(access) {}

  Result<Rows> run(const Sql& sql, Args args) override {
    release();
    if (auto bad = send(sql, args)) return std::unexpected(*bad);
    Rows rows;
    if (auto bad = drain([&](const PGresult* r, std::size_t) { take_rows(r, rows); }, 1)) return std::unexpected(*bad);
    return rows;
  }

  Result<std::vector<Rows>> run_many(const Sql& sql, std::span<const std::vector<Value>> lists) override {
    release();
    std::vector<Rows> answers(lists.size());
    for (std::size_t from = 0; from < lists.size(); from += longest_queue) {
      const auto part = lists.subspan(from, std::min(longest_queue, lists.size() - from));
      for (const auto& list : part) {
        if (auto bad = send(sql, Args{list})) return std::unexpected(*bad);
      }
      const auto take = [&](const PGresult* r, std::size_t i) { take_rows(r, answers[from + i]); };
      if (auto bad = drain(take, part.size())) return std::unexpected(*bad);
    }
    return answers;
  }

  Result<void> post(const Sql& sql, Args args) override {
    if (sql.turn == Turn::any && !failed_) {
      if (auto* full = gather_.add(sql, args)) release(*full);
    } else if (auto bad = send(sql, args)) {
      return std::unexpected(*bad);
    }
    if (failed_) return std::unexpected(*failed_);
    if (waiting_.size() < longest_queue) return {};
    return settle();
  }

  Result<void> scan(const Sql& sql, Args args, const std::function<bool(const Row&)>& each) override {
    release();
    if (auto bad = prepare(sql)) return std::unexpected(*bad);
    if (auto done = settle(); !done) return done;  // the query must stand first in line to be read row by row
    if (auto bad = send(sql, args)) return std::unexpected(*bad);
    PQpipelineSync(conn_.get());
    PQsetSingleRowMode(conn_.get());
    waiting_.clear();
    scanning_ = true;
    bool wanted = true;
    while (Answer r{PQgetResult(conn_.get())}) {
      const auto status = PQresultStatus(r.get());
      if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED) fail(r.get(), sql.name);
      for (int i = 0; wanted && i < PQntuples(r.get()); ++i) wanted = each(pg_row(r.get(), i));
    }
    scanning_ = false;
    take_sync();
    if (failed_) return std::unexpected(*failed_);
    return {};
  }

  Result<void> begin() override {
    failed_.reset();
    gather_.forget();
    return post(access_ == Access::writer ? begin_writing : begin_reading, Args{});
  }

  Result<void> commit() override {
    if (access_ == Access::reader && !failed_) {  // nobody waits for the end of a read; its answer is taken in later
      if (auto bad = send(committing, Args{})) return std::unexpected(*bad);
      PQpipelineSync(conn_.get());
      waiting_.push_back({Waiting::sync, {}});
      return {};
    }
    release();
    if (auto bad = send(committing, Args{})) return std::unexpected(*bad);
    std::string tag;
    if (auto bad = drain([&](const PGresult* r, std::size_t) { tag = PQcmdStatus(const_cast<PGresult*>(r)); }, 1)) {
      return std::unexpected(*bad);
    }
    if (tag != "COMMIT") return refuse(Kind::broken, t::db::broken.key, "commit became " + tag);
    return {};
  }

  void roll_back() override {
    gather_.forget();
    (void)drain_all();
    failed_.reset();
    (void)post(rolling_back, Args{});
    (void)drain_all();
    failed_.reset();
  }

  Result<void> begin_nested() override {
    release();
    return post(saving, Args{});
  }
  Result<void> end_nested() override {
    release();
    if (auto done = post(releasing, Args{}); !done) return done;
    return settle();
  }
  void roll_back_nested() override {
    gather_.forget();
    (void)drain_all();
    failed_.reset();
    (void)post(returning, Args{});
    (void)post(releasing, Args{});
    (void)drain_all();
  }

  Result<void> script(std::string_view statement) override {
    if (failed_) return std::unexpected(*failed_);
    const std::string ddl = postgres_ddl(statement);
    if (PQsendQueryParams(conn_.get(), ddl.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) {
      return std::unexpected(lost("script"));
    }
    waiting_.push_back({Waiting::statement, ddl.substr(0, 80)});
    return settle();
  }

  // Also asks whether the server has gone meanwhile: after its restart no request must stumble over an old connection.
  [[nodiscard]] bool usable() const override {
    if (broken_ || PQstatus(conn_.get()) != CONNECTION_OK) return false;
    pollfd line{PQsocket(conn_.get()), POLLRDHUP, 0};
    return poll(&line, 1, 0) == 0;
  }

 private:
  static constexpr Sql begin_writing{"db.begin_writing", "BEGIN"};
  static constexpr Sql begin_reading{"db.begin_reading", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
  static constexpr Sql committing{"db.commit", "COMMIT"};
  static constexpr Sql rolling_back{"db.rollback", "ROLLBACK"};
  static constexpr Sql saving{"db.savepoint", "SAVEPOINT work"};
  static constexpr Sql releasing{"db.release", "RELEASE SAVEPOINT work"};
  static constexpr Sql returning{"db.rollback_to", "ROLLBACK TO SAVEPOINT work"};

  struct Waiting {
    enum What : std::uint8_t { prepare, statement, sync } what;
    std::string name;
  };
  struct Known {
    std::string text;
    std::string label;  // the server's name of the prepared statement
  };

  static void take_rows(const PGresult* r, Rows& rows) {
    const int n = PQntuples(r);
    rows.reserve(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) rows.push_back(pg_row(r, i));
  }

  Problem lost(std::string_view name) {
    broken_ = true;
    failed_ = Problem{Kind::busy, t::db::connection_lost.key, std::string(name) + ": connection lost"};
    return *failed_;
  }

  void fail(const PGresult* r, std::string_view name) {
    if (!failed_) failed_ = pg_problem(r, name);
    if (PQstatus(conn_.get()) != CONNECTION_OK) broken_ = true;
  }

  std::optional<Problem> prepare(const Sql& sql) {
    if (failed_) return failed_;
    const auto found = known_.find(sql.name);
    if (found != known_.end() && found->second.text == sql.text) return std::nullopt;
    Known known{std::string(sql.text), "s" + std::to_string(++labels_)};
    if (PQsendPrepare(conn_.get(), known.label.c_str(), known.text.c_str(), 0, nullptr) != 1) return lost(sql.name);
    known_.insert_or_assign(std::string(sql.name), std::move(known));
    waiting_.push_back({Waiting::prepare, std::string(sql.name)});
    return std::nullopt;
  }

  std::optional<Problem> send(const Sql& sql, Args args) {
    if (scanning_) return Problem{Kind::broken, t::db::broken.key, std::string(sql.name) + ": a scan is running"};
    if (auto bad = prepare(sql)) return bad;
    const PgParams p(args);
    const auto& known = known_.find(sql.name)->second;
    if (PQsendQueryPrepared(conn_.get(), known.label.c_str(), p.count(), p.values(), p.lengths(), p.formats(), 0) !=
        1) {
      return lost(sql.name);
    }
    waiting_.push_back({Waiting::statement, std::string(sql.name)});
    return std::nullopt;
  }

  // The rows that waited for company; a failure to send is remembered like every other.
  void release() {
    gather_.release_all([this](const Sql& sql, Args args) { (void)send(sql, args); });
  }
  void release(Gather::Batch& batch) {
    gather_.release(batch, [this](const Sql& sql, Args args) { (void)send(sql, args); });
  }

  Result<void> settle() {
    if (auto bad = drain_all()) return std::unexpected(*bad);
    return {};
  }
  std::optional<Problem> drain_all() {
    return drain([](const PGresult*, std::size_t) {}, 0);
  }

  // Takes in every waiting answer; the last `wanted` statements' go to `take` with their place among them.
  template <class F>
  std::optional<Problem> drain(const F& take, std::size_t wanted) {
    if (PQpipelineSync(conn_.get()) != 1) {
      waiting_.clear();
      return lost("sync");
    }
    waiting_.push_back({Waiting::sync, {}});
    std::size_t statements_left = 0;
    for (const auto& w : waiting_) statements_left += w.what == Waiting::statement ? 1 : 0;
    while (!waiting_.empty()) {
      const Waiting w = std::move(waiting_.front());
      waiting_.pop_front();
      if (w.what == Waiting::sync) {
        take_sync();
        continue;
      }
      const bool is_wanted = w.what == Waiting::statement && statements_left <= wanted;
      take_answer(w, [&](const PGresult* r) {
        if (is_wanted) take(r, wanted - statements_left);
      });
      if (w.what == Waiting::statement) --statements_left;
      if (broken_) waiting_.clear();
    }
    return failed_;
  }

  template <class F>
  void take_answer(const Waiting& w, const F& take) {
    bool seen = false;
    while (Answer r{PQgetResult(conn_.get())}) {
      seen = true;
      const auto status = PQresultStatus(r.get());
      if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
        take(r.get());
        continue;
      }
      if (w.what == Waiting::prepare) known_.erase(w.name);
      // An aborted answer follows the one that failed, which has been remembered.
      if (status != PGRES_PIPELINE_ABORTED || !failed_) fail(r.get(), w.name);
    }
    if (!seen) (void)lost(w.name);
  }

  void take_sync() {
    const Answer r{PQgetResult(conn_.get())};
    if (!r || PQresultStatus(r.get()) != PGRES_PIPELINE_SYNC) (void)lost("sync");
  }

  Handle conn_;
  Access access_;
  bool scanning_ = false;
  bool broken_ = false;
  std::optional<Problem>
      failed_;  // the first failure of this transaction; nothing runs after it until it is rolled back
  std::deque<Waiting> waiting_;
  Gather gather_;
  ByName<Known> known_;
  std::uint64_t labels_ = 0;
};

class PgDriver final : public Driver {
 public:
  explicit PgDriver(std::string address) : address_(std::move(address)) {}

  Result<std::unique_ptr<Connection>> connect(Access access) override {
    // Those before "dbname" give way to what the address says: a machine that vanished must not hold a request for
    // ever.
    const char* keys[] = {"connect_timeout", "keepalives_idle", "keepalives_interval",       "tcp_user_timeout",
                          "dbname",          "client_encoding", "fallback_application_name", nullptr};
    const char* values[] = {"5", "10", "5", "20000", address_.c_str(), "UTF8", "hocvuso", nullptr};
    Handle conn(PQconnectdbParams(keys, values, 1));
    if (!conn || PQstatus(conn.get()) != CONNECTION_OK) {
      const std::string why = conn ? PQerrorMessage(conn.get()) : "no memory";
      return refuse(Kind::busy, t::db::cannot_open.key, why);
    }
    PQsetNoticeProcessor(conn.get(), [](void*, const char*) {}, nullptr);
    if (PQenterPipelineMode(conn.get()) != 1) return refuse(Kind::broken, t::db::cannot_open.key, "no pipeline mode");
    return std::unique_ptr<Connection>(new PgConnection(std::move(conn), access));
  }

  Result<void> backup_to(const std::string& path) override { return pg_dump(address_, path); }
  [[nodiscard]] std::string_view engine() const override { return "postgresql"; }

 private:
  std::string address_;
};

}  // namespace

Result<std::unique_ptr<Driver>> postgres_driver(const std::string& address) {
  return std::unique_ptr<Driver>(new PgDriver(address));
}

}  // namespace hvs::db
