#include "server/people/commands.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "core/html/catalogue.hpp"
#include "server/people/import_desk.hpp"
#include "server/people/left_over.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

struct State {
  Batch batch;
  std::map<std::string, std::int64_t> by_status;
  std::map<std::string, std::int64_t> by_reason;
  std::int64_t left = 0;
};

Result<State> state_of(app::Services& services, const std::string& id) {
  State state;
  auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    state = {};
    HVS_TRY(batch, imports::find(tx, services.settings.commune, id));
    if (!batch) return refuse(Kind::missing, t::import::no_batch.key);
    state.batch = std::move(*batch);
    HVS_TRY(tallies, imports::tally(tx, services.settings.commune, id));
    for (const auto& one : tallies) {
      state.by_status[one.status] += one.rows;
      const bool in = one.status == "same" || one.outcome == "done";
      if (!in) state.left += one.rows;
      if (!in && !one.reason.empty()) state.by_reason[one.reason] += one.rows;
    }
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return state;
}

void print_line(std::string_view words, std::int64_t rows) {
  std::printf("%8lld  %.*s\n", static_cast<long long>(rows), static_cast<int>(words.size()), words.data());
}

Result<void> write_left_over(app::Services& services, const std::string& id, const std::string& path) {
  const auto form = path.ends_with(".xlsx") ? LeftOverForm::xlsx : LeftOverForm::csv;
  HVS_TRY(bytes, left_over_file(services, id, form));
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return out.flush() ? Result<void>{} : refuse(Kind::broken, t::import::no_space.key, path);
}

}  // namespace

Result<int> import_command(app::Services& services, const ImportOrder& order) {
  std::ifstream in(order.file, std::ios::binary);
  if (!in) return refuse(Kind::missing, t::import::no_file.key, order.file);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  ImportDesk desk(services);
  HVS_TRY(id, desk.take({std::filesystem::path(order.file).filename().string(), bytes, order.area, order.ethnic_basis,
                         "dong-lenh"}));
  desk.wait_idle();
  HVS_TRY(planned, state_of(services, id));
  if (planned.batch.status != "ready") {
    const auto words = say(planned.batch.problem);  // why the file could not be read
    std::fprintf(stderr, "%.*s\n", static_cast<int>(words.size()), words.data());
    return 1;
  }
  const std::pair<const char*, const Text*> figures[] = {{"add", &t::import::n_add},
                                                         {"update", &t::import::n_update},
                                                         {"same", &t::import::n_same},
                                                         {"review", &t::import::n_review},
                                                         {"refused", &t::import::n_refused}};
  for (const auto& [status, words] : figures) print_line(words->vi, planned.by_status[status]);
  if (!order.write) {
    if (auto dropped = desk.discard(id); !dropped) return std::unexpected(dropped.error());
    return 0;
  }
  if (auto begun = desk.confirm(id); !begun) return std::unexpected(begun.error());
  desk.wait_idle();
  HVS_TRY(written, state_of(services, id));
  if (written.batch.status != "done") return refuse(Kind::broken, t::import::not_accepted.key, written.batch.problem);
  print_line(t::import::state_done.vi, written.batch.done);
  for (const auto& [reason, rows] : written.by_reason) {
    print_line(html::fill(say(reason), {{"typed", "…"}, {"taken", "…"}}), rows);
  }
  if (!order.left_over.empty() && written.left > 0) {
    if (auto put = write_left_over(services, id, order.left_over); !put) return std::unexpected(put.error());
  }
  return written.left > 0 ? 2 : 0;
}

}  // namespace hvs::people
