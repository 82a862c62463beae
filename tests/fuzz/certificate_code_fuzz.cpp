// Bytes from outside: the text of a QR code, and the withdrawal list a phone downloads.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/credentials/payload.hpp"
#include "core/credentials/revocation.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto code = hvs::credentials::read_code(text)) {
    const auto again = hvs::credentials::write_payload(code->payload);
    if (!again) __builtin_trap();  // what was read can be written
  }
  (void)hvs::credentials::read_payload(text);
  (void)hvs::credentials::read_list(text);
  (void)hvs::credentials::read_list_file(text);
  return 0;
}
