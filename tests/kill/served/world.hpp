// A demo commune, the people at work in it, and the lives of the program that serves them.
#pragma once

#include <memory>

#include "tests/kill/served/cluster.hpp"
#include "tests/kill/served/truth.hpp"

namespace hvs::kill {

class World {
 public:
  World(const std::string& program, const std::string& engine, std::uint64_t seed);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // Everybody signs in; the people are at work from here on.
  [[nodiscard]] bool begin();
  // One life of the program, ended by SIGKILL under load or while it starts.
  [[nodiscard]] bool one_life();
  // PostgreSQL dies while the program serves, and comes back; the program must recover by itself.
  [[nodiscard]] bool one_outage(Cluster::Death how);
  // Everything that waits is sent; the last check.
  [[nodiscard]] bool finish();
  [[nodiscard]] std::string sum() const;

 private:
  [[nodiscard]] bool serve();
  [[nodiscard]] bool cast();
  // All clients work until `enough` says so (asked after every turn, with what was acknowledged by then).
  enum class Patience : unsigned char { endless, short_while };  // short: goes home after a few plain refusals
  template <class Enough, class Then>
  [[nodiscard]] bool work(Patience patience, const Enough& enough, const Then& then);
  [[nodiscard]] bool nobody_complains();
  [[nodiscard]] bool check(Sent sent);

  Random random_;
  std::string folder_;
  std::unique_ptr<Cluster> cluster_;
  Place place_;
  std::unique_ptr<Program> serving_;
  Crowd crowd_;
  std::uint64_t total_ = 0;
  std::uint64_t acknowledged_ = 0;
  std::uint64_t busy_ = 0;
};

}  // namespace hvs::kill
