// The parts of the power-cut test: the process that is killed, devices that send to it, and what must be true
// afterwards.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "core/journal/exchange.hpp"

namespace hvs::kill {

inline constexpr const char* commune = "05716";
inline constexpr int devices = 8;

// --- the process that is killed (door_process.cpp) ---
struct Running {
  pid_t pid = 0;
  std::vector<int> sockets;  // one per device
};
[[nodiscard]] Running start_door(const std::string& address);
int run_door(const std::string& address, int first_socket);  // in the child; serves until killed

// Length (4 bytes, little endian) and bytes; false when the other side is gone.
[[nodiscard]] bool send_message(int socket, const std::string& bytes);
[[nodiscard]] bool receive_message(int socket, std::string& bytes);

[[nodiscard]] auth::Me person_of(int device);
[[nodiscard]] std::string name_of(int device);
[[nodiscard]] std::string id_of(std::uint64_t a, std::uint64_t b);  // the same id for the same two numbers

// --- a phone with a bad network (device.cpp) ---
using Random = std::mt19937_64;
// Entity, id, area and changes of its next operation; the phone adds the rest.
using Make = std::function<journal::Operation(std::uint64_t seq, Random& random)>;
// Brings the packed request there and the packed answer back; nothing when the other side is gone.
using Carry = std::function<std::optional<std::string>(const std::string& request)>;

[[nodiscard]] Make field_work(int device);  // visits and notes on households that all devices share

class Device {
 public:
  Device(std::string name, std::uint64_t seed, Make make);
  // One turn; false when the door is gone. Counts what was newly acknowledged.
  bool turn(const Carry& carry, std::uint64_t& acknowledged_now);
  // A turn that makes nothing new: what waits is sent again. True when nothing waits any more.
  bool empty(const Carry& carry, std::uint64_t& acknowledged_now);
  [[nodiscard]] const std::map<std::uint64_t, std::uint64_t>& acknowledged() const { return acknowledged_; }
  [[nodiscard]] std::uint64_t made() const { return made_.size(); }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool failed() const { return failed_; }  // the door contradicted itself

 private:
  const journal::Operation& operation(std::uint64_t seq);
  [[nodiscard]] std::uint64_t first_open() const;
  std::vector<std::uint64_t> choose();
  bool send(const std::vector<std::uint64_t>& seqs, const Carry& carry, std::uint64_t& acknowledged_now);
  std::string name_;
  Random random_;
  Make make_;
  std::vector<journal::Operation> made_;
  std::map<std::uint64_t, std::uint64_t> acknowledged_;  // seq → commit number
  bool failed_ = false;
};

// --- what must hold (ledger.cpp): every acknowledged operation is there once under its number, numbers have no gap, no
// operation is there twice, figures equal a recount. Prints what is wrong.
[[nodiscard]] bool check_ledger(const std::string& address, const std::vector<Device>& all, std::uint64_t& total);

}  // namespace hvs::kill
