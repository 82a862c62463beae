// pugixml with the few questions manifests ask. Names are compared without their prefix: every tool has its own.
#pragma once

#include <pugixml.hpp>

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::interop::xml {

inline constexpr std::size_t max_bytes = 16U << 20;

[[nodiscard]] std::string_view local(std::string_view name);  // "adlcp:scormtype" → "scormtype"
[[nodiscard]] bool is(const pugi::xml_node& node, std::string_view local_name);
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& parent, std::string_view local_name);
// The first below `parent` along the given names.
[[nodiscard]] pugi::xml_node down(pugi::xml_node parent, std::initializer_list<std::string_view> names);
// Without regard to prefix and case ("adlcp:scormType" and "scormtype" are one). Trimmed.
[[nodiscard]] std::string attribute(const pugi::xml_node& node, std::string_view local_name);
[[nodiscard]] std::string words(const pugi::xml_node& node);  // all text below, squeezed

// Refusals: interop.manifest_too_big, .bad_manifest (file and place as detail).
[[nodiscard]] Result<void> load(const std::filesystem::path& file, pugi::xml_document& out);
[[nodiscard]] Result<void> parse(std::string_view text, pugi::xml_document& out);

}  // namespace hvs::interop::xml
