#include "core/assessment/measure.hpp"

#include <algorithm>
#include <array>

#include "core/base/number.hpp"

namespace hvs::assessment {
namespace {

constexpr double domain_spread = 0.6;  // SD of a person's domains around the whole, in logits; expert estimate
constexpr std::array<std::string_view, 3> standings{"unsure", "yes", "no"};
constexpr std::array<std::string_view, 5> stops{"fixed", "precise", "decided", "longest", "exhausted"};

struct Given {
  std::vector<std::size_t> places;
  std::vector<measurement::Answer> answers;
};

Given given(const Edition& edition, const Form& form, const Bank& bank, std::span<const Answer> answers) {
  Given out;
  const auto add = [&](const std::string& ref, std::string_view choice) {
    const auto* place = edition.find(ref);
    const auto* item = bank.find(ref);
    if (place == nullptr || item == nullptr) return;
    const auto& one = edition.items[*place];
    out.places.push_back(*place);
    out.answers.push_back({&one, std::min(score_answer(*item, choice), one.top())});
  };
  if (form.way == Way::adaptive) {
    for (const auto& one : answers) add(one.item, one.choice);
    return out;
  }
  for (const auto& ref : form.items) {
    const auto at = std::ranges::find(answers, ref, &Answer::item);
    add(ref, at == answers.end() ? dont_know : std::string_view{at->choice});
  }
  return out;
}

Standing stands(double above, double confidence) {
  if (above >= confidence) return Standing::yes;
  return 1 - above >= confidence ? Standing::no : Standing::unsure;
}

template <class E, std::size_t N>
bool read_name(const std::array<std::string_view, N>& names, std::string_view text, E& out) {
  const auto at = std::ranges::find(names, text);
  if (at == names.end()) return false;
  out = static_cast<E>(at - names.begin());
  return true;
}

}  // namespace

Measure measure(const Edition& edition, const Form& form, const Bank& bank, std::span<const Answer> answers) {
  const auto& rules = rules_of(edition, form);
  Measure out;
  out.edition = edition.ref;
  const auto all = given(edition, form, bank, answers);
  out.ability = measurement::eap(all.answers, {rules.prior_mean, rules.prior_sd});
  out.above = measurement::normal_below((out.ability.theta - edition.cut) / out.ability.se);
  if (rules.confidence > 0) out.standing = stands(out.above, rules.confidence);
  if (form.way == Way::adaptive) {
    out.stop = walk(edition, form, bank, answers, false).stop;
    // Stopped by hand before any rule did: as far as it went.
    if (out.stop == measurement::Stop::none) out.stop = measurement::Stop::longest;
  }
  return out;
}

std::string store_measure(const Measure& one) {
  std::string out = one.edition;
  for (const double value : {one.ability.theta, one.ability.se, one.above}) {
    out += ' ';
    number::put_double(out, value);
  }
  out += ' ';
  out += standings[static_cast<std::size_t>(one.standing)];
  out += ' ';
  out += stops[static_cast<std::size_t>(one.stop)];
  return out;
}

std::optional<Measure> read_measure(std::string_view text) {
  std::array<std::string_view, 6> words;
  for (auto& one : words) {
    const auto end = std::min(text.find(' '), text.size());
    one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  Measure out;
  out.edition = words[0];
  if (out.edition.empty() || !text.empty() || !number::read_double(words[1], out.ability.theta) ||
      !number::read_double(words[2], out.ability.se) || !number::read_double(words[3], out.above) ||
      !read_name(standings, words[4], out.standing) || !read_name(stops, words[5], out.stop))
    return std::nullopt;
  return out;
}

std::vector<DomainStanding> domain_standings(const Edition& edition, const Form& form, const Bank& bank,
                                             std::span<const Answer> answers) {
  const auto all = given(edition, form, bank, answers);
  const auto& rules = rules_of(edition, form);
  const auto whole = measurement::eap(all.answers, {rules.prior_mean, rules.prior_sd});
  std::vector<DomainStanding> out;
  for (std::size_t s = 0; s < edition.rules.shares.size(); ++s) {
    DomainStanding one;
    one.domain = edition.rules.shares[s].domain;
    std::vector<measurement::Answer> own;
    for (std::size_t i = 0; i < all.places.size(); ++i) {
      if (edition.items[all.places[i]].area != one.domain) continue;
      own.push_back(all.answers[i]);
      one.right += all.answers[i].score == all.answers[i].item->top();
    }
    one.given = own.size();
    one.ability = measurement::eap(own, {whole.theta, domain_spread});
    one.expected = expected_share(edition, one.domain, one.ability.theta);
    one.floor_met = edition.rules.shares[s].floor_percent == 0 || one.ability.theta >= edition.floors[s];
    out.push_back(std::move(one));
  }
  return out;
}

Score adaptive_score(const Edition& edition, const Form& form, const Bank& bank, std::span<const Answer> answers) {
  Score out;
  bool floors = true;
  for (const auto& one : domain_standings(edition, form, bank, answers)) {
    out.domains.push_back({one.domain, one.right, one.given, one.floor_met});
    out.right += one.right;
    out.total += one.given;
    floors = floors && one.floor_met;
  }
  out.passed = !form.self_check && floors && measure(edition, form, bank, answers).standing == Standing::yes;
  return out;
}

}  // namespace hvs::assessment
