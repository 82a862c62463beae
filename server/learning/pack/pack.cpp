#include "server/learning/pack/pack.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/files.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/content/speech.hpp"
#include "server/learning/pack/zip.hpp"
#include "text/pack.hpp"

namespace hvs::learning {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "manifest.json", signature_name = "manifest.sig";
constexpr std::string_view signed_as = "hocvuso course pack 1\n";  // a signature of ours for this purpose only
constexpr std::size_t manifest_bytes = 2UL * 1024 * 1024, signature_bytes = 64, key_bytes = 32;
constexpr int newest_format = 1;

std::string message_of(std::string_view manifest) { return std::string{signed_as} + std::string{manifest}; }

// Where a file of a pack may lie. Every part is a plain name, so no path can leave the folder; no kind of file that a
// browser would run is among the endings.
bool may_be_named(std::string_view name, std::string_view course) {
  if (name == "content/framework.json" || name == "content/pronunciation.tsv" || name == "am/sounds.json") return true;
  std::array<std::string_view, 6> parts{};
  std::size_t count = 0;
  for (auto rest = name; count < parts.size();) {
    const auto slash = rest.find('/');
    parts[count++] = rest.substr(0, slash);
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  const auto last = parts[count - 1];
  const auto dot = last.rfind('.');
  if (dot == std::string_view::npos || !is_name(last.substr(0, dot))) return false;
  const auto ending = last.substr(dot);
  if (count == 3 && parts[0] == "content" && parts[1] == "pictures") return ending == ".svg";
  if (count == 4 && parts[0] == "am" && parts[1] == course && is_name(parts[2]))
    return ending == ".opus" || ending == ".mp3";
  if (count < 4 || parts[0] != "content" || parts[1] != "courses" || parts[2] != course) return false;
  if (count == 4) return last == "course.json";
  return count == 5 && is_name(parts[3]) &&
         (last == "unit.json" || ending == ".md" || ending == ".vtt" || ending == ".mp4" || ending == ".webm" ||
          is_photo_name(last));
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse(Kind::missing, t::pack::cannot_read.key, file.filename().string());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

struct Listed {
  std::size_t bytes = 0;
  std::string hash;
};
struct Manifest {
  std::string course, title, key;
  std::map<std::string, Listed, std::less<>> files;
};

Result<Manifest> read_manifest(std::string_view text) {
  const auto json = json::parse(text);
  if (!json) return refuse(Kind::invalid, t::pack::not_a_pack.key, std::string{manifest_name});
  if (json->at("format").integer() > newest_format) return refuse(Kind::invalid, t::pack::newer.key);
  Manifest out;
  out.course = json->at("course").string();
  out.title = json->at("title").string();
  const auto key = bytes::from_hex(json->at("key").string());
  if (json->at("format").integer() != newest_format || !is_name(out.course) || !key || key->size() != key_bytes)
    return refuse(Kind::invalid, t::pack::not_a_pack.key, std::string{manifest_name});
  out.key = *key;
  for (const auto& [name, one] : json->at("files").members()) {
    const auto size = one.at("bytes").integer(-1);
    if (!may_be_named(name, out.course)) return refuse(Kind::invalid, t::pack::foreign_file.key, name);
    if (size < 0 || static_cast<std::size_t>(size) > max_unpacked_bytes)
      return refuse(Kind::invalid, t::pack::too_big.key, name);
    out.files[name] = {static_cast<std::size_t>(size), std::string{one.at("sha256").string()}};
  }
  if (out.files.size() > max_pack_entries) return refuse(Kind::invalid, t::pack::too_big.key);
  return out;
}

std::string write_manifest(const CoursePack& pack) {
  std::string text;
  json::Writer out(text);
  out.begin_object().key("format").value(newest_format).key("course").value(pack.course);
  out.key("title").value(pack.title).key("key").value(bytes::hex(pack.public_key)).key("files").begin_object();
  for (const auto& [name, data] : pack.files) {
    out.key(name).begin_object().key("bytes").value(static_cast<long long>(data.size()));
    out.key("sha256").value(bytes::hex(bytes::sha256(data))).end_object();
  }
  out.end_object().end_object();
  return text;
}

// The pictures a course shows, by file name.
std::set<std::string> pictures_of(const Course& course) {
  std::set<std::string> names;
  const auto add = [&](const Picture& one) {
    if (const auto slash = one.address.rfind('/'); one.address.starts_with("/hinh/"))
      names.insert(one.address.substr(slash + 1));
  };
  for (const auto& unit : course.units) {
    for (const auto& card : unit.cards) add(card.picture);
    for (const auto& question : unit.quiz) {
      for (const auto& option : question.options) add(option.picture);
    }
  }
  return names;
}

std::string write_sound_index(const std::map<std::string, MadeSound, std::less<>>& sounds) {
  std::string text;
  json::Writer out(text);
  out.begin_object().key("sounds").begin_object();
  for (const auto& [name, one] : sounds) {
    out.key(name).begin_object().key("hash").value(one.hash).key("opus").value(static_cast<long long>(one.opus_bytes));
    out.key("mp3").value(static_cast<long long>(one.mp3_bytes)).key("stop_gap").value(one.stop_gap).end_object();
  }
  out.end_object().end_object();
  return text;
}

// Everything of the course, gathered by what its pages use and never by what happens to lie in its folder.
Result<void> gather(const fs::path& share, const Course& course, CoursePack& pack) {
  const auto take = [&](const std::string& name) -> Result<void> {
    HVS_TRY(data, read_file(share / name));
    pack.files[name] = std::move(data);
    return {};
  };
  const auto base = "content/courses/" + course.id + "/";
  std::vector<std::string> names{"content/framework.json", "content/pronunciation.tsv", base + "course.json"};
  for (const auto& unit : course.units) {
    names.push_back(base + unit.id + "/unit.json");
    for (const auto& card : unit.cards) {
      names.push_back(base + unit.id + "/" + card.id + ".md");
      for (const auto& address : {card.video.address, card.video.captions, card.picture.address}) {
        if (address.starts_with("/phim/")) names.push_back(base + unit.id + address.substr(address.rfind('/')));
      }
    }
  }
  for (const auto& picture : pictures_of(course)) names.push_back("content/pictures/" + picture);
  Findings findings;
  const auto index = read_sounds(share, findings);
  const auto how = read_pronunciation(share / "content", findings);
  std::map<std::string, MadeSound, std::less<>> sounds;
  for (const auto& speech : speeches_of(course)) {
    if (!find_sound(index, speech.name, speech.words, how).exists())
      return refuse(Kind::invalid, t::pack::no_sound.key, speech.name);
    sounds.emplace(speech.name, index.find(speech.name)->second);
    names.push_back("am/" + speech.name + ".opus");
    names.push_back("am/" + speech.name + ".mp3");
  }
  for (const auto& name : names) {
    HVS_TRY(taken, take(name));
    (void)taken;
  }
  pack.files["am/sounds.json"] = write_sound_index(sounds);
  return {};
}

}  // namespace

Result<void> write_course_pack(const std::string& share_dir, const std::string& course, const std::string& public_key,
                               const Sign& sign, const std::string& file) {
  const auto loaded = load_content(share_dir);
  const auto* found = loaded.library.find(course);
  if (found == nullptr) return refuse(Kind::missing, t::pack::no_course.key, course);
  CoursePack pack{course, found->title, public_key, {}};
  HVS_TRY(gathered, gather(share_dir, *found, pack));
  (void)gathered;
  auto manifest = write_manifest(pack);
  auto signature = sign(message_of(manifest));
  std::vector<ZipEntry> entries{{std::string{manifest_name}, std::move(manifest)},
                                {std::string{signature_name}, std::move(signature)}};
  for (auto& [name, data] : pack.files) entries.push_back({name, std::move(data)});
  return write_zip(file, entries);
}

Result<CoursePack> read_course_pack(std::string_view data_in, const Trusts& trusts) {
  ZipReader zip(data_in);
  // The signed list stands first, so that every later file has its size and hash before a byte of it is unpacked.
  HVS_TRY(first, zip.next());
  if (first != manifest_name) return refuse(Kind::invalid, t::pack::not_a_pack.key, first);
  HVS_TRY(text, zip.read(manifest_bytes));
  HVS_TRY(second, zip.next());
  if (second != signature_name) return refuse(Kind::invalid, t::pack::not_a_pack.key, second);
  HVS_TRY(signature, zip.read(signature_bytes));
  HVS_TRY(manifest, read_manifest(text));
  if (!trusts(manifest.key)) return refuse(Kind::denied, t::pack::not_trusted.key, bytes::hex(manifest.key));
  if (signature.size() != signature_bytes || !keys::verify_ed25519(message_of(text), signature, manifest.key))
    return refuse(Kind::invalid, t::pack::bad_signature.key);
  CoursePack pack{manifest.course, manifest.title, manifest.key, {}};
  while (true) {
    HVS_TRY(name, zip.next());
    if (name.empty()) break;
    const auto listed = manifest.files.find(name);
    if (listed == manifest.files.end()) return refuse(Kind::invalid, t::pack::foreign_file.key, name);
    HVS_TRY(data, zip.read(listed->second.bytes));
    if (data.size() != listed->second.bytes || bytes::hex(bytes::sha256(data)) != listed->second.hash)
      return refuse(Kind::invalid, t::pack::changed.key, name);
    pack.files[name] = std::move(data);
  }
  for (const auto& [name, one] : manifest.files) {
    if (!pack.files.contains(name)) return refuse(Kind::invalid, t::pack::changed.key, name);
  }
  return pack;
}

Result<void> unpack_course(const CoursePack& pack, const std::string& folder) {
  const fs::path root{folder};
  std::error_code problem;
  if (fs::exists(root, problem) && !fs::is_empty(root, problem))
    return refuse(Kind::conflict, t::pack::cannot_write.key, folder);
  for (const auto& [name, data] : pack.files) {
    const auto file = root / name;
    fs::create_directories(file.parent_path(), problem);
    std::ofstream out(file, std::ios::binary);
    out << data;
    if (!out.flush()) return refuse(Kind::broken, t::pack::cannot_write.key, file.string());
  }
  const auto read = read_library(folder);
  if (!read) return std::unexpected(read.error());
  return {};
}

}  // namespace hvs::learning
