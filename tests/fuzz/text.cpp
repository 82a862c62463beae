// Any bytes as text and codes: results are well-formed and stable.
#include <cstddef>
#include <cstdint>

#include "core/base/bytes.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs;
  const std::string_view raw{reinterpret_cast<const char*>(data), size};
  const auto nfc = text::nfc(raw);
  if (!text::is_utf8(nfc) || text::nfc(nfc) != nfc) __builtin_trap();
  const auto folded = text::fold(raw);
  if (!text::is_utf8(folded) || text::fold(folded) != folded) __builtin_trap();
  for (const char c : text::name_sort_key(raw)) {
    if (c <= 0) __builtin_trap();
  }
  (void)text::cut(raw, size / 2);
  (void)text::trim(raw);
  if (const auto day = read_partial(raw); day && read_partial_iso(store_partial(*day)) != day) __builtin_trap();
  double value = 0;
  if (text::read_double(raw, value)) {
    std::string shown;
    double back = 0;
    number::put_double(shown, value);
    if (!text::read_double(shown, back) || back != value) __builtin_trap();
  }
  if (const auto bytes = bytes::from_base64url(raw); bytes && bytes::base64url(*bytes) != raw) __builtin_trap();
  if (const auto bytes = bytes::from_base32(raw); bytes && bytes::base32(*bytes) != raw) __builtin_trap();
  (void)bytes::percent_decode(raw, true);
  bytes::Reader in(raw);
  std::uint64_t number = 0;
  std::string_view part;
  while (in.varint(number) && in.text(part, 100)) {
  }
  return 0;
}
