// Opens N keep-alive connections, makes one request on each, prints "held N" and keeps them until its input ends.
// usage: bench_idle_connections PORT N [PATH]
#include <cstdio>
#include <vector>

#include "bench/raw_socket.hpp"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench_idle_connections PORT N [PATH]\n");
    return 2;
  }
  hvs::bench::allow_many_files();
  const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  const int wanted = std::atoi(argv[2]);
  const std::string path = argc > 3 ? argv[3] : "/";
  const std::string request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  std::vector<int> held;
  std::string kept;
  char buffer[65536];
  for (int i = 0; i < wanted; ++i) {
    const int fd = hvs::bench::connect_to(port);
    if (fd < 0 || ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) < 0) break;
    kept.clear();
    while (hvs::bench::whole_answer(kept) == 0) {
      const auto got = ::recv(fd, buffer, sizeof buffer, 0);
      if (got <= 0) break;
      kept.append(buffer, static_cast<std::size_t>(got));
    }
    held.push_back(fd);
  }
  std::printf("held %zu\n", held.size());
  std::fflush(stdout);
  while (std::fgetc(stdin) != EOF) {
  }
  return held.size() == static_cast<std::size_t>(wanted) ? 0 : 1;
}
