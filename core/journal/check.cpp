#include <algorithm>

#include "core/base/id.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "core/journal/model.hpp"
#include "core/journal/reasons.hpp"

namespace hvs::journal {
namespace {

constexpr std::size_t max_changes = 64;
constexpr std::size_t max_area = 60;
constexpr std::size_t max_id = 64;

// Ids are UUIDv7; plan clauses and areas keep the short codes people know them by.
bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= max_id && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.' || c == ':' || c == '/';
  });
}

bool is_area(std::string_view path) {
  return path.empty() || (path.size() <= max_area && is_id(path) && path.front() == '/' && path.back() == '/');
}

bool is_plain_text(std::string_view value) {
  return text::is_utf8(value) && std::ranges::none_of(value, [](char c) {
           return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
         });
}

bool is_words(std::string_view value) {
  return is_plain_text(value) && value.front() != ' ' && value.back() != ' ' &&
         value.find("  ") == std::string_view::npos && value.find('\n') == std::string_view::npos;
}

bool has_form(Value form, std::string_view value) {
  if (value.empty()) return true;  // clears
  long long number = 0;
  switch (form) {
    case Value::text:
      return is_plain_text(value);
    case Value::number:
    case Value::instant:
      return text::read_int(value, number);
    case Value::flag:
      return value == "0" || value == "1";
    case Value::day:
      return read_partial_iso(value).has_value();
    case Value::uuid:
      return is_uuid(value);
    case Value::words:
      return is_words(value);
  }
  return false;
}

Result<void> check_change(const EntityRule& entity, const Change& change) {
  const auto* field = find_field(entity, change.field);
  if (field == nullptr) return refuse(Kind::invalid, reason::bad_shape, change.field);
  if (field->merge == Merge::derived) return refuse(Kind::invalid, reason::derived, change.field);
  if (change.value.size() > field->max_bytes) return refuse(Kind::invalid, reason::too_long, change.field);
  if (!has_form(field->value, change.value)) return refuse(Kind::invalid, reason::bad_value, change.field);
  return {};
}

}  // namespace

Result<void> check(const Operation& op) {
  const auto* entity = find_entity(op.entity);
  if (entity == nullptr) return refuse(Kind::invalid, reason::unknown_entity, op.entity);
  if (!is_id(op.entity_id) || !is_id(op.author) || !is_id(op.id.device) || op.id.seq == 0) {
    return refuse(Kind::invalid, reason::bad_shape, "id");
  }
  if (!op.person.empty() && !is_uuid(op.person)) return refuse(Kind::invalid, reason::bad_shape, "person");
  if (!is_area(op.area)) return refuse(Kind::invalid, reason::bad_shape, "area");
  if (op.changes.size() > max_changes) return refuse(Kind::invalid, reason::bad_shape, "changes");
  for (std::size_t i = 0; i < op.changes.size(); ++i) {
    const auto& change = op.changes[i];
    for (std::size_t k = 0; k < i; ++k) {
      if (op.changes[k].field == change.field) return refuse(Kind::invalid, reason::bad_shape, change.field);
    }
    if (auto ok = check_change(*entity, change); !ok) return ok;
    // Rights are decided by `person`; a fact may not name somebody else inside.
    if (entity->is_fact && change.field == "person" && !op.person.empty() && change.value != op.person) {
      return refuse(Kind::invalid, reason::bad_shape, "person");
    }
  }
  return {};
}

}  // namespace hvs::journal
