#include "core/journal/pages.hpp"

#include <array>
#include <span>

#include "text/journal.hpp"

namespace hvs::journal {
namespace {

struct Named {
  std::string_view word;
  const Text& label;
};

const Text& label_in(std::span<const Named> names, std::string_view word, const Text& otherwise) {
  for (const auto& one : names) {
    if (one.word == word) return one.label;
  }
  return otherwise;  // NOLINT(bugprone-return-const-ref-from-parameter): sentences of the catalogue live as long as we
}

constexpr std::array<Named, 12> entity_names{{{"person", t::journal::entity_person},
                                              {"household", t::journal::entity_household},
                                              {"visit", t::journal::entity_visit},
                                              {"consent", t::journal::entity_consent},
                                              {"observed_skill", t::journal::entity_observed_skill},
                                              {"evidence", t::journal::entity_evidence},
                                              {"assignment", t::journal::entity_assignment},
                                              {"lesson_step", t::journal::entity_lesson_step},
                                              {"answer", t::journal::entity_answer},
                                              {"test_form", t::journal::entity_test},
                                              {"test_answer", t::journal::entity_test},
                                              {"test_result", t::journal::entity_test}}};

constexpr std::array<Named, 15> field_names{{{"name", t::journal::field_name},
                                             {"birth", t::journal::field_birth},
                                             {"phone", t::journal::field_phone},
                                             {"address", t::journal::field_address},
                                             {"area", t::journal::field_area},
                                             {"note", t::journal::field_note},
                                             {"revisit", t::journal::field_revisit},
                                             {"devices", t::journal::field_devices},
                                             {"signal", t::journal::field_signal},
                                             {"relation", t::journal::field_relation},
                                             {"residence", t::journal::field_residence},
                                             {"status", t::journal::field_status},
                                             {"taught", t::journal::field_taught},
                                             {"outcome", t::journal::field_outcome},
                                             {"minutes", t::journal::field_minutes}}};

constexpr std::array<Named, 10> reason_names{{{t::journal::gap.key, t::journal::gap},
                                              {t::journal::unknown_entity.key, t::journal::unknown_entity},
                                              {t::journal::bad_shape.key, t::journal::bad_shape},
                                              {t::journal::bad_value.key, t::journal::bad_value},
                                              {t::journal::too_long.key, t::journal::too_long},
                                              {t::journal::derived.key, t::journal::derived},
                                              {t::journal::wrong_author.key, t::journal::wrong_author},
                                              {t::journal::not_allowed.key, t::journal::not_allowed},
                                              {t::journal::nobody_there.key, t::journal::nobody_there},
                                              {t::journal::fact_exists.key, t::journal::fact_exists}}};

}  // namespace

const Text& entity_label(std::string_view entity) { return label_in(entity_names, entity, t::journal::entity_other); }
const Text& field_label(std::string_view field) { return label_in(field_names, field, t::journal::field_other); }
const Text& reason_label(std::string_view reason) { return label_in(reason_names, reason, t::journal::bad_shape); }

Verdict verdict_of(const Outcome& outcome) {
  switch (outcome.kind) {
    case OutcomeKind::held:
      return {std::string(t::journal::v_held.vi), "warn"};
    case OutcomeKind::quarantined:
      if (outcome.duplicate) return {std::string(t::journal::v_was_aside.vi), "warn"};
      return {html::fill(t::journal::v_aside, {{"reason", std::string(reason_label(outcome.reason).vi)}}), "warn"};
    case OutcomeKind::applied:
    case OutcomeKind::merged:
    case OutcomeKind::conflict:
      break;
  }
  if (outcome.duplicate) return {std::string(t::journal::v_known.vi), ""};
  if (outcome.kind == OutcomeKind::conflict) return {std::string(t::journal::v_conflict.vi), "warn"};
  return {std::string(t::journal::v_taken.vi), "good"};
}

}  // namespace hvs::journal
