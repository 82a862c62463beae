// The whole list of entities: the one place in core that knows every room's fields.
#include <array>

#include "core/assessment/fields.hpp"
#include "core/credentials/fields.hpp"
#include "core/gatherings/fields.hpp"
#include "core/interop/fields.hpp"
#include "core/journal/fields.hpp"
#include "core/journal/model.hpp"
#include "core/learning/fields.hpp"
#include "core/outreach/fields.hpp"
#include "core/people/fields.hpp"
#include "core/portal/fields.hpp"
#include "core/practice/fields.hpp"
#include "core/programme/fields.hpp"

namespace hvs::journal {
namespace {

template <std::size_t... N>
constexpr auto joined(const std::array<EntityRule, N>&... lists) {
  std::array<EntityRule, (N + ...)> all{};
  std::size_t at = 0;
  ((void)([&] {
     for (const auto& one : lists) all[at++] = one;
   }()),
   ...);
  return all;
}

constexpr auto all = joined(people::entities, outreach::entities, learning::entities, assessment::entities,
                            credentials::entities, programme::entities, portal::entities, practice::entities,
                            gatherings::entities, interop::entities, own_entities);

}  // namespace

std::span<const EntityRule> entities() { return all; }

const EntityRule* find_entity(std::string_view name) {
  for (const auto& one : all) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

const FieldRule* find_field(const EntityRule& entity, std::string_view name) {
  for (const auto& one : entity.fields) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

}  // namespace hvs::journal
