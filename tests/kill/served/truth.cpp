#include "tests/kill/served/truth.hpp"

#include <cstdio>

#include "server/db/db.hpp"

namespace hvs::kill {
namespace {

constexpr db::Sql log{"kill.whole_log",
                      "SELECT commit_number, device, epoch, seq, entity, entity_id FROM operation_log"
                      " WHERE commune_id = $1 ORDER BY commit_number"};
constexpr db::Sql counter{"kill.last", "SELECT last_number FROM commit_counter WHERE commune_id = $1"};
// Each pair must be equal: what a state table holds, and what the log says.
constexpr db::Sql steps{"kill.steps",
                        "SELECT (SELECT COUNT(*) FROM lesson_step WHERE commune_id = $1),"
                        " (SELECT COUNT(*) FROM operation_log WHERE commune_id = $1 AND entity = 'lesson_step')"};
constexpr db::Sql answers{"kill.answers",
                          "SELECT (SELECT COUNT(*) FROM answer WHERE commune_id = $1),"
                          " (SELECT COUNT(*) FROM operation_log WHERE commune_id = $1 AND entity = 'answer')"};
constexpr db::Sql tries{"kill.tries",
                        "SELECT (SELECT COALESCE(SUM(tries), 0) FROM learning_quiz WHERE commune_id = $1),"
                        " (SELECT COUNT(*) FROM answer WHERE commune_id = $1)"};
constexpr db::Sql visited{
    "kill.visits",
    "SELECT (SELECT COALESCE(SUM(n), 0) FROM outreach_figure WHERE commune_id = $1"
    " AND what IN ('gap', 'vang_nha', 'tu_choi')),"
    " (SELECT COUNT(*) FROM operation_log WHERE commune_id = $1 AND entity = 'visit' AND author <> 'may-chu')"};
constexpr const db::Sql* pairs[] = {&steps, &answers, &tries, &visited};

using Key = std::pair<std::string, std::uint64_t>;  // device, seq

struct Log {
  std::map<Key, std::uint64_t> numbers;
  std::map<Fact, int> facts;  // how often each thing is written
  bool whole = true;
};

bool wrong(const std::string& what, unsigned long long a, unsigned long long b) {
  std::fprintf(stderr, "truth: %s: %llu, %llu\n", what.c_str(), a, b);
  return false;
}

Result<Log> read_log(db::Tx& tx, std::uint64_t& last) {
  Log out;
  last = 0;
  HVS_TRY(rows, tx.run(log, {commune}));
  for (const auto& row : rows) {
    const auto number = static_cast<std::uint64_t>(row.integer(0));
    if (number != ++last) out.whole = wrong("gap in the numbers", number, last);
    const auto key = row.text(1) + "." + std::to_string(row.integer(2));
    const auto seq = static_cast<std::uint64_t>(row.integer(3));
    const auto device = row.text(1) == "may-chu" ? key : row.text(1);
    if (!out.numbers.emplace(Key{device, seq}, number).second) out.whole = wrong("twice in the log", seq, number);
    ++out.facts[{row.text(4), row.text(5)}];
  }
  HVS_TRY(count, tx.run(counter, {commune}));
  const auto said = count.empty() ? 0 : static_cast<std::uint64_t>(count[0].integer(0));
  if (said != last) out.whole = wrong("counter and log", said, last);
  for (const auto* pair : pairs) {
    HVS_TRY(both, tx.run(*pair, {commune}));
    const auto held = both[0].integer(0);
    const auto logged = both[0].integer(1);
    if (held != logged) {
      out.whole = wrong(std::string(pair->name), static_cast<unsigned long long>(held),
                        static_cast<unsigned long long>(logged));
    }
  }
  return out;
}

bool check_phone(const Log& found, const Device& device, Sent sent) {
  bool good = !device.failed();
  for (const auto& [seq, number] : device.acknowledged()) {
    const auto at = found.numbers.find({device.name(), seq});
    if (at == found.numbers.end()) {
      good = wrong("acknowledged to " + device.name() + " and lost", seq, number);
    } else if (at->second != number) {
      good = wrong("another number for " + device.name(), at->second, number);
    }
  }
  if (sent == Sent::everything && device.acknowledged().size() != device.made()) {
    good = wrong("made and not arrived from " + device.name(), device.made(), device.acknowledged().size());
  }
  return good;
}

bool check_browser(const Log& found, const Forms& forms, Sent sent) {
  bool good = true;
  for (const auto& fact : forms.sent()) {
    const auto at = found.facts.find(fact);
    const int there = at == found.facts.end() ? 0 : at->second;
    const bool told = forms.acknowledged().contains(fact);
    if (there > 1) good = wrong("twice: " + fact.entity + " " + fact.id, static_cast<unsigned>(there), 1);
    if (there == 0 && told) good = wrong("acknowledged and lost: " + fact.entity + " " + fact.id, 0, 1);
    if (there == 0 && sent == Sent::everything) good = wrong("not arrived: " + fact.entity + " " + fact.id, 0, 1);
  }
  return good;
}

}  // namespace

std::vector<Client*> Crowd::all() const {
  std::vector<Client*> out;
  for (const auto& one : phones) out.push_back(one.get());
  for (const auto& one : browsers) out.push_back(one.get());
  return out;
}

bool check_truth(const Place& place, const Crowd& crowd, Sent sent, std::uint64_t& total) {
  db::Options options;
  options.create = false;
  auto database = db::open(place.database, options);
  if (!database) return std::fprintf(stderr, "truth: %s\n", database.error().detail.c_str()), false;
  Log found;
  const auto read = (*database)->read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(whole, read_log(tx, total));
    found = std::move(whole);
    return {};
  });
  if (!read) return std::fprintf(stderr, "truth: %s\n", read.error().detail.c_str()), false;
  bool good = found.whole;
  for (const auto& phone : crowd.phones) good = check_phone(found, phone->device(), sent) && good;
  for (const auto& browser : crowd.browsers) good = check_browser(found, *browser, sent) && good;
  return good;
}

bool check_commands(const Place& place) {
  for (const auto& words :
       {std::vector<std::string>{"audit", "verify"}, std::vector<std::string>{"recount", "--deep"}}) {
    const auto said = ask(place, words);
    if (said.status == 0) continue;
    std::fprintf(stderr, "hocvuso %s: %s\n", words[0].c_str(), said.out.c_str());
    return false;
  }
  return true;
}

}  // namespace hvs::kill
