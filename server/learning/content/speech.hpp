// What is to be heard: one entry per sound, with the words it must say. Words and sound are tied by a hash (learners.md
// A3).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/learning/course.hpp"
#include "server/learning/content/findings.hpp"

namespace hvs::learning {

struct Speech {
  std::string name;   // "lam-quen/man-hinh/01", "ui/learning.next": address and file name without suffix
  std::string words;  // as written on the screen
};

// How to say what the voice would spell or skip: "OTP" → "ô tê pê". content/pronunciation.tsv, one pair a line.
using Pronunciation = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Pronunciation read_pronunciation(const std::filesystem::path& content, Findings& out);

// The words as the voice gets them: whole words replaced, "400.000" → "400000", markup and brackets gone.
[[nodiscard]] std::string say_aloud(std::string_view words, const Pronunciation& how);

// 16 hex digits over the spoken words; the name of the words, not of the voice.
[[nodiscard]] std::string speech_hash(std::string_view spoken);

[[nodiscard]] std::vector<Speech> speeches_of(const Course& course);
// Interface sentences of the given catalogue sections; of one with a {place} the parts around it
// ("ui/learning.step.0").
[[nodiscard]] std::vector<Speech> interface_speeches(std::span<const std::string_view> sections);

// All that learners meet (core/html/heard.hpp), and the numbers that stand at places.
[[nodiscard]] std::vector<Speech> interface_speeches();

struct MadeSound {
  std::string hash;
  std::int64_t opus_bytes = 0;
  std::int64_t mp3_bytes = 0;
  bool stop_gap = true;
};
using SoundIndex = std::map<std::string, MadeSound, std::less<>>;
// am/sounds.json beside content/; empty when no sounds were made.
[[nodiscard]] SoundIndex read_sounds(const std::filesystem::path& share, Findings& out);

// The sound of one speech, or none when it is missing or says something else by now.
[[nodiscard]] Sound find_sound(const SoundIndex& index, const std::string& name, std::string_view words,
                               const Pronunciation& how);

void attach_sounds(Library& library, const SoundIndex& index, const Pronunciation& how);

}  // namespace hvs::learning
