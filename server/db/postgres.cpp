// PostgreSQL by libpq, always in pipeline mode: `post` costs no round trip, its error surfaces at the next answer.
#include <algorithm>

#include "server/db/array_sql.hpp"
#include "server/db/connection.hpp"
#include "server/db/dialect.hpp"
#include "server/db/gather.hpp"
#include "server/db/pg_dump.hpp"
#include "server/db/postgres_values.hpp"
#include "server/db/postgres_wire.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

constexpr std::size_t longest_queue = 1000;  // statements in flight before their answers are taken in
constexpr std::size_t longest_array = 4096;  // rows in one statement

void take_rows(const PGresult* r, Rows& rows) {
  const int n = PQntuples(r);
  rows.reserve(static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) rows.push_back(pg_row(r, i));
}

class PgConnection final : public Connection {
 public:
  PgConnection(PgHandle conn, Access access) : wire_(std::move(conn)), access_(access) {}

  Result<Rows> run(const Sql& sql, Args args) override {
    release();
    if (auto bad = wire_.send(sql, args)) return std::unexpected(*bad);
    Rows rows;
    if (auto bad = wire_.drain([&](const PGresult* r, std::size_t) { take_rows(r, rows); }, 1)) {
      return std::unexpected(*bad);
    }
    return rows;
  }

  Result<std::vector<Rows>> run_many(const Sql& sql, std::span<const std::vector<Value>> lists) override {
    release();
    std::vector<Rows> answers(lists.size());
    std::vector<Asked> asked;
    if (auto ok = send_reads(sql, lists, answers, asked); !ok) return std::unexpected(ok.error());
    if (auto ok = take_reads(asked); !ok) return std::unexpected(ok.error());
    return answers;
  }

  Result<std::vector<std::vector<Rows>>> ask(std::span<const Question> questions) override {
    release();
    std::vector<std::vector<Rows>> answers(questions.size());
    std::vector<Asked> asked;
    // First all that needs a round trip of its own, once in a connection's life.
    for (const auto& question : questions) {
      if (question.lists.size() > 1) (void)shape_of(question.sql, &select_of_arrays);
    }
    for (std::size_t i = 0; i < questions.size(); ++i) {
      answers[i].resize(questions[i].lists.size());
      if (auto ok = send_reads(questions[i].sql, questions[i].lists, answers[i], asked); !ok) {
        return std::unexpected(ok.error());
      }
    }
    if (auto ok = take_reads(asked); !ok) return std::unexpected(ok.error());
    return answers;
  }

  Result<void> post(const Sql& sql, Args args) override {
    if (wire_.failed()) return std::unexpected(*wire_.failed());
    if (sql.turn == Turn::own || !gather(sql, args)) {
      gather_.release_last([this](const Gather::Batch& batch) { send_batch(batch); });
      if (auto bad = wire_.send(sql, args)) return std::unexpected(*bad);
    }
    if (wire_.failed()) return std::unexpected(*wire_.failed());
    if (wire_.in_flight() < longest_queue) return {};
    return settle();
  }

  Result<void> scan(const Sql& sql, Args args, const std::function<bool(const Row&)>& each) override {
    release();
    if (auto bad = wire_.scan(sql, args, each)) return std::unexpected(*bad);
    return {};
  }

  Result<void> begin() override {
    wire_.forget_failure();
    gather_.forget();
    return post(access_ == Access::writer ? begin_writing : begin_reading, Args{});
  }

  Result<void> commit() override {
    if (access_ == Access::reader && !wire_.failed()) {  // nobody waits for the end of a read
      if (auto bad = wire_.send(committing, Args{})) return std::unexpected(*bad);
      wire_.sync_without_waiting();
      return {};
    }
    release();
    if (auto bad = wire_.send(committing, Args{})) return std::unexpected(*bad);
    std::string tag;
    const auto take = [&](const PGresult* r, std::size_t) { tag = PQcmdStatus(const_cast<PGresult*>(r)); };
    if (auto bad = wire_.drain(take, 1)) return std::unexpected(*bad);
    if (tag != "COMMIT") return refuse(Kind::broken, t::db::broken.key, "commit became " + tag);
    return {};
  }

  void roll_back() override {
    gather_.forget();
    (void)wire_.drain();
    wire_.forget_failure();
    (void)post(rolling_back, Args{});
    (void)wire_.drain();
    wire_.forget_failure();
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
    (void)wire_.drain();
    wire_.forget_failure();
    (void)post(returning, Args{});
    (void)post(releasing, Args{});
    (void)wire_.drain();
  }

  Result<void> script(std::string_view statement) override {
    if (auto bad = wire_.send_script(postgres_ddl(statement))) return std::unexpected(*bad);
    return settle();
  }

  [[nodiscard]] bool usable() const override { return wire_.usable(); }

 private:
  static constexpr Sql begin_writing{"db.begin_writing", "BEGIN"};
  static constexpr Sql begin_reading{"db.begin_reading", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
  static constexpr Sql committing{"db.commit", "COMMIT"};
  static constexpr Sql rolling_back{"db.rollback", "ROLLBACK"};
  static constexpr Sql saving{"db.savepoint", "SAVEPOINT work"};
  static constexpr Sql releasing{"db.release", "RELEASE SAVEPOINT work"};
  static constexpr Sql returning{"db.rollback_to", "ROLLBACK TO SAVEPOINT work"};

  // How a statement is handed arrays; `text` is empty for one that cannot be.
  struct Shape {
    std::string of;  // the statement's own text
    std::vector<unsigned> types;
    std::string name;
    std::string text;
    [[nodiscard]] Sql sql() const { return {name, text}; }
  };
  // Where the rows of one statement go: one answer, or one for each element of its arrays.
  struct Asked {
    std::span<Rows> answers;
    bool by_place = false;
  };

  // Null: the statement cannot take arrays, or something has failed.
  template <class Make>
  const Shape* shape_of(const Sql& sql, const Make& make) {
    auto found = shapes_.find(sql.name);
    if (found == shapes_.end() || found->second.of != sql.text) {
      auto types = wire_.describe(sql);
      if (!types) return nullptr;
      std::vector<std::string_view> names;
      for (const auto type : *types) names.push_back(pg_type_name(type));
      const bool known = std::ranges::find(names, std::string_view{}) == names.end();
      Shape shape{std::string(sql.text), std::move(*types), std::string(sql.name) + " of arrays",
                  known ? make(sql.text, names) : std::string{}};
      found = shapes_.insert_or_assign(std::string(sql.name), std::move(shape)).first;
    }
    return found->second.text.empty() ? nullptr : &found->second;
  }

  Result<void> send_reads(const Sql& sql, std::span<const std::vector<Value>> lists, std::span<Rows> answers,
                          std::vector<Asked>& asked) {
    const auto* shape = lists.size() > 1 ? shape_of(sql, &select_of_arrays) : nullptr;
    PgRows rows(shape != nullptr ? shape->types : std::vector<unsigned>{});
    for (std::size_t from = 0; from < lists.size();) {
      std::size_t count = 0;
      while (shape != nullptr && count < longest_array && from + count < lists.size() && rows.add(lists[from + count]))
        ++count;
      const bool together = count > 1;
      if (!together) count = 1;
      const auto bad = together ? wire_.send(shape->sql(), rows.arrays()) : wire_.send(sql, Args{lists[from]});
      if (bad) return std::unexpected(*bad);
      asked.push_back({answers.subspan(from, count), together});
      rows.clear();
      from += count;
      if (asked.size() < longest_queue) continue;
      if (auto ok = take_reads(asked); !ok) return ok;
    }
    return {};
  }

  Result<void> take_reads(std::vector<Asked>& asked) {
    const auto take = [&](const PGresult* r, std::size_t i) {
      auto& one = asked[i];
      if (!one.by_place) return take_rows(r, one.answers[0]);
      for (int row = 0; row < PQntuples(r); ++row) {
        const auto place = pg_whole(r, row, 0);
        if (place >= 1 && place <= static_cast<std::int64_t>(one.answers.size())) {
          one.answers[static_cast<std::size_t>(place - 1)].push_back(pg_row(r, row, 1));
        }
      }
    };
    const auto bad = wire_.drain(take, asked.size());
    asked.clear();
    if (bad) return std::unexpected(*bad);
    return {};
  }

  // false: the row has to go alone.
  bool gather(const Sql& sql, Args args) {
    auto* batch = gather_.find(sql.name);
    if (batch == nullptr) {
      const auto* shape = shape_of(sql, &insert_of_arrays);
      if (shape == nullptr) return false;
      batch = &gather_.open(sql, shape->types);
    }
    auto added = batch->add(args);
    if (added == Gather::Batch::Added::repeats) {
      send_and_clear(*batch);
      added = batch->add(args);
    }
    if (added == Gather::Batch::Added::unfit) {
      send_and_clear(*batch);
      return false;
    }
    if (batch->is_full()) {
      send_and_clear(*batch);
      wire_.flush();
    }
    return true;
  }

  void send_batch(const Gather::Batch& batch) {
    if (batch.rows.size() == 1) {
      (void)wire_.send(batch.sql, batch.rows.one(0));
    } else {
      (void)wire_.send(shapes_.find(batch.sql.name)->second.sql(), batch.rows.arrays());
    }
  }
  void send_and_clear(Gather::Batch& batch) {
    gather_.release(batch, [this](const Gather::Batch& b) { send_batch(b); });
  }
  void release() {
    gather_.release_all([this](const Gather::Batch& batch) { send_batch(batch); });
  }

  Result<void> settle() {
    if (auto bad = wire_.drain()) return std::unexpected(*bad);
    return {};
  }

  PgWire wire_;
  Access access_;
  Gather gather_;
  ByName<Shape> shapes_;
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
    PgHandle conn(PQconnectdbParams(keys, values, 1));
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
