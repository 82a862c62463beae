// Node → tests with jumps.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/indicators/expression.hpp"
#include "text/indicators.hpp"

namespace hvs::indicators {
namespace {

using Test = PersonTest::Test;

struct Range {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  bool empty = false;
};

// What values of a column of numbers 0 … top satisfy `op n`.
Range range_of(std::string_view op, std::uint32_t n, std::uint32_t top) {
  if (op == ">=") return n > top ? Range{0, 0, true} : Range{n, top};
  if (op == ">") return n >= top ? Range{0, 0, true} : Range{n + 1, top};
  if (op == "<=") return Range{0, std::min(n, top)};
  if (op == "<") return n == 0 ? Range{0, 0, true} : Range{0, std::min(n - 1, top)};
  return n > top ? Range{0, 0, true} : Range{n, n};  // "=" and, turned round by the caller, "!="
}

std::uint32_t number_of(const Node& node) {
  long long n = 0;
  (void)text::read_int(node.values.front(), n);  // parse() let only numbers through
  return static_cast<std::uint32_t>(n);
}

// Age n or more on the day ⇔ born on or before the same day n years ago. 0 (not known) satisfies no comparison.
Range births_for(std::string_view op, std::uint32_t age, Day as_of) {
  const auto born_by = [&](std::uint32_t years) {
    return birth_key({as_of.year - static_cast<int>(years), as_of.month, as_of.day});
  };
  constexpr std::uint32_t latest = (1U << 17U) - 1;
  if (op == ">=") return {1, born_by(age), born_by(age) == 0};
  if (op == ">") return {1, born_by(age + 1), born_by(age + 1) == 0};
  if (op == "<") return {born_by(age) + 1, latest};
  if (op == "<=") return {born_by(age + 1) + 1, latest};
  return {born_by(age + 1) + 1, born_by(age), born_by(age) == 0};
}

struct Compiler {
  Day as_of;
  std::vector<Test> backwards{};  // the first to run stands last

  // Gives back the number, counted from the end, of the test to enter.
  std::uint8_t test(Place place, Range range, std::uint32_t only, std::uint8_t yes, std::uint8_t no) {
    Test t;
    t.shift = place.shift;
    t.mask = (1U << place.width) - 1;
    t.low = range.low;
    t.span = range.high - range.low;
    t.only = range.empty ? 0 : only;
    t.yes = yes;
    t.no = no;
    backwards.push_back(t);
    return static_cast<std::uint8_t>(backwards.size() - 1);
  }

  template <std::size_t N>
  std::uint8_t choice(Place place, const std::array<std::string_view, N>& words, const Node& node, std::uint8_t yes,
                      std::uint8_t no) {
    std::uint32_t set = 0;
    for (const auto& v : node.values) set |= 1U << code_of(words, v);
    if (node.op == "!=") set = ~set;
    return test(place, {0, (1U << place.width) - 1}, set, yes, no);
  }

  std::uint8_t number(Place place, std::uint32_t shift_by, const Node& node, std::uint8_t yes, std::uint8_t no) {
    const auto top = (1U << place.width) - 1;
    if (node.op == "!=") std::swap(yes, no);
    auto n = number_of(node) + shift_by;
    return test(place, range_of(node.op == "!=" ? "=" : node.op, n, top), ~0U, yes, no);
  }

  std::uint8_t column(const Node& node, std::uint8_t yes, std::uint8_t no) {
    if (node.column == "tuoi") {
      if (node.op == "!=") std::swap(yes, no);
      return test(birth_place, births_for(node.op == "!=" ? "=" : node.op, number_of(node), as_of), ~0U, yes, no);
    }
    if (node.column == "nhom") return choice(group_place, groups, node, yes, no);
    if (node.column == "truong") return choice(school_place, schools, node, yes, no);
    if (node.column == "gioi") return choice(sex_place, sexes, node, yes, no);
    if (node.column == "cu_tru") return choice(residence_place, residences, node, yes, no);
    if (node.column == "vneid") return number(vneid_place, 0, node, yes, no);
    if (node.column == "ngan_hang") return number(bank_place, 0, node, yes, no);
    // Evidence is stored one higher, so that "none" is 0 and below every class.
    return number(evidence_place(measure_slot(node.measure)), 1, node, yes, no);
  }

  std::uint8_t emit(const Node& node, std::uint8_t yes, std::uint8_t no) {
    switch (node.kind) {
      case Node::Kind::none:
        return emit(node.parts.front(), no, yes);
      case Node::Kind::all: {
        auto next = yes;
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = emit(*part, next, no);
        return next;
      }
      case Node::Kind::any: {
        auto next = no;
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = emit(*part, yes, next);
        return next;
      }
      default:
        return column(node, yes, no);
    }
  }
};

struct HouseholdCompiler {
  Day as_of;
  std::vector<PersonTest>& shared;
  std::vector<HouseholdTest::Step> steps{};

  Result<void> emit(const Node& node) {
    using StepKind = HouseholdTest::Step::Kind;
    const auto own = steps.size();
    steps.push_back({StepKind::all, 0, 0, ~0U, 0, 1});
    if (node.kind == Node::Kind::exists) {
      HVS_TRY(test, compile(node.parts.front(), as_of));
      std::size_t at = 0;
      while (at < shared.size() && !shared[at].same_as(test)) ++at;
      if (at == shared.size()) shared.push_back(test);
      if (at >= std::tuple_size_v<decltype(HouseholdColumns::passing)>)
        return refuse(Kind::invalid, t::indicators::expression.key, "too many different member tests");
      steps[own].kind = StepKind::exists;
      steps[own].member_test = static_cast<std::uint8_t>(at);
    } else if (node.kind == Node::Kind::column) {
      const auto n = number_of(node);
      const auto range = range_of(node.op == "!=" ? "=" : node.op, n, ~0U);
      auto& step = steps[own];
      step.kind = StepKind::members;
      step.low = range.empty ? 1 : range.low;
      step.high = range.empty ? 0 : range.high;
      if (node.op == "!=") {
        const auto equal = step;
        step = {StepKind::none, 0, 0, ~0U, 1, 2};
        steps.push_back(equal);
      }
    } else {
      steps[own].kind = node.kind == Node::Kind::all ? StepKind::all
                                                     : (node.kind == Node::Kind::any ? StepKind::any : StepKind::none);
      for (const auto& part : node.parts) {
        if (auto ok = emit(part); !ok) return ok;
      }
      steps[own].parts = static_cast<std::uint16_t>(node.parts.size());
      steps[own].size = static_cast<std::uint16_t>(steps.size() - own);
    }
    return {};
  }
};

bool same_test(const Test& a, const Test& b) {
  return a.shift == b.shift && a.yes == b.yes && a.no == b.no && a.mask == b.mask && a.low == b.low &&
         a.span == b.span && a.only == b.only;
}

}  // namespace

bool PersonTest::same_as(const PersonTest& other) const { return std::ranges::equal(tests_, other.tests_, same_test); }

Result<PersonTest> compile(const Node& node, Day as_of) {
  Compiler compiler{as_of};
  (void)compiler.emit(node, PersonTest::end_yes, PersonTest::end_no);
  auto tests = std::move(compiler.backwards);
  if (tests.size() > max_tests * 2) return refuse(Kind::invalid, t::indicators::expression.key, "too long");
  std::ranges::reverse(tests);
  const auto turn = [&](std::uint8_t& at) {
    if (at < PersonTest::end_yes) at = static_cast<std::uint8_t>(tests.size() - 1 - at);
  };
  for (auto& t : tests) turn(t.yes), turn(t.no);
  return PersonTest{std::move(tests)};
}

bool HouseholdTest::holds(std::size_t at, const HouseholdColumns& home) const {
  const auto& step = steps_[at];
  if (step.kind == Step::Kind::members) return home.members >= step.low && home.members <= step.high;
  if (step.kind == Step::Kind::exists) return home.passing[step.member_test] > 0;
  const bool wanted = step.kind == Step::Kind::any;  // the answer of one part that settles it
  auto part = at + 1;
  for (int i = 0; i < step.parts; ++i, part += steps_[part].size) {
    if (step.kind == Step::Kind::none) return !holds(part, home);
    if (holds(part, home) == wanted) return wanted;
  }
  return !wanted;
}

bool HouseholdTest::operator()(const HouseholdColumns& home) const { return steps_.empty() || holds(0, home); }

Result<HouseholdTest> compile_household(const Node& node, Day as_of, std::vector<PersonTest>& shared) {
  HouseholdCompiler compiler{as_of, shared};
  if (auto ok = compiler.emit(node); !ok) return std::unexpected(ok.error());
  return HouseholdTest{std::move(compiler.steps)};
}

}  // namespace hvs::indicators
