// Learning facts; under the surface they are xAPI statements (actor, verb, object, result).
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::learning {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array step_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"verb", Merge::fact, Value::text, 20, Label::none},          // experienced | practised
    FieldRule{"object", Merge::fact, Value::text, 160, Label::sensitive},  // course/unit/card
    FieldRule{"version", Merge::fact, Value::text, 40, Label::none},       // of the course
    FieldRule{"tasks", Merge::fact, Value::text, 20, Label::sensitive},    // of a checklist, done for real: "0,2"
};

inline constexpr std::array answer_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"object", Merge::fact, Value::text, 160, Label::sensitive},  // course/unit/question
    FieldRule{"choice", Merge::fact, Value::text, 20, Label::sensitive},   // option number, or "chua_biet"
    FieldRule{"correct", Merge::fact, Value::flag, 1, Label::sensitive},
    FieldRule{"attempt", Merge::fact, Value::number, 3, Label::none},
    FieldRule{"version", Merge::fact, Value::text, 40, Label::none},
    FieldRule{"review", Merge::fact, Value::flag, 1, Label::none},  // asked again days after the unit was finished
};

inline constexpr std::array entities{
    EntityRule{"lesson_step", true, step_fields},
    EntityRule{"answer", true, answer_fields},
};

}  // namespace hvs::learning
