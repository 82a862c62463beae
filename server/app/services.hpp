// What every server room is given: the machine, through narrow doors. Rooms keep the reference; the composition root
// owns it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "core/base/id.hpp"
#include "core/journal/model.hpp"
#include "core/web/call.hpp"
#include "server/db/db.hpp"

namespace hvs::journal {
class Door;
}
namespace hvs::keys {
class Keyring;
}

namespace hvs::app {

struct Settings {
  std::string data_dir;
  std::string share_dir;  // content/, assets/, wasm: installed read-only files
  std::string commune = "05716";
  std::string commune_name = "xã Võ Nhai";
  std::string province_name = "tỉnh Thái Nguyên";
  std::string public_url;  // "https://hocvuso.example": for QR codes; empty = the address of the request
  bool demo = false;       // synthetic people: every screen says so
};

struct Services {
  Settings settings;
  db::Database& db;
  journal::Door& door;
  keys::Keyring& keys;
  std::function<Instant()> now;
  RandomBytes random;
};

// What a room gives back. Made by `make_<room>(Services&)` in server/<room>/room.hpp.
struct Room {
  std::string name;
  std::vector<web::Route> routes;
  std::shared_ptr<void> state;  // keeps the room's own objects alive as long as its routes
};

}  // namespace hvs::app
