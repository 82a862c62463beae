#include "tests/kill/served/browser.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "bench/raw_socket.hpp"
#include "core/base/bytes.hpp"

namespace hvs::kill {

std::string Page::header(std::string_view name) const {
  const auto at = head.find("\r\n" + std::string(name) + ": ");
  if (at == std::string::npos) return {};
  const auto begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

Browser::Browser(Browser&& from) noexcept { *this = std::move(from); }

Browser& Browser::operator=(Browser&& from) noexcept {
  std::swap(socket_, from.socket_);
  port_ = from.port_;
  cookies_ = std::move(from.cookies_);
  csrf_ = std::move(from.csrf_);
  return *this;
}

Browser::~Browser() { cut(); }

void Browser::cut() {
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
}

void Browser::go_to(std::uint16_t port) {
  cut();
  port_ = port;
}

std::optional<Page> Browser::get(const std::string& path) { return send("GET", path, {}, {}); }

std::optional<Page> Browser::post(const std::string& path, const Form& form) {
  std::string body = "csrf=" + csrf_;
  for (const auto& [name, value] : form) body += "&" + name + "=" + bytes::percent_encode(value);
  return post(path, "application/x-www-form-urlencoded", body);
}

std::optional<Page> Browser::post(const std::string& path, std::string_view type, const std::string& body) {
  return send("POST", path, type, body);
}

std::optional<Page> Browser::send(std::string_view method, const std::string& path, std::string_view type,
                                  const std::string& body) {
  if (socket_ < 0) socket_ = bench::connect_to(port_);
  if (socket_ < 0) return std::nullopt;
  const auto host = "127.0.0.1:" + std::to_string(port_);
  std::string out =
      std::string(method) + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n";
  std::string cookies;
  for (const auto& [name, value] : cookies_) cookies += (cookies.empty() ? "Cookie: " : "; ") + name + "=" + value;
  if (!cookies.empty()) out += cookies + "\r\n";
  if (!type.empty()) {
    out += "Content-Type: " + std::string(type) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  }
  out += "\r\n" + body;
  std::size_t sent = 0;
  while (sent < out.size()) {
    const auto n = ::send(socket_, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) break;
    sent += static_cast<std::size_t>(n);
  }
  auto page = sent == out.size() ? receive() : std::nullopt;
  if (!page || page->header("Connection") == "close") cut();
  if (page) keep_cookies(*page);
  return page;
}

std::optional<Page> Browser::receive() {
  std::string kept;
  std::array<char, 65536> part{};
  std::size_t whole = 0;
  while ((whole = bench::whole_answer(kept)) == 0) {
    const auto n = ::recv(socket_, part.data(), part.size(), 0);
    if (n <= 0) return std::nullopt;
    kept.append(part.data(), static_cast<std::size_t>(n));
  }
  const auto end = kept.find("\r\n\r\n");
  Page page;
  page.head = kept.substr(0, end + 2);
  page.body = kept.substr(end + 4, whole - end - 4);
  page.status = static_cast<int>(std::strtol(page.head.c_str() + 9, nullptr, 10));
  return page;
}

void Browser::keep_cookies(const Page& page) {
  constexpr std::string_view mark = "\r\nSet-Cookie: ";
  for (auto at = page.head.find(mark); at != std::string::npos; at = page.head.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    const auto pair = page.head.substr(begin, page.head.find_first_of(";\r", begin) - begin);
    const auto equals = pair.find('=');
    if (equals != std::string::npos) cookies_[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
}

std::optional<Page> Browser::learn_token() {
  csrf_.clear();
  auto page = get("/hoc/lam-quen/man-hinh/01");
  constexpr std::string_view mark = "name=\"csrf\" value=\"";
  const auto at = page ? page->body.find(mark) : std::string::npos;
  if (at == std::string::npos) return page;
  const auto begin = at + mark.size();
  csrf_ = page->body.substr(begin, page->body.find('"', begin) - begin);
  return page;
}

bool Browser::enter_by_card(const std::string& card) {
  if (!get("/vao")) return false;
  const auto in = post("/vao/the", {{"ma", card}});
  return in && in->status == 303 && learn_token() && knows_token();
}

bool Browser::enter_as_staff(const std::string& login, const std::string& password, const std::string& code) {
  const auto first = post("/vao/can-bo", {{"ten", login}, {"mat_khau", password}});
  if (!first || first->status != 303) return false;
  const auto second = post("/vao/can-bo/ma", {{"ma", code}});
  return second && second->status == 303 && learn_token() && knows_token();
}

}  // namespace hvs::kill
