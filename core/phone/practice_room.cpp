#include "core/phone/practice_room.hpp"

#include <memory>

#include "core/practice/model.hpp"

namespace hvs::phone {
namespace {

constexpr std::string_view packs_below = "/tap-thu/goi/";

// All scenarios on this device, read once per change of the shelf.
struct Read {
  std::uint64_t generation = 0;
  practice::Shelf shelf{};
  practice::Progress progress{};
};

void refresh(Read& read, const Shelf& shelf) {
  if (read.generation == shelf.generation()) return;
  read = {};
  read.generation = shelf.generation();
  for (const auto& [address, bytes] : shelf.packs_below(packs_below)) {
    auto pack = practice::read_pack(bytes);
    if (!pack) continue;  // made by a newer server: its pages come from there
    read.shelf.titles.push_back(std::move(pack->title));
    read.progress.variants.merge(pack->progress.variants);
  }
  practice::put_in_order(read.shelf);
}

practice::Progress with_waiting(const Read& read, const Shelf& shelf, const web::Call& call) {
  auto progress = read.progress;
  for (const auto& op : shelf.waiting()) {
    if (op.person == call.me.person) practice::apply(progress, op, read.shelf);
  }
  return progress;
}

}  // namespace

std::vector<learning::Beside> beside_courses(const Shelf& shelf, const web::Call& call) {
  Read read;
  refresh(read, shelf);
  if (read.shelf.titles.empty()) return {};
  return {practice::home_tile(read.shelf, with_waiting(read, shelf, call), call)};
}

std::vector<web::Route> practice_room(const Shelf& shelf) {
  const auto state = std::make_shared<Read>();  // shared by the handlers below
  const auto show = [&shelf, state](const web::Call& call) -> web::Answer {
    refresh(*state, shelf);
    const auto scenario = call.params.get("scenario");
    const bool known = scenario.empty() ? !state->shelf.titles.empty() : state->shelf.find(scenario) != nullptr;
    if (!known) return not_here();
    practice::Snapshot now;
    now.shelf = &state->shelf;
    now.progress = with_waiting(*state, shelf, call);
    return practice::answer(call, now, {shelf.site(), shelf.random()});
  };
  constexpr auto anyone = auth::Right::anyone;
  return {
      {web::Method::get, "/tap-thu", anyone, show},
      {web::Method::get, "/tap-thu/{scenario}", anyone, show},
      {web::Method::get, "/tap-thu/{scenario}/in", anyone, show},
      {web::Method::get, "/tap-thu/{scenario}/{variant}/{mode}", anyone, show},
      {web::Method::post, "/tap-thu/{scenario}/{variant}/{mode}", anyone, show},
  };
}

}  // namespace hvs::phone
