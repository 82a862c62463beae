// The JSON-LD contexts this program knows. They are part of the program: no context is ever fetched, so nobody can
// change what a credential means by answering for somebody else's address.
#pragma once

#include <string_view>

namespace hvs::vc {

[[nodiscard]] std::string_view context_text(std::string_view address);  // "" = not known

inline constexpr std::string_view credentials_v2 = "https://www.w3.org/ns/credentials/v2";
inline constexpr std::string_view open_badges_v3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

}  // namespace hvs::vc
