// The journal's own things: a clash of two writers, opened by the door and closed by a person who looked at both
// values; work that came as a file; a person's word about an operation that was kept aside.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::journal {

inline constexpr std::array conflict_fields{
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},  // mo | da_xong
    FieldRule{"chosen", Merge::scalar, Value::text, 20, Label::none},  // giu | moi
};

// Operations `first`…`last` of one device, as far as they were not here before, were entered from a file by the author.
inline constexpr std::array file_entry_fields{
    FieldRule{"file", Merge::fact, Value::text, 64, Label::none},
    FieldRule{"device", Merge::fact, Value::text, 64, Label::none},
    FieldRule{"account", Merge::fact, Value::text, 64, Label::basic},  // whose work it is
    FieldRule{"epoch", Merge::fact, Value::number, 20, Label::none},
    FieldRule{"first", Merge::fact, Value::number, 20, Label::none},
    FieldRule{"last", Merge::fact, Value::number, 20, Label::none},
    FieldRule{"count", Merge::fact, Value::number, 20, Label::none},
};

// What an officer decided about a quarantined operation: vao (into the book) or bo (left out, kept for reference).
inline constexpr std::array review_fields{
    FieldRule{"device", Merge::fact, Value::text, 64, Label::none},
    FieldRule{"epoch", Merge::fact, Value::number, 20, Label::none},
    FieldRule{"seq", Merge::fact, Value::number, 20, Label::none},
    FieldRule{"choice", Merge::fact, Value::text, 10, Label::none},
    FieldRule{"note", Merge::fact, Value::text, 400, Label::basic},
};

inline constexpr std::array own_entities{EntityRule{"conflict", false, conflict_fields},
                                         EntityRule{"file_entry", true, file_entry_fields},
                                         EntityRule{"review", true, review_fields}};

}  // namespace hvs::journal
