// What happened in an invented evening class: its calendar, who came, how the room answered.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/journal/model.hpp"
#include "server/demo/record.hpp"

namespace hvs::demo {

void add_meetings(Random& random, const std::string& class_id, std::string_view area,
                  std::span<const std::string> members, Day today, std::vector<journal::Operation>& out);

}  // namespace hvs::demo
