#include "tests/kill/served/world.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "core/base/json.hpp"
#include "server/db/db.hpp"

namespace hvs::kill {
namespace {

constexpr const char* password = "hoc-vu-so-2026";
constexpr db::Sql houses{"kill.houses",
                         "SELECT id FROM household WHERE commune_id = $1 AND area = '/x01/' ORDER BY id LIMIT 12"};

std::vector<std::string> cards_of(const std::string& data) {
  std::ifstream sheet(data + "/tai-khoan-mau.txt");
  std::vector<std::string> out;
  for (std::string line; std::getline(sheet, line);) {
    constexpr std::string_view mark = "/vao/the/";
    const auto at = line.find(mark);
    if (at == std::string::npos) continue;
    const auto begin = at + mark.size();
    out.push_back(line.substr(begin, line.find(' ', begin) - begin));
  }
  return out;
}

std::vector<std::string> households_of(const Place& place) {
  std::vector<std::string> out;
  auto database = db::open(place.database, {});
  if (!database) return out;
  (void)(*database)->read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(houses, {commune}));
    for (const auto& row : rows) out.push_back(row.text(0));
    return {};
  });
  return out;
}

// Who the server says is signed in, and the name of this device.
struct Identity {
  std::string device, account, person;
};
Identity identity_of(Browser& browser) {
  const auto page = browser.get("/dong-bo/toi");
  const auto root = json::parse(page ? page->body : std::string{});
  if (!root) return {};
  return {std::string(root->at("device").string()), std::string(root->at("account").string()),
          std::string(root->at("person").string())};
}

}  // namespace

World::World(const std::string& program, const std::string& engine, std::uint64_t seed) : random_(seed) {
  std::string name = "/tmp/hvs-kill.XXXXXX";
  if (mkdtemp(name.data()) == nullptr) std::abort();
  folder_ = name;
  place_ = {program, folder_ + "/data", "sqlite:" + folder_ + "/data/hocvuso.db"};
  if (engine != "sqlite") {
    cluster_ = std::make_unique<Cluster>();
    place_.database = cluster_->address();
  }
}

World::~World() {
  serving_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

bool World::begin() {
  const auto made = ask(place_, {"init", "--demo", "--people", "1000", "--seed", "7"});
  if (made.status != 0) return std::fprintf(stderr, "init: %s\n", made.out.c_str()), false;
  return serve() && cast();
}

bool World::serve() {
  serving_ = std::make_unique<Program>(place_);
  const auto port = serving_->listen();
  if (port == 0) {
    std::fprintf(stderr, "the program did not start: %s\n", serving_->last_words().c_str());
    return false;
  }
  for (auto* one : crowd_.all()) one->go_to(port);
  return true;
}

// Two phones and a browser for each learner with a card, a phone and a browser for the volunteers.
bool World::cast() {
  const auto port = serving_->listen();
  const auto households = households_of(place_);
  if (households.empty()) return std::fprintf(stderr, "no households\n"), false;
  const auto enter = [&](const Person& who, Browser& browser) {
    browser.go_to(port);
    bool in = false;
    if (who.login.empty()) {
      in = browser.enter_by_card(who.card);
    } else {
      auto code = ask(place_, {"account", "code", who.login}).out;
      while (!code.empty() && code.back() == '\n') code.pop_back();
      in = browser.enter_as_staff(who.login, password, code);
    }
    if (!in) std::fprintf(stderr, "could not enter: %s%s\n", who.login.c_str(), who.card.c_str());
    return in;
  };
  const auto add_phone = [&](Person who) {
    Browser first;
    if (!enter(who, first)) return false;
    const auto identity = identity_of(first);
    who.account = identity.account;
    who.id = identity.person;
    auto make = who.login.empty() ? lessons(who) : visits(who, households);
    crowd_.phones.push_back(std::make_unique<Outbox>(who, random_(), identity.device, std::move(make)));
    crowd_.phones.back()->browser() = std::move(first);
    return true;
  };
  const auto add_browser = [&](const Person& who) {
    crowd_.browsers.push_back(std::make_unique<Forms>(who, random_(), households));
    return enter(who, crowd_.browsers.back()->browser());
  };
  for (const auto& card : cards_of(place_.data)) {
    const Person learner{{}, card, {}, {}};
    if (!add_phone(learner) || !add_phone(learner) || !add_browser(learner)) return false;
  }
  return add_phone({"tinhnguyen", {}, {}, {}}) && add_browser({"tinhnguyen2", {}, {}, {}});
}

template <class Enough, class Then>
bool World::work(Patience patience, const Enough& enough, const Then& then) {
  constexpr std::uint64_t few = 3;
  std::mutex mutex;
  std::condition_variable heard;
  std::uint64_t count = 0;
  bool stop = false;
  bool over = false;
  std::vector<std::thread> threads;
  for (auto* one : crowd_.all()) {
    threads.emplace_back([&, one] {
      const auto most = patience == Patience::endless ? ~std::uint64_t{0} : one->busy_seen() + few;
      for (bool on = true; on;) {
        std::uint64_t now = 0;
        const auto went = one->turn(now);
        const std::lock_guard lock(mutex);
        count += now;
        over = over || went == Client::Went::wrong || (went == Client::Went::cut && serving_->ended());
        on = !stop && went == Client::Went::on && one->busy_seen() < most;
        heard.notify_one();
      }
    });
  }
  {
    std::unique_lock lock(mutex);
    heard.wait(lock, [&] { return over || enough(count); });
  }
  then();
  {
    const std::lock_guard lock(mutex);
    stop = true;
  }
  for (auto& one : threads) one.join();
  acknowledged_ += count;
  return nobody_complains();
}

bool World::nobody_complains() {
  bool good = true;
  for (const auto* one : crowd_.all()) {
    if (one->trouble().empty()) continue;
    good = false;
    std::fprintf(stderr, "%s%s: %s\n", one->person().login.c_str(), one->person().card.c_str(), one->trouble().c_str());
  }
  if (!good) std::fprintf(stderr, "the program said last: %s\n", serving_->last_words().c_str());
  return good;
}

bool World::check(Sent sent) { return check_truth(place_, crowd_, sent, total_) && check_commands(place_); }

bool World::one_life() {
  if (random_() % 6 == 0) {  // cut short while it starts, or while it takes in what the last life left
    Program(place_).let_begin(static_cast<int>(random_() % 40));
  }
  if (!serving_ && !serve()) return false;
  if (!check_truth(place_, crowd_, Sent::some_wait, total_)) return false;
  if (random_() % 4 == 0 && !check_commands(place_)) return false;
  const auto fatal = 1 + random_() % 150;
  bool by_itself = false;
  const bool good = work(
      Patience::endless, [&](std::uint64_t count) { return count >= fatal; },
      [&] {
        by_itself = serving_->ended();
        serving_->kill();
      });
  if (by_itself) std::fprintf(stderr, "the program ended by itself: %s\n", serving_->last_words().c_str());
  serving_.reset();
  return good && !by_itself;
}

bool World::one_outage(Cluster::Death how) {
  // Every second time nobody is known to the program yet: who is calling has to be asked of the database that is dead.
  const bool strangers = random_() % 2 == 0;
  if (strangers || !serving_) {
    serving_.reset();
    if (!serve()) return false;
  }
  bool up = false;
  std::vector<std::uint64_t> before;
  for (auto* one : crowd_.all()) before.push_back(one->busy_seen());
  const auto all_heard_busy = [&](std::uint64_t) {
    std::size_t i = 0;
    for (const auto* one : crowd_.all()) {
      if (one->busy_seen() == before[i++]) return false;
    }
    return true;
  };
  for (auto* one : crowd_.all()) one->expect_busy();
  if (strangers) cluster_->die(how);
  const auto fatal = strangers ? 0 : 1 + random_() % 200;
  std::uint64_t last = 0;
  bool dead = strangers;
  const bool went = work(
      Patience::short_while,
      [&](std::uint64_t count) {
        last = count;
        if (!dead && count >= fatal) cluster_->die(how), dead = true;
        return dead && all_heard_busy(count);
      },
      [&] { up = cluster_->rise(); });
  if (!went || !up) return false;
  for (auto* one : crowd_.all()) one->expect_answers();
  // It recovers by itself: everybody is answered again.
  const bool recovered = work(
      Patience::endless,
      [&](std::uint64_t) {
        for (const auto* one : crowd_.all()) {
          if (one->may_be_busy()) return false;
        }
        return true;
      },
      [] {});
  for (const auto* one : crowd_.all()) busy_ += one->busy_seen();
  return recovered && check(Sent::some_wait);
}

bool World::finish() {
  if (!serving_ && !serve()) return false;
  for (auto* one : crowd_.all()) {
    for (int tries = 0; tries < 100 && !one->empty(); ++tries) {
    }
  }
  return nobody_complains() && check(Sent::everything);
}

std::string World::sum() const {
  return std::to_string(acknowledged_) + " acknowledged, " + std::to_string(total_) + " in the log, " +
         std::to_string(busy_) + " plainly refused as busy, none lost, none doubled";
}

}  // namespace hvs::kill
