#include "server/db/testing.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace hvs::db::testing {
namespace {

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "db::testing: %s\n", why.c_str());
  std::abort();
}

std::string new_folder(const char* stem) {
  std::string name = std::string("/tmp/") + stem + ".XXXXXX";
  if (mkdtemp(name.data()) == nullptr) give_up("no temporary folder");
  return name;
}

std::string script() { return repository() + "/scripts/test-postgres"; }

std::string read_line(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "re");
  if (pipe == nullptr) return {};
  char line[512] = "";
  if (std::fgets(line, sizeof line, pipe) == nullptr) line[0] = '\0';
  std::string said = line;
  while (!said.empty() && said.back() == '\n') said.pop_back();
  return pclose(pipe) == 0 ? said : std::string{};
}

// The cluster of this process. A shell waits for the end of a pipe, which comes even when the test program crashes.
std::string start_cluster() {
  const std::string folder = new_folder("hvs-pg");
  const std::string address = read_line(script() + " --start " + folder);
  if (address.empty()) give_up("PostgreSQL did not start");
  const std::string watch = "cat >/dev/null 2>&1; " + script() + " --stop " + folder + " >/dev/null 2>&1 &";
  if (popen(("exec >/dev/null 2>&1; (" + watch + ")").c_str(), "we") == nullptr) give_up("no watch over PostgreSQL");
  return address;
}

const std::string& cluster() {
  static const std::string address = [] {
    const char* given = std::getenv("HVS_TEST_PG");
    return given != nullptr && *given != '\0' ? std::string(given) : start_cluster();
  }();
  return address;
}

void command(const std::string& sql) {
  PGconn* conn = PQconnectdb(cluster().c_str());
  PGresult* result = PQexec(conn, sql.c_str());
  if (PQresultStatus(result) != PGRES_COMMAND_OK) give_up(PQerrorMessage(conn));
  PQclear(result);
  PQfinish(conn);
}

std::string new_schema() {
  static std::atomic<int> count{0};
  return "t" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

}  // namespace

std::string repository() {
  for (auto folder = std::filesystem::current_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / "scripts/test-postgres")) return folder.string();
  }
  give_up("run tests from inside the repository");
}

std::vector<std::string> engines() {
  const char* bin = std::getenv("HVS_PG_BIN");
  const std::string initdb = std::string(bin != nullptr ? bin : "/usr/lib/postgresql/15/bin") + "/initdb";
  const bool has_postgres = std::getenv("HVS_TEST_PG") != nullptr || access(initdb.c_str(), X_OK) == 0;
  if (has_postgres) return {"sqlite", "postgresql"};
  return {"sqlite"};
}

Fresh::Fresh(const std::string& engine, std::span<const Migration> migrations, const Options& options)
    : folder_(new_folder("hvs-db")) {
  if (engine == "sqlite") {
    address_ = "sqlite:" + folder_ + "/test.db";
  } else {
    schema_ = new_schema();
    command("CREATE SCHEMA " + schema_);
    const char joint = cluster().find('?') == std::string::npos ? '?' : '&';
    address_ = cluster() + joint + "options=-csearch_path%3D" + schema_;
  }
  reopen(options);
  if (auto done = apply(*db_, migrations); !done) give_up(std::string(done.error().code) + " " + done.error().detail);
}

Fresh::~Fresh() {
  db_.reset();
  if (!schema_.empty()) command("SET client_min_messages=error; DROP SCHEMA " + schema_ + " CASCADE");
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Fresh::reopen(const Options& options) {
  db_.reset();
  auto opened = open(address_, options);
  if (!opened) give_up(std::string(opened.error().code) + " " + opened.error().detail);
  db_ = std::move(*opened);
}

}  // namespace hvs::db::testing
