#include "server/journal/outbox_files.hpp"

#include "core/html/around.hpp"
#include "core/html/catalogue.hpp"
#include "core/journal/outbox_file.hpp"
#include "core/journal/pages.hpp"
#include "core/journal/reasons.hpp"
#include "core/web/status.hpp"
#include "server/journal/outbox_entry.hpp"
#include "server/keys/keyring.hpp"
#include "text/journal.hpp"

namespace hvs::journal {
namespace {

constexpr std::string_view home = "/quan-tri/so-tay-tep";
constexpr std::size_t most_rows = 300;

struct Room {
  app::Services& services;
  Beside beside;

  void note(const web::Call& call, std::string action, std::string target, std::string detail = {}) const {
    if (beside.audit) beside.audit(call, std::move(action), std::move(target), std::move(detail));
  }
  [[nodiscard]] std::string name_of(const std::string& account) const {
    const auto who = beside.who ? beside.who(account) : std::nullopt;
    return who && !who->name.empty() ? who->name : std::string(t::journal::file_stranger.vi);
  }
};
using RoomPtr = std::shared_ptr<const Room>;

std::string address_of(const std::string& id) { return std::string(home) + "/" + id; }

web::Reply show(const Room& room, const web::Call& call, std::string back, std::string body, int status) {
  html::DocumentView out;
  out.around = html::around(call, {room.services.settings.commune_name, room.services.settings.demo}, "/quan-tri");
  out.frame = html::Frame::staff;
  out.title = t::journal::file_title.vi;
  out.back = std::move(back);
  out.wide = true;
  out.body = {std::move(body)};
  return web::page(html::document(out), status);
}

bool sees_all(const web::Call& call) { return auth::may(call.me, auth::Right::edit_people, "", call.now).has_value(); }

web::Answer list(const Room& room, const web::Call& call, std::string_view error = {}, int status = 200) {
  FileListView view;
  view.csrf = call.me.csrf;
  view.error = error;
  std::vector<HandedIn> files;
  const auto read = room.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, outbox_files::recent(tx, call.me.commune, sees_all(call) ? std::string{} : call.me.account));
    files = std::move(found);
    return {};
  });
  if (!read) return web::refused(read.error());
  for (const auto& file : files) {
    const auto& state = file.status == "da_ghi" ? t::journal::file_entered
                        : file.status == "bo"   ? t::journal::file_dropped
                                                : t::journal::file_waiting;
    view.files.push_back({address_of(file.id), show_day_time(file.received), room.name_of(file.received_by),
                          std::string(state.vi),
                          file.status == "da_ghi" ? "good"
                          : file.status == "cho"  ? "warn"
                                                  : ""});
  }
  return show(room, call, "/quan-tri", page::file_list(view), status);
}

int status_of(const Problem& problem) {
  switch (problem.kind) {
    case Kind::denied:
      return 403;
    case Kind::missing:
      return 404;
    case Kind::busy:
      return 503;
    case Kind::broken:
      return 500;
    case Kind::invalid:
    case Kind::conflict:
      break;
  }
  return 422;
}

// A file is kept as it came as soon as its seals hold, so that nothing is lost between looking and entering.
web::Answer hand_in(const Room& room, const web::Call& call) {
  if (call.uploads.empty() || call.uploads[0].bytes.empty()) return list(room, call, t::journal::file_none.vi, 422);
  const auto& body = call.uploads[0].bytes;
  const auto opened = open_file(room.services, room.beside, call, body);
  if (!opened) {
    room.note(call, "journal.file_refused", "", std::string(opened.error().code));
    return list(room, call, say(opened.error().code), status_of(opened.error()));
  }
  HandedIn file;
  file.id = room.services.keys.find_hash(body, "journal.outbox_file_id").substr(0, 32);
  file.received = call.now;
  file.received_by = call.me.account;
  file.body = body;
  const auto kept = room.services.db.write([&](db::Tx& tx) { return outbox_files::keep(tx, call.me.commune, file); });
  if (!kept) return list(room, call, say(kept.error().code), status_of(kept.error()));
  room.note(call, "journal.file_received", file.id);
  return web::see_other(address_of(file.id));
}

Result<HandedIn> find(const Room& room, const web::Call& call) {
  std::optional<HandedIn> file;
  const auto read = room.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, outbox_files::find(tx, call.me.commune, std::string(call.params.get("id"))));
    file = std::move(found);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  if (!file || (file->received_by != call.me.account && !sees_all(call))) {
    return refuse(Kind::missing, reason::file_gone);
  }
  return std::move(*file);
}

std::vector<FileFigure> figures_of(const Counts& n) {
  return {{std::to_string(n.operations), std::string(t::journal::n_operations.vi)},
          {std::to_string(n.taken), std::string(t::journal::n_taken.vi)},
          {std::to_string(n.known), std::string(t::journal::n_known.vi)},
          {std::to_string(n.held), std::string(t::journal::n_held.vi)},
          {std::to_string(n.aside), std::string(t::journal::n_aside.vi)}};
}

// Counted by what the door foresees; a clash is taken, its field goes to the list of clashes.
std::string summary_of(const std::vector<Foreseen>& all) {
  Counts n;
  for (const auto& one : all) {
    if (one.outcome.duplicate) {
      ++n.known;
    } else if (one.outcome.kind == OutcomeKind::held) {
      ++n.held;
    } else if (one.outcome.kind == OutcomeKind::quarantined) {
      ++n.aside;
    } else {
      ++n.taken;
    }
  }
  return html::fill(t::journal::file_summary, {{"n", std::to_string(all.size())},
                                               {"taken", std::to_string(n.taken)},
                                               {"known", std::to_string(n.known)},
                                               {"held", std::to_string(n.held)},
                                               {"aside", std::to_string(n.aside)}});
}

Result<FileSection> section_view(const Room& room, const web::Call& call, const OpenedSection& section) {
  FileSection view;
  const auto who = section.author.name.empty() ? std::string(t::journal::file_stranger.vi) : section.author.name;
  view.title = html::fill(t::journal::file_section, {{"who", who}, {"device", section.device.substr(0, 8)}});
  view.locked = !section.mine_to_enter;
  if (view.locked) return view;
  HVS_TRY(all, look_through(room.services, section, call.now));
  view.summary = summary_of(all);
  for (std::size_t i = 0; i < all.size() && i < most_rows; ++i) {
    const auto& op = section.operations[i];
    auto verdict = verdict_of(all[i].outcome);
    view.rows.push_back({std::string(entity_label(op.entity).vi), std::move(all[i].about), show_day_time(op.claimed),
                         std::move(verdict.words), std::move(verdict.badge)});
  }
  if (all.size() > most_rows) {
    view.more = html::fill(t::journal::file_more, {{"n", std::to_string(all.size() - most_rows)}});
  }
  return view;
}

web::Answer look(const Room& room, const web::Call& call) {
  const auto file = find(room, call);
  if (!file) return list(room, call, say(file.error().code), status_of(file.error()));
  FileView view;
  view.csrf = call.me.csrf;
  view.action = address_of(file->id);
  if (file->status != "cho") {
    view.notice = file->status == "da_ghi" ? t::journal::file_saved.vi : t::journal::file_left.vi;
    view.notice_class = file->status == "da_ghi" ? "good" : "info";
    if (file->status == "da_ghi") view.figures = figures_of(file->counts);
  } else {
    if (call.query.get("phan") == "1") {
      view.notice = t::journal::file_part_left.vi;
      view.notice_class = "good";
    }
    const auto sections = open_file(room.services, room.beside, call, file->body);
    if (!sections) return list(room, call, say(sections.error().code), status_of(sections.error()));
    for (const auto& section : *sections) {
      auto shown = section_view(room, call, section);
      if (!shown) return list(room, call, say(shown.error().code), status_of(shown.error()));
      view.sections.push_back(std::move(*shown));
    }
    view.can_enter = true;
  }
  return show(room, call, std::string(home), page::file(view), 200);
}

// Enters what the caller may enter; pressing again changes nothing, the door knows every operation by its id.
web::Answer decide(const Room& room, const web::Call& call) {
  auto file = find(room, call);
  if (!file) return list(room, call, say(file.error().code), status_of(file.error()));
  if (file->status != "cho") return web::see_other(address_of(file->id));
  bool whole = true;
  if (call.form.get("viec") == "ghi") {
    const auto sections = open_file(room.services, room.beside, call, file->body);
    if (!sections) return list(room, call, say(sections.error().code), status_of(sections.error()));
    for (const auto& section : *sections) {
      whole = whole && section.mine_to_enter;
      if (!section.mine_to_enter) continue;
      const auto done = enter(room.services, file->id, section, call.me, call.now, file->counts);
      if (!done) return list(room, call, say(done.error().code), status_of(done.error()));
    }
    file->status = "da_ghi";
    file->body.clear();
  } else {
    file->status = "bo";
  }
  const auto& n = file->counts;
  room.note(call, file->status == "bo" ? "journal.file_dropped" : "journal.file_entered", file->id,
            "taken=" + std::to_string(n.taken) + " known=" + std::to_string(n.known) +
                " held=" + std::to_string(n.held) + " aside=" + std::to_string(n.aside));
  if (!whole) return web::see_other(address_of(file->id) + "?phan=1");  // the rest waits for the commune's officer
  file->decided = call.now;
  file->decided_by = call.me.account;
  const auto written =
      room.services.db.write([&](db::Tx& tx) { return outbox_files::decide(tx, call.me.commune, *file); });
  if (!written) return list(room, call, say(written.error().code), status_of(written.error()));
  return web::see_other(address_of(file->id));
}

}  // namespace

std::vector<web::Route> outbox_file_routes(app::Services& services, const Beside& beside) {
  const auto room = std::make_shared<const Room>(Room{services, beside});
  const std::string base(home);
  using enum web::Method;
  return {
      {get, base, auth::Right::known, [room](const web::Call& call) { return list(*room, call); }, web::Pace::worker},
      {post, base, auth::Right::known, [room](const web::Call& call) { return hand_in(*room, call); },
       web::Pace::worker},
      {get, base + "/{id}", auth::Right::known, [room](const web::Call& call) { return look(*room, call); },
       web::Pace::worker},
      {post, base + "/{id}", auth::Right::known, [room](const web::Call& call) { return decide(*room, call); },
       web::Pace::worker},
  };
}

}  // namespace hvs::journal
