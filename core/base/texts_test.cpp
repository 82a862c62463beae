#include <gtest/gtest.h>

#include "core/html/catalogue.hpp"

namespace hvs {
namespace {

// core/base stands below the catalogue, so its codes are plain literals: here each is shown to have its sentence.
TEST(BaseTexts, EveryRefusalHasASentence) {
  for (const std::string_view code :
       {"base.bad_json", "base.bad_hex", "base.bad_base64", "base.bad_base32", "base.bad_percent"}) {
    EXPECT_NE(say(code), code);
  }
}

}  // namespace
}  // namespace hvs
