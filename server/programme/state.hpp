// What the room's handlers share.
#pragma once

#include <memory>

#include "core/html/around.hpp"
#include "server/programme/room.hpp"
#include "server/programme/store.hpp"

namespace hvs::programme {

struct RoomState {
  app::Services& services;
  std::shared_ptr<Board> board;
  html::Site site;
  std::function<bool()> settled{};

  [[nodiscard]] bool is_provisional(const Target& target) const {
    return target.provisional && !(settled && settled());
  }
  [[nodiscard]] const Plan& plan() const { return board->plan(); }
};

[[nodiscard]] web::Reply page_of(const RoomState& state, const web::Call& call, std::string title, html::Html body,
                                 std::string back, int status = 200);
[[nodiscard]] web::Reply failure(const RoomState& state, const web::Call& call, const Problem& problem);

// What this visitor may see: exact small cells, lists by area.
[[nodiscard]] Viewer viewer_of(const web::Call& call);

// handlers
[[nodiscard]] web::Answer get_board(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer get_live(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer get_clause(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer get_clause_live(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer post_clause(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer post_denominator(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer get_people(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer api_targets(const RoomState& state, const web::Call& call);
[[nodiscard]] web::Answer api_target(const RoomState& state, const web::Call& call);

// The clause page with what was typed and why it was not kept.
struct Typed {
  std::optional<page::ClauseForm> form{};
  std::optional<page::DenominatorForm> denominator{};
  std::string saved{};
  std::string warning{};
};
[[nodiscard]] Result<web::Reply> clause_reply(const RoomState& state, const web::Call& call, const Clause& clause,
                                              Typed typed, int status);

}  // namespace hvs::programme
