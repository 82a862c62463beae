#include "core/phone/learning_room.hpp"

#include <memory>

#include "core/learning/model.hpp"
#include "core/phone/practice_room.hpp"

namespace hvs::phone {
namespace {

constexpr std::string_view packs_below = "/hoc/goi/";

// All courses on this device, read once per change of the shelf.
struct Read {
  std::uint64_t generation = 0;
  learning::Library library{};
  learning::Progress progress{};
};

void refresh(Read& read, const Shelf& shelf) {
  if (read.generation == shelf.generation()) return;
  read = {};
  read.generation = shelf.generation();
  for (const auto& [address, bytes] : shelf.packs_below(packs_below)) {
    auto pack = learning::read_pack(bytes);
    if (!pack) continue;  // made by a newer server: its pages come from there
    for (auto& course : pack->library.courses) read.library.courses.push_back(std::move(course));
    read.progress.units.merge(pack->progress.units);
  }
}

}  // namespace

std::vector<web::Route> learning_room(const Shelf& shelf) {
  const auto state = std::make_shared<Read>();  // shared by the handlers below
  const auto show = [&shelf, state](const web::Call& call) -> web::Answer {
    refresh(*state, shelf);
    const auto course = call.params.get("course");
    const bool known = course.empty() ? !state->library.courses.empty() : state->library.find(course) != nullptr;
    if (!known) return not_here();
    learning::Snapshot now;
    now.library = &state->library;
    now.progress = state->progress;
    for (const auto& op : shelf.waiting()) {
      if (op.person == call.me.person) learning::apply(now.progress, op, state->library);
    }
    if (call.path == "/hoc") now.beside = beside_courses(shelf, call);
    return learning::answer(call, now, {shelf.site(), shelf.random()});
  };
  constexpr auto anyone = auth::Right::anyone;
  return {
      {web::Method::get, "/hoc", anyone, show},
      {web::Method::get, "/hoc/{course}", anyone, show},
      {web::Method::get, "/hoc/{course}/{unit}", anyone, show},
      {web::Method::get, "/hoc/{course}/{unit}/{card}", anyone, show},
      {web::Method::post, "/hoc/{course}/{unit}/{card}", anyone, show},
      {web::Method::get, "/on", anyone, show},
      {web::Method::get, "/on/{course}/{unit}/{question}", anyone, show},
      {web::Method::post, "/on/{course}/{unit}/{question}", anyone, show},
  };
}

}  // namespace hvs::phone
