// Every statement of this room.
#pragma once

#include "server/db/db.hpp"

namespace hvs::credentials::sql {

inline constexpr db::Sql load_confirmation{
    "credentials.load_confirmation",
    "SELECT id, area, received, fields FROM confirmation WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql save_confirmation{
    "credentials.save_confirmation",
    "INSERT INTO confirmation (commune_id, id, person_id, area, result_id, status, received, fields)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (commune_id, id) DO UPDATE SET person_id = "
    "excluded.person_id,"
    " area = excluded.area, result_id = excluded.result_id, status = excluded.status, fields = excluded.fields"};
inline constexpr db::Sql waiting{"credentials.waiting",
                                 "SELECT id, area, received, fields FROM confirmation"
                                 " WHERE commune_id = $1 AND status = 'de_nghi' AND id > $2 ORDER BY id LIMIT $3"};

inline constexpr db::Sql confirmations_of{"credentials.confirmations_of",
                                          "SELECT id, area, received, fields FROM confirmation"
                                          " WHERE commune_id = $1 AND person_id = $2 ORDER BY id"};
inline constexpr db::Sql certificates_standing{
    "credentials.certificates_standing",
    "SELECT COUNT(*) FROM certificate WHERE commune_id = $1 AND confirmation_id = $2 AND status <> 'thu_hoi'"};

inline constexpr db::Sql load_certificate{"credentials.load_certificate",
                                          "SELECT id, area, fields FROM certificate WHERE commune_id = $1 AND id = $2"};
inline constexpr db::Sql save_certificate{
    "credentials.save_certificate",
    "INSERT INTO certificate (commune_id, id, person_id, area, confirmation_id, number, status, withdrawn_on, replaces,"
    " commit_number, fields) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET person_id = excluded.person_id, area = excluded.area,"
    " confirmation_id = excluded.confirmation_id, number = excluded.number, status = excluded.status,"
    " withdrawn_on = excluded.withdrawn_on, replaces = excluded.replaces, commit_number = excluded.commit_number,"
    " fields = excluded.fields"};
inline constexpr db::Sql certificate_by_number{
    "credentials.certificate_by_number",
    "SELECT id FROM certificate WHERE commune_id = $1 AND number = $2 ORDER BY id LIMIT 1"};
inline constexpr db::Sql certificates_of{
    "credentials.certificates_of",
    "SELECT id, area, fields FROM certificate WHERE commune_id = $1 AND person_id = $2 ORDER BY id"};
inline constexpr db::Sql certificates_in{"credentials.certificates_in",
                                         "SELECT id, area, fields FROM certificate"
                                         " WHERE commune_id = $1 AND status = $2 AND id > $3 ORDER BY id LIMIT $4"};
inline constexpr db::Sql replaced_by{
    "credentials.replaced_by",
    "SELECT id FROM certificate WHERE commune_id = $1 AND replaces = $2 ORDER BY id LIMIT 1"};
inline constexpr db::Sql withdrawn{
    "credentials.withdrawn",
    "SELECT c.id, c.withdrawn_on, COUNT(n.id), MAX(c.commit_number) FROM certificate c"
    " LEFT JOIN certificate n ON n.commune_id = c.commune_id AND n.replaces = c.id"
    " WHERE c.commune_id = $1 AND c.status = 'thu_hoi' GROUP BY c.id, c.withdrawn_on ORDER BY c.id"};
inline constexpr db::Sql withdrawn_version{
    "credentials.withdrawn_version",
    "SELECT COALESCE(MAX(commit_number), 0) FROM certificate WHERE commune_id = $1 AND status = 'thu_hoi'"};

inline constexpr db::Sql status_place{
    "credentials.status_place",
    "SELECT list_number, place FROM status_place WHERE commune_id = $1 AND certificate_id = $2"};
inline constexpr db::Sql take_status_place{
    "credentials.take_status_place",
    "INSERT INTO status_place (commune_id, list_number, place, certificate_id) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (commune_id, list_number, place) DO NOTHING RETURNING place"};
inline constexpr db::Sql withdrawn_places{
    "credentials.withdrawn_places",
    "SELECT s.place FROM status_place s JOIN certificate c ON c.commune_id = s.commune_id"
    " AND c.id = s.certificate_id WHERE s.commune_id = $1 AND s.list_number = $2 AND c.status = 'thu_hoi'"
    " ORDER BY s.place"};
inline constexpr db::Sql status_lists{"credentials.status_lists",
                                      "SELECT COALESCE(MAX(list_number), 0) FROM status_place WHERE commune_id = $1"};

inline constexpr db::Sql save_form{
    "credentials.save_form",
    "INSERT INTO credential_form (commune_id, form_id, form_mode, assessor, device, claimed, browser)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (commune_id, form_id) DO NOTHING",
    db::Turn::any};
inline constexpr db::Sql save_result{
    "credentials.save_result",
    "INSERT INTO credential_result (commune_id, result_id, form_id, person_id, right_count, total_count, by_domain, "
    "passed,"
    " device, claimed, received_day, rules) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " ON CONFLICT (commune_id, result_id) DO NOTHING",
    db::Turn::any};
inline constexpr db::Sql basis{
    "credentials.basis",
    "SELECT r.right_count, r.total_count, r.by_domain, r.device, r.claimed, r.received_day, "
    "f.form_mode, f.assessor, f.device,"
    " f.claimed, f.browser, r.rules FROM credential_result r LEFT JOIN credential_form f ON f.commune_id = "
    "r.commune_id AND f.form_id = r.form_id"
    " WHERE r.commune_id = $1 AND r.result_id = $2"};
inline constexpr db::Sql passes_of_browser{
    "credentials.passes_of_browser",
    "SELECT COUNT(DISTINCT r.person_id) FROM credential_form f JOIN credential_result r"
    " ON r.commune_id = f.commune_id AND r.form_id = f.form_id"
    " WHERE f.commune_id = $1 AND f.browser = $2 AND r.received_day = $3 AND r.passed = 1"};

inline constexpr db::Sql save_help{
    "credentials.save_help",
    "INSERT INTO credential_help (commune_id, visit_id, account, minutes, taught) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, visit_id) DO NOTHING"};
inline constexpr db::Sql help{"credentials.help",
                              "SELECT account, minutes, taught FROM credential_help WHERE commune_id = $1"
                              " ORDER BY account, visit_id"};
inline constexpr db::Sql confirmed_results{
    "credentials.confirmed_results",
    "SELECT r.person_id, r.by_domain FROM confirmation c JOIN credential_result r ON r.commune_id = c.commune_id"
    " AND r.result_id = c.result_id WHERE c.commune_id = $1 AND c.status = 'da_xac_nhan' AND r.passed = 1"
    " ORDER BY r.person_id, r.result_id"};

inline constexpr db::Sql save_proof{
    "credentials.save_proof",
    "INSERT INTO credential_proof (commune_id, evidence_id, confirmation_id, measure, evidence_class, how, taken_back)"
    " VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (commune_id, evidence_id) DO NOTHING"};
inline constexpr db::Sql take_back_proof{
    "credentials.take_back_proof",
    "UPDATE credential_proof SET taken_back = 1 WHERE commune_id = $1 AND evidence_id = $2"};
inline constexpr db::Sql proofs_kept{
    "credentials.proofs_kept",
    "SELECT evidence_id, measure, evidence_class, how FROM credential_proof"
    " WHERE commune_id = $1 AND confirmation_id = $2 AND taken_back = 0 ORDER BY measure"};

}  // namespace hvs::credentials::sql
