// What the routes of this room share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/html/around.hpp"
#include "core/html/document.hpp"
#include "core/people/model.hpp"
#include "core/web/call.hpp"
#include "server/people/import_desk.hpp"
#include "server/people/room.hpp"

namespace hvs::people {

struct Desk {
  app::Services& services;
  Beside beside;
  html::Site site;
  ImportDesk imports;

  Desk(app::Services& given, Beside outside)
      : services(given),
        beside(std::move(outside)),
        site{given.settings.commune_name, given.settings.demo},
        imports(given) {}
  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  void note(const web::Call& call, std::string action, std::string target, std::string detail = {}) const {
    if (beside.audit) beside.audit(call, std::move(action), std::move(target), std::move(detail));
  }

  // Reads in one snapshot.
  template <class T, class Work>
  [[nodiscard]] Result<T> read(const Work& work) const {
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
};
using DeskPtr = std::shared_ptr<Desk>;

struct Shown {
  std::string title{};
  std::string back{};
  std::string body{};
  bool wide = false;
  int status = 200;
};
[[nodiscard]] web::Reply show(const Desk& desk, const web::Call& call, Shown page);
[[nodiscard]] web::Reply sorry(const Desk& desk, const web::Call& call, const Problem& problem);

void add_import_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_person_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_area_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_class_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_card_routes(std::vector<web::Route>& routes, const DeskPtr& desk);

}  // namespace hvs::people
