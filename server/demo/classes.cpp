#include "server/demo/classes.hpp"

#include <array>

namespace hvs::demo {
namespace {

struct Evening {
  int days_ago;  // below 0: still to come
  std::string_view unit;
  std::string_view question;
  std::string_view status;
};
constexpr std::array evenings{
    Evening{28, "lam-quen/man-hinh", "q1", "2"},    Evening{21, "lam-quen/goi-dien", "q1", "2"},
    Evening{14, "lam-quen/mang-va-pin", "q1", "2"}, Evening{7, "an-toan/lua-dao", "q1", "2"},
    Evening{0, "an-toan/mat-khau", "q1", "0"},      Evening{-7, "an-toan/lo-bi-lua", "q1", "0"},
};

}  // namespace

void add_meetings(Random& random, const std::string& class_id, std::string_view area,
                  std::span<const std::string> members, Day today, std::vector<journal::Operation>& out) {
  const auto first = noon(days_before(today, 30));
  for (std::size_t i = 0; i < members.size(); ++i) {
    out.push_back(Record("class_seat", make_id(random, first), area, first)
                      .set("class", class_id)
                      .set("area", area)
                      .set("person", members[i])
                      .set("number", std::to_string(i + 1))
                      .take());
  }
  for (const auto& evening : evenings) {
    const auto day = days_before(today, evening.days_ago);
    const auto at = start_of_day_in_vietnam(day) + std::chrono::hours{20};
    const auto meeting = make_id(random, first);
    out.push_back(Record("meeting", meeting, area, at)
                      .set("class", class_id)
                      .set("area", area)
                      .set("on", store_day(day))
                      .set("at", "19:30")
                      .set("place", "Nhà văn hóa xóm")
                      .set("unit", evening.unit)
                      .set("status", evening.status)
                      .take());
    if (evening.days_ago <= 0) continue;
    std::array<int, 3> counts{};
    for (std::size_t i = 0; i < members.size(); ++i) {
      // Every eighth has stayed away lately; of the others most come.
      const bool away = i % 8 == 3 && evening.days_ago <= 14;
      const bool here = !away && random.chance(820);
      out.push_back(Record("attendance", make_id(random, first), area, at)
                        .about(members[i])
                        .set("class", class_id)
                        .set("meeting", meeting)
                        .set("person", members[i])
                        .set("present", here ? "1" : "0")
                        .take());
      if (here) ++counts[random.chance(700) ? 0 : static_cast<std::size_t>(1 + random.below(2))];
    }
    out.push_back(Record("room_tally", make_id(random, first), area, at)
                      .set("class", class_id)
                      .set("meeting", meeting)
                      .set("object", std::string{evening.unit} + "/" + std::string{evening.question})
                      .set("counts", std::to_string(counts[0]) + " " + std::to_string(counts[1]) + " " +
                                         std::to_string(counts[2]) + " 0")
                      .set("how", evening.days_ago == 28 ? "gio_tay" : "the_giay")
                      .take());
  }
  // One who practises at home and misses the same question again and again.
  if (members.size() < 6) return;
  for (int i = 1; i <= 3; ++i) {
    const auto at = noon(days_before(today, 10 - i));
    out.push_back(Record("answer", make_id(random, first), area, at)
                      .about(members[5])
                      .set("person", members[5])
                      .set("object", "an-toan/lua-dao/q1")
                      .set("choice", "9")
                      .set("correct", "0")
                      .set("attempt", std::to_string(i))
                      .take());
  }
}

}  // namespace hvs::demo
