// Packages (records of the commune) and what learners did in them (facts; under the surface xAPI statements).
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::interop {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array package_fields{
    FieldRule{"title", Merge::scalar, Value::text, 500, Label::none},
    FieldRule{"standard", Merge::scalar, Value::text, 20, Label::none},
    FieldRule{"identifier", Merge::scalar, Value::text, 200,
              Label::none},                                            // the manifest's own: finds the next version
    FieldRule{"hash", Merge::scalar, Value::text, 64, Label::none},    // which files are shown
    FieldRule{"before", Merge::scalar, Value::text, 64, Label::none},  // which were shown before, to go back to
    FieldRule{"shown", Merge::scalar, Value::flag, 1, Label::none},
};

inline constexpr std::array step_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"verb", Merge::fact, Value::text, 20, Label::none},         // experienced | completed | passed | failed
    FieldRule{"object", Merge::fact, Value::text, 60, Label::sensitive},  // package/item
    FieldRule{"score", Merge::fact, Value::number, 3, Label::sensitive},  // 0–100; "" when the package gives none
    FieldRule{"seconds", Merge::fact, Value::number, 9, Label::none},     // in this item, all sittings together
    FieldRule{"version", Merge::fact, Value::text, 64, Label::none},      // hash of the package
};

inline constexpr std::array answer_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"object", Merge::fact, Value::text, 300, Label::sensitive},     // package/item#interaction
    FieldRule{"response", Merge::fact, Value::text, 1000, Label::sensitive},  // as the package writes it
    FieldRule{"result", Merge::fact, Value::text, 20, Label::sensitive},      // right | wrong | other
    FieldRule{"version", Merge::fact, Value::text, 64, Label::none},
};

// Where to go on: the run-time's own data, packed, in parts that fit a frame.
inline constexpr std::array state_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"object", Merge::fact, Value::text, 60, Label::sensitive},
    FieldRule{"save", Merge::fact, Value::uuid, 36, Label::none},  // parts of one save share it
    FieldRule{"part", Merge::fact, Value::number, 3, Label::none},
    FieldRule{"of", Merge::fact, Value::number, 3, Label::none},
    FieldRule{"text", Merge::fact, Value::text, 3000, Label::sensitive},  // base64url of deflated JSON
};

inline constexpr std::array entities{
    EntityRule{"package", false, package_fields},
    EntityRule{"package_step", true, step_fields},
    EntityRule{"package_answer", true, answer_fields},
    EntityRule{"package_state", true, state_fields},
};

}  // namespace hvs::interop
