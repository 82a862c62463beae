#include "server/learning/authoring/desk.hpp"

#include <algorithm>
#include <array>

#include "core/base/bytes.hpp"
#include "core/html/catalogue.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {

Result<Work> find_work(db::Tx& tx, const Desk& desk, const std::string& id) {
  Work out;
  HVS_TRY(unit, find_unit_draft(tx, desk.commune(), id));
  out.unit = std::move(unit);
  HVS_TRY(courses, list_courses(tx, desk.commune()));
  for (auto& one : courses) {
    if (one.id == out.unit.course) out.course = std::move(one);
  }
  HVS_TRY(cards, cards_of(tx, desk.commune(), id));
  out.cards = std::move(cards);
  HVS_TRY(questions, questions_of(tx, desk.commune(), id));
  out.questions = std::move(questions);
  return out;
}

std::string address_of(const std::string& unit) { return std::string{desk_home} + "/" + unit; }

web::Reply desk_page(const Desk& desk, const web::Call& call, std::string title, std::string back, std::string body,
                     int status, Script script) {
  html::DocumentView view;
  view.around = html::around(call, desk.site, "/quan-tri");
  view.frame = html::Frame::staff;
  view.title = std::move(title);
  view.back = std::move(back);
  view.body = {std::move(body)};
  if (script == Script::author) view.extra_script = std::string{html::asset("author.js")};
  auto reply = web::page(html::document(view), status);
  // The one desk where a voice is recorded.
  if (script == Script::author)
    reply.headers.push_back(
        {"Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"});
  return reply;
}

web::Reply sorry(const Desk& desk, const web::Call& call, const Problem& problem) {
  const auto status = problem.kind == Kind::missing ? 404 : problem.kind == Kind::broken ? 500 : 422;
  return desk_page(desk, call, std::string{t::authoring::title.vi}, std::string{desk_home},
                   page::trouble(page::TroubleView{std::string{say(problem.code)}}), status);
}

std::string seal_of(const UnitText& words) { return bytes::hex(bytes::sha256(write_unit(words))).substr(0, 32); }

std::string label_of(std::string_view field) { return std::string{say("authoring.field_" + std::string{field})}; }

std::vector<page::Clashing> clashes_of(const journal::RecordForm& form) {
  std::vector<page::Clashing> out;
  for (const auto& one : form.clashes)
    out.push_back({html::fill(t::authoring::their_words, {{"field", label_of(one.field)}}), one.theirs});
  return out;
}

Result<journal::Operation> change_unit(db::Tx& tx, const Desk& desk, const web::Call& call, const std::string& unit,
                                       const journal::Typed& values) {
  return journal::overwrite(tx, desk.services.door, call, "unit_draft", unit, values);
}

journal::Typed reopened(const UnitDraft& unit) {
  if (unit.status == "soan") return {};
  return {{"status", "soan"}};
}

app::Room make_authoring(app::Services& services, std::shared_ptr<const Press> press, NameOf name_of) {
  auto desk = std::make_shared<const Desk>(
      Desk{services, std::move(press), std::move(name_of), {services.settings.commune_name, services.settings.demo}});
  const auto on = [desk](auto* page) { return [desk, page](const web::Call& call) { return page(*desk, call); }; };
  using web::Method;
  constexpr auto writes = auth::Right::write_courses;
  app::Room room;
  room.name = "authoring";
  room.routes = {
      {Method::get, "/quan-tri/soan", writes, on(&list_page)},
      {Method::post, "/quan-tri/soan", writes, on(&begin_unit)},
      {Method::get, "/quan-tri/soan/anh/{name}", writes, on(&authored_file)},
      {Method::get, "/quan-tri/soan/tieng/{name}", writes, on(&authored_file)},
      {Method::get, "/quan-tri/soan/{unit}", writes, on(&unit_page)},
      {Method::post, "/quan-tri/soan/{unit}", writes, on(&save_unit)},
      {Method::post, "/quan-tri/soan/{unit}/them", writes, on(&add_part)},
      {Method::post, "/quan-tri/soan/{unit}/thu-tu", writes, on(&move_part)},
      {Method::post, "/quan-tri/soan/{unit}/gui", writes, on(&send_unit)},
      {Method::post, "/quan-tri/soan/{unit}/duyet", writes, on(&review_unit)},
      {Method::post, "/quan-tri/soan/{unit}/ban", writes, on(&choose_version)},
      {Method::get, "/quan-tri/soan/{unit}/xem/{card}", writes, on(&preview)},
      {Method::post, "/quan-tri/soan/{unit}/xem/{card}", writes, on(&preview)},
      {Method::get, "/quan-tri/soan/{unit}/the/{card}", writes, on(&card_page)},
      {Method::post, "/quan-tri/soan/{unit}/the/{card}", writes, on(&save_card)},
      {Method::get, "/quan-tri/soan/{unit}/the/{card}/hinh", writes, on(&drawings_page)},
      {Method::post, "/quan-tri/soan/{unit}/the/{card}/hinh", writes, on(&choose_drawing)},
      {Method::get, "/quan-tri/soan/{unit}/cau/{question}", writes, on(&question_page)},
      {Method::post, "/quan-tri/soan/{unit}/cau/{question}", writes, on(&save_question)},
  };
  return room;
}

}  // namespace hvs::learning
