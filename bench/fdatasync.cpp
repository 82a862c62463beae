// What this disk takes to make 4 KB durable: the yardstick of the posts' answer time. usage: bench_fdatasync FOLDER
// SECONDS prints JSON: count, ms at p50 p99
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  using Clock = std::chrono::steady_clock;
  const std::string file = std::string(argv[1]) + "/bench_fdatasync.tmp";
  const int fd = ::open(file.c_str(), O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return 1;
  const std::string block(4096, 'x');
  const auto end = Clock::now() + std::chrono::duration<double>(std::atof(argv[2]));
  std::vector<double> took;
  for (off_t at = 0; Clock::now() < end; at = (at + 4096) % (4 << 20)) {
    const auto began = Clock::now();
    if (::pwrite(fd, block.data(), block.size(), at) < 0 || ::fdatasync(fd) != 0) return 1;
    took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
  }
  ::close(fd);
  ::unlink(file.c_str());
  std::ranges::sort(took);
  const auto at = [&](double share) {
    return took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
  };
  std::printf("{\"count\":%zu,\"p50\":%.3f,\"p99\":%.3f}\n", took.size(), at(0.5), at(0.99));
}
