#include "core/journal/codec.hpp"

#include <algorithm>
#include <array>

#include "core/base/id.hpp"
#include "core/journal/reasons.hpp"

namespace hvs::journal {
namespace {

// References 0…n before anything is sent. Phones of the field keep old programs: append only, never reorder.
constexpr std::array<std::string_view, 76> seed_words{
    "",          "person",      "household", "visit",      "consent",  "observed_skill",
    "evidence",  "lesson_step", "answer",    "assignment", "area",     "name",
    "birth",     "sex",         "relation",  "phone",      "vneid",    "bank",
    "residence", "note",        "device",    "code",       "head",     "address",
    "signal",    "devices",     "revisit",   "status",     "outcome",  "met",
    "taught",    "minutes",     "skill",     "level",      "purpose",  "given",
    "actor",     "channel",     "text_hash", "measure",    "class",    "how",
    "source",    "on",          "verb",      "object",     "version",  "choice",
    "correct",   "attempt",     "0",         "1",          "2",        "gap",
    "vang_nha",  "tu_choi",     "tu_minh",   "dai_dien",   "ca_hai",   "loi_noi",
    "quan_sat",  "tu_khai",     "dang_o",    "thuong_tru", "tam_tru",  "chu_ho",
    "nam",       "nu",          "account",   "group",      "nguoidan", "chung",
    "rieng",     "phim",        "khong",     "withdraws"};

// The seed words by alphabet, made by the compiler: looked up for every text that is written.
struct Seed {
  std::string_view word;
  std::uint8_t at = 0;
};
constexpr auto sorted_seeds = [] {
  std::array<Seed, seed_words.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {seed_words[i], static_cast<std::uint8_t>(i)};
  std::ranges::sort(all, {}, &Seed::word);
  return all;
}();
static_assert(std::ranges::adjacent_find(sorted_seeds, {}, &Seed::word) == sorted_seeds.end());

// Kinds of a text: a new literal, a new UUID, else reference + 2.
constexpr std::uint64_t literal = 0;
constexpr std::uint64_t uuid = 1;
constexpr std::uint64_t first_reference = 2;
constexpr std::size_t max_remembered = 4096;
constexpr std::size_t max_value = 8192;

std::string raw_uuid(std::string_view text) {
  std::string hex;
  hex.reserve(32);
  for (const char c : text) {
    if (c != '-') hex += c;
  }
  return bytes::from_hex(hex).value_or(std::string{});
}

std::string text_uuid(std::string_view raw) {
  auto hex = bytes::hex(raw);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) hex.insert(at, 1, '-');
  return hex;
}

std::uint64_t zigzag(std::int64_t v) {
  return (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63);
}
std::int64_t unzigzag(std::uint64_t v) { return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1); }

void put_base(Packer& out, std::uint64_t base) {
  const bool own = (base & own_base_bit) != 0;
  out.number(((base & ~own_base_bit) << 1) | (own ? 1U : 0U));
}

bool read_base(Unpacker& in, std::uint64_t& base) {
  std::uint64_t raw = 0;
  if (!in.number(raw)) return false;
  base = (raw >> 1) | ((raw & 1) != 0 ? own_base_bit : 0);
  return true;
}

void put_changes(Packer& out, std::span<const Change> changes) {
  out.number(changes.size());
  for (const auto& change : changes) {
    out.text(change.field);
    out.text(change.value);
    put_base(out, change.base);
  }
}

bool read_changes(Unpacker& in, std::vector<Change>& changes) {
  std::uint64_t count = 0;
  if (!in.number(count) || count > in.left()) return false;
  changes.resize(count);
  for (auto& change : changes) {
    if (!in.text(change.field, 64) || !in.text(change.value, max_value) || !read_base(in, change.base)) return false;
  }
  return true;
}

auto broken() { return refuse(Kind::broken, reason::broken_blob); }
auto bad_frame(std::string_view why) { return refuse(Kind::invalid, reason::bad_frame, std::string(why)); }

}  // namespace

void Packer::number(std::uint64_t value) { bytes::put_varint(out_, value); }
void Packer::signed_number(std::int64_t value) { number(zigzag(value)); }

void Packer::text(std::string_view value) {
  const auto seed = std::ranges::lower_bound(sorted_seeds, value, {}, &Seed::word);
  if (seed != sorted_seeds.end() && seed->word == value) return number(seed->at + first_reference);
  if (const auto found = seen_.find(value); found != seen_.end()) return number(found->second + first_reference);
  if (is_uuid(value)) {
    number(uuid);
    out_ += raw_uuid(value);
  } else {
    number(literal);
    bytes::put_text(out_, value);
  }
  if (seen_.size() < max_remembered) seen_.emplace(value, seed_words.size() + seen_.size());
}

bool Unpacker::number(std::uint64_t& out) { return in_.varint(out); }

bool Unpacker::signed_number(std::int64_t& out) {
  std::uint64_t raw = 0;
  if (!number(raw)) return false;
  out = unzigzag(raw);
  return true;
}

bool Unpacker::text(std::string& out, std::size_t max_size) {
  std::uint64_t kind = 0;
  if (!number(kind)) return false;
  if (kind >= first_reference) {
    const auto at = kind - first_reference;
    if (at >= seed_words.size() + seen_.size()) return false;
    out = at < seed_words.size() ? seed_words[at] : std::string_view{seen_[at - seed_words.size()]};
    return out.size() <= max_size;
  }
  std::string_view raw;
  if (kind == uuid) {
    if (!in_.take(16, raw)) return false;
    out = text_uuid(raw);
  } else {
    if (!in_.text(raw, max_size)) return false;
    out = raw;
  }
  if (seen_.size() < max_remembered) seen_.push_back(out);
  return out.size() <= max_size;
}

void put_operation(Packer& out, const Operation& op) {
  out.number(op.schema);
  out.text(op.entity);
  out.text(op.entity_id);
  out.text(op.author);
  out.text(op.person);
  out.text(op.area);
  out.signed_number(to_ms(op.claimed));
  put_changes(out, op.changes);
}

bool read_operation(Unpacker& in, Operation& op) {
  std::uint64_t schema = 0;
  std::int64_t claimed = 0;
  if (!in.number(schema) || schema > 0xFFFF || !in.text(op.entity, 64) || !in.text(op.entity_id, 64) ||
      !in.text(op.author, 64) || !in.text(op.person, 64) || !in.text(op.area, 64) || !in.signed_number(claimed)) {
    return false;
  }
  op.schema = static_cast<std::uint16_t>(schema);
  op.claimed = from_ms(claimed);
  return read_changes(in, op.changes);
}

void put_record(Packer& out, const RecordState& record) {
  out.text(record.entity);
  out.text(record.entity_id);
  out.text(record.area);
  out.number(record.exists ? 1 : 0);
  out.number(record.fields.size());
  for (const auto& field : record.fields) {
    out.text(field.field);
    out.text(field.value);
    out.number(field.version);
  }
}

bool read_record(Unpacker& in, RecordState& record) {
  std::uint64_t exists = 0;
  std::uint64_t count = 0;
  if (!in.text(record.entity, 64) || !in.text(record.entity_id, 64) || !in.text(record.area, 64) ||
      !in.number(exists) || !in.number(count) || exists > 1 || count > in.left()) {
    return false;
  }
  record.exists = exists == 1;
  record.fields.resize(count);
  for (auto& field : record.fields) {
    if (!in.text(field.field, 64) || !in.text(field.value, max_value) || !in.number(field.version)) return false;
  }
  return true;
}

std::string pack_changes(std::span<const Change> changes) {
  Packer out;
  put_changes(out, changes);
  return out.take();
}

Result<std::vector<Change>> unpack_changes(std::string_view raw) {
  Unpacker in(raw);
  std::vector<Change> changes;
  if (!read_changes(in, changes) || !in.done()) return broken();
  return changes;
}

std::string pack_operation(const Operation& op) {
  Packer out;
  put_operation(out, op);
  return out.take();
}

Result<Operation> unpack_operation(std::string_view raw, OpId id) {
  Unpacker in(raw);
  Operation op;
  if (!read_operation(in, op) || !in.done()) return broken();
  op.id = std::move(id);
  return op;
}

std::string pack_fields(std::span<const FieldState> fields, Values values) {
  Packer out;
  out.number(fields.size());
  for (const auto& field : fields) {
    out.text(field.field);
    if (values == Values::with) out.text(field.value);
    out.number(field.version);
  }
  return out.take();
}

Result<std::vector<FieldState>> unpack_fields(std::string_view raw, Values values) {
  if (raw.empty()) return std::vector<FieldState>{};
  Unpacker in(raw);
  std::uint64_t count = 0;
  if (!in.number(count) || count > in.left()) return broken();
  std::vector<FieldState> fields(count);
  for (auto& field : fields) {
    if (!in.text(field.field, 64) || (values == Values::with && !in.text(field.value, max_value)) ||
        !in.number(field.version)) {
      return broken();
    }
  }
  if (!in.done()) return broken();
  return fields;
}

std::string pack_frame(std::span<const Operation> operations) {
  Packer body;
  body.number(operations.empty() ? 0 : operations.front().id.seq);
  body.number(operations.size());
  for (const auto& op : operations) put_operation(body, op);
  std::string out;
  bytes::put_varint(out, body.bytes().size());
  out += body.bytes();
  const auto crc = bytes::crc32c(body.bytes());
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((crc >> shift) & 0xFFU);
  return out;
}

std::size_t fits_in_frame(std::span<const Operation> operations) {
  constexpr std::size_t overhead = 3 + 10 + 3 + 4;  // length, seq, count, crc
  Packer body;
  for (std::size_t i = 0; i < operations.size(); ++i) {
    put_operation(body, operations[i]);
    if (body.bytes().size() + overhead > max_frame) return i == 0 ? 1 : i;
    if (i + 1 < operations.size() && operations[i + 1].id.seq != operations[i].id.seq + 1) return i + 1;
  }
  return operations.size();
}

Result<std::vector<Operation>> unpack_frame(bytes::Reader& in, std::string_view device, std::uint32_t epoch) {
  std::uint64_t size = 0;
  std::string_view body;
  std::string_view tail;
  if (!in.varint(size) || size > max_frame || !in.take(size, body) || !in.take(4, tail)) return bad_frame("cut");
  std::uint32_t crc = 0;
  for (unsigned i = 0; i < 4; ++i) crc |= static_cast<std::uint32_t>(static_cast<unsigned char>(tail[i])) << (8 * i);
  if (crc != bytes::crc32c(body)) return bad_frame("crc");
  Unpacker unpack(body);
  std::uint64_t seq = 0;
  std::uint64_t count = 0;
  if (!unpack.number(seq) || !unpack.number(count) || count > unpack.left() || seq >= own_base_bit - count) {
    return bad_frame("head");
  }
  std::vector<Operation> operations(count);
  for (auto& op : operations) {
    if (!read_operation(unpack, op)) return bad_frame("operation");
    op.id = OpId{std::string(device), epoch, seq++};
  }
  if (!unpack.done()) return bad_frame("tail");
  return operations;
}

}  // namespace hvs::journal
