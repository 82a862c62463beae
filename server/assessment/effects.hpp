// /quan-tri/biet-them: learning effect of the commune, its areas and classes; figures of groups only.
#pragma once

#include "server/assessment/measured.hpp"
#include "server/assessment/officials.hpp"

namespace hvs::assessment {

struct MeasuringDesk {
  app::Services& services;
  OfficialsPtr officials;
  std::shared_ptr<Editions> editions;
};
using MeasuringDeskPtr = std::shared_ptr<const MeasuringDesk>;

[[nodiscard]] std::vector<web::Route> effect_routes(const MeasuringDeskPtr& desk);
[[nodiscard]] std::vector<web::Route> item_study_routes(const MeasuringDeskPtr& desk);  // /quan-tri/cau-hoi-do

}  // namespace hvs::assessment
