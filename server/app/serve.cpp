#include "server/app/serve.hpp"

#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <string>

#include "server/app/chores.hpp"
#include "server/app/commands.hpp"
#include "server/app/machine.hpp"
#include "server/app/notify.hpp"
#include "server/app/public_pages.hpp"
#include "server/app/rooms.hpp"
#include "server/app/site.hpp"
#include "server/http/log_sink.hpp"
#include "server/http/server.hpp"
#include "text/app.hpp"

namespace hvs::app {
namespace {

Result<http::Config> listen_at(const Run& run) {
  http::Config config;
  const auto colon = run.listen.rfind(':');
  unsigned port = 0;
  if (colon == std::string::npos) return refuse(Kind::invalid, t::app::bad_listen.key, run.listen);
  const auto* end = run.listen.data() + run.listen.size();
  if (const auto read = std::from_chars(run.listen.data() + colon + 1, end, port);
      read.ec != std::errc{} || read.ptr != end || port > 65535)
    return refuse(Kind::invalid, t::app::bad_listen.key, run.listen);
  config.address = run.listen.substr(0, colon);
  config.port = static_cast<std::uint16_t>(port);
  config.io_threads = run.io_threads;
  config.workers = run.workers;
  config.trusted_proxies = run.trusted_proxies;
  config.hosts = run.hosts;
  // Packages have a name of their own; it is ours as well.
  const auto& packs = run.packs_url;
  if (const auto from = packs.find("://"); !config.hosts.empty() && from != std::string::npos) {
    const auto host = packs.substr(from + 3);
    config.hosts.push_back(host.substr(0, host.find_first_of(":/")));
  }
  config.compress = run.compress;
  return config;
}

}  // namespace

int serve(const Run& run) {
  // Blocked before any thread starts, so that only sigwait below sees them.
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  sigaddset(&stop, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  const auto config = listen_at(run);
  if (!config) return explain(config.error());
  auto machine = Machine::open(run, Schema::migrate);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  auto site_or = open_site(services, run.packs_url);
  if (!site_or) return explain(site_or.error());
  const auto& site = **site_or;

  http::LogSink log(STDERR_FILENO);
  http::App app;
  app.pace = [&](web::Method method, std::string_view path) { return site.pace(method, path); };
  app.takes_upload = [](web::Method method, std::string_view path) {
    return method == web::Method::post && (path.starts_with("/quan-tri/") || path == "/dong-bo");
  };
  app.serve = [&](web::Call&& call, http::Done done) { site.serve(std::move(call), std::move(done)); };
  app.error_page = [&](int status, std::string_view id) { return site.error_page(status, id); };
  app.log = [&log](std::string_view line) { log.write(line); };
  auto server = http::Server::start(*config, std::move(app));
  if (!server) return explain(server.error());
  watch(server->get());
  const Chores chores(services);

  log.write("level=info event=listening address=" + config->address + " port=" + std::to_string((*server)->port()) +
            " version=" HVS_VERSION);
  notify_ready();
  int signal = 0;
  sigwait(&stop, &signal);
  notify_stopping();
  log.write("level=info event=draining");
  (*server)->drain(std::chrono::seconds{20});
  return 0;
}

}  // namespace hvs::app
