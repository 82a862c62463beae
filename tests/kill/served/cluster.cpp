#include "tests/kill/served/cluster.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "server/db/testing.hpp"
#include "tests/kill/served/program.hpp"

namespace hvs::kill {
namespace {

Said script(const std::string& what, const std::string& folder) {
  return run_command({db::testing::repository() + "/scripts/test-postgres", what, folder});
}

}  // namespace

Cluster::Cluster() {
  setenv("HVS_PG_DURABLE", "1", 1);  // here the database itself dies: what it said must be on the disk
  std::string name = "/tmp/hvs-kill-pg.XXXXXX";
  if (mkdtemp(name.data()) == nullptr) std::abort();
  folder_ = name;
  auto said = script("--start", folder_);
  const auto end = said.out.find('\n');
  if (said.status != 0) std::fprintf(stderr, "PostgreSQL did not start: %s\n", said.out.c_str()), std::abort();
  address_ = said.out.substr(0, end);
}

Cluster::~Cluster() { (void)script("--stop", folder_); }

void Cluster::die(Death how) {
  if (how == Death::stopped_at_once) {
    (void)script("--cut", folder_);
    return;
  }
  std::ifstream file(folder_ + "/data/postmaster.pid");
  pid_t postmaster = 0;
  if (file >> postmaster && postmaster > 1) ::kill(postmaster, SIGKILL);
}

bool Cluster::rise() {
  const auto said = script("--again", folder_);
  if (said.status != 0) std::fprintf(stderr, "PostgreSQL did not come back: %s\n", said.out.c_str());
  return said.status == 0;
}

}  // namespace hvs::kill
