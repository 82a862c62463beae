#include "server/learning/content/files.hpp"

#include <fstream>

#include "core/base/text.hpp"
#include "text/content.hpp"

namespace hvs::learning {

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > 40) return false;
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

bool is_photo_name(std::string_view file) {
  for (const std::string_view ending : {".jpg", ".png", ".webp"}) {
    if (file.ends_with(ending)) return is_name(file.substr(0, file.size() - ending.size()));
  }
  return false;
}

std::optional<std::string> read_text(const std::filesystem::path& file, std::size_t limit, const std::string& where,
                                     Findings& out) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  std::ifstream in(file, std::ios::binary);
  if (problem || !in) {
    out.add(Gravity::broken, where, t::content::cannot_read);
    return {};
  }
  if (size > limit) {
    out.add(Gravity::broken, where, t::content::too_big, {{"limit", std::to_string(limit / 1024)}});
    return {};
  }
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (!text::is_utf8(text)) {
    out.add(Gravity::broken, where, t::content::not_text);
    return {};
  }
  return text::nfc(text);
}

std::optional<json::Json> read_json(const std::filesystem::path& file, const std::string& where, Findings& out) {
  const auto text = read_text(file, json_bytes, where, out);
  if (!text) return {};
  auto parsed = json::parse(*text);
  if (!parsed) {
    out.add(Gravity::broken, where, t::content::bad_json, {{"where", parsed.error().detail}});
    return {};
  }
  return std::move(*parsed);
}

}  // namespace hvs::learning
