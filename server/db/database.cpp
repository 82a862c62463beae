// The engine-independent half: readers, the writer, and `open`.
#include <condition_variable>
#include <mutex>

#include "server/db/connection.hpp"
#include "server/db/migrating.hpp"
#include "server/db/readers.hpp"
#include "server/db/writer.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

class Whole final : public Database {
 public:
  Whole(std::unique_ptr<Driver> driver, const Options& options)
      : driver_(std::move(driver)), readers_(*driver_, options.readers), writer_(*driver_, options.max_group) {}

  Result<void> read(const Work& work) override { return readers_.read(work); }
  Result<void> write(const Work& work) override { return wait(work, Writer::Company::shared); }
  Result<void> exclusive(const Work& work) override { return wait(work, Writer::Company::alone); }
  void submit(Work work, Done done) override {
    writer_.submit(std::move(work), Writer::Company::shared, std::move(done));
  }
  Result<void> backup_to(const std::string& path) override { return driver_->backup_to(path); }
  [[nodiscard]] std::string_view engine() const override { return driver_->engine(); }
  [[nodiscard]] Stats stats() const override { return writer_.stats(); }

  Result<void> ping() override {
    static constexpr Sql one{"db.ping", "SELECT 1"};
    return read([](Tx& tx) -> Result<void> {
      HVS_TRY(rows, tx.run(one, {}));
      return rows.size() == 1 ? Result<void>{} : refuse(Kind::broken, t::db::broken.key, "ping");
    });
  }

 private:
  Result<void> wait(const Work& work, Writer::Company company) {
    if (writer_.is_this_thread()) return refuse(Kind::broken, t::db::nested_write.key);
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Result<void>> answer;
    // By reference: this frame outlives the work.
    writer_.submit([&work](Tx& tx) { return work(tx); }, company,
                   [&](Result<void> result) {
                     const std::lock_guard lock(mutex);
                     answer = std::move(result);
                     answered.notify_one();  // under the lock: the frame may be gone right after it
                   });
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return answer.has_value(); });
    return std::move(*answer);
  }

  std::unique_ptr<Driver> driver_;
  Readers readers_;
  Writer writer_;
};

Result<std::unique_ptr<Driver>> driver_for(const std::string& address, const Options& options) {
  if (address.starts_with("sqlite:")) return sqlite_driver(address.substr(7), options);
  if (address.starts_with("postgresql://") || address.starts_with("postgres://")) return postgres_driver(address);
  return refuse(Kind::invalid, t::db::bad_address.key);
}

}  // namespace

Result<std::unique_ptr<Database>> open(const std::string& address, const Options& options) {
  HVS_TRY(driver, driver_for(address, options));
  HVS_TRY(first, driver->connect(Access::writer));  // creates the file, says at once what is wrong
  first.reset();
  return std::unique_ptr<Database>(new Whole(std::move(driver), options));
}

Result<void> run_statement(Tx& tx, std::string_view statement) {
  return dynamic_cast<Connection&>(tx).script(statement);
}

}  // namespace hvs::db
