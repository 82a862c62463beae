#include "core/base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace hvs::text {
namespace {

std::string utf8(const icu::UnicodeString& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

std::string icu_nfc(std::string_view raw) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(error);
  return utf8(form->normalize(icu::UnicodeString::fromUTF8({raw.data(), static_cast<int32_t>(raw.size())}), error));
}

std::string icu_fold(std::string_view raw) {
  static const auto rules = [] {
    UErrorCode error = U_ZERO_ERROR;
    UParseError where;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createFromRules(
        "fold", u":: NFD; :: [:Mn:] Remove; :: Lower; đ > d; ƀ > b; [ʼ‘’] > ''; :: NFC;", UTRANS_FORWARD, where,
        error));
  }();
  auto s = icu::UnicodeString::fromUTF8({raw.data(), static_cast<int32_t>(raw.size())});
  rules->transliterate(s);
  return squeeze(utf8(s));
}

const icu::Collator& vietnamese() {
  static const auto collator = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<icu::Collator>(icu::Collator::createInstance(icu::Locale("vi"), error));
  }();
  return *collator;
}

int sign(int v) { return v < 0 ? -1 : v > 0 ? 1 : 0; }

int icu_order(std::string_view a, std::string_view b) {
  UErrorCode error = U_ZERO_ERROR;
  return sign(vietnamese().compareUTF8({a.data(), static_cast<int32_t>(a.size())},
                                       {b.data(), static_cast<int32_t>(b.size())}, error));
}

// Our repertoire: Latin with its marks, spaces, and characters that stay as they are.
const std::vector<char32_t>& repertoire() {
  static const auto all = [] {
    std::vector<char32_t> out;
    for (char32_t p = 0x20; p < 0x7F; ++p) out.push_back(p);
    for (char32_t p = 0xA0; p < 0x250; ++p) out.push_back(p);
    for (char32_t p = 0x300; p < 0x370; ++p) out.push_back(p);
    for (char32_t p = 0x1E00; p < 0x1F00; ++p) out.push_back(p);
    for (const char32_t p :
         {0x2BC, 0x2018, 0x2019, 0x2000, 0x2001, 0x2013, 0x20AB, 0x2126, 0x212A, 0x212B, 0x3000, 0x4E00, 0x1F600})
      out.push_back(p);
    return out;
  }();
  return all;
}

// For random chains: without the ohm sign, which becomes Greek and would compose with Greek marks.
const std::vector<char32_t>& chainable() {
  static const auto some = [] {
    auto out = repertoire();
    std::erase(out, char32_t{0x2126});
    return out;
  }();
  return some;
}

const std::u32string vietnamese_letters =
    U"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";

std::string from_points(const std::vector<char32_t>& points) {
  std::string out;
  for (const auto p : points) put_code_point(out, p);
  return out;
}

rc::Gen<std::string> any_latin() {
  return rc::gen::map(rc::gen::container<std::vector<char32_t>>(
                          rc::gen::weightedOneOf<char32_t>({{2, rc::gen::elementOf(chainable())},
                                                            {1, rc::gen::inRange<char32_t>(0x300, 0x370)},
                                                            {1, rc::gen::inRange<char32_t>('a', 'z')}})),
                      from_points);
}

rc::Gen<std::string> any_vietnamese() {
  static const std::u32string letters = [] {
    std::u32string out = vietnamese_letters + U" 019";
    for (const auto p : vietnamese_letters) {
      std::string upper_text;
      put_code_point(upper_text, p);
      upper_text = upper(upper_text);
      std::size_t at = 0;
      out += take_code_point(upper_text, at);
    }
    return out;
  }();
  return rc::gen::map(rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(letters)), from_points);
}

TEST(Nfc, EqualsIcuOnEveryCharacterOfOurRepertoireAndItsDecomposition) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(error);
  for (const auto p : repertoire()) {
    const auto one = from_points({p});
    EXPECT_EQ(nfc(one), icu_nfc(one)) << std::hex << static_cast<unsigned>(p);
    const auto apart = utf8(nfd->normalize(icu::UnicodeString(static_cast<UChar32>(p)), error));
    EXPECT_EQ(nfc(apart), icu_nfc(one)) << std::hex << static_cast<unsigned>(p);
    EXPECT_EQ(fold(one), icu_fold(one)) << std::hex << static_cast<unsigned>(p);
  }
}

TEST(Nfc, EqualsIcuOnEveryLetterWithTwoMarksInBothOrders) {
  for (char32_t base = 'A'; base <= 'z'; ++base) {
    for (const char32_t first : {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323, 0x308, 0x328, 0x30C}) {
      for (const char32_t second : {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323, 0x304, 0x327}) {
        const auto text = from_points({base, first, second});
        ASSERT_EQ(nfc(text), icu_nfc(text));
        ASSERT_EQ(fold(text), icu_fold(text));
      }
    }
  }
}

RC_GTEST_PROP(Nfc, EqualsIcuOnRandomText, ()) {
  const auto text = *any_latin();
  RC_ASSERT(nfc(text) == icu_nfc(text));
}

RC_GTEST_PROP(Fold, EqualsIcuOnRandomText, ()) {
  const auto text = *any_latin();
  RC_ASSERT(fold(text) == icu_fold(text));
}

TEST(Fold, SearchIgnoresMarksCaseAndSpaces) {
  EXPECT_EQ(fold("Đặng  Thị\u00a0Hường "), "dang thi huong");
  EXPECT_EQ(fold("Ksor HʼBia"), "ksor h'bia");
  EXPECT_EQ(fold("YƯNG Ƀrao"), "yung brao");
  EXPECT_EQ(fold(""), "");
}

TEST(Case, EqualsTheSimpleMappingsOfIcu) {
  for (const auto p : repertoire()) {
    if (p >= 0x250 && p < 0x1E00) continue;  // U+0345 is a mark whose capital is Greek
    EXPECT_EQ(lower(from_points({p})), from_points({static_cast<char32_t>(u_tolower(static_cast<UChar32>(p)))}))
        << std::hex << static_cast<unsigned>(p);
    if (p == 0x1E9E) continue;
    EXPECT_EQ(upper(from_points({p})), from_points({static_cast<char32_t>(u_toupper(static_cast<UChar32>(p)))}))
        << std::hex << static_cast<unsigned>(p);
  }
  EXPECT_EQ(upper("đường về xóm"), "ĐƯỜNG VỀ XÓM");
}

TEST(SortKey, FollowsTheVietnameseDictionary) {
  const std::vector<std::string> order{"",   "an", "An", "ăn", "ân", "bà", "bạ", "ca", "cà", "cả", "cã", "cá", "cạ",
                                       "da", "dư", "đa", "Đỗ", "em", "êm", "oi", "ôi", "ơi", "um", "ưm", "ý"};
  for (std::size_t i = 1; i < order.size(); ++i)
    EXPECT_LT(sort_key(order[i - 1]), sort_key(order[i])) << order[i - 1] << " " << order[i];
}

TEST(SortKey, EqualsIcuOnEveryPairOfLetters) {
  for (const auto a : vietnamese_letters) {
    for (const auto b : vietnamese_letters) {
      const auto x = from_points({a});
      const auto y = from_points({b});
      ASSERT_EQ(sign(sort_key(x).compare(sort_key(y))), icu_order(x, y)) << x << " " << y;
    }
  }
}

RC_GTEST_PROP(SortKey, EqualsIcuOnRandomWords, ()) {
  const auto a = *any_vietnamese();
  // Mostly a near neighbour, so that the levels below the first decide.
  auto b = *rc::gen::arbitrary<bool>() ? upper(a) : *any_vietnamese();
  if (*rc::gen::arbitrary<bool>()) b = fold(a);
  RC_ASSERT(sign(sort_key(a).compare(sort_key(b))) == icu_order(a, b));
}

RC_GTEST_PROP(SortKey, IsPrintableForAnyColumn, ()) {
  const auto key = sort_key(*any_latin());
  RC_ASSERT(std::all_of(key.begin(), key.end(), [](char c) { return c > 0; }));
}

TEST(NameSortKey, GivenNameFirstThenFamilyThenMiddle) {
  const std::vector<std::string> order{"Trần Văn An",    "Lê Thị Ánh", "Nguyễn Văn Hoa", "Bùi Thị Hòa",
                                       "NGUYỄN VĂN HÒA", "Đỗ Hưng",    "Lý A Sính",      "Lý Sinh"};
  // An < Ánh < Hoa < Hòa (Bùi < Nguyễn) < Hưng < Sinh < Sính
  EXPECT_LT(name_sort_key(order[0]), name_sort_key(order[1]));
  EXPECT_LT(name_sort_key(order[1]), name_sort_key(order[2]));
  EXPECT_LT(name_sort_key(order[2]), name_sort_key(order[3]));
  EXPECT_LT(name_sort_key(order[3]), name_sort_key(order[4]));
  EXPECT_LT(name_sort_key(order[4]), name_sort_key(order[5]));
  EXPECT_LT(name_sort_key(order[7]), name_sort_key(order[6]));
  EXPECT_LT(name_sort_key("Bùi Thị HÒA"), name_sort_key("Nguyễn Thị Hòa"));
  EXPECT_EQ(name_sort_key("  Vi  "), name_sort_key("Vi"));
}

TEST(Utf8, RefusesWhatTheStandardCallsIllFormed) {
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                     "\xF4\x90\x80\x80", "\xF5", "\xE1\xBB", "a\xFF"}) {
    EXPECT_FALSE(is_utf8(bad));
    EXPECT_TRUE(is_utf8(well_formed(bad)));
  }
  EXPECT_TRUE(is_utf8("Võ Nhai 😀 \xF4\x8F\xBF\xBF"));
  EXPECT_EQ(well_formed("a\xE1\xBB z"), "a\uFFFD z");
}

RC_GTEST_PROP(Utf8, MendingAnyBytesGivesWhatIcuGives, (const std::string& bytes)) {
  RC_ASSERT(well_formed(bytes) == utf8(icu::UnicodeString::fromUTF8(bytes)));
  RC_ASSERT(is_utf8(nfc(bytes)));
  RC_ASSERT(is_utf8(fold(bytes)));
}

TEST(Trim, TakesInvisibleBordersAndKeepsInnerRuns) {
  EXPECT_EQ(trim("\uFEFF \u00a0a  b\u200b\t"), "a  b");
  EXPECT_EQ(squeeze("\uFEFF \u00a0a \u3000 b\u200b\t"), "a b");
  EXPECT_EQ(squeeze("Nguy\u200bễn"), "Nguyễn");
  EXPECT_EQ(trim(" \u00a0 "), "");
}

TEST(Counting, LettersAndCodePoints) {
  EXPECT_EQ(letters("Ksor H'Bia"), 8U);
  EXPECT_EQ(letters(nfc("Hường 2")), 5U);
  EXPECT_EQ(code_points("Hường"), 5U);
  EXPECT_EQ(code_points(""), 0U);
}

TEST(Cut, NeverBetweenALetterAndItsMarks) {
  EXPECT_EQ(cut("Võ Nhai", 7), "Võ Nhai");
  EXPECT_EQ(cut("Võ Nhai", 6), "Võ Nha…");
  EXPECT_EQ(cut("Võ Nhai", 3), "Võ…");
  EXPECT_EQ(cut("o\u0302\u0301n", 1), "…");
  EXPECT_EQ(cut("no\u0302\u0301n", 2), "n…");
}

TEST(Numbers, ShownAndRead) {
  EXPECT_EQ(group_thousands(17509), "17.509");
  EXPECT_EQ(group_thousands(-1234567), "-1.234.567");
  EXPECT_EQ(group_thousands(-123), "-123");
  EXPECT_EQ(group_thousands(0), "0");
  EXPECT_EQ(mask_personal_number("019084001234"), "019*****1234");
  EXPECT_EQ(mask_personal_number("01908400123"), "***********");
  EXPECT_EQ(mask_personal_number("01908400123x"), "************");
  long long n = 5;
  for (const auto bad : {"", "+1", " 1", "1 ", "1.0", "99999999999999999999", "-"})
    EXPECT_FALSE(read_int(bad, n)) << bad;
  EXPECT_EQ(n, 5);
  EXPECT_TRUE(read_int("-9223372036854775808", n));
  EXPECT_EQ(n, -9223372036854775807LL - 1);
}

}  // namespace
}  // namespace hvs::text
