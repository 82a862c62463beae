// Spreadsheets from outside: whatever the bytes, a refusal or rows within the limits.
#include <cstdint>
#include <string_view>

#include "server/tables/tables.hpp"
#include "server/tables/xlsx_styles.hpp"
#include "server/tables/xml_scan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hvs::tables::Limits limits;
  limits.rows = 1000;
  limits.inflated_bytes = 1U << 20U;
  (void)hvs::tables::read(bytes, limits);
  (void)hvs::tables::read_csv(bytes, limits);
  (void)hvs::tables::read_styles(bytes);
  return 0;
}
