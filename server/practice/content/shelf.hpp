// content/practice/*.json → the shelf, with the sounds that were made for it; and what an author must mend.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/learning/course.hpp"
#include "core/practice/model.hpp"
#include "server/learning/content/findings.hpp"
#include "server/learning/content/speech.hpp"

namespace hvs::practice {

struct Loaded {
  Shelf shelf;
  learning::Findings findings;
};
[[nodiscard]] Loaded load_shelf(const std::string& share_dir);

// For the server: refuses (practice.bad_scenario, file and reason as detail) what cannot be played.
[[nodiscard]] Result<std::shared_ptr<const Shelf>> read_shelf(const std::string& share_dir);

[[nodiscard]] std::vector<learning::Speech> speeches_of(const Shelf& shelf);

struct Weight {
  std::string scenario;
  std::size_t variants = 0;
  std::size_t screens = 0;
  std::int64_t bytes = 0;    // written form, pictures and sounds (Opus)
  std::int64_t seconds = 0;  // at 400 kbit/s (learners.md D1)
};
struct Report {
  learning::Findings findings;
  std::vector<Weight> weights;
  std::size_t scenarios = 0, variants = 0;
};
[[nodiscard]] Report check_shelf(const std::string& share_dir, const learning::Library& library);

}  // namespace hvs::practice
