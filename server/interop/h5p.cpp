// H5P: h5p.json names the main library and what it needs; a package that is whole carries them all.
#include <fstream>
#include <sstream>

#include "core/base/text.hpp"
#include "server/interop/read.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::size_t json_bytes = 4U << 20;

Result<json::Json> read_json(const std::filesystem::path& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) return refuse(Kind::invalid, t::interop::no_manifest.key, file.filename().string());
  if (size > json_bytes) return refuse(Kind::invalid, t::interop::manifest_too_big.key, file.filename().string());
  std::ifstream in(file, std::ios::binary);
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(in.gcount()));
  std::string_view view{text};
  if (view.starts_with("\xEF\xBB\xBF")) view.remove_prefix(3);
  auto read = json::parse(view);
  if (!read) return refuse(Kind::invalid, t::interop::bad_manifest.key, file.filename().string());
  return std::move(*read);
}

std::string number(const json::Json& one) {
  return one.is_whole() ? std::to_string(one.integer()) : std::string{one.string("0")};
}

}  // namespace

Result<Outline> read_h5p(const std::filesystem::path& folder, const Unpacked& files) {
  HVS_TRY(manifest, read_json(folder / "h5p.json"));
  HVS_TRY(content, read_json(folder / "content" / "content.json"));
  (void)content;
  Outline out;
  out.standard = Standard::h5p;
  out.title = text::cut(text::squeeze(manifest.at("title").string()), 160);
  out.language = manifest.at("language").string();
  out.license = manifest.at("license").string();
  const auto main = std::string{manifest.at("mainLibrary").string()};
  out.edition = main;
  out.identifier = main;
  if (out.title.empty()) out.title = main;
  std::size_t missing = 0;
  bool has_main = false;
  for (const auto& one : manifest.at("preloadedDependencies").items()) {
    const auto name = std::string{one.at("machineName").string()};
    const auto base = name + "-" + number(one.at("majorVersion")) + "." + number(one.at("minorVersion"));
    const bool here = files.files.contains(base + "/library.json") || files.files.contains(name + "/library.json");
    has_main = has_main || (here && name == main);
    if (here) continue;
    ++missing;
    out.remarks.push_back({std::string{t::interop::no_library.key}, base});
  }
  if (main.empty()) return refuse(Kind::invalid, t::interop::bad_manifest.key, "h5p.json");
  // Without its libraries the package is only data: nothing could be drawn from it.
  if (!has_main || missing > 0)
    return refuse(Kind::invalid, t::interop::h5p_no_libraries.key,
                  out.remarks.empty() ? main : out.remarks.front().detail);
  Unit unit{out.title, {}};
  unit.items.push_back({.id = "i1", .kind = ItemKind::h5p, .title = out.title, .href = "h5p.json"});
  out.units.push_back(std::move(unit));
  return out;
}

std::string top_folder(const Unpacked& unpacked) {
  for (const auto& [name, size] : unpacked.files) {
    const auto slash = name.find('/');
    if (slash == std::string::npos) continue;
    const auto rest = std::string_view{name}.substr(slash + 1);
    if (rest == "imsmanifest.xml" || rest == "h5p.json") return name.substr(0, slash);
  }
  return {};
}

Result<Outline> read_package(const std::filesystem::path& folder, const Unpacked& unpacked) {
  if (unpacked.files.contains("imsmanifest.xml")) return read_manifest(folder, unpacked);
  if (unpacked.files.contains("h5p.json")) return read_h5p(folder, unpacked);
  return read_markdown(folder, unpacked);
}

}  // namespace hvs::interop
