// A fresh database for each test, on every engine that is installed. For tests only.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/db/db.hpp"

namespace hvs::db::testing {

// The folder of the sources, found upwards from the current one.
[[nodiscard]] std::string repository();

// "sqlite", and "postgresql" when PostgreSQL 15 is installed (HVS_TEST_PG names a running cluster; otherwise one is
// started for this process and stopped at its end). For INSTANTIATE_TEST_SUITE_P.
[[nodiscard]] std::vector<std::string> engines();

// Empty, migrated, removed at the end. Aborts the test program when the engine cannot be had.
class Fresh {
 public:
  explicit Fresh(const std::string& engine, std::span<const Migration> migrations = {}, const Options& options = {});
  ~Fresh();
  Fresh(const Fresh&) = delete;
  Fresh& operator=(const Fresh&) = delete;

  [[nodiscard]] Database& operator*() const { return *db_; }
  [[nodiscard]] Database* operator->() const { return db_.get(); }
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }  // a temporary folder of this test's own

  void reopen(const Options& options = {});  // closes and opens again, as a restart would

 private:
  std::string folder_;
  std::string address_;
  std::string schema_;  // PostgreSQL: one schema per test in the shared cluster
  std::unique_ptr<Database> db_;
};

}  // namespace hvs::db::testing
