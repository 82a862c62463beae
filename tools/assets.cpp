// Static files → OUT_DIR/<hash>/<name> with .br and .gz beside, and a C++ table of addresses.
// An address carries the content's hash, so it may be cached for ever. usage: hvs-assets OUT_DIR OUT.cpp FOLDER...
#include <brotli/encode.h>
#include <zlib.h>

#include <cstdint>
#include <map>

#include "tools/files.hpp"

namespace {

// FNV-1a, 64 bits: names a version, protects nothing.
std::string short_hash(const std::string& bytes) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string out;
  for (int i = 0; i < 10; ++i) out += "0123456789abcdef"[(h >> (60 - 4 * i)) & 15];
  return out;
}

std::string brotli(const std::string& bytes) {
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()) + 16, '\0');
  std::size_t size = out.size();
  if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                             reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                             reinterpret_cast<std::uint8_t*>(out.data())))
    tools::fail("brotli failed");
  out.resize(size);
  return out;
}

std::string gzip(const std::string& bytes) {
  z_stream z{};
  if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) tools::fail("gzip failed");
  std::string out(deflateBound(&z, static_cast<uLong>(bytes.size())) + 32, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  if (deflate(&z, Z_FINISH) != Z_STREAM_END) tools::fail("gzip failed");
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

bool shrinks(std::string_view name) {
  for (const std::string_view end : {".css", ".js", ".svg", ".json", ".wasm", ".webmanifest", ".txt", ".html"}) {
    if (name.size() > end.size() && name.ends_with(end)) return true;
  }
  return false;
}

void place_file(const std::filesystem::path& place, const std::string& bytes) {
  if (std::filesystem::exists(place)) return;
  tools::write_file(place, bytes);
  if (!shrinks(place.filename().string())) return;
  tools::write_file(place.string() + ".br", brotli(bytes));
  tools::write_file(place.string() + ".gz", gzip(bytes));
}

constexpr std::string_view head =
    "// Addresses of static files, sorted by name. Made by hvs-assets.\n#include <algorithm>\n#include <iterator>\n"
    "#include <string_view>\n\n#include \"core/html/html.hpp\"\n\nnamespace hvs::html {\nnamespace {\nstruct Asset {\n"
    "  std::string_view name;\n  std::string_view address;\n};\nconstexpr Asset assets[] = {\n";
constexpr std::string_view tail =
    "    {\"~\", \"/t/khong-co\"},\n};\n}  // namespace\n\nstd::string_view asset(std::string_view name) {\n"
    "  const auto* at = std::lower_bound(std::begin(assets), std::end(assets), name,\n"
    "                                    [](const Asset& a, std::string_view n) { return a.name < n; });\n"
    "  return at != std::end(assets) && at->name == name ? at->address : std::string_view{\"/t/khong-co\"};\n}\n"
    "}  // namespace hvs::html\n";

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) tools::fail("usage: hvs-assets OUT_DIR OUT.cpp FOLDER...");
  const std::filesystem::path out_dir = argv[1];
  std::map<std::string, std::filesystem::path> files;  // name → source; a later folder wins
  for (int i = 3; i < argc; ++i) {
    const std::filesystem::path folder = argv[i];
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file())
        files[std::filesystem::relative(entry.path(), folder).generic_string()] = entry.path();
    }
  }
  std::string table;
  for (const auto& [name, source] : files) {
    const auto bytes = tools::read_file(source);
    const auto hash = short_hash(bytes);
    place_file(out_dir / hash / name, bytes);
    table += "    {\"" + name + "\", \"/t/" + hash + "/" + name + "\"},\n";
  }
  tools::write_file(argv[2], std::string{head} + table + std::string{tail});
}
