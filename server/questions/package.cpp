#include "server/questions/package.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "core/base/text.hpp"
#include "server/media/zip.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

constexpr std::size_t max_files = 4000, max_unpacked = 64U << 20U, max_ratio = 200, ratio_from = 4U << 20U;

struct Free {
  void operator()(archive* a) const { archive_read_free(a); }
};

std::unexpected<Problem> bad(std::string_view name) {
  return refuse(hvs::Kind::invalid, t::questions::bad_package.key, std::string{name.substr(0, 80)});
}

}  // namespace

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 300 || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find(':') != std::string_view::npos || !text::is_utf8(name))
    return false;
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; })) return false;
  while (!name.empty()) {
    const auto end = std::min(name.find('/'), name.size());
    if (name.substr(0, end) == "..") return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

Result<Media> unzip(std::string_view bytes) {
  const std::unique_ptr<archive, Free> zip(archive_read_new());
  archive_read_support_format_zip(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return bad("zip");
  Media files;
  std::size_t entries = 0, total = 0;
  archive_entry* entry = nullptr;
  int code = ARCHIVE_OK;
  while ((code = archive_read_next_header(zip.get(), &entry)) == ARCHIVE_OK) {
    const char* raw = archive_entry_pathname(entry);
    std::string name = raw != nullptr ? raw : "";
    if (++entries > max_files) return refuse(hvs::Kind::invalid, t::questions::package_big.key);
    if (archive_entry_filetype(entry) == AE_IFDIR && is_safe_name(name)) continue;
    while (name.starts_with("./")) name.erase(0, 2);
    const bool ordinary = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr &&
                          archive_entry_symlink(entry) == nullptr && archive_entry_is_encrypted(entry) == 0;
    if (!ordinary || !is_safe_name(name) || files.contains(name)) return bad(name);
    auto& file = files[name];
    char buffer[64 * 1024];
    for (;;) {
      const auto got = archive_read_data(zip.get(), buffer, sizeof buffer);
      if (got < 0) return bad(name);
      if (got == 0) break;
      total += static_cast<std::size_t>(got);
      if (total > max_unpacked || (total > ratio_from && total / max_ratio > bytes.size()))
        return refuse(hvs::Kind::invalid, t::questions::package_big.key);
      file.append(buffer, static_cast<std::size_t>(got));
    }
  }
  if (code != ARCHIVE_EOF) return bad("zip");
  return files;
}

Result<std::string> zip(const Media& files) {
  std::vector<media::ZipEntry> entries;
  for (const auto& [name, body] : files) entries.push_back({name, body});
  return media::zip(entries);
}

}  // namespace hvs::questions
