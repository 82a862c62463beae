#include "server/interop/import_desk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "core/base/text.hpp"
#include "server/interop/read.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t room_to_leave = 200LL << 20;  // on the disk, for the database

// Room for the file and for what comes out of it.
Result<void> check_room(const fs::path& at, std::int64_t bytes) {
  std::error_code problem;
  fs::create_directories(at, problem);
  const auto space = fs::space(at, problem);
  if (!problem && static_cast<std::int64_t>(space.available) < bytes * 3 + room_to_leave)
    return refuse(Kind::broken, t::interop::cannot_write.key);
  return {};
}

Result<void> append(const std::string& file, std::string_view bytes, std::int64_t at) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return refuse(Kind::broken, t::interop::cannot_write.key);
  bool good = true;
  while (good && !bytes.empty()) {
    const auto done = ::pwrite(fd, bytes.data(), bytes.size(), at);
    good = done > 0;
    if (!good) break;
    bytes.remove_prefix(static_cast<std::size_t>(done));
    at += done;
  }
  ::close(fd);
  if (!good) return refuse(Kind::broken, t::interop::cannot_write.key);
  return {};
}

}  // namespace

ImportDesk::ImportDesk(app::Services& services, Shelf& shelf, CourseLook look)
    : services_(services), shelf_(shelf), look_(std::move(look)), thread_([this] { serve(); }) {
  resume();
}

ImportDesk::~ImportDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  wake_.notify_all();
  thread_.join();
}

void ImportDesk::ask(std::string id) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(id));
  wake_.notify_one();
}

void ImportDesk::wait_idle() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return waiting_.empty() && !busy_; });
}

void ImportDesk::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    current_ = std::move(waiting_.front());
    waiting_.pop_front();
    busy_ = true;
    done_ = 0;
    wanted_ = 0;
    lock.unlock();
    try {
      if (auto read_it = read(current_); !read_it && !stopping_) fail(current_, read_it.error());
    } catch (const std::exception&) {  // a full disk or memory: the package is refused, the program goes on
      fail(current_, Problem{Kind::broken, t::interop::cannot_write.key});
    }
    lock.lock();
    busy_ = false;
    current_.clear();
    if (waiting_.empty()) idle_.notify_all();
  }
}

// After a restart what was being read is read again from the beginning; it is whole on disk.
void ImportDesk::resume() {
  std::vector<Upload> found;
  (void)services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(all, uploads::recent(tx, services_.settings.commune));
    found = std::move(all);
    return {};
  });
  for (const auto& one : found) {
    if (one.status == "reading") ask(one.id);
  }
}

std::string ImportDesk::archive_of(const std::string& id) const { return shelf_.incoming(id).string() + ".goi"; }

Result<void> ImportDesk::save(const Upload& upload) {
  return services_.db.write([&](db::Tx& tx) { return uploads::put(tx, services_.settings.commune, upload); });
}

Result<Upload> ImportDesk::load(const std::string& id) const {
  std::optional<Upload> out;
  HVS_TRY(done, services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, uploads::find(tx, services_.settings.commune, id));
    out = std::move(found);
    return {};
  }));
  (void)done;
  if (!out) return refuse(Kind::missing, t::interop::no_upload.key);
  const std::lock_guard lock(mutex_);
  if (current_ == id) {
    out->done = static_cast<std::int64_t>(done_.load());
    out->wanted = static_cast<std::int64_t>(wanted_.load());
  }
  return std::move(*out);
}

void ImportDesk::fail(const std::string& id, const Problem& problem) {
  auto upload = load(id);
  if (!upload) return;
  upload->status = "failed";
  upload->problem = problem.code;
  upload->detail = text::cut(text::well_formed(problem.detail), 200);
  std::error_code ignored;
  fs::remove_all(shelf_.incoming(id), ignored);
  fs::remove(archive_of(id), ignored);
  (void)save(*upload);
}

Result<std::string> ImportDesk::begin(const Named& file) {
  if (file.bytes <= 0 || static_cast<std::uint64_t>(file.bytes) > ArchiveLimits{}.file_bytes)
    return refuse(Kind::invalid, t::interop::zip_too_big.key);
  HVS_TRY(room, check_room(shelf_.incoming("x").parent_path(), file.bytes));
  (void)room;
  Upload upload;
  upload.id = make_uuid7(services_.now(), services_.random);
  upload.account = file.account;
  upload.name = text::cut(text::squeeze(text::nfc(text::well_formed(file.name))), 120);
  upload.bytes = file.bytes;
  upload.status = "receiving";
  upload.created = to_ms(services_.now());
  HVS_TRY(saved, save(upload));
  (void)saved;
  return upload.id;
}

Result<std::int64_t> ImportDesk::piece(const std::string& id, const std::string& account, std::int64_t from,
                                       std::string_view bytes) {
  const std::lock_guard one_at_a_time(pieces_);
  HVS_TRY(upload, load(id));
  if (upload.status != "receiving" || upload.account != account)
    return refuse(Kind::missing, t::interop::no_upload.key);
  const auto size = static_cast<std::int64_t>(bytes.size());
  // A piece that was sent twice is no harm: the sender hears how far we are.
  if (from != upload.received) return upload.received;
  if (size == 0 || from + size > upload.bytes) return refuse(Kind::invalid, t::interop::zip_too_big.key);
  HVS_TRY(written, append(archive_of(id), bytes, from));
  (void)written;
  upload.received += size;
  if (upload.received == upload.bytes) upload.status = "reading";
  HVS_TRY(saved, save(upload));
  (void)saved;
  if (upload.status == "reading") ask(id);
  return upload.received;
}

Result<std::string> ImportDesk::take(const Named& file, std::string_view bytes) {
  auto named = file;
  named.bytes = static_cast<std::int64_t>(bytes.size());
  HVS_TRY(id, begin(named));
  HVS_TRY(received, piece(id, file.account, 0, bytes));
  (void)received;
  return id;
}

Result<std::string> ImportDesk::take_from(const Named& file, const std::string& path) {
  std::error_code problem;
  auto named = file;
  named.bytes = static_cast<std::int64_t>(fs::file_size(path, problem));
  if (problem) return refuse(Kind::missing, t::interop::no_upload.key);
  HVS_TRY(id, begin(named));
  fs::copy_file(path, archive_of(id), problem);
  if (problem) return refuse(Kind::broken, t::interop::cannot_write.key);
  HVS_TRY(upload, load(id));
  upload.received = upload.bytes;
  upload.status = "reading";
  HVS_TRY(saved, save(upload));
  (void)saved;
  ask(id);
  return id;
}

Result<void> ImportDesk::drop(const std::string& id) {
  HVS_TRY(upload, load(id));
  if (upload.status == "reading" || upload.status == "done") return refuse(Kind::conflict, t::interop::no_upload.key);
  std::error_code ignored;
  fs::remove_all(shelf_.incoming(id), ignored);
  fs::remove(archive_of(id), ignored);
  upload.status = "dropped";
  return save(upload);
}

Result<void> ImportDesk::read_package_of(Upload& upload) {
  const auto folder = shelf_.incoming(upload.id);
  std::error_code problem;
  fs::remove_all(folder, problem);
  HVS_TRY(unpacked, unpack(archive_of(upload.id), (folder / "tep").string(), ArchiveLimits{},
                           [this](std::uint64_t done, std::uint64_t of) {
                             done_ = done;
                             wanted_ = of;
                             return !stopping_;
                           }));
  std::vector<Remark> remarks;
  if (unpacked.foreign_names > 0)
    remarks.push_back({std::string{t::interop::foreign_names.key}, std::to_string(unpacked.foreign_names)});
  if (const auto top = top_folder(unpacked);
      !top.empty() && !unpacked.files.contains("imsmanifest.xml") && !unpacked.files.contains("h5p.json")) {
    fs::rename(folder / "tep" / top, folder / "trong", problem);
    fs::remove_all(folder / "tep", problem);
    fs::rename(folder / "trong", folder / "tep", problem);
    if (problem) return refuse(Kind::broken, t::interop::cannot_write.key);
    decltype(unpacked.files) inner;
    for (const auto& [name, size] : unpacked.files) {
      if (name.starts_with(top + "/")) inner.emplace(name.substr(top.size() + 1), size);
    }
    if (inner.size() != unpacked.files.size()) remarks.push_back({std::string{t::interop::beside_folder.key}, top});
    unpacked.files = std::move(inner);
  }
  HVS_TRY(outline, read_package(folder / "tep", unpacked));
  outline.remarks.insert(outline.remarks.begin(), remarks.begin(), remarks.end());
  for (const auto& host : addresses_outside(folder / "tep", unpacked))
    outline.remarks.push_back({std::string{t::interop::asks_outside.key}, host});
  HVS_TRY(hash, hash_of_file(archive_of(upload.id)));
  upload.hash = hash;
  upload.kind = "package";
  return append((folder / "goi.json").string(), write_outline(outline), 0);
}

Result<void> ImportDesk::read(const std::string& id) {
  HVS_TRY(upload, load(id));
  if (auto course = look_ ? look_(archive_of(id)) : std::nullopt) {
    if (!*course) return std::unexpected(course->error());
    HVS_TRY(hash, hash_of_file(archive_of(id)));
    upload.hash = hash;
    upload.kind = "course";
    upload.report = **course;
  } else {
    HVS_TRY(read_it, read_package_of(upload));
    (void)read_it;
  }
  upload.status = "ready";
  return save(upload);
}

std::shared_ptr<const Outline> ImportDesk::outline_of(const std::string& id) const {
  if (!is_uuid(id)) return nullptr;
  return shelf_.outline_at(shelf_.incoming(id) / "goi.json");
}

Result<Upload> ImportDesk::settle(const std::string& id) {
  HVS_TRY(upload, load(id));
  if (upload.status != "ready") return refuse(Kind::conflict, t::interop::no_upload.key);
  if (upload.kind != "package") return upload;
  std::error_code problem;
  const auto to = shelf_.folder(upload.hash);
  // The same file brought twice: its place holds the same bytes already.
  if (fs::exists(to / "goi.json", problem)) {
    fs::remove_all(shelf_.incoming(id), problem);
    return upload;
  }
  fs::remove_all(to, problem);
  fs::rename(shelf_.incoming(id), to, problem);
  if (problem) return refuse(Kind::broken, t::interop::cannot_write.key);
  return upload;
}

Result<void> ImportDesk::finish(const std::string& id, const std::string& package) {
  HVS_TRY(upload, load(id));
  std::error_code ignored;
  fs::remove(archive_of(id), ignored);
  upload.status = "done";
  upload.package = package;
  return save(upload);
}

}  // namespace hvs::interop
