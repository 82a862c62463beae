#include <algorithm>

#include "core/journal/exchange.hpp"
#include "core/journal/feed.hpp"
#include "core/journal/reasons.hpp"
#include "core/web/status.hpp"
#include "server/journal/conflicts.hpp"
#include "server/journal/door.hpp"
#include "server/journal/outbox_files.hpp"
#include "server/journal/pull.hpp"
#include "server/journal/room.hpp"

namespace hvs::journal {
namespace {

constexpr std::string_view binary = "application/octet-stream";
constexpr std::string_view owner_header = "x-hvs-owner";  // the account whose outbox this is

// One account sends its own work only. What names another author is kept aside by the door, and nobody outside speaks
// for the server.
Result<std::vector<Outcome>> commit_all(app::Services& services, const web::Call& call,
                                        std::vector<Operation> operations) {
  for (auto& op : operations) {
    if (op.author == server_author) op.author = "ngoai";
  }
  HVS_TRY(all, services.door.commit(call.me, std::move(operations), call.now));
  for (auto& one : all) {
    if (one.state) one.state = for_phone(std::move(*one.state));
  }
  return all;
}

Result<Reply> exchange(app::Services& services, const web::Call& call) {
  HVS_TRY(request, unpack_request(call.body, call.me.device));
  Reply reply;
  reply.epoch = request.epoch;
  if (!request.operations.empty()) {
    HVS_TRY(outcomes, commit_all(services, call, std::move(request.operations)));
    reply.outcomes = std::move(outcomes);
  }
  const auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    reply.scopes.clear();
    HVS_TRY(last, last_number(tx, call.me.commune));
    reply.last = last;
    std::size_t room = max_records_per_turn;
    for (const auto& scope : request.scopes) {
      if (!auth::may(call.me, auth::Right::field_book, scope.area, call.now) || scope.area.empty()) {
        reply.scopes.push_back(
            {.area = scope.area, .news = ScopeNews::leave, .next = 0, .more = false, .records = {}, .gone = {}});
        continue;
      }
      if (room == 0) break;  // asked again in the next turn, with the same cursor
      HVS_TRY(part, pull(tx, services.door, call.me.commune, scope, room));
      room -= std::min(room, part.records.size() + part.gone.size());
      reply.scopes.push_back(std::move(part));
    }
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return reply;
}

web::Answer post_exchange(app::Services& services, const web::Call& call) {
  web::Reply out;
  out.type = binary;
  out.headers.push_back({"Cache-Control", "no-store"});
  if (call.me.device.empty()) {
    out.status = 403;  // a browser without a device of its own: it signs in again and is given one
    return out;
  }
  // The worker packed this for somebody who has left meanwhile: nothing is taken, everything waits for its owner.
  const auto owner = call.headers.get(owner_header);
  if (!owner.empty() && owner != call.me.account) {
    out.status = 409;
    return out;
  }
  auto reply = exchange(services, call);
  if (!reply && reply.error().kind != Kind::invalid) return web::refused(reply.error());
  if (!reply) {
    out.status = 400;
    out.type = "text/plain; charset=utf-8";
    out.body = reply.error().code;
    return out;
  }
  out.body = pack_reply(*reply);
  return out;
}

}  // namespace

app::Room make_journal(app::Services& services, Beside beside) {
  app::Room room;
  room.name = "journal";
  room.routes.push_back({web::Method::post, "/dong-bo", auth::Right::known,
                         [&services](const web::Call& call) { return post_exchange(services, call); },
                         web::Pace::worker});
  for (auto& route : conflict_routes(services, beside)) room.routes.push_back(std::move(route));
  for (auto& route : outbox_file_routes(services, beside)) room.routes.push_back(std::move(route));
  return room;
}

}  // namespace hvs::journal
