// For tests only: what a zip holds, read by libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <map>
#include <string>

namespace hvs::media::test {

inline std::map<std::string, std::string> unzip(const std::string& bytes) {
  std::map<std::string, std::string> out;
  archive* file = archive_read_new();
  archive_read_support_format_zip(file);
  if (archive_read_open_memory(file, bytes.data(), bytes.size()) == ARCHIVE_OK) {
    archive_entry* entry = nullptr;
    while (archive_read_next_header(file, &entry) == ARCHIVE_OK) {
      std::string one(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
      archive_read_data(file, one.data(), one.size());
      out[archive_entry_pathname(entry)] = one;
    }
  }
  archive_read_free(file);
  return out;
}

}  // namespace hvs::media::test
