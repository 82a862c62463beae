// What an engine must give: connections and a backup. Everything above (pool, group commit, migrations) is written
// once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/db/db.hpp"

namespace hvs::db {

enum class Access : std::uint8_t { reader, writer };

class Connection : public Tx {
 public:
  virtual Result<void> begin() = 0;
  virtual Result<void> commit() = 0;  // durable when it returns
  virtual void roll_back() = 0;       // also after a failed commit; never fails visibly

  // Around one work of a group that is run again after a failure; the ends surface every error of `post` in between.
  virtual Result<void> begin_nested() = 0;
  virtual Result<void> end_nested() = 0;
  virtual void roll_back_nested() = 0;

  virtual Result<void> script(std::string_view statement) = 0;  // one DDL statement, not cached
  [[nodiscard]] virtual bool usable() const = 0;                // false: throw it away and connect again
};

// Statements by name, looked up without making a string.
struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
template <class T>
using ByName = std::unordered_map<std::string, T, NameHash, std::equal_to<>>;

class Driver {
 public:
  virtual ~Driver() = default;
  virtual Result<std::unique_ptr<Connection>> connect(Access access) = 0;
  virtual Result<void> backup_to(const std::string& path) = 0;
  [[nodiscard]] virtual std::string_view engine() const = 0;
};

[[nodiscard]] Result<std::unique_ptr<Driver>> sqlite_driver(const std::string& path, const Options& options);
[[nodiscard]] Result<std::unique_ptr<Driver>> postgres_driver(const std::string& address);

}  // namespace hvs::db
