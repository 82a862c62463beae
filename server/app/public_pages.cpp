#include "server/app/public_pages.hpp"

#include <atomic>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace hvs::app {
namespace {

std::atomic<const http::Server*> watched{nullptr};

web::Answer health(const web::Call&) { return web::text("ok\n"); }

web::Answer ready(Services& services) {
  const auto ping = services.db.ping();
  return web::text(ping ? "ready\n" : "database not answering\n", ping ? 200 : 503);
}

// Resident and private memory of this process, from the kernel's own account.
void write_memory(std::string& out) {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return;
  unsigned long long size = 0, resident = 0, shared = 0;
  if (std::fscanf(file, "%llu %llu %llu", &size, &resident, &shared) == 3) {
    out += "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes " +
           std::to_string(resident * 4096) + "\n";
    out += "# TYPE hocvuso_private_memory_bytes gauge\nhocvuso_private_memory_bytes " +
           std::to_string((resident - shared) * 4096) + "\n";
  }
  std::fclose(file);
}

web::Answer metrics(const web::Call&) {
  auto reply = web::text("");
  reply.type = "text/plain; version=0.0.4; charset=utf-8";
  if (const auto* server = watched.load()) server->write_metrics(reply.body);
  write_memory(reply.body);
  return reply;
}

// The description of the API, as it was written; read once.
web::Answer openapi(const std::shared_ptr<const std::string>& text) {
  auto reply = web::json("");
  reply.shared_body = text;
  reply.headers.push_back({"Cache-Control", "public, max-age=3600"});
  return reply;
}

std::shared_ptr<const std::string> read_description(const std::string& share_dir) {
  std::ifstream in(share_dir + "/openapi.json", std::ios::binary);
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

}  // namespace

Room make_public_pages(Services& services) {
  using web::Method;
  using web::Pace;
  Room room;
  room.name = "public";
  const auto description = read_description(services.settings.share_dir);
  room.routes = {
      {Method::get, "/healthz", auth::Right::anyone, &health, Pace::quick},
      {Method::get, "/readyz", auth::Right::anyone, [&services](const web::Call&) { return ready(services); },
       Pace::worker},
      {Method::get, "/api/openapi.json", auth::Right::anyone,
       [description](const web::Call&) { return openapi(description); }, Pace::quick},
      {Method::get, "/metrics", auth::Right::anyone, &metrics, Pace::quick},
  };
  return room;
}

void watch(const http::Server* server) { watched.store(server); }

}  // namespace hvs::app
