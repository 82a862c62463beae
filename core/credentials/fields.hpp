// Confirmations and certificates.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::credentials {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

// Xác nhận: proposed by a passed result, decided by an officer.
inline constexpr std::array confirmation_fields{
    FieldRule{"person", Merge::scalar, Value::uuid, 36, Label::basic},
    FieldRule{"result", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"group", Merge::scalar, Value::text, 20, Label::none},
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},  // de_nghi | da_xac_nhan | tra_lai
    FieldRule{"method", Merge::scalar, Value::text, 20, Label::none},  // xa | vneid
    FieldRule{"decided_by", Merge::scalar, Value::text, 36, Label::basic},
    FieldRule{"decided_on", Merge::scalar, Value::day, 10, Label::none},
    FieldRule{"reference", Merge::scalar, Value::text, 80, Label::none},
    FieldRule{"reason", Merge::scalar, Value::text, 400, Label::basic},
};

inline constexpr std::array certificate_fields{
    FieldRule{"person", Merge::scalar, Value::uuid, 36, Label::basic},
    FieldRule{"confirmation", Merge::scalar, Value::uuid, 36, Label::none},
    FieldRule{"number", Merge::scalar, Value::text, 40, Label::none},
    FieldRule{"name", Merge::scalar, Value::text, 320, Label::basic},  // as the learner says it, at issue
    FieldRule{"what", Merge::scalar, Value::text, 400, Label::none},
    FieldRule{"place", Merge::scalar, Value::text, 200, Label::none},
    FieldRule{"issuer", Merge::scalar, Value::text, 200, Label::none},
    FieldRule{"marks", Merge::scalar, Value::words, 60, Label::none},  // sealed with it: tam_thoi, gia_lap
    FieldRule{"issued_on", Merge::scalar, Value::day, 10, Label::none},
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},  // cho_ky_so | da_ky | thu_hoi
    FieldRule{"key", Merge::scalar, Value::text, 20, Label::none},
    FieldRule{"seal", Merge::scalar, Value::text, 120, Label::none},  // Ed25519 over the payload, base64url
    FieldRule{"agency_signature", Merge::scalar, Value::text, 200,
              Label::none},  // reference of the public-duty signature
    FieldRule{"withdrawn_on", Merge::scalar, Value::day, 10, Label::none},
    FieldRule{"reason", Merge::scalar, Value::text, 400, Label::none},
    FieldRule{"replaces", Merge::scalar, Value::uuid, 36, Label::none},
};

inline constexpr std::array entities{
    EntityRule{"confirmation", false, confirmation_fields},
    EntityRule{"certificate", false, certificate_fields},
};

}  // namespace hvs::credentials
