// SQL of the room's records and facts. Only the files of this folder name these tables.
#pragma once

#include "server/db/db.hpp"

namespace hvs::people::sql {

inline constexpr db::Sql load_area{
    "people.load_area",
    "SELECT versions, path, code, name, kind, parent, path, old_unit, from_day, until_day"
    ", follows, coverage FROM area WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql save_area{
    "people.save_area",
    "INSERT INTO area (commune_id, id, code, name, kind, parent, path, old_unit, from_day"
    ", until_day, follows, coverage, versions) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9"
    ", $10, $11, $12, $13) ON CONFLICT (commune_id, id) DO UPDATE SET code = excluded.code"
    ", name = excluded.name, kind = excluded.kind, parent = excluded.parent"
    ", path = excluded.path, old_unit = excluded.old_unit, from_day = excluded.from_day"
    ", until_day = excluded.until_day, follows = excluded.follows"
    ", coverage = excluded.coverage, versions = excluded.versions",
    db::Turn::last, 2};
inline constexpr db::Sql load_household{
    "people.load_household",
    "SELECT versions, area, code, head, address, area, signal, devices, poverty, revisit"
    ", note, status FROM household WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql save_household{
    "people.save_household",
    "INSERT INTO household (commune_id, id, code, head, address, area, signal, devices"
    ", poverty, revisit, note, status, versions) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9"
    ", $10, $11, $12, $13) ON CONFLICT (commune_id, id) DO UPDATE SET code = excluded.code"
    ", head = excluded.head, address = excluded.address, area = excluded.area"
    ", signal = excluded.signal, devices = excluded.devices, poverty = excluded.poverty"
    ", revisit = excluded.revisit, note = excluded.note, status = excluded.status"
    ", versions = excluded.versions"};
inline constexpr db::Sql load_person{
    "people.load_person",
    "SELECT versions, area, name, birth, sex, area, household, relation, number_sealed"
    ", number_hash, phone, ethnic, language, person_group, school, workplace, device, vneid"
    ", bank, residence, merged_into, note, old_number_sealed"
    " FROM person WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql save_person{
    "people.save_person",
    "INSERT INTO person (commune_id, id, name, birth, sex, area, household, relation"
    ", number_sealed, number_hash, phone, ethnic, language, person_group, school, workplace"
    ", device, vneid, bank, residence, merged_into, note, old_number_sealed, versions, folded"
    ", sort_key, birth_year, hidden, commit_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8"
    ", $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25"
    ", $26, $27, $28, $29) ON CONFLICT (commune_id, id) DO UPDATE SET name = excluded.name"
    ", birth = excluded.birth, sex = excluded.sex, area = excluded.area"
    ", household = excluded.household, relation = excluded.relation"
    ", number_sealed = excluded.number_sealed, number_hash = excluded.number_hash"
    ", phone = excluded.phone, ethnic = excluded.ethnic, language = excluded.language"
    ", person_group = excluded.person_group, school = excluded.school"
    ", workplace = excluded.workplace, device = excluded.device, vneid = excluded.vneid"
    ", bank = excluded.bank, residence = excluded.residence"
    ", merged_into = excluded.merged_into, note = excluded.note"
    ", old_number_sealed = excluded.old_number_sealed, versions = excluded.versions"
    ", folded = excluded.folded, sort_key = excluded.sort_key"
    ", birth_year = excluded.birth_year, hidden = excluded.hidden"
    ", commit_number = excluded.commit_number",
    db::Turn::last, 2};
inline constexpr db::Sql load_class{"people.load_class",
                                    "SELECT versions, area, name, area, teacher, members, status"
                                    " FROM class WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql save_class{
    "people.save_class",
    "INSERT INTO class (commune_id, id, name, area, teacher, members, status, versions"
    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (commune_id, id) DO UPDATE SET "
    "name = excluded.name, area = excluded.area, teacher = excluded.teacher"
    ", members = excluded.members, status = excluded.status, versions = excluded.versions",
    db::Turn::last, 2};
inline constexpr db::Sql add_search{
    "people.add_search",
    "INSERT INTO person_search (commune_id, token, sort_key, person) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (commune_id, token, sort_key, person) DO NOTHING",
    db::Turn::last, 4};
inline constexpr db::Sql drop_search{
    "people.drop_search",
    "DELETE FROM person_search WHERE commune_id = $1 AND token = $2 AND sort_key = $3 AND person = $4"};
inline constexpr db::Sql add_consent{
    "people.add_consent",
    "INSERT INTO consent (commune_id, id, person, purpose, given, actor, channel, text_hash, visit, author, device"
    ", commit_number, received) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    db::Turn::any};
inline constexpr db::Sql add_evidence{
    "people.add_evidence",
    "INSERT INTO evidence (commune_id, id, person, measure, evidence_class, how, source, on_day, withdraws, author"
    ", commit_number, received) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    db::Turn::any};

}  // namespace hvs::people::sql
