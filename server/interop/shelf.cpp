#include "server/interop/shelf.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "core/base/text.hpp"
#include "server/interop/pack_host.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

struct Kind {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array kinds{
    Kind{"html", "text/html"},
    Kind{"htm", "text/html; charset=utf-8"},
    Kind{"xhtml", "application/xhtml+xml"},
    Kind{"css", "text/css"},
    Kind{"js", "text/javascript"},
    Kind{"mjs", "text/javascript; charset=utf-8"},
    Kind{"json", "application/json"},
    Kind{"xml", "application/xml"},
    Kind{"xsd", "application/xml"},
    Kind{"txt", "text/plain"},
    Kind{"vtt", "text/vtt; charset=utf-8"},
    Kind{"svg", "image/svg+xml"},
    Kind{"png", "image/png"},
    Kind{"jpg", "image/jpeg"},
    Kind{"jpeg", "image/jpeg"},
    Kind{"gif", "image/gif"},
    Kind{"webp", "image/webp"},
    Kind{"ico", "image/x-icon"},
    Kind{"bmp", "image/bmp"},
    Kind{"mp3", "audio/mpeg"},
    Kind{"m4a", "audio/mp4"},
    Kind{"ogg", "audio/ogg"},
    Kind{"opus", "audio/ogg"},
    Kind{"wav", "audio/wav"},
    Kind{"mp4", "video/mp4"},
    Kind{"m4v", "video/mp4"},
    Kind{"webm", "video/webm"},
    Kind{"ogv", "video/ogg"},
    Kind{"woff", "font/woff"},
    Kind{"woff2", "font/woff2"},
    Kind{"ttf", "font/ttf"},
    Kind{"otf", "font/otf"},
    Kind{"eot", "application/vnd.ms-fontobject"},
    Kind{"wasm", "application/wasm"},
    Kind{"pdf", "application/pdf"},
};
constexpr std::array<std::string_view, 18> framed{"html", "htm", "xhtml", "txt", "svg", "png", "jpg", "jpeg", "gif",
                                                  "webp", "bmp", "mp3",   "m4a", "ogg", "wav", "mp4", "webm", "xml"};

std::string ending_of(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  const auto dot = path.rfind('.');
  const auto slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && slash > dot)) return {};
  return text::lower(path.substr(dot + 1));
}

}  // namespace

std::string_view type_of(std::string_view path) {
  const auto ending = ending_of(path);
  const auto* const at =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.ending == ending; });
  return at == kinds.end() ? std::string_view{"application/octet-stream"} : at->type;
}

bool shows_in_frame(std::string_view path) {
  return std::find(framed.begin(), framed.end(), ending_of(path)) != framed.end();
}

Shelf::Shelf(const std::string& data_dir) : root_(fs::absolute(fs::path{data_dir}) / "goi-hoc") {}

fs::path Shelf::folder(const std::string& hash) const { return root_ / hash; }
fs::path Shelf::incoming(const std::string& upload) const { return root_ / "nhan" / upload; }
fs::path Shelf::inbox() const { return root_.parent_path() / "goi-den"; }

std::shared_ptr<const Outline> Shelf::outline(const std::string& hash) const {
  if (!is_hash(hash)) return nullptr;
  const std::lock_guard lock(mutex_);
  if (const auto known = read_.find(hash); known != read_.end()) return known->second;
  auto read = outline_at(folder(hash) / "goi.json");
  if (!read) return nullptr;
  if (read_.size() > 64) read_.clear();
  return read_.emplace(hash, std::move(read)).first->second;
}

std::shared_ptr<const Outline> Shelf::outline_at(const fs::path& file) const {
  std::ifstream in(file, std::ios::binary);
  if (!in) return nullptr;
  std::ostringstream text;
  text << in.rdbuf();
  auto read = read_outline(text.str());
  return read ? std::make_shared<const Outline>(std::move(*read)) : nullptr;
}

std::string Shelf::file(const std::string& hash, std::string_view path) const {
  if (!is_hash(hash) || path.empty() || path.front() == '/' || path.find('\0') != std::string_view::npos) return {};
  for (std::string_view rest = path; !rest.empty();) {
    const auto slash = rest.find('/');
    const auto part = rest.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return {};
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  }
  auto at = folder(hash) / "tep" / std::string{path};
  std::error_code problem;
  // Links cannot be there (the archive reader refuses them); asked again where it costs nothing.
  if (!fs::is_regular_file(fs::symlink_status(at, problem))) return {};
  return at.string();
}

}  // namespace hvs::interop
