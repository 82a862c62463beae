// The journal's own record: a clash of two writers, opened by the door and closed by a person who looked at both
// values.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::journal {

inline constexpr std::array conflict_fields{
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},  // mo | da_xong
    FieldRule{"chosen", Merge::scalar, Value::text, 20, Label::none},  // giu | moi
};

inline constexpr std::array own_entities{EntityRule{"conflict", false, conflict_fields}};

}  // namespace hvs::journal
