// What the phone's core knows: snapshots ("packs") the device keeps, operations still waiting to be sent, who uses it.
// A room's phone routes read from here what its server routes read from the store.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/html/around.hpp"
#include "core/journal/model.hpp"
#include "core/phone/records.hpp"
#include "core/web/call.hpp"

namespace hvs::phone {

class Shelf {
 public:
  // Bytes as the server gave them at this address ("/hoc/goi/lam-quen"); "" when they are not on this device.
  [[nodiscard]] std::string_view pack(std::string_view address) const {
    const auto at = packs_.find(address);
    return at == packs_.end() ? std::string_view{} : std::string_view{at->second};
  }
  // Every pack whose address begins so, in order of address.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> packs_below(std::string_view prefix) const {
    std::vector<std::pair<std::string_view, std::string_view>> found;
    for (auto at = packs_.lower_bound(prefix); at != packs_.end() && at->first.starts_with(prefix); ++at)
      found.emplace_back(at->first, at->second);
    return found;
  }
  // Grows with every change of a pack, so that a room may keep what it has read from them.
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  // Operations of this device that the server has not acknowledged, oldest first. Pages lay them over the pack (R9).
  [[nodiscard]] const std::vector<journal::Operation>& waiting() const { return waiting_; }
  // People, households … of the areas this device answers for.
  [[nodiscard]] const Records& records() const { return records_; }
  [[nodiscard]] const html::Site& site() const { return site_; }
  [[nodiscard]] RandomBytes random() const { return random_; }

  // The rest is for core/phone itself and for tests.
  void keep(std::string address, std::string bytes) {
    packs_.insert_or_assign(std::move(address), std::move(bytes));
    ++generation_;
  }
  void drop(std::string_view address) {
    if (const auto at = packs_.find(address); at != packs_.end()) packs_.erase(at);
    ++generation_;
  }
  void set_waiting(std::vector<journal::Operation> operations) { waiting_ = std::move(operations); }
  void set_records(Records records) {
    records_ = std::move(records);
    ++generation_;
  }
  void set_site(html::Site site) { site_ = std::move(site); }
  void set_random(RandomBytes random) { random_ = std::move(random); }

 private:
  std::map<std::string, std::string, std::less<>> packs_;
  std::uint64_t generation_ = 1;
  Records records_;
  std::vector<journal::Operation> waiting_;
  html::Site site_;
  RandomBytes random_ = [](std::uint8_t*, std::size_t) {};
};

// A room that works without signal gives its routes in core/<room>/phone.hpp; core/phone/rooms.cpp lists them.
// Handlers get a Call with offline = true. One that cannot answer from the shelf returns not_here(): the browser then
// asks the server.
using MakeRoutes = std::vector<web::Route> (*)(const Shelf& shelf);
[[nodiscard]] inline web::Answer not_here() {
  web::Reply reply;
  reply.status = 0;
  return reply;
}

}  // namespace hvs::phone
