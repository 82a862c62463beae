// gzip for pages made at run time. The stream is kept; the cost is measured by bench/compress.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hvs::http {

// Accept-Encoding, RFC 9110 §12.5.3: is `coding` welcome (q > 0, named or by "*")?
[[nodiscard]] bool accepts(std::string_view accept_encoding, std::string_view coding);

[[nodiscard]] bool worth_compressing(std::string_view content_type);

class Gzip {  // one per thread
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  [[nodiscard]] std::string pack(std::string_view plain);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hvs::http
