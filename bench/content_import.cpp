// A SCORM package of 100 MB from file to outline: time and memory. usage: content_import [MEGABYTES] [FOLDER]
// Budget (issue of the learning part): 100 MB in 10 s with bounded memory.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "server/interop/import_desk.hpp"
#include "server/interop/read.hpp"

using namespace hvs::interop;
namespace fs = std::filesystem;

namespace {

long peak_kb() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return use.ru_maxrss;
}

double seconds_of(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// Films do not pack, pages do: half of the bytes are random, half are text.
void make_package(const fs::path& root, const fs::path& file, std::size_t megabytes) {
  std::mt19937_64 dice(7);
  std::vector<NewEntry> entries{
      {"imsmanifest.xml",
       "<manifest identifier=\"bench\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">"
       "<organizations><organization><title>Bench</title><item identifierref=\"r\"><title>1</title>"
       "</item></organization></organizations><resources><resource identifier=\"r\" "
       "type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"p0.html\"/></resources></manifest>"}};
  for (std::size_t n = 0; n < megabytes / 2; ++n) {
    const auto film = root / ("film" + std::to_string(n));
    std::string bytes(1 << 20, '\0');
    for (auto& c : bytes) c = static_cast<char>(dice());
    std::ofstream(film, std::ios::binary) << bytes;
    entries.push_back({"film/" + std::to_string(n) + ".mp4", {}, film.string()});
    std::string page = "<!doctype html><p>";
    while (page.size() < (1 << 20)) page += "bài " + std::to_string(dice() % 100000) + " <b>chữ</b> ";
    entries.push_back({"p" + std::to_string(n) + ".html", page});
  }
  if (!write_archive(file.string(), entries)) std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100;
  const fs::path root = (argc > 2 ? fs::path{argv[2]} : fs::temp_directory_path()) / "hvs-content-import";
  fs::remove_all(root);
  fs::create_directories(root);
  const auto file = root / "goi.zip";
  // Making it needs memory of its own; a child does it, so that the figure below is the reader's alone.
  if (std::getenv("HVS_MAKE") != nullptr) {
    make_package(root, file, megabytes);
    return 0;
  }
  const auto self = fs::read_symlink("/proc/self/exe").string();
  if (std::system(
          ("HVS_MAKE=1 " + self + " " + std::to_string(megabytes) + " " + root.parent_path().string()).c_str()) != 0)
    return 1;
  const auto before = peak_kb();
  std::size_t files = 0;
  std::uint64_t total = 0;
  const auto whole = seconds_of([&] {
    const auto got = unpack(file.string(), (root / "tep").string(), {});
    if (!got) std::exit(1);
    const auto outline = read_package(root / "tep", *got);
    if (!outline || !hash_of_file(file.string())) std::exit(1);
    (void)addresses_outside(root / "tep", *got);
    files = got->files.size();
    total = got->total;
  });
  std::printf(
      "content import: %zu files, %.1f MB packed, %.1f MB unpacked: %.2f s, peak memory +%ld KB (%ld KB in all)\n",
      files, static_cast<double>(fs::file_size(file)) / 1048576, static_cast<double>(total) / 1048576, whole,
      peak_kb() - before, peak_kb());
  fs::remove_all(root);
  return whole <= 10 && peak_kb() - before < 64 * 1024 ? 0 : 1;
}
