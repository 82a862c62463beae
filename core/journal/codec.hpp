// Binary form of operations and states, the same on phone and server. One frame carries consecutive operations of one
// device, at most 4 KB; a text that occurred before in the frame costs one or two bytes, a UUID 16.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/journal/model.hpp"

namespace hvs::journal {

inline constexpr std::size_t max_frame = 4096;

// Writes texts with back references. The first references are the words of `seed_words` (codec.cpp), append-only.
class Packer {
 public:
  void number(std::uint64_t value);
  void signed_number(std::int64_t value);
  void text(std::string_view value);
  [[nodiscard]] const std::string& bytes() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view v) const { return std::hash<std::string_view>{}(v); }
  };
  std::string out_;
  std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> seen_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view raw) : in_(raw) {}
  [[nodiscard]] bool number(std::uint64_t& out);
  [[nodiscard]] bool signed_number(std::int64_t& out);
  [[nodiscard]] bool text(std::string& out, std::size_t max_size);
  [[nodiscard]] bool done() const { return in_.done(); }
  [[nodiscard]] std::size_t left() const { return in_.rest().size(); }

 private:
  bytes::Reader in_;
  std::vector<std::string> seen_;
};

void put_operation(Packer& out, const Operation& op);  // without its id
[[nodiscard]] bool read_operation(Unpacker& in, Operation& op);
void put_record(Packer& out, const RecordState& record);
[[nodiscard]] bool read_record(Unpacker& in, RecordState& record);

// Stored forms. A stored blob that does not read back is a broken database: journal.broken_blob.
[[nodiscard]] std::string pack_changes(std::span<const Change> changes);
[[nodiscard]] Result<std::vector<Change>> unpack_changes(std::string_view raw);
[[nodiscard]] std::string pack_operation(const Operation& op);
[[nodiscard]] Result<Operation> unpack_operation(std::string_view raw, OpId id);
// Fields with their versions, for a room's `versions` column: values are left out when `with_values` says so.
enum class Values : std::uint8_t { with, without };
[[nodiscard]] std::string pack_fields(std::span<const FieldState> fields, Values values);
[[nodiscard]] Result<std::vector<FieldState>> unpack_fields(std::string_view raw, Values values);

// Frames. `operations` are consecutive (seq, seq+1, …) of one device and epoch; the caller keeps a frame under
// max_frame.
[[nodiscard]] std::string pack_frame(std::span<const Operation> operations);
// How many operations from the front fit into one frame (at least one, even when that one is too big).
[[nodiscard]] std::size_t fits_in_frame(std::span<const Operation> operations);
// Takes one frame from the front of `in`. Refusals: journal.bad_frame (cut, crc, size, content).
[[nodiscard]] Result<std::vector<Operation>> unpack_frame(bytes::Reader& in, std::string_view device,
                                                          std::uint32_t epoch);

}  // namespace hvs::journal
