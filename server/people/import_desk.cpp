#include "server/people/import_desk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/text.hpp"
#include "core/people/import_rules.hpp"
#include "server/journal/door.hpp"
#include "server/people/import_ops.hpp"
#include "server/people/import_world.hpp"
#include "server/people/stores.hpp"
#include "server/tables/encoding.hpp"
#include "server/tables/tables.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

constexpr std::int64_t rows_per_commit = 500;
constexpr std::size_t rows_per_write = 2000;

// People read dates as day/month/year; a date cell comes as 1984-05-22.
std::string as_typed(const tables::Cell& cell) {
  if (cell.holds != tables::Holds::date) return cell.text;
  const auto d = read_partial_iso(cell.text);
  return d ? show_partial(*d) : cell.text;
}

std::vector<Texts> lines_of(const tables::Sheet& sheet) {
  std::vector<Texts> lines;
  lines.reserve(sheet.rows.size());
  for (const auto& row : sheet.rows) {
    Texts line;
    line.reserve(row.size());
    for (const auto& cell : row) line.push_back(as_typed(cell));
    lines.push_back(std::move(line));
  }
  return lines;
}

bool has_old_font(const tables::Workbook& book) {
  std::string sample;
  for (const auto& sheet : book.sheets) {
    for (std::size_t i = 0; i < std::min<std::size_t>(sheet.rows.size(), 20); ++i) {
      for (const auto& cell : sheet.rows[i]) sample += cell.text + " ";
    }
  }
  return tables::looks_like_tcvn3(sample);
}

std::string reason_of(const PlannedRow& row) {
  const Text* found = nullptr;
  for (const auto& r : row.remarks) {
    if (found == nullptr || weight_of(*r.text) > weight_of(*found)) found = r.text;
  }
  return found == nullptr ? std::string{} : std::string(found->key);
}

StoredRow stored(const keys::Keyring& keys, std::int64_t n, const PlannedRow& row) {
  return {.n = n,
          .status = std::string(name_of(row.status)),
          .proposal = std::string(name_of(row.proposal)),
          .decision = {},
          .reason = reason_of(row),
          .outcome = {},
          .person = row.person,
          .commit_number = 0,
          .body = pack_row(keys, row)};
}

std::string outcome_of(const journal::Outcome& o) {
  switch (o.kind) {
    case journal::OutcomeKind::applied:
    case journal::OutcomeKind::merged:
      return "done";
    case journal::OutcomeKind::conflict:
      return "stale";
    default:
      return "refused";
  }
}

}  // namespace

ImportDesk::ImportDesk(app::Services& services) : services_(services), thread_([this] { serve(); }) { resume(); }

ImportDesk::~ImportDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    tasks_.clear();
  }
  wake_.notify_all();
  thread_.join();
}

void ImportDesk::ask(std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  tasks_.push_back(std::move(task));
  wake_.notify_one();
}

void ImportDesk::wait_idle() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return tasks_.empty() && !busy_; });
}

void ImportDesk::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (stopping_) return;
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    busy_ = true;
    lock.unlock();
    task();
    lock.lock();
    busy_ = false;
    if (tasks_.empty()) idle_.notify_all();
  }
}

// After a restart every list goes on where it was.
void ImportDesk::resume() {
  std::vector<Batch> found;
  (void)services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(batches, imports::recent(tx, services_.settings.commune));
    found = std::move(batches);
    return {};
  });
  for (const auto& b : found) {
    Result<void> (ImportDesk::*step)(const std::string&) = b.status == "reading"   ? &ImportDesk::read_file
                                                           : b.status == "running" ? &ImportDesk::write_rows
                                                           : b.status == "undoing" ? &ImportDesk::take_back
                                                                                   : nullptr;
    if (step == nullptr) continue;
    ask([this, id = b.id, step] {
      if (auto done = (this->*step)(id); !done) fail(id, done.error());
    });
  }
}

std::string ImportDesk::path_of(const std::string& id) const { return services_.settings.data_dir + "/imports/" + id; }

Result<Batch> ImportDesk::load(const std::string& id) {
  std::optional<Batch> found;
  auto read = services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(batch, imports::find(tx, services_.settings.commune, id));
    found = std::move(batch);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  if (!found) return refuse(Kind::missing, t::import::no_batch.key);
  return std::move(*found);
}

Result<void> ImportDesk::save(const Batch& batch) {
  return services_.db.write([&](db::Tx& tx) { return imports::save(tx, services_.settings.commune, batch); });
}

void ImportDesk::fail(const std::string& id, const Problem& problem) {
  auto batch = load(id);
  if (!batch) return;
  const bool nothing_read = batch->status == "reading";
  batch->status = nothing_read ? "failed" : batch->status == "undoing" ? "done" : "ready";
  batch->problem = problem.code;
  (void)save(*batch);
  if (nothing_read) std::remove(path_of(id).c_str());
}

Result<std::string> ImportDesk::take(const File& file) {
  Batch batch;
  batch.id = make_uuid7(services_.now(), services_.random);
  batch.file_name = text::cut(text::nfc(file.name), 80);
  batch.status = "reading";
  batch.default_area = file.default_area;
  batch.ethnic_basis = file.ethnic_basis;
  batch.author = file.author;
  batch.created = to_ms(services_.now());
  std::error_code ignored;
  std::filesystem::create_directories(services_.settings.data_dir + "/imports", ignored);
  chmod((services_.settings.data_dir + "/imports").c_str(), 0700);
  {
    std::ofstream out(path_of(batch.id), std::ios::binary);
    out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    if (!out.flush()) return refuse(Kind::broken, t::import::no_space.key);
  }
  if (auto done = save(batch); !done) return std::unexpected(done.error());
  ask([this, id = batch.id] {
    if (auto done = read_file(id); !done) fail(id, done.error());
  });
  return batch.id;
}

Result<void> ImportDesk::read_file(const std::string& id) {
  HVS_TRY(batch, load(id));
  std::ifstream in(path_of(id), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  HVS_TRY(book, tables::read(bytes));
  bytes = {};
  HVS_TRY(world, load_world(services_.db, services_.settings.commune));
  ImportOptions options{.today = day_in_vietnam(services_.now()),
                        .default_area = batch.default_area,
                        .take_ethnic = !batch.ethnic_basis.empty(),
                        .find_hash = [this](std::string_view n) { return hash_number(services_.keys, n); },
                        .new_id = [this] { return make_uuid7(services_.now(), services_.random); }};
  Planner planner(std::move(world), std::move(options));
  BatchBody body;
  body.was_1258 = book.encoding == tables::Encoding::windows_1258;
  std::vector<StoredRow> rows;
  for (auto& sheet : book.sheets) {
    const auto lines = lines_of(sheet);
    sheet.rows.clear();
    const auto noted = planner.plan_sheet(sheet.name, lines, [&](PlannedRow&& row) {
      rows.push_back(stored(services_.keys, static_cast<std::int64_t>(rows.size() + 1), row));
    });
    if (noted.heading.columns.empty()) {
      if (!lines.empty()) ++body.skipped_sheets;
      continue;
    }
    body.sheets.push_back(note_of(sheet.name, noted));
  }
  if (body.sheets.empty()) {
    return refuse(Kind::invalid, has_old_font(book) ? t::import::tcvn3.key : t::import::no_header.key);
  }
  body.new_areas = planner.new_areas();
  body.new_households = planner.new_households();
  const auto& commune = services_.settings.commune;
  // A reading that was cut off may have left some.
  auto cleared = services_.db.write([&](db::Tx& tx) { return imports::clear_rows(tx, commune, id); });
  if (!cleared) return cleared;
  for (std::size_t from = 0; from < rows.size(); from += rows_per_write) {
    auto done = services_.db.write([&](db::Tx& tx) -> Result<void> {
      for (auto i = from; i < std::min(from + rows_per_write, rows.size()); ++i) {
        if (auto put = imports::add_row(tx, commune, id, rows[i]); !put) return put;
      }
      return {};
    });
    if (!done) return done;
  }
  batch.lines = static_cast<std::int64_t>(rows.size());
  batch.status = "ready";
  batch.problem.clear();
  batch.body = pack_batch(services_.keys, body);
  if (auto done = save(batch); !done) return done;
  std::remove(path_of(id).c_str());
  return {};
}

Result<void> ImportDesk::begin(const std::string& id, std::string_view status,
                               std::initializer_list<std::string_view> from) {
  HVS_TRY(batch, load(id));
  if (std::ranges::find(from, std::string_view(batch.status)) == from.end()) {
    return refuse(Kind::conflict, t::import::not_now.key);
  }
  const auto& commune = services_.settings.commune;
  auto counted = services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(wanted,
            status == "running" ? imports::count_accepted(tx, commune, id) : imports::count_written(tx, commune, id));
    batch.wanted = wanted;
    return {};
  });
  if (!counted) return counted;
  batch.status = status;
  batch.done = 0;
  batch.problem.clear();
  return save(batch);
}

Result<void> ImportDesk::confirm(const std::string& id) {
  if (auto begun = begin(id, "running", {"ready", "done"}); !begun) return begun;
  ask([this, id] {
    if (auto done = write_rows(id); !done) fail(id, done.error());
  });
  return {};
}

Result<void> ImportDesk::undo(const std::string& id) {
  if (auto begun = begin(id, "undoing", {"ready", "done"}); !begun) return begun;
  ask([this, id] {
    if (auto done = take_back(id); !done) fail(id, done.error());
  });
  return {};
}

Result<void> ImportDesk::discard(const std::string& id) {
  HVS_TRY(batch, load(id));
  const auto& commune = services_.settings.commune;
  return services_.db.write([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(written, imports::count_written(tx, commune, id));
    const bool resting = batch.status == "ready" || batch.status == "failed" || batch.status == "undone";
    if (written > 0 || !resting) return refuse(Kind::conflict, t::import::not_now.key);
    return imports::drop(tx, commune, id);
  });
}

Result<void> ImportDesk::write_rows(const std::string& id) {
  HVS_TRY(batch, load(id));
  HVS_TRY(body, unpack_batch(services_.keys, batch.body));
  const auto& commune = services_.settings.commune;
  for (;;) {
    std::vector<Part> parts;
    Ground ground;
    auto read = services_.db.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(rows, imports::accepted(tx, commune, id, rows_per_commit));
      HVS_TRY(opened, open_parts(services_.keys, rows));
      parts = std::move(opened);
      HVS_TRY(seen, ground_for(tx, commune, parts));
      ground = std::move(seen);
      return {};
    });
    if (!read) return read;
    if (parts.empty()) break;
    auto steps = writing_steps(services_.keys, batch.author, services_.now(), body, parts, ground);
    if (auto done = commit_steps(services_, id, batch, steps, &outcome_of); !done) return done;
    const std::lock_guard lock(mutex_);
    if (stopping_) return {};
  }
  batch.status = "done";
  return save(batch);
}

Result<void> ImportDesk::take_back(const std::string& id) {
  HVS_TRY(batch, load(id));
  const auto& commune = services_.settings.commune;
  for (;;) {
    std::vector<Part> parts;
    Ground ground;
    Touched touched;
    auto read = services_.db.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(rows, imports::written(tx, commune, id, rows_per_commit));
      HVS_TRY(opened, open_parts(services_.keys, rows));
      parts = std::move(opened);
      HVS_TRY(seen, ground_for(tx, commune, parts));
      ground = std::move(seen);
      HVS_TRY(worked_with, touched_among(tx, commune, parts));
      touched = std::move(worked_with);
      return {};
    });
    if (!read) return read;
    if (parts.empty()) break;
    auto steps = undoing_steps(batch.author, services_.now(), parts, ground.persons, touched);
    const auto undone = [](const journal::Outcome& o) {
      return std::string(outcome_of(o) == "done" ? "undone" : "kept");
    };
    if (auto done = commit_steps(services_, id, batch, steps, undone); !done) return done;
    const std::lock_guard lock(mutex_);
    if (stopping_) return {};
  }
  if (auto done = close_households(batch); !done) return done;
  batch.status = "undone";
  return save(batch);
}

// Households and areas that this list made and that hold nobody now.
Result<void> ImportDesk::close_households(Batch& batch) {
  HVS_TRY(body, unpack_batch(services_.keys, batch.body));
  HVS_TRY(operations, closing_operations(services_, batch.author, body));
  const auto me = journal::server_me(services_.settings.commune);
  for (std::size_t from = 0; from < operations.size(); from += rows_per_commit) {
    const auto to = std::min(from + static_cast<std::size_t>(rows_per_commit), operations.size());
    std::vector<journal::Operation> part(operations.begin() + static_cast<std::ptrdiff_t>(from),
                                         operations.begin() + static_cast<std::ptrdiff_t>(to));
    auto done = services_.door.commit(me, std::move(part), services_.now());
    if (!done) return std::unexpected(done.error());
  }
  return {};
}

}  // namespace hvs::people
