// `hocvuso content check`: lessons and questions, looked over before they are published.
#pragma once

#include <string>

#include "server/app/services.hpp"

namespace hvs::app {

// Prints one plain line per finding, the weight of every unit and a summary; returns 0 when nothing must be mended,
// else 1.
int check_content(const std::string& share_dir);

// Prints the table skill × group × unit; returns 0 when there are courses.
int show_coverage(const std::string& share_dir);

// Course packs: write one, check and unpack one, keep one for the next start of the server.
int pack_course(const Settings& settings, const std::string& course, const std::string& file);
int unpack_pack(const Settings& settings, const std::string& file, const std::string& folder, const std::string& trust);
int open_pack(const Settings& settings, const std::string& file, const std::string& trust);

}  // namespace hvs::app
