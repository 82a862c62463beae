// /vao/ten (name and pictures) and /vao/thay-co ("thầy cô cho vào"): the two doors that begin with a list of names.
#include <algorithm>

#include "core/auth/pages.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/cards.hpp"
#include "server/auth/learner_pages.hpp"
#include "server/auth/office.hpp"
#include "server/auth/pictures.hpp"
#include "server/auth/requests.hpp"
#include "server/auth/tries.hpp"
#include "server/keys/keyring.hpp"
#include "text/auth.hpp"
#include "text/door.hpp"

namespace hvs::auth {
namespace {

constexpr std::string_view ask_cookie = "hvs_w";
constexpr std::size_t names_a_page = 6;  // S6

// --- Names: /vao/ten (pictures) and /vao/thay-co (teacher) walk through the same lists ---

web::Answer class_list(Office& office, const web::Call& call, const std::string& base) {
  const auto open = office.read<std::vector<LearningClass>>(
      [&](db::Tx& tx) { return office.directory.open_classes(tx, office.commune()); });
  if (!open) return learner_refusal(office, call, open.error());
  page::ClassesView view;
  for (const auto& c : *open)
    view.classes.push_back({base + "/" + bytes::percent_encode(c.id) + query_back(call), c.name, c.area_name});
  return learner_page(office, call, t::door::classes_title.vi, page::classes(view));
}

struct ClassPeople {
  LearningClass its_class;
  std::vector<Learner> members;
  bool classroom = false;
};

Result<ClassPeople> load_class(Office& office, db::Tx& tx, const web::Call& call) {
  ClassPeople out;
  HVS_TRY(found, office.directory.find_class(tx, office.commune(), std::string(call.params.get("class"))));
  if (!found || !found->open) return refuse(Kind::missing, t::door::class_closed.key);
  out.its_class = std::move(*found);
  HVS_TRY(members, office.directory.members(tx, office.commune(), out.its_class.id));
  out.members = std::move(members);
  HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
  out.classroom = device && device->classroom;
  return out;
}

web::Answer member_list(Office& office, const web::Call& call, const std::string& base, bool teacher) {
  const auto data = office.read<ClassPeople>([&](db::Tx& tx) { return load_class(office, tx, call); });
  if (!data) return learner_refusal(office, call, data.error());
  const auto here = base + "/" + bytes::percent_encode(data->its_class.id);
  const auto pages = (data->members.size() + names_a_page - 1) / names_a_page;
  long long wanted = 1;
  (void)text::read_int(call.query.get("trang"), wanted);
  const auto now_on =
      static_cast<std::size_t>(std::clamp<long long>(wanted, 1, std::max<long long>(1, static_cast<long long>(pages))));
  page::MembersView view;
  view.back_to = back_to(call, learning);
  if (teacher) view.teacher_action = here;
  for (auto i = (now_on - 1) * names_a_page; i < std::min(data->members.size(), now_on * names_a_page); ++i) {
    const auto& m = data->members[i];
    view.tiles.push_back({here + "/" + bytes::percent_encode(m.person) + query_back(call), m.person,
                          shown_name(m.name, data->classroom), initial(m.name), m.area_name});
  }
  for (std::size_t i = 1; pages > 1 && i <= pages; ++i) {
    view.pages.push_back({here + query_back(call) + "&trang=" + std::to_string(i), std::to_string(i), i == now_on});
  }
  return learner_page(office, call, data->its_class.name, page::members(view), base + query_back(call));
}

web::Answer get_name_classes(Office& office, const web::Call& call) { return class_list(office, call, "/vao/ten"); }
web::Answer get_name_members(Office& office, const web::Call& call) {
  return member_list(office, call, "/vao/ten", false);
}
web::Answer get_teacher_classes(Office& office, const web::Call& call) {
  return class_list(office, call, "/vao/thay-co");
}
web::Answer get_teacher_members(Office& office, const web::Call& call) {
  return member_list(office, call, "/vao/thay-co", true);
}

// --- Three pictures ---

struct PadState {
  Learner learner;
  bool classroom = false;
  bool locked = false;
  bool wrong = false;
  bool none = false;
  int left = picture_tries.allowed;
  std::optional<In> in;
};

Result<PadState> load_pad(Office& office, db::Tx& tx, const web::Call& call) {
  HVS_TRY(people, load_class(office, tx, call));
  const auto person = call.params.get("person");
  const auto found =
      std::find_if(people.members.begin(), people.members.end(), [&](const Learner& m) { return m.person == person; });
  if (found == people.members.end()) return refuse(Kind::missing, t::door::nobody.key);
  PadState out;
  out.learner = *found;
  out.classroom = people.classroom;
  HVS_TRY(state, tries::load(tx, office.commune(), "pictures:" + found->person));
  out.locked = is_locked(state, call.now);
  out.left = picture_tries.allowed - state.failures;
  return out;
}

web::Reply pad_page(Office& office, const web::Call& call, const PadState& state,
                    const std::vector<std::string>& chosen) {
  const std::string here = "/vao/ten/" + bytes::percent_encode(call.params.get("class")) + "/" +
                           bytes::percent_encode(call.params.get("person"));
  page::PadView view;
  view.back_to = back_to(call, learning);
  view.name = shown_name(state.learner.name, state.classroom);
  view.action = here;
  view.locked = state.locked;
  view.teacher_href = "/vao/thay-co/" + bytes::percent_encode(call.params.get("class")) + query_back(call);
  if (state.wrong) view.error = html::fill(t::door::pad_wrong.vi, {{"n", std::to_string(state.left)}});
  if (state.none) view.error = t::door::pad_none.vi;
  for (const auto& id : chosen) {
    view.chosen += (view.chosen.empty() ? "" : " ") + id;
    view.so_far.push_back(pad_picture(id));
  }
  for (auto n = static_cast<int>(chosen.size()); n < 3; ++n) view.to_come.push_back(n);
  for (const auto& p : pictures()) {
    view.pictures.push_back(pad_picture(p.id));
    view.pictures.back().taken = std::find(chosen.begin(), chosen.end(), p.id) != chosen.end();
  }
  return learner_page(office, call, view.name, page::pad(view),
                      "/vao/ten/" + bytes::percent_encode(call.params.get("class")) + query_back(call),
                      state.locked  ? 423
                      : state.wrong ? 422
                                    : 200);
}

web::Answer get_pad(Office& office, const web::Call& call) {
  const auto state = office.read<PadState>([&](db::Tx& tx) { return load_pad(office, tx, call); });
  if (!state) return learner_refusal(office, call, state.error());
  return pad_page(office, call, *state, {});
}

// Every tap is a form; the third one is judged. Only known pictures, each once.
std::vector<std::string> taps_of(const web::Call& call) {
  std::vector<std::string> out;
  if (call.form.has("xoa")) return out;
  const auto take = [&](std::string_view id) {
    if (find_picture(id) != nullptr && std::find(out.begin(), out.end(), id) == out.end()) out.emplace_back(id);
  };
  for (std::string_view rest = call.form.get("chon"); !rest.empty() && out.size() < 3;) {
    const auto space = rest.find(' ');
    take(rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  if (out.size() < 3) take(call.form.get("hinh"));
  return out;
}

web::Answer post_pad(Office& office, const web::Call& call) {
  const auto chosen = taps_of(call);
  if (chosen.size() < 3) {
    const auto state = office.read<PadState>([&](db::Tx& tx) { return load_pad(office, tx, call); });
    if (!state) return learner_refusal(office, call, state.error());
    return pad_page(office, call, *state, chosen);
  }
  const auto code = chosen[0] + " " + chosen[1] + " " + chosen[2];
  const auto state = office.write<PadState>([&](db::Tx& tx) -> Result<PadState> {
    HVS_TRY(pad, load_pad(office, tx, call));
    if (pad.locked) return std::move(pad);
    HVS_TRY(account, accounts::learner_of(tx, office.commune(), pad.learner.person));
    if (!account || account->pictures_sealed.empty()) {
      pad.none = true;
      return std::move(pad);
    }
    const auto subject = "pictures:" + pad.learner.person;
    HVS_TRY(right, cards::pictures_of(office, tx, *account));
    if (keys::same_secret(right, code)) {
      if (auto cleared = tries::clear(tx, office.commune(), subject); !cleared) return std::unexpected(cleared.error());
      HVS_TRY(in, go_in(office, tx, call, std::move(*account), "pictures"));
      pad.in = std::move(in);
      return std::move(pad);
    }
    HVS_TRY(after, tries::fail(tx, office.commune(), subject, picture_tries, call.now));
    pad.locked = is_locked(after, call.now);
    pad.left = picture_tries.allowed - after.failures;
    pad.wrong = true;
    auto line = office.entry(call, "auth.pictures", account->id);
    line.result = pad.locked ? t::door::pad_locked.key : t::door::pad_wrong.key;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return std::move(pad);
  });
  if (!state) return learner_refusal(office, call, state.error());
  if (state->in) return in_reply(office, call, *state->in);
  return pad_page(office, call, *state, {});
}

// --- The teacher's door: never shut by any number of wrong tries elsewhere ---

web::Answer post_ask(Office& office, const web::Call& call) {
  const auto secret = bytes::base64url(office.services.keys.random(16));
  const auto id = office.new_id();
  const auto asked = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    HVS_TRY(people, load_class(office, tx, call));
    const auto wanted = call.form.get("nguoi");
    const auto found = std::find_if(people.members.begin(), people.members.end(),
                                    [&](const Learner& m) { return m.person == wanted; });
    if (found == people.members.end()) return refuse(Kind::missing, t::door::nobody.key);
    HVS_TRY(earlier, requests::of_browser(tx, office.commune(), call.cookies.get(ask_cookie), call.now));
    HVS_TRY(open, requests::open_for(tx, office.commune(), found->person, call.now));
    if (open >= requests::open_per_person && !people.classroom && !earlier)
      return refuse(Kind::busy, t::auth::try_later.key);
    const auto number = 10 + static_cast<std::uint8_t>(bytes::sha256(secret)[0]) % 90;
    const requests::Request request{id,        found->person, people.its_class.id, people.its_class.area, number,
                                    "waiting", call.now};
    if (auto kept = requests::ask(tx, office.commune(), request, secret, earlier); !kept) {
      return std::unexpected(kept.error());
    }
    return true;
  });
  if (!asked) return learner_refusal(office, call, asked.error());
  auto reply = web::see_other("/vao/cho" + query_back(call));
  set_cookie(reply, call, ask_cookie, id + "." + secret, 600);
  return reply;
}

struct Waiting {
  requests::Request request;
  Learner learner;
  bool classroom = false;
  std::optional<In> in;
};

web::Answer get_wait(Office& office, const web::Call& call) {
  const auto cookie = call.cookies.get(ask_cookie);
  const auto state = office.write<Waiting>([&](db::Tx& tx) -> Result<Waiting> {
    HVS_TRY(request, requests::of_browser(tx, office.commune(), cookie, call.now));
    if (!request || request->state == "used") return refuse(Kind::missing, t::door::wait_over.key);
    HVS_TRY(learner, office.directory.learner(tx, office.commune(), request->person));
    if (!learner) return refuse(Kind::missing, t::door::nobody.key);
    HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
    Waiting out{std::move(*request), std::move(*learner), device && device->classroom, {}};
    if (out.request.state != "approved") return out;
    HVS_TRY(used, requests::use(tx, office.commune(), out.request.id));
    if (!used) return refuse(Kind::missing, t::door::wait_over.key);
    HVS_TRY(account, learner_account(office, tx, out.learner, call.now));
    HVS_TRY(in, go_in(office, tx, call, std::move(account), "teacher"));
    out.in = std::move(in);
    return out;
  });
  if (!state) return learner_refusal(office, call, state.error());
  if (state->in) {
    auto reply = in_reply(office, call, *state->in);
    set_cookie(reply, call, ask_cookie, "", -1);
    return reply;
  }
  page::WaitView view{shown_name(state->learner.name, state->classroom), std::to_string(state->request.number),
                      state->request.state == "refused", "/vao/cho" + query_back(call)};
  const page::DockLink next{view.refused ? "/vao" : view.address,
                            std::string(view.refused ? t::door::to_doors.vi : t::door::wait_look.vi)};
  auto reply = learner_page(office, call, t::door::wait_title.vi, page::wait(view), "/vao", 200, page::dock_link(next));
  if (!view.refused) reply.headers.push_back({"Refresh", "5"});  // works without script; the button does the same
  return reply;
}

constexpr OfficeRoute table[] = {
    {web::Method::get, "/vao/ten", Right::anyone, &get_name_classes},
    {web::Method::get, "/vao/ten/{class}", Right::anyone, &get_name_members},
    {web::Method::get, "/vao/ten/{class}/{person}", Right::anyone, &get_pad},
    {web::Method::post, "/vao/ten/{class}/{person}", Right::anyone, &post_pad},
    {web::Method::get, "/vao/thay-co", Right::anyone, &get_teacher_classes},
    {web::Method::get, "/vao/thay-co/{class}", Right::anyone, &get_teacher_members},
    {web::Method::post, "/vao/thay-co/{class}", Right::anyone, &post_ask},
    {web::Method::get, "/vao/cho", Right::anyone, &get_wait},
};

}  // namespace

std::span<const OfficeRoute> name_routes() { return table; }

}  // namespace hvs::auth
