#include "core/web/call.hpp"

namespace hvs::web {

std::string_view Fields::get(std::string_view name) const {
  for (const auto& item : items_) {
    if (item.name == name) return item.value;
  }
  return {};
}

bool Fields::has(std::string_view name) const {
  for (const auto& item : items_) {
    if (item.name == name) return true;
  }
  return false;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& item : items_) {
    if (item.name == name) found.push_back(item.value);
  }
  return found;
}

Reply page(std::string html, int status) {
  Reply reply;
  reply.status = status;
  reply.body = std::move(html);
  return reply;
}

Reply see_other(std::string location) {
  Reply reply;
  reply.status = 303;
  reply.headers.push_back({"Location", std::move(location)});
  return reply;
}

Reply text(std::string body, int status) {
  Reply reply;
  reply.status = status;
  reply.type = "text/plain; charset=utf-8";
  reply.body = std::move(body);
  return reply;
}

Reply json(std::string body, int status) {
  Reply reply;
  reply.status = status;
  reply.type = "application/json";
  reply.body = std::move(body);
  return reply;
}

}  // namespace hvs::web
