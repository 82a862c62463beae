// /quan-tri/khung and what other rooms may ask of the official values.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/around.hpp"
#include "server/app/services.hpp"
#include "server/assessment/official_store.hpp"

namespace hvs::assessment {

class Officials {
 public:
  using Banks = std::vector<std::shared_ptr<const Bank>>;  // at least one, of different groups
  Officials(app::Services& services, Banks banks, std::shared_ptr<const learning::Library> library,
            std::function<std::string(const std::string& account)> account_name);
  Officials(app::Services& services, std::shared_ptr<const Bank> bank, std::shared_ptr<const learning::Library> library,
            std::function<std::string(const std::string& account)> account_name)
      : Officials(services, Banks{std::move(bank)}, std::move(library), std::move(account_name)) {}

  [[nodiscard]] Result<std::shared_ptr<const Ledger>> ledger() const;
  [[nodiscard]] Result<std::shared_ptr<const Ledger>> ledger(db::Tx& tx) const;
  // The proposal of a group with today's official values in it; an empty one where the software has no bank.
  [[nodiscard]] Blueprint proposed(std::string_view group) const;

  // For other rooms; a database that does not answer reads as "not yet official".
  [[nodiscard]] bool is_provisional(std::string_view group, std::string_view rules) const;
  // Whether every value of every group is compared: then the plan's figures and reports are no longer provisional.
  [[nodiscard]] bool settled() const;
  [[nodiscard]] DomainNames names(std::string_view group, std::string_view rules) const;

  // The bank of a group, what new forms are made from: the files' questions and those of the author's desk; the first
  // one where a group has none. A reference stays good while the request that took it lasts, whatever is put in its
  // place.
  [[nodiscard]] const Bank& bank(std::string_view group = {}) const;
  [[nodiscard]] const Banks& files() const { return files_; }
  void put(std::shared_ptr<const Bank> bank) const;  // in the place of the one of its group
  [[nodiscard]] bool has_bank(std::string_view group) const { return bank(group).blueprint.group == group; }
  [[nodiscard]] const learning::Library& library() const { return *library_; }
  [[nodiscard]] app::Services& services() const { return services_; }
  [[nodiscard]] const std::string& commune() const { return services_.settings.commune; }
  [[nodiscard]] std::string who(const std::string& account) const;

 private:
  app::Services& services_;
  Banks files_;
  mutable std::mutex mutex_;
  mutable Banks banks_;
  mutable std::deque<std::shared_ptr<const Bank>> before_;  // a few that were replaced, for requests under way
  std::shared_ptr<const learning::Library> library_;
  std::function<std::string(const std::string&)> account_name_;
  mutable OfficialBook book_;
};
using OfficialsPtr = std::shared_ptr<const Officials>;

[[nodiscard]] std::vector<web::Route> official_routes(const OfficialsPtr& officials);
[[nodiscard]] std::vector<web::Route> framework_routes(const OfficialsPtr& officials);

// Shared by both: the frame of a page, and the shown name of a group.
[[nodiscard]] web::Reply official_page(const Officials& officials, const web::Call& call, std::string title,
                                       std::string back, std::string body, int status = 200);
[[nodiscard]] std::string shown_group(std::string_view group);
[[nodiscard]] journal::Operation official_fact(const Officials& officials, const web::Call& call,
                                               std::string_view entity, std::vector<journal::Change> changes);

}  // namespace hvs::assessment
