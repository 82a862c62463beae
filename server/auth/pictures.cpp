#include "server/auth/pictures.hpp"

#include "core/auth/rules.hpp"
#include "core/html/catalogue.hpp"

namespace hvs::auth {

page::PadPicture pad_picture(std::string_view id) {
  const auto* picture = find_picture(id);
  if (picture == nullptr) return {};
  const auto file = "pictures/door/" + std::string(id) + ".svg";
  return {std::string(id), std::string(html::asset(file)), std::string(say(picture->text))};
}

}  // namespace hvs::auth
