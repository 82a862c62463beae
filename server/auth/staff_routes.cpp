// /vao/can-bo: password, second factor, first set-up, forced new password. SE-05, SE-06.
#include <algorithm>

#include "core/auth/pages.hpp"
#include "core/base/bytes.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/office.hpp"
#include "server/auth/passwords.hpp"
#include "server/auth/totp.hpp"
#include "server/auth/tries.hpp"
#include "server/keys/keyring.hpp"
#include "server/media/qr.hpp"
#include "text/auth.hpp"
#include "text/layout.hpp"

namespace hvs::auth {
namespace {

constexpr std::string_view start = "/vao/can-bo";

std::string with_back(std::string_view path, const std::string& back) {
  return std::string(path) + "?ve=" + bytes::percent_encode(back);
}

std::string_view page_of(Stage stage) {
  switch (stage) {
    case Stage::second_factor:
      return "/vao/can-bo/ma";
    case Stage::set_up_factor:
      return "/vao/can-bo/cai-dat";
    case Stage::new_password:
      return "/vao/can-bo/mat-khau";
    case Stage::full:
      return "";
  }
  return start;
}

// The half-open session of this browser in the stage a page is for; else null: the caller leads back to the start.
// (A database that does not answer was noticed before, when the site asked who is calling.)
std::shared_ptr<const Session> standing_at(Office& office, const web::Call& call, Stage stage) {
  auto session = office.sessions.find(call.cookies.get(session_cookie), call.now);
  return session && *session && (*session)->stage == stage ? *session : nullptr;
}

web::Reply leave_for(const std::string& where) { return web::see_other(where.empty() ? "/" : where); }

web::Reply staff_in_page(Office& office, const web::Call& call, std::string error, int status) {
  const page::StaffInView view{back_to(call), std::string(call.form.get("ten")), std::move(error)};
  return show(office, call,
              {.title = std::string(t::auth::staff_title.vi), .body = page::staff_in(view), .status = status});
}

web::Answer get_staff_in(Office& office, const web::Call& call) {
  if (!call.me.is_visitor() && call.me.second_factor) return leave_for(back_to(call));
  return staff_in_page(office, call, {}, 200);
}

// --- Tries: a try is counted before it is judged, so a burst of guesses cannot outrun the counter ---

std::string peer_subject(const Office& office, const web::Call& call) {
  return "peer:" + office.services.keys.find_hash(call.peer, "auth.peer").substr(0, 32);
}

// A browser this account has used before counts for itself: a stranger's guesses do not shut the owner out.
Result<std::string> account_subject(Office& office, db::Tx& tx, const web::Call& call, const Account* account,
                                    const std::string& login) {
  if (account == nullptr) return "login:" + office.services.keys.find_hash(login, "auth.login").substr(0, 32);
  HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
  if (device) {
    HVS_TRY(tiles, devices::learners(tx, office.commune(), device->id));
    for (const auto& tile : tiles) {
      if (tile.account == account->id) return "account:" + account->id + "@" + device->id;
    }
  }
  return "account:" + account->id;
}

struct Counted {
  std::optional<Account> account;
  std::string subject;
  bool locked = false;
};

// Passwords and codes count apart: who knows the password must not win back tries for the code by typing it again.
Result<Counted> count_try(Office& office, db::Tx& tx, const web::Call& call, std::string_view step,
                          std::optional<Account> account, const std::string& login) {
  Counted out;
  HVS_TRY(whose, account_subject(office, tx, call, account ? &*account : nullptr, login));
  const auto subject = std::string(step) + ":" + whose;
  const auto peer = peer_subject(office, call);
  HVS_TRY(peer_state, tries::load(tx, office.commune(), peer));
  HVS_TRY(state, tries::load(tx, office.commune(), subject));
  out.account = std::move(account);
  out.subject = subject;
  out.locked = is_locked(peer_state, call.now) || is_locked(state, call.now);
  if (!out.locked) {
    if (auto counted = tries::fail(tx, office.commune(), subject, staff_tries, call.now); !counted)
      return std::unexpected(counted.error());
    if (auto counted = tries::fail(tx, office.commune(), peer, peer_tries, call.now); !counted)
      return std::unexpected(counted.error());
  }
  return out;
}

Result<bool> log_refusal(Office& office, const web::Call& call, std::string_view action, const std::string& account,
                         std::string_view code) {
  return office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    auto line = office.entry(call, std::string(action), account);
    line.result = code;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return true;
  });
}

Keep keep_of(const std::vector<GrantRow>& grants) {
  for (const auto& g : grants) {
    const auto r = g.grant.role;
    if (r != Role::volunteer && r != Role::teacher && r != Role::area_officer && r != Role::learner) return Keep::staff;
  }
  return Keep::field;
}

bool password_is_old(const Account& account, const std::vector<GrantRow>& grants, Instant now) {
  for (const auto& g : grants) {
    if (g.grant.role == Role::administrator && now - account.password_set_at > administrator_password_age) return true;
  }
  return account.must_change;
}

struct Advanced {
  std::string cookie;
  Stage stage = Stage::full;
  Keep keep = Keep::staff;
};

// The next session of the walk: always a new cookie, the old one ends.
Result<Advanced> advance(Office& office, db::Tx& tx, const web::Call& call, const Session& before, Stage reached) {
  HVS_TRY(account, accounts::by_id(tx, office.commune(), before.me.account));
  if (!account || account->is_disabled()) return refuse(Kind::denied, t::auth::account_closed.key);
  HVS_TRY(grants, accounts::grants(tx, office.commune(), account->id));
  Advanced out;
  out.stage =
      reached != Stage::new_password && password_is_old(*account, grants, call.now) ? Stage::new_password : Stage::full;
  out.keep = out.stage == Stage::full ? keep_of(grants) : Keep::pending;
  if (auto closed = office.sessions.close(tx, before.secret_hash); !closed) return std::unexpected(closed.error());
  HVS_TRY(cookie, office.sessions.open(tx, {account->id, before.me.device, out.keep, out.stage, "password", {}},
                                       office.new_id(), call.now));
  out.cookie = std::move(cookie);
  if (out.stage == Stage::full) {
    if (auto seen = accounts::set_entered(tx, office.commune(), account->id, call.now); !seen)
      return std::unexpected(seen.error());
    if (auto kept = devices::remember(tx, office.commune(), before.me.device, account->id, call.now); !kept)
      return std::unexpected(kept.error());
    auto line = office.entry(call, "auth.sign_in", account->id);
    line.actor = account->id;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
  }
  return out;
}

web::Reply go_on(Office& office, const web::Call& call, const Session& before, const Advanced& to) {
  office.sessions.drop(before.me.account);
  const auto back = back_to(call);
  auto reply = leave_for(to.stage == Stage::full ? back : with_back(page_of(to.stage), back));
  give_cookies(reply, call, {to.cookie, {}, to.keep});
  return reply;
}

// --- Password ---

web::Answer post_staff_in(Office& office, const web::Call& call) {
  const auto read = read_login(call.form.get("ten"));
  const auto login = read.value_or(std::string{});
  const auto counted = office.write<Counted>([&](db::Tx& tx) -> Result<Counted> {
    HVS_TRY(account, accounts::by_login(tx, office.commune(), login));
    if (account && !account->staff) account.reset();
    return count_try(office, tx, call, "password", std::move(account), login);
  });
  if (!counted) return refusal_page(office, call, counted.error());
  const auto target = counted->account ? counted->account->id : std::string{};
  if (counted->locked) {
    if (const auto logged = log_refusal(office, call, "auth.password", target, t::auth::try_later.key); !logged)
      return refusal_page(office, call, logged.error());
    return staff_in_page(office, call, std::string(t::auth::try_later.vi), 429);
  }
  const auto& account = counted->account;
  const bool right =
      passwords::is_right(call.form.get("mat_khau"), account ? account->password_hash : office.no_account_hash);
  if (!right || !account || account->is_disabled()) {
    if (const auto logged = log_refusal(office, call, "auth.password", target, t::auth::wrong_password.key); !logged)
      return refusal_page(office, call, logged.error());
    return staff_in_page(office, call, std::string(t::auth::wrong_password.vi), 422);
  }
  // SE-05: 45 days unused closes an account; a new temporary password or the desk's "mở lại" opens it.
  if (call.now - std::max({account->entered_at, account->created_at, account->password_set_at}) > staff_idle_limit) {
    if (const auto logged = log_refusal(office, call, "auth.password", target, t::auth::account_idle.key); !logged)
      return refusal_page(office, call, logged.error());
    return staff_in_page(office, call, std::string(t::auth::account_idle.vi), 403);
  }
  const auto stage = account->totp_sealed.empty() ? Stage::set_up_factor : Stage::second_factor;
  const auto opened = office.write<Entered>([&](db::Tx& tx) -> Result<Entered> {
    Entered out;
    if (auto cleared = tries::clear(tx, office.commune(), counted->subject); !cleared)
      return std::unexpected(cleared.error());
    HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
    if (!device) {
      HVS_TRY(made, devices::make(tx, office.services.keys, office.commune(), office.new_id(), call.now));
      out.device_cookie = made.cookie;
      device = std::move(made);
    }
    std::string draft;
    if (stage == Stage::set_up_factor) {
      draft =
          office.services.keys.seal(office.services.keys.random(totp::secret_bytes), "session.draft:" + account->id);
    }
    HVS_TRY(cookie, office.sessions.open(tx, {account->id, device->id, Keep::pending, stage, "password", draft},
                                         office.new_id(), call.now));
    out.cookie = std::move(cookie);
    return out;
  });
  if (!opened) return refusal_page(office, call, opened.error());
  auto reply = leave_for(with_back(page_of(stage), back_to(call)));
  give_cookies(reply, call, *opened);
  return reply;
}

// --- Second factor ---

web::Reply factor_page(Office& office, const web::Call& call, std::string error, int status) {
  return show(office, call,
              {.title = std::string(t::auth::factor_title.vi),
               .back = std::string(start),
               .body = page::factor({back_to(call), std::move(error)}),
               .status = status});
}

web::Answer get_factor(Office& office, const web::Call& call) {
  if (!standing_at(office, call, Stage::second_factor)) return leave_for(with_back(start, back_to(call)));
  return factor_page(office, call, {}, 200);
}

Result<bool> is_right_code(Office& office, db::Tx& tx, const Account& account, std::string_view typed, Instant now) {
  if (const auto code = totp::read_code(typed); !code.empty()) {
    HVS_TRY(secret, office.services.keys.unseal(account.totp_sealed, "account.totp:" + account.id));
    const auto step = totp::matching_step(secret, code, now);
    if (!step) return false;
    return accounts::use_totp_step(tx, office.commune(), account.id, *step);
  }
  const auto recovery = totp::read_recovery(typed);
  if (recovery.empty()) return false;
  return accounts::use_recovery(tx, office.commune(), account.id,
                                office.services.keys.find_hash(recovery, "account.recovery:" + account.id), now);
}

struct Judged {
  bool locked = false;
  std::optional<Advanced> advanced;
};

web::Answer post_factor(Office& office, const web::Call& call) {
  const auto session = standing_at(office, call, Stage::second_factor);
  if (!session) return leave_for(with_back(start, back_to(call)));
  const auto judged = office.write<Judged>([&](db::Tx& tx) -> Result<Judged> {
    HVS_TRY(account, accounts::by_id(tx, office.commune(), session->me.account));
    if (!account) return refuse(Kind::missing, t::auth::no_account.key);
    HVS_TRY(counted, count_try(office, tx, call, "factor", account, {}));
    Judged out;
    out.locked = counted.locked;
    auto line = office.entry(call, "auth.second_factor", account->id);
    line.result = counted.locked ? t::auth::try_later.key : t::auth::wrong_code.key;
    if (!counted.locked) {
      HVS_TRY(right, is_right_code(office, tx, *account, call.form.get("ma"), call.now));
      if (right) {
        if (auto cleared = tries::clear(tx, office.commune(), counted.subject); !cleared)
          return std::unexpected(cleared.error());
        HVS_TRY(advanced, advance(office, tx, call, *session, Stage::second_factor));
        out.advanced = std::move(advanced);
        return out;
      }
    }
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return out;
  });
  if (!judged) return refusal_page(office, call, judged.error());
  if (judged->locked) return factor_page(office, call, std::string(t::auth::try_later.vi), 429);
  if (!judged->advanced) return factor_page(office, call, std::string(t::auth::wrong_code.vi), 422);
  return go_on(office, call, *session, *judged->advanced);
}

// --- First set-up ---

web::Reply set_up_page(Office& office, const web::Call& call, const Session& session, const std::string& secret,
                       std::string error, int status) {
  const auto code = media::qr(totp::address(
      secret, std::string(t::layout::product.vi) + " " + office.services.settings.commune_name, session.me.name));
  page::FactorSetUpView view{back_to(call), std::move(error), {}, totp::spaced(bytes::base32(secret))};
  if (code) view.qr = {media::qr_svg(*code, t::auth::set_up_2.vi)};
  return show(office, call,
              {.title = std::string(t::auth::set_up_title.vi),
               .back = std::string(start),
               .body = page::factor_set_up(view),
               .status = status});
}

web::Answer get_set_up(Office& office, const web::Call& call) {
  const auto session = standing_at(office, call, Stage::set_up_factor);
  if (!session) return leave_for(with_back(start, back_to(call)));
  const auto secret = office.services.keys.unseal(session->draft, "session.draft:" + session->me.account);
  if (!secret) return refusal_page(office, call, secret.error());
  return set_up_page(office, call, *session, *secret, {}, 200);
}

web::Answer post_set_up(Office& office, const web::Call& call) {
  const auto session = standing_at(office, call, Stage::set_up_factor);
  if (!session) return leave_for(with_back(start, back_to(call)));
  const auto secret = office.services.keys.unseal(session->draft, "session.draft:" + session->me.account);
  if (!secret) return refusal_page(office, call, secret.error());
  const auto step = totp::matching_step(*secret, totp::read_code(call.form.get("ma")), call.now);
  if (!step) return set_up_page(office, call, *session, *secret, std::string(t::auth::wrong_code.vi), 422);
  const auto codes = new_recovery_codes(office);
  const auto advanced = office.write<Advanced>([&](db::Tx& tx) -> Result<Advanced> {
    const auto& id = session->me.account;
    if (auto set =
            accounts::set_totp(tx, office.commune(), id, office.services.keys.seal(*secret, "account.totp:" + id));
        !set)
      return std::unexpected(set.error());
    HVS_TRY(used, accounts::use_totp_step(tx, office.commune(), id, *step));
    (void)used;
    if (auto kept = keep_recovery_codes(office, tx, id, codes); !kept) return std::unexpected(kept.error());
    auto line = office.entry(call, "auth.factor_set_up", id);
    line.actor = id;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return advance(office, tx, call, *session, Stage::set_up_factor);
  });
  if (!advanced) return refusal_page(office, call, advanced.error());
  office.sessions.drop(session->me.account);
  const auto back = back_to(call);
  auto reply = show(office, call,
                    {.title = std::string(t::auth::recovery_title.vi),
                     .body = page::recovery(
                         {codes, advanced->stage == Stage::full ? back : with_back(page_of(advanced->stage), back)})});
  give_cookies(reply, call, {advanced->cookie, {}, advanced->keep});
  return reply;
}

// --- A password of one's own, before anything else ---

web::Reply password_page(Office& office, const web::Call& call, const Session& session, std::string error, int status) {
  page::PasswordView view;
  view.action = "/vao/can-bo/mat-khau";
  view.back_to = back_to(call);
  view.error = std::move(error);
  view.login = session.me.name;
  view.forced = true;
  return show(office, call,
              {.title = std::string(t::auth::password_title.vi), .body = page::password(view), .status = status});
}

web::Answer get_password(Office& office, const web::Call& call) {
  const auto session = standing_at(office, call, Stage::new_password);
  if (!session) return leave_for(with_back(start, back_to(call)));
  return password_page(office, call, *session, {}, 200);
}

web::Answer post_password(Office& office, const web::Call& call) {
  const auto session = standing_at(office, call, Stage::new_password);
  if (!session) return leave_for(with_back(start, back_to(call)));
  const auto changed = passwords::read_change(office, session->me.account, call);
  if (!changed) {
    if (changed.error().kind != Kind::invalid) return refusal_page(office, call, changed.error());
    return password_page(office, call, *session, std::string(say(changed.error().code)), 422);
  }
  const auto advanced = office.write<Advanced>([&](db::Tx& tx) -> Result<Advanced> {
    if (auto saved = passwords::save(office, tx, call, session->me.account, *changed); !saved)
      return std::unexpected(saved.error());
    return advance(office, tx, call, *session, Stage::new_password);
  });
  if (!advanced) return refusal_page(office, call, advanced.error());
  return go_on(office, call, *session, *advanced);
}

constexpr OfficeRoute table[] = {
    {web::Method::get, "/vao/can-bo", Right::anyone, &get_staff_in},
    {web::Method::post, "/vao/can-bo", Right::anyone, &post_staff_in},
    {web::Method::get, "/vao/can-bo/ma", Right::anyone, &get_factor},
    {web::Method::post, "/vao/can-bo/ma", Right::anyone, &post_factor},
    {web::Method::get, "/vao/can-bo/cai-dat", Right::anyone, &get_set_up},
    {web::Method::post, "/vao/can-bo/cai-dat", Right::anyone, &post_set_up},
    {web::Method::get, "/vao/can-bo/mat-khau", Right::anyone, &get_password},
    {web::Method::post, "/vao/can-bo/mat-khau", Right::anyone, &post_password},
};

}  // namespace

std::span<const OfficeRoute> staff_routes() { return table; }

}  // namespace hvs::auth
