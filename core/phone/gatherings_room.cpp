#include "core/phone/gatherings_room.hpp"

#include <memory>

#include "core/gatherings/model.hpp"
#include "core/learning/model.hpp"

namespace hvs::phone {
namespace {

constexpr std::string_view pack_address = "/lop-hoc/goi";
constexpr std::string_view courses_below = "/hoc/goi/";

// What this phone holds, read once per change of the shelf.
struct Read {
  std::uint64_t generation = 0;
  bool here = false;
  std::vector<gatherings::Class> classes{};
  learning::Library library{};
};

void refresh(Read& read, const Shelf& shelf) {
  if (read.generation == shelf.generation()) return;
  read = {};
  read.generation = shelf.generation();
  auto classes = gatherings::read_pack(shelf.pack(pack_address));
  if (!classes) return;  // none yet, or made by a newer server: its pages come from there
  read.here = true;
  read.classes = std::move(*classes);
  for (const auto& [address, bytes] : shelf.packs_below(courses_below)) {
    auto pack = learning::read_pack(bytes);
    if (!pack) continue;
    for (auto& course : pack->library.courses) read.library.courses.push_back(std::move(course));
  }
}

}  // namespace

std::vector<web::Route> gatherings_room(const Shelf& shelf) {
  const auto state = std::make_shared<Read>();  // shared by the handlers below
  const auto show = [&shelf, state](const web::Call& call) -> web::Answer {
    refresh(*state, shelf);
    if (!state->here) return not_here();
    gatherings::Snapshot now;
    now.library = &state->library;
    now.classes = state->classes;
    for (const auto& op : shelf.waiting()) gatherings::apply(now, op);
    return gatherings::answer(call, now, {shelf.site(), shelf.random()});
  };
  constexpr auto right = auth::Right::let_in;
  using enum web::Method;
  return {
      {get, "/lop-hoc", right, show},
      {get, "/lop-hoc/{id}", right, show},
      {get, "/lop-hoc/{id}/day", right, show},
      {post, "/lop-hoc/{id}/day", right, show},
      {get, "/lop-hoc/{id}/can-giup", right, show},
      {post, "/lop-hoc/{id}/buoi", right, show},
      {get, "/lop-hoc/{id}/buoi/{buoi}", right, show},
      {post, "/lop-hoc/{id}/buoi/{buoi}", right, show},
      {post, "/lop-hoc/{id}/buoi/{buoi}/huy", right, show},
      {post, "/lop-hoc/{id}/so-the", right, show},
  };
}

}  // namespace hvs::phone
