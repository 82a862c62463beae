#include "server/journal/conflicts.hpp"

#include "core/html/around.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/pages.hpp"
#include "core/web/status.hpp"
#include "server/journal/aside.hpp"
#include "server/journal/door.hpp"
#include "server/journal/names.hpp"
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
constexpr db::Sql held_list{"journal.held_list",
                            "SELECT entity, device, received, area FROM held_operation"
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

std::string shown_value(const std::string& raw) { return raw.empty() ? std::string(t::journal::empty.vi) : raw; }

Result<ReviewView> read_view(app::Services& services, const Beside& beside, const web::Call& call) {
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
    HVS_TRY(waiting, tx.run(held_list, {call.me.commune, most_rows}));
    for (const auto& row : waiting) {
      if (!may_see(call, row.text(3))) continue;
      view.held.push_back(
          {std::string(entity_label(row.text(0)).vi), row.text(1), show_day_time(from_ms(row.integer(2)))});
    }
    return read_aside(tx, services, beside, call, view);
  });
  if (!done) return std::unexpected(done.error());
  view.csrf = call.me.csrf;
  return view;
}

web::Answer show(app::Services& services, const Beside& beside, const web::Call& call, const Text* notice,
                 int status = 200, std::string problem = {}) {
  auto view = read_view(services, beside, call);
  if (!view) return web::refused(view.error());
  if (notice != nullptr) view->notice = notice->vi;
  view->problem = std::move(problem);
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

web::Answer post_choice(app::Services& services, const Beside& beside, const web::Call& call) {
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
  if (!read) return web::refused(read.error());
  if (!found || !may_see(call, found->area))
    return show(services, beside, call, nullptr, 409, std::string(t::journal::gone.vi));

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

web::Answer post_aside(app::Services& services, const Beside& beside, const web::Call& call) {
  auto problem = decide_aside(services, beside, call);
  if (!problem.empty()) return show(services, beside, call, nullptr, 409, std::move(problem));
  return web::see_other(call.form.get("viec") == "vao" ? "/quan-tri/xung-dot?xong=vao" : "/quan-tri/xung-dot?xong=bo");
}

const Text* notice_of(std::string_view done) {
  if (done == "1") return &t::journal::chosen;
  if (done == "vao") return &t::journal::aside_taken;
  if (done == "bo") return &t::journal::aside_left;
  return nullptr;
}

}  // namespace

std::vector<web::Route> conflict_routes(app::Services& services, const Beside& beside) {
  constexpr auto right = auth::Right::edit_people;
  return {
      {web::Method::get, "/quan-tri/xung-dot", right,
       [&services, beside](const web::Call& call) {
         return show(services, beside, call, notice_of(call.query.get("xong")));
       },
       web::Pace::worker},
      {web::Method::post, "/quan-tri/xung-dot", right,
       [&services, beside](const web::Call& call) { return post_choice(services, beside, call); }, web::Pace::worker},
      {web::Method::post, "/quan-tri/xung-dot/de-rieng", right,
       [&services, beside](const web::Call& call) { return post_aside(services, beside, call); }, web::Pace::worker},
  };
}

}  // namespace hvs::journal
