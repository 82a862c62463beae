#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "server/journal/door.hpp"
#include "server/outreach/store.hpp"
#include "server/people/stores.hpp"
#include "tests/kill/kill.hpp"

namespace hvs::kill {
namespace {

bool all_of(int socket, char* data, std::size_t size, bool writing) {
  while (size > 0) {
    const auto n = writing ? send(socket, data, size, MSG_NOSIGNAL) : recv(socket, data, size, 0);
    if (n <= 0) return false;
    data += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

void serve(journal::Door& door, int device, int socket) {
  std::string raw;
  while (receive_message(socket, raw)) {
    journal::Reply reply;
    auto request = journal::unpack_request(raw, name_of(device));
    if (!request) std::abort();
    reply.epoch = request->epoch;
    auto outcomes = door.commit(person_of(device), std::move(request->operations), from_ms(1'763'800'000'000));
    if (!outcomes) {
      std::fprintf(stderr, "door: %s %s\n", std::string(outcomes.error().code).c_str(),
                   outcomes.error().detail.c_str());
      std::_Exit(3);
    }
    reply.outcomes = std::move(*outcomes);
    if (!send_message(socket, journal::pack_reply(reply))) return;
  }
}

}  // namespace

bool send_message(int socket, const std::string& bytes) {
  auto size = static_cast<std::uint32_t>(bytes.size());
  std::string copy(reinterpret_cast<const char*>(&size), 4);
  copy += bytes;
  return all_of(socket, copy.data(), copy.size(), true);
}

bool receive_message(int socket, std::string& bytes) {
  std::uint32_t size = 0;
  if (!all_of(socket, reinterpret_cast<char*>(&size), 4, false) || size > (16U << 20)) return false;
  bytes.resize(size);
  return all_of(socket, bytes.data(), size, false);
}

std::string name_of(int device) { return "may-" + std::to_string(device); }

Make field_work(int device) {
  constexpr std::uint64_t households = 12;  // shared by all devices: they clash
  return [device](std::uint64_t seq, Random& random) {
    journal::Operation op;
    op.author = person_of(device).account;
    op.area = "/x01/";
    const auto household = id_of(7, seq % households);
    if (seq > households && seq % 3 == 0) {
      op.entity = "visit";
      op.entity_id = id_of(static_cast<std::uint64_t>(device) + 100, seq);
      op.changes = {{"household", household, 0}, {"outcome", seq % 2 == 0 ? "gap" : "vang_nha", 0}};
    } else {
      op.entity = "household";
      op.entity_id = household;
      op.changes = {{"note", std::to_string(device) + "/" + std::to_string(seq), random() % 50}, {"area", "/x01/", 0}};
    }
    return op;
  };
}

auth::Me person_of(int device) {
  auth::Me me;
  me.commune = commune;
  char account[40];
  std::snprintf(account, sizeof account, "018f0000-0000-7000-8000-%012d", device);
  me.account = account;
  me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}};
  return me;
}

Running start_door(const std::string& address) {
  Running running;
  std::vector<int> theirs;
  for (int i = 0; i < devices; ++i) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) std::abort();
    fcntl(pair[0], F_SETFD, FD_CLOEXEC);
    running.sockets.push_back(pair[0]);
    theirs.push_back(pair[1]);
  }
  running.pid = fork();
  if (running.pid == 0) {
    constexpr int first = 100;
    for (int i = 0; i < devices; ++i) dup2(theirs[static_cast<std::size_t>(i)], first + i);
    for (const int one : theirs) close(one);
    const auto socket = std::to_string(first);
    execl("/proc/self/exe", "hvs-kill", "--door", address.c_str(), socket.c_str(), static_cast<char*>(nullptr));
    std::_Exit(127);
  }
  for (const int one : theirs) close(one);
  return running;
}

int run_door(const std::string& address, int first_socket) {
  auto database = db::open(address, {});
  if (!database) return std::fprintf(stderr, "door: %s\n", database.error().detail.c_str()), 2;
  std::FILE* urandom = std::fopen("/dev/urandom", "rb");
  auto door = journal::make_door(**database, [urandom](std::uint8_t* out, std::size_t n) {
    if (std::fread(out, 1, n, urandom) != n) std::abort();
  });
  for (auto& store : people::stores()) door->add(std::move(store));
  door->add(outreach::figure_reaction());
  std::vector<std::thread> threads;
  for (int i = 0; i < devices; ++i) threads.emplace_back([&, i] { serve(*door, i, first_socket + i); });
  for (auto& one : threads) one.join();
  return 0;
}

}  // namespace hvs::kill
