// `hocvuso init`: an empty installation, or a synthetic one to try everything on.
#pragma once

#include "server/app/settings.hpp"

namespace hvs::app {

struct InitOrder {
  bool demo = false;
  std::size_t people = 17'509;
  std::uint64_t seed = 2025;
};

// Returns the process exit code.
int init(Run run, const InitOrder& order);

// `hocvuso account code LOGIN`: the six digits a demo account's authenticator would show now. Demo installations only.
int demo_code(const Run& run, const std::string& login);

}  // namespace hvs::app
