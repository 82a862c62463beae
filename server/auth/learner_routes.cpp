// /vao: the learners' doors (learners.md §3), and /ra, the way out.
#include <algorithm>

#include "core/auth/pages.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/cards.hpp"
#include "server/auth/learner_pages.hpp"
#include "server/auth/office.hpp"
#include "text/auth.hpp"
#include "text/door.hpp"

namespace hvs::auth {
namespace {

constexpr std::chrono::hours phone_trust{24 * 90};  // how long a tile of this phone opens without card or pictures

// --- /vao ---

struct DoorsData {
  std::vector<page::LearnerTile> tiles;
};

Result<DoorsData> load_tiles(Office& office, db::Tx& tx, const web::Call& call) {
  DoorsData out;
  HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
  if (!device || device->classroom) return out;
  HVS_TRY(tiles, devices::learners(tx, office.commune(), device->id));
  for (const auto& tile : tiles) {
    if (call.now - tile.last > phone_trust) continue;
    HVS_TRY(account, accounts::by_id(tx, office.commune(), tile.account));
    if (!account || account->staff || account->is_disabled()) continue;
    HVS_TRY(learner, office.directory.learner(tx, office.commune(), account->person));
    if (learner) out.tiles.push_back({{}, account->id, learner->name, initial(learner->name), {}});
  }
  return out;
}

web::Answer get_doors(Office& office, const web::Call& call) {
  const auto data = office.read<DoorsData>([&](db::Tx& tx) { return load_tiles(office, tx, call); });
  if (!data) return learner_refusal(office, call, data.error());
  page::DoorsView view;
  view.back_to = back_to(call, learning);
  view.back_query = query_back(call);
  view.csrf = call.me.csrf;
  view.tiles = data->tiles;
  if (call.query.get("da") == "ra") view.notice = t::door::left.vi;
  view.signed_in = !call.me.is_visitor();
  view.name = call.me.name;
  view.go_on = view.back_to;
  return learner_page(office, call, t::door::title.vi, page::doors(view), "/");
}

// L8: a tile of this phone, two taps from one learner to another.
web::Answer post_this_phone(Office& office, const web::Call& call) {
  const std::string wanted{call.form.get("nguoi")};
  const auto in = office.write<In>([&](db::Tx& tx) -> Result<In> {
    HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
    if (!device || device->classroom) return refuse(Kind::denied, t::door::nobody.key);
    HVS_TRY(tiles, devices::learners(tx, office.commune(), device->id));
    const auto found =
        std::find_if(tiles.begin(), tiles.end(), [&](const auto& tile) { return tile.account == wanted; });
    if (found == tiles.end() || call.now - found->last > phone_trust) return refuse(Kind::denied, t::door::nobody.key);
    HVS_TRY(account, accounts::by_id(tx, office.commune(), wanted));
    if (!account || account->staff) return refuse(Kind::denied, t::door::nobody.key);
    return go_in(office, tx, call, std::move(*account), "phone");
  });
  if (!in) return learner_refusal(office, call, in.error());
  return in_reply(office, call, *in);
}

// --- Card ---

web::Reply card_page(Office& office, const web::Call& call, std::string error, int status) {
  return learner_page(office, call, t::door::card_title.vi,
                      page::card({back_to(call, learning), query_back(call), std::move(error)}), "/vao", status,
                      page::dock_submit({"the", std::string(t::door::go_in.vi)}));
}

web::Answer get_card(Office& office, const web::Call& call) { return card_page(office, call, {}, 200); }

// The phone's own camera opens this address. Looking is not entering: link previews and wrong hands only see a name.
web::Answer get_card_found(Office& office, const web::Call& call) {
  const std::string token{call.params.get("token")};
  const auto name = office.read<std::string>([&](db::Tx& tx) -> Result<std::string> {
    HVS_TRY(card, cards::find(office, tx, token, call.now));
    HVS_TRY(account, accounts::by_id(tx, office.commune(), card.account));
    if (!account || account->is_disabled()) return refuse(Kind::denied, t::door::card_over.key);
    HVS_TRY(learner, office.directory.learner(tx, office.commune(), account->person));
    if (!learner) return refuse(Kind::denied, t::door::card_over.key);
    return learner->name;
  });
  if (!name) return card_page(office, call, std::string(say(name.error().code)), status_of(name.error()));
  auto reply =
      learner_page(office, call, t::door::card_title.vi, page::card_found({back_to(call, learning), token, *name}),
                   "/vao", 200, page::dock_submit({"vao-hoc", std::string(t::door::its_me.vi)}));
  // The token stays out of other sites' logs. Not "no-referrer": with it a browser sends the form of this very page
  // with "Origin: null", which is refused as a foreign form.
  reply.headers.push_back({"Referrer-Policy", "same-origin"});
  return reply;
}

web::Answer post_card(Office& office, const web::Call& call) {
  const auto in = office.write<In>([&](db::Tx& tx) -> Result<In> {
    HVS_TRY(card, cards::find(office, tx, call.form.get("ma"), call.now));
    HVS_TRY(account, accounts::by_id(tx, office.commune(), card.account));
    if (!account || account->is_disabled()) return refuse(Kind::denied, t::door::card_over.key);
    HVS_TRY(learner, office.directory.learner(tx, office.commune(), account->person));
    if (!learner) return refuse(Kind::denied, t::door::card_over.key);
    return go_in(office, tx, call, std::move(*account), "card");
  });
  if (!in) return card_page(office, call, std::string(say(in.error().code)), status_of(in.error()));
  return in_reply(office, call, *in);
}

// --- Out ---

web::Answer get_leave(Office& office, const web::Call& call) {
  if (call.me.is_visitor()) return web::see_other("/vao");
  return learner_page(office, call, t::door::leave_title.vi,
                      page::leave({call.me.csrf, call.me.name, !call.me.second_factor}), "/", 200,
                      page::dock_submit({"ra", std::string(t::door::leave.vi)}));
}

web::Answer post_leave(Office& office, const web::Call& call) {
  const bool forget = call.form.has("quen");
  if (!call.me.is_visitor()) {
    const auto left = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
      if (auto closed = office.sessions.close_one(tx, call.me.account, call.me.session); !closed)
        return std::unexpected(closed.error());
      if (forget) {
        if (auto gone = devices::forget(tx, office.commune(), call.me.device, call.me.account); !gone)
          return std::unexpected(gone.error());
      }
      if (auto logged = audit::append(tx, office.commune(), office.entry(call, "auth.leave", call.me.account)); !logged)
        return std::unexpected(logged.error());
      return true;
    });
    if (!left) return learner_refusal(office, call, left.error());
    office.sessions.drop(call.me.account);
  }
  auto reply = web::see_other(call.me.second_factor ? "/" : "/vao?da=ra");
  set_cookie(reply, call, session_cookie, "", -1);
  return reply;
}

constexpr OfficeRoute table[] = {
    {web::Method::get, "/vao", Right::anyone, &get_doors},
    {web::Method::post, "/vao/may-nay", Right::anyone, &post_this_phone},
    {web::Method::get, "/vao/the", Right::anyone, &get_card},
    {web::Method::post, "/vao/the", Right::anyone, &post_card},
    {web::Method::get, "/vao/the/{token}", Right::anyone, &get_card_found},
    {web::Method::get, "/ra", Right::anyone, &get_leave},
    {web::Method::post, "/ra", Right::anyone, &post_leave},
};

}  // namespace

std::span<const OfficeRoute> learner_routes() { return table; }

}  // namespace hvs::auth
