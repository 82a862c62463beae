// A small typed language in which a target says whom it counts, readable by the officials who answer for it:
//
//   nhóm = nguoidan và tuổi >= 18 và minh_chứng(basic_skills) >= 1
//   trường trong (thcs, thpt) và không cư_trú = tam_vang
//   số_người >= 1 và có_người(minh_chứng(basic_skills) >= 1 và vneid >= 2)
//
// Accents and case do not matter. Columns of a person: tuoi nhom truong gioi cu_tru vneid ngan_hang
// minh_chung(measure). Columns of a household: so_nguoi, co_nguoi(<expression over a person>). Ages are taken on the
// day given at compile time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/indicators/columns.hpp"

namespace hvs::indicators {

inline constexpr std::size_t max_source = 1000;  // bytes
inline constexpr int max_depth = 16;             // of brackets
inline constexpr std::size_t max_tests = 64;

enum class Subject : std::uint8_t { person, household };

// A compiled question about one person: tests with jumps, no stack, no allocation.
class PersonTest {
 public:
  [[nodiscard]] bool operator()(Columns who) const {
    const auto bits = static_cast<std::uint64_t>(who.packed());
    std::uint8_t at = 0;
    while (at < end_yes) {
      const auto& t = tests_[at];
      const auto value = static_cast<std::uint32_t>((bits >> t.shift) & t.mask);
      at = (value - t.low <= t.span && ((t.only >> (value & 31U)) & 1U) != 0) ? t.yes : t.no;
    }
    return at == end_yes;
  }

  struct Test {
    std::uint8_t shift = 0;
    std::uint8_t yes = 0;
    std::uint8_t no = 0;
    std::uint32_t mask = 0;
    std::uint32_t low = 0;  // value within [low, low + span] …
    std::uint32_t span = 0;
    std::uint32_t only = ~0U;  // … and, for choices, in this set
  };
  static constexpr std::uint8_t end_yes = 254;
  static constexpr std::uint8_t end_no = 255;

  PersonTest() = default;  // counts everybody
  explicit PersonTest(std::vector<Test> tests) : tests_(std::move(tests)) {}
  [[nodiscard]] bool same_as(const PersonTest& other) const;

 private:
  std::vector<Test> tests_{{0, end_yes, end_no, 0, 0, 0, ~0U}};
};

// The parsed text, kept to compile and to read aloud.
struct Node {
  enum class Kind : std::uint8_t { all, any, none, column, exists };
  Kind kind = Kind::all;
  std::string column;   // "tuoi", "nhom", "minh_chung", …
  std::string measure;  // of minh_chung
  std::string op;       // "=", "!=", ">=", "<=", ">", "<", "in"
  std::vector<std::string> values;
  std::vector<Node> parts;
  bool operator==(const Node&) const = default;
};

// Refusals: indicators.expression with "position: what" as detail.
[[nodiscard]] Result<Node> parse(std::string_view source, Subject subject);
[[nodiscard]] std::string print(const Node& node);     // canonical text; parse(print(n)) == n
[[nodiscard]] std::string read_out(const Node& node);  // for people: "nhóm là người dân; tuổi từ 18 trở lên"
[[nodiscard]] Result<PersonTest> compile(const Node& person_node, Day as_of);

// A household question: how many members, and members passing tests that are shared by all indicators.
class HouseholdTest {
 public:
  struct Step {
    enum class Kind : std::uint8_t { all, any, none, members, exists } kind;
    std::uint8_t member_test = 0;  // exists: index into the shared list
    std::uint32_t low = 0;         // members within [low, high]
    std::uint32_t high = ~0U;
    std::uint16_t parts = 0;  // all, any, none: how many steps follow as parts (in prefix order)
    std::uint16_t size = 1;   // steps of this subtree
  };
  [[nodiscard]] bool operator()(const HouseholdColumns& home) const;
  explicit HouseholdTest(std::vector<Step> steps = {}) : steps_(std::move(steps)) {}

 private:
  [[nodiscard]] bool holds(std::size_t at, const HouseholdColumns& home) const;
  std::vector<Step> steps_;
};

// Member tests are collected in `shared` (at most 4 different ones).
[[nodiscard]] Result<HouseholdTest> compile_household(const Node& node, Day as_of, std::vector<PersonTest>& shared);

}  // namespace hvs::indicators
