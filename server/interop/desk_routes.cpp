// /quan-tri/goi: what is in use, what lies ready, our own courses to take away.
#include <filesystem>

#include "core/base/bytes.hpp"
#include "core/html/catalogue.hpp"
#include "core/interop/pages.hpp"
#include "server/interop/desk.hpp"
#include "server/interop/export.hpp"
#include "server/interop/inbox.hpp"
#include "server/keys/keyring.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::string_view home = "/quan-tri/goi";

std::string said_after(std::string_view what) {
  if (what == "dung") return std::string{t::interop::said_done.vi};
  if (what == "quay-lai") return std::string{t::interop::said_back.vi};
  if (what == "an") return std::string{t::interop::said_hidden.vi};
  if (what == "hien") return std::string{t::interop::said_shown.vi};
  if (what == "bo") return std::string{t::interop::said_removed.vi};
  return {};
}

void put_packages(const Desk& desk, const std::vector<Package>& all, page::DeskView& view) {
  for (const auto& one : all) {
    const auto outline = desk.shelf.outline(one.hash);
    view.packages.push_back({.title = one.title,
                             .standard = standard_words(one.standard),
                             .items = outline ? std::to_string(outline->count()) : "–",
                             .state = std::string(one.shown ? t::interop::state_shown.vi : t::interop::state_hidden.vi),
                             .badge = one.shown ? "good" : "",
                             .look = "/hoc-them/" + one.id,
                             .action = std::string(home) + "/" + one.id,
                             .shown = one.shown,
                             .can_go_back = !one.before.empty()});
  }
}

void put_courses(const Desk& desk, page::DeskView& view) {
  if (!desk.courses) return;
  const auto own = bytes::hex(desk.services.keys.public_key());
  for (const auto& course : desk.courses->now()->courses) {
    const auto key = desk.courses->key_of(course.id);
    view.courses.push_back({.title = course.title,
                            .signer = key.empty()  ? std::string{t::interop::from_program.vi}
                                      : key == own ? std::string{t::interop::from_own_key.vi}
                                                   : html::fill(t::interop::from_key.vi, {{"key", key.substr(0, 8)}}),
                            .action = std::string(home) + "/khoa/" + course.id,
                            .can_go_back = desk.courses->can_go_back(course.id),
                            .from_pack = !key.empty()});
  }
}

web::Answer change(Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("package")};
  const auto what = call.form.get("viec");
  auto found = desk.read<std::optional<Package>>([&](db::Tx& tx) { return find_package(tx, desk.commune(), id); });
  if (!found) return sorry(desk, call, found.error());
  if (!*found) return sorry(desk, call, Problem{Kind::missing, t::interop::no_package.key});
  Result<void> done{};
  if (what == "an" || what == "hien") {
    done = commit_package(desk, call, id, {{"shown", what == "an" ? "0" : "1"}});
  } else if (what == "quay-lai") {
    const auto before = (*found)->before;
    const auto outline = desk.shelf.outline(before);
    done =
        outline == nullptr
            ? Result<void>{refuse(Kind::conflict, t::interop::nothing_before.key)}
            : commit_package(desk, call, id, {{"hash", before}, {"before", (*found)->hash}, {"title", outline->title}});
  }
  if (!done) return sorry(desk, call, done.error());
  desk.note(call, "interop.package_changed", id, std::string{what});
  return web::see_other(std::string(home) + "?xong=" + (said_after(what).empty() ? "" : std::string{what}));
}

web::Answer course(Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("course")};
  const auto what = call.form.get("viec");
  if (!desk.courses) return sorry(desk, call, Problem{Kind::missing, t::interop::no_package.key});
  if (what == "quay-lai" || what == "bo") {
    const auto done = what == "bo" ? desk.courses->remove(id) : desk.courses->go_back(id);
    if (!done) return sorry(desk, call, done.error());
    desk.note(call, "interop.course_changed", id, std::string{what});
    return web::see_other(std::string(home) + "?xong=" + std::string{what});
  }
  const auto form = read_form(call.form.get("dang"));
  if (!form) return web::see_other(std::string(home));
  // Made beside the data, sent, and swept away with the next one of the same course.
  const auto folder = std::filesystem::absolute(desk.services.settings.data_dir) / "goi-hoc" / "di";
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  const auto name = file_name(id, *form);
  const auto file = (folder / (make_uuid7(call.now, desk.services.random) + ".zip")).string();
  const auto made = export_course(desk.services, *desk.courses->now(), id, *form, file);
  if (!made) return sorry(desk, call, made.error());
  desk.note(call, "interop.course_exported", id, std::string{call.form.get("dang")});
  web::Reply reply;
  reply.type = "application/zip";
  reply.body = slurp(file);
  std::filesystem::remove(file, problem);
  reply.headers.push_back({"Content-Disposition", "attachment; filename=\"" + name + "\""});
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

}  // namespace

web::Reply desk_page(const Desk& desk, const web::Call& call, std::string error, int status) {
  page::DeskView view;
  view.csrf = call.me.csrf;
  view.error = std::move(error);
  view.said = said_after(call.query.get("xong"));
  if (desk.host.origin_for(call, std::string(40, '0')).empty()) view.can_run = t::interop::no_way_to_run.vi;
  struct Both {
    std::vector<Package> packages;
    std::vector<Upload> uploads;
  };
  auto got = desk.read<Both>([&](db::Tx& tx) -> Result<Both> {
    HVS_TRY(packages, list_packages(tx, desk.commune()));
    HVS_TRY(recent, uploads::recent(tx, desk.commune()));
    return Both{std::move(packages), std::move(recent)};
  });
  if (!got) return sorry(desk, call, got.error());
  put_packages(desk, got->packages, view);
  put_courses(desk, view);
  view.inbox_folder = desk.shelf.inbox().string();
  for (const auto& one : list_inbox(desk.shelf.inbox()))
    view.inbox.push_back({one.name, size_words(one.bytes), one.path});
  for (const auto& one : got->uploads) {
    const auto [word, badge] = upload_state(one.status);
    view.uploads.push_back(
        {std::string(home) + "/nhan/" + one.id, one.name, show_day_time(from_ms(one.created)), word, badge});
  }
  return show(desk, call,
              {.title = std::string(t::interop::title.vi),
               .back = "/quan-tri",
               .body = page::packages(view),
               .script = true,
               .status = status});
}

void add_desk_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  constexpr auto right = auth::Right::write_courses;
  using web::Method;
  routes.push_back({Method::get, std::string(home), right,
                    [desk](const web::Call& call) -> web::Answer { return desk_page(*desk, call); }});
  routes.push_back({Method::post, std::string(home) + "/{package}", right,
                    [desk](const web::Call& call) { return change(*desk, call); }});
  routes.push_back({Method::post, std::string(home) + "/khoa/{course}", right,
                    [desk](const web::Call& call) { return course(*desk, call); }});
}

}  // namespace hvs::interop
