// content/items/<group>/ → Bank, and what its check finds. Items are read after the lessons: they name skills and
// pictures.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/assessment/model.hpp"
#include "core/practice/model.hpp"
#include "server/learning/content/findings.hpp"
#include "server/learning/content/speech.hpp"

namespace hvs::assessment {

inline constexpr std::string_view citizens = "nguoidan";

// Folders of content/items that have a blueprint, in alphabetical order.
[[nodiscard]] std::vector<std::string> bank_groups(const std::string& share_dir);

[[nodiscard]] Bank load_bank(const std::string& share_dir, const learning::Library& library, learning::Findings& out,
                             std::string_view group = citizens);

// What forms are made of. Refuses (content.bad_content) a bank with anything broken in it.
[[nodiscard]] Result<std::shared_ptr<const Bank>> read_bank(const std::string& share_dir,
                                                            const learning::Library& library,
                                                            std::string_view group = citizens);

// Of every group that has one, the citizens' first.
[[nodiscard]] Result<std::vector<std::shared_ptr<const Bank>>> read_banks(const std::string& share_dir,
                                                                          const learning::Library& library);

// Names of the library put in place of written ones: addresses of pictures, the scenario of a task. False when one of
// them is unknown; `out` says which.
bool resolve(Item& item, const learning::Library& library, const std::shared_ptr<const practice::Shelf>& shelf,
             const std::string& where, learning::Findings& out);

// Names "items/<id>", "items/<id>-<option>", "-v<partner>" of a match, "-nghe" of what is listened to. Reasons are not
// shown in an assessment, so they have no sound.
[[nodiscard]] std::vector<learning::Speech> speeches_of(const Item& item);
[[nodiscard]] std::vector<learning::Speech> speeches_of(const Bank& bank);

// Names of the pictures its questions and options show.
[[nodiscard]] std::vector<std::string> pictures_of(const Bank& bank);

// Duplicates, giveaways by length or position, sentences too long, a bank too small for its blueprint.
void check_bank(const Bank& bank, learning::Findings& out);
// Sounds that are missing or say something else by now.
void check_sounds(const std::string& share_dir, const Bank& bank, learning::Findings& out);

}  // namespace hvs::assessment
