// What a unit costs a learner's data: bytes and seconds on a slow line (learners.md W1, D1).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/learning/course.hpp"
#include "server/learning/content/findings.hpp"
#include "server/learning/content/speech.hpp"

namespace hvs::learning {

struct UnitWeight {
  std::string course;
  std::string unit;
  std::size_t cards = 0;
  std::int64_t bytes = 0;    // pictures, sound (Opus) and text of the cards; films are fetched on tap and not counted
  std::int64_t seconds = 0;  // at 400 kbit/s
  std::int64_t film_bytes = 0;
  std::int64_t first_page = 0;  // HTML + CSS + JS of its first card on a first visit, gzip
  std::int64_t next_page = 0;   // HTML of its heaviest later card, gzip
};

// How many bytes a page has on its way (gzip); the server's own packing is given by whoever asks.
using Packer = std::function<std::size_t(std::string_view)>;

// Without `packed` no pages are weighed. `share` holds assets/ made by the build; without it first_page counts the HTML
// alone.
[[nodiscard]] UnitWeight weigh(const Course& course, const Unit& unit, const Library& library, const SoundIndex& sounds,
                               const std::filesystem::path& share, const Packer& packed);

void check_weight(const UnitWeight& weight, Findings& out);

}  // namespace hvs::learning
