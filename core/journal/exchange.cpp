#include "core/journal/exchange.hpp"

#include <algorithm>

#include "core/journal/codec.hpp"
#include "core/journal/reasons.hpp"

namespace hvs::journal {
namespace {

constexpr char request_mark = 'S';
constexpr char reply_mark = 'T';
constexpr char version = 1;

auto not_ours() { return refuse(Kind::invalid, reason::bad_exchange); }

bool starts_ours(std::string_view raw, char mark) { return raw.size() >= 2 && raw[0] == mark && raw[1] == version; }

void put_outcome(Packer& out, const Outcome& outcome) {
  out.number(outcome.id.seq);
  out.number(static_cast<std::uint64_t>(outcome.kind) << 2 | (outcome.duplicate ? 2U : 0U) | (outcome.state ? 1U : 0U));
  out.number(outcome.commit_number);
  out.text(outcome.reason);
  out.number(outcome.clashing.size());
  for (const auto& field : outcome.clashing) out.text(field);
  if (outcome.state) put_record(out, *outcome.state);
}

bool read_outcome(Unpacker& in, Outcome& outcome) {
  std::uint64_t flags = 0;
  std::uint64_t count = 0;
  std::string why;
  if (!in.number(outcome.id.seq) || !in.number(flags) ||
      (flags >> 2) > static_cast<std::uint64_t>(OutcomeKind::quarantined) || !in.number(outcome.commit_number) ||
      !in.text(why, 64) || !in.number(count) || count > in.left()) {
    return false;
  }
  outcome.kind = static_cast<OutcomeKind>(flags >> 2);
  outcome.duplicate = (flags & 2) != 0;
  outcome.reason = reason::known(why);
  outcome.clashing.resize(count);
  for (auto& field : outcome.clashing) {
    if (!in.text(field, 64)) return false;
  }
  if ((flags & 1) == 0) return true;
  outcome.state.emplace();
  return read_record(in, *outcome.state);
}

void put_scope(Packer& out, const ScopePart& part) {
  out.text(part.area);
  out.number(static_cast<std::uint64_t>(part.news) << 1 | (part.more ? 1U : 0U));
  out.number(part.next);
  out.number(part.records.size());
  for (const auto& record : part.records) put_record(out, record);
  out.number(part.gone.size());
  for (const auto& one : part.gone) {
    out.text(one.entity);
    out.text(one.entity_id);
  }
}

bool read_scope(Unpacker& in, ScopePart& part) {
  std::uint64_t flags = 0;
  std::uint64_t count = 0;
  if (!in.text(part.area, 64) || !in.number(flags) || (flags >> 1) > static_cast<std::uint64_t>(ScopeNews::leave) ||
      !in.number(part.next) || !in.number(count) || count > in.left()) {
    return false;
  }
  part.news = static_cast<ScopeNews>(flags >> 1);
  part.more = (flags & 1) != 0;
  part.records.resize(count);
  for (auto& record : part.records) {
    if (!read_record(in, record)) return false;
  }
  if (!in.number(count) || count > in.left()) return false;
  part.gone.resize(count);
  for (auto& one : part.gone) {
    if (!in.text(one.entity, 64) || !in.text(one.entity_id, 64)) return false;
  }
  return true;
}

}  // namespace

std::string pack_request(const Request& request) {
  std::string out{request_mark, version};
  bytes::put_varint(out, request.epoch);
  bytes::put_varint(out, request.scopes.size());
  for (const auto& scope : request.scopes) {
    bytes::put_text(out, scope.area);
    bytes::put_varint(out, scope.cursor);
  }
  std::span<const Operation> rest(request.operations);
  while (!rest.empty()) {
    const auto count = fits_in_frame(rest);
    out += pack_frame(rest.first(count));
    rest = rest.subspan(count);
  }
  return out;
}

Result<Request> unpack_request(std::string_view raw, std::string_view device) {
  if (!starts_ours(raw, request_mark)) return not_ours();
  bytes::Reader in(raw.substr(2));
  Request request;
  std::uint64_t epoch = 0;
  std::uint64_t count = 0;
  if (!in.varint(epoch) || epoch > 0xFFFF'FFFFU || !in.varint(count) || count > max_scopes) return not_ours();
  request.epoch = static_cast<std::uint32_t>(epoch);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string_view area;
    ScopeCursor scope;
    if (!in.text(area, 60) || !in.varint(scope.cursor)) return not_ours();
    scope.area = area;
    request.scopes.push_back(std::move(scope));
  }
  while (!in.done() && request.operations.size() < max_operations_per_turn) {
    auto frame = unpack_frame(in, device, request.epoch);
    if (!frame) {
      if (request.operations.empty()) return std::unexpected(frame.error());
      break;
    }
    std::ranges::move(*frame, std::back_inserter(request.operations));
  }
  if (request.operations.size() > max_operations_per_turn) request.operations.resize(max_operations_per_turn);
  return request;
}

std::string pack_reply(const Reply& reply) {
  Packer out;
  out.number(reply.epoch);
  out.number(reply.last);
  out.number(reply.outcomes.size());
  for (const auto& one : reply.outcomes) put_outcome(out, one);
  out.number(reply.scopes.size());
  for (const auto& one : reply.scopes) put_scope(out, one);
  return std::string{reply_mark, version} + out.take();
}

Result<Reply> unpack_reply(std::string_view raw, std::string_view device) {
  if (!starts_ours(raw, reply_mark)) return not_ours();
  Unpacker in(raw.substr(2));
  Reply reply;
  std::uint64_t epoch = 0;
  std::uint64_t count = 0;
  if (!in.number(epoch) || epoch > 0xFFFF'FFFFU || !in.number(reply.last) || !in.number(count) || count > in.left()) {
    return not_ours();
  }
  reply.epoch = static_cast<std::uint32_t>(epoch);
  reply.outcomes.resize(count);
  for (auto& one : reply.outcomes) {
    one.id.device = device;
    one.id.epoch = reply.epoch;
    if (!read_outcome(in, one)) return not_ours();
  }
  if (!in.number(count) || count > in.left()) return not_ours();
  reply.scopes.resize(count);
  for (auto& one : reply.scopes) {
    if (!read_scope(in, one)) return not_ours();
  }
  if (!in.done()) return not_ours();
  return reply;
}

}  // namespace hvs::journal
