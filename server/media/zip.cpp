#include "server/media/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "text/documents.hpp"

namespace hvs::media {
namespace {

struct ArchiveGone {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct EntryGone {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

la_ssize_t keep(archive*, void* to, const void* data, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

// Noon of 1 January 1980, UTC: zip's first day everywhere on earth, so the local time zone cannot make it invalid.
constexpr time_t zip_epoch = 315'576'000;

}  // namespace

Result<std::string> zip(const std::vector<ZipEntry>& entries) {
  std::string out;
  const auto failed = [](archive* a) {
    const char* why = archive_error_string(a);
    return refuse(Kind::broken, t::documents::zip_failed.key, why != nullptr ? why : "");
  };
  const std::unique_ptr<archive, ArchiveGone> file{archive_write_new()};
  if (archive_write_set_format_zip(file.get()) != ARCHIVE_OK) return failed(file.get());
  archive_write_zip_set_compression_deflate(file.get());
  archive_write_set_bytes_per_block(file.get(), 0);
  if (archive_write_open(file.get(), &out, nullptr, &keep, nullptr) != ARCHIVE_OK) return failed(file.get());
  for (const auto& one : entries) {
    const std::unique_ptr<archive_entry, EntryGone> entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), one.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(one.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), zip_epoch, 0);
    if (archive_write_header(file.get(), entry.get()) != ARCHIVE_OK) return failed(file.get());
    if (archive_write_data(file.get(), one.bytes.data(), one.bytes.size()) != static_cast<la_ssize_t>(one.bytes.size()))
      return failed(file.get());
  }
  if (archive_write_close(file.get()) != ARCHIVE_OK) return failed(file.get());
  return out;
}

}  // namespace hvs::media
