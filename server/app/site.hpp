// Every request takes this path: route → who → may they → handler → one door → reply (style.md §2).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/html/around.hpp"
#include "core/web/router.hpp"
#include "server/app/services.hpp"
#include "server/http/server.hpp"

namespace hvs::app {

// Answers requests under another name (packages made elsewhere) before any route, right or cookie is looked at.
using OtherName = std::function<std::optional<web::Reply>(const web::Call&)>;

// How the site asks who is calling; given by server/auth's gate.
struct Guard {
  std::function<Result<void>(web::Call&)> identify;                        // fills call.me; db.* when nobody knows
  std::function<Result<void>(const web::Route&, const web::Call&)> check;  // rights and CSRF
  std::function<web::Reply(const web::Route&, const web::Call&)> sign_in;  // where a visitor is led
};

class Site {
 public:
  Site(Services& services, std::vector<Room> rooms, Guard guard, OtherName other_name = {});

  [[nodiscard]] web::Pace pace(web::Method method, std::string_view path) const;
  void serve(web::Call&& call, http::Done done) const;
  [[nodiscard]] web::Reply error_page(int status, std::string_view request_id) const;
  [[nodiscard]] const web::Router& router() const { return router_; }

 private:
  void finish(const web::Call& call, web::Answer answer, const http::Done& done) const;
  [[nodiscard]] html::Around nobody() const;
  [[nodiscard]] web::Reply worded(const web::Call& call, int status, std::string_view code) const;
  [[nodiscard]] web::Reply refusal(const web::Call& call, const Problem& problem) const;

  Services& services_;
  std::vector<Room> rooms_;
  Guard guard_;
  OtherName other_name_;
  web::Router router_;
  html::Site site_;
};

}  // namespace hvs::app
