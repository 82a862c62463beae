// Our courses in the forms other systems read. Self-contained: pictures, sounds and the few lines of script are inside.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/learning/course.hpp"
#include "server/app/services.hpp"

namespace hvs::interop {

enum class Form : std::uint8_t { scorm12, cc13, pack };

[[nodiscard]] std::optional<Form> read_form(std::string_view name);  // "scorm12", "cc13", "pack"
[[nodiscard]] std::string file_name(const std::string& course, Form form);

// Refusals: interop.export_no_course, .cannot_write, and for packs those of write_course_pack.
[[nodiscard]] Result<void> export_course(const app::Services& services, const learning::Library& library,
                                         const std::string& course, Form form, const std::string& file);

[[nodiscard]] std::string slurp(const std::string& file);  // "" when it cannot be read

}  // namespace hvs::interop
