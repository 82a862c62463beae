#include "core/phone/outreach_room.hpp"

#include <algorithm>
#include <memory>

#include "core/outreach/model.hpp"

namespace hvs::phone {
namespace {

constexpr std::string_view pack_address = "/so-tay/goi";

// The field book on this device, read once per change of the shelf.
struct Read {
  std::uint64_t generation = 0;
  bool here = false;
  outreach::Snapshot book{};
};

// The exchange may have brought newer records than the pack: all areas of the book must be in it, at the pack's cut or
// later.
void take_records(outreach::Snapshot& book, const Records& records) {
  const auto cursors = records.cursors({});
  for (const auto& area : book.areas) {
    const auto at = std::ranges::find(cursors, area.path, &journal::ScopeCursor::area);
    if (at == cursors.end() || at->cursor < book.cut) return;
  }
  const auto take = [&](std::string_view entity, std::vector<journal::RecordState>& list) {
    list.clear();
    for (const auto* one : records.all(entity)) list.push_back(*one);
  };
  take("household", book.households);
  take("person", book.persons);
  take("visit", book.visits);
  take("consent", book.consents);
}

void refresh(Read& read, const Shelf& shelf) {
  if (read.generation == shelf.generation()) return;
  read = {};
  read.generation = shelf.generation();
  auto pack = outreach::read_pack(shelf.pack(pack_address));
  if (!pack) return;  // none yet, or made by a newer server: its pages come from there
  read.here = true;
  read.book = std::move(*pack);
  take_records(read.book, shelf.records());
}

}  // namespace

std::vector<web::Route> outreach_room(const Shelf& shelf) {
  const auto state = std::make_shared<Read>();  // shared by the handlers below
  const auto show = [&shelf, state](const web::Call& call) -> web::Answer {
    refresh(*state, shelf);
    if (!state->here) return not_here();
    auto now = state->book;
    for (const auto& op : shelf.waiting()) outreach::apply(now, op);
    return outreach::answer(call, now, {shelf.site(), shelf.random()});
  };
  constexpr auto right = auth::Right::field_book;
  using enum web::Method;
  return {
      {get, "/so-tay", right, show},
      {get, "/so-tay/ho", right, show},
      {get, "/so-tay/ho/{id}", right, show},
      {get, "/so-tay/ho/{id}/tham", right, show},
      {post, "/so-tay/ho/{id}/tham", right, show},
      {get, "/so-tay/ho/{id}/sua", right, show},
      {post, "/so-tay/ho/{id}/sua", right, show},
      {get, "/so-tay/nguoi-moi", right, show},
      {post, "/so-tay/nguoi-moi", right, show},
      {get, "/so-tay/cho-gui", right, show},
      {get, "/so-tay/thang", right, show},
  };
}

}  // namespace hvs::phone
