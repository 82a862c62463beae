#include "server/http/sound_row.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>

namespace hvs::http {
namespace {

constexpr std::size_t most_parts = 40;
constexpr std::size_t most_letters = 120;       // of one name
constexpr std::size_t most_bytes = 256 * 1024;  // of one file: a minute of voice

bool is_name(std::string_view part) {
  if (part.empty() || part.size() > most_letters || part.starts_with('/') || part.find("..") != std::string_view::npos)
    return false;
  return std::ranges::all_of(part, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '_' || c == '-';
  });
}

// Length of the MPEG layer III frame at the start, 0 when there is none (ISO 11172-3, 13818-3).
std::size_t frame_length(std::string_view bytes) {
  if (bytes.size() < 4) return 0;
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  const std::uint32_t head = at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3);
  const bool layer3 = (head >> 21) == 0x7FF && ((head >> 17) & 3) == 1;
  const std::uint32_t version = (head >> 19) & 3;  // 3 = MPEG 1, 2 = MPEG 2, 0 = MPEG 2.5
  const std::uint32_t rate = (head >> 12) & 15, frequency = (head >> 10) & 3;
  if (!layer3 || version == 1 || rate == 0 || rate == 15 || frequency == 3) return 0;
  constexpr std::uint32_t kbit1[] = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
  constexpr std::uint32_t kbit2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
  constexpr std::uint32_t hertz[] = {44100, 48000, 32000};
  const auto bits = (version == 3 ? kbit1[rate] : kbit2[rate]) * 1000;
  const auto per_second = hertz[frequency] / (version == 3 ? 1 : version == 2 ? 2 : 4);
  return (version == 3 ? 144 : 72) * bits / per_second + ((head >> 9) & 1);
}

}  // namespace

std::vector<std::string> row_parts(std::string_view row) {
  constexpr std::string_view ending = ".mp3";
  if (!row.ends_with(ending)) return {};
  row.remove_suffix(ending.size());
  std::vector<std::string> out;
  for (;;) {
    const auto end = row.find('+');
    const auto part = row.substr(0, end);
    if (!is_name(part) || out.size() == most_parts) return {};
    out.emplace_back(part);
    if (end == std::string_view::npos) return out;
    row.remove_prefix(end + 1);
  }
}

std::string_view mp3_frames(std::string_view file) {
  if (file.size() > 10 && file.starts_with("ID3")) {
    std::size_t tag = 0;
    for (std::size_t i = 6; i < 10; ++i) tag = tag << 7 | (static_cast<unsigned char>(file[i]) & 0x7F);
    file.remove_prefix(std::min(file.size(), tag + 10));
  }
  const auto first = frame_length(file);
  if (first == 0 || first > file.size()) return first == 0 ? std::string_view{} : file;
  const auto frame = file.substr(0, first);
  const bool table = frame.find("Xing") != std::string_view::npos || frame.find("Info") != std::string_view::npos;
  return table ? file.substr(first) : file;
}

std::string join_sounds(const std::string& folder, const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) {
    std::ifstream in(folder + part + ".mp3", std::ios::binary);
    if (!in) continue;
    const std::string file{std::istreambuf_iterator<char>(in), {}};
    if (file.size() <= most_bytes) out += mp3_frames(file);
  }
  return out;
}

}  // namespace hvs::http
