#include "server/interop/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <unistd.h>
#include <clocale>

#include <array>
#include <filesystem>
#include <memory>
#include <set>

#include "core/base/text.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

template <auto Free>
struct With {
  template <class T>
  void operator()(T* one) const {
    Free(one);
  }
};
using Reading = std::unique_ptr<archive, With<archive_read_free>>;
using Writing = std::unique_ptr<archive, With<archive_write_free>>;
using Entry = std::unique_ptr<archive_entry, With<archive_entry_free>>;

// libarchive turns names that are marked as UTF-8 into the thread's locale; in "C" it would lose every accent.
class Utf8Here {
 public:
  Utf8Here() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(own_)) {}
  ~Utf8Here() {
    uselocale(before_);
    if (own_ != nullptr) freelocale(own_);
  }
  Utf8Here(const Utf8Here&) = delete;
  Utf8Here& operator=(const Utf8Here&) = delete;

 private:
  locale_t own_;
  locale_t before_;
};

class OutFile {
 public:
  explicit OutFile(const fs::path& at)
      // O_EXCL and O_NOFOLLOW: nothing that was there before is written through.
      : fd_(::open(at.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644)) {}
  ~OutFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  [[nodiscard]] bool put(const char* bytes, std::size_t size) const {
    while (size > 0) {
      const auto done = ::write(fd_, bytes, size);
      if (done <= 0) return false;
      bytes += done;
      size -= static_cast<std::size_t>(done);
    }
    return true;
  }

 private:
  int fd_;
};

// Code page 437 from 0x80: what a ZIP name is in when nothing says UTF-8 (APPNOTE 6.3.10, appendix D).
constexpr std::array<char32_t, 128> upper_437{
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE,
    0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6,
    0x00DC, 0x00A2, 0x00A3, 0x00A5, 0x20A7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA,
    0x00BA, 0x00BF, 0x2310, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255D, 0x255C, 0x255B, 0x2510, 0x2514,
    0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x255E, 0x255F, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256C, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B, 0x256A, 0x2518, 0x250C,
    0x2588, 0x2584, 0x258C, 0x2590, 0x2580, 0x03B1, 0x00DF, 0x0393, 0x03C0, 0x03A3, 0x03C3, 0x00B5, 0x03C4,
    0x03A6, 0x0398, 0x03A9, 0x03B4, 0x221E, 0x03C6, 0x03B5, 0x2229, 0x2261, 0x00B1, 0x2265, 0x2264, 0x2320,
    0x2321, 0x00F7, 0x2248, 0x00B0, 0x2219, 0x00B7, 0x221A, 0x207F, 0x00B2, 0x25A0, 0x00A0};

std::string from_437(std::string_view raw) {
  std::string out;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    text::put_code_point(out, byte < 0x80 ? char32_t{byte} : upper_437[byte - 0x80U]);
  }
  return out;
}

bool part_is_sound(std::string_view part) {
  if (part == "." || part == ".." || part.size() > 200) return false;
  // "C:" and streams of other systems; nothing a lesson needs.
  return part.find(':') == std::string_view::npos;
}

// One name may not stand for two things: neither "A.png" beside "a.png", nor a file where a folder is.
class Names {
 public:
  bool file(const std::string& name) {
    if (!files_.insert(text::lower(name)).second || folders_.contains(text::lower(name))) return false;
    return folders_of(name);
  }
  bool folder(const std::string& name) { return name.empty() || (folders_of(name + "/x")); }

 private:
  bool folders_of(const std::string& name) {
    for (auto slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
      auto low = text::lower(name.substr(0, slash));
      if (files_.contains(low)) return false;
      folders_.insert(std::move(low));
    }
    return true;
  }
  std::set<std::string> files_;
  std::set<std::string> folders_;
};

struct Work {
  archive* zip = nullptr;
  const ArchiveLimits& limits;
  fs::path root;
  std::uint64_t packed = 0;
  Unpacked out{};
  Names names{};
  const Progress& progress;
};

Result<void> take_file(Work& work, const std::string& name) {
  std::error_code problem;
  const auto at = work.root / name;
  fs::create_directories(at.parent_path(), problem);
  const OutFile out(at);
  if (!out.open()) return refuse(Kind::broken, t::interop::cannot_write.key, name);
  std::array<char, 64 * 1024> piece{};
  std::uint64_t size = 0;
  for (;;) {
    const auto got = archive_read_data(work.zip, piece.data(), piece.size());
    if (got < 0) return refuse(Kind::invalid, t::interop::zip_broken.key, name);
    if (got == 0) break;
    size += static_cast<std::uint64_t>(got);
    work.out.total += static_cast<std::uint64_t>(got);
    if (size > work.limits.entry_bytes || work.out.total > work.limits.total_bytes)
      return refuse(Kind::invalid, t::interop::zip_too_big.key, name);
    if (work.out.total > work.limits.ratio_from && work.out.total / work.limits.ratio > work.packed)
      return refuse(Kind::invalid, t::interop::zip_bomb.key, name);
    if (!out.put(piece.data(), static_cast<std::size_t>(got)))
      return refuse(Kind::broken, t::interop::cannot_write.key, name);
    const auto read = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(work.zip, -1)));
    if (work.progress && !work.progress(std::min(read, work.packed), work.packed))
      return refuse(Kind::conflict, t::interop::stopped.key);
  }
  work.out.files.emplace(name, size);
  return {};
}

Result<void> take_entry(Work& work, archive_entry* entry, std::uint64_t count) {
  const char* raw = archive_entry_pathname(entry);
  bool foreign = false;
  HVS_TRY(name, plain_name(raw != nullptr ? raw : "", work.limits, foreign));
  if (count > work.limits.entries) return refuse(Kind::invalid, t::interop::zip_entries.key, name);
  if (archive_entry_is_encrypted(entry) != 0) return refuse(Kind::invalid, t::interop::zip_locked.key, name);
  const auto kind = archive_entry_filetype(entry);
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr ||
      (kind != AE_IFREG && kind != AE_IFDIR))
    return refuse(Kind::invalid, t::interop::zip_link.key, name);
  if (foreign) ++work.out.foreign_names;
  if (kind == AE_IFDIR) {
    if (!work.names.folder(name)) return refuse(Kind::invalid, t::interop::zip_twice.key, name);
    return {};
  }
  if (name.empty()) return refuse(Kind::invalid, t::interop::zip_path.key, name);
  if (!work.names.file(name)) return refuse(Kind::invalid, t::interop::zip_twice.key, name);
  return take_file(work, name);
}

}  // namespace

Result<std::string> plain_name(std::string_view raw, const ArchiveLimits& limits, bool& foreign) {
  std::string name{raw};
  foreign = !text::is_utf8(name);
  if (foreign) name = from_437(name);
  for (char& c : name) c = c == '\\' ? '/' : c;  // made on Windows by tools that never read the format's text
  name = text::nfc(name);
  const auto bad = [&] { return refuse(Kind::invalid, t::interop::zip_path.key, text::cut(name, 120)); };
  if (name.empty() || name.front() == '/' || name.size() > limits.name_bytes) return bad();
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return bad();
  }
  std::string out;
  std::size_t depth = 0;
  for (std::string_view rest = name; !rest.empty();) {
    const auto slash = rest.find('/');
    const auto part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    if (part.empty()) continue;
    if (part == ".") continue;
    if (!part_is_sound(part) || ++depth > limits.depth) return bad();
    out += (out.empty() ? "" : "/") + std::string{part};
  }
  return out;
}

Result<Unpacked> unpack(const std::string& file, const std::string& folder, const ArchiveLimits& limits,
                        const Progress& progress) {
  const Utf8Here utf8;
  std::error_code problem;
  const auto packed = fs::file_size(file, problem);
  if (problem) return refuse(Kind::missing, t::interop::not_zip.key);
  if (packed > limits.file_bytes) return refuse(Kind::invalid, t::interop::zip_too_big.key);
  if (fs::exists(folder, problem) && !fs::is_empty(folder, problem))
    return refuse(Kind::conflict, t::interop::cannot_write.key, folder);
  fs::create_directories(folder, problem);
  const Reading zip{archive_read_new()};
  archive_read_support_format_zip_seekable(zip.get());  // by its own list of contents, as other readers see it
  if (archive_read_open_filename(zip.get(), file.c_str(), 128 * 1024) != ARCHIVE_OK)
    return refuse(Kind::invalid, t::interop::not_zip.key);
  Work work{.zip = zip.get(), .limits = limits, .root = folder, .packed = packed, .progress = progress};
  for (std::uint64_t count = 1;; ++count) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(zip.get(), &entry);
    if (code == ARCHIVE_EOF) break;
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
      return refuse(Kind::invalid, count == 1 ? t::interop::not_zip.key : t::interop::zip_broken.key);
    HVS_TRY(taken, take_entry(work, entry, count));
    (void)taken;
  }
  if (work.out.files.empty()) return refuse(Kind::invalid, t::interop::not_zip.key);
  return std::move(work.out);
}

Result<void> write_archive(const std::string& file, const std::vector<NewEntry>& entries) {
  const Utf8Here utf8;
  const auto failed = [&] { return refuse(Kind::broken, t::interop::cannot_write.key, file); };
  const Writing zip{archive_write_new()};
  archive_write_set_format_zip(zip.get());
  archive_write_set_format_option(zip.get(), "zip", "hdrcharset", "UTF-8");
  if (archive_write_open_filename(zip.get(), file.c_str()) != ARCHIVE_OK) return failed();
  for (const auto& one : entries) {
    std::uint64_t size = one.bytes.size();
    std::error_code problem;
    if (!one.file.empty()) size = fs::file_size(one.file, problem);
    if (problem) return failed();
    const Entry entry{archive_entry_new()};
    archive_entry_set_pathname_utf8(entry.get(), one.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 315532800,
                            0);  // 1980, the format's first day: the same course, the same bytes
    if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK) return failed();
    const auto put = [&](const char* bytes, std::size_t n) {
      return archive_write_data(zip.get(), bytes, n) == static_cast<la_ssize_t>(n);
    };
    if (one.file.empty()) {
      if (!put(one.bytes.data(), one.bytes.size())) return failed();
      continue;
    }
    const std::unique_ptr<std::FILE, With<std::fclose>> in{std::fopen(one.file.c_str(), "rb")};
    std::array<char, 64 * 1024> piece{};
    while (in) {
      const auto got = std::fread(piece.data(), 1, piece.size(), in.get());
      if (got == 0) break;
      if (!put(piece.data(), got)) return failed();
    }
    if (!in) return failed();
  }
  return archive_write_close(zip.get()) == ARCHIVE_OK ? Result<void>{} : failed();
}

}  // namespace hvs::interop
