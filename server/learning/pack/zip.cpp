#include "server/learning/pack/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <set>

#include "text/pack.hpp"

namespace hvs::learning {
namespace {

struct CloseRead {
  void operator()(archive* a) const { archive_read_free(a); }
};
struct CloseWrite {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct CloseEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

}  // namespace

struct ZipReader::State {
  std::unique_ptr<archive, CloseRead> zip{archive_read_new()};
  std::set<std::string> seen;
  std::size_t total = 0;
  bool open = false;
};

ZipReader::ZipReader(std::string_view bytes) : state_(new State) {
  archive_read_support_format_zip(state_->zip.get());
  state_->open = bytes.size() <= max_pack_bytes &&
                 archive_read_open_memory(state_->zip.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
}
ZipReader::~ZipReader() { delete state_; }

Result<std::string> ZipReader::next() {
  if (!state_->open) return refuse(Kind::invalid, t::pack::not_a_pack.key);
  archive_entry* entry = nullptr;
  const int code = archive_read_next_header(state_->zip.get(), &entry);
  if (code == ARCHIVE_EOF) return std::string{};
  if (code != ARCHIVE_OK) return refuse(Kind::invalid, t::pack::not_a_pack.key);
  const char* raw = archive_entry_pathname(entry);
  std::string name = raw != nullptr ? raw : "";
  const bool ordinary = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr &&
                        archive_entry_symlink(entry) == nullptr && archive_entry_is_encrypted(entry) == 0;
  if (name.empty() || !ordinary || !state_->seen.insert(name).second)
    return refuse(Kind::invalid, t::pack::foreign_file.key, name);
  if (state_->seen.size() > max_pack_entries) return refuse(Kind::invalid, t::pack::too_big.key);
  return name;
}

Result<std::string> ZipReader::read(std::size_t limit) {
  std::string bytes;
  char buffer[64 * 1024];
  while (true) {
    const auto got = archive_read_data(state_->zip.get(), buffer, sizeof buffer);
    if (got < 0) return refuse(Kind::invalid, t::pack::not_a_pack.key);
    if (got == 0) return bytes;
    state_->total += static_cast<std::size_t>(got);
    if (bytes.size() + static_cast<std::size_t>(got) > limit || state_->total > max_unpacked_bytes)
      return refuse(Kind::invalid, t::pack::too_big.key);
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

Result<void> write_zip(const std::string& file, const std::vector<ZipEntry>& entries) {
  const auto failed = [&] { return refuse(Kind::broken, t::pack::cannot_write.key, file); };
  const std::unique_ptr<archive, CloseWrite> zip{archive_write_new()};
  archive_write_set_format_zip(zip.get());
  if (archive_write_open_filename(zip.get(), file.c_str()) != ARCHIVE_OK) return failed();
  for (const auto& one : entries) {
    const std::unique_ptr<archive_entry, CloseEntry> entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), one.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(one.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 0, 0);  // the same course gives the same bytes
    if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK) return failed();
    if (archive_write_data(zip.get(), one.bytes.data(), one.bytes.size()) != static_cast<la_ssize_t>(one.bytes.size()))
      return failed();
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return failed();
  return {};
}

}  // namespace hvs::learning
