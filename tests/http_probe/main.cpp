// A bare server for the checks that speak raw HTTP to it (tests/http_probe/torture.mjs) and for bench/ to measure the
// server without the product. usage: http-probe PORT [FILE [IO_THREADS]]
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#include "server/http/headers.hpp"
#include "server/http/server.hpp"

namespace {

using hvs::web::Call;
using hvs::web::Method;
using hvs::web::Reply;

Reply answer(const Call& call, const std::string& file) {
  if (call.path == "/")
    return hvs::web::page("<!doctype html><title>probe</title><p>" + std::string(call.query.get("n")));
  if (call.path == "/page" || call.path == "/slow-page") return hvs::web::page(std::string(4096, 'x'));
  if (call.path == "/echo") {
    std::string seen = call.body;
    for (const auto& field : call.form.items()) seen += field.name + "=" + field.value + ";";
    for (const auto& upload : call.uploads) seen += upload.filename + ":" + std::to_string(upload.bytes.size()) + ";";
    return hvs::web::text(seen);
  }
  if (call.path == "/static") {
    static const auto kept = std::make_shared<const std::string>(10 * 1024, 'x');
    Reply reply;
    reply.type = "text/css";
    reply.shared_body = kept;
    return reply;
  }
  if (call.path == "/file") {
    Reply reply;
    reply.type = "application/octet-stream";
    reply.file = file;
    return reply;
  }
  return hvs::web::text("no such page", 404);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: http-probe PORT [FILE [IO_THREADS]]\n";
    return 2;
  }
  const std::string file = argc > 2 ? argv[2] : "";
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGINT);
  sigaddset(&stop, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);

  hvs::http::Config config;
  config.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  if (argc > 3) config.io_threads = std::atoi(argv[3]);
  hvs::http::App app;
  app.pace = [](Method, std::string_view path) {
    return path == "/slow-page" ? hvs::web::Pace::worker : hvs::web::Pace::quick;
  };
  app.takes_upload = [](Method, std::string_view path) { return path == "/echo"; };
  app.serve = [&file](Call&& call, const hvs::http::Done& done) {
    auto reply = answer(call, file);
    hvs::http::add_security_headers(reply);
    done(std::move(reply));
  };
  app.error_page = [](int status, std::string_view id) {
    return hvs::web::text("error, request " + std::string(id) + "\n", status);
  };
  auto server = hvs::http::Server::start(config, app);
  if (!server) {
    std::cerr << server.error().code << ": " << server.error().detail << "\n";
    return 1;
  }
  std::cout << (*server)->port() << std::endl;
  int got = 0;
  sigwait(&stop, &got);
  (*server)->drain(std::chrono::seconds{5});
  std::string metrics;
  (*server)->write_metrics(metrics);
  std::cout << metrics;
}
