#include "server/journal/conflicts.hpp"

#include "core/html/around.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/pages.hpp"
#include "server/journal/door.hpp"
#include "text/journal.hpp"

namespace hvs::journal {
namespace {

constexpr std::int64_t most_rows = 200;

constexpr db::Sql open_list{
    "journal.conflicts",
    "SELECT id, entity, entity_id, field, area, kept_value, wanted_value, opened, status_version FROM conflict"
    " WHERE commune_id = $1 AND status = 'mo' ORDER BY commit_number LIMIT $2"};
constexpr db::Sql one_open{
    "journal.conflict",
    "SELECT id, entity, entity_id, field, area, kept_value, wanted_value, opened, status_version FROM conflict"
    " WHERE commune_id = $1 AND id = $2 AND status = 'mo'"};
constexpr db::Sql aside_list{"journal.aside_list",
                             "SELECT entity, reason, device, received, area FROM quarantined_operation"
                             " WHERE commune_id = $1 ORDER BY received DESC LIMIT $2"};
constexpr db::Sql held_list{"journal.held_list",
                            "SELECT entity, refused, device, received, area FROM held_operation"
                            " WHERE commune_id = $1 ORDER BY received DESC LIMIT $2"};

struct Clashed {
  std::string id, entity, entity_id, field, area, kept, wanted;
  Instant opened{};
  std::uint64_t status_version = 0;
};

Clashed clashed_in(const db::Row& r) {
  return {r.text(0),
          r.text(1),
          r.text(2),
          r.text(3),
          r.text(4),
          r.text(5),
          r.text(6),
          from_ms(r.integer(7)),
          static_cast<std::uint64_t>(r.integer(8))};
}

bool may_see(const web::Call& call, std::string_view area) {
  return auth::may(call.me, auth::Right::edit_people, area, call.now).has_value();
}

Result<RecordState> load_record(db::Tx& tx, const Door& door, const std::string& commune, const std::string& entity,
                                const std::string& id) {
  const auto* store = door.store(entity);
  if (store == nullptr || !store->load) return RecordState{entity, id, {}, false, {}};
  HVS_TRY(states, store->load(tx, commune, std::span(&id, 1)));
  return std::move(states.at(0));
}

// What people call a record: a person's name, a household's code and address.
std::string shown_name(const RecordState& state) {
  if (const auto name = value_of(state, "name"); !name.empty()) return std::string(name);
  std::string out(value_of(state, "code"));
  if (const auto address = value_of(state, "address"); !address.empty()) {
    if (!out.empty()) out += " · ";
    out += address;
  }
  return out.empty() ? std::string(entity_label(state.entity).vi) : out;
}

std::string shown_value(const std::string& raw) { return raw.empty() ? std::string(t::journal::empty.vi) : raw; }

Result<ReviewView> read_view(app::Services& services, const web::Call& call) {
  ReviewView view;
  const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
    view = {};
    HVS_TRY(rows, tx.run(open_list, {call.me.commune, most_rows}));
    for (const auto& row : rows) {
      const auto one = clashed_in(row);
      if (!may_see(call, one.area)) continue;
      HVS_TRY(state, load_record(tx, services.door, call.me.commune, one.entity, one.entity_id));
      const auto what = shown_name(state);
      const std::string field(field_label(one.field).vi);
      const auto of = html::fill(t::journal::for_row, {{"field", field}, {"what", what}});
      view.conflicts.push_back({one.id, what, field, shown_value(one.kept), shown_value(one.wanted),
                                show_day_time(one.opened), std::string(t::journal::choose_kept.vi) + ": " + of,
                                std::string(t::journal::choose_wanted.vi) + ": " + of});
    }
    const auto list = [&](const db::Sql& sql, std::vector<AsideRow>& into) -> Result<void> {
      HVS_TRY(found, tx.run(sql, {call.me.commune, most_rows}));
      for (const auto& row : found) {
        if (!may_see(call, row.text(4))) continue;
        into.push_back({std::string(entity_label(row.text(0)).vi), std::string(reason_label(row.text(1)).vi),
                        row.text(2), show_day_time(from_ms(row.integer(3)))});
      }
      return {};
    };
    if (auto ok = list(aside_list, view.aside); !ok) return ok;
    return list(held_list, view.held);
  });
  if (!done) return std::unexpected(done.error());
  view.csrf = call.me.csrf;
  return view;
}

web::Answer show(app::Services& services, const web::Call& call, const Text* notice, int status = 200) {
  auto view = read_view(services, call);
  if (!view) return web::text(std::string(view.error().code), 500);
  if (notice != nullptr) view->notice = notice->vi;
  html::DocumentView out;
  out.around = html::around(call, {services.settings.commune_name, services.settings.demo}, "/quan-tri");
  out.frame = html::Frame::staff;
  out.title = t::journal::review_title.vi;
  out.back = "/quan-tri";
  out.wide = true;
  out.body = {page::review(*view)};
  return web::page(html::document(out), status);
}

Operation by(const web::Call& call, std::string_view entity, std::string id, std::string area) {
  Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.area = std::move(area);
  op.claimed = call.now;
  return op;
}

web::Answer post_choice(app::Services& services, const web::Call& call) {
  const bool take = call.form.get("chon") == "moi";
  std::optional<Clashed> found;
  RecordState state;
  const auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(one_open, {call.me.commune, std::string(call.form.get("id"))}));
    if (rows.empty()) return {};
    found = clashed_in(rows[0]);
    HVS_TRY(now, load_record(tx, services.door, call.me.commune, found->entity, found->entity_id));
    state = std::move(now);
    return {};
  });
  if (!read) return web::text(std::string(read.error().code), 500);
  if (!found || !may_see(call, found->area)) return show(services, call, &t::journal::gone, 409);

  web::Answer answer(web::see_other("/quan-tri/xung-dot?xong=1"));
  if (take) {
    auto op = by(call, found->entity, found->entity_id, state.area);
    std::uint64_t base = 0;
    for (const auto& one : state.fields) {
      if (one.field == found->field) base = one.version;
    }
    op.changes = {{found->field, found->wanted, base}};
    answer.operations.push_back(std::move(op));
  }
  auto close = by(call, "conflict", found->id, found->area);
  close.changes = {{"status", "da_xong", found->status_version},
                   {"chosen", take ? "moi" : "giu", found->status_version}};
  answer.operations.push_back(std::move(close));
  return answer;
}

}  // namespace

std::vector<web::Route> conflict_routes(app::Services& services) {
  return {
      {web::Method::get, "/quan-tri/xung-dot", auth::Right::edit_people,
       [&services](const web::Call& call) {
         return show(services, call, call.query.get("xong") == "1" ? &t::journal::chosen : nullptr);
       },
       web::Pace::worker},
      {web::Method::post, "/quan-tri/xung-dot", auth::Right::edit_people,
       [&services](const web::Call& call) { return post_choice(services, call); }, web::Pace::worker},
  };
}

}  // namespace hvs::journal
