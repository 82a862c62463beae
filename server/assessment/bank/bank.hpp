// content/items/<group>/ → Bank, and what its check finds. Items are read after the lessons: they name skills and
// pictures.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/assessment/model.hpp"
#include "server/learning/content/findings.hpp"
#include "server/learning/content/speech.hpp"

namespace hvs::assessment {

inline constexpr std::string_view citizens = "nguoidan";

[[nodiscard]] Bank load_bank(const std::string& share_dir, const learning::Library& library, learning::Findings& out);

// Refuses (content.bad_content) what cannot be asked.
[[nodiscard]] Result<std::shared_ptr<const Bank>> read_bank(const std::string& share_dir,
                                                            const learning::Library& library);

// Names "items/<id>", "items/<id>-<option>". Reasons are not shown in an assessment, so they have no sound.
[[nodiscard]] std::vector<learning::Speech> speeches_of(const Bank& bank);

// Duplicates, giveaways by length or position, sentences too long, a bank too small for its blueprint.
void check_bank(const Bank& bank, learning::Findings& out);
// Sounds that are missing or say something else by now.
void check_sounds(const std::string& share_dir, const Bank& bank, learning::Findings& out);

}  // namespace hvs::assessment
