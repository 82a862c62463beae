// What the routes of this folder share: the machine, the directory, the sessions, and the frame around their pages.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/html/document.hpp"
#include "core/web/call.hpp"
#include "core/web/status.hpp"
#include "server/app/services.hpp"
#include "server/auth/accounts.hpp"
#include "server/auth/audit.hpp"
#include "server/auth/devices.hpp"
#include "server/auth/directory.hpp"
#include "server/auth/gate.hpp"
#include "server/auth/sessions.hpp"

namespace hvs::auth {

struct Office {
  app::Services& services;
  Directory& directory;
  Sessions sessions;
  Gate gate;
  std::string
      no_account_hash;  // checked when there is no such account: an unknown name takes as long as a wrong password

  Office(app::Services& given, Directory& people);
  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  [[nodiscard]] std::string new_id() const;

  // Reads in one snapshot; the work fills what it captured.
  template <class T, class Work>
  [[nodiscard]] Result<T> read(Work work) {
    T out{};
    auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
      auto got = work(tx);
      if (!got) return std::unexpected(std::move(got.error()));
      out = std::move(*got);
      return {};
    });
    if (!done) return std::unexpected(std::move(done.error()));
    return out;
  }
  // Writes durably. The work may run twice: what it captures must be overwritten by the second run.
  template <class T, class Work>
  [[nodiscard]] Result<T> write(Work work) {
    T out{};
    auto done = services.db.write([&](db::Tx& tx) -> Result<void> {
      auto got = work(tx);
      if (!got) return std::unexpected(std::move(got.error()));
      out = std::move(*got);
      return {};
    });
    if (!done) return std::unexpected(std::move(done.error()));
    return out;
  }

  [[nodiscard]] audit::Entry entry(const web::Call& call, std::string action, std::string target = {}) const;
};

// --- Pages ---
struct PageOf {
  html::Frame frame = html::Frame::staff;
  std::string title{};
  std::string back{};
  std::string body{};
  std::string dock{};
  int status = 200;
  bool wide = false;
};
[[nodiscard]] web::Reply show(const Office& office, const web::Call& call, PageOf page);
[[nodiscard]] web::Reply refusal_page(const Office& office, const web::Call& call, const Problem& problem,
                                      html::Frame frame = html::Frame::staff, std::string next = "/");
using web::status_of;

// Where the form wants to come back to, safe.
[[nodiscard]] std::string back_to(const web::Call& call, std::string_view otherwise = "/");

// --- Routes ---
using OfficePtr = std::shared_ptr<Office>;
using OfficeHandler = web::Answer (*)(Office&, const web::Call&);
struct OfficeRoute {
  web::Method method;
  std::string_view pattern;
  Right right;
  OfficeHandler handler;
};
void add(std::vector<web::Route>& routes, const OfficePtr& office, std::span<const OfficeRoute> table);

[[nodiscard]] std::span<const OfficeRoute> staff_routes();        // /vao/can-bo
[[nodiscard]] std::span<const OfficeRoute> own_routes();          // /tai-khoan
[[nodiscard]] std::span<const OfficeRoute> learner_routes();      // /vao, /ra
[[nodiscard]] std::span<const OfficeRoute> name_routes();         // /vao/ten, /vao/thay-co, /vao/cho
[[nodiscard]] std::span<const OfficeRoute> facilitator_routes();  // /vao/cho-vao, /vao/may-lop, /vao/nguoi-moi
[[nodiscard]] std::span<const OfficeRoute> desk_routes();         // /quan-tri/tai-khoan, /quan-tri/the-hoc

// --- Entering, for all doors ---
struct Entered {
  std::string cookie;         // of the new session
  std::string device_cookie;  // when the browser got one just now
  Keep keep = Keep::pending;
};
// Opens a full session for a learner: device remembered, audit written, in the caller's transaction.
[[nodiscard]] Result<Entered> enter_learner(Office& office, db::Tx& tx, const web::Call& call, const Account& account,
                                            std::string_view door);
void give_cookies(web::Reply& reply, const web::Call& call, const Entered& entered);
// The learner's account, made when first needed.
[[nodiscard]] Result<Account> learner_account(Office& office, db::Tx& tx, const Learner& learner, Instant now);

}  // namespace hvs::auth
