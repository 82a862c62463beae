#include "server/app/site.hpp"

#include <algorithm>
#include <exception>
#include <memory>

#include "core/html/around.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "core/web/status.hpp"
#include "server/app/pages.hpp"
#include "server/http/headers.hpp"
#include "server/journal/door.hpp"
#include "text/web.hpp"

namespace hvs::app {
namespace {

std::vector<web::Route> all_routes(const std::vector<Room>& rooms) {
  std::vector<web::Route> routes;
  for (const auto& room : rooms) routes.insert(routes.end(), room.routes.begin(), room.routes.end());
  return routes;
}

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

// Asked by programs, the phone's worker among them: they read problem+json, not a page.
bool reads_json(std::string_view path) { return is_api(path) || path.starts_with("/dong-bo"); }

// Files and signs of life, the same for everybody: they are there while the database is not.
bool asks_nobody(std::string_view path) {
  constexpr std::string_view same_for_all[] = {"/t/", "/hinh/", "/phim/", "/tieng/", "/healthz", "/readyz", "/metrics"};
  return std::ranges::any_of(same_for_all, [&](std::string_view start) { return path.starts_with(start); });
}

}  // namespace

Site::Site(Services& services, std::vector<Room> rooms, Guard guard, OtherName other_name)
    : services_(services),
      rooms_(std::move(rooms)),
      guard_(std::move(guard)),
      other_name_(std::move(other_name)),
      router_(all_routes(rooms_)),
      site_{services.settings.commune_name, services.settings.demo} {}

web::Pace Site::pace(web::Method method, std::string_view path) const {
  const auto match = router_.find(method, path, nullptr);
  return match.route != nullptr ? match.route->pace : web::Pace::quick;
}

void Site::serve(web::Call&& incoming, http::Done done) const {
  auto call = std::make_shared<web::Call>(std::move(incoming));
  try {
    if (other_name_) {
      if (auto reply = other_name_(*call)) {
        finish(*call, std::move(*reply), done);
        return;
      }
    }
    const auto match = router_.find(call->method, call->path, &call->params);
    // A database that does not answer makes nobody a visitor: what a learner sends must not be lost with a smile.
    if (const auto known = guard_.identify(*call); !known && !asks_nobody(call->path)) {
      finish(*call, refusal(*call, known.error()), done);
      return;
    }
    if (match.route == nullptr) {
      finish(*call, error_page(match.other_method ? 405 : 404, call->request_id), done);
      return;
    }
    if (const auto allowed = guard_.check(*match.route, *call); !allowed) {
      const bool visitor = allowed.error().kind == Kind::denied && call->me.is_visitor() && !is_api(call->path);
      finish(*call, visitor ? guard_.sign_in(*match.route, *call) : refusal(*call, allowed.error()), done);
      return;
    }
    auto answer = match.route->handler(*call);
    if (answer.operations.empty()) {
      finish(*call, std::move(answer), done);
      return;
    }
    auto operations = std::move(answer.operations);
    answer.operations.clear();
    for (auto& operation : operations) {
      if (operation.id.device.empty()) operation.id = services_.door.next_server_id();
      if (operation.author.empty()) operation.author = call->me.account;
    }
    auto kept = std::make_shared<web::Answer>(std::move(answer));
    services_.door.commit(call->me, std::move(operations), call->now,
                          [this, call, kept, done](Result<std::vector<journal::Outcome>> outcomes) {
                            if (!outcomes) {
                              finish(*call, refusal(*call, outcomes.error()), done);
                              return;
                            }
                            if (kept->finish) kept->reply = kept->finish(*outcomes);
                            finish(*call, std::move(*kept), done);
                          });
  } catch (const std::exception&) {
    // A bug or a dead machine: the caller gets the request number, the log line carries status 500.
    done(error_page(500, call->request_id));
  }
}

void Site::finish(const web::Call& call, web::Answer answer, const http::Done& done) const {
  if (answer.reply.type == web::unworded) answer.reply = worded(call, answer.reply.status, answer.reply.body);
  http::add_security_headers(answer.reply);
  done(std::move(answer.reply));
}

web::Reply Site::refusal(const web::Call& call, const Problem& problem) const {
  return worded(call, web::status_of(problem.kind), problem.code);
}

web::Reply Site::worded(const web::Call& call, int status, std::string_view code) const {
  if (reads_json(call.path)) return problem_json(status, code, call.request_id);
  const bool says_why = status < 500 && status != 404;
  if (says_why) return sorry_page(html::around(call, site_), status, say(code), call.request_id);
  return error_page(status, call.request_id);
}

html::Around Site::nobody() const {
  html::Around around;
  around.commune = site_.commune;
  around.demo = site_.demo;
  return around;
}

web::Reply Site::error_page(int status, std::string_view request_id) const {
  const auto words = [&]() -> std::string_view {
    switch (status) {
      case 404:
        return t::web::no_page;
      case 405:
        return t::web::wrong_method;
      case 408:
        return t::web::too_slow;
      case 413:
        return t::web::too_large;
      case 503:
        return t::web::busy;
      default:
        return status >= 500 ? t::web::broken.vi : t::web::bad_request.vi;
    }
  }();
  return sorry_page(nobody(), status, words, request_id);
}

}  // namespace hvs::app
