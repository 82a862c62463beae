#include "server/app/pages.hpp"

#include "core/base/json.hpp"
#include "core/html/catalogue.hpp"
#include "text/web.hpp"

namespace hvs::app {

web::Reply sorry_page(html::Around around, int status, std::string_view words, std::string_view request_id) {
  html::DocumentView document;
  document.around = std::move(around);
  document.title = status == 404   ? t::web::no_page_title.vi
                   : status == 403 ? t::web::not_allowed_title.vi
                   : status == 503 ? t::web::busy_title.vi
                   : status >= 500 ? t::web::broken_title.vi
                                   : t::web::bad_request_title.vi;
  document.body = {sorry({words, status >= 500 ? std::string{request_id} : std::string{}})};
  return web::page(html::document(document), status);
}

web::Reply problem_json(int status, std::string_view code, std::string_view request_id) {
  std::string body;
  json::Writer out(body);
  out.begin_object();
  out.key("type").value("urn:hocvuso:" + std::string{code});
  out.key("title").value(say(code));
  out.key("status").value(status);
  out.key("instance").value(request_id);
  out.end_object();
  auto reply = web::json(std::move(body), status);
  reply.type = "application/problem+json";
  return reply;
}

}  // namespace hvs::app
