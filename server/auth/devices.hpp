// Browsers we have met. Cookie hvs_d is "<id>.<secret>"; the id is also the device of operations made there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "server/db/db.hpp"

namespace hvs::keys {
class Keyring;
}

namespace hvs::auth {

struct Device {
  std::string id;
  bool classroom = false;  // the class's device: no tiles, short sessions
  std::string class_id;
  std::string cookie;  // set only for a device made just now: to be given to the browser
};

namespace devices {

inline constexpr std::int64_t tiles = 6;  // L8

Result<std::optional<Device>> find(db::Tx& tx, const std::string& commune, std::string_view cookie);
Result<Device> make(db::Tx& tx, const keys::Keyring& keys, const std::string& commune, const std::string& id,
                    Instant now);
Result<void> set_class(db::Tx& tx, const std::string& commune, const std::string& device,
                       const std::string& class_id);  // "" = a phone again

struct Tile {
  std::string account;
  Instant last{};
};
// Newest first, at most six.
Result<std::vector<Tile>> learners(db::Tx& tx, const std::string& commune, const std::string& device);
Result<void> remember(db::Tx& tx, const std::string& commune, const std::string& device, const std::string& account,
                      Instant now);
Result<void> forget(db::Tx& tx, const std::string& commune, const std::string& device, const std::string& account);

}  // namespace devices
}  // namespace hvs::auth
