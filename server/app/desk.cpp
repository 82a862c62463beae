#include "server/app/desk.hpp"

#include "core/html/around.hpp"
#include "core/html/document.hpp"
#include "text/desk.hpp"

namespace hvs::app {
namespace {

struct Task {
  std::string_view href;
  const Text& label;
  const Text& note;
  std::string_view icon;
  auth::Right right;
};

// In the order of a working week: people first, then what they have proved, then what goes upward.
constexpr Task tasks[] = {
    {"/so-tay", t::desk::field_book, t::desk::field_book_note, "notebook", auth::Right::field_book},
    {"/vao/cho-vao", t::desk::let_in, t::desk::let_in_note, "key", auth::Right::let_in},
    {"/ke-hoach", t::desk::plan, t::desk::plan_note, "plan", auth::Right::see_people},
    {"/quan-tri/nhap", t::desk::import_people, t::desk::import_people_note, "upload", auth::Right::import_people},
    {"/quan-tri/dan-cu", t::desk::people, t::desk::people_note, "people", auth::Right::see_people},
    {"/quan-tri/khu-vuc", t::desk::areas, t::desk::areas_note, "place", auth::Right::edit_people},
    {"/quan-tri/lop", t::desk::classes, t::desk::classes_note, "book", auth::Right::edit_people},
    {"/quan-tri/the", t::desk::cards, t::desk::cards_note, "card", auth::Right::print_cards},
    {"/quan-tri/xac-nhan", t::desk::confirmations, t::desk::confirmations_note, "check", auth::Right::confirm_results},
    {"/quan-tri/chung-nhan", t::desk::certificates, t::desk::certificates_note, "certificate",
     auth::Right::issue_certificates},
    {"/quan-tri/khung", t::desk::rules, t::desk::rules_note, "check", auth::Right::compare_rules},
    {"/quan-tri/bao-cao", t::desk::reports, t::desk::reports_note, "print", auth::Right::export_reports},
    {"/quan-tri/doi", t::desk::teams, t::desk::teams_note, "calendar", auth::Right::edit_people},
    {"/quan-tri/xung-dot", t::desk::conflicts, t::desk::conflicts_note, "warning", auth::Right::edit_people},
    {"/quan-tri/so-tay-tep", t::desk::outbox_file, t::desk::outbox_file_note, "upload", auth::Right::edit_people},
    {"/quan-tri/tin", t::desk::news, t::desk::news_note, "news", auth::Right::correct_figures},
    {"/quan-tri/tai-khoan", t::desk::accounts, t::desk::accounts_note, "person", auth::Right::manage_accounts},
};

}  // namespace

Room make_desk(Services& services) {
  Room room;
  room.name = "desk";
  const html::Site site{services.settings.commune_name, services.settings.demo};
  room.routes = {{web::Method::get, "/quan-tri", auth::Right::known,
                  [site](const web::Call& call) -> web::Answer {
                    DeskView view;
                    view.icons = html::asset("icons.svg");
                    for (const auto& task : tasks) {
                      if (auth::may(call.me, task.right, "*", call.now))
                        view.tiles.push_back({std::string{task.href}, task.label, task.note, task.icon});
                    }
                    html::DocumentView document;
                    document.around = html::around(call, site, "/quan-tri");
                    document.frame = html::Frame::staff;
                    document.title = t::desk::title.vi;
                    document.body = {desk(view)};
                    return web::page(html::document(document));
                  },
                  web::Pace::quick}};
  return room;
}

}  // namespace hvs::app
