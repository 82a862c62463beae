// Statements on their way to PostgreSQL and answers on their way back, in pipeline mode: sending costs no round trip.
#pragma once

#include <libpq-fe.h>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/db/connection.hpp"
#include "server/db/postgres_rows.hpp"

namespace hvs::db {

struct PgFinish {
  void operator()(PGconn* c) const { PQfinish(c); }
};
struct PgClear {
  void operator()(PGresult* r) const { PQclear(r); }
};
using PgHandle = std::unique_ptr<PGconn, PgFinish>;
using PgAnswer = std::unique_ptr<PGresult, PgClear>;

class PgWire {
 public:
  explicit PgWire(PgHandle conn) : conn_(std::move(conn)) {}

  // Given the answer of the `i`th of the statements that were asked for.
  using Take = std::function<void(const PGresult*, std::size_t i)>;

  // Nothing is sent after a failure until it is forgotten; a failure to send is remembered like every other.
  std::optional<Problem> send(const Sql& sql, Args args);
  std::optional<Problem> send(const Sql& sql, const PgBinary& values);
  std::optional<Problem> send_script(const std::string& ddl);
  // Takes in every waiting answer; those of the last `wanted` statements go to `take`.
  std::optional<Problem> drain(const Take& take = {}, std::size_t wanted = 0);
  // The answers are taken in later, with those of the next statements.
  void sync_without_waiting();
  // What was sent leaves at once, so that the other side works meanwhile.
  void flush() { PQflush(conn_.get()); }
  std::optional<Problem> scan(const Sql& sql, Args args, const std::function<bool(const Row&)>& each);
  // Types of a statement's parameters, as the server sees them. A round trip.
  Result<std::vector<unsigned>> describe(const Sql& sql);

  [[nodiscard]] const std::optional<Problem>& failed() const { return failed_; }
  void forget_failure() { failed_.reset(); }
  [[nodiscard]] std::size_t in_flight() const { return waiting_.size(); }
  // Also asks whether the server has gone meanwhile: after its restart no request must stumble over an old connection.
  [[nodiscard]] bool usable() const;

 private:
  struct Waiting {
    enum What : std::uint8_t { prepare, describe, statement, sync } what;
    std::string_view name;  // of a statement of the program: it outlives the connection
  };
  struct Known {
    std::string text;
    std::string label;  // the server's name of the prepared statement
  };

  std::optional<Problem> prepare(const Sql& sql);
  std::optional<Problem> check(const Sql& sql);
  Problem lost(std::string_view name);
  void fail(const PGresult* r, std::string_view name);
  template <class F>
  void take_answer(const Waiting& w, const F& take);
  void take_sync();

  PgHandle conn_;
  bool scanning_ = false;
  bool broken_ = false;
  // The first failure of this transaction; nothing runs after it until it is rolled back.
  std::optional<Problem> failed_;
  std::deque<Waiting> waiting_;
  std::vector<unsigned> described_;
  ByName<Known> known_;
  std::uint64_t labels_ = 0;
};

}  // namespace hvs::db
