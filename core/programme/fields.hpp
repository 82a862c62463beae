// The plan as records: what the officer may add to a clause, and corrected denominators.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::programme {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array clause_fields{
    FieldRule{"clause", Merge::scalar, Value::text, 20, Label::none},     // "III.1.c"
    FieldRule{"wording", Merge::scalar, Value::text, 3000, Label::none},  // official text, attached by an officer
    FieldRule{"owner", Merge::scalar, Value::text, 60, Label::none},
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},
    FieldRule{"progress", Merge::scalar, Value::number, 3, Label::none},
    FieldRule{"note", Merge::scalar, Value::text, 1000, Label::none},
    FieldRule{"due", Merge::scalar, Value::day, 10, Label::none},
};

inline constexpr std::array denominator_fields{
    FieldRule{"target", Merge::scalar, Value::text, 20, Label::none},
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::none},
    FieldRule{"value", Merge::scalar, Value::number, 9, Label::none},  // "" = back to the counted one
    FieldRule{"source", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"on", Merge::scalar, Value::day, 10, Label::none},
};

inline constexpr std::array entities{
    EntityRule{"clause", false, clause_fields},
    EntityRule{"denominator", false, denominator_fields},
};

}  // namespace hvs::programme
