// /quan-tri/tai-khoan: accounts of staff; /quan-tri/the-hoc: a learner's card.
#include <algorithm>

#include "core/auth/pages.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/cards.hpp"
#include "server/auth/commands.hpp"
#include "server/auth/pictures.hpp"
#include "server/media/qr.hpp"
#include "text/auth.hpp"
#include "text/door.hpp"

namespace hvs::auth {
namespace {

constexpr std::string_view desk = "/quan-tri/tai-khoan";
constexpr std::int64_t accounts_a_page = 50;

web::Reply desk_page(const Office& office, const web::Call& call, std::string title, std::string body, std::string back,
                     int status = 200) {
  return show(
      office, call,
      {.title = std::move(title), .back = std::move(back), .body = std::move(body), .status = status, .wide = true});
}

std::string role_word(Role role) { return std::string(say("auth.role_" + std::string(role_name(role)))); }

std::vector<page::Pick> role_picks(std::string_view chosen) {
  std::vector<page::Pick> out;
  for (std::size_t i = 1; i < role_count; ++i) {  // learners are not made at this desk
    const auto role = static_cast<Role>(i);
    out.push_back({std::string(role_name(role)), role_word(role), role_name(role) == chosen});
  }
  return out;
}

Result<std::vector<Place>> places_of(Office& office) {
  return office.read<std::vector<Place>>([&](db::Tx& tx) { return office.directory.places(tx, office.commune()); });
}

std::vector<page::Pick> place_picks(const std::vector<Place>& places, std::string_view chosen) {
  std::vector<page::Pick> out{{"", std::string(t::auth::whole_commune.vi), chosen.empty()}};
  for (const auto& p : places) out.push_back({p.path, p.name, p.path == chosen});
  return out;
}

std::string place_word(const std::vector<Place>& places, const std::string& path) {
  if (path.empty()) return std::string(t::auth::whole_commune.vi);
  for (const auto& p : places) {
    if (p.path == path) return p.name;
  }
  return path;
}

// Fields vai, khu, den of a form. The last day counts whole. Refusal: auth.until_wrong, auth.not_your_area.
Result<Grant> read_grant(const web::Call& call, const std::vector<Place>& places) {
  Grant out;
  out.from = call.now;
  if (!read_role(call.form.get("vai"), out.role) || out.role == Role::learner)
    return refuse(Kind::invalid, t::auth::not_your_role.key);
  out.area = call.form.get("khu");
  if (!out.area.empty() &&
      std::none_of(places.begin(), places.end(), [&](const Place& p) { return p.path == out.area; })) {
    return refuse(Kind::invalid, t::auth::not_your_area.key);
  }
  if (const auto typed = text::trim(call.form.get("den")); !typed.empty()) {
    const auto day = read_partial(typed);
    if (!day || day->day == 0) return refuse(Kind::invalid, t::auth::until_wrong.key);
    out.until = start_of_day_in_vietnam({day->year, day->month, day->day}) + std::chrono::hours{24};
    if (out.until <= call.now) return refuse(Kind::invalid, t::auth::until_wrong.key);
  }
  return out;
}

std::string state_word(const Account& a) {
  if (a.is_disabled()) return std::string(t::auth::state_disabled.vi);
  if (a.totp_sealed.empty()) return std::string(t::auth::state_no_factor.vi);
  if (a.must_change) return std::string(t::auth::state_must_change.vi);
  return std::string(t::auth::state_open.vi);
}

std::string seen_word(const Account& a) {
  return to_ms(a.entered_at) == 0 ? std::string(t::auth::never.vi) : show_day_time(a.entered_at);
}

web::Answer get_list(Office& office, const web::Call& call) {
  const auto listed = commands::list(office, std::string(call.query.get("sau")), accounts_a_page);
  if (!listed) return refusal_page(office, call, listed.error());
  page::AccountsView view;
  for (const auto& [account, grants] : *listed) {
    std::string roles;
    for (const auto& g : grants) {
      if (to_ms(g.grant.until) != 0 && g.grant.until <= call.now) continue;
      const auto word = role_word(g.grant.role);
      if (roles.find(word) == std::string::npos) roles += (roles.empty() ? "" : ", ") + word;
    }
    view.rows.push_back({std::string(desk) + "/" + account.id, account.login, account.name, roles, seen_word(account),
                         state_word(account),
                         account.is_disabled()                                ? "bad"
                         : account.totp_sealed.empty() || account.must_change ? "warn"
                                                                              : "good"});
  }
  if (listed->size() == static_cast<std::size_t>(accounts_a_page))
    view.next = std::string(desk) + "?sau=" + listed->back().account.id;
  return desk_page(office, call, std::string(t::auth::accounts_title.vi), page::account_list(view), "/quan-tri");
}

web::Reply new_page(Office& office, const web::Call& call, std::string error, int status) {
  const auto places = places_of(office);
  if (!places) return refusal_page(office, call, places.error());
  const page::AccountNewView view{
      call.me.csrf,     std::string(call.form.get("ten")), std::string(call.form.get("ho_ten")),
      std::move(error), role_picks(call.form.get("vai")),  place_picks(*places, call.form.get("khu"))};
  return desk_page(office, call, std::string(t::auth::account_new_title.vi), page::account_new(view), std::string(desk),
                   status);
}

web::Answer get_new(Office& office, const web::Call& call) { return new_page(office, call, {}, 200); }

web::Reply once_page(Office& office, const web::Call& call, const std::string& id, const std::string& login,
                     const std::string& password) {
  return desk_page(office, call, std::string(t::auth::once_title.vi),
                   page::once({login, password, std::string(desk) + "/" + id}), {});
}

web::Answer post_new(Office& office, const web::Call& call) {
  const auto places = places_of(office);
  if (!places) return refusal_page(office, call, places.error());
  const auto grant = read_grant(call, *places);
  if (!grant) return new_page(office, call, std::string(say(grant.error().code)), 422);
  commands::NewAccount wanted;
  wanted.login = call.form.get("ten");
  wanted.name = call.form.get("ho_ten");
  wanted.role = grant->role;
  wanted.area = grant->area;
  wanted.until = grant->until;
  const auto made = commands::add(office, wanted, office.entry(call, {}));
  if (!made) return new_page(office, call, std::string(say(made.error().code)), status_of(made.error()));
  return once_page(office, call, made->id, made->login, made->password);
}

web::Reply account_page(Office& office, const web::Call& call, std::string error, int status) {
  const auto found = commands::find(office, std::string(call.params.get("id")));
  if (!found) return refusal_page(office, call, found.error(), html::Frame::staff, std::string(desk));
  const auto places = places_of(office);
  if (!places) return refusal_page(office, call, places.error());
  const auto& a = found->account;
  page::AccountView view;
  view.csrf = call.me.csrf;
  view.id = a.id;
  view.login = a.login;
  view.name = a.name;
  view.error = std::move(error);
  if (call.query.get("da") == "xong") view.notice = t::auth::done.vi;
  view.state = state_word(a);
  view.factor = a.totp_sealed.empty() ? t::auth::factor_off.vi : t::auth::factor_on.vi;
  view.seen = seen_word(a);
  view.disabled = a.is_disabled();
  for (const auto& [id, g] : found->grants) {
    const bool open = to_ms(g.until) == 0;
    view.grants.push_back(
        {id, role_word(g.role), place_word(*places, g.area), show_day(day_in_vietnam(g.from)),
         open ? std::string(t::auth::no_end.vi) : show_day(day_in_vietnam(g.until - std::chrono::milliseconds{1})),
         !open && g.until <= call.now});
  }
  view.roles = role_picks({});
  view.places = place_picks(*places, {});
  return desk_page(office, call, a.login, page::account(view), std::string(desk), status);
}

web::Answer get_account(Office& office, const web::Call& call) { return account_page(office, call, {}, 200); }

web::Answer post_account(Office& office, const web::Call& call) {
  const std::string id{call.params.get("id")};
  const auto what = call.form.get("viec");
  const auto by = office.entry(call, {});
  Result<void> done = refuse(Kind::invalid, t::auth::no_account.key);
  if (what == "mat-khau") {
    const auto made = commands::reset_password(office, id, by);
    if (made) return once_page(office, call, made->id, made->login, made->password);
    done = std::unexpected(made.error());
  } else if (what == "buoc-hai") {
    done = commands::reset_factor(office, id, by);
  } else if (what == "thoat") {
    done = commands::close_sessions(office, id, by);
  } else if (what == "khoa") {
    done = commands::disable(office, id, by);
  } else if (what == "mo") {
    done = commands::enable(office, id, by);
  } else if (what == "thoi-giao") {
    done = commands::end_grant(office, id, std::string(call.form.get("viec_giao")), by);
  } else if (what == "giao") {
    const auto places = places_of(office);
    if (!places) return refusal_page(office, call, places.error());
    const auto grant = read_grant(call, *places);
    done = grant ? commands::grant(office, id, *grant, by) : Result<void>(std::unexpected(grant.error()));
  }
  if (!done) return account_page(office, call, std::string(say(done.error().code)), status_of(done.error()));
  return web::see_other(std::string(desk) + "/" + id + "?da=xong");
}

web::Answer get_matrix(Office& office, const web::Call& call) {
  page::MatrixView view;
  for (std::size_t role = 0; role < role_count; ++role) view.roles.push_back(role_word(static_cast<Role>(role)));
  for (auto right = static_cast<std::size_t>(Right::learn); right < right_count; ++right) {
    page::MatrixRow row{std::string(say("auth.right_" + std::string(right_name(static_cast<Right>(right))))), {}};
    for (std::size_t role = 0; role < role_count; ++role) {
      const auto rights = rights_of(static_cast<Role>(role));
      row.cells.push_back({view.roles[role], std::string(t::auth::matrix_yes.vi),
                           std::find(rights.begin(), rights.end(), static_cast<Right>(right)) != rights.end()});
    }
    view.rows.push_back(std::move(row));
  }
  return desk_page(office, call, std::string(t::auth::matrix_title.vi), page::matrix(view), std::string(desk));
}

web::Answer get_matrix_csv(Office&, const web::Call&) {
  web::Reply reply;
  reply.type = "text/csv; charset=utf-8";
  reply.headers.push_back({"Content-Disposition", "attachment; filename=\"phan-quyen.csv\""});
  reply.body = commands::role_matrix_csv();
  return reply;
}

// --- A learner's card ---

struct CardData {
  Learner learner;
  std::optional<Account> account;
  std::optional<cards::Card> card;
  std::string pictures;
};

Result<CardData> load_card(Office& office, db::Tx& tx, const web::Call& call) {
  HVS_TRY(learner, office.directory.learner(tx, office.commune(), std::string(call.params.get("person"))));
  if (!learner) return refuse(Kind::missing, t::door::nobody.key);
  if (auto allowed = may(call.me, Right::print_cards, learner->area, call.now); !allowed)
    return std::unexpected(allowed.error());
  CardData out{std::move(*learner), {}, {}, {}};
  HVS_TRY(account, accounts::learner_of(tx, office.commune(), out.learner.person));
  out.account = std::move(account);
  if (!out.account) return out;
  HVS_TRY(card, cards::current(office, tx, out.account->id, call.now));
  out.card = std::move(card);
  if (!out.account->pictures_sealed.empty()) {
    HVS_TRY(code, cards::pictures_of(office, tx, *out.account));
    out.pictures = std::move(code);
  }
  return out;
}

std::string card_address(const Office& office, const web::Call& call, const std::string& token) {
  const auto& fixed = office.services.settings.public_url;
  if (!fixed.empty()) return fixed + "/vao/the/" + token;
  return (call.secure ? "https://" : "http://") + std::string(call.headers.get("host")) + "/vao/the/" + token;
}

web::Answer get_learner_card(Office& office, const web::Call& call) {
  const auto data = office.read<CardData>([&](db::Tx& tx) { return load_card(office, tx, call); });
  if (!data) return refusal_page(office, call, data.error(), html::Frame::staff, "/quan-tri");
  page::LearnerCardView view;
  view.csrf = call.me.csrf;
  view.person = data->learner.person;
  view.name = data->learner.name;
  view.area = data->learner.area_name;
  if (call.query.get("da") == "xong") view.notice = t::door::card_done.vi;
  if (data->card) {
    view.has_card = true;
    const auto code = media::qr(card_address(office, call, data->card->token));
    if (code) view.qr = {media::qr_svg(*code, t::door::card_page.vi)};
    view.issued = show_day(day_in_vietnam(data->card->issued_at));
    view.until = show_day(day_in_vietnam(data->card->expires_at));
  }
  for (std::string_view rest = data->pictures; !rest.empty();) {
    const auto space = rest.find(' ');
    view.pictures.push_back(pad_picture(rest.substr(0, space)));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  return desk_page(office, call, std::string(t::door::card_page.vi), page::learner_card(view), "/quan-tri");
}

web::Answer post_learner_card(Office& office, const web::Call& call) {
  const auto what = call.form.get("viec");
  const auto account_id = office.write<std::string>([&](db::Tx& tx) -> Result<std::string> {
    HVS_TRY(data, load_card(office, tx, call));
    HVS_TRY(account, learner_account(office, tx, data.learner, call.now));
    HVS_TRY(code, cards::pictures_of(office, tx, account));
    (void)code;
    Result<void> done;
    if (what == "in-lai" || what == "huy") {
      done = cards::void_all(office, tx, account.id, call.now);
      if (done && what == "in-lai") {
        HVS_TRY(card, cards::issue(office, tx, account.id, {}, call.now));
        (void)card;
      }
      // Whoever holds the lost card may be in with it: all of this learner's sessions end.
      if (done) done = office.sessions.close_all(tx, account.id);
    } else if (what == "gia-han" && data.card) {
      done = cards::renew(office, tx, data.card->id, call.now);
    } else if (what == "doi-hinh") {
      done = cards::new_pictures(office, tx, account);
    }
    if (!done) return std::unexpected(done.error());
    auto line = office.entry(call, "auth.learner_card", account.id);
    line.detail = what;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return account.id;
  });
  if (!account_id) return refusal_page(office, call, account_id.error(), html::Frame::staff, "/quan-tri");
  office.sessions.drop(*account_id);
  return web::see_other("/quan-tri/the-hoc/" + std::string(call.params.get("person")) + "?da=xong");
}

constexpr OfficeRoute table[] = {
    {web::Method::get, "/quan-tri/tai-khoan", Right::manage_accounts, &get_list},
    {web::Method::get, "/quan-tri/tai-khoan/moi", Right::manage_accounts, &get_new},
    {web::Method::post, "/quan-tri/tai-khoan/moi", Right::manage_accounts, &post_new},
    {web::Method::get, "/quan-tri/tai-khoan/phan-quyen", Right::manage_accounts, &get_matrix},
    {web::Method::get, "/quan-tri/tai-khoan/phan-quyen.csv", Right::manage_accounts, &get_matrix_csv},
    {web::Method::get, "/quan-tri/tai-khoan/{id}", Right::manage_accounts, &get_account},
    {web::Method::post, "/quan-tri/tai-khoan/{id}", Right::manage_accounts, &post_account},
    {web::Method::get, "/quan-tri/the-hoc/{person}", Right::print_cards, &get_learner_card},
    {web::Method::post, "/quan-tri/the-hoc/{person}", Right::print_cards, &post_learner_card},
};

}  // namespace

std::span<const OfficeRoute> desk_routes() { return table; }

}  // namespace hvs::auth
