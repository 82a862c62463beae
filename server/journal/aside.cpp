#include "server/journal/aside.hpp"

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "core/journal/reasons.hpp"
#include "server/journal/door.hpp"
#include "server/journal/names.hpp"
#include "text/journal.hpp"

namespace hvs::journal {
namespace {

constexpr std::int64_t most_rows = 200;
constexpr std::size_t longest_note = 100;  // letters; four bytes at most each

constexpr db::Sql aside_list{"journal.aside_list",
                             "SELECT device, epoch, seq, reason, author, area, received, body, decided_by, note"
                             " FROM quarantined_operation WHERE commune_id = $1 AND status = $2"
                             " ORDER BY received DESC, device, epoch, seq LIMIT $3"};
constexpr db::Sql aside_area{"journal.aside_area",
                             "SELECT area, author FROM quarantined_operation"
                             " WHERE commune_id = $1 AND device = $2 AND epoch = $3 AND seq = $4"};

bool may_see(const web::Call& call, std::string_view area) {
  return auth::may(call.me, auth::Right::edit_people, area, call.now).has_value();
}

std::string name_of(const Beside& beside, const std::string& account) {
  const auto who = beside.who ? beside.who(account) : std::nullopt;
  return who && !who->name.empty() ? who->name : std::string(t::journal::file_stranger.vi);
}

// Whom or which house it is about, as far as the book knows them, and what it says.
Result<std::string> about(db::Tx& tx, const app::Services& services, const std::string& commune, const Operation& op) {
  auto on = anchor_of(op);
  if (on.entity.empty()) on = {op.entity, op.entity_id};
  HVS_TRY(state, load_record(tx, services.door, commune, std::string(on.entity), std::string(on.id)));
  if (state.exists) return shown_name(state);
  const auto name = value_of(op, "name");
  return std::string(name.empty() ? t::journal::not_in_book.vi : name);
}

// What can be read of it by a person: fields that have a name of their own.
std::string contents(const Operation& op) {
  std::string out;
  for (const auto& change : op.changes) {
    const auto& label = field_label(change.field);
    if (label.key == t::journal::field_other.key || change.value.empty()) continue;
    if (!out.empty()) out += " · ";
    out += std::string(label.vi) + ": " + text::cut(text::well_formed(change.value), 60);
  }
  return out;
}

// "<device>.<epoch>.<seq>"; devices have no dots.
bool read_id(std::string_view text, OpId& id) {
  const auto first = text.find('.');
  if (first == std::string_view::npos) return false;
  const auto second = text.find('.', first + 1);
  if (second == std::string_view::npos) return false;
  long long epoch = 0;
  long long seq = 0;
  if (!text::read_int(text.substr(first + 1, second - first - 1), epoch) ||
      !text::read_int(text.substr(second + 1), seq) || epoch < 0 || epoch > 0xFFFFFFFFLL || seq <= 0) {
    return false;
  }
  id = {std::string(text.substr(0, first)), static_cast<std::uint32_t>(epoch), static_cast<std::uint64_t>(seq)};
  return true;
}

}  // namespace

Result<void> read_aside(db::Tx& tx, const app::Services& services, const Beside& beside, const web::Call& call,
                        ReviewView& view) {
  for (const std::string status : {"", "bo"}) {
    HVS_TRY(rows, tx.run(aside_list, {call.me.commune, status, most_rows}));
    for (const auto& row : rows) {
      if (!may_see(call, row.text(5))) continue;
      OpId id{row.text(0), static_cast<std::uint32_t>(row.integer(1)), static_cast<std::uint64_t>(row.integer(2))};
      AsideRow one;
      one.id = id.device + "." + std::to_string(id.epoch) + "." + std::to_string(id.seq);
      HVS_TRY(op, unpack_operation(row.text(7), std::move(id)));
      HVS_TRY(what, about(tx, services, call.me.commune, op));
      one.kind = entity_label(op.entity).vi;
      one.what = std::move(what);
      one.contents = contents(op);
      one.reason = reason_label(row.text(3)).vi;
      one.author = name_of(beside, row.text(4));
      one.when = show_day_time(from_ms(row.integer(6)));
      one.take_label = std::string(t::journal::aside_take.vi) + ": " + one.kind + ", " + one.what;
      one.leave_label = std::string(t::journal::aside_leave.vi) + ": " + one.kind + ", " + one.what;
      if (!status.empty()) {
        one.note = row.text(9);
        one.decided_by = name_of(beside, row.text(8));
      }
      (status.empty() ? view.aside : view.left).push_back(std::move(one));
    }
  }
  return {};
}

std::string decide_aside(app::Services& services, const Beside& beside, const web::Call& call) {
  Review review;
  if (!read_id(call.form.get("id"), review.id)) return std::string(t::journal::gone.vi);
  review.take = call.form.get("viec") == "vao";
  review.note = text::cut(text::squeeze(text::nfc(call.form.get("vi-sao"))), longest_note);
  if (!review.take && review.note.empty()) return std::string(t::journal::aside_why.vi);
  std::string area = "*";
  std::string author;
  const auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(aside_area, {call.me.commune, review.id.device, std::int64_t{review.id.epoch},
                                      static_cast<std::int64_t>(review.id.seq)}));
    if (rows.empty()) return {};
    area = rows[0].text(0);
    author = rows[0].text(1);
    return {};
  });
  if (!read) return std::string(say(read.error().code));
  if (area == "*" || !may_see(call, area)) return std::string(t::journal::gone.vi);
  review.fact = make_uuid7(call.now, services.random);
  review.officer = call.me;
  if (auto who = beside.who ? beside.who(author) : std::nullopt) review.author = std::move(*who);
  const auto done = services.door.review(review, call.now);
  if (!done) return std::string(say(done.error().code));
  if (review.take && done->kind == OutcomeKind::quarantined) {
    return html::fill(t::journal::aside_not_yet, {{"reason", std::string(reason_label(done->reason).vi)}});
  }
  if (beside.audit) {
    beside.audit(call, review.take ? "journal.aside_taken" : "journal.aside_left", review.fact,
                 review.id.device + "." + std::to_string(review.id.epoch) + "." + std::to_string(review.id.seq));
  }
  return {};
}

}  // namespace hvs::journal
