// XML from outside, under limits. No DTD is read, no entity but the five is expanded, nothing is fetched. Not part of
// the face: only the files that read XML see pugixml.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "server/questions/question.hpp"

namespace hvs::questions {

inline constexpr std::size_t max_xml_depth = 80, max_xml_nodes = 600'000;

// Refusals: questions.not_xml (where), .too_deep, .too_big.
[[nodiscard]] Result<void> load_xml(std::string_view bytes, pugi::xml_document& out);

// The name without prefix; QTI 3's "qti-simple-choice" reads as "simpleChoice".
[[nodiscard]] std::string plain_name(const char* name);
[[nodiscard]] inline std::string name_of(const pugi::xml_node& node) { return plain_name(node.name()); }
// An attribute by its QTI 2 name, in either spelling ("maxChoices", "max-choices"), without prefix.
[[nodiscard]] std::string attribute(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] std::string text_inside(const pugi::xml_node& node);  // all text below, as it stands

}  // namespace hvs::questions
