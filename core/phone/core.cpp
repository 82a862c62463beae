#include "core/phone/core.hpp"

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/journal/codec.hpp"
#include "core/journal/exchange.hpp"
#include "core/journal/outbox_file.hpp"

namespace hvs::phone {
namespace {

std::vector<web::Route> all_routes(const std::vector<MakeRoutes>& rooms, const Shelf& shelf) {
  std::vector<web::Route> all;
  for (const auto& make : rooms) {
    for (auto& route : make(shelf)) all.push_back(std::move(route));
  }
  return all;
}

web::Method method_of(std::string_view name) {
  if (name == "GET" || name == "HEAD") return web::Method::get;
  return name == "POST" ? web::Method::post : web::Method::other;
}

// False when the server would not accept the target or form either.
bool read_call(const json::Json& root, web::Call& call) {
  call.method = method_of(root.at("method").string());
  call.raw_target = root.at("target").string();
  const std::string_view target = call.raw_target;
  const auto question = target.find('?');
  auto path = bytes::percent_decode(target.substr(0, question), false);
  if (!path || !path->starts_with('/') || !text::is_utf8(*path)) return false;
  call.path = std::move(*path);
  if (question != std::string_view::npos && !read_form(target.substr(question + 1), call.query)) return false;
  call.content_type = root.at("type").string();
  const auto body = root.at("body").string();
  if (!call.content_type.starts_with("application/x-www-form-urlencoded"))
    call.body = body;
  else if (!read_form(body, call.form))
    return false;
  for (const auto& [name, value] : root.at("cookies").members()) call.cookies.add(name, std::string{value.string()});
  call.now = from_ms(root.at("now").integer());
  call.offline = true;
  call.secure = true;
  return true;
}

std::string write_answer(const web::Answer& answer) {
  std::string out;
  json::Writer w(out);
  w.begin_object();
  w.key("status").value(answer.reply.status);
  w.key("type").value(answer.reply.type);
  w.key("headers").begin_array();
  for (const auto& header : answer.reply.headers) w.begin_array().value(header.name).value(header.value).end_array();
  w.end_array();
  w.key("body").value(answer.reply.shared_body ? *answer.reply.shared_body : answer.reply.body);
  w.key("operations").begin_array();
  for (const auto& op : answer.operations) w.value(bytes::base64url(journal::pack_operation(op)));
  w.end_array();
  w.end_object();
  return out;
}

}  // namespace

bool read_form(std::string_view encoded, web::Fields& out) {
  while (!encoded.empty()) {
    const auto end = encoded.find('&');
    const auto pair = encoded.substr(0, end);
    encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    auto name = bytes::percent_decode(pair.substr(0, equals), true);
    auto value =
        bytes::percent_decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
    if (!name || !value || !text::is_utf8(*name) || !text::is_utf8(*value)) return false;
    out.add(std::move(*name), std::move(*value));
  }
  return true;
}

Core::Core(const std::vector<MakeRoutes>& rooms, RandomBytes random) : router_(all_routes(rooms, shelf_)) {
  shelf_.set_random(std::move(random));
}

bool Core::keep(std::string_view address, std::string_view bytes) {
  if (address == "toi") {
    auto identity = bytes.empty() ? Result<Identity>{Identity{}} : read_identity(bytes);
    if (!identity) return false;
    identity_ = std::move(*identity);
    shelf_.set_site(identity_.site);
  } else if (address == "cho") {
    auto waiting = journal::read_waiting(bytes, identity_.device);
    if (!waiting) return false;
    shelf_.set_waiting(std::move(*waiting));
  } else if (address == "so") {
    shelf_.set_records(Records::read(bytes));
  } else if (bytes.empty()) {
    shelf_.drop(address);
  } else {
    shelf_.keep(std::string{address}, std::string{bytes});
  }
  return true;
}

web::Answer Core::serve(web::Call call) const {
  const auto match = router_.find(call.method, call.path, &call.params);
  if (match.route == nullptr) return not_here();
  const auto right = match.route->right;
  if (right != auth::Right::anyone && !auth::may(call.me, right, "*", call.now)) return not_here();
  auto answer = match.route->handler(call);
  if (answer.finish) {
    // Kept on this device is as good as applied for what the page says next; the server's word comes with the exchange.
    answer.reply = answer.finish(std::vector<journal::Outcome>(answer.operations.size()));
  }
  return answer;
}

std::string Core::pack_exchange(std::string_view waiting_bytes) const {
  auto waiting = journal::read_waiting(waiting_bytes, identity_.device);
  if (!waiting) return {};
  std::vector<std::string> wanted;
  for (const auto& grant : identity_.me.grants) {
    if (grant.role == auth::Role::volunteer && !grant.area.empty()) wanted.push_back(grant.area);
  }
  journal::Request request;
  request.scopes = shelf_.records().cursors(wanted);
  if (waiting->empty() && request.scopes.empty()) return {};
  request.epoch = waiting->empty() ? identity_.epoch : waiting->front().id.epoch;
  request.operations = std::move(*waiting);
  return journal::pack_request(request);
}

std::string Core::read_exchange(std::string_view raw) {
  auto reply = journal::unpack_reply(raw, identity_.device);
  if (!reply) return {};
  std::string out;
  json::Writer w(out);
  w.begin_object().key("settled").begin_array();
  for (const auto& outcome : reply->outcomes) {
    if (!journal::is_settled(outcome.kind)) continue;
    w.begin_array().value(static_cast<long long>(reply->epoch)).value(outcome.id.seq).end_array();
  }
  w.end_array();
  bool more = false;
  Records records = shelf_.records();
  for (auto& part : reply->scopes) {
    more = more || part.more;
    records.take(std::move(part));
  }
  if (!reply->scopes.empty()) shelf_.set_records(std::move(records));
  w.key("more").value(more).key("records").value(!reply->scopes.empty()).end_object();
  return out;
}

std::string Core::answer(std::string_view call_json) {
  web::Call call;
  const auto root = json::parse(call_json);
  if (!root || !read_call(*root, call)) return write_answer(not_here());
  const bool expired = identity_.until != Instant{} && call.now >= identity_.until;
  if (!expired) call.me = identity_.me;
  // A form of another site can be sent here too; only pages of this session know the token (design.md §8).
  if (call.method != web::Method::get && call.form.get("csrf") != call.me.csrf) return write_answer(not_here());
  return write_answer(serve(std::move(call)));
}

}  // namespace hvs::phone
