// Questions from files of other programs, looked at before they become drafts; and the way out again.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/assessment/desk_pages.hpp"
#include "core/assessment/scoring.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/assessment/convert.hpp"
#include "server/assessment/desk.hpp"
#include "server/assessment/transfer.hpp"
#include "text/bank.hpp"

namespace hvs::assessment {
namespace {

using json::Json;
using web::Answer;
using web::Call;
namespace tb = t::bank;

constexpr std::size_t stem_letters = 90;

page::DeskImportView base_view(const DeskRoom& room, const Call& call) {
  page::DeskImportView view;
  view.csrf = call.me.csrf;
  view.action = std::string{desk_home} + "/nhap";
  for (const auto& bank : room.files())
    view.groups.push_back(
        {bank->blueprint.group, shown_group(bank->blueprint.group), bank->blueprint.group == call.form.get("nhom")});
  for (const auto& one : room.officials().library().framework.skills)
    view.skills.push_back({one.id, one.id + " " + one.name, one.id == call.form.get("ky-nang")});
  return view;
}

Answer show(const DeskRoom& room, const Call& call, const page::DeskImportView& view, int status = 200) {
  return official_page(room.officials(), call, std::string{tb::import_title.vi}, std::string{desk_home},
                       page::desk_import(view), status);
}

Answer trouble(const DeskRoom& room, const Call& call, std::string what) {
  auto view = base_view(room, call);
  view.trouble = std::move(what);
  return show(room, call, view, 422);
}

std::set<std::string> taken_ids(const DeskRoom& room, const Desk& desk) {
  std::set<std::string> out;
  for (const auto& bank : room.files()) {
    for (const auto& one : bank->items) out.insert(one.id);
  }
  for (const auto& one : desk.all) out.insert(one.text.item.id);
  return out;
}

Result<std::optional<Json>> load(const DeskRoom& room, const Call& call) {
  std::optional<Json> out;
  const std::string id{call.params.get("upload")};
  const auto read = room.services().db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, find_upload(tx, room.commune(), id));
    if (!found || found->author != call.me.account) return {};
    HVS_TRY(json, json::parse(found->body));
    out = std::move(json);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

}  // namespace

web::Answer import_page(const DeskRoom& room, const web::Call& call) { return show(room, call, base_view(room, call)); }

web::Answer take_upload(const DeskRoom& room, const web::Call& call) {
  if (call.uploads.empty() || call.uploads.front().bytes.empty())
    return trouble(room, call, std::string{tb::no_file.vi});
  const auto& file = call.uploads.front();
  auto read = questions::read(file.bytes);
  if (!read) {
    auto words =
        html::fill(say(read.error().code),
                   {{"limit", read.error().detail}, {"at", read.error().detail}, {"name", read.error().detail}});
    return trouble(room, call, std::move(words));
  }
  const auto desk = room.desk();
  if (!desk) return web::text("", 503);
  const std::string skill{call.form.get("ky-nang")};
  const auto* known = room.officials().library().framework.find_skill(skill);
  const std::string group{room.file_bank(call.form.get("nhom")) == nullptr ? room.files().front()->blueprint.group
                                                                           : call.form.get("nhom")};
  const auto id = make_uuid7(call.now, room.services().random);
  Placing placing{.prefix = "n-" + bytes::hex(bytes::sha256(id)).substr(0, 8),
                  .domain = known == nullptr ? "" : known->domain,
                  .skill = skill};
  const auto resolves = [&room](Item& item) { return room.resolve_here(item); };
  const auto table = bring_all(*read, placing, taken_ids(room, **desk), resolves);
  auto body = Json::object();
  body.set("group", Json::of(group))
      .set("source", Json::of(text::cut(text::squeeze(file.filename), 80)))
      .set("rows", table);
  const auto kept = room.services().db.write(
      [&](db::Tx& tx) { return keep_upload(tx, room.commune(), id, {call.me.account, body.dump()}, call.now); });
  if (!kept) return web::text("", 503);
  return web::see_other(std::string{desk_home} + "/nhap/" + id);
}

web::Answer preview_page(const DeskRoom& room, const web::Call& call) {
  const auto kept = load(room, call);
  if (!kept) return web::text("", 503);
  if (!*kept) return trouble(room, call, std::string{tb::import_gone.vi});
  auto view = base_view(room, call);
  view.preview = true;
  view.action += "/" + std::string{call.params.get("upload")};
  std::size_t ok = 0;
  for (const auto& one : (**kept).at("rows").items()) {
    page::DeskBrought row;
    const auto why = one.at("why").string();
    row.ref = one.at("where").string();
    row.stem = text::cut(one.at("stem").string(), stem_letters);
    ItemKind kind{};
    if (read_kind(one.at("item").at("kind").string(), kind)) row.kind = kind_words(kind);
    row.word = why.empty() ? std::string{tb::import_ok.vi} : html::fill(tb::import_reason, {{"why", std::string{why}}});
    row.badge = why.empty() ? "good" : "bad";
    for (const auto& note : one.at("notes").items()) row.notes.emplace_back(note.string());
    ok += why.empty();
    view.rows.push_back(std::move(row));
  }
  view.lead =
      html::fill(tb::import_counts, {{"ok", std::to_string(ok)}, {"no", std::to_string(view.rows.size() - ok)}});
  view.may_save = ok > 0;
  return show(room, call, view);
}

web::Answer save_upload(const DeskRoom& room, const web::Call& call) {
  const auto kept = load(room, call);
  const auto desk = room.desk();
  if (!kept || !desk) return web::text("", 503);
  const std::string id{call.params.get("upload")};
  const auto drop = [&] {
    (void)room.services().db.write([&](db::Tx& tx) { return drop_upload(tx, room.commune(), id); });
  };
  if (!*kept) return trouble(room, call, std::string{tb::import_gone.vi});
  if (call.form.get("viec") != "luu") {
    drop();
    return web::see_other(std::string{desk_home});
  }
  web::Answer out;
  const auto taken = taken_ids(room, **desk);
  for (const auto& one : (**kept).at("rows").items()) {
    if (!one.at("why").string().empty()) continue;
    std::vector<Fault> faults;
    const auto item = read_item(one.at("item"), faults);
    if (!faults.empty() || taken.contains(item.id)) continue;  // somebody saved the same file meanwhile
    out.operations.push_back(
        text_fact(room, call, item, (**kept).at("group").string(), (**kept).at("source").string()));
  }
  out.reply = web::see_other(std::string{desk_home} + "?nhap=" + std::to_string(out.operations.size()));
  out.finish = [&services = room.services(), commune = room.commune(), id,
                reply = out.reply](const std::vector<journal::Outcome>&) {
    (void)services.db.write([&](db::Tx& tx) { return drop_upload(tx, commune, id); });
    return reply;
  };
  return out;
}

web::Answer export_page(const DeskRoom& room, const web::Call& call) {
  const auto desk = room.desk();
  if (!desk) return web::text("", 503);
  const auto* bank = room.file_bank(call.query.get("nhom"));
  if (bank == nullptr) bank = room.files().front().get();
  const auto& group = bank->blueprint.group;
  std::vector<const Item*> items;
  for (const auto& one : bank->items) items.push_back(&one);
  for (const auto* one : in_bank((*desk)->all, group)) items.push_back(&one->text.item);
  const auto taken = take_all(items);
  questions::Format format{};
  if (questions::read_format(call.query.get("dang"), format)) {
    const auto bytes =
        questions::write(taken.questions, format, pictures_for(room.services().settings.share_dir, taken.questions));
    if (!bytes) return web::text(std::string{say(bytes.error().code)}, 422);
    web::Reply reply;
    reply.type = questions::media_type(format);
    reply.body = *bytes;
    reply.headers = {{"Content-Disposition", "attachment; filename=\"cau-hoi-" + group + "-" +
                                                 std::string{questions::format_name(format)} +
                                                 std::string{questions::file_ending(format)} + "\""},
                     {"Cache-Control", "private, no-store"}};
    return reply;
  }
  page::DeskExportView view;
  for (const auto& one : room.files())
    view.groups.push_back({std::string{desk_home} + "/xuat?nhom=" + one->blueprint.group,
                           shown_group(one->blueprint.group), one->blueprint.group == group});
  view.lead = html::fill(tb::export_count, {{"n", std::to_string(items.size())}});
  for (const auto one : {questions::Format::qti3, questions::Format::qti21, questions::Format::moodle,
                         questions::Format::gift, questions::Format::csv, questions::Format::aiken}) {
    page::DeskFormat row;
    const std::string name{questions::format_name(one)};
    row.href = std::string{desk_home} + "/xuat?nhom=" + group + "&dang=" + name;
    row.label = say("bank.format_" + name);
    const auto summary = sum_losses(taken, one);
    row.about = html::fill(tb::export_about, {{"ok", std::to_string(items.size() - summary.left_out)},
                                              {"no", std::to_string(summary.left_out)}});
    for (const auto& [what, n] : summary.by_reason) row.losses.push_back({what, std::to_string(n)});
    view.formats.push_back(std::move(row));
  }
  return official_page(room.officials(), call, std::string{tb::export_title.vi}, std::string{desk_home},
                       page::desk_export(view));
}

}  // namespace hvs::assessment
