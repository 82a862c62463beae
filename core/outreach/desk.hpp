// What the pages of this room share while one call is answered. Internal.
#pragma once

#include <string>
#include <vector>

#include "core/html/document.hpp"
#include "core/journal/authority.hpp"
#include "core/outreach/model.hpp"
#include "core/outreach/pages.hpp"

namespace hvs::outreach {

struct Desk {
  const web::Call& call;
  const Snapshot& snapshot;
  const Maker& maker;

  [[nodiscard]] const journal::RecordState* household(std::string_view id) const;
  [[nodiscard]] const journal::RecordState* person(std::string_view id) const;
  [[nodiscard]] const journal::RecordState* visit_of(std::string_view household) const;
  [[nodiscard]] bool has_consented(std::string_view person) const;
  [[nodiscard]] std::vector<const journal::RecordState*> people_of(std::string_view household) const;
  [[nodiscard]] std::string_view area_name(std::string_view path) const;
  // "Nông Văn Páo · H12": the head's name, else anybody's, with the code.
  [[nodiscard]] std::string title_of(const journal::RecordState& household) const;
  [[nodiscard]] std::string place_of(const journal::RecordState& house) const;
  [[nodiscard]] page::HouseRow row_of(const journal::RecordState& household) const;
  [[nodiscard]] std::string new_id() const { return make_uuid7(call.now, maker.random); }
  // The id a form carries, so that pressing twice does it once.
  [[nodiscard]] std::string form_id() const;

  [[nodiscard]] journal::Operation operation(std::string_view entity, std::string id, std::string area) const;
  [[nodiscard]] web::Reply show(std::string title, std::string back, std::string body, int status = 200) const;
};

[[nodiscard]] std::string house_href(std::string_view id);
[[nodiscard]] std::string person_line(const Desk& desk,
                                      const journal::RecordState& person);  // "nữ, sinh 1958, VNeID mức 1 …"

web::Answer show_home(const Desk& desk);
web::Answer show_list(const Desk& desk);
web::Answer show_house(const Desk& desk, const journal::RecordState& household);
web::Answer show_waiting(const Desk& desk);
web::Answer show_month(const Desk& desk);
web::Answer visit_form(const Desk& desk, const journal::RecordState& household);
web::Answer edit_form(const Desk& desk, const journal::RecordState& household);
web::Answer newcomer_form(const Desk& desk);

// After the door has spoken: on to `next`, or a page that says what was kept aside.
web::Answer written(const Desk& desk, std::vector<journal::Operation> operations, std::string next, std::string back);

}  // namespace hvs::outreach
