// Fields of the field book's facts and records.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::outreach {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array visit_fields{
    FieldRule{"household", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"outcome", Merge::fact, Value::text, 20, Label::basic},  // gap | vang_nha | tu_choi
    FieldRule{"met", Merge::fact, Value::words, 400, Label::basic},    // person ids
    FieldRule{"consent", Merge::fact, Value::flag, 1,
              Label::basic},  // heard and agreed; the consent fact stands beside it
    FieldRule{"taught", Merge::fact, Value::words, 400, Label::basic},  // skill ids
    FieldRule{"minutes", Merge::fact, Value::number, 4, Label::none},
    FieldRule{"revisit", Merge::fact, Value::text, 100, Label::basic},
    FieldRule{"note", Merge::fact, Value::text, 1000, Label::basic},
};

inline constexpr std::array skill_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"skill", Merge::fact, Value::text, 60, Label::basic},
    FieldRule{"visit", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"level", Merge::fact, Value::number, 1, Label::basic},  // 1 with help, 2 alone
};

// Phân công: a volunteer account answers for a xóm.
inline constexpr std::array assignment_fields{
    FieldRule{"account", Merge::scalar, Value::uuid, 36, Label::basic},
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::none},
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},  // dang_phu_trach | da_thoi
};

inline constexpr std::array entities{
    EntityRule{"visit", true, visit_fields},
    EntityRule{"observed_skill", true, skill_fields},
    EntityRule{"assignment", false, assignment_fields},
};

}  // namespace hvs::outreach
