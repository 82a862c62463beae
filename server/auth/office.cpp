#include "server/auth/office.hpp"

#include "core/auth/csrf.hpp"
#include "core/auth/pages.hpp"
#include "core/html/around.hpp"
#include "core/html/catalogue.hpp"
#include "server/keys/keyring.hpp"
#include "text/auth.hpp"

namespace hvs::auth {

Office::Office(app::Services& given, Directory& people)
    : services(given),
      directory(people),
      sessions(given.db, given.keys, people, given.settings.commune),
      gate(sessions, given.settings.public_url),
      no_account_hash(keys::hash_password(given.keys.random(16))) {}

std::string Office::new_id() const { return make_uuid7(services.now(), services.random); }

audit::Entry Office::entry(const web::Call& call, std::string action, std::string target) const {
  return {call.now,
          call.me.account,
          std::move(action),
          std::move(target),
          "ok",
          {},
          audit::seal_source(services.keys, call.peer)};
}

web::Reply show(const Office& office, const web::Call& call, PageOf page) {
  const html::Site site{office.services.settings.commune_name, office.services.settings.demo};
  auto reply = web::page(html::document({.around = html::around(call, site, "/quan-tri"),
                                         .frame = page.frame,
                                         .title = std::move(page.title),
                                         .body = {std::move(page.body)},
                                         .back = std::move(page.back),
                                         .dock = {std::move(page.dock)},
                                         .wide = page.wide}),
                         page.status);
  reply.headers.push_back({"Cache-Control", "no-store"});  // a shared phone keeps no page of a door
  return reply;
}

web::Reply refusal_page(const Office& office, const web::Call& call, const Problem& problem, html::Frame frame,
                        std::string next) {
  const page::RefusalView view{std::string(say(problem.code)), std::move(next), std::string(t::auth::go_on.vi)};
  return show(office, call,
              {.frame = frame,
               .title = std::string(t::auth::refused_title.vi),
               .body = page::refusal(view),
               .status = status_of(problem)});
}

std::string back_to(const web::Call& call, std::string_view otherwise) {
  const auto wanted = call.form.has("ve") ? call.form.get("ve") : call.query.get("ve");
  return std::string(safe_return(wanted, otherwise));
}

void add(std::vector<web::Route>& routes, const OfficePtr& office, std::span<const OfficeRoute> table) {
  for (const auto& row : table) {
    routes.push_back({row.method, std::string(row.pattern), row.right,
                      [office, handler = row.handler](const web::Call& call) { return handler(*office, call); },
                      web::Pace::worker});
  }
}

Result<Account> learner_account(Office& office, db::Tx& tx, const Learner& learner, Instant now) {
  HVS_TRY(found, accounts::learner_of(tx, office.commune(), learner.person));
  if (found) return std::move(*found);
  Account account;
  account.id = office.new_id();
  account.person = learner.person;
  account.name = "";  // a learner's name stands in the register only
  account.created_at = now;
  if (auto made = accounts::insert_learner(tx, office.commune(), account); !made) return std::unexpected(made.error());
  // Another request may have been first: read what stands there now.
  HVS_TRY(again, accounts::learner_of(tx, office.commune(), learner.person));
  if (!again) return refuse(Kind::broken, t::auth::no_account.key);
  if (again->id == account.id) {
    if (auto granted =
            accounts::add_grant(tx, office.commune(), account.id, {office.new_id(), {Role::learner, "", now, {}}});
        !granted) {
      return std::unexpected(granted.error());
    }
  }
  return std::move(*again);
}

Result<Entered> enter_learner(Office& office, db::Tx& tx, const web::Call& call, const Account& account,
                              std::string_view door) {
  if (account.is_disabled()) return refuse(Kind::denied, t::auth::account_closed.key);
  Entered out;
  HVS_TRY(known, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
  if (!known) {
    HVS_TRY(made, devices::make(tx, office.services.keys, office.commune(), office.new_id(), call.now));
    out.device_cookie = made.cookie;
    known = std::move(made);
  }
  if (known->classroom) {
    out.keep = Keep::classroom;
  } else {
    if (auto kept = devices::remember(tx, office.commune(), known->id, account.id, call.now); !kept)
      return std::unexpected(kept.error());
    HVS_TRY(tiles, devices::learners(tx, office.commune(), known->id));
    out.keep = tiles.size() > 1 ? Keep::shared : Keep::own_phone;
  }
  HVS_TRY(cookie, office.sessions.open(tx, {account.id, known->id, out.keep, Stage::full, std::string(door), {}},
                                       office.new_id(), call.now));
  out.cookie = std::move(cookie);
  if (auto seen = accounts::set_entered(tx, office.commune(), account.id, call.now); !seen)
    return std::unexpected(seen.error());
  auto line = office.entry(call, "auth.enter", account.id);
  line.detail = door;
  if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
  return out;
}

void give_cookies(web::Reply& reply, const web::Call& call, const Entered& entered) {
  const auto rule = session_rule(entered.keep);
  const bool lasting = entered.keep == Keep::own_phone || entered.keep == Keep::field;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(rule.whole).count();
  set_cookie(reply, call, session_cookie, entered.cookie, lasting ? seconds : 0);
  if (!entered.device_cookie.empty())
    set_cookie(reply, call, device_cookie, entered.device_cookie, 60LL * 60 * 24 * 400);
}

}  // namespace hvs::auth
