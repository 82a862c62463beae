// The HTTP status of a refusal: one table for pages and API.
#pragma once

#include "core/base/result.hpp"
#include "core/web/call.hpp"

namespace hvs::web {

[[nodiscard]] constexpr int status_of(Kind kind) {
  switch (kind) {
    case Kind::invalid:
      return 422;
    case Kind::denied:
      return 403;
    case Kind::missing:
      return 404;
    case Kind::conflict:
      return 409;
    case Kind::busy:
      return 503;
    case Kind::broken:
      return 500;
  }
  return 500;
}
[[nodiscard]] inline int status_of(const Problem& problem) { return status_of(problem.kind); }

// A refusal without a page of its own: the site words it, as a page or as problem+json (server/app/site.cpp). The
// detail stays behind.
inline constexpr std::string_view unworded = "problem";
[[nodiscard]] inline Reply refused(const Problem& problem) {
  Reply reply;
  reply.status = status_of(problem);
  reply.type = unworded;
  reply.body = problem.code;
  return reply;
}

}  // namespace hvs::web
