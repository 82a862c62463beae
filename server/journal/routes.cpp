#include <algorithm>

#include "core/journal/exchange.hpp"
#include "core/journal/feed.hpp"
#include "core/journal/reasons.hpp"
#include "server/journal/conflicts.hpp"
#include "server/journal/door.hpp"
#include "server/journal/pull.hpp"
#include "server/journal/room.hpp"

namespace hvs::journal {
namespace {

constexpr std::string_view binary = "application/octet-stream";

// The path by which operations came: one author after another, each with own rights, in the order of the device.
Result<std::vector<Outcome>> commit_all(app::Services& services, const KnownHere& known_here, const web::Call& call,
                                        std::vector<Operation> operations) {
  std::vector<Outcome> all;
  auto from = operations.begin();
  while (from != operations.end()) {
    const auto author = from->author;
    const auto to = std::find_if(from, operations.end(), [&](const Operation& op) { return op.author != author; });
    auto me = call.me;
    if (author != me.account && author != server_author && known_here) {
      if (auto other = known_here(call, author)) me = std::move(*other);
    }
    std::vector<Operation> run(std::make_move_iterator(from), std::make_move_iterator(to));
    if (author == server_author) {
      for (auto& op : run) op.author = "ngoai";  // nobody outside speaks for the server: kept aside as wrong author
    }
    HVS_TRY(outcomes, services.door.commit(me, std::move(run), call.now));
    std::ranges::move(outcomes, std::back_inserter(all));
    from = to;
  }
  for (auto& one : all) {
    if (one.state) one.state = for_phone(std::move(*one.state));
  }
  return all;
}

Result<Reply> exchange(app::Services& services, const KnownHere& known_here, const web::Call& call) {
  HVS_TRY(request, unpack_request(call.body, call.me.device));
  Reply reply;
  reply.epoch = request.epoch;
  if (!request.operations.empty()) {
    HVS_TRY(outcomes, commit_all(services, known_here, call, std::move(request.operations)));
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

web::Answer post_exchange(app::Services& services, const KnownHere& known_here, const web::Call& call) {
  web::Reply out;
  out.type = binary;
  out.headers.push_back({"Cache-Control", "no-store"});
  if (call.me.device.empty()) {
    out.status = 403;  // a browser without a device of its own: it signs in again and is given one
    return out;
  }
  auto reply = exchange(services, known_here, call);
  if (!reply) {
    out.status = reply.error().kind == Kind::busy ? 503 : reply.error().kind == Kind::invalid ? 400 : 500;
    out.type = "text/plain; charset=utf-8";
    out.body = reply.error().code;
    return out;
  }
  out.body = pack_reply(*reply);
  return out;
}

}  // namespace

app::Room make_journal(app::Services& services, KnownHere known_here) {
  app::Room room;
  room.name = "journal";
  room.routes.push_back(
      {web::Method::post, "/dong-bo", auth::Right::known,
       [&services, known_here](const web::Call& call) { return post_exchange(services, known_here, call); },
       web::Pace::worker});
  for (auto& route : conflict_routes(services)) room.routes.push_back(std::move(route));
  return room;
}

}  // namespace hvs::journal
