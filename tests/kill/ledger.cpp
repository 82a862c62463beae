#include <cstdio>
#include <set>

#include "server/db/db.hpp"
#include "tests/kill/kill.hpp"

namespace hvs::kill {
namespace {

constexpr db::Sql everything{"kill.log",
                             "SELECT commit_number, device, seq, entity, author, changes FROM operation_log"
                             " WHERE commune_id = $1 ORDER BY commit_number"};
constexpr db::Sql counter{"kill.counter", "SELECT last_number FROM commit_counter WHERE commune_id = $1"};
constexpr db::Sql figures{"kill.figures",
                          "SELECT account, SUM(n) FROM outreach_figure WHERE commune_id = $1"
                          " AND what IN ('gap', 'vang_nha', 'tu_choi') GROUP BY account"};

bool wrong(const char* what, unsigned long long a, unsigned long long b) {
  std::fprintf(stderr, "ledger: %s: %llu, %llu\n", what, a, b);
  return false;
}

}  // namespace

bool check_ledger(const std::string& address, const std::vector<Device>& all, std::uint64_t& total) {
  auto database = db::open(address, {});
  if (!database) return std::fprintf(stderr, "ledger: %s\n", database.error().detail.c_str()), false;
  std::map<std::pair<std::string, std::uint64_t>, std::uint64_t> logged;
  std::map<std::string, std::int64_t> visits;
  std::map<std::string, std::int64_t> counted;
  std::uint64_t last = 0;
  bool good = true;
  const auto read = (*database)->read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(everything, {commune}));
    for (const auto& row : rows) {
      const auto number = static_cast<std::uint64_t>(row.integer(0));
      if (number != ++last) good = wrong("gap in the numbers", number, last);
      const auto seq = static_cast<std::uint64_t>(row.integer(2));
      if (!logged.emplace(std::pair{row.text(1), seq}, number).second) good = wrong("twice in the log", seq, number);
      if (row.text(3) == "visit") ++visits[row.text(4)];
    }
    HVS_TRY(count, tx.run(counter, {commune}));
    const auto said = count.empty() ? 0 : static_cast<std::uint64_t>(count[0].integer(0));
    if (said != last) good = wrong("counter and log", said, last);
    HVS_TRY(sums, tx.run(figures, {commune}));
    for (const auto& row : sums) counted[row.text(0)] = row.integer(1);
    return {};
  });
  if (!read) return std::fprintf(stderr, "ledger: %s\n", read.error().detail.c_str()), false;
  for (const auto& device : all) {
    for (const auto& [seq, number] : device.acknowledged()) {
      const auto at = logged.find({device.name(), seq});
      if (at == logged.end()) {
        good = wrong("acknowledged and lost", seq, number);
      } else if (at->second != number) {
        good = wrong("another number", at->second, number);
      }
    }
    good = good && !device.failed();
  }
  if (visits != counted) good = wrong("figures differ from a recount", visits.size(), counted.size());
  total = last;
  return good;
}

}  // namespace hvs::kill
