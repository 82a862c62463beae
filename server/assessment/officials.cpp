#include "server/assessment/officials.hpp"

#include <algorithm>

#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "text/official.hpp"

namespace hvs::assessment {

Officials::Officials(app::Services& services, Banks banks, std::shared_ptr<const learning::Library> library,
                     std::function<std::string(const std::string&)> account_name)
    : services_(services),
      files_(std::move(banks)),
      banks_(files_),
      library_(std::move(library)),
      account_name_(std::move(account_name)) {}

Result<std::shared_ptr<const Ledger>> Officials::ledger(db::Tx& tx) const { return book_.read(tx, commune()); }

Result<std::shared_ptr<const Ledger>> Officials::ledger() const {
  std::shared_ptr<const Ledger> out;
  const auto read = services_.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, ledger(tx));
    out = std::move(got);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

const Bank& Officials::bank(std::string_view group) const {
  const std::lock_guard lock(mutex_);
  const auto at = std::find_if(banks_.begin(), banks_.end(), [group](const std::shared_ptr<const Bank>& one) {
    return one->blueprint.group == group;
  });
  return at == banks_.end() ? *banks_.front() : **at;
}

void Officials::put(std::shared_ptr<const Bank> bank) const {
  constexpr std::size_t kept = 32;
  const std::lock_guard lock(mutex_);
  for (auto& one : banks_) {
    if (one == bank || one->blueprint.group != bank->blueprint.group) continue;
    before_.push_back(std::move(one));
    one = std::move(bank);
    if (before_.size() > kept) before_.pop_front();
    return;
  }
}

Blueprint Officials::proposed(std::string_view group) const {
  if (has_bank(group)) return bank(group).blueprint;
  Blueprint none;
  none.group = group;
  none.pass_percent = 0;
  none.attempts_per_day = 0;
  return none;
}

bool Officials::is_provisional(std::string_view group, std::string_view rules) const {
  const auto got = ledger();
  return !got || assessment::is_provisional(**got, group, rules);
}

bool Officials::settled() const {
  const auto got = ledger();
  return got && is_settled(**got);
}

DomainNames Officials::names(std::string_view group, std::string_view rules) const {
  const auto got = ledger();
  return domain_names(got ? **got : Ledger{}, library_->framework, group, rules);
}

std::string Officials::who(const std::string& account) const {
  auto name = account_name_ ? account_name_(account) : std::string{};
  return name.empty() ? std::string{t::official::unknown_person.vi} : name;
}

web::Reply official_page(const Officials& officials, const web::Call& call, std::string title, std::string back,
                         std::string body, int status) {
  const auto& settings = officials.services().settings;
  html::DocumentView view;
  view.around = html::around(call, {settings.commune_name, settings.demo}, "/quan-tri");
  view.frame = html::Frame::staff;
  view.title = std::move(title);
  view.back = std::move(back);
  view.body = {std::move(body)};
  view.wide = true;
  auto reply = web::page(html::document(view), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

std::string shown_group(std::string_view group) {
  return std::string{group.empty() ? t::official::every_group.vi : say("official.g_" + std::string{group})};
}

journal::Operation official_fact(const Officials& officials, const web::Call& call, std::string_view entity,
                                 std::vector<journal::Change> changes) {
  journal::Operation op;
  op.entity = entity;
  op.entity_id = make_uuid7(call.now, officials.services().random);
  op.author = call.me.account;
  op.claimed = call.now;
  for (auto& one : changes) {
    if (!one.value.empty()) op.changes.push_back(std::move(one));
  }
  return op;
}

}  // namespace hvs::assessment
