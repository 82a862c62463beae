// Numbers for /metrics. Each I/O thread has its own, so counting never makes two cores share a line of memory.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hvs::http {

using Count = std::atomic<std::uint64_t>;

constexpr std::array<std::string_view, 6> counted_methods{"GET", "HEAD", "POST", "PUT", "DELETE", "other"};
constexpr std::array<std::uint32_t, 9> time_steps_us{1'000,  2'500,   5'000,   10'000,   25'000,
                                                     50'000, 100'000, 500'000, 2'500'000};
enum class Ended : std::uint8_t { idle, header_time, body_time, write_time, too_many };
constexpr std::array<std::string_view, 5> end_names{"idle", "header_time", "body_time", "write_time", "too_many"};

struct alignas(64) Counters {
  std::array<std::array<Count, 6>, counted_methods.size()> requests{};  // by method and status / 100
  std::array<Count, time_steps_us.size() + 1> took{};
  std::array<Count, end_names.size()> ended{};
  Count took_us{};
  Count bytes_out{};
  Count accepted{};

  void served(std::string_view method, int status, std::uint64_t microseconds, std::uint64_t bytes);
};

// Prometheus text format 0.0.4.
void write_counters(std::string& out, const std::vector<const Counters*>& all, std::uint64_t open_connections);

}  // namespace hvs::http
