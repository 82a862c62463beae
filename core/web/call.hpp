// The one interface between a page and whoever asks for it: the HTTP server or the phone's service worker.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/auth/model.hpp"
#include "core/base/time.hpp"
#include "core/journal/model.hpp"

namespace hvs::web {

enum class Method : std::uint8_t {
  get,
  post,
  put,
  del,
  options,
  other
};  // HEAD arrives as get; the server drops the body

// Small ordered multimap; order of arrival is kept.
class Fields {
 public:
  struct Item {
    std::string name;
    std::string value;
  };
  [[nodiscard]] std::string_view get(std::string_view name) const;  // first value, "" when absent
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  void add(std::string name, std::string value) { items_.push_back({std::move(name), std::move(value)}); }
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }

 private:
  std::vector<Item> items_;
};

struct Upload {
  std::string field;
  std::string filename;  // as sent; never used as a path
  std::string type;
  std::string bytes;
};

struct Call {
  Method method = Method::get;
  std::string path;        // decoded, starts with '/', no "//", no dot segments
  std::string raw_target;  // path?query as it came
  Fields params;           // from the route pattern: /chung-nhan/{id}
  Fields query;
  Fields form;  // urlencoded or multipart fields; invalid UTF-8 refused before this point
  std::vector<Upload> uploads;
  Fields headers;  // lower-case names
  Fields cookies;
  std::string body;  // raw body when it is neither urlencoded nor multipart
  std::string content_type;
  std::string peer;  // client address after trusted-proxy handling; for limits only, never logged with a person
  std::string request_id;
  bool secure = false;   // reached over TLS (directly or by a trusted proxy)
  bool offline = false;  // answered by the phone's service worker
  Instant now{};
  auth::Me me;
};

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::vector<Fields::Item> headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // used instead of body when set (static files kept in memory)
  std::string file;                                // absolute path to send instead of a body (media, downloads)
};

[[nodiscard]] Reply page(std::string html, int status = 200);
[[nodiscard]] Reply see_other(std::string location);  // 303, after a form post
[[nodiscard]] Reply text(std::string body, int status = 200);
[[nodiscard]] Reply json(std::string body, int status = 200);

// What a handler decides: a reply, and operations to be committed through the one door before the reply leaves.
// When `finish` is set it makes the reply from the outcomes (same order as `operations`).
struct Answer {
  Reply reply;
  std::vector<journal::Operation> operations;
  std::function<Reply(const std::vector<journal::Outcome>&)> finish;
  Answer() = default;
  Answer(Reply r) : reply(std::move(r)) {}  // NOLINT(google-explicit-constructor): most answers are just a reply
};

using Handler = std::function<Answer(const Call&)>;

// Where the handler may run. `quick` handlers touch memory or one prepared SELECT and run on the I/O thread itself.
enum class Pace : std::uint8_t { quick, worker };

struct Route {
  Method method = Method::get;
  std::string pattern;  // "/hoc/{course}/{unit}/{card}", last part may be "{rest*}"
  auth::Right right = auth::Right::anyone;
  Handler handler;
  Pace pace = Pace::worker;
};

}  // namespace hvs::web
