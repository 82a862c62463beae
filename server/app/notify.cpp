#include "server/app/notify.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace hvs::app {
namespace {

// The protocol is one datagram to the socket named in NOTIFY_SOCKET, '@' standing for the abstract name space; systemd
// promises its stability, so libsystemd is not needed for it.
void tell(std::string_view state) {
  const char* place = std::getenv("NOTIFY_SOCKET");
  sockaddr_un to{};
  if (place == nullptr || std::strlen(place) < 2 || std::strlen(place) >= sizeof to.sun_path) return;
  to.sun_family = AF_UNIX;
  std::memcpy(to.sun_path, place, std::strlen(place));
  if (place[0] == '@') to.sun_path[0] = '\0';
  const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(place));
  (void)!::sendto(fd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&to), size);
  ::close(fd);
}

}  // namespace

void notify_ready() { tell("READY=1"); }
void notify_stopping() { tell("STOPPING=1"); }

}  // namespace hvs::app
