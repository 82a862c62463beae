// Who is acting, and what they may do. The one table of rights: design.md §8, tested role × right in rights_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::auth {

enum class Role : std::uint8_t {
  learner,          // người học
  volunteer,        // tình nguyện viên, thành viên Tổ công nghệ số cộng đồng
  teacher,          // người hướng dẫn lớp
  author,           // người soạn bài
  assessor,         // người đánh giá
  area_officer,     // trưởng xóm / cán bộ phụ trách xóm
  commune_officer,  // cán bộ xã
  leader,           // lãnh đạo: xem mọi số, không sửa
  administrator,    // quản trị hệ thống
};
inline constexpr std::size_t role_count = 9;

// What a route or an operation needs. `anyone` needs no sign-in; `known` any signed-in account.
enum class Right : std::uint8_t {
  anyone,
  known,
  learn,       // save own progress, take assessments
  field_book,  // read assigned households, record visits
  let_in,      // open the door for a learner of own class
  write_courses,
  assess_others,  // supervised assessment
  see_people,     // lists of persons within scope
  edit_people,    // change persons and households within scope
  import_people,
  print_cards,
  see_target_persons,  // persons behind a cell of the target board
  correct_figures,     // denominators, clause wording
  confirm_results,     // confirm "đạt phổ cập" in batches
  issue_certificates,  // sign, withdraw
  export_reports,
  manage_accounts,
  manage_system,  // backup state, settings, audit
  enter_rules,    // official values: thresholds, skill tables
  compare_rules,  // "đã đối chiếu văn bản gốc", never one's own entry
};
inline constexpr std::size_t right_count = 20;

// Whole subtree below `area` (path form, see Area), from `from` until `until` (exclusive; ms 0 = open end).
struct Grant {
  Role role = Role::learner;
  std::string area;  // area path: "" is the whole commune, "/x03/" one xóm
  Instant from{};
  Instant until{};
};

// The acting account as one request sees it. An empty account is a visitor.
struct Me {
  std::string commune;
  std::string account;
  std::string person;
  std::string name;
  std::string session;  // public handle of the session, not the secret
  std::string csrf;
  std::string device;  // device id, when this browser has been given one
  bool second_factor = false;
  std::vector<Grant> grants;
  [[nodiscard]] bool is_visitor() const { return account.empty(); }
};

// The single decision. `area` is the path of the thing acted on; "" asks for the commune as a whole,
// "*" asks "anywhere at all" (used by the route table before the target is known).
// Refusals: auth.sign_in_first, auth.not_your_role, auth.not_your_area, auth.grant_over.
[[nodiscard]] Result<void> may(const Me& me, Right right, std::string_view area, Instant now);

// The rights of one role, for the table-driven test and the exported role matrix (PD-05).
[[nodiscard]] std::span<const Right> rights_of(Role role);

[[nodiscard]] std::string_view role_name(Role role);     // stable machine name: "commune_officer"
[[nodiscard]] std::string_view right_name(Right right);  // "see_people"
[[nodiscard]] bool read_role(std::string_view name, Role& out);

}  // namespace hvs::auth
