#include <fstream>
#include <iterator>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/outreach/model.hpp"
#include "core/web/status.hpp"
#include "server/journal/door.hpp"
#include "server/outreach/room.hpp"
#include "server/outreach/store.hpp"
#include "server/outreach/teams.hpp"

namespace hvs::outreach {
namespace {

struct Book {
  app::Services& services;
  std::vector<Skill> skills{};

  [[nodiscard]] Result<Snapshot> snapshot(const web::Call& call) const {
    Snapshot out;
    const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, load_snapshot(tx, services.door, call.me, skills, call.now));
      out = std::move(got);
      return {};
    });
    if (!done) return std::unexpected(done.error());
    return out;
  }
};

// The offered skills with their names, from the framework's data. A missing file leaves the list empty: the rest works.
std::vector<Skill> read_skills(const std::string& share_dir) {
  std::ifstream file(share_dir + "/content/framework.json", std::ios::binary);
  const std::string raw{std::istreambuf_iterator<char>(file), {}};
  const auto root = json::parse(raw);
  std::vector<Skill> out;
  if (!root) return out;
  for (const auto id : offered_skills) {
    for (const auto& one : root->at("skills").items()) {
      if (one.at("id").string() == id) out.push_back({std::string(id), std::string(one.at("name_vi").string())});
    }
  }
  return out;
}

web::Answer give_pack(const Book& book, const web::Call& call) {
  const auto snapshot = book.snapshot(call);
  if (!snapshot) return web::refused(snapshot.error());
  web::Reply reply;
  reply.type = "application/octet-stream";
  reply.body = write_pack(*snapshot);
  const auto tag = "\"" + bytes::hex(bytes::sha256(reply.body)).substr(0, 24) + "\"";
  reply.headers = {{"ETag", tag}, {"Cache-Control", "private, no-cache"}};
  if (call.headers.get("if-none-match") == tag) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

}  // namespace

app::Room make_outreach(app::Services& services, Members members) {
  auto book = std::make_shared<Book>(Book{services, read_skills(services.settings.share_dir)});
  const auto show = [book](const web::Call& call) -> web::Answer {
    const auto snapshot = book->snapshot(call);
    if (!snapshot) return web::refused(snapshot.error());
    const html::Site site{book->services.settings.commune_name, book->services.settings.demo};
    return answer(call, *snapshot, {site, book->services.random});
  };
  using enum web::Method;
  constexpr auto right = auth::Right::field_book;
  app::Room room;
  room.name = "outreach";
  room.state = book;
  room.routes = {
      {get, "/so-tay/goi", right, [book](const web::Call& call) { return give_pack(*book, call); }, web::Pace::worker},
      {get, "/so-tay", right, show, web::Pace::worker},
      {get, "/so-tay/ho", right, show, web::Pace::worker},
      {get, "/so-tay/ho/{id}", right, show, web::Pace::worker},
      {get, "/so-tay/ho/{id}/tham", right, show, web::Pace::worker},
      {post, "/so-tay/ho/{id}/tham", right, show, web::Pace::worker},
      {get, "/so-tay/ho/{id}/sua", right, show, web::Pace::worker},
      {post, "/so-tay/ho/{id}/sua", right, show, web::Pace::worker},
      {get, "/so-tay/nguoi-moi", right, show, web::Pace::worker},
      {post, "/so-tay/nguoi-moi", right, show, web::Pace::worker},
      {get, "/so-tay/cho-gui", right, show, web::Pace::worker},
      {get, "/so-tay/thang", right, show, web::Pace::worker},
  };
  for (auto& route : team_routes(services, members)) room.routes.push_back(std::move(route));
  return room;
}

void furnish_door(app::Services& services) {
  services.door.add(assignment_store());
  services.door.add(figure_reaction());
}

}  // namespace hvs::outreach
