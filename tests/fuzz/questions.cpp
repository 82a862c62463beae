// Question files from outside: whatever the bytes, a refusal or questions within the limits. The first byte says by
// which reader.
#include <cstdint>
#include <string_view>

#include "server/questions/question.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hvs::questions;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto read =
      data[0] % 7 == 6 ? hvs::questions::read(bytes) : hvs::questions::read(bytes, static_cast<Format>(data[0] % 7));
  if (!read) return 0;
  if (read->questions.size() > max_questions) __builtin_trap();
  for (const auto format : {Format::gift, Format::aiken, Format::moodle, Format::csv})
    (void)write(read->questions, format, read->media);
  return 0;
}
