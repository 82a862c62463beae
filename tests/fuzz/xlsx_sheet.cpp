// The XML of one worksheet inside an otherwise sound .xlsx, so that the fuzzer need not invent zip files.
#include <cstdint>
#include <string>

#include "server/tables/tables.hpp"
#include "server/tables/xlsx_for_test.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 100'000) return 0;
  auto parts = hvs::tables::test::one_sheet("");
  parts[2].second.assign(reinterpret_cast<const char*>(data), size);
  parts.emplace_back("xl/sharedStrings.xml", parts[2].second);
  hvs::tables::Limits limits;
  limits.rows = 1000;
  (void)hvs::tables::read_xlsx(hvs::tables::test::make_xlsx(parts), limits);
  return 0;
}
