#include "server/http/log_sink.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <set>
#include <vector>

namespace hvs::http {
namespace {

TEST(LogSink, WritesEveryLineWholeFromManyThreads) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  {
    LogSink sink(ends[1]);
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i) {
      writers.emplace_back([&sink, i] {
        for (int n = 0; n < 200; ++n) sink.write("line=" + std::to_string(i * 1000 + n));
      });
    }
    for (auto& writer : writers) writer.join();
  }  // the destructor writes what is left
  ::close(ends[1]);
  std::string all;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
    all.append(buffer.data(), static_cast<std::size_t>(got));
  ::close(ends[0]);
  std::set<std::string> lines;
  for (std::size_t at = 0; at < all.size();) {
    const auto end = all.find('\n', at);
    ASSERT_NE(end, std::string::npos);
    lines.insert(all.substr(at, end - at));
    at = end + 1;
  }
  EXPECT_EQ(lines.size(), 800U);
  EXPECT_TRUE(lines.contains("line=3199"));
}

}  // namespace
}  // namespace hvs::http
