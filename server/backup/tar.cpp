#include "server/backup/tar.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>

#include "text/backup.hpp"

namespace hvs::backup {
namespace {

struct Close {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

struct Writer {
  archive* a = archive_write_new();
  ~Writer() { archive_write_free(a); }
};
struct Reader {
  archive* a = archive_read_new();
  ~Reader() { archive_read_free(a); }
};

constexpr std::size_t piece = 256 * 1024;

Result<void> add(archive* a, const Member& member) {
  std::error_code error;
  const auto size = std::filesystem::file_size(member.path, error);
  if (error) return refuse(Kind::broken, t::backup::failed.key, member.path);
  const std::unique_ptr<archive_entry, Close> entry{archive_entry_new()};
  archive_entry_set_pathname(entry.get(), member.name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  if (archive_write_header(a, entry.get()) != ARCHIVE_OK)
    return refuse(Kind::broken, t::backup::failed.key, archive_error_string(a));
  std::ifstream in(member.path, std::ios::binary);
  std::string buffer(piece, '\0');
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    if (archive_write_data(a, buffer.data(), static_cast<std::size_t>(in.gcount())) < 0)
      return refuse(Kind::broken, t::backup::failed.key, archive_error_string(a));
  }
  return {};
}

}  // namespace

Result<void> write_tar(const std::string& file, const std::vector<Member>& members) {
  const Writer tar;
  archive_write_set_format_pax_restricted(tar.a);
  if (archive_write_open_filename(tar.a, file.c_str()) != ARCHIVE_OK)
    return refuse(Kind::broken, t::backup::failed.key, archive_error_string(tar.a));
  for (const auto& member : members) {
    HVS_TRY(added, add(tar.a, member));
  }
  if (archive_write_close(tar.a) != ARCHIVE_OK)
    return refuse(Kind::broken, t::backup::failed.key, archive_error_string(tar.a));
  return {};
}

Result<std::vector<std::string>> read_tar(const std::string& file, const std::string& folder,
                                          const std::vector<std::string>& allowed) {
  const Reader tar;
  archive_read_support_format_tar(tar.a);
  if (archive_read_open_filename(tar.a, file.c_str(), piece) != ARCHIVE_OK)
    return refuse(Kind::invalid, t::backup::not_ours.key, file);
  std::vector<std::string> names;
  archive_entry* entry = nullptr;
  int code = ARCHIVE_OK;
  while ((code = archive_read_next_header(tar.a, &entry)) == ARCHIVE_OK) {
    const char* raw = archive_entry_pathname(entry);
    const std::string name{raw == nullptr ? "" : raw};
    const bool known = std::find(allowed.begin(), allowed.end(), name) != allowed.end();
    const bool twice = std::find(names.begin(), names.end(), name) != names.end();
    if (!known || twice || archive_entry_filetype(entry) != AE_IFREG)
      return refuse(Kind::invalid, t::backup::not_ours.key, name);
    names.push_back(name);
    std::ofstream out(std::filesystem::path(folder) / name, std::ios::binary);
    std::string buffer(piece, '\0');
    la_ssize_t got = 0;
    while ((got = archive_read_data(tar.a, buffer.data(), buffer.size())) > 0) out.write(buffer.data(), got);
    out.flush();
    if (got < 0) return refuse(Kind::invalid, t::backup::damaged.key, name);
    if (!out) return refuse(Kind::broken, t::backup::failed.key, name);
  }
  if (code != ARCHIVE_EOF) return refuse(Kind::invalid, t::backup::damaged.key, file);
  return names;
}

}  // namespace hvs::backup
