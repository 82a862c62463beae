#include "server/people/read.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/people/names.hpp"

namespace hvs::people {
namespace {

using Args = std::vector<db::Value>;

constexpr db::Sql classes_taught{
    "people.classes_taught", "SELECT members FROM class WHERE commune_id = $1 AND teacher = $2 AND status <> 'dong'"};
constexpr db::Sql all_areas{
    "people.areas",
    "SELECT id, path, code, name, kind, parent, old_unit, from_day, until_day, follows, coverage"
    " FROM area WHERE commune_id = $1"};
constexpr db::Sql one_person{
    "people.person",
    "SELECT id, name, birth, sex, area, household, relation, number_sealed, number_hash, phone, ethnic, language,"
    " person_group, school, workplace, device, vneid, bank, residence, merged_into, note, old_number_sealed"
    " FROM person WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql of_household{
    "people.household_members",
    "SELECT id, name, birth, sex, area, household, relation, number_sealed, number_hash, phone, ethnic, language,"
    " person_group, school, workplace, device, vneid, bank, residence, merged_into, note, old_number_sealed"
    " FROM person WHERE commune_id = $1 AND household = $2 AND hidden = 0 ORDER BY birth, id"};
constexpr db::Sql every_person{
    "people.every_person",
    "SELECT id, name, birth, sex, area, household, relation, number_sealed, number_hash, phone, ethnic, language,"
    " person_group, school, workplace, device, vneid, bank, residence, merged_into, note, old_number_sealed"
    " FROM person WHERE commune_id = $1"};
constexpr db::Sql every_evidence{
    "people.every_evidence",
    "SELECT id, person, measure, evidence_class, on_day, withdraws FROM evidence WHERE commune_id = $1"};
constexpr db::Sql list_all{
    "people.list",
    "SELECT id, name, birth, sex, area, household, relation, number_sealed, number_hash, phone, ethnic, language,"
    " person_group, school, workplace, device, vneid, bank, residence, merged_into, note, old_number_sealed, sort_key"
    " FROM person WHERE commune_id = $1 AND hidden = 0 AND (sort_key, id) > ($2, $3)"
    " AND (CAST($4 AS TEXT) = '' OR person_group = $4) ORDER BY sort_key, id LIMIT $5"};
constexpr db::Sql list_area{
    "people.list_area",
    "SELECT id, name, birth, sex, area, household, relation, number_sealed, number_hash, phone, ethnic, language,"
    " person_group, school, workplace, device, vneid, bank, residence, merged_into, note, old_number_sealed, sort_key"
    " FROM person WHERE commune_id = $1 AND hidden = 0 AND (sort_key, id) > ($2, $3)"
    " AND (CAST($4 AS TEXT) = '' OR person_group = $4) AND area = $6 ORDER BY sort_key, id LIMIT $5"};
constexpr db::Sql list_words{
    "people.search",
    "SELECT p.id, p.name, p.birth, p.sex, p.area, p.household, p.relation, p.number_sealed, p.number_hash, p.phone,"
    " p.ethnic, p.language, p.person_group, p.school, p.workplace, p.device, p.vneid, p.bank, p.residence,"
    " p.merged_into, p.note, p.old_number_sealed, s.sort_key"
    " FROM person_search s JOIN person p ON p.commune_id = $1 AND p.id = s.person"
    " WHERE s.commune_id = $1 AND s.token >= $7 AND s.token < $8 AND (s.sort_key, s.person) > ($2, $3)"
    " AND (CAST($4 AS TEXT) = '' OR p.person_group = $4) AND (CAST($6 AS TEXT) = '' OR p.area = $6)"
    " AND ' ' || p.folded LIKE $9 AND ' ' || p.folded LIKE $10 AND ' ' || p.folded LIKE $11"
    " ORDER BY s.sort_key, s.person LIMIT $5"};
constexpr db::Sql by_number{"people.by_number",
                            "SELECT id FROM person WHERE commune_id = $1 AND number_hash = $2 AND hidden = 0 LIMIT 1"};
constexpr db::Sql per_area{"people.per_area",
                           "SELECT area, COUNT(id) FROM person WHERE commune_id = $1 AND hidden = 0"
                           " AND residence <> 'da_chuyen' AND residence <> 'da_mat' GROUP BY area ORDER BY area"};
constexpr db::Sql all_classes{
    "people.classes", "SELECT id, name, area, status, members FROM class WHERE commune_id = $1 ORDER BY name, id"};
constexpr db::Sql one_class{"people.class",
                            "SELECT id, name, area, status, members FROM class WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql one_household{"people.household",
                                "SELECT id, area, code, head, address, status FROM household"
                                " WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql every_household{"people.every_household",
                                  "SELECT id, area, code, head, address, status FROM household WHERE commune_id = $1"};

std::optional<Day> day_of(const std::string& text) {
  const auto d = read_partial_iso(text);
  if (!d || d->day == 0) return std::nullopt;
  return Day{d->year, d->month, d->day};
}

Person person_in(const db::Row& r) {
  return {.id = {r.text(0)},
          .name = r.text(1),
          .birth = read_partial_iso(r.text(2)),
          .sex = r.text(3),
          .area = r.text(4),
          .household = {r.text(5)},
          .relation = r.text(6),
          .number_sealed = r.text(7),
          .number_hash = r.text(8),
          .phone = r.text(9),
          .ethnic = r.text(10),
          .language = r.text(11),
          .group = r.text(12),
          .school = r.text(13),
          .workplace = r.text(14),
          .device = r.text(15),
          .vneid = static_cast<int>(r.integer(16)),
          .bank = static_cast<int>(r.integer(17)),
          .residence = r.text(18),
          .merged_into = {r.text(19)},
          .note = r.text(20),
          .old_number_sealed = r.text(21)};
}

Household household_in(const db::Row& r) {
  return {.id = {r.text(0)},
          .area = r.text(1),
          .code = r.text(2),
          .head = {r.text(3)},
          .address = r.text(4),
          .status = r.text(5)};
}

LearnerClass class_in(const db::Row& r) {
  LearnerClass c{.id = r.text(0), .name = r.text(1), .area = r.text(2), .status = r.text(3), .members = {}};
  const std::string& members = r.text(4);
  for (std::size_t at = 0; at < members.size();) {
    const auto end = std::min(members.find(' ', at), members.size());
    if (end > at) c.members.push_back(members.substr(at, end - at));
    at = end + 1;
  }
  return c;
}

struct Place {
  std::string sort_key;
  std::string id;
};
Place place_of(std::string_view after) {
  const auto dot = after.find('.');
  if (dot == std::string_view::npos) return {};
  const auto key = bytes::from_hex(after.substr(0, dot));
  return key ? Place{*key, std::string(after.substr(dot + 1))} : Place{};
}

// The first byte string after all that start with `word`.
std::string after_prefix(std::string word) {
  while (!word.empty() && static_cast<unsigned char>(word.back()) == 0xFF) word.pop_back();
  if (!word.empty()) word.back() = static_cast<char>(static_cast<unsigned char>(word.back()) + 1);
  return word;
}

std::string pattern(const std::string& word) {
  std::string safe;
  for (const char c : word) safe += c == '%' || c == '_' || c == '\\' ? ' ' : c;
  return "% " + safe + "%";
}

Result<db::Rows> rows_for(db::Tx& tx, const std::string& commune, const Wanted& wanted) {
  const auto from = place_of(wanted.after);
  auto words = search_words(wanted.words);
  Args args{commune, db::Blob{from.sort_key}, from.id, wanted.group, std::int64_t{wanted.limit} + 1};
  if (words.empty()) {
    if (wanted.area.empty()) return tx.run(list_all, db::Args{args});
    args.emplace_back(wanted.area);
    return tx.run(list_area, db::Args{args});
  }
  // The longest word is met least often: it leads, the others filter.
  std::ranges::sort(words, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  args.emplace_back(wanted.area);
  args.emplace_back(db::Blob{words[0]});
  args.emplace_back(db::Blob{after_prefix(words[0])});
  for (std::size_t i = 1; i <= 3; ++i) args.emplace_back(i < words.size() ? pattern(words[i]) : std::string("%"));
  return tx.run(list_words, db::Args{args});
}

}  // namespace

Result<AreaTree> areas(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(all_areas, {commune}));
  std::vector<Area> found;
  for (const auto& r : rows) {
    Area a{.id = r.text(0),
           .path = r.text(1),
           .code = r.text(2),
           .name = r.text(3),
           .kind = r.text(4),
           .parent = r.text(5),
           .old_unit = r.text(6),
           .from = day_of(r.text(7)),
           .until = day_of(r.text(8)),
           .follows = {},
           .coverage = r.text(10)};
    const std::string& follows = r.text(9);
    for (std::size_t at = 0; at < follows.size();) {
      const auto end = std::min(follows.find(' ', at), follows.size());
      if (end > at) a.follows.push_back(follows.substr(at, end - at));
      at = end + 1;
    }
    found.push_back(std::move(a));
  }
  return AreaTree(std::move(found));
}

Result<std::optional<Person>> person(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_person, {commune, id}));
  if (rows.empty()) return std::optional<Person>{};
  return std::optional{person_in(rows[0])};
}

Result<std::vector<Person>> persons(db::Tx& tx, const std::string& commune, std::span<const std::string> ids) {
  std::vector<Args> lists;
  for (const auto& id : ids) lists.push_back({commune, id});
  HVS_TRY(answers, tx.run_many(one_person, lists));
  std::vector<Person> found;
  for (const auto& rows : answers) {
    if (!rows.empty()) found.push_back(person_in(rows[0]));
  }
  return found;
}

Result<std::optional<Person>> person_with_number(db::Tx& tx, const std::string& commune,
                                                 const std::string& number_hash) {
  if (number_hash.empty()) return std::optional<Person>{};
  HVS_TRY(rows, tx.run(by_number, {commune, number_hash}));
  if (rows.empty()) return std::optional<Person>{};
  return person(tx, commune, rows[0].text(0));
}

Result<std::vector<std::pair<std::string, std::int64_t>>> people_per_area(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(per_area, {commune}));
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (const auto& r : rows) out.emplace_back(r.text(0), r.integer(1));
  return out;
}

Result<std::vector<LearnerClass>> classes(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(all_classes, {commune}));
  std::vector<LearnerClass> out;
  for (const auto& r : rows) out.push_back(class_in(r));
  return out;
}

Result<std::optional<LearnerClass>> find_class(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_class, {commune, id}));
  if (rows.empty()) return std::optional<LearnerClass>{};
  return std::optional{class_in(rows[0])};
}

Result<std::vector<Person>> household_members(db::Tx& tx, const std::string& commune, const std::string& household) {
  HVS_TRY(rows, tx.run(of_household, {commune, household}));
  std::vector<Person> found;
  for (const auto& r : rows) found.push_back(person_in(r));
  return found;
}

Result<std::optional<Household>> household(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_household, {commune, id}));
  if (rows.empty()) return std::optional<Household>{};
  return std::optional{household_in(rows[0])};
}

Result<void> each_person(db::Tx& tx, const std::string& commune, const std::function<bool(const Person&)>& each) {
  const Args args{commune};
  return tx.scan(every_person, db::Args{args}, [&](const db::Row& r) { return each(person_in(r)); });
}

Result<void> each_evidence(db::Tx& tx, const std::string& commune, const std::function<bool(const Evidence&)>& each) {
  const Args args{commune};
  return tx.scan(every_evidence, args, [&](const db::Row& row) {
    return each({row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)), row.text(4), row.text(5)});
  });
}

Result<void> each_household(db::Tx& tx, const std::string& commune, const std::function<bool(const Household&)>& each) {
  const Args args{commune};
  return tx.scan(every_household, db::Args{args}, [&](const db::Row& r) { return each(household_in(r)); });
}

Result<bool> teaches(db::Tx& tx, const std::string& commune, const std::string& account, const std::string& person) {
  HVS_TRY(rows, tx.run(classes_taught, {commune, account}));
  for (const auto& row : rows) {
    const auto members = " " + row.text(0) + " ";
    if (members.find(" " + person + " ") != std::string::npos) return true;
  }
  return false;
}

Result<Found> search(db::Tx& tx, const std::string& commune, const Wanted& wanted) {
  HVS_TRY(rows, rows_for(tx, commune, wanted));
  Found found;
  const auto shown = std::min(rows.size(), static_cast<std::size_t>(wanted.limit));
  for (std::size_t i = 0; i < shown; ++i) {
    auto p = person_in(rows[i]);
    // Two words of one name may start alike ("Thị", "Thịnh").
    if (found.persons.empty() || found.persons.back().id != p.id) found.persons.push_back(std::move(p));
  }
  if (rows.size() > shown) found.next = bytes::hex(rows[shown - 1].text(22)) + "." + rows[shown - 1].text(0);
  return found;
}

}  // namespace hvs::people
