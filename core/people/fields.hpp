// The declared fields of this room's entities: merge policy, form, size, privacy label (PD-01). One table, read by the
// door.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::people {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

// Khu vực: xóm, tổ dân phố, or any level above. Effective-dated: a merger closes one and opens another.
inline constexpr std::array area_fields{
    FieldRule{"code", Merge::scalar, Value::text, 40, Label::none},
    FieldRule{"name", Merge::scalar, Value::text, 200, Label::none},
    FieldRule{"kind", Merge::scalar, Value::text, 20, Label::none},    // xom | to_dan_pho | xa
    FieldRule{"parent", Merge::scalar, Value::text, 60, Label::none},  // path of the area above, "" for the commune
    FieldRule{"path", Merge::scalar, Value::text, 60, Label::none},    // "/x03/"
    FieldRule{"old_unit", Merge::scalar, Value::text, 120, Label::none},
    FieldRule{"from", Merge::scalar, Value::day, 10, Label::none},
    FieldRule{"until", Merge::scalar, Value::day, 10, Label::none},    // "" = still there
    FieldRule{"follows", Merge::set, Value::words, 400, Label::none},  // paths merged into this one
    FieldRule{"coverage", Merge::scalar, Value::text, 200, Label::none},
};

inline constexpr std::array household_fields{
    FieldRule{"code", Merge::scalar, Value::text, 40, Label::basic},
    FieldRule{"head", Merge::scalar, Value::uuid, 36, Label::basic},
    FieldRule{"address", Merge::scalar, Value::text, 300, Label::basic},  // as written by people, old forms kept
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::basic},      // path
    FieldRule{"signal", Merge::scalar, Value::text, 20, Label::none},     // khong | yeu | tot
    FieldRule{"devices", Merge::scalar, Value::text, 20, Label::basic},   // khong | phim | chung | rieng
    FieldRule{"poverty", Merge::scalar, Value::text, 20, Label::sensitive},
    FieldRule{"revisit", Merge::scalar, Value::text, 100, Label::basic},  // wish for another visit
    FieldRule{"note", Merge::scalar, Value::text, 1000, Label::basic},
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::basic},  // dang_o | da_chuyen
};

inline constexpr std::array person_fields{
    FieldRule{"name", Merge::scalar, Value::text, 320, Label::basic},
    FieldRule{"birth", Merge::scalar, Value::day, 10, Label::basic},  // 1958-00-00 when only the year is known
    FieldRule{"sex", Merge::scalar, Value::text, 5, Label::basic},    // nam | nu | khac | ""
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::basic},  // path
    FieldRule{"household", Merge::scalar, Value::uuid, 36, Label::basic},
    FieldRule{"relation", Merge::scalar, Value::text, 40, Label::basic},  // to the head: chu_ho, vo_chong, con, …
    FieldRule{"number", Merge::scalar, Value::text, 200, Label::basic},  // personal number, sealed before it is written
    FieldRule{"number_hash", Merge::scalar, Value::text, 64, Label::basic},  // keyed hash for look-up
    FieldRule{"phone", Merge::scalar, Value::text, 20, Label::basic},
    FieldRule{"ethnic", Merge::scalar, Value::text, 40, Label::sensitive},
    FieldRule{"language", Merge::scalar, Value::text, 20, Label::sensitive},
    FieldRule{"group", Merge::scalar, Value::text, 20, Label::basic},   // nguoidan | hssv | cbccvc | nld
    FieldRule{"school", Merge::scalar, Value::text, 20, Label::basic},  // mam_non | tieu_hoc | thcs | thpt | ""
    FieldRule{"workplace", Merge::scalar, Value::text, 160, Label::basic},
    FieldRule{"device", Merge::scalar, Value::text, 20, Label::basic},  // khong | phim | chung | rieng
    FieldRule{"vneid", Merge::level, Value::number, 1, Label::basic},   // 0 none, 1, 2
    FieldRule{"bank", Merge::level, Value::number, 1,
              Label::basic},  // 0 no, 1 has a digital bank account (never its number)
    FieldRule{"residence", Merge::scalar, Value::text, 20,
              Label::basic},  // thuong_tru | tam_tru | tam_vang | da_chuyen | da_mat
    FieldRule{"merged_into", Merge::scalar, Value::uuid, 36, Label::none},  // R10: merged ids stay as aliases
    FieldRule{"note", Merge::scalar, Value::text, 1000, Label::basic},
    FieldRule{"old_number", Merge::scalar, Value::text, 200, Label::basic},  // nine-digit card, sealed (NR-07)
};

// Lớp học: who may be let in by whom; the tiles of the name door.
inline constexpr std::array class_fields{
    FieldRule{"name", Merge::scalar, Value::text, 160, Label::none},
    FieldRule{"area", Merge::scalar, Value::text, 60, Label::none},
    FieldRule{"teacher", Merge::scalar, Value::uuid, 36, Label::basic},  // account
    FieldRule{"members", Merge::set, Value::words, 4000, Label::basic},  // person ids
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},    // mo | dong
};

// PD-06, PD-08: consent is a fact of its own, per purpose; withdrawing is another fact.
inline constexpr std::array consent_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"purpose", Merge::fact, Value::text, 60, Label::none},
    FieldRule{"given", Merge::fact, Value::flag, 1, Label::basic},
    FieldRule{"actor", Merge::fact, Value::text, 20, Label::basic},   // tu_minh | dai_dien | ca_hai
    FieldRule{"channel", Merge::fact, Value::text, 20, Label::none},  // loi_noi | giay | web
    FieldRule{"text_hash", Merge::fact, Value::text, 64, Label::none},
    FieldRule{"visit", Merge::fact, Value::uuid, 36, Label::none},
};

// Minh chứng: one proof that a person reached a measure of the plan, with its class (design.md §3, 0–3).
inline constexpr std::array evidence_fields{
    FieldRule{"person", Merge::fact, Value::uuid, 36, Label::basic},
    FieldRule{"measure", Merge::fact, Value::text, 60, Label::none},  // plan.json "measure"
    FieldRule{"class", Merge::fact, Value::number, 1, Label::basic},  // 0 self, 1 observed, 2 test, 3 VNeID
    FieldRule{"how", Merge::fact, Value::text, 40, Label::none},      // tu_khai | quan_sat | bai_danh_gia | vneid
    FieldRule{"source", Merge::fact, Value::uuid, 36, Label::none},   // the visit, result or confirmation it rests on
    FieldRule{"on", Merge::fact, Value::day, 10, Label::basic},
    FieldRule{"withdraws", Merge::fact, Value::uuid, 36,
              Label::none},  // a correction: the evidence that no longer counts
};

inline constexpr std::array entities{
    EntityRule{"area", false, area_fields},      EntityRule{"household", false, household_fields},
    EntityRule{"person", false, person_fields},  EntityRule{"class", false, class_fields},
    EntityRule{"consent", true, consent_fields}, EntityRule{"evidence", true, evidence_fields},
};

}  // namespace hvs::people
