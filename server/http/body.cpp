#include "server/http/body.hpp"

#include <utility>

#include "core/web/read.hpp"
#include "server/http/head_check.hpp"
#include "server/http/multipart.hpp"

namespace hvs::http {

bool read_body(web::Call& call) {
  const std::string_view type = call.content_type;
  const auto essence = trim(type.substr(0, type.find(';')));
  if (same_word(essence, "application/x-www-form-urlencoded")) {
    auto form = web::read_urlencoded(call.body, web::max_form_fields);
    if (!form) return false;
    call.form = std::move(*form);
    std::string().swap(call.body);
  } else if (same_word(essence, "multipart/form-data")) {
    auto parts = read_multipart(call.body, read_boundary(type));
    if (!parts) return false;
    call.form = std::move(parts->form);
    call.uploads = std::move(parts->uploads);
    std::string().swap(call.body);
  }
  return true;
}

}  // namespace hvs::http
