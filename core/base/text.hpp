// Vietnamese text without ICU: the phone carries these tables too. Tested equal to ICU in text_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hvs::text {

[[nodiscard]] bool is_utf8(std::string_view text);             // well-formed (Unicode 15, table 3-7), no surrogates
[[nodiscard]] std::string well_formed(std::string_view text);  // ill-formed bytes become U+FFFD
void put_code_point(std::string& out, char32_t point);         // a scalar value; anything else becomes U+FFFD
// The code point at `at`, moving on past it; ill-formed bytes read as U+FFFD (maximal subparts, as browsers do).
[[nodiscard]] char32_t take_code_point(std::string_view text, std::size_t& at);

// Canonical composition (NFC) over Latin with Vietnamese marks, including letters of minority names (ʼ, Č, Ƀ, Ĕ, …).
// Ill-formed bytes become U+FFFD.
[[nodiscard]] std::string nfc(std::string_view text);

// For search: marks removed, đ → d, ƀ → b, ’ ‘ ʼ → ', lower case, runs of white space → one space, trimmed.
// "Đặng  Thị" → "dang thi", "Ksor HʼBia" → "ksor h'bia".
[[nodiscard]] std::string fold(std::string_view text);

// ASCII bytes that compare (memcmp) in Vietnamese dictionary order: letters a ă â b c d đ e ê … first, then tones
// à ả ã á ạ, then small before capital. Column: BLOB, or TEXT compared bytewise (COLLATE "C").
[[nodiscard]] std::string sort_key(std::string_view text);

// Sort key of a person: the given name (last word) first, tones included, then the family and middle names; case last.
[[nodiscard]] std::string name_sort_key(std::string_view full_name);

[[nodiscard]] std::size_t letters(std::string_view text);  // letters, not bytes
[[nodiscard]] std::size_t code_points(std::string_view text);
[[nodiscard]] std::string trim(std::string_view text);     // also U+00A0, U+200B, U+FEFF; inner runs kept
[[nodiscard]] std::string squeeze(std::string_view text);  // trim + every run of white space → one space
[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] std::string group_thousands(long long value);                         // 17509 → "17.509"
[[nodiscard]] std::string cut(std::string_view text, std::size_t max_code_points);  // adds … when cut

// "019084001234" → "019*****1234" (NR-08). Anything that is not 12 digits is masked whole.
[[nodiscard]] std::string mask_personal_number(std::string_view digits);

// Strict whole-string number readers.
[[nodiscard]] bool read_int(std::string_view text, long long& out);
[[nodiscard]] bool read_double(std::string_view text, double& out);

}  // namespace hvs::text
