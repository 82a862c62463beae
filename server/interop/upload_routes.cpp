// /quan-tri/goi/…: a file comes in, is looked at, confirmed or dropped.
#include <algorithm>
#include <filesystem>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/interop/pages.hpp"
#include "server/interop/desk.hpp"
#include "server/interop/inbox.hpp"
#include "server/journal/door.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::string_view home = "/quan-tri/goi";

std::string address_of(const std::string& id) { return std::string(home) + "/nhan/" + id; }

std::int64_t number_in(std::string_view typed) {
  long long n = 0;
  return text::read_int(typed, n) ? std::int64_t{n} : -1;
}

web::Answer take_file(Desk& desk, const web::Call& call) {
  if (call.uploads.empty() || call.uploads[0].bytes.empty())
    return desk_page(desk, call, std::string{t::interop::no_file.vi}, 422);
  const auto& file = call.uploads[0];
  auto id = desk.imports.take({file.filename, call.me.account}, file.bytes);
  if (!id) return desk_page(desk, call, std::string{say(id.error().code)}, 422);
  desk.note(call, "interop.package_sent", *id);
  return web::see_other(address_of(*id));
}

web::Answer take_from_machine(Desk& desk, const web::Call& call) {
  const auto path = find_in_inbox(desk.shelf.inbox(), call.form.get("tep"));
  if (path.empty()) return desk_page(desk, call, std::string{t::interop::no_file.vi}, 422);
  auto id = desk.imports.take_from({std::filesystem::path{path}.filename().string(), call.me.account}, path);
  if (!id) return desk_page(desk, call, std::string{say(id.error().code)}, 422);
  desk.note(call, "interop.package_sent", *id);
  return web::see_other(address_of(*id));
}

// Large files come in pieces, so that no request is large and a broken line costs one piece.
web::Answer begin_pieces(Desk& desk, const web::Call& call) {
  auto id = desk.imports.begin({std::string{call.query.get("ten")}, call.me.account, number_in(call.query.get("co"))});
  if (!id)
    return web::json(json::Json::object().set("problem", json::Json::of(std::string{say(id.error().code)})).dump(),
                     422);
  desk.note(call, "interop.package_sent", *id);
  return web::json(json::Json::object()
                       .set("to", json::Json::of(std::string(home) + "/phan/" + *id))
                       .set("then", json::Json::of(address_of(*id)))
                       .dump());
}

web::Answer take_piece(Desk& desk, const web::Call& call) {
  const auto got = desk.imports.piece(std::string{call.params.get("id")}, call.me.account,
                                      number_in(call.query.get("tu")), call.body);
  if (!got)
    return web::json(json::Json::object().set("problem", json::Json::of(std::string{say(got.error().code)})).dump(),
                     422);
  return web::json(json::Json::object().set("received", json::Json::of(static_cast<long long>(*got))).dump());
}

// For whoever decides about the package: a link says where it leads.
std::string kind_of(const Item& item) {
  return item.kind == ItemKind::link ? note_of(item) + ": " + item.href : note_of(item);
}

void put_outline(const Desk& desk, const Outline& outline, page::UploadView& view) {
  view.is_package = true;
  view.title = outline.title;
  view.standard = standard_words(outline.standard) + (outline.edition.empty() ? "" : " (" + outline.edition + ")");
  view.about = outline.about;
  view.license = outline.license;
  view.items = std::to_string(outline.count());
  for (const auto& unit : outline.units) {
    auto& shown = view.units.emplace_back();
    shown.title = unit.title;
    for (const auto& item : unit.items) shown.items.push_back({item.title, kind_of(item)});
  }
  for (const auto& one : outline.remarks) view.remarks.push_back({std::string{say(one.code)}, one.detail});
  const auto all = desk.read<std::vector<Package>>([&](db::Tx& tx) { return list_packages(tx, desk.commune()); });
  if (!all) return;
  for (const auto& one : *all) {
    if (one.standard != outline.standard) continue;
    view.replaces.push_back({one.id, one.title, !one.identifier.empty() && one.identifier == outline.identifier});
  }
}

void put_course(const web::Call& call, const Upload& upload, page::UploadView& view) {
  const auto report = json::parse(upload.report);
  if (!report) return;
  view.is_course = true;
  view.title = report->at("title").string();
  view.key = report->at("key").string();
  const auto who = report->at("who").string();
  view.signer = who == "own"     ? t::interop::own_key.vi
                : who == "known" ? t::interop::known_key.vi
                                 : t::interop::unknown_key.vi;
  view.trusted = who != "unknown";
  view.may_trust = !view.trusted && auth::may(call.me, auth::Right::manage_system, "", call.now).has_value();
  for (const auto& line : report->at("changes").items()) view.changes.emplace_back(line.string());
}

struct StateWord {
  std::string_view state;
  const Text& word;
  std::string_view badge;
};
constexpr StateWord states[] = {
    {"receiving", t::interop::state_receiving, "info"}, {"reading", t::interop::state_reading, "info"},
    {"ready", t::interop::state_ready, "warn"},         {"failed", t::interop::state_failed, "bad"},
    {"done", t::interop::state_done, "good"},           {"dropped", t::interop::state_dropped, ""}};

web::Answer upload_page(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("id")};
  const auto upload = desk.imports.load(id);
  if (!upload) return sorry(desk, call, upload.error());
  page::UploadView view;
  view.csrf = call.me.csrf;
  view.action = address_of(id);
  view.name = upload->name;
  view.size = size_words(upload->bytes);
  std::tie(view.state, view.badge) = upload_state(upload->status);
  if (!upload->problem.empty()) view.problem = say(upload->problem);
  view.detail = upload->detail;
  view.working = upload->status == "reading";
  if (view.working) {
    view.progress = t::interop::working.vi;
    if (upload->wanted > 0) {
      view.progress =
          html::fill(t::interop::working_percent.vi, {{"n", std::to_string(upload->done * 100 / upload->wanted)}});
      view.done = std::to_string(upload->done);
      view.wanted = std::to_string(upload->wanted);
    }
  }
  if (upload->status == "ready") {
    if (upload->kind == "course") {
      put_course(call, *upload, view);
      view.can_confirm = view.trusted || view.may_trust;
    } else if (const auto outline = desk.imports.outline_of(id)) {
      put_outline(desk, *outline, view);
      view.can_confirm = auth::may(call.me, auth::Right::write_courses, "", call.now).has_value();
    }
  }
  view.can_drop = upload->status == "ready" || upload->status == "failed" || upload->status == "receiving";
  if (upload->status == "done") view.link = (upload->kind == "course" ? "/hoc/" : "/hoc-them/") + upload->package;
  auto reply =
      show(desk, call,
           {.title = std::string(t::interop::title.vi), .back = std::string(home), .body = page::package_upload(view)});
  if (view.working) reply.headers.push_back({"Refresh", "1"});
  return reply;
}

journal::Operation put_package(const web::Call& call, const journal::RecordState* before, std::string id,
                               std::vector<std::pair<std::string, std::string>> values) {
  journal::Operation op;
  op.entity = "package";
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.claimed = call.now;
  for (auto& [field, value] : values) {
    journal::Change change{field, std::move(value), 0};
    for (const auto& now : before == nullptr ? std::vector<journal::FieldState>{} : before->fields) {
      if (now.field == field) change.base = now.version;
    }
    op.changes.push_back(std::move(change));
  }
  return op;
}

Result<std::string> confirm_package(Desk& desk, const web::Call& call, const std::string& id) {
  const auto outline = desk.imports.outline_of(id);
  if (outline == nullptr) return refuse(Kind::conflict, t::interop::no_upload.key);
  std::string package{call.form.get("thay")};
  std::string before;
  if (!package.empty()) {
    HVS_TRY(found,
            desk.read<std::optional<Package>>([&](db::Tx& tx) { return find_package(tx, desk.commune(), package); }));
    if (!found) return refuse(Kind::missing, t::interop::no_package.key);
    before = found->hash;
  } else {
    package = make_uuid7(call.now, desk.services.random);
  }
  HVS_TRY(upload, desk.imports.settle(id));
  if (before == upload.hash) before.clear();
  std::vector<std::pair<std::string, std::string>> values{{"title", outline->title},
                                                          {"standard", std::string{standard_name(outline->standard)}},
                                                          {"identifier", outline->identifier},
                                                          {"hash", upload.hash},
                                                          {"shown", "1"}};
  if (!before.empty()) values.emplace_back("before", before);
  HVS_TRY(done, commit_package(desk, call, package, std::move(values)));
  (void)done;
  HVS_TRY(finished, desk.imports.finish(id, package));
  (void)finished;
  return package;
}

web::Answer confirm(Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("id")};
  const auto upload = desk.imports.load(id);
  if (!upload) return sorry(desk, call, upload.error());
  if (upload->status != "ready") return web::see_other(address_of(id));
  Result<std::string> made = std::string{};
  if (upload->kind == "course") {
    const bool trust = call.form.get("tin") == "1" && auth::may(call.me, auth::Right::manage_system, "", call.now);
    made = desk.courses ? desk.courses->open(desk.imports.archive_of(id), trust)
                        : refuse(Kind::missing, t::interop::no_upload.key);
    if (made) {
      if (auto finished = desk.imports.finish(id, *made); !finished) return sorry(desk, call, finished.error());
    }
  } else {
    if (auto may = auth::may(call.me, auth::Right::write_courses, "", call.now); !may)
      return sorry(desk, call, may.error());
    made = confirm_package(desk, call, id);
  }
  if (!made) return sorry(desk, call, made.error());
  desk.note(call, upload->kind == "course" ? "interop.course_opened" : "interop.package_shown", *made);
  return web::see_other(std::string(home) + "?xong=dung");
}

web::Answer drop(Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("id")};
  if (auto done = desk.imports.drop(id); !done) return sorry(desk, call, done.error());
  desk.note(call, "interop.package_dropped", id);
  return web::see_other(std::string(home));
}

}  // namespace

std::pair<std::string, std::string> upload_state(std::string_view status) {
  const auto* at = std::ranges::find(states, status, &StateWord::state);
  if (at == std::end(states)) return {std::string{status}, ""};
  return {std::string{at->word.vi}, std::string{at->badge}};
}

std::string size_words(std::int64_t bytes) {
  if (bytes < 1024 * 1024) return std::to_string((bytes + 1023) / 1024) + " KB";
  return std::to_string(bytes / (1024 * 1024)) + "," + std::to_string(bytes % (1024 * 1024) * 10 / (1024 * 1024)) +
         " MB";
}

Result<void> commit_package(Desk& desk, const web::Call& call, const std::string& id,
                            std::vector<std::pair<std::string, std::string>> values) {
  const std::string ids[] = {id};
  HVS_TRY(now,
          desk.read<std::vector<journal::RecordState>>([&](db::Tx& tx) -> Result<std::vector<journal::RecordState>> {
            return desk.services.door.store("package")->load(tx, desk.commune(), ids);
          }));
  std::vector<journal::Operation> ops;
  ops.push_back(put_package(call, now.empty() || !now[0].exists ? nullptr : now.data(), id, std::move(values)));
  ops[0].id = desk.services.door.next_server_id();
  HVS_TRY(outcomes, desk.services.door.commit(call.me, std::move(ops), call.now));
  for (const auto& one : outcomes) {
    if (one.kind == journal::OutcomeKind::quarantined || one.kind == journal::OutcomeKind::conflict)
      return refuse(Kind::conflict, one.reason.empty() ? t::interop::no_upload.key : one.reason);
  }
  return {};
}

void add_upload_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  constexpr auto right = auth::Right::write_courses;
  const auto add = [&](web::Method method, std::string pattern, web::Answer (*handler)(Desk&, const web::Call&)) {
    routes.push_back({method, std::string(home) + pattern, right,
                      [desk, handler](const web::Call& call) { return handler(*desk, call); }});
  };
  using web::Method;
  add(Method::post, "", &take_file);
  add(Method::post, "/tu-may", &take_from_machine);
  add(Method::post, "/phan", &begin_pieces);
  add(Method::post, "/phan/{id}", &take_piece);
  add(Method::get, "/nhan/{id}", [](Desk& d, const web::Call& c) { return upload_page(d, c); });
  add(Method::post, "/nhan/{id}/dung", &confirm);
  add(Method::post, "/nhan/{id}/bo", &drop);
}

}  // namespace hvs::interop
