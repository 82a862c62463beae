#include "core/html/around.hpp"

#include "text/layout.hpp"

namespace hvs::html {
namespace {

struct Place {
  std::string_view href;
  const Text& label;
  auth::Right right;
};

// The staff navigation, in the order of a working week.
constexpr Place places[] = {
    {"/so-tay", t::layout::nav_field_book, auth::Right::field_book},
    {"/ke-hoach", t::layout::nav_plan, auth::Right::anyone},
    {"/quan-tri", t::layout::nav_administration, auth::Right::see_people},
    {"/hoc", t::layout::nav_learn, auth::Right::anyone},
    {"/kiem-tra", t::layout::nav_assess, auth::Right::anyone},
    {"/chung-nhan", t::layout::nav_certificates, auth::Right::anyone},
};

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
    if (place.right != auth::Right::anyone && !auth::may(call.me, place.right, "*", call.now)) continue;
    out.nav.push_back({std::string{place.href}, std::string{place.label.vi}, place.href == section});
  }
  return out;
}

}  // namespace hvs::html
