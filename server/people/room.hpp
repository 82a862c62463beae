// The people room on the server: /quan-tri/dan-cu, /khu-vuc, /nhap, /lop, /the, /du-lieu.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/app/services.hpp"

namespace hvs::people {

// What stands beside this room and is handed in by the composition root (server/auth).
struct PrintedCard {
  std::string person{};
  std::string name{};
  std::string area_name{};
  std::string address{};                // what the QR says: …/vao/the/<token>
  std::vector<std::string> pictures{};  // three, as addresses of images
  std::vector<std::string> picture_names{};
};
struct Beside {
  // One line of the audit log: action, id of the thing, short detail without personal data.
  std::function<void(const web::Call&, std::string action, std::string target, std::string detail)> audit{};
  std::function<Result<std::vector<PrintedCard>>(const web::Call&, std::span<const std::string> persons,
                                                 const std::string& class_id)>
      cards{};
};

[[nodiscard]] app::Room make_people(app::Services& services, Beside beside);

}  // namespace hvs::people
