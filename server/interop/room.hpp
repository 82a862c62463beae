// Packages made elsewhere: /quan-tri/goi (bringing them in, taking our courses out), /hoc-them (the learner's pages),
// and the answers under the packages' own name.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/learning/model.hpp"
#include "server/app/services.hpp"
#include "server/interop/courses.hpp"

namespace hvs::interop {

struct Opened {
  app::Room room;
  // Asked before every route: a request under the packages' own name is answered here and by nothing else.
  std::function<std::optional<web::Reply>(const web::Call&)> other_name;
};

using Audit = std::function<void(const web::Call&, std::string action, std::string target, std::string detail)>;

// `packs_url`: see PackHost; "" for none.
[[nodiscard]] Opened make_interop(app::Services& services, const std::string& packs_url,
                                  std::shared_ptr<Courses> courses, Audit audit);

// The tile beside the courses on /hoc; none when no package is shown.
[[nodiscard]] std::function<std::vector<learning::Beside>(const web::Call&)> beside_courses(app::Services& services);

}  // namespace hvs::interop
