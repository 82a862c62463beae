#include "server/interop/room.hpp"

#include "core/html/catalogue.hpp"
#include "core/interop/pages.hpp"
#include "server/http/headers.hpp"
#include "server/interop/desk.hpp"
#include "text/interop.hpp"

namespace hvs::interop {

Desk::Desk(app::Services& given, const std::string& packs_url, std::shared_ptr<Courses> own, Audit note_with)
    : services(given),
      site{given.settings.commune_name, given.settings.demo},
      shelf(given.settings.data_dir),
      host(packs_url, given.settings.public_url),
      courses(std::move(own)),
      imports(given, shelf,
              [held = courses](const std::string& file) -> std::optional<Result<std::string>> {
                if (!held) return std::nullopt;
                auto seen = held->look(file);
                if (seen && seen->empty()) return std::nullopt;
                return seen;
              }),
      audit(std::move(note_with)) {}

web::Reply show(const Desk& desk, const web::Call& call, Shown page) {
  html::DocumentView view;
  view.around = html::around(call, desk.site, page.frame == html::Frame::staff ? "/quan-tri" : "/hoc");
  view.frame = page.frame;
  view.title = std::move(page.title);
  view.back = std::move(page.back);
  view.body = {std::move(page.body)};
  if (page.script) view.extra_script = html::asset("package.js");
  return web::page(html::document(view), page.status);
}

web::Reply sorry(const Desk& desk, const web::Call& call, const Problem& problem) {
  page::ExtraItemView view;
  view.problem = say(problem.code);
  const bool learner = !call.path.starts_with("/quan-tri");
  const int status = problem.kind == Kind::missing ? 404 : problem.kind == Kind::broken ? 500 : 409;
  return show(desk, call,
              {.frame = learner ? html::Frame::learner : html::Frame::staff,
               .title = std::string(learner ? t::interop::extra_title.vi : t::interop::title.vi),
               .back = learner ? "/hoc-them" : "/quan-tri/goi",
               .body = page::extra_item(view),
               .status = status});
}

std::string note_of(const Item& item) {
  switch (item.kind) {
    case ItemKind::sco:
      return std::string{t::interop::item_sco.vi};
    case ItemKind::page:
      return std::string{t::interop::item_page.vi};
    case ItemKind::h5p:
      return std::string{t::interop::item_h5p.vi};
    case ItemKind::text:
      return std::string{t::interop::item_text.vi};
    case ItemKind::link:
      return std::string{t::interop::item_link.vi};
    case ItemKind::quiz:
      return html::fill(t::interop::item_quiz.vi, {{"n", std::to_string(item.questions.size())}});
  }
  return {};
}

std::string standard_words(Standard standard) {
  switch (standard) {
    case Standard::scorm12:
      return std::string{t::interop::kind_scorm12.vi};
    case Standard::scorm2004:
      return std::string{t::interop::kind_scorm2004.vi};
    case Standard::common_cartridge:
      return std::string{t::interop::kind_cc.vi};
    case Standard::h5p:
      return std::string{t::interop::kind_h5p.vi};
    case Standard::markdown:
      return std::string{t::interop::kind_markdown.vi};
  }
  return {};
}

Opened make_interop(app::Services& services, const std::string& packs_url, std::shared_ptr<Courses> courses,
                    Audit audit) {
  const auto desk = std::make_shared<Desk>(services, packs_url, std::move(courses), std::move(audit));
  Opened out;
  out.room.name = "interop";
  out.room.state = desk;
  add_desk_routes(out.room.routes, desk);
  add_upload_routes(out.room.routes, desk);
  add_learner_routes(out.room.routes, desk);
  add_quiz_routes(out.room.routes, desk);
  out.other_name = [desk](const web::Call& call) -> std::optional<web::Reply> {
    // Scripts of ours that the run-time needs come from the same table under every name.
    if (!desk->host.is_asked(call) || call.path.starts_with("/t/")) return std::nullopt;
    return answer_apart(*desk, call);
  };
  return out;
}

std::function<std::vector<learning::Beside>(const web::Call&)> beside_courses(app::Services& services) {
  return [&services](const web::Call& call) -> std::vector<learning::Beside> {
    std::vector<learning::Beside> out;
    (void)services.db.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(all, list_packages(tx, services.settings.commune));
      std::size_t shown = 0;
      for (const auto& one : all) shown += one.shown;
      if (shown > 0)
        out.push_back({"/hoc-them", std::string{t::interop::extra_title.vi}, std::string{t::interop::extra_note.vi},
                       html::fill(t::interop::items_count.vi, {{"n", std::to_string(shown)}})});
      return {};
    });
    (void)call;
    return out;
  };
}

}  // namespace hvs::interop
