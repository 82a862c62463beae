#include "server/learning/pack/opened.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "server/learning/content/files.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/pack/zip.hpp"
#include "text/pack.hpp"

namespace hvs::learning {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view sounds_of_build = "/am/", sounds_of_packs = "/tieng/";

fs::path folder_of(const std::string& data_dir) { return fs::path{data_dir} / "goi-bai"; }

std::vector<std::string> trusted_keys(const fs::path& folder) {
  std::vector<std::string> keys;
  std::ifstream in(folder / "tin-cay.txt");
  for (std::string line; std::getline(in, line);) {
    if (auto key = text::trim(line); !key.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

// Pictures are shared by name: one name may not mean two drawings.
std::string clashing_picture(const Library& library, const CoursePack& pack) {
  constexpr std::string_view before = "content/pictures/";
  for (auto at = pack.files.lower_bound(before); at != pack.files.end() && at->first.starts_with(before); ++at) {
    const auto name = at->first.substr(before.size(), at->first.size() - before.size() - 4);
    const auto known = library.pictures.find(name);
    if (known != library.pictures.end() && known->second != at->second) return name;
  }
  return {};
}

// Its sounds lie in the folder of the pack, not beside those of the build.
void move_sound(Sound& sound, const fs::path& root, Library& library) {
  if (!sound.exists()) return;
  const auto name = sound.base.substr(sounds_of_build.size());
  sound.base = std::string{sounds_of_packs} + name;
  for (const auto* ending : {".opus", ".mp3"})
    library.files[sound.base + ending] = (root / "am" / (name + ending)).string();
}

Result<void> add(Library& library, const CoursePack& pack, const fs::path& root) {
  std::error_code problem;
  if (!fs::exists(root / "am", problem)) {
    fs::remove_all(root, problem);
    HVS_TRY(unpacked, unpack_course(pack, root.string()));
    (void)unpacked;
  }
  HVS_TRY(read, read_library(root.string()));
  if (read->find(pack.course) == nullptr) return refuse(Kind::invalid, t::pack::not_a_pack.key, pack.course);
  add_course(library, *read, pack.course, root.string());
  return {};
}

Result<std::string> bytes_of(const fs::path& file) {
  std::error_code problem;
  if (fs::file_size(file, problem) > max_pack_bytes || problem)
    return refuse(Kind::invalid, problem ? t::pack::cannot_read.key : t::pack::too_big.key);
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Result<void> open_one(Library& library, const fs::path& file, const fs::path& folder, const Trusts& trusts) {
  HVS_TRY(data, bytes_of(file));
  HVS_TRY(pack, read_course_pack(data, trusts));
  if (const auto name = clashing_picture(library, pack); !name.empty())
    return refuse(Kind::conflict, t::pack::picture_clash.key, name);
  // Named by its bytes: another version of the course lies elsewhere, and whoever reads this one now may go on.
  return add(library, pack, folder / "mo" / (pack.course + "-" + bytes::hex(bytes::sha256(data)).substr(0, 12)));
}

}  // namespace

void add_course(Library& library, const Library& from, std::string_view id, const std::string& folder) {
  const auto* found = from.find(id);
  if (found == nullptr) return;
  const fs::path root{folder};
  auto course = *found;
  for (auto& unit : course.units) {
    for (auto& card : unit.cards) move_sound(card.sound, root, library);
    for (auto& question : unit.quiz) {
      move_sound(question.sound, root, library);
      move_sound(question.why_sound, root, library);
      for (auto& option : question.options) move_sound(option.sound, root, library);
    }
  }
  for (const auto& [name, svg] : from.pictures) library.pictures.insert_or_assign(name, svg);
  for (const auto& [address, file] : from.files) library.files.insert_or_assign(address, file);
  const auto same = std::find_if(library.courses.begin(), library.courses.end(),
                                 [&](const Course& one) { return one.id == course.id; });
  if (same != library.courses.end())
    *same = std::move(course);
  else
    library.courses.push_back(std::move(course));
}

Trusts trust_in(const std::string& own_key, const std::vector<std::string>& hex_keys) {
  return [own_key, hex_keys](std::string_view key) {
    return key == own_key || std::find(hex_keys.begin(), hex_keys.end(), bytes::hex(key)) != hex_keys.end();
  };
}

OpenedPacks open_packs(std::shared_ptr<const Library> library, const std::string& data_dir,
                       const std::string& own_key) {
  const auto folder = folder_of(data_dir);
  std::error_code problem;
  fs::remove_all(folder / "mo", problem);  // at the start everything is checked and unpacked anew
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".zip") files.push_back(entry.path());
  }
  OpenedPacks out{library, {}};
  if (files.empty()) return out;
  std::sort(files.begin(), files.end());
  auto more = std::make_shared<Library>(*library);
  const auto trusts = trust_in(own_key, trusted_keys(folder));
  for (const auto& file : files) {
    if (const auto opened = open_one(*more, file, folder, trusts); !opened)
      out.refused.push_back(file.filename().string() + ": " + std::string{opened.error().code});
  }
  out.library = std::move(more);
  return out;
}

Result<CoursePack> keep_pack(const Library& library, const std::string& data_dir, const std::string& own_key,
                             const std::string& trust, std::string_view data) {
  const auto folder = folder_of(data_dir);
  auto keys = trusted_keys(folder);
  if (!trust.empty()) {
    const auto key = bytes::from_hex(trust);
    if (!key || key->size() != 32) return refuse(Kind::invalid, t::pack::bad_key.key);
    keys.push_back(bytes::hex(*key));
  }
  HVS_TRY(pack, read_course_pack(data, trust_in(own_key, keys)));
  if (const auto name = clashing_picture(library, pack); !name.empty())
    return refuse(Kind::conflict, t::pack::picture_clash.key, name);
  std::error_code problem;
  fs::create_directories(folder, problem);
  const auto trial = folder / "thu";  // read once as it will be read at the start, then put away
  fs::remove_all(trial, problem);
  const auto unpacked = unpack_course(pack, trial.string());
  fs::remove_all(trial, problem);
  if (!unpacked) return std::unexpected(unpacked.error());
  const auto part = folder / (pack.course + ".phan");
  {
    std::ofstream out(part, std::ios::binary);
    out << data;
    if (!out.flush()) return refuse(Kind::broken, t::pack::cannot_write.key, part.string());
  }
  const auto place = folder / (pack.course + ".zip");
  std::error_code none_before;
  fs::create_directories(folder / "cu", none_before);
  fs::rename(place, folder / "cu" / place.filename(), none_before);
  fs::rename(part, place, problem);
  if (problem) return refuse(Kind::broken, t::pack::cannot_write.key, part.string());
  if (!trust.empty() && pack.public_key != own_key)
    std::ofstream(folder / "tin-cay.txt", std::ios::app) << bytes::hex(pack.public_key) << '\n';
  return pack;
}

Result<void> show_kept_pack(Library& library, const std::string& data_dir, const std::string& own_key,
                            const std::string& course) {
  const auto folder = folder_of(data_dir);
  return open_one(library, folder / (course + ".zip"), folder, trust_in(own_key, trusted_keys(folder)));
}

Result<void> swap_packs(const std::string& data_dir, const std::string& course) {
  const auto folder = folder_of(data_dir);
  if (!has_pack_before(data_dir, course)) return refuse(Kind::missing, t::pack::no_course.key, course);
  const auto now = folder / (course + ".zip");
  const auto before = folder / "cu" / now.filename();
  const auto between = folder / (course + ".giua");
  std::error_code none_now;
  std::error_code problem;
  fs::rename(now, between, none_now);
  fs::rename(before, now, problem);
  if (!none_now) fs::rename(between, before, none_now);
  if (problem) return refuse(Kind::broken, t::pack::cannot_write.key, course);
  return {};
}

Result<void> put_pack_aside(const std::string& data_dir, const std::string& course) {
  const auto folder = folder_of(data_dir);
  if (!has_pack(data_dir, course)) return refuse(Kind::missing, t::pack::no_course.key, course);
  std::error_code problem;
  fs::create_directories(folder / "cu", problem);
  fs::rename(folder / (course + ".zip"), folder / "cu" / (course + ".zip"), problem);
  if (problem) return refuse(Kind::broken, t::pack::cannot_write.key, course);
  return {};
}

bool has_pack(const std::string& data_dir, const std::string& course) {
  std::error_code problem;
  return is_name(course) && fs::exists(folder_of(data_dir) / (course + ".zip"), problem);
}

bool has_pack_before(const std::string& data_dir, const std::string& course) {
  std::error_code problem;
  return is_name(course) && fs::exists(folder_of(data_dir) / "cu" / (course + ".zip"), problem);
}

std::vector<std::string> keys_trusted_here(const std::string& data_dir) { return trusted_keys(folder_of(data_dir)); }

}  // namespace hvs::learning
