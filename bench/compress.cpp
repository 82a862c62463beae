// What packing a page costs, by method and level. usage: bench_compress FILE
#include <brotli/encode.h>
#include <zlib.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "server/http/compress.hpp"

namespace {

template <class Pack>
void measure(const char* name, const std::string& page, Pack pack) {
  constexpr int rounds = 2000;
  std::size_t size = 0;
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) size = pack(page);
  const auto us = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count() / rounds;
  std::printf("%-28s %6zu → %6zu bytes %8.1f µs\n", name, page.size(), size, us);
}

std::size_t brotli(const std::string& page, int quality) {
  std::string out(BrotliEncoderMaxCompressedSize(page.size()), '\0');
  std::size_t size = out.size();
  BrotliEncoderCompress(quality, 16, BROTLI_MODE_TEXT, page.size(), reinterpret_cast<const std::uint8_t*>(page.data()),
                        &size, reinterpret_cast<std::uint8_t*>(out.data()));
  return size;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  hvs::http::Gzip kept;
  measure("gzip, kept stream (ours)", page, [&](const std::string& p) { return kept.pack(p).size(); });
  measure("gzip, new stream each time", page, [](const std::string& p) { return hvs::http::Gzip().pack(p).size(); });
  for (const int quality : {1, 3, 5}) {
    const auto name = "brotli " + std::to_string(quality);
    measure(name.c_str(), page, [quality](const std::string& p) { return brotli(p, quality); });
  }
}
