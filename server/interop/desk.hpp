// What the routes of this room share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/html/around.hpp"
#include "core/html/document.hpp"
#include "server/interop/courses.hpp"
#include "server/interop/import_desk.hpp"
#include "server/interop/pack_host.hpp"
#include "server/interop/room.hpp"
#include "server/interop/shelf.hpp"

namespace hvs::interop {

struct Desk {
  app::Services& services;
  html::Site site;
  Shelf shelf;
  PackHost host;
  std::shared_ptr<Courses> courses;
  ImportDesk imports;
  Audit audit;

  Desk(app::Services& given, const std::string& packs_url, std::shared_ptr<Courses> own, Audit note);
  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  void note(const web::Call& call, std::string action, std::string target, std::string detail = {}) const {
    if (audit) audit(call, std::move(action), std::move(target), std::move(detail));
  }
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
  html::Frame frame = html::Frame::staff;
  std::string title{};
  std::string back{};
  std::string body{};
  bool script = false;  // package.js
  int status = 200;
};
[[nodiscard]] web::Reply show(const Desk& desk, const web::Call& call, Shown page);
[[nodiscard]] web::Reply sorry(const Desk& desk, const web::Call& call, const Problem& problem);
[[nodiscard]] std::string standard_words(Standard standard);
[[nodiscard]] std::string note_of(const Item& item);  // what kind of thing it is, in words

[[nodiscard]] web::Reply desk_page(const Desk& desk, const web::Call& call, std::string error = {}, int status = 200);
[[nodiscard]] std::pair<std::string, std::string> upload_state(std::string_view status);  // word, badge
[[nodiscard]] std::string size_words(std::int64_t bytes);                                 // "12,3 MB"
// Writes fields of one package through the door. Refusals: those of the door, and conflict when somebody was first.
[[nodiscard]] Result<void> commit_package(Desk& desk, const web::Call& call, const std::string& id,
                                          std::vector<std::pair<std::string, std::string>> values);

void add_desk_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_upload_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_learner_routes(std::vector<web::Route>& routes, const DeskPtr& desk);
void add_quiz_routes(std::vector<web::Route>& routes, const DeskPtr& desk);

// Everything under the packages' own name.
[[nodiscard]] web::Reply answer_apart(const Desk& desk, const web::Call& call);

// What one report writes: a step when something is new, answers not yet known, and where to go on.
struct Known {
  ItemState item;
  std::string state;
  std::vector<Answered> answers;
};
struct About {
  std::string person;
  std::string account;
  std::string package;
  std::string item;
  std::string version;
};
[[nodiscard]] std::vector<journal::Operation> facts_of(const About& about, const Report& report, const Known& known,
                                                       Instant now, const RandomBytes& random);

}  // namespace hvs::interop
