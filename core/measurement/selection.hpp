// Which item to give next. Names and definitions as in the field's reference package catR (Magis and Raîche 2012,
// Journal of Statistical Software 48(8); Magis and Barrada 2017, 76 CS1), so that results can be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/measurement/ability.hpp"

namespace hvs::measurement {

enum class Criterion : std::uint8_t {
  mfi,   // maximum Fisher information at the current estimate
  bopt,  // difficulty nearest to it (Urry 1970); for several steps, their mean
  mlwi,  // information weighted by the likelihood (Veerkamp and Berger 1997)
  mpwi,  // … by the posterior (van der Linden 1998)
  kl,    // Kullback–Leibler divergence weighted by the likelihood (Chang and Ying 1996; Barrada et al. 2010)
  klp,   // … by the posterior
  mepv,  // minimum expected posterior variance (Owen 1975; van der Linden 1998)
};

[[nodiscard]] std::optional<Criterion> criterion_named(std::string_view name);  // "MFI", "bOpt", …

// The value of giving an item in one state of a test. What depends on the answers alone is computed once.
class Chooser {
 public:
  // `answers` must outlive the chooser. `theta` is the current estimate; integrals run over `grid`.
  Chooser(Criterion criterion, std::span<const Answer> answers, double theta, const Prior& prior = {},
          const Grid& grid = {});

  // Larger is better: bOpt and MEPV are given with a minus sign.
  [[nodiscard]] double worth(const Item& item) const;

 private:
  [[nodiscard]] double weighted_information(const Item& item) const;
  [[nodiscard]] double divergence(const Item& item) const;
  [[nodiscard]] double expected_variance(const Item& item) const;

  Criterion criterion_;
  double theta_;
  Grid grid_;
  double step_ = 0;
  std::vector<double>
      weight_;  // at each grid point: likelihood (times prior), the ends halved, scaled to a maximum of 1
};

// Index of the best item among those with open[i] != 0; the first of equals. nullopt when none is open.
[[nodiscard]] std::optional<std::size_t> best(std::span<const Item> items, std::span<const std::uint8_t> open,
                                              const Chooser& chooser);

}  // namespace hvs::measurement
