#include "server/demo/activity.hpp"

#include <algorithm>
#include <array>

#include "server/demo/record.hpp"

namespace hvs::demo {
namespace {

using journal::Operation;

// Days since the plan was issued (11/8/2025), at most three years, so that the demo still looks alive later.
int days_running(Day today) {
  const auto since = noon(today) - noon({2025, 8, 11});
  return std::clamp(static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(since).count() / 24), 30, 1100);
}

struct Writer {
  Random& random;
  const Home& home;
  Day today;
  Instant ids;
  Detail detail;
  std::vector<Operation>& out;
  std::string visit{};
  Day visited{};

  std::string_view path() const { return home.area->path; }

  // More happened lately than at the start: the larger of two draws.
  Day some_day() {
    const int running = days_running(today);
    return days_before(today, running - std::max(random.below(running), random.below(running)));
  }

  std::string evidence(const Resident& who, std::string_view measure, int grade, Day on, std::string_view source,
                       std::string_view withdraws = {}) {
    constexpr std::array<std::string_view, 4> how{"tu_khai", "quan_sat", "bai_danh_gia", "vneid"};
    auto id = make_id(random, ids);
    constexpr std::array<std::string_view, 4> digit{"0", "1", "2", "3"};
    const auto g = static_cast<std::size_t>(grade);
    out.push_back(Record("evidence", id, path(), noon(on))
                      .about(who.id)
                      .set("person", who.id)
                      .set("measure", measure)
                      .set("class", digit[g])
                      .set("how", how[g])
                      .set("source", source)
                      .set("on", store_day(on))
                      .set("withdraws", withdraws)
                      .take());
    return id;
  }

  void visit_home() {
    visited = some_day();
    visit = make_id(random, ids);
    std::string met;
    for (const auto& who : home.people) {
      if (who.age < 15 || who.away || random.chance(300)) continue;
      if (!met.empty()) met += ' ';
      met += who.id;
    }
    const auto outcome = met.empty() ? "vang_nha" : (random.chance(30) ? "tu_choi" : "gap");
    const bool talked = std::string_view{outcome} == "gap";
    out.push_back(Record("visit", visit, path(), noon(visited))
                      .set("household", home.id)
                      .set("outcome", outcome)
                      .set("met", talked ? met : "")
                      .set("consent", talked ? "1" : "")
                      .set("minutes", talked ? "25" : "")
                      .set("revisit", random.chance(120) ? "Tối thứ bảy" : "")
                      .take());
    if (!talked) return;
    const auto first = std::string_view{met}.substr(0, 36);
    out.push_back(Record("consent", make_id(random, ids), path(), noon(visited))
                      .about(first)
                      .set("person", first)
                      .set("purpose", "hoc_tap")
                      .set("given", "1")
                      .set("actor", "tu_minh")
                      .set("channel", "loi_noi")
                      .set("visit", visit)
                      .take());
  }

  // A passed test: its form, its result and the evidence that rests on it. Gives back the result's id.
  std::string pass(const Resident& who, std::string_view measure, Day on) {
    std::string result;
    if (detail == Detail::whole) {
      const auto form = make_id(random, ids);
      result = make_id(random, ids);
      out.push_back(Record("test_form", form, path(), noon(on))
                        .about(who.id)
                        .set("person", who.id)
                        .set("group", who.group)
                        .set("blueprint", "demo@1")
                        .set("seed", "demo")
                        .set("mode", "tu_lam")
                        .take());
      const int right = random.between(16, 20);
      out.push_back(Record("test_result", result, path(), noon(on))
                        .about(who.id)
                        .set("form", form)
                        .set("person", who.id)
                        .set("group", who.group)
                        .set("right", std::to_string(right))
                        .set("total", "20")
                        .set("passed", "1")
                        .set("rules", "demo@1")
                        .take());
    }
    evidence(who, measure, 2, on, result);
    return result;
  }

  void confirm(const Resident& who, std::string_view result, Day on) {
    if (detail != Detail::whole || result.empty()) return;
    const bool waiting = random.chance(150);
    const auto id = make_id(random, ids);
    out.push_back(Record("confirmation", id, path(), noon(on))
                      .about(who.id)
                      .set("person", who.id)
                      .set("result", result)
                      .set("group", who.group)
                      .set("status", waiting ? "de_nghi" : "da_xac_nhan")
                      .set("method", waiting ? "" : "xa")
                      .set("decided_on", waiting ? "" : store_day(on))
                      .take());
  }

  int likely(int permille, const Resident& who) const {
    const int by_age = who.age < 60 ? 100 : (who.age < 75 ? 60 : 25);
    return std::min(970, permille * home.area->pace / 100 * by_age / 100);
  }

  // One measure of a person: observed, tested, or only said.
  void measure(const Resident& who, std::string_view name, int observed, int tested) {
    const int draw = random.below(1000);
    const auto on = some_day();
    if (draw < likely(tested, who)) {
      const auto result = pass(who, name, on);
      if (name == "basic_skills") confirm(who, result, on);
      return;
    }
    if (draw < likely(tested + observed, who)) {
      const bool at_visit = !visit.empty() && random.chance(700);
      const auto id = evidence(who, name, 1, at_visit ? visited : on, at_visit ? visit : std::string{});
      // Random back-checks take a few observations back.
      if (random.chance(12)) evidence(who, name, 1, today, {}, id);
    } else if (draw < likely(tested + observed + 120, who)) {
      evidence(who, name, 0, on, {});
    }
  }

  void person(const Resident& who) {
    if (who.away) return;
    if (who.group == "cbccvc") return measure(who, "knows_and_uses_work_platforms", 90, 780);
    if (who.group == "hssv") {
      if (who.school == "mam_non" || who.school.empty()) return;
      if (who.school != "tieu_hoc") measure(who, "learning_and_safety_skills", 160, 560);
      return measure(who, "learning_creativity_safety_skills", 180, who.school == "tieu_hoc" ? 300 : 480);
    }
    if (who.group == "nld") {
      measure(who, "basic_production_skills", 480, 150);
      return measure(who, "good_production_skills", 260, 60);
    }
    if (who.age < 18) return;
    measure(who, "basic_skills", 450, 190);
    measure(who, "good_use_of_services", 310, 90);
    if (who.vneid == 2 && random.chance(likely(420, who))) evidence(who, "confirmed_on_vneid", 3, some_day(), {});
  }
};

}  // namespace

void add_history(Random& random, const Home& home, Day today, Instant ids, Detail detail, std::vector<Operation>& out) {
  Writer writer{random, home, today, ids, detail, out};
  if (detail == Detail::whole) {
    const int visits = static_cast<int>(random.weighted(std::array{22, 45, 23, 10}));
    for (int i = 0; i < visits; ++i) writer.visit_home();
  }
  for (const auto& who : home.people) writer.person(who);
}

}  // namespace hvs::demo
