#include "server/journal/review.hpp"

#include "core/journal/codec.hpp"
#include "core/journal/reasons.hpp"
#include "server/journal/sitting_io.hpp"
#include "server/journal/sql.hpp"

namespace hvs::journal {
namespace {

constexpr db::Sql aside_one{"journal.aside_one",
                            "SELECT reason, area, body, status, received FROM quarantined_operation"
                            " WHERE commune_id = $1 AND device = $2 AND epoch = $3 AND seq = $4"};
constexpr db::Sql aside_close{"journal.aside_close",
                              "UPDATE quarantined_operation SET status = $5, decided = $6, decided_by = $7, note = $8"
                              " WHERE commune_id = $1 AND device = $2 AND epoch = $3 AND seq = $4"};

Operation fact_of(const Review& review, OpId id, const std::string& area, Instant received) {
  Operation fact;
  fact.id = std::move(id);
  fact.entity = "review";
  fact.entity_id = review.fact;
  fact.author = review.officer.account;
  fact.area = area;
  fact.claimed = received;
  fact.changes = {{"device", review.id.device, 0},
                  {"epoch", std::to_string(review.id.epoch), 0},
                  {"seq", std::to_string(review.id.seq), 0},
                  {"choice", review.take ? "vao" : "bo", 0},
                  {"note", review.note, 0}};
  return fact;
}

}  // namespace

Result<Outcome> review_aside(db::Tx& tx, const Stores& stores, const Review& review, OpId fact_id, Instant received,
                             std::uint64_t& last) {
  const auto& commune = review.officer.commune;
  const auto& id = review.id;
  const auto seq = static_cast<std::int64_t>(id.seq);
  HVS_TRY(rows, tx.run(aside_one, {commune, id.device, std::int64_t{id.epoch}, seq}));
  const std::string_view was = rows.empty() ? "vao" : std::string_view{rows[0].text(3)};
  const bool open = was.empty() || (was == "bo" && review.take);  // what was left out may come in later
  if (!open) return refuse(Kind::conflict, reason::review_gone);
  HVS_TRY(op, unpack_operation(rows[0].text(2), id));
  const auto fact = fact_of(review, std::move(fact_id), rows[0].text(1), received);
  const std::vector<const Operation*> all{&fact, &op};
  HVS_TRY(sitting, open_sitting(tx, stores, commune, all, Checks::all));
  Outcome out{id, OutcomeKind::quarantined, false, 0, {}, {}, std::nullopt};
  if (review.take) {
    // Whoever signed it was not who sent it: then only the officer can answer for it.
    const bool forged = rows[0].text(0) == reason::wrong_author;
    out = sitting.admit(forged ? auth::Me{} : review.author, review.officer, op, from_ms(rows[0].integer(4)), received);
    if (out.kind == OutcomeKind::quarantined) return out;
  }
  HVS_TRY(told, sitting.decide(server_me(commune), fact, received));
  if (told.kind != OutcomeKind::applied) return refuse(Kind::invalid, told.reason);
  if (auto ok = write_sitting(tx, stores, commune, sitting); !ok) return std::unexpected(ok.error());
  last = sitting.last_number();
  if (auto ok = tx.post(aside_close,
                        {commune, id.device, std::int64_t{id.epoch}, seq, std::string(review.take ? "vao" : "bo"),
                         to_ms(received), review.officer.account, review.note});
      !ok) {
    return std::unexpected(ok.error());
  }
  return out;
}

}  // namespace hvs::journal
