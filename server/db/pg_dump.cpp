#include "server/db/pg_dump.hpp"

#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "text/db.hpp"

namespace hvs::db {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* o) const { PQconninfoFree(o); }
};

// pg_dump takes the same settings from the environment: nothing of them shows in the list of processes.
Result<std::vector<std::string>> environment_of(const std::string& address) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(address.c_str(), &error));
  if (!options) {
    PQfreemem(error);
    return refuse(Kind::invalid, t::db::bad_address.key);
  }
  std::vector<std::string> env;
  for (const auto* o = options.get(); o->keyword != nullptr; ++o) {
    if (o->val != nullptr && o->envvar != nullptr) env.push_back(std::string(o->envvar) + "=" + o->val);
    if (o->val != nullptr && std::strcmp(o->keyword, "options") == 0 && o->envvar == nullptr) {
      env.push_back(std::string("PGOPTIONS=") + o->val);
    }
  }
  for (char** e = environ; *e != nullptr; ++e) env.emplace_back(*e);
  return env;
}

}  // namespace

Result<void> pg_dump(const std::string& address, const std::string& path) {
  HVS_TRY(env, environment_of(address));
  const std::string part = path + ".part";
  std::vector<std::string> arguments{"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + part};
  std::vector<char*> argv;
  std::vector<char*> envp;
  for (auto& a : arguments) argv.push_back(a.data());
  for (auto& e : env) envp.push_back(e.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, "pg_dump", nullptr, nullptr, argv.data(), envp.data()) != 0) {
    return refuse(Kind::broken, t::db::backup_failed.key, "pg_dump is not installed");
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0) {
    std::remove(part.c_str());
    return refuse(Kind::broken, t::db::backup_failed.key, "pg_dump failed");
  }
  if (std::rename(part.c_str(), path.c_str()) != 0) return refuse(Kind::broken, t::db::backup_failed.key, path);
  return {};
}

}  // namespace hvs::db
