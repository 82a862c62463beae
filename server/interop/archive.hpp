// Takes a ZIP of unknown origin apart, file after file, into an empty folder. Memory stays the same whatever its size;
// whoever made the file may be anybody, so everything it claims is checked against what really comes out.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::interop {

struct ArchiveLimits {
  std::uint64_t file_bytes = 512ULL << 20;   // the archive itself
  std::uint64_t total_bytes = 1ULL << 30;    // all it holds
  std::uint64_t entry_bytes = 256ULL << 20;  // one file in it
  std::uint64_t entries = 20'000;
  std::uint64_t ratio = 200;             // unpacked : packed, once more than `ratio_from` came out
  std::uint64_t ratio_from = 16U << 20;  // small archives of text may be denser
  std::size_t depth = 24;                // folders in folders
  std::size_t name_bytes = 400;
};

struct Unpacked {
  std::map<std::string, std::uint64_t, std::less<>> files;  // "images/a.png" → bytes
  std::uint64_t total = 0;
  std::size_t foreign_names = 0;  // were not UTF-8 and were read as code page 437, as the format says
};

// Told between pieces how many bytes of the archive were read; false stops the work (interop.stopped).
using Progress = std::function<bool(std::uint64_t done, std::uint64_t of)>;

// `folder` must be empty or not there. Refusals, with the name as detail: interop.not_zip, .zip_too_big, .zip_bomb,
// .zip_entries, .zip_path (absolute, "..", control characters, too deep or long), .zip_link (links, devices),
// .zip_locked (encrypted), .zip_twice (the same name twice, also when only case differs), .zip_broken, .cannot_write.
[[nodiscard]] Result<Unpacked> unpack(const std::string& file, const std::string& folder, const ArchiveLimits& limits,
                                      const Progress& progress = {});

// The plain form of an entry's name, or a refusal (interop.zip_path): "a\\b.txt" → "a/b.txt"; "" for the root folder.
// Bytes that are no UTF-8 are read as code page 437 and `foreign` is set.
[[nodiscard]] Result<std::string> plain_name(std::string_view raw, const ArchiveLimits& limits, bool& foreign);

// Writes a ZIP; the same entries give the same bytes. Refusal: interop.cannot_write.
struct NewEntry {
  std::string name;
  std::string bytes;
  std::string file{};  // taken from here when set
};
[[nodiscard]] Result<void> write_archive(const std::string& file, const std::vector<NewEntry>& entries);

}  // namespace hvs::interop
