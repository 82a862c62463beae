#include "core/people/register.hpp"

#include "core/journal/model.hpp"
#include "text/people.hpp"

namespace hvs::people {
namespace {

using journal::Label;

struct Reason {
  std::string_view entity;  // "" = any
  std::string_view field;   // "" = any
  const Text& purpose;
  const Text& basis;
  const Text& keep;
};

// The first row that fits speaks; the last fits everything.
constexpr Reason reasons[] = {
    {"", "number", t::people::purpose_identify, t::people::basis_state, t::people::keep_movement},
    {"", "number_hash", t::people::purpose_identify, t::people::basis_state, t::people::keep_movement},
    {"", "old_number", t::people::purpose_identify, t::people::basis_state, t::people::keep_movement},
    {"person", "ethnic", t::people::purpose_language, t::people::basis_consent, t::people::keep_consent},
    {"person", "language", t::people::purpose_language, t::people::basis_consent, t::people::keep_consent},
    {"person", "phone", t::people::purpose_reach, t::people::basis_consent, t::people::keep_consent},
    {"household", "poverty", t::people::purpose_reach, t::people::basis_consent, t::people::keep_consent},
    {"household", "", t::people::purpose_reach, t::people::basis_state, t::people::keep_movement},
    {"visit", "", t::people::purpose_reach, t::people::basis_consent, t::people::keep_consent},
    {"consent", "", t::people::purpose_proof, t::people::basis_state, t::people::keep_movement},
    {"evidence", "", t::people::purpose_proof, t::people::basis_state, t::people::keep_proof},
    {"certificate", "", t::people::purpose_proof, t::people::basis_state, t::people::keep_proof},
    {"confirmation", "", t::people::purpose_proof, t::people::basis_state, t::people::keep_proof},
    {"", "", t::people::purpose_movement, t::people::basis_state, t::people::keep_movement}};

}  // namespace

page::FieldsView field_register() {
  page::FieldsView view;
  for (const auto& entity : journal::entities()) {
    for (const auto& field : entity.fields) {
      const bool personal = field.label != Label::none;
      page::FieldLine line{.of = std::string(entity.name), .field = std::string(field.name)};
      const auto& label = field.label == Label::none    ? t::people::label_none
                          : field.label == Label::basic ? t::people::label_basic
                                                        : t::people::label_sensitive;
      line.label = label.vi;
      for (const auto& r : reasons) {
        const bool fits = (r.entity.empty() || r.entity == entity.name) && (r.field.empty() || r.field == field.name);
        if (!fits) continue;
        line.purpose = r.purpose.vi;
        if (personal) {
          line.basis = r.basis.vi;
          line.keep = r.keep.vi;
        }
        break;
      }
      view.fields.push_back(std::move(line));
    }
  }
  return view;
}

}  // namespace hvs::people
