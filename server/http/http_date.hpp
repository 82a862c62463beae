// IMF-fixdate of RFC 9110 §5.6.7, the only form we write; the two obsolete forms are not read, as no client in use
// sends them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hvs::http {

[[nodiscard]] std::string write_date(std::int64_t unix_seconds);  // "Sun, 22 Nov 2026 12:40:00 GMT"
[[nodiscard]] std::optional<std::int64_t> read_date(std::string_view text);

// The `Date` header changes once a second; one cache per thread.
class DateCache {
 public:
  [[nodiscard]] const std::string& at(std::int64_t unix_seconds) {
    if (unix_seconds != second_) {
      second_ = unix_seconds;
      text_ = write_date(unix_seconds);
    }
    return text_;
  }

 private:
  std::int64_t second_ = -1;
  std::string text_;
};

}  // namespace hvs::http
