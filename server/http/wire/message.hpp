// Beast's parser, written straight into our Call: no intermediate message object. Beast does the framing (lengths,
// chunks); check_head has already refused every head that is not strictly well-formed.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <string>

#include "core/web/read.hpp"
#include "server/http/head_check.hpp"
#include "server/http/outgoing.hpp"
#include "server/http/wire/shared.hpp"

namespace hvs::http::wire {

namespace beast = boost::beast;

inline std::string_view plain(beast::string_view text) { return {text.data(), text.size()}; }

class Message final : public beast::http::basic_parser<true> {
 public:
  explicit Message(bool from_proxy) : from_proxy_(from_proxy) {
    eager(true);
    header_limit(1 << 20);    // find_head and check_head are stricter
    body_limit(boost::none);  // on_body_impl counts, with the limit of the route
  }

  web::Call call;
  Asked asked;
  std::string method;
  std::string forwarded_for;
  std::string forwarded_proto;
  std::size_t most_body = 0;
  int refuse = 0;  // status to answer, when the target or the body is not acceptable
  bool options_star = false;

  [[nodiscard]] std::string_view host_name() const {  // without port
    const auto host = call.headers.get("host");
    const auto end = host.starts_with('[') ? host.find(']') + 1 : host.find(':');
    return host.substr(0, end);
  }

 private:
  using verb = beast::http::verb;
  using text_view = beast::string_view;

  void on_request_impl(verb, text_view name, text_view target, int version, error_code&) override {
    method = plain(name);
    asked.http_1_0 = version == 10;
    asked.head = method == "HEAD";
    call.method = asked.head || method == "GET" ? web::Method::get
                  : method == "POST"            ? web::Method::post
                  : method == "PUT"             ? web::Method::put
                  : method == "DELETE"          ? web::Method::del
                  : method == "OPTIONS"         ? web::Method::options
                                                : web::Method::other;
    asked.method = call.method;
    read_target(plain(target));
  }

  void read_target(std::string_view target) {
    if (call.method == web::Method::other) {
      refuse = 501;  // CONNECT, TRACE and what we do not know
      return;
    }
    if (call.method == web::Method::options && target == "*") {
      options_star = true;
      return;
    }
    // Absolute form: its authority replaces Host (RFC 9112 §3.2.2).
    for (const std::string_view scheme : {"http://", "https://"}) {
      if (!same_word(target.substr(0, scheme.size()), scheme)) continue;
      target.remove_prefix(scheme.size());
      const auto end = target.find_first_of("/?");
      authority_ = target.substr(0, end);
      if (!is_host(authority_)) refuse = 400;
      target = end == std::string_view::npos ? std::string_view{"/"} : target.substr(end);
    }
    auto got = web::read_target(target);
    if (!got) {
      refuse = 400;
      return;
    }
    call.raw_target = target;
    call.path = std::move(got->path);
    call.query = std::move(got->query);
  }

  void on_field_impl(beast::http::field id, text_view name_as_sent, text_view value_as_sent, error_code&) override {
    using beast::http::field;
    if (head_done_) return;  // a trailer must not change what the head has said
    const auto value = plain(value_as_sent);
    std::string name(plain(name_as_sent));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    switch (id) {
      case field::cookie:
        web::read_cookies(value, call.cookies);
        return;
      case field::content_type:
        call.content_type = value;
        break;
      case field::if_none_match:
        asked.if_none_match += asked.if_none_match.empty() ? "" : ",";
        asked.if_none_match += value;
        break;
      case field::if_modified_since:
        asked.if_modified_since = value;
        break;
      case field::range:
        asked.range = value;
        break;
      case field::if_range:
        asked.if_range = value;
        break;
      case field::accept_encoding:
        asked.accept_encoding += asked.accept_encoding.empty() ? "" : ",";
        asked.accept_encoding += value;
        break;
      default:
        break;
    }
    if (name.starts_with("x-forwarded-") || name == "forwarded" || name == "x-real-ip") {
      if (!from_proxy_) return;
      if (name == "x-forwarded-for") forwarded_for += (forwarded_for.empty() ? "" : ",") + std::string(value);
      if (name == "x-forwarded-proto") forwarded_proto = value;
    }
    if (name == "host" && !authority_.empty()) {
      call.headers.add(std::move(name), authority_);
      return;
    }
    call.headers.add(std::move(name), std::string(value));
  }

  void on_header_impl(error_code&) override { head_done_ = true; }

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    if (length) call.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, 64 * 1024)));
  }
  std::size_t on_body_impl(text_view part, error_code& ec) override {
    if (call.body.size() + part.size() > most_body) {
      refuse = 413;
      ec = beast::http::error::body_limit;
      return 0;
    }
    call.body.append(part.data(), part.size());
    return part.size();
  }
  void on_chunk_header_impl(std::uint64_t size, text_view, error_code& ec) override {
    if (size <= most_body) return;
    refuse = 413;
    ec = beast::http::error::body_limit;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, text_view part, error_code& ec) override {
    return on_body_impl(part, ec);
  }
  void on_response_impl(int, text_view, int, error_code&) override {}
  void on_finish_impl(error_code&) override {}

  std::string authority_;
  bool from_proxy_;
  bool head_done_ = false;
};

}  // namespace hvs::http::wire
