// /quan-tri/cau-hoi: the author's desk on the server; and the questions made there joining those of the files.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/practice/model.hpp"
#include "server/assessment/desk_store.hpp"
#include "server/assessment/officials.hpp"

namespace hvs::assessment {

class DeskRoom {
 public:
  explicit DeskRoom(OfficialsPtr officials);

  [[nodiscard]] Result<std::shared_ptr<const Desk>> desk() const;
  [[nodiscard]] Result<Shown> shown() const;
  // Puts what is live by now into the bank that new forms are made from. At start, and after a step that changes it.
  void join() const;

  [[nodiscard]] const Officials& officials() const { return *officials_; }
  [[nodiscard]] app::Services& services() const { return officials_->services(); }
  [[nodiscard]] const std::string& commune() const { return officials_->commune(); }
  [[nodiscard]] const std::shared_ptr<const practice::Shelf>& shelf() const;
  // The banks of the files, by group.
  [[nodiscard]] const std::vector<std::shared_ptr<const Bank>>& files() const { return officials_->files(); }
  [[nodiscard]] const Bank* file_bank(std::string_view group) const;
  // Pictures, skills and scenarios put in place of their names; false when one of them is not known here.
  bool resolve_here(Item& item) const;

 private:
  OfficialsPtr officials_;
  mutable std::once_flag opened_;
  mutable std::shared_ptr<const practice::Shelf> shelf_;
  mutable DeskBook book_;
};
using DeskPtr = std::shared_ptr<const DeskRoom>;

[[nodiscard]] std::vector<web::Route> desk_routes(const OfficialsPtr& officials);

// Shared by the pages of the desk.
[[nodiscard]] bool may_write(const web::Call& call);
[[nodiscard]] bool may_review(const web::Call& call);
[[nodiscard]] std::string_view kind_words(ItemKind kind);
[[nodiscard]] journal::Operation text_fact(const DeskRoom& room, const web::Call& call, const Item& item,
                                           std::string_view group, std::string_view source);
[[nodiscard]] web::Answer edit_page(const DeskRoom& room, const web::Call& call);
[[nodiscard]] web::Answer save_item(const DeskRoom& room, const web::Call& call);
[[nodiscard]] web::Answer import_page(const DeskRoom& room, const web::Call& call);
[[nodiscard]] web::Answer take_upload(const DeskRoom& room, const web::Call& call);
[[nodiscard]] web::Answer preview_page(const DeskRoom& room, const web::Call& call);
[[nodiscard]] web::Answer save_upload(const DeskRoom& room, const web::Call& call);
[[nodiscard]] web::Answer export_page(const DeskRoom& room, const web::Call& call);

inline constexpr std::string_view desk_home = "/quan-tri/cau-hoi";
inline constexpr std::size_t max_body_bytes = 3000;  // of one fact: a frame of the exchange holds 4 KB

}  // namespace hvs::assessment
