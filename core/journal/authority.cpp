#include "core/journal/authority.hpp"

#include <array>

#include "core/journal/reasons.hpp"

namespace hvs::journal {
namespace {

using auth::Right;

// Whom the row speaks of: the thing in its area, or the writer's own person wherever that is.
enum class Where : std::uint8_t { area, commune, own_person };

struct Need {
  std::string_view entity;
  Right right;
  Where where = Where::area;
  char lowest = 0;  // evidence only: classes '0'…'3' this row opens
  char highest = 0;
};

// One row that holds is enough. An entity without a row is written by the server alone.
constexpr std::array needs{
    Need{"visit", Right::field_book},
    Need{"visit", Right::edit_people},
    Need{"observed_skill", Right::field_book},
    Need{"observed_skill", Right::let_in},
    Need{"observed_skill", Right::edit_people},
    Need{"household", Right::field_book},
    Need{"household", Right::edit_people},
    Need{"person", Right::field_book},
    Need{"person", Right::edit_people},
    Need{"consent", Right::known, Where::own_person},
    Need{"consent", Right::field_book},
    Need{"consent", Right::edit_people},
    Need{"evidence", Right::learn, Where::own_person, '0', '0'},
    Need{"evidence", Right::field_book, Where::area, '0', '1'},
    Need{"evidence", Right::let_in, Where::area, '0', '1'},
    Need{"evidence", Right::edit_people, Where::area, '0', '1'},
    Need{"evidence", Right::assess_others, Where::area, '2', '2'},
    Need{"evidence", Right::confirm_results, Where::area, '0', '3'},
    Need{"lesson_step", Right::learn, Where::own_person},
    Need{"lesson_step", Right::let_in},
    Need{"answer", Right::learn, Where::own_person},
    Need{"answer", Right::let_in},
    Need{"practice_run", Right::learn, Where::own_person},
    Need{"practice_run", Right::let_in},
    Need{"package", Right::write_courses, Where::commune},
    Need{"package_step", Right::learn, Where::own_person},
    Need{"package_step", Right::let_in},
    Need{"package_answer", Right::learn, Where::own_person},
    Need{"package_answer", Right::let_in},
    Need{"package_state", Right::learn, Where::own_person},
    Need{"package_state", Right::let_in},
    Need{"test_form", Right::learn, Where::own_person},
    Need{"test_form", Right::assess_others},
    Need{"test_answer", Right::learn, Where::own_person},
    Need{"test_answer", Right::assess_others},
    Need{"test_result", Right::assess_others},
    Need{"test_session", Right::assess_others},
    Need{"session_event", Right::assess_others},
    Need{"parameter_set", Right::assess_others, Where::commune},
    Need{"parameter_check", Right::assess_others, Where::commune},
    Need{"confirmation", Right::confirm_results},
    Need{"certificate", Right::issue_certificates},
    Need{"clause", Right::correct_figures, Where::commune},
    Need{"denominator", Right::correct_figures},
    Need{"area", Right::import_people, Where::commune},
    Need{"class", Right::let_in},
    Need{"class", Right::edit_people},
    Need{"meeting", Right::let_in},
    Need{"class_seat", Right::let_in},
    Need{"attendance", Right::let_in},
    Need{"room_tally", Right::let_in},
    Need{"referral", Right::let_in},
    Need{"assignment", Right::edit_people},
    Need{"assignment", Right::manage_accounts},
    Need{"conflict", Right::edit_people},
    Need{"course_draft", Right::write_courses, Where::commune},
    Need{"unit_draft", Right::write_courses, Where::commune},
    Need{"card_draft", Right::write_courses, Where::commune},
    Need{"quiz_draft", Right::write_courses, Where::commune},
    Need{"news", Right::correct_figures, Where::commune},
    Need{"about", Right::correct_figures, Where::commune},
    Need{"item_text", Right::write_courses, Where::commune},
    Need{"item_step", Right::write_courses, Where::commune},
    Need{"item_step", Right::assess_others, Where::commune},
    Need{"official_value", Right::enter_rules, Where::commune},
    Need{"official_skill", Right::enter_rules, Where::commune},
    Need{"official_check", Right::compare_rules, Where::commune},
};

bool opens(const Need& need, const Operation& op) {
  if (need.entity != op.entity) return false;
  if (need.lowest == 0) return true;
  const auto level = value_of(op, "class");
  return level.size() == 1 && level[0] >= need.lowest && level[0] <= need.highest;
}

bool holds(const Need& need, const auth::Me& me, const Operation& op, const RecordState& before,
           const RecordState* anchor, Instant now) {
  if (need.where == Where::own_person) {
    return !me.person.empty() && value_of(op, "person") == me.person && auth::may(me, need.right, "*", now).has_value();
  }
  if (need.where == Where::commune) return auth::may(me, need.right, "", now).has_value();
  if (anchor != nullptr) return auth::may(me, need.right, anchor->area, now).has_value();
  // A record is judged where it is, and where it is being moved to.
  if (before.exists && !auth::may(me, need.right, before.area, now)) return false;
  const auto moved_to = value_of(op, "area");
  const std::string_view target = !moved_to.empty() ? moved_to
                                  : before.exists   ? std::string_view{before.area}
                                                    : op.area;
  return auth::may(me, need.right, target, now).has_value();
}

}  // namespace

std::string_view value_of(const Operation& op, std::string_view field) {
  for (const auto& one : op.changes) {
    if (one.field == field) return one.value;
  }
  return {};
}

std::string_view value_of(const RecordState& record, std::string_view field) {
  for (const auto& one : record.fields) {
    if (one.field == field) return one.value;
  }
  return {};
}

std::vector<std::string> persons_met(const Operation& op) {
  std::vector<std::string> out;
  for (auto rest = value_of(op, met_field); !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

Anchor anchor_of(const Operation& op) {
  if (op.entity == "visit") return {"household", value_of(op, "household")};
  for (const std::string_view held : {"meeting", "class_seat", "attendance", "room_tally", "referral"}) {
    if (op.entity == held) return {"class", value_of(op, "class")};
  }
  for (const std::string_view about :
       {"observed_skill", "consent", "evidence", "lesson_step", "answer", "practice_run", "test_form", "test_answer",
        "test_result", "confirmation", "certificate", "package_step", "package_answer", "package_state"}) {
    if (op.entity == about) {
      const auto person = value_of(op, "person");
      return {"person", person.empty() ? std::string_view{op.person} : person};
    }
  }
  return {};
}

Result<void> authority(const auth::Me& me, const Operation& op, const RecordState& before, const RecordState* anchor,
                       Instant now) {
  // Imports keep the officer as author; the server's own results carry its name, which the exchange refuses from
  // outside.
  if (me.account == server_author || op.author == server_author) return {};
  if (op.author != me.account || me.is_visitor()) return refuse(Kind::denied, reason::wrong_author);
  // A record that is changed later (a confirmation, a certificate) need not name its person again.
  const auto hangs_on = anchor_of(op);
  const bool placed = hangs_on.entity.empty() || (hangs_on.id.empty() && before.exists);
  const bool own = !me.person.empty() && hangs_on.id == me.person;
  if (!placed && anchor == nullptr && !own) return refuse(Kind::invalid, reason::nobody_there);
  for (const auto& need : needs) {
    if (opens(need, op) && holds(need, me, op, before, anchor, now)) return {};
  }
  return refuse(Kind::denied, reason::not_allowed);
}

}  // namespace hvs::journal
