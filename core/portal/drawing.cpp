#include "core/portal/drawing.hpp"

namespace hvs::portal {

html::Html hills() {
  return {R"svg(<svg class="hills" viewBox="0 0 1200 220" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<circle cx="838" cy="84" r="44" fill="#f2bf45"/>
<path d="M0 220V120q40-50 70-10 30-70 75-8 45-60 90 14 60-20 95 24 70-60 120 4 50-90 105-6 60-40 95 18 70-50 125 8 50-60 100-2 60-34 105 18 70-36 120 2 50-44 100-2 40 6 100 8v80z" fill="#9cc3b0"/>
<path d="M0 220v-56q150-60 330-6 150-54 300-2 180-62 330 4 140-34 240 4v56z" fill="#4f9377"/>
<g fill="none" stroke="#b9d8c8" stroke-width="4" stroke-linecap="round"><path d="M40 190q130-46 260-6M360 186q120-42 240-4M660 190q140-50 280-2M980 190q90-22 180-2"/><path d="M70 206q110-34 210-4M400 204q90-30 180-2M700 208q110-36 220-2"/></g>
<g transform="translate(596 66)"><path fill="#5d3818" d="M12 84h7v34h-7zM58 84h7v34h-7zM97 84h7v34h-7zM142 84h7v34h-7z"/><path fill="none" stroke="#5d3818" stroke-width="4" d="M36 84 22 122M46 84 32 122M32 96h10M28 107h10"/><path fill="#eccb91" d="M8 42h146v40H8z"/><path fill="#fff6d6" d="M22 52h22v18H22zM118 52h22v18h-22z"/><path fill="#5d3818" d="M70 48h22v34H70zM0 80h162v6H0z"/><path fill="#86290c" d="M-16 46 34 0h94l50 46z"/><path fill="none" stroke="#b5532f" stroke-width="3" d="M30 10h102M18 22h126M5 34h152"/></g>
<path d="M0 220v-22q300-40 620-8 300-34 580 2v28z" fill="#0a4a38"/>
<g transform="translate(452 140)"><path fill="#b5532f" d="M0 52q-2-32 18-32t20 32z"/><circle cx="18" cy="10" r="11" fill="#8d5524"/><path fill="#1d1a15" d="M6 9q2-13 13-12t11 10q-12-2-24 2z"/><path fill="#f2bf45" d="M46 58q-2-30 17-30t19 30z"/><circle cx="63" cy="19" r="10" fill="#a66a38"/><path fill="#1d1a15" d="M52 18q2-12 12-11t10 10q-11-3-22 1z"/><path fill="#123f6d" d="M90 54q-2-34 20-34t22 34z"/><circle cx="110" cy="9" r="11" fill="#8d5524"/><path fill="#e8e2d4" d="M98 7q3-13 13-12t12 11q-12-3-25 1z"/><path fill="#fff" d="m72 38 14-3 3 16-13 3z"/></g>
</svg>)svg"};
}

}  // namespace hvs::portal
