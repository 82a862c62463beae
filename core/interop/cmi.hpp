// What a package's run-time reports, in either standard's own names, as one kind of value.
// Sources: SCORM 1.2 RTE §3.4, SCORM 2004 4th Ed. RTE §4.2.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/interop/model.hpp"

namespace hvs::interop {

inline constexpr std::size_t most_answers = 200;
inline constexpr std::size_t state_bytes = 200'000;

struct Answered {
  std::string id;        // the package's own name of the question
  std::string response;  // as the package writes it
  std::string result;    // "right", "wrong" or "other"
  bool operator==(const Answered&) const = default;
};

struct Report {
  bool done = false;
  int passed = -1;  // 1 passed, 0 failed, -1 not said
  int score = -1;   // 0–100, -1 not said
  std::int64_t seconds = 0;
  std::vector<Answered> answers;
  std::string state;  // JSON object for the run-time to go on from; "" when there is nothing to remember
  bool operator==(const Report&) const = default;
};

// `cmi`: a flat object {"cmi.core.lesson_status": "completed", …} as the player sends it; anything may stand in it.
// `mastery` 0…1 of the item decides passed or failed where the package gives a score and no word of its own; −1 = none.
// Refusal: interop.bad_report.
[[nodiscard]] Result<Report> read_report(Standard standard, const json::Json& cmi, double mastery);

// One xAPI statement of an H5P package. Statements about parts give an answer, the one about the whole the result.
[[nodiscard]] Result<Report> read_statement(const json::Json& statement);

// "0001:02:03.4" (1.2) or "PT1H2M3S" (2004) → seconds; −1 when it is neither.
[[nodiscard]] std::int64_t read_span(std::string_view text);

}  // namespace hvs::interop
