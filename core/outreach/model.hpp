// The field book (sổ tay): what a volunteer's phone carries, and the whole room as one pure function of it. README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/html/around.hpp"
#include "core/journal/model.hpp"
#include "core/web/call.hpp"

namespace hvs::outreach {

struct Place {
  std::string path{};
  std::string name{};
};
struct Skill {
  std::string id{};
  std::string name{};
};
// A figure of this month as the server counted it, at the snapshot's cut (R9).
struct Figure {
  std::string what{};  // one of figure_kinds
  long long n = 0;
};
inline constexpr std::string_view figure_kinds[] = {"gap",       "vang_nha", "tu_choi", "luot_gap",
                                                    "nguoi_moi", "viec",     "dong_y"};

struct Snapshot {
  std::uint64_t cut = 0;  // the commune's commit number this was made at
  std::string month{};    // "2026-11" of the figures
  std::vector<Place> areas{};
  std::vector<Skill> skills{};
  std::vector<Figure> figures{};
  // Records as the exchange ships them (core/journal/feed.hpp). A visit stands under its household's id and has the
  // extra field "at" (ms); a consent stands under its person's id.
  std::vector<journal::RecordState> households{};
  std::vector<journal::RecordState> persons{};
  std::vector<journal::RecordState> visits{};
  std::vector<journal::RecordState> consents{};
  // Not in the pack: what this device has not sent yet, in order. Empty on the server.
  std::vector<journal::Operation> waiting{};
};

struct Maker {
  html::Site site;
  RandomBytes random;
};

// Every address below /so-tay. Operations carry no device: whoever commits or keeps them numbers them.
[[nodiscard]] web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker);

// Lays a waiting operation over the snapshot, by the same merge as the server's; also remembers it in `waiting`.
void apply(Snapshot& snapshot, const journal::Operation& op);

// Body of GET /so-tay/goi. Refusal: outreach.bad_pack.
[[nodiscard]] std::string write_pack(const Snapshot& snapshot);
[[nodiscard]] Result<Snapshot> read_pack(std::string_view raw);

// Which of the framework's skills the visit form offers: the five of CV 3240/BTTTT-CĐSQG (8/8/2024) and three more.
inline constexpr std::string_view offered_skills[] = {"cv3240-1", "cv3240-2", "cv3240-3", "cv3240-4",
                                                      "cv3240-5", "P7.1",     "P7.5",     "P4.3"};

// What one operation adds to the figures of its author's month; used by the server's counter and by the phone.
[[nodiscard]] std::vector<Figure> counts(const journal::Operation& op, bool is_new_record);

}  // namespace hvs::outreach
