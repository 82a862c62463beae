#include "core/portal/drawing.hpp"

namespace hvs::portal {

html::Html hills() {
  return {R"(<svg class="hills" viewBox="0 0 1200 220" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<circle cx="980" cy="128" r="40" fill="#f2bf45"/>
<path d="M0 220V120q40-50 70-10 30-70 75-8 45-60 90 14 60-20 95 24 70-60 120 4 50-90 105-6 60-40 95 18 70-50 125 8 50-60 100-2 60-34 105 18 70-36 120 2 50-44 100-2 40 6 100 8v80z" fill="#9cc3b0"/>
<path d="M0 220v-56q150-60 330-6 150-54 300-2 180-62 330 4 140-34 240 4v56z" fill="#4f9377"/>
<g fill="none" stroke="#b9d8c8" stroke-width="4" stroke-linecap="round"><path d="M40 190q130-46 260-6M360 186q120-42 240-4M660 190q140-50 280-2M980 190q90-22 180-2"/><path d="M70 206q110-34 210-4M400 204q90-30 180-2M700 208q110-36 220-2"/></g>
<path d="M0 220v-22q300-40 620-8 300-34 580 2v28z" fill="#0a4a38"/>
</svg>)"};
}

}  // namespace hvs::portal
