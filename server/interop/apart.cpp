// Answers under the packages' own name: their files, the run-time's document, the scripts it needs. Nothing else lives
// there, no cookie is read or set there, and nothing there knows who is asking.
#include "core/base/bytes.hpp"
#include "core/interop/pages.hpp"
#include "server/interop/desk.hpp"
#include "server/interop/walk.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

web::Reply bare(int status) { return web::text("", status); }

web::Reply guarded(const Desk& desk, web::Reply reply) {
  reply.headers.push_back({"Content-Security-Policy", desk.host.policy()});
  reply.headers.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
  reply.headers.push_back({"Referrer-Policy", "no-referrer"});
  reply.headers.push_back(
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=()"});
  return reply;
}

// "/g/<hash>/a/b.html" → hash and "a/b.html".
bool split(std::string_view path, std::string_view prefix, std::string& hash, std::string_view& rest) {
  if (!path.starts_with(prefix)) return false;
  path.remove_prefix(prefix.size());
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return false;
  hash = path.substr(0, slash);
  rest = path.substr(slash + 1);
  return is_hash(hash);
}

web::Reply run(const Desk& desk, const std::string& hash, std::string_view id) {
  const auto outline = desk.shelf.outline(hash);
  const auto* item = outline == nullptr ? nullptr : outline->find(id);
  if (item == nullptr) return bare(404);
  page::RunnerView view;
  view.title = item->title;
  view.standard = standard_name(outline->standard);
  view.start = item->start;
  if (item->mastery >= 0) view.mastery = std::to_string(static_cast<int>(item->mastery * 100 + 0.5));
  const auto base = "/g/" + hash + "/";
  if (item->kind == ItemKind::h5p) {
    view.h5p_files = "/g/" + hash;
    view.h5p_player = "/h5p";
  } else {
    view.href = base + encoded_path(item->href);
  }
  view.script = html::asset(item->kind == ItemKind::h5p                ? "run_h5p.js"
                            : outline->standard == Standard::scorm2004 ? "run_2004.js"
                                                                       : "run_12.js");
  auto reply = web::page(page::runner(view));
  reply.headers.push_back({"Cache-Control", "no-cache"});
  return reply;
}

web::Reply file(const Desk& desk, const web::Call& call, const std::string& hash, std::string_view path) {
  const auto at = desk.shelf.file(hash, path);
  if (at.empty()) return bare(404);
  web::Reply reply;
  reply.type = type_of(path);
  reply.file = at;
  // The address carries the hash of the package: it never means anything else.
  reply.headers.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
  const bool kept = !shows_in_frame(path) && call.headers.get("sec-fetch-dest") == "document";
  if (kept) reply.headers.push_back({"Content-Disposition", "attachment"});
  return reply;
}

// H5P's own player: its style sheet names its fonts beside itself, so it keeps its plain addresses.
web::Reply player_file(const Desk& desk, std::string_view path) {
  if (path.find("..") != std::string_view::npos || path.empty() || path.front() == '/') return bare(404);
  web::Reply reply;
  reply.type = type_of(path);
  reply.file = desk.services.settings.share_dir + "/h5p/" + std::string{path};
  reply.headers.push_back({"Cache-Control", "public, max-age=86400"});
  return reply;
}

}  // namespace

std::string encoded_path(std::string_view href) {
  const auto cut = href.find_first_of("?#");
  std::string out;
  for (std::string_view rest = href.substr(0, cut); !rest.empty();) {
    const auto slash = rest.find('/');
    out += bytes::percent_encode(rest.substr(0, slash));
    if (slash == std::string_view::npos) break;
    out += '/';
    rest.remove_prefix(slash + 1);
  }
  if (cut != std::string_view::npos) out += href.substr(cut);
  return out;
}

web::Reply answer_apart(const Desk& desk, const web::Call& call) {
  if (call.method != web::Method::get) return guarded(desk, bare(405));
  // A worker would outlive the page and stand between packages that share a name.
  if (call.headers.get("service-worker") == "script") return guarded(desk, bare(403));
  std::string hash;
  std::string_view rest;
  const auto dest = call.headers.get("sec-fetch-dest");
  if (split(call.path, "/g/", hash, rest)) {
    if (!desk.host.belongs(call, hash)) return guarded(desk, bare(404));
    // In the frame of a lesson only; a page of a package alone in a window could pass for one of ours.
    if (dest == "document" && shows_in_frame(rest))
      return guarded(desk, web::text(std::string{t::interop::only_in_lesson.vi}, 403));
    return guarded(desk, file(desk, call, hash, rest));
  }
  if (split(call.path, "/chay/", hash, rest)) {
    if (!desk.host.belongs(call, hash) || dest == "document") return guarded(desk, bare(404));
    return guarded(desk, run(desk, hash, rest));
  }
  if (call.path.starts_with("/h5p/")) return guarded(desk, player_file(desk, std::string_view{call.path}.substr(5)));
  return guarded(desk, bare(404));
}

}  // namespace hvs::interop
