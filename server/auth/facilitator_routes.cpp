// What a facilitator does at the door: let a learner in, make this device the class's, add a newcomer in 20 seconds.
#include "core/auth/pages.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/office.hpp"
#include "server/auth/requests.hpp"
#include "server/auth/tries.hpp"
#include "text/auth.hpp"
#include "text/door.hpp"

namespace hvs::auth {
namespace {

web::Reply staff_page(const Office& office, const web::Call& call, std::string_view title, std::string body,
                      std::string back, int status = 200) {
  return show(office, call,
              {.title = std::string(title), .back = std::move(back), .body = std::move(body), .status = status});
}

// --- Letting in ---

Result<std::vector<page::Asking>> load_asking(Office& office, db::Tx& tx, const web::Call& call) {
  std::vector<page::Asking> out;
  HVS_TRY(waiting, requests::waiting(tx, office.commune(), call.now));
  for (const auto& r : waiting) {
    if (!may(call.me, Right::let_in, r.area, call.now)) continue;
    HVS_TRY(learner, office.directory.learner(tx, office.commune(), r.person));
    HVS_TRY(its_class, office.directory.find_class(tx, office.commune(), r.class_id));
    if (learner)
      out.push_back({r.id, learner->name, std::to_string(r.number), its_class ? its_class->name : std::string{},
                     show_time(r.asked_at)});
  }
  return out;
}

web::Answer get_let_in(Office& office, const web::Call& call) {
  const auto asking = office.read<std::vector<page::Asking>>([&](db::Tx& tx) { return load_asking(office, tx, call); });
  if (!asking) return refusal_page(office, call, asking.error());
  page::LetInView view{call.me.csrf, {}, may(call.me, Right::field_book, "*", call.now).has_value(), *asking};
  if (call.query.get("da") == "cho") view.notice = t::door::let_in_done.vi;
  if (call.query.get("da") == "khong") view.notice = t::door::let_in_refused.vi;
  return staff_page(office, call, t::door::let_in_title.vi, page::let_in(view), "/");
}

web::Answer post_let_in(Office& office, const web::Call& call) {
  const bool yes = call.form.has("cho");
  const std::string id{call.form.get(yes ? "cho" : "khong")};
  const auto done = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    HVS_TRY(request, requests::waiting_one(tx, office.commune(), id, call.now));
    if (!request) return refuse(Kind::missing, t::door::wait_over.key);
    if (auto allowed = may(call.me, Right::let_in, request->area, call.now); !allowed)
      return std::unexpected(allowed.error());
    HVS_TRY(decided,
            requests::decide(tx, office.commune(), id, yes ? "approved" : "refused", call.me.account, call.now));
    if (!decided) return refuse(Kind::missing, t::door::wait_over.key);
    if (yes) {
      // L3: after five wrong tries it is the teacher who opens the picture door again.
      if (auto opened = tries::clear(tx, office.commune(), "pictures:" + request->person); !opened)
        return std::unexpected(opened.error());
    }
    auto line = office.entry(call, yes ? "auth.let_in" : "auth.turn_away", request->person);
    line.detail = request->class_id;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return true;
  });
  if (!done) return refusal_page(office, call, done.error(), html::Frame::staff, "/vao/cho-vao");
  return web::see_other(yes ? "/vao/cho-vao?da=cho" : "/vao/cho-vao?da=khong");
}

// --- The class's device ---

struct ClassDevice {
  Device device;
  std::vector<LearningClass> classes;
};

Result<ClassDevice> load_device(Office& office, db::Tx& tx, const web::Call& call) {
  ClassDevice out;
  HVS_TRY(device, devices::find(tx, office.commune(), call.cookies.get(device_cookie)));
  if (device) out.device = std::move(*device);
  HVS_TRY(open, office.directory.open_classes(tx, office.commune()));
  for (auto& c : open) {
    if (may(call.me, Right::let_in, c.area, call.now)) out.classes.push_back(std::move(c));
  }
  return out;
}

web::Answer get_class_device(Office& office, const web::Call& call) {
  const auto data = office.read<ClassDevice>([&](db::Tx& tx) { return load_device(office, tx, call); });
  if (!data) return refusal_page(office, call, data.error());
  page::ClassDeviceView view{call.me.csrf, {}, data->device.classroom, {}, {}};
  if (call.query.get("da") == "luu") view.notice = t::door::class_device_done.vi;
  for (const auto& c : data->classes) {
    const bool chosen = c.id == data->device.class_id;
    if (chosen) view.class_name = c.name;
    view.classes.push_back({c.id, c.name + " · " + c.area_name, chosen});
  }
  return staff_page(office, call, t::door::class_device_title.vi, page::class_device(view), "/vao/cho-vao");
}

web::Answer post_class_device(Office& office, const web::Call& call) {
  const std::string wanted{call.form.get("lop")};
  std::string new_cookie;
  const auto done = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    new_cookie.clear();
    HVS_TRY(data, load_device(office, tx, call));
    if (data.device.id.empty()) {
      HVS_TRY(made, devices::make(tx, office.services.keys, office.commune(), office.new_id(), call.now));
      new_cookie = made.cookie;
      data.device = std::move(made);
    }
    bool known = wanted.empty();
    for (const auto& c : data.classes) known = known || c.id == wanted;
    if (!known) return refuse(Kind::denied, t::auth::not_your_area.key);
    if (auto set = devices::set_class(tx, office.commune(), data.device.id, wanted); !set)
      return std::unexpected(set.error());
    auto line = office.entry(call, "auth.class_device", data.device.id);
    line.detail = wanted;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return true;
  });
  if (!done) return refusal_page(office, call, done.error(), html::Frame::staff, "/vao/may-lop");
  auto reply = web::see_other("/vao/may-lop?da=luu");
  if (!new_cookie.empty()) set_cookie(reply, call, device_cookie, new_cookie, 60LL * 60 * 24 * 400);
  return reply;
}

// --- L11: a newcomer, full name and village ---

web::Reply newcomer_page(Office& office, const web::Call& call, std::string error, int status) {
  const auto places =
      office.read<std::vector<Place>>([&](db::Tx& tx) { return office.directory.places(tx, office.commune()); });
  if (!places) return refusal_page(office, call, places.error());
  page::NewcomerView view{
      call.me.csrf, std::string(call.form.get("ma")), std::string(call.form.get("ten")), std::move(error), {}};
  if (!is_uuid(view.id)) view.id = office.new_id();
  for (const auto& p : *places) {
    if (may(call.me, Right::field_book, p.path, call.now))
      view.places.push_back({p.path, p.name, p.path == call.form.get("xom")});
  }
  return staff_page(office, call, t::door::newcomer_title.vi, page::newcomer(view), "/vao/cho-vao", status);
}

web::Answer get_newcomer(Office& office, const web::Call& call) { return newcomer_page(office, call, {}, 200); }

web::Answer post_newcomer(Office& office, const web::Call& call) {
  const auto name = text::nfc(text::squeeze(call.form.get("ten")));
  const std::string area{call.form.get("xom")};
  const std::string id{call.form.get("ma")};
  if (text::letters(name) < 2 || text::code_points(name) > 80 || !is_uuid(id))
    return newcomer_page(office, call, std::string(t::door::name_missing.vi), 422);
  const auto places =
      office.read<std::vector<Place>>([&](db::Tx& tx) { return office.directory.places(tx, office.commune()); });
  if (!places) return refusal_page(office, call, places.error());
  bool known = false;
  for (const auto& p : *places) known = known || p.path == area;
  if (!known || !may(call.me, Right::field_book, area, call.now))
    return newcomer_page(office, call, std::string(t::door::village_missing.vi), 422);

  journal::Operation op;
  op.entity = "person";
  op.entity_id = id;
  op.author = call.me.account;
  op.person = id;
  op.area = area;
  op.claimed = call.now;
  op.changes = {{"name", name, 0}, {"area", area, 0}};
  web::Answer answer;
  answer.operations.push_back(std::move(op));
  const bool prints = may(call.me, Right::print_cards, area, call.now).has_value();
  answer.reply = web::see_other(prints ? "/quan-tri/the-hoc/" + id : "/vao/cho-vao");
  return answer;
}

constexpr OfficeRoute table[] = {
    {web::Method::get, "/vao/cho-vao", Right::let_in, &get_let_in},
    {web::Method::post, "/vao/cho-vao", Right::let_in, &post_let_in},
    {web::Method::get, "/vao/may-lop", Right::let_in, &get_class_device},
    {web::Method::post, "/vao/may-lop", Right::let_in, &post_class_device},
    {web::Method::get, "/vao/nguoi-moi", Right::field_book, &get_newcomer},
    {web::Method::post, "/vao/nguoi-moi", Right::field_book, &post_newcomer},
};

}  // namespace

std::span<const OfficeRoute> facilitator_routes() { return table; }

}  // namespace hvs::auth
