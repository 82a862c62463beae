// Whole files of questions in and out, the same for the page and the command.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "server/assessment/convert.hpp"

namespace hvs::assessment {

// Every question of the file and every one that was refused, in order: [{"where", "stem", "item"?, "why", "notes"}].
// A question without "why" can be kept; `taken` are ids that are used already, `resolves` knows pictures and skills.
[[nodiscard]] json::Json bring_all(const questions::Reading& reading, const Placing& placing,
                                   std::set<std::string> taken, const std::function<bool(Item&)>& resolves);

struct TakenOut {
  std::vector<questions::Question> questions;
  std::size_t left_out = 0;  // kinds no format knows
};
[[nodiscard]] TakenOut take_all(const std::vector<const Item*>& items);

struct LossSummary {
  std::size_t left_out = 0;
  std::map<std::string, std::size_t> by_reason;
};
[[nodiscard]] LossSummary sum_losses(const TakenOut& taken, questions::Format format);

// The pictures these questions name, from content/pictures.
[[nodiscard]] questions::Media pictures_for(const std::string& share_dir,
                                            const std::vector<questions::Question>& questions);

}  // namespace hvs::assessment
