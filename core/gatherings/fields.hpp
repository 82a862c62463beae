// Fields of classes that meet: a meeting may be moved, what happened in it is facts.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::gatherings {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

// Buổi học: planned, held or called off.
inline constexpr std::array meeting_fields{
    FieldRule{"class", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::none},
    FieldRule{"on", Merge::scalar, Value::day, 10, Label::none},
    FieldRule{"at", Merge::scalar, Value::text, 5, Label::none},  // "19:30"
    FieldRule{"place", Merge::scalar, Value::text, 200, Label::none},
    FieldRule{"unit", Merge::scalar, Value::text, 120, Label::none},  // course/unit
    // 0 planned, 1 called off, 2 held: whoever was there and taught knows better than who called it off.
    FieldRule{"status", Merge::level, Value::number, 1, Label::none},
};

// Số thẻ: which paper card a member of a class holds.
inline constexpr std::array seat_fields{
    FieldRule{"class", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::none},
    FieldRule{"person", Merge::scalar, Value::uuid, 36, Label::basic},
    FieldRule{"number", Merge::scalar, Value::number, 2, Label::none},
};

// Điểm danh: of a member, or of a guest who has only a name. The newest word about somebody holds.
inline constexpr std::array attendance_fields{
    FieldRule{"class", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"meeting", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"guest", Merge::fact, Value::text, 320, Label::basic},
    FieldRule{"present", Merge::fact, Value::flag, 1, Label::basic},
    FieldRule{"reason", Merge::fact, Value::text, 200, Label::basic},  // of a later change
};

// Phiếu cả lớp: how a room answered a question, as numbers alone.
inline constexpr std::array tally_fields{
    FieldRule{"class", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"meeting", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"object", Merge::fact, Value::text, 160, Label::none},  // course/unit/question
    FieldRule{"counts", Merge::fact, Value::text, 40, Label::none},   // "3 12 0 1": A, B, C, D
    FieldRule{"how", Merge::fact, Value::text, 10, Label::none},      // the_giay | gio_tay
};

// Nhờ ghé nhà: a teacher hands somebody over to the volunteers of the xóm.
inline constexpr std::array referral_fields{
    FieldRule{"class", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"why", Merge::fact, Value::text, 200, Label::basic},
};

inline constexpr std::array entities{
    EntityRule{"meeting", false, meeting_fields},      EntityRule{"class_seat", false, seat_fields},
    EntityRule{"attendance", true, attendance_fields}, EntityRule{"room_tally", true, tally_fields},
    EntityRule{"referral", true, referral_fields},
};

}  // namespace hvs::gatherings
