// Expected failures are values: a kind the caller can act on and a text id that already has its Vietnamese sentence.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace hvs {

enum class Kind : std::uint8_t { invalid, denied, missing, conflict, busy, broken };

struct Problem {
  Kind kind = Kind::broken;
  std::string_view code;  // id in the text catalogue; points at static storage
  std::string detail{};   // for the log and the developer, never personal data
};

template <class T>
using Result = std::expected<T, Problem>;

[[nodiscard]] inline std::unexpected<Problem> refuse(Kind kind, std::string_view code, std::string detail = {}) {
  return std::unexpected(Problem{kind, code, std::move(detail)});
}

// What HVS_TRY names: the value, or for Result<void> a Nothing that nobody reads.
struct Nothing {};
template <class T>
T& value_of(Result<T>& result) {
  return *result;
}
inline Nothing value_of(Result<void>&) { return {}; }

// For std::visit: one lambda per alternative.
template <class... F>
struct Cases : F... {
  using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;

}  // namespace hvs

// Names the value of a Result, or returns its Problem to the caller.
#define HVS_TRY(name, call)                                             \
  auto name##_or = (call);                                              \
  if (!name##_or) return std::unexpected(std::move(name##_or.error())); \
  [[maybe_unused]] auto&& name = ::hvs::value_of(name##_or)
