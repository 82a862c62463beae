#include "server/http/static_files.hpp"

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <unordered_map>
#include <utility>

#include "server/http/compress.hpp"
#include "server/http/sound_row.hpp"

namespace hvs::http {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kept_in_memory = 64 * 1024;  // bytes; larger ones go from disk to the socket by the kernel

struct Type {
  std::string_view ending;
  std::string_view type;
};
// Nothing is served whose ending is not here.
constexpr std::array types{
    Type{".css", "text/css; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".svg", "image/svg+xml"},
    Type{".json", "application/json"},
    Type{".webmanifest", "application/manifest+json"},
    Type{".wasm", "application/wasm"},
    Type{".png", "image/png"},
    Type{".webp", "image/webp"},
    Type{".jpg", "image/jpeg"},
    Type{".ico", "image/x-icon"},
    Type{".woff2", "font/woff2"},
    Type{".txt", "text/plain; charset=utf-8"},
    Type{".html", "text/html; charset=utf-8"},
    Type{".opus", "audio/ogg; codecs=opus"},
    Type{".mp3", "audio/mpeg"},
    Type{".mp4", "video/mp4"},
    Type{".webm", "video/webm"},
    Type{".pdf", "application/pdf"},
};

std::string_view type_of(std::string_view name) {
  for (const Type& one : types) {
    if (name.ends_with(one.ending)) return one.type;
  }
  return {};
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Names a version of content for caches; protects nothing.
std::string fingerprint(std::string_view bytes) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::array<char, 20> text{};
  const auto end = std::to_chars(text.begin(), text.end(), h, 16).ptr;
  return {text.begin(), end};
}

struct Variant {
  std::shared_ptr<const std::string> bytes;  // null: sent from `path`
  std::string path;
  bool exists = false;
};

Variant load(const fs::path& path) {
  std::error_code none;
  Variant variant;
  variant.exists = fs::is_regular_file(path, none);
  if (!variant.exists) return variant;
  variant.path = path.string();
  if (fs::file_size(path, none) <= kept_in_memory) variant.bytes = std::make_shared<const std::string>(read_file(path));
  return variant;
}

struct Entry {
  std::string type;
  std::string version;  // inside of the ETag
  Variant plain;
  Variant brotli;
  Variant gzip;
};

Entry load_entry(const fs::path& path, std::string_view version) {
  Entry entry;
  entry.type = type_of(path.filename().string());
  entry.plain = load(path);
  entry.brotli = load(path.string() + ".br");
  entry.gzip = load(path.string() + ".gz");
  entry.version =
      version.empty() ? fingerprint(entry.plain.bytes ? *entry.plain.bytes : read_file(path)) : std::string(version);
  return entry;
}

web::Reply missing() {
  web::Reply reply;
  reply.status = 404;
  reply.type = "text/plain; charset=utf-8";
  return reply;
}

void put(web::Reply& reply, const Variant& variant) {
  if (variant.bytes) {
    reply.shared_body = variant.bytes;
  } else {
    reply.file = variant.path;
  }
}

// Each variant is a representation of its own, with its own tag (RFC 9110 §8.8.3.3).
web::Reply give(const Entry& entry, std::string_view accept_encoding, std::string_view cache) {
  web::Reply reply;
  reply.type = entry.type;
  reply.headers.push_back({"Cache-Control", std::string(cache)});
  std::string tag = "\"" + entry.version;
  if (entry.brotli.exists || entry.gzip.exists) reply.headers.push_back({"Vary", "Accept-Encoding"});
  if (entry.brotli.exists && accepts(accept_encoding, "br")) {
    put(reply, entry.brotli);
    reply.headers.push_back({"Content-Encoding", "br"});
    tag += "-br";
  } else if (entry.gzip.exists && accepts(accept_encoding, "gzip")) {
    put(reply, entry.gzip);
    reply.headers.push_back({"Content-Encoding", "gzip"});
    tag += "-gz";
  } else {
    put(reply, entry.plain);
  }
  reply.headers.push_back({"ETag", tag + "\""});
  return reply;
}

bool is_variant(std::string_view name) { return name.ends_with(".br") || name.ends_with(".gz"); }

}  // namespace

struct StaticFiles::Shelf {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Entries = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;
  Entries assets;  // "<hash>/<name>"
  Entries fixed;   // "sw.js"
  std::string share;
};

StaticFiles::StaticFiles(std::string share) : shelf_(std::make_unique<Shelf>()) {
  std::error_code none;
  const fs::path root = fs::absolute(share, none);
  shelf_->share = root.string();
  for (const auto& found : fs::recursive_directory_iterator(root / "assets", none)) {
    const auto name = found.path().lexically_relative(root / "assets").generic_string();
    if (!found.is_regular_file(none) || is_variant(name) || type_of(name).empty()) continue;
    shelf_->assets.emplace(name, load_entry(found.path(), name.substr(0, name.find('/'))));
  }
  for (const auto& found : fs::directory_iterator(root, none)) {
    const auto name = found.path().filename().string();
    if (!found.is_regular_file(none) || is_variant(name) || type_of(name).empty()) continue;
    shelf_->fixed.emplace(name, load_entry(found.path(), {}));
  }
}

StaticFiles::~StaticFiles() = default;

web::Reply StaticFiles::asset(const web::Call& call, std::string_view hash_and_name) const {
  const auto found = shelf_->assets.find(hash_and_name);
  if (found == shelf_->assets.end()) return missing();
  return give(found->second, call.headers.get("accept-encoding"), "public, max-age=31536000, immutable");
}

web::Reply StaticFiles::fixed(const web::Call& call, std::string_view name) const {
  const auto found = shelf_->fixed.find(name);
  if (found == shelf_->fixed.end()) return missing();
  return give(found->second, call.headers.get("accept-encoding"), "no-cache");
}

web::Reply StaticFiles::sound(std::string_view path) const {
  const auto type = type_of(path);
  // The server refuses such paths already; this function must be safe on its own too.
  const bool leaves =
      path.find("..") != std::string_view::npos || path.find('\0') != std::string_view::npos || path.starts_with('/');
  if (leaves || !(type.starts_with("audio/") || type.starts_with("video/"))) return missing();
  web::Reply reply;
  reply.type = type;
  reply.file = shelf_->share + "/am/" + std::string(path);
  reply.headers.push_back({"Cache-Control", "public, max-age=604800"});
  return reply;
}

web::Reply StaticFiles::sound_row(std::string_view row) const {
  web::Reply reply;
  reply.body = join_sounds(shelf_->share + "/am/", row_parts(row));
  if (reply.body.empty()) return missing();
  reply.type = "audio/mpeg";
  reply.headers.push_back({"Cache-Control", "public, max-age=604800"});
  return reply;
}

std::vector<std::string> StaticFiles::fixed_names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : shelf_->fixed) names.push_back(name);
  return names;
}

std::vector<web::Route> static_routes(std::shared_ptr<const StaticFiles> files) {
  using web::Answer;
  using web::Call;
  std::vector<web::Route> routes;
  const auto add = [&routes](std::string pattern, web::Handler handler) {
    routes.push_back({web::Method::get, std::move(pattern), auth::Right::anyone, std::move(handler), web::Pace::quick});
  };
  for (const auto& name : files->fixed_names())
    add("/" + name, [files, name](const Call& call) -> Answer { return files->fixed(call, name); });
  add("/t/{rest*}", [files](const Call& call) -> Answer { return files->asset(call, call.params.get("rest")); });
  routes.push_back({web::Method::get, "/am/doc/{rest*}", auth::Right::anyone,
                    [files](const Call& call) -> Answer { return files->sound_row(call.params.get("rest")); }});
  add("/am/{rest*}", [files](const Call& call) -> Answer { return files->sound(call.params.get("rest")); });
  return routes;
}

}  // namespace hvs::http
