// A PostgreSQL of the test's own, durable, that can be killed and started again.
#pragma once

#include <random>
#include <string>

namespace hvs::kill {

class Cluster {
 public:
  Cluster();
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }
  enum class Death : unsigned char { killed, stopped_at_once };  // kill -9 of the postmaster, pg_ctl stop -m immediate
  void die(Death how);
  [[nodiscard]] bool rise();

 private:
  std::string folder_;
  std::string address_;
};

}  // namespace hvs::kill
