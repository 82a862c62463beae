// What the handlers of this room share. Internal.
#pragma once

#include <string>
#include <vector>

#include "core/gatherings/model.hpp"
#include "core/gatherings/pages.hpp"
#include "core/gatherings/rules.hpp"
#include "core/html/document.hpp"

namespace hvs::gatherings {

inline constexpr std::string_view home_path = "/lop-hoc";

struct Desk {
  const web::Call& call;
  const Snapshot& snapshot;
  const Maker& maker;
  const Class* of = nullptr;

  [[nodiscard]] std::string href() const { return std::string{home_path} + "/" + of->id; }
  [[nodiscard]] std::string new_id() const { return make_uuid7(call.now, maker.random); }
  // The id a form carries: whoever presses twice writes once.
  [[nodiscard]] std::string form_id() const;
  [[nodiscard]] std::string today() const;  // 2026-11-22
  [[nodiscard]] const Meeting* meeting(std::string_view id) const;
  [[nodiscard]] const Member* member(std::string_view id) const;
  [[nodiscard]] std::string unit_title(std::string_view path) const;  // "" when the unit is not here

  // A fact or record of this class.
  [[nodiscard]] journal::Operation operation(std::string_view entity, std::string id) const;
  [[nodiscard]] html::DocumentView frame(std::string title, std::string back) const;
  [[nodiscard]] web::Answer said(const Text& title, const Text& words, std::string href, const Text& label,
                                 int status) const;
};

[[nodiscard]] std::string day_words(std::string_view iso);                       // 22/11/2026
[[nodiscard]] std::string when_words(const Meeting& m, std::string_view today);  // "Hôm nay 19:30"
[[nodiscard]] std::vector<page::ChoiceGroup> unit_choices(const Desk& desk, std::string_view chosen);
[[nodiscard]] std::vector<page::RollRow> roll_rows(const Desk& desk, const Meeting* meeting);

// Who was there, from the fields `co` and `khach` of a form: a fact for each member whose word changed, and each guest.
[[nodiscard]] std::vector<journal::Operation> attendance(const Desk& desk, const Meeting* before,
                                                         const std::string& meeting);

[[nodiscard]] web::Answer show_lesson(const Desk& desk);
[[nodiscard]] web::Answer record_lesson(const Desk& desk);
[[nodiscard]] web::Answer show_meeting(const Desk& desk, const Meeting& meeting);
[[nodiscard]] web::Answer record_roll(const Desk& desk, const Meeting& meeting);
[[nodiscard]] web::Answer show_needs(const Desk& desk);

}  // namespace hvs::gatherings
