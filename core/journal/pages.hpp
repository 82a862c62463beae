// Pages of the journal's own lists.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::journal {

struct ConflictRow {
  std::string id{};
  std::string what{};
  std::string field{};
  std::string kept{};
  std::string wanted{};
  std::string when{};
  std::string keep_label{};  // whole sentence for screen readers
  std::string take_label{};
};
struct AsideRow {
  std::string kind{};
  std::string reason{};
  std::string device{};
  std::string when{};
};
struct ReviewView {
  std::string csrf{};
  std::string notice{};
  std::vector<ConflictRow> conflicts{};
  std::vector<AsideRow> aside{};
  std::vector<AsideRow> held{};
};

// Words people know an entity and a field by.
[[nodiscard]] const Text& entity_label(std::string_view entity);
[[nodiscard]] const Text& field_label(std::string_view field);
[[nodiscard]] const Text& reason_label(std::string_view reason);

namespace page {
std::string review(const ReviewView& v);
}

}  // namespace hvs::journal
