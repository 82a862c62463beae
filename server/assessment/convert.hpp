// Between the neutral questions of files and our items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment/item.hpp"
#include "server/questions/question.hpp"

namespace hvs::assessment {

// What a file does not know of our framework; used where its tags ("mien:D4", "ky-nang:P4.2", "do-kho:-0.5") say
// nothing.
struct Placing {
  std::string prefix;  // of new ids: "xa-D4"
  std::string domain;
  std::string skill;
};

struct Brought {
  std::optional<Item> item;  // none: `why` says the reason
  std::string why;
  std::vector<std::string> notes;  // what was left behind
};
// `number` makes the id where the question brings none that can be ours.
[[nodiscard]] Brought bring_in(const questions::Question& question, const Placing& placing, std::size_t number);

// None for kinds no format knows: listening and tasks.
[[nodiscard]] std::optional<questions::Question> take_out(const Item& item);

}  // namespace hvs::assessment
