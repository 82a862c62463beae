#include "server/demo/commune.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "server/demo/activity.hpp"
#include "server/demo/classes.hpp"
#include "server/demo/record.hpp"

namespace hvs::demo {
namespace {

constexpr std::size_t one_commune = 60'000;  // larger populations are made of several xã
constexpr std::size_t people_per_commune = 17'509;
constexpr std::size_t people_per_area = 584;  // 17,509 people in about 30 xóm
constexpr std::size_t class_size = 24;

std::string two_digits(std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// Mixtures by old unit: the town is mostly Kinh and Tày, the valleys Tày and Nùng, the heights Dao and Mông.
AreaMix mix_of(std::string_view old_unit, std::size_t index) {
  //                                    Kinh Tày Nùng Dao Mông Chay Dìu
  if (old_unit == "Đình Cả") return {{55, 25, 12, 3, 1, 2, 2}};
  if (index % 7 == 3) return {{6, 14, 15, 50, 12, 2, 1}};
  if (index % 7 == 5) return {{3, 6, 11, 10, 68, 1, 1}};
  if (old_unit == "Phú Thượng") return {{28, 30, 26, 6, 1, 6, 3}};
  return {{22, 38, 28, 6, 1, 3, 2}};
}

// Shares `total` over the areas by weight; every area gets at least one and the sum is exact.
void share_people(std::span<Area> areas, std::size_t total, Random& random) {
  std::vector<std::size_t> weight(areas.size());
  std::size_t sum = 0;
  for (auto& w : weight) sum += w = static_cast<std::size_t>(random.between(45, 165));
  std::size_t given = 0;
  for (std::size_t i = 0; i < areas.size(); ++i)
    given += areas[i].people = std::max<std::size_t>(1, total * weight[i] / sum);
  for (std::size_t i = 0; given != total; i = (i + 1) % areas.size()) {
    if (given < total)
      ++areas[i].people, ++given;
    else if (areas[i].people > 1)
      --areas[i].people, --given;
  }
}

void add_leaves(std::vector<Area>& all, const std::string& parent, const std::string& code, std::size_t people,
                Random& random) {
  const auto list = places();
  const auto count = std::max<std::size_t>(3, (people + people_per_area / 2) / people_per_area);
  const auto first = all.size();
  for (std::size_t i = 0; i < count; ++i) {
    // Spread over the three old units in turn, then in the order of the list.
    const auto& place = list[(i % 3) * 10 + i / 3 % 10];
    Area area;
    area.path = parent + "/x" + two_digits(i + 1) + "/";
    area.parent = parent.empty() ? "" : parent + "/";
    area.code = code + "X" + two_digits(i + 1);
    area.name = place.name;
    if (const auto round = i / 30; round > 0) area.name += " " + std::to_string(round + 1);
    area.old_unit = place.old_unit;
    area.kind = place.kind;
    area.mix = mix_of(place.old_unit, i);
    area.pace = random.between(45, 135);
    area.weak_signal = area.kind == "xom" && random.chance(300);
    all.push_back(std::move(area));
  }
  share_people(std::span{all}.subspan(first), people, random);
}

struct Work {
  std::string_view group, school, place;
};

Work work_of(const Resident& who, Random& random) {
  if (who.age < 3) return {"nguoidan", "", ""};
  if (who.age < 6) return {"hssv", "mam_non", ""};
  if (who.age < 11) return {"hssv", "tieu_hoc", ""};
  if (who.age < 15) return {"hssv", "thcs", ""};
  if (who.age < 18) return random.chance(860) ? Work{"hssv", "thpt", ""} : Work{"nguoidan", "", ""};
  if (who.age < 60) {
    const int draw = random.below(1000);
    if (draw < 65 && who.age >= 22) return {"cbccvc", "", random.pick(offices())};
    if (draw < 65 + 130) return {"nld", "", random.pick(workplaces())};
  }
  return {"nguoidan", "", ""};
}

std::string_view phone_kind(int age, Random& random) {
  if (age < 11) return "khong";
  const int smart = age < 18 ? 550 : (age < 60 ? 860 : (age < 75 ? 430 : 150));
  const int draw = random.below(1000);
  if (draw < smart) return "rieng";
  if (draw < smart + (1000 - smart) / 3) return "chung";
  return draw < smart + (1000 - smart) * 3 / 4 ? "phim" : "khong";
}

}  // namespace

std::vector<Area> make_areas(const Options& options) {
  Random random(stream(options.seed, 0xa4ea, 0));
  std::vector<Area> all;
  if (options.people <= one_commune) {
    add_leaves(all, "", "", options.people, random);
    return all;
  }
  const auto communes = (options.people + people_per_commune - 1) / people_per_commune;
  for (std::size_t i = 0; i < communes; ++i) {
    auto code = std::to_string(i + 1);
    code.insert(0, 4 - std::min<std::size_t>(4, code.size()), '0');
    Area above;
    above.path = "/c" + code + "/";
    above.code = "C" + code;
    above.name = commune_name(i);
    above.kind = "xa";
    all.push_back(above);
    const auto people = options.people / communes + (i < options.people % communes ? 1 : 0);
    add_leaves(all, "/c" + code, above.code, people, random);
  }
  return all;
}

Commune::Commune(Options options, Sealing sealing)
    : options_(options), sealing_(std::move(sealing)), areas_(make_areas(options)), numbers_(400, 0) {}

bool Commune::next(std::vector<journal::Operation>& out) {
  const auto before = out.size();
  if (!started_) {
    started_ = true;
    give_areas(out);
    left_ = areas_.front().people;
  } else {
    while (area_ < areas_.size() && left_ == 0) {
      if (++area_ < areas_.size()) left_ = areas_[area_].people;
    }
    if (area_ == areas_.size()) return false;
    give_household(out);
    if (left_ == 0) give_class(out);
  }
  for (auto i = before; i < out.size(); ++i) out[i].id = {std::string{demo_device}, 0, ++sequence_};
  counts_.operations = sequence_;
  return true;
}

void Commune::give_areas(std::vector<journal::Operation>& out) {
  Random random(stream(options_.seed, 0xa4ea, 1));
  const auto at = noon(days_before(options_.today, 480));
  for (const auto& area : areas_) {
    out.push_back(Record("area", make_id(random, at), area.path, at)
                      .set("code", area.code)
                      .set("name", area.name)
                      .set("kind", area.kind)
                      .set("parent", area.parent)
                      .set("path", area.path)
                      .set("old_unit", area.old_unit)
                      .set("from", "2025-07-01")
                      .set("coverage", area.weak_signal ? "Sóng yếu ở cuối xóm" : "")
                      .take());
    ++counts_.areas;
  }
}

// NR-01, NR-03, NR-04 hold; the first three digits are 000, which belong to no province or country (NR-02),
// so an invented number can never be somebody's. Unique: a bijection of a counter per sex and year.
std::string Commune::number_of(const Member& member, Random&) {
  const int century = member.born.year >= 2000 ? 2 : 0;
  const auto slot = static_cast<std::size_t>((member.born.year - 1900) * 2 + (member.sex == Sex::female ? 1 : 0));
  const auto tail =
      (static_cast<std::uint64_t>(numbers_[slot]++) * 387'421 + slot * 50'021 + options_.seed % 1'000'000) % 1'000'000;
  auto digits = std::to_string(tail);
  digits.insert(0, 6 - digits.size(), '0');
  return "000" + std::to_string(century + (member.sex == Sex::female ? 1 : 0)) +
         two_digits(static_cast<std::size_t>(member.born.year % 100)) + digits;
}

void Commune::give_household(std::vector<journal::Operation>& out) {
  const auto& area = areas_[area_];
  Random random(stream(options_.seed, area_ + 1, ++household_));
  const auto family = make_family(random, area.mix, options_.today, left_);
  // Ids rise with every household, as they would over months of work: the tables grow at their end, not everywhere.
  const auto at = noon(days_before(options_.today, 470)) + std::chrono::milliseconds{household_};
  const auto household = make_id(random, at);
  Home home{household, &area, {}};
  for (std::size_t i = 0; i < family.size(); ++i) home.people.push_back({make_id(random, at), 0, "", "", 0, false});

  const bool poor = random.chance(area.mix.ethnic[3] + area.mix.ethnic[4] > 40 ? 210 : 75);
  const auto signal = area.weak_signal ? (random.chance(250) ? "khong" : "yeu") : (random.chance(120) ? "yeu" : "tot");
  int phones = 0;
  std::vector<std::string_view> phone(family.size());
  for (std::size_t i = 0; i < family.size(); ++i) {
    phone[i] = phone_kind(options_.today.year - family[i].born.year, random);
    phones += phone[i] == "rieng" ? 1 : 0;
  }
  out.push_back(Record("household", household, area.path, at)
                    .set("code", area.code + "-" + std::to_string(household_))
                    .set("head", home.people.front().id)
                    .set("address", area.name + (area.old_unit.empty() ? "" : ", " + area.old_unit))
                    .set("area", area.path)
                    .set("signal", signal)
                    .set("devices", phones >= 2 ? "rieng" : (phones == 1 ? "chung" : "phim"))
                    .set("poverty", poor ? (random.chance(550) ? "ho_ngheo" : "can_ngheo") : "")
                    .set("status", "dang_o")
                    .take());
  ++counts_.households;

  for (std::size_t i = 0; i < family.size(); ++i) {
    const auto& member = family[i];
    auto& who = home.people[i];
    who.age = age_on({member.born.year, member.born.month, member.born.day}, options_.today);
    const auto work = work_of(who, random);
    who.group = work.group;
    who.school = work.school;
    who.vneid = who.age < 14 ? 0 : (random.chance(who.age < 60 ? 700 : 460) ? 2 : static_cast<int>(random.chance(400)));
    const bool bank = who.age >= 16 && phone[i] != "khong" && random.chance(who.age < 60 ? 640 : 210);
    who.away = who.age >= 18 && who.age < 45 && random.chance(60);
    const auto number = number_of(member, random);
    const auto residence = who.away ? "tam_vang" : (random.chance(25) ? "tam_tru" : "thuong_tru");
    const PartialDate birth = member.year_only ? PartialDate{member.born.year, 0, 0}
                                               : PartialDate{member.born.year, member.born.month, member.born.day};
    out.push_back(Record("person", who.id, area.path, at)
                      .about(who.id)
                      .set("name", member.name)
                      .set("birth", store_partial(birth))
                      .set("sex", member.sex == Sex::male ? "nam" : "nu")
                      .set("area", area.path)
                      .set("household", household)
                      .set("relation", member.relation)
                      .set("number", sealing_.seal(number))
                      .set("number_hash", sealing_.find_hash(number))
                      .set("ethnic", ethnic_name(member.ethnic))
                      .set("language", language_of(member.ethnic))
                      .set("group", who.group)
                      .set("school", who.school)
                      .set("workplace", work.place)
                      .set("device", phone[i])
                      .set("vneid", std::to_string(who.vneid))
                      .set("bank", bank ? "1" : "0")
                      .set("residence", residence)
                      .take());
    if (who.group == "nguoidan" && who.age >= 30 && class_members_.size() < class_size && random.chance(120))
      class_members_.push_back(who.id);
  }
  counts_.people += family.size();
  left_ -= family.size();
  if (options_.history) {
    const auto detail = options_.people > options_.light_above ? Detail::evidence_only : Detail::whole;
    add_history(random, home, options_.today, at + std::chrono::hours{24}, detail, out);
  }
}

// One evening class a xóm, so that the door by name has tiles.
void Commune::give_class(std::vector<journal::Operation>& out) {
  const auto& area = areas_[area_];
  Random random(stream(options_.seed, area_ + 1, 0));
  const auto at = noon(days_before(options_.today, 60));
  std::string members;
  for (const auto& id : class_members_) members += (members.empty() ? "+" : " +") + id;
  const auto ids = std::exchange(class_members_, {});
  if (members.empty()) return;
  const auto class_id = make_id(random, at);
  out.push_back(Record("class", class_id, area.path, at)
                    .set("name", "Lớp tối " + area.name)
                    .set("area", area.path)
                    .set("members", members)
                    .set("status", "mo")
                    .take());
  if (options_.history && options_.people <= options_.light_above)
    add_meetings(random, class_id, area.path, ids, options_.today, out);
}

}  // namespace hvs::demo
