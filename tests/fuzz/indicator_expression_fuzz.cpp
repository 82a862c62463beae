// Any bytes as an indicator's expression: refused, or printed and read back to the same meaning.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/indicators/expression.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs::indicators;
  const std::string_view source{reinterpret_cast<const char*>(data), size};
  for (const auto subject : {Subject::person, Subject::household}) {
    const auto node = parse(source, subject);
    if (!node) continue;
    const auto again = parse(print(*node), subject);
    // Canonical text may be longer than what was typed; anything else must read back.
    if (again ? print(*again) != print(*node) : print(*node).size() <= max_source) std::abort();
    (void)read_out(*node);
    if (subject == Subject::person) {
      const auto test = compile(*node, {2026, 12, 31});
      if (test) (void)(*test)(Columns{0x123456789abcdefLL});
    } else {
      std::vector<PersonTest> shared;
      const auto test = compile_household(*node, {2026, 12, 31}, shared);
      if (test) (void)(*test)({true, 3, {1, 0, 2, 0}});
    }
  }
  return 0;
}
