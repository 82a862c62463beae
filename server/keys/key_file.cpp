#include "server/keys/key_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/bytes.hpp"
#include "server/keys/at_rest.hpp"
#include "text/keys.hpp"

namespace hvs::keys::key_file {
namespace {

// One line per key, in this order; then one line per old certificate key: "old <public> <day retired> <day revoked or
// ->".
constexpr std::string_view header = "hocvuso-keys 1\n";
constexpr std::array<std::string_view, 3> names{"seal ", "find ", "sign "};
constexpr std::string_view old_name = "old ";
constexpr std::size_t old_line = 4 + 64 + 1 + 10 + 1;  // before the day of revocation
constexpr std::size_t file_limit = 256U << 10U;

bool is_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         text.find_first_not_of("0123456789-") == std::string_view::npos;
}

Result<OldKey> read_old(std::string_view line) {
  if (!line.starts_with(old_name) || line.size() <= old_line) return unreadable("an old key is damaged");
  auto key = bytes::from_hex(line.substr(old_name.size(), 64));
  const auto retired = line.substr(old_name.size() + 65, 10);
  const auto revoked = line.substr(old_line);
  if (!key || !is_day(retired) || (revoked != "-" && !is_day(revoked))) return unreadable("an old key is damaged");
  OldKey out{id_of(*key), std::move(*key), std::string{retired}, revoked == "-" ? std::string{} : std::string{revoked}};
  return out;
}

Result<Keys> read_keys(std::string_view text) {
  Keys keys;
  if (!text.starts_with(header)) return unreadable("unknown header");
  text.remove_prefix(header.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!text.starts_with(names[i]) || text.size() < names[i].size() + 65) return unreadable("a key is missing");
    const auto key = bytes::from_hex(text.substr(names[i].size(), 64));
    if (!key || text[names[i].size() + 64] != '\n') return unreadable("a key is damaged");
    std::memcpy(keys.all[i].data(), key->data(), 32);
    text.remove_prefix(names[i].size() + 65);
  }
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return unreadable("text after the keys");
    HVS_TRY(old, read_old(text.substr(0, end)));
    keys.old.push_back(std::move(old));
    text.remove_prefix(end + 1);
  }
  return keys;
}

std::string write_keys(const Keys& keys) {
  std::string out{header};
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += names[i];
    out += bytes::hex({reinterpret_cast<const char*>(keys.all[i].data()), 32});
    out += '\n';
  }
  for (const auto& one : keys.old) {
    out += old_name;
    out += bytes::hex(one.public_key) + " " + one.retired + " " + (one.revoked.empty() ? "-" : one.revoked) + "\n";
  }
  return out;
}

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

// Written whole under another name first: a power cut leaves either the old file or all of the new one.
Result<std::string> write_draft(const Keys& keys, const std::string& path) {
  auto plain = write_keys(keys);
  auto at_rest = at_rest::written(plain);
  sodium_memzero(plain.data(), plain.size());
  if (!at_rest) return std::unexpected(std::move(at_rest.error()));
  auto& text = *at_rest;
  std::string draft = path + "." + std::to_string(getpid());
  const File file(open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  const bool written = file.get() >= 0 &&
                       write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       fsync(file.get()) == 0;
  sodium_memzero(text.data(), text.size());
  if (written) return draft;
  unlink(draft.c_str());
  return unreadable("cannot write the key file");
}

void settle(const std::string& data_dir) {
  const File folder(open(data_dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) fsync(folder.get());
}

}  // namespace

std::unexpected<Problem> unreadable(std::string_view why) {
  return refuse(Kind::broken, t::keys::unreadable.key, std::string(why));
}

std::string id_of(std::string_view public_key) { return bytes::hex(bytes::sha256(public_key)).substr(0, 8); }

std::string public_half(const Keys& keys) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> half{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(half.data(), secret.data(), keys.all[2].data());
  sodium_memzero(secret.data(), secret.size());
  return {reinterpret_cast<const char*>(half.data()), half.size()};
}

// Linked, not renamed: two programs starting at once agree on one file.
Result<void> create(const std::string& data_dir, const std::string& path) {
  if (mkdir(data_dir.c_str(), 0700) != 0 && errno != EEXIST) return unreadable("cannot make the data folder");
  Keys keys;
  for (auto& key : keys.all) randombytes_buf(key.data(), key.size());
  HVS_TRY(draft, write_draft(keys, path));
  const bool linked = link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST;
  unlink(draft.c_str());
  if (!linked) return unreadable("cannot place the key file");
  settle(data_dir);
  return {};
}

Result<void> replace(const Keys& keys, const std::string& data_dir, const std::string& path) {
  HVS_TRY(draft, write_draft(keys, path));
  if (rename(draft.c_str(), path.c_str()) != 0) {
    unlink(draft.c_str());
    return unreadable("cannot place the key file");
  }
  settle(data_dir);
  return {};
}

Result<Keys> load(const std::string& path) {
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return unreadable("cannot open the key file");
  struct stat info{};
  if (fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return unreadable("the key file is no file");
  if ((info.st_mode & 0077) != 0) return refuse(Kind::denied, t::keys::bad_mode.key);
  std::string text(file_limit, '\0');
  const auto size = read(file.get(), text.data(), text.size());
  if (size < 0) return unreadable("cannot read the key file");
  text.resize(static_cast<std::size_t>(size));
  HVS_TRY(plain, at_rest::opened(std::move(text)));
  auto keys = read_keys(plain);
  sodium_memzero(plain.data(), plain.size());
  return keys;
}

Result<Stamp> stamp(const std::string& path) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return Stamp{};
    return unreadable("cannot look at the key file");
  }
  return Stamp{static_cast<std::uint64_t>(info.st_ino),
               std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

}  // namespace hvs::keys::key_file
