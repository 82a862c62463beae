// `hocvuso content check`: lessons and questions, looked over before they are published.
#pragma once

#include <string>

namespace hvs::app {

// Prints one plain line per finding, the weight of every unit and a summary; returns 0 when nothing must be mended,
// else 1.
int check_content(const std::string& share_dir);

// Prints the table skill × group × unit; returns 0 when there are courses.
int show_coverage(const std::string& share_dir);

}  // namespace hvs::app
