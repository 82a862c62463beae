// A run's log, and a text typed into a field, from any bytes: refused or replayed, never beside the graph; the same log
// comes to the same run, and no text with twelve digits in a row is taken.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/practice/run.hpp"
#include "core/practice/sample.hpp"
#include "core/practice/secrets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs::practice;
  static const auto scenario = *read_scenario(sample_scenario);
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  for (const auto& variant : scenario.variants) {
    std::string taken;
    auto run = begin(variant, Mode::alone);
    for (const char letter : bytes.substr(0, max_log)) {
      if (touch(run, variant, letter)) taken += letter;
      if (!run.done && run.screen >= variant.screens.size()) std::abort();
    }
    const auto again = replay(variant, Mode::alone, taken);
    if (!again || !(*again == run)) std::abort();
    if (const auto raw = replay(variant, Mode::alone, bytes); raw && bytes != taken) std::abort();
  }
  std::size_t row = 0;
  bool twelve = false;
  for (const char c : bytes) {
    row = c >= '0' && c <= '9' ? row + 1 : 0;
    twelve = twelve || row >= 12;
  }
  for (const auto sort : {Sort::text, Sort::money}) {
    if (twelve && find_secret(bytes, sort) == Secret::none) std::abort();
  }
  (void)letter_for(scenario.variants[0].screens[2].elements[0], bytes);
  return 0;
}
