#include "server/demo/family.hpp"

#include <algorithm>

namespace hvs::demo {
namespace {

struct Maker {
  Random& random;
  const AreaMix& mix;
  Day today;
  std::vector<Member> members{};

  Day born_in(int year) {
    Day day{year, random.between(1, 12), random.between(1, 28)};
    if (year == today.year && (day.month > today.month || (day.month == today.month && day.day > today.day))) {
      day.month = random.between(1, today.month);
      day.day = random.between(1, day.month == today.month ? today.day : 28);
    }
    return day;
  }

  int add(Ethnic ethnic, Sex sex, std::string_view family, int age, std::string_view relation) {
    Member m;
    m.ethnic = ethnic;
    m.sex = sex;
    m.family = family;
    m.name = full_name(random, ethnic, sex, family);
    m.born = born_in(today.year - std::max(age, 0));
    m.year_only = age >= 60 && random.chance(250);
    m.relation = relation;
    members.push_back(std::move(m));
    return static_cast<int>(members.size()) - 1;
  }

  Ethnic some_ethnic() { return static_cast<Ethnic>(random.weighted(mix.ethnic)); }
  // Most marry within their people; now and then a bride comes from far away.
  Ethnic partner_ethnic(Ethnic own) {
    if (random.chance(4)) return Ethnic::e_de;
    return random.chance(880) ? own : some_ethnic();
  }
  int year_of(int index) const { return members[static_cast<std::size_t>(index)].born.year; }

  int add_partner(int index, std::string_view relation) {
    const auto own = members[static_cast<std::size_t>(index)];
    const auto sex = own.sex == Sex::male ? Sex::female : Sex::male;
    const auto ethnic = partner_ethnic(own.ethnic);
    const int shift =
        own.sex == Sex::male ? random.between(-1, 6) : random.between(-6, 1);  // wives are a little younger
    const int age = std::max(19, today.year - own.born.year - shift);
    return add(ethnic, sex, family_name(random, ethnic), age, relation);
  }

  // Children of two (or of one) parent, eldest first. Those grown up have mostly left.
  void add_children(int father, int mother, std::string_view relation, int most) {
    const int bearer = mother >= 0 ? mother : father;
    const int line = father >= 0 ? father : mother;  // the family name comes from the father, of a lone mother from her
    const auto line_family = members[static_cast<std::size_t>(line)].family;
    const auto line_ethnic = members[static_cast<std::size_t>(line)].ethnic;
    int first_year = year_of(bearer) + random.between(19, 27);
    if (father >= 0) first_year = std::max(first_year, year_of(father) + 19);
    const int wanted = static_cast<int>(random.weighted(std::array{20, 180, 470, 240, 90}));
    int made = 0;
    for (int i = 0, year = first_year; i < wanted && made < most; ++i, year += random.between(2, 5)) {
      if (year > today.year || year > year_of(bearer) + 44) break;
      const int age = today.year - year;
      const auto sex = random.chance(520) ? Sex::male : Sex::female;
      const int leaves = age < 19 ? 0 : (age < 24 ? 300 : (sex == Sex::female ? 900 : 700));
      if (random.chance(leaves)) continue;
      const int child = add(line_ethnic, sex, line_family, age, relation);
      members[static_cast<std::size_t>(child)].father = father;
      members[static_cast<std::size_t>(child)].mother = mother;
      ++made;
    }
  }

  int head(int low, int high, int male_permille) {
    const auto ethnic = some_ethnic();
    const auto sex = random.chance(male_permille) ? Sex::male : Sex::female;
    return add(ethnic, sex, family_name(random, ethnic), random.between(low, high), "chu_ho");
  }
  int father_of(int a, int b) const { return members[static_cast<std::size_t>(a)].sex == Sex::male ? a : b; }
  int mother_of(int a, int b) const { return members[static_cast<std::size_t>(a)].sex == Sex::female ? a : b; }

  void alone() { random.chance(750) ? head(62, 90, 300) : head(24, 61, 550); }
  void couple() {
    const int h = random.chance(800) ? head(52, 82, 820) : head(22, 29, 850);
    add_partner(h, "vo_chong");
  }
  void nuclear() {
    const int h = head(24, 55, 830);
    const int p = add_partner(h, "vo_chong");
    add_children(father_of(h, p), mother_of(h, p), "con", 4);
  }
  void lone_parent() {
    const int h = head(27, 55, 200);
    const bool woman = members[0].sex == Sex::female;
    add_children(woman ? -1 : h, woman ? h : -1, "con", 3);
  }
  // The couple in the middle is head; the husband's parents live with them.
  void with_elders() {
    const int h = head(26, 45, 880);
    const int p = add_partner(h, "vo_chong");
    add_children(father_of(h, p), mother_of(h, p), "con", 3);
    const auto child = members[0];
    const int gap = random.between(21, 33);
    const int mother_age = today.year - child.born.year + gap;
    if (mother_age > 97) return;
    const auto mother_ethnic = partner_ethnic(child.ethnic);
    const int m = random.chance(850)
                      ? add(mother_ethnic, Sex::female, family_name(random, mother_ethnic), mother_age, "bo_me")
                      : -1;
    const int father_age = mother_age + random.between(-1, 5);
    const int f = father_age < 95 && (m < 0 || random.chance(620))
                      ? add(child.ethnic, Sex::male, child.family, father_age, "bo_me")
                      : -1;
    members[0].mother = m;
    members[0].father = f;
  }
  // An elder is head; a married son, his wife and their children live there.
  void elder_head() {
    const int h = head(50, 78, 780);
    const int p = random.chance(780) ? add_partner(h, "vo_chong") : -1;
    const int father = members[0].sex == Sex::male ? h : p;
    const int mother = members[0].sex == Sex::female ? h : p;
    const int oldest = std::max(father >= 0 ? year_of(father) + 20 : 0, mother >= 0 ? year_of(mother) + 19 : 0);
    const int year = oldest + random.between(0, 9);
    const int age = today.year - year;
    if (age < 20) return add_children(father, mother, "con", 2);
    const int line = father >= 0 ? father : mother;
    const auto from = members[static_cast<std::size_t>(line)];
    const int son = add(from.ethnic, Sex::male, from.family, age, "con");
    members[static_cast<std::size_t>(son)].father = father;
    members[static_cast<std::size_t>(son)].mother = mother;
    if (age < 22 || random.chance(120)) return;
    const int wife = add_partner(son, "con_dau");
    add_children(son, wife, "chau", 3);
  }
};

}  // namespace

std::vector<Member> make_family(Random& random, const AreaMix& mix, Day today, std::size_t limit) {
  Maker maker{random, mix, today};
  switch (random.weighted(std::array{65, 120, 470, 55, 160, 130})) {
    case 0:
      maker.alone();
      break;
    case 1:
      maker.couple();
      break;
    case 2:
      maker.nuclear();
      break;
    case 3:
      maker.lone_parent();
      break;
    case 4:
      maker.with_elders();
      break;
    default:
      maker.elder_head();
      break;
  }
  auto& all = maker.members;
  if (all.size() > limit) all.resize(limit);  // the last household of an area takes what is left
  for (auto& m : all) {
    if (m.father >= static_cast<int>(all.size())) m.father = -1;
    if (m.mother >= static_cast<int>(all.size())) m.mother = -1;
  }
  return std::move(all);
}

}  // namespace hvs::demo
