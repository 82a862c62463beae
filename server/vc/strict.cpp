#include "server/vc/strict.hpp"

#include <algorithm>

#include "text/vc.hpp"

namespace hvs::vc {
namespace {

constexpr std::size_t most_values = 20'000;

struct Count {
  std::size_t members = 0;
  std::size_t values = 0;
};
void count(const json::Json& value, Count& so_far) {
  ++so_far.values;
  so_far.members += value.members().size();
  for (const auto& [key, one] : value.members()) count(one, so_far);
  for (const auto& one : value.items()) count(one, so_far);
}

// Every member has one colon outside strings; the reader keeps one member of two that are called the same.
std::size_t colons(std::string_view text) {
  std::size_t found = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (inside && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      inside = !inside;
    else if (!inside && text[i] == ':')
      ++found;
  }
  return found;
}

}  // namespace

Result<json::Json> read_strict(std::string_view text) {
  if (text.size() > largest_credential) return refuse(Kind::invalid, t::vc::too_big.key);
  auto value = json::parse(text);
  if (!value) return refuse(Kind::invalid, t::vc::not_a_credential.key, value.error().detail);
  Count counted;
  count(*value, counted);
  if (counted.values > most_values) return refuse(Kind::invalid, t::vc::too_big.key);
  if (counted.members != colons(text)) return refuse(Kind::invalid, t::vc::said_twice.key);
  return value;
}

std::vector<const json::Json*> listed(const json::Json& value) {
  std::vector<const json::Json*> out;
  if (value.type() == json::Json::Type::array)
    for (const auto& one : value.items()) out.push_back(&one);
  else if (!value.is_null())
    out.push_back(&value);
  return out;
}

bool has_type(const json::Json& node, std::string_view type) {
  return std::ranges::any_of(listed(node.at("type")), [&](const auto* one) { return one->string() == type; });
}

}  // namespace hvs::vc
