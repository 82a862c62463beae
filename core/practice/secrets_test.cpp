// Whatever looks like a real secret is caught, however it is typed (learners.md E-2).
#include "core/practice/secrets.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace hvs::practice {
namespace {

std::string digits(int count) {
  return *rc::gen::container<std::string>(static_cast<std::size_t>(count),
                                          rc::gen::inRange<char>('0', static_cast<char>('9' + 1)));
}

// As people type: nothing, spaces, dots or dashes between some of the digits.
std::string spread(const std::string& number) {
  std::string out;
  for (const char c : number) {
    if (!out.empty()) out += *rc::gen::element<std::string>("", "", "", " ", ".", "-", "\u00A0");
    out += c;
  }
  return out;
}

std::string around() {
  return *rc::gen::element<std::string>("", "số của tôi là ", "CCCD: ", "gọi ", "mã ", "đây ạ: ");
}

RC_GTEST_PROP(FindSecret, TwelveDigitsAreNeverTaken, ()) {
  const auto sort = *rc::gen::element(Sort::text, Sort::money);
  RC_ASSERT(find_secret(around() + spread(digits(12)) + around(), sort) != Secret::none);
}

RC_GTEST_PROP(FindSecret, CardNumbersAreCaught, ()) {
  auto number = digits(*rc::gen::inRange(12, 19));
  for (char last = '0'; last <= '9'; ++last) {
    if (satisfies_luhn(number + last)) {
      number += last;
      break;
    }
  }
  RC_ASSERT(find_secret(around() + spread(number), Sort::text) == Secret::card_number);
}

RC_GTEST_PROP(FindSecret, PhoneNumbersAreCaught, ()) {
  RC_ASSERT(find_secret(around() + spread("0" + digits(9)), Sort::text) == Secret::phone_number);
  RC_ASSERT(find_secret("+84" + spread(digits(9)), Sort::text) == Secret::phone_number);
}

RC_GTEST_PROP(FindSecret, CodesAreCaughtEvenInAMoneyField, ()) {
  auto code = digits(*rc::gen::inRange(4, 9));
  RC_ASSERT(find_secret(around() + code, Sort::text) == Secret::code);
  code.back() = '7';
  RC_ASSERT(find_secret(code, Sort::money) == Secret::code);
}

RC_GTEST_PROP(FindSecret, AmountsPassInAMoneyField, ()) {
  const auto amount = *rc::gen::inRange(1, 999'999);
  RC_ASSERT(find_secret(std::to_string(amount) + "000", Sort::money) == Secret::none);
}

TEST(FindSecret, WordsAndSmallNumbersPass) {
  for (const auto* typed : {"", "rau muống 3 bó", "gạo nếp", "20 kg", "nhà 12, xóm 5", "ngày 2/9"})
    EXPECT_EQ(find_secret(typed, Sort::text), Secret::none) << typed;
  EXPECT_EQ(find_secret("０１９０８４００１２３４", Sort::text), Secret::personal_number);  // full width
  EXPECT_EQ(find_secret("0190 84 001234", Sort::text), Secret::personal_number);
  EXPECT_EQ(find_secret("OTP: 482915", Sort::text), Secret::code);
}

RC_GTEST_PROP(FindSecret, AnyBytesAreJudgedWithoutACrash, (const std::string& typed)) {
  (void)find_secret(typed, Sort::text);
  (void)find_secret(typed, Sort::money);
}

}  // namespace
}  // namespace hvs::practice
