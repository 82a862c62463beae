// The one fact of this room: a finished run. Under the surface an xAPI statement: actor, verb, object, result; the log
// is what the result is checked by.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::practice {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array run_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"verb", Merge::fact, Value::text, 20, Label::none},         // completed
    FieldRule{"object", Merge::fact, Value::text, 90, Label::sensitive},  // scenario/variant
    FieldRule{"mode", Merge::fact, Value::text, 20, Label::none},         // xem-mau | cung-lam | tu-lam
    FieldRule{"log", Merge::fact, Value::text, 320, Label::sensitive},    // core/practice/run.hpp; holds nothing typed
    FieldRule{"score", Merge::fact, Value::number, 3,
              Label::sensitive},                                      // as the maker counted; the server counts again
    FieldRule{"version", Merge::fact, Value::text, 40, Label::none},  // of the scenario
};

inline constexpr std::array entities{EntityRule{"practice_run", true, run_fields}};

}  // namespace hvs::practice
