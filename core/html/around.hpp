// What a page needs to know about who asked for it.
#pragma once

#include <string>
#include <string_view>

#include "core/html/document.hpp"
#include "core/web/call.hpp"

namespace hvs::html {

// The place this installation serves; the phone has it from its snapshot.
struct Site {
  std::string commune = "xã Võ Nhai";
  bool demo = false;
};

// `section` is the first part of the address ("/quan-tri") that the navigation marks as current.
[[nodiscard]] Around around(const web::Call& call, const Site& site, std::string_view section = {});

}  // namespace hvs::html
