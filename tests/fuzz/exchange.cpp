// What a phone sends and a server answers, from any bytes. Whatever reads back must pack to something that reads the
// same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/journal/codec.hpp"
#include "core/journal/exchange.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs::journal;
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  if (const auto request = unpack_request(raw, "d1")) {
    for (const auto& op : request->operations) (void)check(op);
    const auto again = unpack_request(pack_request(*request), "d1");
    if (!again || again->scopes != request->scopes) std::abort();
  }
  if (const auto reply = unpack_reply(raw, "d1")) {
    if (!unpack_reply(pack_reply(*reply), "d1")) std::abort();
  }
  (void)unpack_changes(raw);
  (void)unpack_operation(raw, {"d1", 1, 1});
  (void)unpack_fields(raw, Values::with);
  return 0;
}
