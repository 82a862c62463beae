#include "server/http/head_check.hpp"

#include <algorithm>
#include <array>

namespace hvs::http {
namespace {

constexpr auto token_bytes = [] {
  std::array<bool, 256> yes{};
  for (const char c : std::string_view{"!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    yes[static_cast<unsigned char>(c)] = true;
  return yes;
}();

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_value(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && c != '\t') || u == 0x7f;
  });
}

// Framing fields are counted over the whole head; one of each at most.
struct Seen {
  int host = 0;
  int length = 0;
  int encoding = 0;
  bool host_good = true;
  bool length_good = true;
  bool chunked = false;
  bool expect_continue = false;
  bool expect_other = false;
};

void note(Seen& seen, std::string_view name, std::string_view value) {
  if (same_word(name, "host")) {
    ++seen.host;
    seen.host_good = is_host(value);
  } else if (same_word(name, "content-length")) {
    ++seen.length;
    seen.length_good = is_digits(value);
  } else if (same_word(name, "transfer-encoding")) {
    ++seen.encoding;
    seen.chunked = same_word(value, "chunked");
  } else if (same_word(name, "expect")) {
    (same_word(value, "100-continue") ? seen.expect_continue : seen.expect_other) = true;
  }
}

int framing_problem(const Seen& seen, bool http_1_0) {
  if (seen.host > 1 || (seen.host == 0 && !http_1_0) || !seen.host_good) return 400;
  if (seen.length > 1 || !seen.length_good) return 400;
  if (seen.encoding > 1 || (seen.encoding == 1 && (seen.length > 0 || http_1_0))) return 400;
  if (seen.encoding == 1 && !seen.chunked) return 501;
  return seen.expect_other ? 417 : 0;
}

bool is_request_line(std::string_view line, bool& http_1_0) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);
  http_1_0 = version == "HTTP/1.0";
  if (version != "HTTP/1.1" && !http_1_0) return false;
  if (!is_token(line.substr(0, first)) || target.empty()) return false;
  return std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f; });
}

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return token_bytes[static_cast<unsigned char>(c)]; });
}

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_host(std::string_view text) {
  if (text.empty() || text.size() > 255) return false;
  std::string_view port;
  if (text.front() == '[') {
    const auto end = text.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    for (const char c : text.substr(1, end - 1)) {
      const char l = lower(c);
      if (!((l >= '0' && l <= '9') || (l >= 'a' && l <= 'f') || l == ':' || l == '.')) return false;
    }
    port = text.substr(end + 1);
    if (!port.empty() && port.front() != ':') return false;
  } else {
    const auto colon = text.find(':');
    const auto name = text.substr(0, colon);
    port = colon == std::string_view::npos ? std::string_view{} : text.substr(colon);
    const bool good = std::ranges::all_of(name, [](char c) {
      const char l = lower(c);
      return (l >= 'a' && l <= 'z') || (l >= '0' && l <= '9') || l == '-' || l == '.' || l == '_';
    });
    if (name.empty() || !good) return false;
  }
  return port.empty() || (port.size() <= 6 && (port.size() == 1 || is_digits(port.substr(1))));
}

HeadSearch find_head(std::string_view arrived, std::size_t& scanned) {
  if (!arrived.empty() && scanned == 0 && !token_bytes[static_cast<unsigned char>(arrived.front())])
    return {HeadEnd::malformed};
  for (std::size_t at = arrived.find('\n', scanned); at != std::string_view::npos; at = arrived.find('\n', at + 1)) {
    if (at == 0 || arrived[at - 1] != '\r') return {HeadEnd::malformed};
    if (at >= 3 && arrived[at - 2] == '\n') return {HeadEnd::found, at + 1};
  }
  scanned = arrived.size();
  return {};
}

std::size_t blank_lines(std::string_view arrived) {
  std::size_t size = 0;
  while (size < 8 && arrived.substr(size, 2) == "\r\n") size += 2;
  return size;
}

HeadFacts check_head(std::string_view head, std::size_t max_fields, std::size_t max_request_line) {
  HeadFacts facts;
  const auto refuse = [&facts](int status) {
    facts.refuse = status;
    return facts;
  };
  auto end = head.find("\r\n");
  if (end == std::string_view::npos) return refuse(400);
  if (end > max_request_line) return refuse(414);
  if (!is_request_line(head.substr(0, end), facts.http_1_0)) return refuse(400);
  Seen seen;
  std::size_t fields = 0;
  for (head.remove_prefix(end + 2); !head.starts_with("\r\n"); head.remove_prefix(end + 2)) {
    end = head.find("\r\n");
    if (end == std::string_view::npos) return refuse(400);
    if (++fields > max_fields) return refuse(431);
    const auto line = head.substr(0, end);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return refuse(400);
    if (!is_value(line.substr(colon + 1))) return refuse(400);
    note(seen, line.substr(0, colon), trim(line.substr(colon + 1)));
  }
  facts.wants_continue = seen.expect_continue && !facts.http_1_0;
  facts.chunked = seen.chunked;
  return refuse(framing_problem(seen, facts.http_1_0));
}

}  // namespace hvs::http
