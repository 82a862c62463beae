// Reading content files with limits.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "server/learning/content/findings.hpp"

namespace hvs::learning {

inline constexpr std::size_t card_bytes = 8 * 1024;
inline constexpr std::size_t json_bytes = 512 * 1024;
inline constexpr std::size_t picture_bytes = 30 * 1024;  // learners.md W1
inline constexpr std::size_t photo_bytes = 100 * 1024;   // of a screen or a street, made small by the author's browser

// Lower-case letters, digits and '-', 1–40 characters: a part of an address and of stored facts.
[[nodiscard]] bool is_name(std::string_view name);

// A photo in a unit's own folder: a name and ".jpg", ".png" or ".webp".
[[nodiscard]] bool is_photo_name(std::string_view file);

// Both report `where` (below content/) as broken when they answer nothing.
[[nodiscard]] std::optional<std::string> read_text(const std::filesystem::path& file, std::size_t limit,
                                                   const std::string& where, Findings& out);
[[nodiscard]] std::optional<json::Json> read_json(const std::filesystem::path& file, const std::string& where,
                                                  Findings& out);

}  // namespace hvs::learning
