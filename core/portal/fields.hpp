// News of the commune, and the few facts about this installation that only people can fill in.
#pragma once

#include <array>

#include "core/journal/model.hpp"

namespace hvs::portal {

using journal::EntityRule;
using journal::FieldRule;
using journal::Label;
using journal::Merge;
using journal::Value;

inline constexpr std::array news_fields{
    FieldRule{"title", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"body", Merge::scalar, Value::text, 6000, Label::none},
    FieldRule{"status", Merge::scalar, Value::text, 20, Label::none},  // hien | an
    FieldRule{"on", Merge::scalar, Value::day, 10, Label::none},
};

// One record per commune, id below. Law: PD-01 (controller), PD-12 (officer for personal data).
inline constexpr std::string_view about_id = "00000000-0000-7000-8000-000000000001";
inline constexpr std::array about_fields{
    FieldRule{"controller", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"officer", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"contact", Merge::scalar, Value::text, 300, Label::none},
    FieldRule{"hours", Merge::scalar, Value::text, 300, Label::none},  // of the support points
};

inline constexpr std::array entities{
    EntityRule{"news", false, news_fields},
    EntityRule{"about", false, about_fields},
};

}  // namespace hvs::portal
