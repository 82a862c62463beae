// /tai-khoan: one's own sessions, password and recovery codes.
#include "core/auth/pages.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/office.hpp"
#include "server/auth/passwords.hpp"
#include "text/auth.hpp"

namespace hvs::auth {
namespace {

struct Own {
  std::optional<Account> account;
  std::vector<SessionLine> sessions;
  std::int64_t recovery_left = 0;
};

std::string_view door_name(std::string_view door) {
  if (door == "card") return t::auth::door_card.vi;
  if (door == "pictures") return t::auth::door_pictures.vi;
  if (door == "teacher") return t::auth::door_teacher.vi;
  if (door == "phone") return t::auth::door_phone.vi;
  return t::auth::door_password.vi;
}

Result<Own> load(Office& office, db::Tx& tx, const web::Call& call) {
  Own out;
  HVS_TRY(account, accounts::by_id(tx, office.commune(), call.me.account));
  out.account = std::move(account);
  HVS_TRY(sessions, office.sessions.list(tx, call.me.account, call.now));
  out.sessions = std::move(sessions);
  HVS_TRY(left, accounts::recovery_left(tx, office.commune(), call.me.account));
  out.recovery_left = left;
  return out;
}

web::Answer get_own(Office& office, const web::Call& call) {
  const auto own = office.read<Own>([&](db::Tx& tx) { return load(office, tx, call); });
  if (!own) return refusal_page(office, call, own.error());
  page::OwnView view;
  view.csrf = call.me.csrf;
  view.staff = own->account && own->account->staff;
  view.recovery_left = std::to_string(own->recovery_left);
  if (call.query.get("da") == "thoat") view.notice = t::auth::session_closed.vi;
  if (call.query.get("da") == "doi") view.notice = t::auth::password_saved.vi;
  for (const auto& s : own->sessions) {
    view.sessions.push_back({s.id, std::string(door_name(s.door)), show_day_time(s.created), show_day_time(s.seen),
                             s.id == call.me.session});
  }
  return show(office, call,
              {.frame = view.staff ? html::Frame::staff : html::Frame::learner,
               .title = std::string(t::auth::own_title.vi),
               .back = "/",
               .body = page::own(view)});
}

web::Answer post_session(Office& office, const web::Call& call) {
  const std::string which{call.form.get("phien")};
  const auto done = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    if (which == "khac") {
      HVS_TRY(sessions, office.sessions.list(tx, call.me.account, call.now));
      for (const auto& s : sessions) {
        if (s.id == call.me.session) continue;
        if (auto closed = office.sessions.close_one(tx, call.me.account, s.id); !closed)
          return std::unexpected(closed.error());
      }
    } else if (auto closed = office.sessions.close_one(tx, call.me.account, which); !closed) {
      return std::unexpected(closed.error());
    }
    if (auto logged = audit::append(tx, office.commune(), office.entry(call, "auth.session_close", call.me.account));
        !logged) {
      return std::unexpected(logged.error());
    }
    return true;
  });
  if (!done) return refusal_page(office, call, done.error());
  office.sessions.drop(call.me.account);
  return web::see_other("/tai-khoan?da=thoat");
}

web::Reply password_page(Office& office, const web::Call& call, std::string error, int status) {
  page::PasswordView view;
  view.action = "/tai-khoan/mat-khau";
  view.csrf = call.me.csrf;
  view.error = std::move(error);
  view.asks_old = true;
  return show(office, call,
              {.title = std::string(t::auth::password_change.vi),
               .back = "/tai-khoan",
               .body = page::password(view),
               .status = status});
}

web::Answer get_password(Office& office, const web::Call& call) { return password_page(office, call, {}, 200); }

web::Answer post_password(Office& office, const web::Call& call) {
  const auto account = office.read<std::optional<Account>>(
      [&](db::Tx& tx) { return accounts::by_id(tx, office.commune(), call.me.account); });
  if (!account) return refusal_page(office, call, account.error());
  if (!*account || !(*account)->staff) return refusal_page(office, call, {Kind::denied, t::auth::not_your_role.key});
  if (!passwords::is_right(call.form.get("cu"), (*account)->password_hash))
    return password_page(office, call, std::string(t::auth::password_old_wrong.vi), 422);
  const auto change = passwords::read_change(office, call.me.account, call);
  if (!change) return password_page(office, call, std::string(say(change.error().code)), status_of(change.error()));
  const auto saved = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    if (auto done = passwords::save(office, tx, call, call.me.account, *change); !done)
      return std::unexpected(done.error());
    HVS_TRY(sessions, office.sessions.list(tx, call.me.account, call.now));
    for (const auto& s : sessions) {  // whoever knew the old password is out
      if (s.id == call.me.session) continue;
      if (auto closed = office.sessions.close_one(tx, call.me.account, s.id); !closed)
        return std::unexpected(closed.error());
    }
    return true;
  });
  if (!saved) return refusal_page(office, call, saved.error());
  office.sessions.drop(call.me.account);
  return web::see_other("/tai-khoan?da=doi");
}

web::Answer post_recovery(Office& office, const web::Call& call) {
  if (!call.me.second_factor) return refusal_page(office, call, {Kind::denied, t::auth::not_your_role.key});
  const auto codes = new_recovery_codes(office);
  const auto kept = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    if (auto done = keep_recovery_codes(office, tx, call.me.account, codes); !done)
      return std::unexpected(done.error());
    if (auto logged = audit::append(tx, office.commune(), office.entry(call, "auth.recovery_new", call.me.account));
        !logged)
      return std::unexpected(logged.error());
    return true;
  });
  if (!kept) return refusal_page(office, call, kept.error());
  return show(office, call,
              {.title = std::string(t::auth::recovery_title.vi), .body = page::recovery({codes, "/tai-khoan"})});
}

constexpr OfficeRoute table[] = {
    {web::Method::get, "/tai-khoan", Right::known, &get_own},
    {web::Method::post, "/tai-khoan/phien", Right::known, &post_session},
    {web::Method::get, "/tai-khoan/mat-khau", Right::known, &get_password},
    {web::Method::post, "/tai-khoan/mat-khau", Right::known, &post_password},
    {web::Method::post, "/tai-khoan/ma-du-phong", Right::known, &post_recovery},
};

}  // namespace

std::span<const OfficeRoute> own_routes() { return table; }

}  // namespace hvs::auth
