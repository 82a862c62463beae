// exp and log made of additions, multiplications and divisions only, which IEEE 754 fixes to the last bit, so that
// server and phone agree: the C libraries of the two do not (glibc and wasi differ in the last place).
#pragma once

namespace hvs::measurement {

// e^x. Relative error below 4e-16 (tested against the C library); 0 below −745, infinity above 709.78.
[[nodiscard]] double exp(double x);

// Natural logarithm for x > 0, error below 1e-15; −infinity at 0. Not defined below 0.
[[nodiscard]] double log(double x);

// base^exponent for base > 0; relative error grows with |exponent · log base|, 1e-14 at 50.
[[nodiscard]] double power(double base, double exponent);

// log(e^a + e^b + …) of `n` terms without overflow. −infinity for n = 0.
[[nodiscard]] double log_sum_exp(const double* terms, int n);

}  // namespace hvs::measurement
