// A photo from any bytes: refused, or kept small in size and the same when it is read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/media/photo.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto photo = hvs::media::read_photo({reinterpret_cast<const char*>(data), size});
  if (!photo) return 0;
  if (photo->width <= 0 || photo->height <= 0 || photo->bytes.size() > size) std::abort();
  const auto again = hvs::media::read_photo(photo->bytes);
  if (!again || again->bytes != photo->bytes) std::abort();
  return 0;
}
