#include "server/http/counters.hpp"

#include <algorithm>
#include <string>

namespace hvs::http {
namespace {

void add(Count& count, std::uint64_t by = 1) { count.fetch_add(by, std::memory_order_relaxed); }

template <class Pick>
std::uint64_t sum(const std::vector<const Counters*>& all, Pick pick) {
  std::uint64_t total = 0;
  for (const Counters* one : all) total += pick(*one).load(std::memory_order_relaxed);
  return total;
}

void about(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n");
  out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void line(std::string& out, std::string_view name_and_labels, std::uint64_t value) {
  out.append(name_and_labels).append(" ").append(std::to_string(value)).append("\n");
}

std::string seconds(std::uint64_t us) {
  std::string fraction = std::to_string(us % 1'000'000);
  fraction.insert(0, 6 - fraction.size(), '0');
  return std::to_string(us / 1'000'000) + "." + fraction;
}

}  // namespace

void Counters::served(std::string_view method, int status, std::uint64_t microseconds, std::uint64_t bytes) {
  const auto found = std::ranges::find(counted_methods, method);
  const auto row = found == counted_methods.end() ? counted_methods.size() - 1
                                                  : static_cast<std::size_t>(found - counted_methods.begin());
  add(requests[row][static_cast<std::size_t>(std::clamp(status / 100, 0, 5))]);
  add(took[static_cast<std::size_t>(std::ranges::lower_bound(time_steps_us, microseconds) - time_steps_us.begin())]);
  add(took_us, microseconds);
  add(bytes_out, bytes);
}

void write_counters(std::string& out, const std::vector<const Counters*>& all, std::uint64_t open_connections) {
  about(out, "hocvuso_http_requests_total", "counter", "Requests answered.");
  for (std::size_t m = 0; m < counted_methods.size(); ++m) {
    for (std::size_t c = 1; c < 6; ++c) {
      const auto value = sum(all, [&](const Counters& one) -> const Count& { return one.requests[m][c]; });
      if (value == 0) continue;
      line(out,
           "hocvuso_http_requests_total{method=\"" + std::string(counted_methods[m]) + "\",status=\"" +
               std::to_string(c) + "xx\"}",
           value);
    }
  }
  about(out, "hocvuso_http_request_seconds", "histogram",
        "From the first byte of a request to the last of its answer.");
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i <= time_steps_us.size(); ++i) {
    so_far += sum(all, [&](const Counters& one) -> const Count& { return one.took[i]; });
    const auto edge = i < time_steps_us.size() ? seconds(time_steps_us[i]) : std::string("+Inf");
    line(out, "hocvuso_http_request_seconds_bucket{le=\"" + edge + "\"}", so_far);
  }
  const auto total_us = sum(all, [](const Counters& one) -> const Count& { return one.took_us; });
  out.append("hocvuso_http_request_seconds_sum ").append(seconds(total_us)).append("\n");
  line(out, "hocvuso_http_request_seconds_count", so_far);
  about(out, "hocvuso_http_sent_bytes_total", "counter", "Bytes of answers, heads included.");
  line(out, "hocvuso_http_sent_bytes_total",
       sum(all, [](const Counters& one) -> const Count& { return one.bytes_out; }));
  about(out, "hocvuso_http_accepted_total", "counter", "Connections accepted.");
  line(out, "hocvuso_http_accepted_total", sum(all, [](const Counters& one) -> const Count& { return one.accepted; }));
  about(out, "hocvuso_http_ended_total", "counter", "Connections ended by the server, by reason.");
  for (std::size_t i = 0; i < end_names.size(); ++i) {
    line(out, "hocvuso_http_ended_total{why=\"" + std::string(end_names[i]) + "\"}",
         sum(all, [&](const Counters& one) -> const Count& { return one.ended[i]; }));
  }
  about(out, "hocvuso_http_connections", "gauge", "Connections open now.");
  line(out, "hocvuso_http_connections", open_connections);
}

}  // namespace hvs::http
