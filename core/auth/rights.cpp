#include <array>

#include "core/auth/model.hpp"

namespace hvs::auth {
namespace {

using enum Right;

// The one table. Every signed-in account has `known`; the rest is listed role by role so that it can be read aloud.
constexpr std::array learner_rights{known, learn};
constexpr std::array volunteer_rights{known, learn, field_book, let_in};
constexpr std::array teacher_rights{known, learn, let_in, see_people, print_cards, write_courses};
constexpr std::array author_rights{known, learn, write_courses};
constexpr std::array assessor_rights{known, learn, let_in, assess_others, see_people};
constexpr std::array area_officer_rights{known,      learn,       field_book,  let_in,
                                         see_people, edit_people, print_cards, see_target_persons};
constexpr std::array commune_officer_rights{
    known,           learn,           field_book,         let_in,         assess_others,
    see_people,      edit_people,     import_people,      print_cards,    see_target_persons,
    correct_figures, confirm_results, issue_certificates, export_reports, enter_rules,
    compare_rules};
constexpr std::array leader_rights{known, learn, see_people, see_target_persons, export_reports, compare_rules};
// Runs the machine and the accounts, and therefore sees no persons (PD-05: separated duties).
constexpr std::array administrator_rights{known, learn, manage_accounts, manage_system};

constexpr std::array<std::string_view, right_count> right_names{
    "anyone",          "known",           "learn",
    "field_book",      "let_in",          "write_courses",
    "assess_others",   "see_people",      "edit_people",
    "import_people",   "print_cards",     "see_target_persons",
    "correct_figures", "confirm_results", "issue_certificates",
    "export_reports",  "manage_accounts", "manage_system",
    "enter_rules",     "compare_rules"};

struct RoleRow {
  Role role;
  std::string_view name;
  std::span<const Right> rights;
};

constexpr std::array<RoleRow, role_count> roles{{
    {Role::learner, "learner", learner_rights},
    {Role::volunteer, "volunteer", volunteer_rights},
    {Role::teacher, "teacher", teacher_rights},
    {Role::author, "author", author_rights},
    {Role::assessor, "assessor", assessor_rights},
    {Role::area_officer, "area_officer", area_officer_rights},
    {Role::commune_officer, "commune_officer", commune_officer_rights},
    {Role::leader, "leader", leader_rights},
    {Role::administrator, "administrator", administrator_rights},
}};

constexpr bool rows_stand_in_enum_order() {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (static_cast<std::size_t>(roles[i].role) != i) return false;
  }
  return true;
}
static_assert(rows_stand_in_enum_order());

constexpr bool role_has(Role role, Right right) {
  for (const auto r : roles[static_cast<std::size_t>(role)].rights) {
    if (r == right) return true;
  }
  return false;
}

bool is_valid(const Grant& grant, Instant now) {
  return grant.from <= now && (to_ms(grant.until) == 0 || now < grant.until);
}

// "/x03/" covers "/x03/" and "/x03/to-1/", never "/x031/".
bool covers(std::string_view scope, std::string_view area) {
  if (scope.empty() || area == "*") return true;
  if (!area.starts_with(scope)) return false;
  return area.size() == scope.size() || scope.back() == '/' || area[scope.size()] == '/';
}

}  // namespace

Result<void> may(const Me& me, Right right, std::string_view area, Instant now) {
  if (right == anyone) return {};
  if (me.is_visitor()) return refuse(Kind::denied, "auth.sign_in_first");
  if (right == known) return {};
  std::string_view why = "auth.not_your_role";
  for (const auto& grant : me.grants) {
    if (!role_has(grant.role, right)) continue;
    if (!is_valid(grant, now)) {
      if (why == "auth.not_your_role") why = "auth.grant_over";
    } else if (covers(grant.area, area)) {
      return {};
    } else {
      why = "auth.not_your_area";
    }
  }
  return refuse(Kind::denied, why);
}

std::span<const Right> rights_of(Role role) { return roles[static_cast<std::size_t>(role)].rights; }

std::string_view role_name(Role role) { return roles[static_cast<std::size_t>(role)].name; }

bool read_role(std::string_view name, Role& out) {
  for (const auto& row : roles) {
    if (row.name != name) continue;
    out = row.role;
    return true;
  }
  return false;
}

std::string_view right_name(Right right) { return right_names[static_cast<std::size_t>(right)]; }

}  // namespace hvs::auth
