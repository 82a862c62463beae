#include "server/credentials/store.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/credentials/days.hpp"
#include "core/credentials/rules.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "server/credentials/room.hpp"
#include "server/credentials/sql.hpp"

namespace hvs::credentials {
namespace {

using journal::RecordState;
using journal::value_of;

Result<RecordState> state_of(std::string_view entity, const std::string& id, const std::string& area,
                             const std::string& packed) {
  RecordState state;
  state.entity = entity;
  state.entity_id = id;
  state.area = area;
  state.exists = true;
  HVS_TRY(fields, journal::unpack_fields(packed, journal::Values::with));
  state.fields = std::move(fields);
  return state;
}

std::string text_of(const RecordState& state, std::string_view field) { return std::string{value_of(state, field)}; }

std::map<std::string, std::uint64_t, std::less<>> versions_of(const RecordState& state) {
  std::map<std::string, std::uint64_t, std::less<>> out;
  for (const auto& one : state.fields) out.emplace(one.field, one.version);
  return out;
}

Seen<Confirmation> confirmation_of(const RecordState& s, Instant received) {
  Confirmation c;
  c.id = s.entity_id;
  c.person = text_of(s, "person");
  c.area = s.area;
  c.group = text_of(s, "group");
  c.result = text_of(s, "result");
  c.status = read_confirmation_status(value_of(s, "status")).value_or(ConfirmationStatus::proposed);
  c.method = read_method(value_of(s, "method"));
  c.decided_by = text_of(s, "decided_by");
  c.decided_on = read_iso_day(value_of(s, "decided_on"));
  c.reference = text_of(s, "reference");
  c.reason = text_of(s, "reason");
  c.received = received;
  return {std::move(c), versions_of(s)};
}

Seen<Certificate> certificate_of(const RecordState& s) {
  Certificate c;
  c.id = s.entity_id;
  c.person = text_of(s, "person");
  c.area = s.area;
  c.confirmation = text_of(s, "confirmation");
  c.number = text_of(s, "number");
  c.name = text_of(s, "name");
  c.what = text_of(s, "what");
  c.place = text_of(s, "place");
  c.issuer = text_of(s, "issuer");
  c.marks = text_of(s, "marks");
  c.issued_on = read_iso_day(value_of(s, "issued_on")).value_or(Day{});
  // A status nobody knows must never read as a good one.
  c.status = read_certificate_status(value_of(s, "status")).value_or(CertificateStatus::withdrawn);
  c.key = text_of(s, "key");
  c.seal = text_of(s, "seal");
  c.agency_signature = text_of(s, "agency_signature");
  c.withdrawn_on = read_iso_day(value_of(s, "withdrawn_on"));
  c.reason = text_of(s, "reason");
  c.replaces = text_of(s, "replaces");
  return {std::move(c), versions_of(s)};
}

Result<std::vector<RecordState>> load(db::Tx& tx, std::string_view entity, const db::Sql& statement,
                                      const std::string& commune, std::span<const std::string> ids) {
  std::vector<std::vector<db::Value>> lists;
  lists.reserve(ids.size());
  for (const auto& id : ids) lists.push_back({commune, id});
  HVS_TRY(found, tx.run_many(statement, lists));
  std::vector<RecordState> out(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (found[i].empty()) {
      out[i].entity = entity;
      out[i].entity_id = ids[i];
      continue;
    }
    const auto& row = found[i].front();
    HVS_TRY(state, state_of(entity, ids[i], row.text(1), row.text(row.size() - 1)));
    out[i] = std::move(state);
  }
  return out;
}

db::Blob packed(const RecordState& state) { return {journal::pack_fields(state.fields, journal::Values::with)}; }

Result<void> copy_form(db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState& after) {
  // A form drawn by the server names the browser it was drawn for; one drawn on a phone comes from the phone itself.
  auto browser = text_of(after, "device");
  if (browser.empty() && op.id.device != journal::server_device) browser = op.id.device;
  return tx.post(sql::save_form, {commune, op.entity_id, text_of(after, "mode"), text_of(after, "assessor"),
                                  op.id.device, to_ms(op.claimed), browser});
}

Result<void> copy_result(db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState& after,
                         Instant received) {
  long long right = 0;
  long long total = 0;
  (void)text::read_int(value_of(after, "right"), right);
  (void)text::read_int(value_of(after, "total"), total);
  return tx.post(sql::save_result, {commune, op.entity_id, text_of(after, "form"), text_of(after, "person"),
                                    std::int64_t{right}, std::int64_t{total}, text_of(after, "by_domain"),
                                    std::int64_t{value_of(after, "passed") == "1" ? 1 : 0}, op.id.device,
                                    to_ms(op.claimed), iso_day(day_in_vietnam(received)), text_of(after, "rules")});
}

// Only proofs of our own confirmations: an evidence whose source is one. What volunteers saw or people said is never
// ours.
std::string source_of_proof(const journal::Applied& one) {
  long long level = 0;
  (void)text::read_int(value_of(one.after, "class"), level);
  return level < 2 || !value_of(one.after, "withdraws").empty() ? std::string{} : text_of(one.after, "source");
}

Result<std::set<std::string>> ours_among(db::Tx& tx, const std::string& commune,
                                         std::span<const journal::Applied> all) {
  std::set<std::string> sources;
  for (const auto& one : all) {
    if (one.op.entity == "evidence") sources.insert(source_of_proof(one));
  }
  sources.erase("");
  if (sources.empty()) return sources;
  std::vector<std::vector<db::Value>> lists;
  for (const auto& source : sources) lists.push_back({commune, source});
  HVS_TRY(found, tx.run_many(sql::load_confirmation, lists));
  std::size_t i = 0;
  std::erase_if(sources, [&](const std::string&) { return found[i++].empty(); });
  return sources;
}

Result<void> copy_proof(db::Tx& tx, const std::string& commune, const journal::Applied& one,
                        const std::set<std::string>& ours) {
  if (const auto back = text_of(one.after, "withdraws"); !back.empty())
    return tx.post(sql::take_back_proof, {commune, back});
  const auto source = source_of_proof(one);
  if (!ours.contains(source)) return {};
  long long level = 0;
  (void)text::read_int(value_of(one.after, "class"), level);
  return tx.post(sql::save_proof, {commune, one.op.entity_id, source, text_of(one.after, "measure"),
                                   std::int64_t{level}, text_of(one.after, "how")});
}

// Hours and people taught, of whoever wrote the visit down.
Result<void> copy_help(db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState& after) {
  long long minutes = 0;
  (void)text::read_int(value_of(after, "minutes"), minutes);
  const auto taught = value_of(after, "taught").empty() ? std::string{} : text_of(after, "met");
  return tx.post(sql::save_help,
                 {commune, op.entity_id, op.author, std::int64_t{std::clamp(minutes, 0LL, 480LL)}, taught});
}

Result<void> copy_basis(db::Tx& tx, const std::string& commune, std::span<const journal::Applied> all) {
  HVS_TRY(ours, ours_among(tx, commune, all));
  for (const auto& one : all) {
    Result<void> done;
    if (one.op.entity == "test_form") done = copy_form(tx, commune, one.op, one.after);
    if (one.op.entity == "test_result") done = copy_result(tx, commune, one.op, one.after, one.received);
    if (one.op.entity == "evidence") done = copy_proof(tx, commune, one, ours);
    if (one.op.entity == "visit") done = copy_help(tx, commune, one.op, one.after);
    if (!done) return done;
  }
  return {};
}

Result<std::vector<Certificate>> all_of(const db::Rows& rows) {
  std::vector<Certificate> out;
  for (const auto& row : rows) {
    HVS_TRY(state, state_of("certificate", row.text(0), row.text(1), row.text(2)));
    out.push_back(certificate_of(state).value);
  }
  return out;
}

Result<void> add_newer(db::Tx& tx, const std::string& commune, Certificate& certificate) {
  HVS_TRY(rows, tx.run(sql::replaced_by, {commune, certificate.id}));
  if (!rows.empty()) certificate.replaced_by = rows.front().text(0);
  return {};
}

Result<Basis> basis_of(db::Tx& tx, const std::string& commune, const db::Rows& rows) {
  Basis out;
  if (rows.empty()) return out;
  const auto& row = rows.front();
  out.found = true;
  out.right = static_cast<int>(row.integer(0));
  out.total = static_cast<int>(row.integer(1));
  out.by_domain = read_by_domain(row.text(2));
  out.mode = row.text(6);
  out.assessor = row.text(7);
  out.rules = row.text(11);
  // One clock measured both ends only when one device made both.
  if (!row.is_null(8) && row.text(8) == row.text(3)) out.seconds = (row.integer(4) - row.integer(9)) / 1000;
  if (row.text(10).empty()) return out;  // a browser without a name says nothing about one phone
  HVS_TRY(passes, tx.run(sql::passes_of_browser, {commune, row.text(10), row.text(5)}));
  if (!passes.empty()) out.passes_of_device = static_cast<int>(passes.front().integer(0));
  return out;
}

}  // namespace

std::vector<journal::Store> stores() {
  journal::Store confirmation;
  confirmation.entity = "confirmation";
  confirmation.load = [](db::Tx& tx, const std::string& commune, std::span<const std::string> ids) {
    return load(tx, "confirmation", sql::load_confirmation, commune, ids);
  };
  confirmation.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState&,
                         const RecordState& after, std::span<const std::string>, std::uint64_t,
                         Instant received) -> Result<void> {
    return tx.post(sql::save_confirmation,
                   {commune, op.entity_id, text_of(after, "person"), after.area, text_of(after, "result"),
                    text_of(after, "status"), to_ms(received), packed(after)});
  };
  journal::Store certificate;
  certificate.entity = "certificate";
  certificate.load = [](db::Tx& tx, const std::string& commune, std::span<const std::string> ids) {
    return load(tx, "certificate", sql::load_certificate, commune, ids);
  };
  certificate.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState&,
                        const RecordState& after, std::span<const std::string>, std::uint64_t number,
                        Instant) -> Result<void> {
    HVS_TRY(bit, give_status_bit(tx, commune, op.entity_id));
    (void)bit;
    return tx.post(sql::save_certificate,
                   {commune, op.entity_id, text_of(after, "person"), after.area, text_of(after, "confirmation"),
                    text_of(after, "number"), text_of(after, "status"), text_of(after, "withdrawn_on"),
                    text_of(after, "replaces"), static_cast<std::int64_t>(number), packed(after)});
  };
  return {std::move(confirmation), std::move(certificate)};
}

std::vector<journal::Reaction> reactions() { return {{"credentials.copy_basis", &copy_basis}}; }

Result<std::optional<Seen<Confirmation>>> find_confirmation(db::Tx& tx, const std::string& commune,
                                                            const std::string& id) {
  HVS_TRY(rows, tx.run(sql::load_confirmation, {commune, id}));
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  HVS_TRY(state, state_of("confirmation", id, row.text(1), row.text(3)));
  return confirmation_of(state, from_ms(row.integer(2)));
}

Result<std::vector<Seen<Confirmation>>> waiting(db::Tx& tx, const std::string& commune, const std::string& after,
                                                int limit) {
  HVS_TRY(rows, tx.run(sql::waiting, {commune, after, std::int64_t{limit}}));
  std::vector<Seen<Confirmation>> out;
  for (const auto& row : rows) {
    HVS_TRY(state, state_of("confirmation", row.text(0), row.text(1), row.text(3)));
    out.push_back(confirmation_of(state, from_ms(row.integer(2))));
  }
  return out;
}

Result<bool> proposal_stands(db::Tx& tx, const std::string& commune, const std::string& person,
                             std::string_view group) {
  HVS_TRY(rows, tx.run(sql::confirmations_of, {commune, person}));
  for (const auto& row : rows) {
    HVS_TRY(state, state_of("confirmation", row.text(0), row.text(1), row.text(3)));
    const auto one = confirmation_of(state, from_ms(row.integer(2)));
    if (one.value.group != group || one.value.status == ConfirmationStatus::sent_back) continue;
    if (one.value.status == ConfirmationStatus::proposed) return true;
    HVS_TRY(standing, tx.run(sql::certificates_standing, {commune, one.value.id}));
    if (standing.front().integer(0) > 0) return true;
  }
  return false;
}

Result<std::vector<Basis>> bases_of(db::Tx& tx, const std::string& commune, std::span<const std::string> results) {
  std::vector<std::vector<db::Value>> lists;
  lists.reserve(results.size());
  for (const auto& id : results) lists.push_back({commune, id});
  HVS_TRY(found, tx.run_many(sql::basis, lists));
  std::vector<Basis> out;
  for (const auto& rows : found) {
    HVS_TRY(one, basis_of(tx, commune, rows));
    out.push_back(std::move(one));
  }
  return out;
}

Result<std::optional<Seen<Certificate>>> find_certificate(db::Tx& tx, const std::string& commune,
                                                          const std::string& id) {
  HVS_TRY(rows, tx.run(sql::load_certificate, {commune, id}));
  if (rows.empty()) return std::nullopt;
  HVS_TRY(state, state_of("certificate", id, rows.front().text(1), rows.front().text(2)));
  auto out = certificate_of(state);
  if (auto ok = add_newer(tx, commune, out.value); !ok) return std::unexpected(ok.error());
  return out;
}

Result<std::string> id_of_number(db::Tx& tx, const std::string& commune, const std::string& number) {
  HVS_TRY(rows, tx.run(sql::certificate_by_number, {commune, number}));
  return rows.empty() ? std::string{} : rows.front().text(0);
}

Result<std::vector<Certificate>> certificates_of(db::Tx& tx, const std::string& commune, const std::string& person) {
  HVS_TRY(rows, tx.run(sql::certificates_of, {commune, person}));
  HVS_TRY(out, all_of(rows));
  for (auto& one : out) {
    if (auto ok = add_newer(tx, commune, one); !ok) return std::unexpected(ok.error());
  }
  return std::move(out);
}

Result<std::vector<Certificate>> certificates_in(db::Tx& tx, const std::string& commune, CertificateStatus status,
                                                 const std::string& after, int limit) {
  HVS_TRY(rows, tx.run(sql::certificates_in, {commune, std::string{word_of(status)}, after, std::int64_t{limit}}));
  return all_of(rows);
}

Result<std::vector<KeptProof>> proofs_kept(db::Tx& tx, const std::string& commune, const std::string& confirmation) {
  HVS_TRY(rows, tx.run(sql::proofs_kept, {commune, confirmation}));
  std::vector<KeptProof> out;
  for (const auto& row : rows) out.push_back({row.text(0), row.text(1), static_cast<int>(row.integer(2)), row.text(3)});
  return out;
}

Result<std::uint64_t> withdrawn_version(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sql::withdrawn_version, {commune}));
  return rows.empty() ? 0 : static_cast<std::uint64_t>(rows.front().integer(0));
}

Result<Withdrawn> withdrawn(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sql::withdrawn, {commune}));
  Withdrawn out;
  for (const auto& row : rows) {
    out.version = std::max(out.version, static_cast<std::uint64_t>(row.integer(3)));
    out.entries.push_back({row.text(0), read_iso_day(row.text(1)).value_or(Day{}),
                           row.integer(2) > 0 ? Gone::replaced : Gone::withdrawn});
  }
  return out;
}

}  // namespace hvs::credentials
