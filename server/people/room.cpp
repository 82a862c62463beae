#include "server/people/room.hpp"

#include "core/html/catalogue.hpp"
#include "server/people/desk.hpp"

namespace hvs::people {

web::Reply show(const Desk& desk, const web::Call& call, Shown page) {
  html::DocumentView view;
  view.around = html::around(call, desk.site, "/quan-tri");
  view.frame = html::Frame::staff;
  view.title = std::move(page.title);
  view.back = std::move(page.back);
  view.body = {std::move(page.body)};
  view.wide = page.wide;
  return web::page(html::document(view), page.status);
}

web::Reply sorry(const Desk& desk, const web::Call& call, const Problem& problem) {
  std::string words;
  html::put_text(words, say(problem.code));
  const int status = problem.kind == Kind::missing    ? 404
                     : problem.kind == Kind::denied   ? 403
                     : problem.kind == Kind::conflict ? 409
                     : problem.kind == Kind::invalid  ? 422
                     : problem.kind == Kind::busy     ? 503
                                                      : 500;
  return show(desk, call,
              {.title = std::string(desk.site.commune),
               .back = "/quan-tri",
               .body = "<div class=\"notice bad\" role=\"alert\"><p>" + words + "</p></div>",
               .status = status});
}

app::Room make_people(app::Services& services, Beside beside) {
  auto desk = std::make_shared<Desk>(services, std::move(beside));
  app::Room room;
  room.name = "people";
  room.state = desk;
  add_import_routes(room.routes, desk);
  add_person_routes(room.routes, desk);
  add_area_routes(room.routes, desk);
  add_class_routes(room.routes, desk);
  add_card_routes(room.routes, desk);
  return room;
}

}  // namespace hvs::people
