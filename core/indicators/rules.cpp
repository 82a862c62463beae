#include "core/indicators/rules.hpp"

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "text/indicators.hpp"

namespace hvs::indicators {
namespace {

Result<Node> parse_part(const Definition& d, std::string_view part, const std::string& source) {
  auto node = parse(source, d.subject);
  if (!node) node.error().detail = d.id + " " + std::string{part} + ": " + node.error().detail;
  return node;
}

// population and not except, as one expression.
Result<Node> counted_population(const Definition& d) {
  HVS_TRY(population, parse_part(d, "population", d.population));
  if (d.except.empty()) return std::move(population);
  HVS_TRY(except, parse_part(d, "except", d.except));
  Node none;
  none.kind = Node::Kind::none;
  none.parts.push_back(std::move(except));
  Node both;
  both.parts.push_back(std::move(population));
  both.parts.push_back(std::move(none));
  return both;
}

}  // namespace

Result<Rules> Rules::make(std::span<const Definition> definitions) {
  if (definitions.size() > max_indicators)
    return refuse(Kind::invalid, t::indicators::expression.key, "too many indicators");
  Rules rules;
  for (const auto& d : definitions) {
    const auto bit = std::uint32_t{1} << rules.definitions_.size();
    HVS_TRY(population, counted_population(d));
    HVS_TRY(reached, parse_part(d, "reached", d.reached));
    if (d.subject == Subject::person) {
      HVS_TRY(population_test, compile(population, d.as_of));
      HVS_TRY(reached_test, compile(reached, d.as_of));
      rules.persons_.push_back({bit, std::move(population_test), std::move(reached_test)});
    } else {
      HVS_TRY(population_test, compile_household(population, d.as_of, rules.shared_));
      HVS_TRY(reached_test, compile_household(reached, d.as_of, rules.shared_));
      rules.households_.push_back({bit, std::move(population_test), std::move(reached_test)});
    }
    rules.definitions_.push_back(d);
  }
  return rules;
}

int Rules::index_of(std::string_view id) const {
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    if (definitions_[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

std::string Rules::fingerprint() const {
  std::string all = "1";  // raise when packing or booking changes
  for (const auto& d : definitions_) {
    for (const auto& part :
         {d.id, d.population, d.except, d.reached, store_partial({d.as_of.year, d.as_of.month, d.as_of.day})}) {
      all += '\n';
      all += part;
    }
  }
  return bytes::hex(bytes::sha256(all)).substr(0, 16);
}

Standing Rules::of(Columns person) const {
  Standing out;
  if (!person.counted()) return out;
  for (const auto& indicator : persons_) {
    if (!indicator.population(person)) continue;
    out.population |= indicator.bit;
    if (indicator.reached(person)) out.reached |= indicator.bit;
  }
  return out;
}

Standing Rules::of(const HouseholdColumns& home) const {
  Standing out;
  if (!home.active) return out;
  for (const auto& indicator : households_) {
    if (!indicator.population(home)) continue;
    out.population |= indicator.bit;
    if (indicator.reached(home)) out.reached |= indicator.bit;
  }
  return out;
}

void Rules::add_member(HouseholdColumns& home, Columns person, int sign) const {
  // People who left or died stay in the register but are no members of the household.
  const auto residence = residences[person.get(residence_place) % residences.size()];
  if (!person.counted() || residence == "da_chuyen" || residence == "da_mat") return;
  const auto step = static_cast<std::uint32_t>(sign);  // wraps for -1, as meant
  home.members += step;
  for (std::size_t i = 0; i < shared_.size(); ++i) {
    if (shared_[i](person)) home.passing[i] += step;
  }
}

}  // namespace hvs::indicators
