// A course pack: one course as a signed ZIP, for a village box, a USB stick or a chat (docs/content-format.md).
// Nothing of it is shown before the signature over the list of files, and the hash and size of every file, were right.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::learning {

struct CoursePack {
  std::string course;
  std::string title;
  std::string public_key;                                 // 32 bytes: who signed it
  std::map<std::string, std::string, std::less<>> files;  // "content/courses/<c>/course.json" … → bytes
};

// Signs: 64 bytes (Ed25519) over the given message.
using Sign = std::function<std::string(std::string_view)>;
// May packs with this key (32 bytes) be opened here?
using Trusts = std::function<bool(std::string_view)>;

// Writes course `course` of `share_dir` (content/ and am/) to `file`. Refusals: pack.no_course, .no_sound when a sound
// is missing or stale, .cannot_write.
[[nodiscard]] Result<void> write_course_pack(const std::string& share_dir, const std::string& course,
                                             const std::string& public_key, const Sign& sign, const std::string& file);

// Refusals: pack.not_a_pack, .too_big, .foreign_file (a name, kind or file the list does not hold), .not_trusted,
// .bad_signature, .changed (hash or size), .newer (made by a newer program).
[[nodiscard]] Result<CoursePack> read_course_pack(std::string_view bytes, const Trusts& trusts);

// Puts the files below `folder` (content/…, am/…), which must be empty or not there, and reads the course once:
// what could not be shown is refused (content.bad_content). Refusal: pack.cannot_write.
[[nodiscard]] Result<void> unpack_course(const CoursePack& pack, const std::string& folder);

}  // namespace hvs::learning
