// Estimate and choose over a bank of 1,000 items, and what the plans of docs/measurement.md give by simulation.
#include <algorithm>
#include <cstdio>
#include <ctime>

#include "core/measurement/elementary.hpp"
#include "core/measurement/simulation.hpp"

using namespace hvs::measurement;

namespace {

std::vector<Item> bank(std::size_t n, std::uint64_t seed, int areas) {
  Dice dice(seed);
  std::vector<Item> items;
  for (std::size_t i = 0; i < n; ++i) {
    Item one;
    one.id = "i" + std::to_string(i);
    one.a = std::clamp(1.5 * hvs::measurement::exp(0.25 * dice.normal()), 0.6, 2.8);
    one.steps = {1.2 * dice.normal()};
    one.area = "D" + std::to_string(i % static_cast<std::size_t>(areas));
    items.push_back(one);
  }
  return items;
}

void show(const char* name, const Forecast& f) {
  std::printf(
      "%-44s mean items %5.2f  95%% %2d  RMSE %.3f  coverage %.3f  most exposed %.3f  overlap %.3f  right %.3f\n", name,
      f.mean_items, f.items_95, f.rmse, f.coverage, f.most_exposed, f.overlap, f.right);
}

}  // namespace

int main() {
  const auto items = bank(1000, 1, 8);
  Dice dice(2);
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < 20; ++i) answers.push_back({&items[i * 37], dice.score(items[i * 37], 0.3)});
  const std::vector<std::uint8_t> open(items.size(), 1);
  for (const auto criterion : {Criterion::mfi, Criterion::klp, Criterion::mepv}) {
    const auto begin = std::clock();  // processor time: the machine may be busy
    std::size_t sum = 0;
    const int rounds = criterion == Criterion::mfi ? 2000 : 50;
    for (int i = 0; i < rounds; ++i) {
      const auto at = eap(answers);
      sum += best(items, open, Chooser(criterion, answers, at.theta)).value_or(0);
    }
    const double spent = 1e6 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("estimate + select, 1,000 items, %s: %.1f us (item %zu)\n",
                criterion == Criterion::mfi   ? "MFI"
                : criterion == Criterion::klp ? "KLP"
                                              : "MEPV",
                spent / rounds, sum / static_cast<std::size_t>(rounds));
  }
  Plan plan;
  for (int d = 0; d < 8; ++d) plan.blueprint.push_back({"D" + std::to_string(d), 0.125});
  show("SE 0.30, eight areas in balance", simulate(items, plan, {}, 2000, 3));
  const auto held = with_exposure(items, plan, {}, 0.20, 2000, 20, 4);
  show("… and exposure at most 0.20", simulate(items, held, {}, 2000, 5));
  plan.cut = -0.5;
  plan.se = 0;
  plan.confidence = 0.9;
  plan.longest = 20;
  show("pass or not yet, cut -0.5, 90 % sure, <= 20", simulate(items, plan, {}, 2000, 6));
}
