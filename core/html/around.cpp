#include "core/html/around.hpp"

#include <algorithm>

#include "text/layout.hpp"

namespace hvs::html {
namespace {

struct Place {
  std::string_view href;
  const Text& label;
  auth::Right right;  // known: whoever holds an office
};

// The staff navigation, in the order of a working week.
constexpr Place places[] = {
    {"/so-tay", t::layout::nav_field_book, auth::Right::field_book},
    {"/ke-hoach", t::layout::nav_plan, auth::Right::anyone},
    {"/quan-tri", t::layout::nav_administration, auth::Right::known},
    {"/hoc", t::layout::nav_learn, auth::Right::anyone},
    {"/kiem-tra", t::layout::nav_assess, auth::Right::anyone},
    {"/chung-nhan", t::layout::nav_certificates, auth::Right::anyone},
};

// An office of any kind; learning alone is none.
bool is_staff(const auth::Me& me, Instant now) {
  using enum auth::Right;
  constexpr auth::Right offices[] = {field_book, let_in, write_courses, see_people, export_reports, manage_accounts};
  return std::ranges::any_of(offices, [&](auth::Right right) { return auth::may(me, right, "*", now).has_value(); });
}

bool shows(const Place& place, const auth::Me& me, Instant now) {
  if (place.right == auth::Right::anyone) return true;
  return place.right == auth::Right::known ? is_staff(me, now) : auth::may(me, place.right, "*", now).has_value();
}

}  // namespace

Around around(const web::Call& call, const Site& site, std::string_view section) {
  Around out;
  out.path = call.method == web::Method::get ? call.raw_target : call.path;
  out.person = call.me.name;
  out.csrf = call.me.csrf;
  out.commune = site.commune;
  out.demo = site.demo;
  out.offline = call.offline;
  out.look = read_look(call.cookies.get("chu"), call.cookies.get("nen"));
  for (const auto& place : places) {
    if (!shows(place, call.me, call.now)) continue;
    out.nav.push_back({std::string{place.href}, std::string{place.label.vi}, place.href == section});
  }
  return out;
}

}  // namespace hvs::html
