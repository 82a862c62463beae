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

// What people of the commune write themselves: a course, its units, their cards and questions, each a record of its
// own, so that two authors meet only where both changed the same field.
inline constexpr std::array course_draft_fields{
    FieldRule{"slug", Merge::scalar, Value::text, 40, Label::none},  // part of the address
    FieldRule{"title", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"summary", Merge::scalar, Value::text, 600, Label::none},
    FieldRule{"groups", Merge::scalar, Value::text, 80, Label::none},  // "nguoidan nld"
};
inline constexpr std::array unit_draft_fields{
    FieldRule{"course", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"slug", Merge::scalar, Value::text, 40, Label::none},
    FieldRule{"title", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"minutes", Merge::scalar, Value::number, 3, Label::none},
    FieldRule{"skills", Merge::scalar, Value::text, 400, Label::none},    // "P4.2 P1.1"
    FieldRule{"sources", Merge::scalar, Value::text, 3000, Label::none},  // one a line, as the next two
    FieldRule{"samples", Merge::scalar, Value::text, 2000, Label::none},
    FieldRule{"guide", Merge::scalar, Value::text, 2000, Label::none},
    FieldRule{"checked", Merge::scalar, Value::text, 10, Label::none},  // "2026-11-22": facts last compared
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},   // soan | cho_duyet | tra_lai | xong
    FieldRule{"sent_by", Merge::scalar, Value::text, 60, Label::none},  // account that asked for review
    FieldRule{"note", Merge::scalar, Value::text, 1000, Label::none},   // of the reviewer
    FieldRule{"based_on", Merge::scalar, Value::text, 120, Label::none},
};
inline constexpr std::array card_draft_fields{
    FieldRule{"unit", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"place", Merge::scalar, Value::number, 6, Label::none},
    FieldRule{"title", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"text", Merge::scalar, Value::text, 3000, Label::none},   // Markdown subset of docs/content-format.md
    FieldRule{"picture", Merge::scalar, Value::text, 90, Label::none},  // file name: a drawing of ours, or of a photo
    FieldRule{"alt", Merge::scalar, Value::text, 500, Label::none},
    FieldRule{"voice", Merge::scalar, Value::text, 40, Label::none},     // name of a recording
    FieldRule{"voice_of", Merge::scalar, Value::text, 16, Label::none},  // speech_hash of the words that were read
    FieldRule{"gone", Merge::scalar, Value::flag, 1, Label::none},
};
inline constexpr std::array quiz_draft_fields{
    FieldRule{"unit", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"place", Merge::scalar, Value::number, 6, Label::none},
    FieldRule{"stem", Merge::scalar, Value::text, 800, Label::none},
    FieldRule{"options", Merge::scalar, Value::text, 2000, Label::none},  // one a line
    FieldRule{"answer", Merge::scalar, Value::number, 2, Label::none},
    FieldRule{"why", Merge::scalar, Value::text, 1000, Label::none},
    FieldRule{"gone", Merge::scalar, Value::flag, 1, Label::none},
};
// A unit as it was shown to learners from then on; an empty body takes it away.
inline constexpr std::array unit_version_fields{
    FieldRule{"unit", Merge::fact, Value::uuid, 36, Label::none},
    FieldRule{"number", Merge::fact, Value::number, 6, Label::none},
    FieldRule{"body", Merge::fact, Value::text, 60000, Label::none},
    FieldRule{"note", Merge::fact, Value::text, 300, Label::none},
    FieldRule{"by", Merge::fact, Value::text, 60, Label::none},  // account that looked at it and said yes
};

inline constexpr std::array entities{
    EntityRule{"lesson_step", true, step_fields},           EntityRule{"answer", true, answer_fields},
    EntityRule{"course_draft", false, course_draft_fields}, EntityRule{"unit_draft", false, unit_draft_fields},
    EntityRule{"card_draft", false, card_draft_fields},     EntityRule{"quiz_draft", false, quiz_draft_fields},
    EntityRule{"unit_version", true, unit_version_fields},
};

}  // namespace hvs::learning
