// Facts of an assessment: its start (the drawn form), each answer, its result; and the official values it goes by.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::assessment {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array form_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"group", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"items", Merge::fact, Value::words, 2000, Label::none},   // item ids with version, in order
    FieldRule{"blueprint", Merge::fact, Value::text, 60, Label::none},  // id and version
    FieldRule{"seed", Merge::fact, Value::text, 40, Label::none},
    FieldRule{"mode", Merge::fact, Value::text, 20, Label::none},  // tu_lam | co_nguoi_giup
    FieldRule{"assessor", Merge::fact, Value::text, 36, Label::basic},
    FieldRule{"device", Merge::fact, Value::text, 64,
              Label::basic},  // of the browser it was taken on: many passes on one show
    FieldRule{"way", Merge::fact, Value::text, 20, Label::none},           // "" fixed | thich_ung
    FieldRule{"purpose", Merge::fact, Value::text, 20, Label::none},       // "" counts | tu_xem
    FieldRule{"edition", Merge::fact, Value::text, 40, Label::none},       // what every question was worth
    FieldRule{"kept_back", Merge::fact, Value::words, 2000, Label::none},  // questions that rested
    FieldRule{"session", Merge::fact, Value::uuid, 36, Label::none},
};

inline constexpr std::array item_answer_fields{
    FieldRule{"form", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"item", Merge::fact, Value::text, 60, Label::none},
    FieldRule{"choice", Merge::fact, Value::text, 400, Label::sensitive},  // core/assessment/scoring.hpp
    FieldRule{"step", Merge::fact, Value::number, 3, Label::none},         // place in an adaptive sitting
};

inline constexpr std::array result_fields{
    FieldRule{"form", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"group", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"right", Merge::fact, Value::number, 4, Label::basic},
    FieldRule{"total", Merge::fact, Value::number, 4, Label::none},
    FieldRule{"by_domain", Merge::fact, Value::text, 400, Label::basic},  // "D0:2/2 D1:1/3 …"
    FieldRule{"passed", Merge::fact, Value::flag, 1, Label::basic},
    FieldRule{"rules", Merge::fact, Value::text, 60, Label::none},      // version of thresholds used
    FieldRule{"measure", Merge::fact, Value::text, 160, Label::basic},  // core/assessment/measure.hpp
};

inline constexpr std::array test_session_fields{
    FieldRule{"area", Merge::fact, Value::text, 120, Label::none},
    FieldRule{"place", Merge::fact, Value::text, 200, Label::none},
    FieldRule{"group", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"code", Merge::fact, Value::text, 8, Label::none},
    FieldRule{"minutes", Merge::fact, Value::number, 3, Label::none},
};

// What happened in a session; core/assessment/session.hpp names the words of `what`.
inline constexpr std::array session_event_fields{
    FieldRule{"session", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"what", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"value", Merge::fact, Value::text, 600, Label::basic},
};

// A table of difficulties made from answers, named by its content; in force when another person has agreed.
inline constexpr std::array parameter_set_fields{
    FieldRule{"ref", Merge::fact, Value::text, 40, Label::none},
    FieldRule{"about", Merge::fact, Value::text, 300, Label::none},
};
inline constexpr std::array parameter_check_fields{
    FieldRule{"entry", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"fits", Merge::fact, Value::flag, 1, Label::none},
};

inline constexpr std::array official_value_fields{
    FieldRule{"group", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"name", Merge::fact, Value::text, 30, Label::none},
    FieldRule{"value", Merge::fact, Value::text, 1000, Label::none},
    FieldRule{"source", Merge::fact, Value::text, 400, Label::none},
};

inline constexpr std::array official_check_fields{
    FieldRule{"entry", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"fits", Merge::fact, Value::flag, 1, Label::none},
    FieldRule{"note", Merge::fact, Value::text, 600, Label::none},
};

inline constexpr std::array official_skill_fields{
    FieldRule{"framework", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"title", Merge::fact, Value::text, 300, Label::none},
    FieldRule{"place", Merge::fact, Value::number, 4, Label::none},
    FieldRule{"code", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"domain", Merge::fact, Value::text, 4, Label::none},
    FieldRule{"domain_name", Merge::fact, Value::text, 200, Label::none},
    FieldRule{"skill", Merge::fact, Value::text, 200, Label::none},
    FieldRule{"group", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"about", Merge::fact, Value::text, 1000, Label::none},
};

// The author's desk (desk.hpp).
inline constexpr std::array item_text_fields{
    FieldRule{"item", Merge::fact, Value::text, 40, Label::none},
    FieldRule{"version", Merge::fact, Value::number, 3, Label::none},
    FieldRule{"group", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"body", Merge::fact, Value::text, 3000, Label::none},  // docs/items-format.md; holds the key
    FieldRule{"source", Merge::fact, Value::text, 120, Label::none},
};
inline constexpr std::array item_step_fields{
    FieldRule{"text", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"move", Merge::fact, Value::text, 20, Label::none},
    FieldRule{"note", Merge::fact, Value::text, 600, Label::none},
};

inline constexpr std::array entities{
    EntityRule{"test_form", true, form_fields},
    EntityRule{"test_answer", true, item_answer_fields},
    EntityRule{"test_result", true, result_fields},
    EntityRule{"self_check", true, result_fields},  // a result of no consequence
    EntityRule{"test_session", true, test_session_fields},
    EntityRule{"session_event", true, session_event_fields},
    EntityRule{"parameter_set", true, parameter_set_fields},
    EntityRule{"parameter_check", true, parameter_check_fields},
    EntityRule{"item_text", true, item_text_fields},
    EntityRule{"item_step", true, item_step_fields},
    EntityRule{"official_value", true, official_value_fields},
    EntityRule{"official_check", true, official_check_fields},
    EntityRule{"official_skill", true, official_skill_fields},
};

}  // namespace hvs::assessment
