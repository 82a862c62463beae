// One item of one package, as an address names it.
#pragma once

#include <memory>
#include <string>

#include "server/interop/desk.hpp"

namespace hvs::interop {

struct Walk {
  Package package;
  std::shared_ptr<const Outline> outline{};
  const Item* item = nullptr;  // null: the address names none, or one that is not there
  std::string next{};          // the item after it; "" at the end
  [[nodiscard]] std::string href(const std::string& id) const { return "/hoc-them/" + package.id + "/" + id; }
};

// Refusal: interop.no_package.
[[nodiscard]] Result<Walk> find(const Desk& desk, const web::Call& call);

[[nodiscard]] web::Reply quiz_page(const Desk& desk, const web::Call& call, const Walk& at);

// "bài 1/a b.html?x=1" → "b%C3%A0i%201/a%20b.html?x=1": every part encoded, strokes and the query kept.
[[nodiscard]] std::string encoded_path(std::string_view href);

}  // namespace hvs::interop
