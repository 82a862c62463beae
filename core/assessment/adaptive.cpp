#include "core/assessment/adaptive.hpp"

#include <algorithm>

#include "core/assessment/dice.hpp"

namespace hvs::assessment {
namespace {

constexpr std::size_t most_kept_bytes = 1900;  // the field holds 2000

// What chance says at one step does not depend on the steps before it.
std::optional<std::size_t> choose(measurement::Session& session, const Form& form, std::size_t step) {
  Dice dice(form.seed, "step/" + std::to_string(step));
  return session.next([&dice] { return dice.uniform(); });
}

}  // namespace

measurement::Plan plan_of(const Edition& edition, const Form& form, std::size_t answered, bool go_on) {
  const auto& rules = rules_of(edition, form);
  measurement::Plan plan;
  plan.criterion = measurement::criterion_named(rules.criterion).value_or(measurement::Criterion::mfi);
  plan.prior = {rules.prior_mean, rules.prior_sd};
  plan.se = rules.se;
  plan.shortest = rules.shortest;
  const auto first = static_cast<std::size_t>(rules.longest);
  plan.longest = rules.longest + (answered > first || (answered == first && go_on) ? rules.more : 0);
  if (rules.confidence > 0) {
    plan.cut = edition.cut;
    plan.confidence = rules.confidence;
  }
  for (const auto& one : edition.rules.shares) plan.blueprint.push_back({one.domain, static_cast<double>(one.count)});
  plan.randomesque = rules.randomesque;
  if (!form.kept_back.empty()) {
    plan.exposure.assign(edition.items.size(), 1.0);
    for (const auto& ref : form.kept_back) {
      if (const auto* at = edition.find(ref)) plan.exposure[*at] = 0;
    }
  }
  return plan;
}

const AdaptiveRules& rules_of(const Edition& edition, const Form& form) {
  return form.self_check ? edition.rules.self_check : edition.rules.adaptive;
}

Walk walk(const Edition& edition, const Form& form, const Bank& bank, std::span<const Answer> answers, bool go_on) {
  Walk out;
  for (const auto& one : answers) {
    const auto* place = edition.find(one.item);
    const auto* item = bank.find(one.item);
    if (place == nullptr || item == nullptr) continue;
    out.given.push_back(*place);
    out.scores.push_back(std::min(score_answer(*item, one.choice), edition.items[*place].top()));
  }
  const auto plan = plan_of(edition, form, out.given.size(), go_on);
  measurement::Session session(edition.items, plan);
  session.resume(out.given, out.scores);
  out.next = choose(session, form, out.given.size());
  out.stop = session.stop();
  out.now = session.now();
  out.above = session.chance_above(edition.cut);
  const auto& rules = rules_of(edition, form);
  out.may_go_on = out.stop == measurement::Stop::longest && rules.more > 0 &&
                  out.given.size() == static_cast<std::size_t>(rules.longest) &&
                  out.given.size() < edition.items.size();
  return out;
}

std::optional<std::size_t> first_stray(const Edition& edition, const Form& form, const Bank& bank,
                                       std::span<const Answer> answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto before = walk(edition, form, bank, answers.first(i), true);
    if (!before.next || edition.items[*before.next].id != answers[i].item) return i;
  }
  return std::nullopt;
}

std::vector<std::string> keep_back(const Edition& edition, const Exposure& exposure, double limit,
                                   std::string_view seed) {
  if (limit <= 0 || limit >= 1) return {};
  struct Resting {
    double chance;
    std::string ref;
  };
  std::vector<Resting> resting;
  for (const auto& use : exposure.items) {
    if (use.given <= 0 || edition.find(use.ref) == nullptr) continue;
    const auto eligible = static_cast<double>(std::max(exposure.sittings - use.kept_back, 1LL));
    const double chance = limit * eligible / static_cast<double>(use.given);
    if (chance < 1 && Dice(seed, "rest/" + use.ref).uniform() >= chance) resting.push_back({chance, use.ref});
  }
  std::ranges::sort(resting, [](const Resting& a, const Resting& b) {
    return a.chance != b.chance ? a.chance < b.chance : a.ref < b.ref;
  });
  std::vector<std::string> out;
  std::size_t bytes = 0;
  for (auto& one : resting) {
    if ((bytes += one.ref.size() + 1) > most_kept_bytes) break;
    out.push_back(std::move(one.ref));
  }
  return out;
}

}  // namespace hvs::assessment
