// /quan-tri/soan: people of the commune write lessons, another person looks, and the lesson is there.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/app/services.hpp"
#include "server/learning/authoring/press.hpp"

namespace hvs::learning {

// Shown name of an account, given by the composition root.
using NameOf = std::function<std::string(const std::string& account)>;

[[nodiscard]] app::Room make_authoring(app::Services& services, std::shared_ptr<const Press> press, NameOf name_of);

}  // namespace hvs::learning
