#include "server/credentials/room.hpp"

#include <sys/stat.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "server/credentials/desk.hpp"

namespace hvs::credentials {
namespace {

// DATA/chu-ky-so.p12 and, in one line, DATA/chu-ky-so.mat-khau: readable by nobody but the program (mode 0600).
std::unique_ptr<signing::AgencySigner> agency_signer(const app::Services& services) {
  const auto file = services.settings.data_dir + "/chu-ky-so.p12";
  struct stat info{};
  if (services.settings.data_dir.empty() || stat(file.c_str(), &info) != 0) return nullptr;
  if ((info.st_mode & 0077) != 0) {
    std::fprintf(stderr, "agency_signature=refused why=mode\n");
    return nullptr;
  }
  std::ifstream in{services.settings.data_dir + "/chu-ky-so.mat-khau"};
  std::string passphrase;
  std::getline(in, passphrase);
  auto signer = signing::open_pkcs12(file, passphrase, services.now());
  if (signer) return std::move(*signer);
  std::fprintf(stderr, "agency_signature=refused why=%s\n", std::string{signer.error().code}.c_str());
  return nullptr;
}

}  // namespace

void furnish(journal::Door& door) {
  for (auto& store : stores()) door.add(std::move(store));
  for (auto& reaction : reactions()) door.add(std::move(reaction));
}

app::Room make_credentials(app::Services& services, Wishes wishes) {
  // A damaged list takes the badges away, not the certificates.
  auto achievements = load_achievements(services.settings.share_dir);
  if (!achievements) std::fprintf(stderr, "achievements=unreadable at=%s\n", achievements.error().detail.c_str());
  auto desk = std::make_shared<Desk>(services, std::move(wishes),
                                     achievements ? std::move(*achievements) : std::vector<Achievement>{},
                                     agency_signer(services));
  app::Room room;
  room.name = "credentials";
  room.routes = public_routes(*desk);
  for (auto& more : {confirm_routes(*desk), certificate_routes(*desk), wallet_routes(*desk), verify_routes(*desk),
                     badge_routes(*desk), list_routes(*desk)})
    room.routes.insert(room.routes.end(), more.begin(), more.end());
  room.state = desk;
  return room;
}

}  // namespace hvs::credentials
