#include "core/journal/outbox_file.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/journal/codec.hpp"
#include "core/journal/reasons.hpp"

namespace hvs::journal {
namespace {

constexpr std::string_view format = "hvs-so-cho";
constexpr long long version = 2;
constexpr std::size_t max_name = 64;     // device and account ids
constexpr std::size_t max_marks = 1000;  // commas of an honest file: five a section; more would swell in memory
constexpr std::size_t head = 16;

std::uint64_t little_endian(std::string_view raw) {
  std::uint64_t out = 0;
  for (std::size_t i = raw.size(); i > 0; --i) out = (out << 8) | static_cast<unsigned char>(raw[i - 1]);
  return out;
}

void put_little_endian(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

bool is_name(std::string_view id) {
  return !id.empty() && id.size() <= max_name && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

std::unexpected<Problem> not_ours() { return refuse(Kind::invalid, reason::file_not_ours); }

}  // namespace

Result<OutboxFile> read_outbox_file(std::string_view raw) {
  if (raw.size() > max_outbox_file) return refuse(Kind::invalid, reason::file_too_big);
  if (static_cast<std::size_t>(std::ranges::count(raw, ',')) > max_marks) return not_ours();
  const auto root = json::parse(raw);
  if (!root || root->at("format").string() != format) return not_ours();
  if (root->at("version").integer() > version) return refuse(Kind::invalid, reason::file_newer);
  if (root->at("version").integer() != version) return not_ours();
  OutboxFile file;
  file.commune = root->at("commune").string();
  if (!is_name(file.commune) || root->at("sections").items().size() > max_sections) return not_ours();
  for (const auto& one : root->at("sections").items()) {
    OutboxSection section;
    section.device = one.at("device").string();
    section.account = one.at("account").string();
    auto nonce = bytes::from_base64url(one.at("nonce").string());
    auto sealed = bytes::from_base64url(one.at("sealed").string());
    if (!is_name(section.device) || !is_name(section.account) || !nonce || nonce->size() != 12 || !sealed)
      return not_ours();
    section.nonce = std::move(*nonce);
    section.sealed = std::move(*sealed);
    file.sections.push_back(std::move(section));
  }
  if (file.sections.empty()) return not_ours();
  return file;
}

std::string write_outbox_file(const OutboxFile& file) {
  std::string out;
  json::Writer w(out);
  w.begin_object().key("format").value(format).key("version").value(version).key("commune").value(file.commune);
  w.key("sections").begin_array();
  for (const auto& one : file.sections) {
    w.begin_object().key("device").value(one.device).key("account").value(one.account);
    w.key("nonce").value(bytes::base64url(one.nonce)).key("sealed").value(bytes::base64url(one.sealed)).end_object();
  }
  w.end_array().end_object();
  return out;
}

std::string sealed_for(std::string_view commune, std::string_view device, std::string_view account) {
  std::string out(format);
  for (const auto part : {commune, device, account}) {
    out += '\n';
    out += part;
  }
  return out;
}

Result<std::vector<Operation>> read_waiting(std::string_view bytes, std::string_view device) {
  std::vector<Operation> out;
  while (!bytes.empty()) {
    if (bytes.size() < head) return refuse(Kind::invalid, reason::file_damaged);
    const auto size = static_cast<std::size_t>(little_endian(bytes.substr(12, 4)));
    if (size > bytes.size() - head) return refuse(Kind::invalid, reason::file_damaged);
    OpId id{.device = std::string{device},
            .epoch = static_cast<std::uint32_t>(little_endian(bytes.substr(0, 4))),
            .seq = little_endian(bytes.substr(4, 8))};
    auto op = unpack_operation(bytes.substr(head, size), std::move(id));
    if (!op) return refuse(Kind::invalid, reason::file_damaged);
    out.push_back(std::move(*op));
    bytes.remove_prefix(head + size);
  }
  return out;
}

std::string write_waiting(const std::vector<Operation>& operations) {
  std::string out;
  for (const auto& op : operations) {
    const auto packed = pack_operation(op);
    put_little_endian(out, op.id.epoch, 4);
    put_little_endian(out, op.id.seq, 8);
    put_little_endian(out, packed.size(), 4);
    out += packed;
  }
  return out;
}

}  // namespace hvs::journal
