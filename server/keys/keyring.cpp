#include "server/keys/keyring.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "core/base/bytes.hpp"
#include "text/keys.hpp"

namespace hvs::keys {
namespace {

using Key = std::array<unsigned char, 32>;

// One line per key, in this order; then one line per old certificate key: "old <public> <day retired> <day revoked or
// ->".
constexpr std::string_view header = "hocvuso-keys 1\n";
constexpr std::array<std::string_view, 3> names{"seal ", "find ", "sign "};
constexpr std::string_view old_name = "old ";
constexpr std::size_t old_line = 4 + 64 + 1 + 10 + 1;  // before the day of revocation
constexpr std::size_t file_limit = 64U << 10U;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

struct Keys {
  std::array<Key, 3> all{};  // in the order of `names`; the last is an Ed25519 seed (RFC 8032 §5.1.5)
  std::vector<OldKey> old{};
  Keys() = default;
  Keys(const Keys&) = default;
  Keys& operator=(const Keys&) = default;
  ~Keys() { sodium_memzero(all.data(), sizeof(all)); }
};

std::unexpected<Problem> unreadable(std::string_view why) {
  return refuse(Kind::broken, t::keys::unreadable.key, std::string(why));
}

std::string id_of(std::string_view public_key) { return bytes::hex(bytes::sha256(public_key)).substr(0, 8); }

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

std::string public_half(const Keys& keys) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> half{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(half.data(), secret.data(), keys.all[2].data());
  sodium_memzero(secret.data(), secret.size());
  return {reinterpret_cast<const char*>(half.data()), half.size()};
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
  std::string draft = path + "." + std::to_string(getpid());
  const File file(open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  auto text = write_keys(keys);
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
  auto keys = read_keys(text);
  sodium_memzero(text.data(), text.size());
  return keys;
}

class SodiumKeyring final : public Keyring {
 public:
  explicit SodiumKeyring(const Keys& keys) : keys_(keys) {
    crypto_sign_seed_keypair(public_.data(), secret_.data(), keys_.all[2].data());
    id_ = id_of(public_key());
  }
  ~SodiumKeyring() override { sodium_memzero(secret_.data(), secret_.size()); }

  std::string seal(std::string_view plain, std::string_view place) const override {
    constexpr auto nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::string out(nonce_size + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    randombytes_buf(out.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out) + nonce_size, nullptr, raw(plain), plain.size(), raw(place),
                                               place.size(), nullptr, raw(out), keys_.all[0].data());
    return out;
  }

  Result<std::string> unseal(std::string_view sealed, std::string_view place) const override {
    constexpr auto nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr auto over = nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < over) return refuse(Kind::broken, t::keys::wrong_place.key, "too short");
    std::string out(sealed.size() - over, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(out), nullptr, nullptr, raw(sealed) + nonce_size,
                                                   sealed.size() - nonce_size, raw(place), place.size(), raw(sealed),
                                                   keys_.all[0].data()) != 0) {
      return refuse(Kind::broken, t::keys::wrong_place.key, "another place, another key, or changed bytes");
    }
    return out;
  }

  std::string find_hash(std::string_view value, std::string_view place) const override {
    // Length first, so that ("ab", "c") and ("a", "bc") differ.
    std::string message;
    bytes::put_text(message, place);
    message += value;
    std::string out(32, '\0');
    crypto_generichash(raw(out), out.size(), raw(message), message.size(), keys_.all[1].data(), keys_.all[1].size());
    sodium_memzero(message.data(), message.size());
    return bytes::hex(out);
  }

  std::string sign(std::string_view message) const override {
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(out), nullptr, raw(message), message.size(), secret_.data());
    return out;
  }
  std::string public_key() const override { return {reinterpret_cast<const char*>(public_.data()), public_.size()}; }
  std::string key_id() const override { return id_; }
  const std::vector<OldKey>& old_keys() const override { return keys_.old; }

  std::string random(std::size_t bytes) const override {
    std::string out(bytes, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
  }

 private:
  Keys keys_;
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
  std::string id_;
};

}  // namespace

Result<std::unique_ptr<Keyring>> Keyring::open(const std::string& data_dir) {
  if (sodium_init() < 0) return unreadable("libsodium does not start");
  const auto path = data_dir + "/keys";
  if (struct stat info{}; stat(path.c_str(), &info) != 0) {
    if (errno != ENOENT) return unreadable("cannot look at the key file");
    if (auto made = create(data_dir, path); !made) return std::unexpected(std::move(made.error()));
  }
  HVS_TRY(keys, load(path));
  return std::make_unique<SodiumKeyring>(keys);
}

namespace {

void retire(Keys& keys, std::string_view day) {
  auto half = public_half(keys);
  auto id = id_of(half);
  keys.old.push_back({std::move(id), std::move(half), std::string{day}, {}});
  randombytes_buf(keys.all[2].data(), keys.all[2].size());
}

}  // namespace

Result<std::string> Keyring::rotate(const std::string& data_dir, std::string_view day) {
  if (sodium_init() < 0) return unreadable("libsodium does not start");
  const auto path = data_dir + "/keys";
  HVS_TRY(keys, load(path));
  retire(keys, day);
  HVS_TRY(done, replace(keys, data_dir, path));
  (void)done;
  return id_of(public_half(keys));
}

Result<void> Keyring::revoke(const std::string& data_dir, std::string_view id, std::string_view day) {
  if (sodium_init() < 0) return unreadable("libsodium does not start");
  const auto path = data_dir + "/keys";
  HVS_TRY(keys, load(path));
  if (id_of(public_half(keys)) == id) retire(keys, day);
  for (auto& one : keys.old) {
    if (one.id != id) continue;
    if (one.revoked.empty()) one.revoked = day;
    return replace(keys, data_dir, path);
  }
  return refuse(Kind::missing, t::keys::no_such_key.key, std::string{id});
}

}  // namespace hvs::keys
