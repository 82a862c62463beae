// Vietnamese words of the codes that indicators use.
#pragma once

#include <string_view>

namespace hvs::indicators {

// "thuong_tru" → "thường trú", "basic_skills" → "kỹ năng số cơ bản"; an unknown code is given back as it is.
[[nodiscard]] std::string_view word_of(std::string_view code);
[[nodiscard]] std::string_view class_word(int evidence_class);  // 0–3

}  // namespace hvs::indicators
