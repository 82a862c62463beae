#include "server/backup/backup.hpp"

#include <sodium.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "server/backup/seal.hpp"
#include "server/backup/tar.hpp"
#include "text/backup.hpp"

namespace hvs::backup {
namespace {

namespace fs = std::filesystem;

constexpr const char* list_name = "muc-luc.json";
constexpr const char* sqlite_name = "hocvuso.db";
constexpr const char* postgres_name = "hocvuso.pgdump";

// A folder beside the target that is gone again whatever happens.
class Workshop {
 public:
  explicit Workshop(const fs::path& beside) {
    std::string pattern = (beside / ".sao-luu-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  [[nodiscard]] bool ready() const { return !path_.empty(); }
  [[nodiscard]] std::string at(std::string_view name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

// SHA-256 in pieces: a province's database does not fit into memory.
Result<std::string> digest(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return refuse(Kind::broken, t::backup::failed.key, path);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::string piece(256 * 1024, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                              static_cast<unsigned long long>(in.gcount()));
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(hash.data()));
  return bytes::hex(hash);
}

Result<std::string> make_list(const std::vector<Member>& members, const From& from, std::string_view engine,
                              Instant now) {
  std::string text;
  json::Writer out(text);
  out.begin_object().key("format").value(1).key("made").value(iso_utc(now)).key("version").value(from.version);
  out.key("engine").value(engine).key("files").begin_object();
  for (const auto& member : members) {
    HVS_TRY(hash, digest(member.path));
    out.key(member.name).value(hash);
  }
  out.end_object().end_object();
  return text;
}

fs::path folder_of(const std::string& file) {
  const auto parent = fs::path(file).parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

Result<void> check_list(const Workshop& workshop, const std::vector<std::string>& names, const json::Json& list) {
  if (list.at("format").integer() != 1) return refuse(Kind::invalid, t::backup::not_ours.key);
  for (const auto& name : names) {
    if (name == list_name) continue;
    HVS_TRY(hash, digest(workshop.at(name)));
    if (list.at("files").at(name).string() != hash) return refuse(Kind::invalid, t::backup::damaged.key, name);
  }
  for (const auto& [name, hash] : list.at("files").members()) {
    if (!fs::exists(workshop.at(name))) return refuse(Kind::invalid, t::backup::damaged.key, name);
  }
  return {};
}

// pg_restore reads the address from its environment, so that no password stands in the process list.
Result<void> pg_restore(const std::string& address, const std::string& dump) {
  const pid_t child = fork();
  if (child == 0) {
    execlp("pg_restore", "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "-d", address.c_str(),
           dump.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
    return refuse(Kind::broken, t::backup::restore_failed.key, "pg_restore");
  return {};
}

Result<void> put(const std::string& from, const fs::path& to) {
  std::error_code error;
  fs::copy_file(from, to, error);
  if (error) return refuse(Kind::broken, t::backup::restore_failed.key, to.string());
  chmod(to.c_str(), 0600);
  return {};
}

}  // namespace

Result<void> make(db::Database& db, const From& from, const std::string& file, Instant now) {
  const Workshop workshop(folder_of(file));
  if (!workshop.ready()) return refuse(Kind::broken, t::backup::failed.key, file);
  const auto* name = db.engine() == "sqlite" ? sqlite_name : postgres_name;
  HVS_TRY(copied, db.backup_to(workshop.at(name)));
  std::vector<Member> members{{name, workshop.at(name)}};
  for (const auto* extra : {"keys", "hocvuso.toml"}) {
    const auto path = fs::path(from.data_dir) / extra;
    if (fs::exists(path)) members.push_back({extra, path.string()});
  }
  HVS_TRY(list, make_list(members, from, db.engine(), now));
  {
    std::ofstream out(workshop.at(list_name), std::ios::binary);
    out << list;
  }
  members.insert(members.begin(), {list_name, workshop.at(list_name)});
  auto whole = workshop.at("tar");
  HVS_TRY(packed, write_tar(whole, members));
  if (!from.passphrase.empty()) {
    HVS_TRY(sealed, seal_file(whole, workshop.at("sealed"), from.passphrase));
    whole = workshop.at("sealed");
  }
  chmod(whole.c_str(), 0600);
  std::error_code error;
  fs::rename(whole, file, error);
  if (error) return refuse(Kind::broken, t::backup::failed.key, file);
  return {};
}

Result<Restored> restore(const std::string& file, const To& to) {
  std::error_code error;
  fs::create_directories(to.data_dir, error);
  const fs::path data = to.data_dir;
  if (error) return refuse(Kind::broken, t::backup::restore_failed.key, to.data_dir);
  if (fs::exists(data / sqlite_name) || fs::exists(data / "keys"))
    return refuse(Kind::conflict, t::backup::data_exists.key, to.data_dir);
  const Workshop workshop(data);
  if (!workshop.ready()) return refuse(Kind::broken, t::backup::restore_failed.key, to.data_dir);
  auto whole = file;
  if (is_sealed(file)) {
    if (to.passphrase.empty()) return refuse(Kind::denied, t::backup::need_passphrase.key);
    HVS_TRY(opened, unseal_file(file, workshop.at("tar"), to.passphrase));
    whole = workshop.at("tar");
  }
  HVS_TRY(names, read_tar(whole, workshop.at("."), {list_name, sqlite_name, postgres_name, "keys", "hocvuso.toml"}));
  std::ifstream in(workshop.at(list_name), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto list = json::parse(text);
  if (!list) return refuse(Kind::invalid, t::backup::not_ours.key, file);
  HVS_TRY(checked, check_list(workshop, names, *list));

  const std::string engine{list->at("engine").string()};
  const bool to_postgres = to.database.starts_with("postgresql:");
  if (to_postgres != (engine == "postgresql")) return refuse(Kind::invalid, t::backup::other_engine.key, engine);
  if (to_postgres) {
    HVS_TRY(loaded, pg_restore(to.database, workshop.at(postgres_name)));
  } else {
    HVS_TRY(placed, put(workshop.at(sqlite_name), data / sqlite_name));
  }
  for (const auto* extra : {"keys", "hocvuso.toml"}) {
    if (!fs::exists(workshop.at(extra))) continue;
    HVS_TRY(placed, put(workshop.at(extra), data / extra));
  }
  return Restored{std::string{list->at("made").string()}, std::string{list->at("version").string()}, engine};
}

}  // namespace hvs::backup
