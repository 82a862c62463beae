// Course packs that were opened on this machine: DATA/goi-bai/<course>.zip, checked again at every start.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/learning/course.hpp"
#include "server/learning/pack/pack.hpp"

namespace hvs::learning {

struct OpenedPacks {
  std::shared_ptr<const Library> library;
  std::vector<std::string> refused;  // one line per pack that could not be opened: file and reason
};

// `library` with the courses of the packs added; a pack whose course is there already replaces it. `own_key`: 32 bytes
// of this installation; other keys are listed in DATA/goi-bai/tin-cay.txt, 64 hex digits a line.
[[nodiscard]] OpenedPacks open_packs(std::shared_ptr<const Library> library, const std::string& data_dir,
                                     const std::string& own_key);

// The kept pack of one course into `library`, checked again; nothing that is shown is taken away meanwhile.
// Refusals: those of read_course_pack, pack.picture_clash, .cannot_read.
[[nodiscard]] Result<void> show_kept_pack(Library& library, const std::string& data_dir, const std::string& own_key,
                                          const std::string& course);

// Puts the course `id` of `from`, which was read from `folder` (content/ and am/), into `library`: in place of the
// course of that name or behind the others. Its sounds are answered from that folder.
void add_course(Library& library, const Library& from, std::string_view id, const std::string& folder);

// Checks a pack and keeps it; the pack it replaces lies beside it as cu/<course>.zip. `trust`: 64 hex digits of one
// more key to believe, or "". Refusals: those of read_course_pack and unpack_course, pack.picture_clash, .bad_key,
// .cannot_write.
[[nodiscard]] Result<CoursePack> keep_pack(const Library& library, const std::string& data_dir,
                                           const std::string& own_key, const std::string& trust,
                                           std::string_view bytes);

// The other one of the two kept packs of a course is used from now on. Refusal: pack.no_course.
[[nodiscard]] Result<void> swap_packs(const std::string& data_dir, const std::string& course);
// The pack is put aside; a course that came with the program is shown again. Refusal: pack.no_course.
[[nodiscard]] Result<void> put_pack_aside(const std::string& data_dir, const std::string& course);
[[nodiscard]] bool has_pack(const std::string& data_dir, const std::string& course);
[[nodiscard]] bool has_pack_before(const std::string& data_dir, const std::string& course);
[[nodiscard]] std::vector<std::string> keys_trusted_here(const std::string& data_dir);  // hex

// Believes this installation's own key and the given ones (64 hex digits each).
[[nodiscard]] Trusts trust_in(const std::string& own_key, const std::vector<std::string>& hex_keys);

}  // namespace hvs::learning
