// Every statement of the door.
#pragma once

#include "server/db/db.hpp"

namespace hvs::journal::sql {

// Takes the counter's row for the length of the transaction: on PostgreSQL other nodes wait here, so numbers stay
// gapless.
inline constexpr db::Sql take_counter{
    "journal.take_counter",
    "INSERT INTO commit_counter (commune_id, last_number) VALUES ($1, 0)"
    " ON CONFLICT (commune_id) DO UPDATE SET last_number = commit_counter.last_number RETURNING last_number"};
inline constexpr db::Sql set_counter{"journal.set_counter",
                                     "UPDATE commit_counter SET last_number = $2 WHERE commune_id = $1"};
inline constexpr db::Sql last_number{"journal.last_number",
                                     "SELECT last_number FROM commit_counter WHERE commune_id = $1"};

inline constexpr db::Sql cursor{
    "journal.cursor", "SELECT last_seq, held FROM device_cursor WHERE commune_id = $1 AND device = $2 AND epoch = $3"};
inline constexpr db::Sql set_cursor{
    "journal.set_cursor",
    "INSERT INTO device_cursor (commune_id, device, epoch, last_seq, held) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, device, epoch) DO UPDATE SET last_seq = excluded.last_seq, held = excluded.held",
    db::Turn::last, 3};

inline constexpr db::Sql held{
    "journal.held",
    "SELECT seq, refused, received, body FROM held_operation WHERE commune_id = $1 AND device = $2 AND epoch = $3"};
inline constexpr db::Sql hold{"journal.hold",
                              "INSERT INTO held_operation (commune_id, device, epoch, seq, refused, author, entity, "
                              "entity_id, area, received, body)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
inline constexpr db::Sql release{
    "journal.release", "DELETE FROM held_operation WHERE commune_id = $1 AND device = $2 AND epoch = $3 AND seq = $4"};
inline constexpr db::Sql quarantine{
    "journal.quarantine",
    "INSERT INTO quarantined_operation"
    " (commune_id, device, epoch, seq, reason, author, entity, entity_id, area, received, body)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
inline constexpr db::Sql quarantined{
    "journal.quarantined",
    "SELECT reason FROM quarantined_operation WHERE commune_id = $1 AND device = $2 AND epoch = $3 AND seq = $4"};

inline constexpr db::Sql decided{"journal.decided",
                                 "SELECT commit_number, outcome FROM operation_log WHERE commune_id = $1 AND device = "
                                 "$2 AND epoch = $3 AND seq = $4"};
inline constexpr db::Sql clashing{"journal.clashing",
                                  "SELECT field FROM conflict WHERE commune_id = $1 AND commit_number = $2"};
inline constexpr db::Sql fact{"journal.fact",
                              "SELECT commit_number, changes, received, claimed FROM operation_log"
                              " WHERE commune_id = $1 AND entity_id = $2 AND entity = $3"};
inline constexpr db::Sql log{
    "journal.log",
    "INSERT INTO operation_log (commune_id, commit_number, device, epoch, seq, entity, entity_id, author, person, area,"
    " claimed, received, schema_version, outcome, changes)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    db::Turn::any};
inline constexpr db::Sql open_conflict{
    "journal.open_conflict",
    "INSERT INTO conflict (commune_id, id, commit_number, field, entity, entity_id, area, kept_value, kept_version,"
    " wanted_value, author, device, opened, status, chosen, status_version)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'mo', '', $3)"};
inline constexpr db::Sql feed{
    "journal.feed",
    "INSERT INTO feed (commune_id, area, entity, entity_id, ref, commit_number, changed_at, gone)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    " ON CONFLICT (commune_id, area, entity, entity_id) DO UPDATE SET ref = excluded.ref,"
    " commit_number = excluded.commit_number, changed_at = excluded.changed_at, gone = excluded.gone",
    db::Turn::last, 4};

inline constexpr db::Sql plain_load{
    "journal.plain_load",
    "SELECT area, fields FROM plain_record WHERE commune_id = $1 AND entity = $2 AND entity_id = $3"};
inline constexpr db::Sql plain_save{
    "journal.plain_save",
    "INSERT INTO plain_record (commune_id, entity, entity_id, area, fields) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, entity, entity_id) DO UPDATE SET area = excluded.area, fields = excluded.fields",
    db::Turn::last, 3};
inline constexpr db::Sql conflict_load{
    "journal.conflict_load",
    "SELECT area, status, chosen, status_version FROM conflict WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql conflict_save{
    "journal.conflict_save",
    "UPDATE conflict SET status = $3, chosen = $4, status_version = $5 WHERE commune_id = $1 AND id = $2"};

}  // namespace hvs::journal::sql
