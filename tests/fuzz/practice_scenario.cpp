// A scenario from any bytes: refused, or playable — from every screen a run can reach, the expected touches lead to the
// end.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/practice/run.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs::practice;
  const auto scenario = read_scenario({reinterpret_cast<const char*>(data), size});
  if (!scenario) return 0;
  for (const auto& variant : scenario->variants) {
    for (const auto& screen : variant.screens) (void)reading(screen);
    auto run = begin(variant, Mode::alone);
    for (std::size_t steps = 0; !run.done; ++steps) {
      if (steps > max_screens) std::abort();
      if (!touch(run, variant, letter_for(variant.screens[run.screen].expected))) std::abort();
    }
    if (score(run) != 100) std::abort();
  }
  (void)sentences(*scenario);
  return 0;
}
