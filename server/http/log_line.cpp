#include "server/http/log_line.hpp"

#include <algorithm>

namespace hvs::http {
namespace {

constexpr std::size_t longest_shown = 20;  // route words are shorter; UUIDs, card tokens and signatures are longer
constexpr std::ptrdiff_t most_digits = 5;  // years and versions; not telephone or personal numbers

bool may_be_shown(std::string_view segment) {
  if (segment.size() > longest_shown) return false;
  const bool plain = std::ranges::all_of(segment, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
  return plain && std::ranges::count_if(segment, [](char c) { return c >= '0' && c <= '9'; }) <= most_digits;
}

}  // namespace

std::string path_shape(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  while (!path.empty()) {
    const auto end = path.find('/', 1);
    const auto segment =
        path.front() == '/' ? path.substr(1, end == std::string_view::npos ? end : end - 1) : path.substr(0, end);
    if (path.front() == '/') out += '/';
    out += may_be_shown(segment) ? segment : std::string_view{"*"};
    path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  }
  return out;
}

std::string log_line(const Served& served) {
  std::string line = "level=info event=request id=";
  line += served.request_id;
  line += " method=";
  line += served.method;
  line += " path=";
  line += path_shape(served.path);
  line += " status=";
  line += std::to_string(served.status);
  line += " ms=";
  line += std::to_string(served.microseconds / 1000);
  line += '.';
  line += static_cast<char>('0' + served.microseconds / 100 % 10);
  line += " bytes=";
  line += std::to_string(served.bytes);
  return line;
}

}  // namespace hvs::http
