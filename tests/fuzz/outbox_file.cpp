// A file of "xuất sổ" from any bytes: its frame, and what stands behind an opened seal. What reads back must write to
// something that reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/journal/codec.hpp"
#include "core/journal/outbox_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs::journal;
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  if (const auto file = read_outbox_file(raw)) {
    if (file->sections.size() > max_sections) std::abort();
    const auto again = read_outbox_file(write_outbox_file(*file));
    if (!again || again->sections.size() != file->sections.size()) std::abort();
  }
  if (const auto operations = read_waiting(raw, "d1")) {
    for (const auto& op : *operations) (void)check(op);
    const auto again = read_waiting(write_waiting(*operations), "d1");
    if (!again || *again != *operations) std::abort();
  }
  return 0;
}
