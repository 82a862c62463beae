// ZIP for course packs, with hard limits: whoever made the file may be anybody.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::learning {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

inline constexpr std::size_t max_pack_bytes = 128UL * 1024 * 1024;      // the file
inline constexpr std::size_t max_unpacked_bytes = 256UL * 1024 * 1024;  // all it holds
inline constexpr std::size_t max_pack_entries = 4000;

// Reads file after file. Only ordinary files: a link, a folder or a device is refused, as are a name twice and anything
// past the limits. Refusals: pack.not_a_pack, .too_big, .foreign_file.
class ZipReader {
 public:
  explicit ZipReader(std::string_view bytes);
  ~ZipReader();
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;
  // The name of the next file; "" at the end.
  [[nodiscard]] Result<std::string> next();
  // Its bytes; more than `limit` is refused while unpacking, whatever the archive claims.
  [[nodiscard]] Result<std::string> read(std::size_t limit);

 private:
  struct State;
  State* state_;
};

[[nodiscard]] Result<void> write_zip(const std::string& file, const std::vector<ZipEntry>& entries);

}  // namespace hvs::learning
