#include "server/people/state.hpp"

#include <charconv>

namespace hvs::people {

std::string_view value_of(const journal::RecordState& state, std::string_view field) {
  for (const auto& one : state.fields) {
    if (one.field == field) return one.value;
  }
  return {};
}

std::uint64_t version_of(const journal::RecordState& state, std::string_view field) {
  for (const auto& one : state.fields) {
    if (one.field == field) return one.version;
  }
  return 0;
}

std::string pack_versions(std::span<const journal::FieldRule> fields, const journal::RecordState& state) {
  std::string out;
  std::uint64_t last = 0;
  std::size_t run = 0;
  const auto flush = [&] {
    if (run == 0) return;
    if (!out.empty()) out += ',';
    out += std::to_string(last);
    if (run > 1) out += 'x' + std::to_string(run);
  };
  for (const auto& rule : fields) {
    const auto version = version_of(state, rule.name);
    if (run > 0 && version == last) {
      ++run;
      continue;
    }
    flush();
    last = version;
    run = 1;
  }
  flush();
  return out;
}

std::vector<std::uint64_t> unpack_versions(std::string_view packed, std::size_t fields) {
  std::vector<std::uint64_t> out;
  const char* at = packed.data();
  const char* const end = at + packed.size();
  while (at < end && out.size() < fields) {
    std::uint64_t version = 0;
    std::size_t run = 1;
    at = std::from_chars(at, end, version).ptr;
    if (at < end && *at == 'x') at = std::from_chars(at + 1, end, run).ptr;
    for (; run > 0 && out.size() < fields; --run) out.push_back(version);
    if (at < end && *at != ',') break;
    ++at;
  }
  out.resize(fields, 0);
  return out;
}

}  // namespace hvs::people
