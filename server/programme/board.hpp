// The board: every target of the plan, live. For pages, API and reports.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "core/indicators/rules.hpp"
#include "core/programme/figures.hpp"
#include "server/db/db.hpp"

namespace hvs::programme {

// Figures in one transaction of the caller: a report made inside it is one frozen cut. `on`: the day whose areas are
// shown; `until`: only months up to it count (0 = all), for the view of then.
[[nodiscard]] Result<Figures> board_figures(db::Tx& tx, const std::string& commune, const Plan& plan,
                                            const indicators::Rules& rules, Day on, indicators::Month until = 0);

// Keeps the last figures in memory and reads them again only when something was committed.
class Board {
 public:
  Board(db::Database& db, std::string commune, std::shared_ptr<const Plan> plan,
        std::shared_ptr<const indicators::Rules> rules);

  void committed(std::uint64_t last) { heard_.store(last, std::memory_order_release); }  // from door.on_commit
  [[nodiscard]] Result<std::shared_ptr<const Figures>> now(Instant at);
  [[nodiscard]] const Plan& plan() const { return *plan_; }
  [[nodiscard]] const indicators::Rules& rules() const { return *rules_; }
  [[nodiscard]] const std::string& commune() const { return commune_; }

 private:
  db::Database& db_;
  std::string commune_;
  std::shared_ptr<const Plan> plan_;
  std::shared_ptr<const indicators::Rules> rules_;
  std::atomic<std::uint64_t> heard_{0};
  std::mutex loading_;
  std::shared_ptr<const Figures> last_;
  std::uint64_t last_heard_ = 0;
};

}  // namespace hvs::programme
