#include "server/db/postgres_wire.hpp"

#include <poll.h>

#include "server/db/postgres_values.hpp"
#include "text/db.hpp"

namespace hvs::db {

bool PgWire::usable() const {
  if (broken_ || PQstatus(conn_.get()) != CONNECTION_OK) return false;
  pollfd line{PQsocket(conn_.get()), POLLRDHUP, 0};
  return poll(&line, 1, 0) == 0;
}

Problem PgWire::lost(std::string_view name) {
  broken_ = true;
  failed_ = Problem{Kind::busy, t::db::connection_lost.key, std::string(name) + ": connection lost"};
  return *failed_;
}

void PgWire::fail(const PGresult* r, std::string_view name) {
  if (!failed_) failed_ = pg_problem(r, name);
  if (PQstatus(conn_.get()) != CONNECTION_OK) broken_ = true;
}

std::optional<Problem> PgWire::prepare(const Sql& sql) {
  if (failed_) return failed_;
  const auto found = known_.find(sql.name);
  if (found != known_.end() && found->second.text == sql.text) return std::nullopt;
  Known known{std::string(sql.text), "s" + std::to_string(++labels_)};
  if (PQsendPrepare(conn_.get(), known.label.c_str(), known.text.c_str(), 0, nullptr) != 1) return lost(sql.name);
  const auto at = known_.insert_or_assign(std::string(sql.name), std::move(known)).first;
  waiting_.push_back({Waiting::prepare, at->first});
  return std::nullopt;
}

std::optional<Problem> PgWire::check(const Sql& sql) {
  if (scanning_) return Problem{Kind::broken, t::db::broken.key, std::string(sql.name) + ": a scan is running"};
  return prepare(sql);
}

std::optional<Problem> PgWire::send(const Sql& sql, Args args) {
  if (auto bad = check(sql)) return bad;
  const PgParams p(args);
  const auto known = known_.find(sql.name);
  if (PQsendQueryPrepared(conn_.get(), known->second.label.c_str(), p.count(), p.values(), p.lengths(), p.formats(),
                          0) != 1) {
    return lost(sql.name);
  }
  waiting_.push_back({Waiting::statement, known->first});
  return std::nullopt;
}

std::optional<Problem> PgWire::send(const Sql& sql, const PgBinary& p) {
  if (auto bad = check(sql)) return bad;
  const auto known = known_.find(sql.name);
  if (PQsendQueryPrepared(conn_.get(), known->second.label.c_str(), static_cast<int>(p.values.size()), p.values.data(),
                          p.lengths.data(), p.formats.data(), 0) != 1) {
    return lost(sql.name);
  }
  waiting_.push_back({Waiting::statement, known->first});
  return std::nullopt;
}

std::optional<Problem> PgWire::send_script(const std::string& ddl) {
  if (failed_) return failed_;
  if (PQsendQueryParams(conn_.get(), ddl.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) return lost("script");
  waiting_.push_back({Waiting::statement, "script"});
  return std::nullopt;
}

void PgWire::sync_without_waiting() {
  PQpipelineSync(conn_.get());
  waiting_.push_back({Waiting::sync, {}});
}

std::optional<Problem> PgWire::drain(const Take& take, std::size_t wanted) {
  if (PQpipelineSync(conn_.get()) != 1) {
    waiting_.clear();
    return lost("sync");
  }
  waiting_.push_back({Waiting::sync, {}});
  std::size_t statements_left = 0;
  for (const auto& w : waiting_) statements_left += w.what == Waiting::statement ? 1 : 0;
  while (!waiting_.empty()) {
    const Waiting w = waiting_.front();
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
void PgWire::take_answer(const Waiting& w, const F& take) {
  bool seen = false;
  while (PgAnswer r{PQgetResult(conn_.get())}) {
    seen = true;
    const auto status = PQresultStatus(r.get());
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
      if (w.what == Waiting::describe) {
        for (int i = 0; i < PQnparams(r.get()); ++i) described_.push_back(PQparamtype(r.get(), i));
      }
      take(r.get());
      continue;
    }
    // An aborted answer follows the one that failed, which has been remembered.
    if (status != PGRES_PIPELINE_ABORTED || !failed_) fail(r.get(), w.name);
    if (w.what == Waiting::prepare) {
      if (const auto known = known_.find(w.name); known != known_.end()) known->second.text.clear();
    }
  }
  if (!seen) (void)lost(w.name);
}

void PgWire::take_sync() {
  const PgAnswer r{PQgetResult(conn_.get())};
  if (!r || PQresultStatus(r.get()) != PGRES_PIPELINE_SYNC) (void)lost("sync");
}

std::optional<Problem> PgWire::scan(const Sql& sql, Args args, const std::function<bool(const Row&)>& each) {
  if (auto bad = check(sql)) return bad;
  if (auto bad = drain()) return bad;  // the query must stand first in line to be read row by row
  if (auto bad = send(sql, args)) return bad;
  PQpipelineSync(conn_.get());
  PQsetSingleRowMode(conn_.get());
  waiting_.clear();
  scanning_ = true;
  bool wanted = true;
  while (PgAnswer r{PQgetResult(conn_.get())}) {
    const auto status = PQresultStatus(r.get());
    if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED) fail(r.get(), sql.name);
    for (int i = 0; wanted && i < PQntuples(r.get()); ++i) wanted = each(pg_row(r.get(), i));
  }
  scanning_ = false;
  take_sync();
  return failed_;
}

Result<std::vector<unsigned>> PgWire::describe(const Sql& sql) {
  if (auto bad = check(sql)) return std::unexpected(*bad);
  const auto known = known_.find(sql.name);
  if (PQsendDescribePrepared(conn_.get(), known->second.label.c_str()) != 1) return std::unexpected(lost(sql.name));
  waiting_.push_back({Waiting::describe, known->first});
  described_.clear();
  if (auto bad = drain()) return std::unexpected(*bad);
  return std::move(described_);
}

}  // namespace hvs::db
