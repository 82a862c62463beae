#include "server/app/desk.hpp"

#include "core/html/around.hpp"
#include "core/html/document.hpp"
#include "text/authoring.hpp"
#include "text/desk.hpp"

namespace hvs::app {
namespace {

// What a working week consists of; the order of the headings.
enum class Job : std::uint8_t { daily, people, teaching, proving, reaching, office };

struct Heading {
  Job job;
  const Text& title;
};
constexpr Heading headings[] = {
    {Job::daily, t::desk::job_daily},       {Job::people, t::desk::job_people},
    {Job::teaching, t::desk::job_teaching}, {Job::proving, t::desk::job_proving},
    {Job::reaching, t::desk::job_reaching}, {Job::office, t::desk::job_office},
};

struct Task {
  std::string_view href;
  const Text& label;
  const Text& note;
  std::string_view icon;
  auth::Right right;
  Job job = Job::teaching;
};

constexpr Task tasks[] = {
    {"/so-tay", t::desk::field_book, t::desk::field_book_note, "notebook", auth::Right::field_book, Job::daily},
    {"/lop-hoc", t::desk::my_classes, t::desk::my_classes_note, "people", auth::Right::let_in, Job::daily},
    {"/vao/cho-vao", t::desk::let_in, t::desk::let_in_note, "key", auth::Right::let_in, Job::daily},
    {"/ke-hoach", t::desk::plan, t::desk::plan_note, "plan", auth::Right::see_people, Job::daily},
    {"/quan-tri/nhap", t::desk::import_people, t::desk::import_people_note, "upload", auth::Right::import_people,
     Job::people},
    {"/quan-tri/dan-cu", t::desk::people, t::desk::people_note, "people", auth::Right::see_people, Job::people},
    {"/quan-tri/khu-vuc", t::desk::areas, t::desk::areas_note, "place", auth::Right::edit_people, Job::people},
    {"/quan-tri/soan", t::authoring::title, t::authoring::tile_note, "edit", auth::Right::write_courses},
    {"/quan-tri/lop", t::desk::classes, t::desk::classes_note, "book", auth::Right::edit_people, Job::teaching},
    {"/quan-tri/the", t::desk::cards, t::desk::cards_note, "card", auth::Right::print_cards, Job::people},
    {"/quan-tri/xac-nhan", t::desk::confirmations, t::desk::confirmations_note, "check", auth::Right::confirm_results,
     Job::proving},
    {"/quan-tri/chung-nhan", t::desk::certificates, t::desk::certificates_note, "certificate",
     auth::Right::issue_certificates, Job::proving},
    {"/kiem-tra/buoi", t::desk::sessions, t::desk::sessions_note, "people", auth::Right::assess_others, Job::proving},
    {"/quan-tri/biet-them", t::desk::effect, t::desk::effect_note, "plan", auth::Right::export_reports, Job::proving},
    {"/quan-tri/cau-hoi-do", t::desk::items, t::desk::items_note, "plan", auth::Right::assess_others, Job::proving},
    {"/quan-tri/khung", t::desk::rules, t::desk::rules_note, "check", auth::Right::compare_rules, Job::proving},
    {"/quan-tri/cau-hoi", t::desk::questions, t::desk::questions_note, "book", auth::Right::write_courses,
     Job::proving},
    {"/quan-tri/cau-hoi", t::desk::questions, t::desk::questions_note, "book", auth::Right::assess_others,
     Job::proving},
    {"/quan-tri/bao-cao", t::desk::reports, t::desk::reports_note, "print", auth::Right::export_reports, Job::office},
    {"/quan-tri/doi", t::desk::teams, t::desk::teams_note, "calendar", auth::Right::edit_people, Job::reaching},
    {"/quan-tri/xung-dot", t::desk::conflicts, t::desk::conflicts_note, "warning", auth::Right::edit_people,
     Job::reaching},
    {"/quan-tri/so-tay-tep", t::desk::outbox_file, t::desk::outbox_file_note, "upload", auth::Right::edit_people,
     Job::reaching},
    {"/quan-tri/goi", t::desk::packages, t::desk::packages_note, "upload", auth::Right::write_courses, Job::teaching},
    {"/quan-tri/tin", t::desk::news, t::desk::news_note, "news", auth::Right::correct_figures, Job::office},
    {"/quan-tri/tai-khoan", t::desk::accounts, t::desk::accounts_note, "person", auth::Right::manage_accounts,
     Job::office},
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
                    for (const auto& [job, title] : headings) {
                      DeskJob one{title, {}};
                      for (const auto& task : tasks) {
                        const bool twice = !one.tiles.empty() && one.tiles.back().href == task.href;
                        if (task.job == job && !twice && auth::may(call.me, task.right, "*", call.now))
                          one.tiles.push_back({std::string{task.href}, task.label, task.note, task.icon});
                      }
                      if (!one.tiles.empty()) view.jobs.push_back(std::move(one));
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
