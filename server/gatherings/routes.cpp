// /lop-hoc and the screen in the room. Pages and decisions are in core/gatherings; here is what needs the machine.
#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/gatherings/rules.hpp"
#include "core/html/around.hpp"
#include "server/gatherings/card_sheets.hpp"
#include "server/gatherings/room.hpp"
#include "server/gatherings/screen.hpp"
#include "server/journal/door.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

// Wrong codes an address has typed lately. In memory: after a restart somebody has ten more.
class Tries {
 public:
  bool may(const std::string& peer, Instant now) {
    const std::lock_guard lock{mutex_};
    if (count_.size() > 10'000) count_.clear();
    auto& one = count_[peer];
    if (now - one.since > std::chrono::minutes{10}) one = {now, 0};
    return one.n < most_tries;
  }
  void wrong(const std::string& peer) {
    const std::lock_guard lock{mutex_};
    ++count_[peer].n;
  }

 private:
  struct Count {
    Instant since{};
    int n = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Count> count_;
};

struct Hall {
  app::Services& services;
  learning::ShelfPtr shelf;
  ReadyPeople ready;
  Maker maker;
  Tries tries{};

  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  [[nodiscard]] Result<Snapshot> snapshot(const web::Call& call, const learning::Library& library) const {
    Snapshot out;
    out.library = &library;
    const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(classes, load_classes(tx, call.me, std::string{call.params.get("id")}, ready, call.now));
      out.classes = std::move(classes);
      return {};
    });
    if (!done) return std::unexpected(done.error());
    return out;
  }
  [[nodiscard]] std::string digits(int count) const {
    std::string out;
    while (static_cast<int>(out.size()) < count) {
      std::uint8_t byte = 0;
      services.random(&byte, 1);
      if (byte < 250) out += static_cast<char>('0' + byte % 10);  // every digit equally often
    }
    return out;
  }
  [[nodiscard]] std::string token() const {
    std::array<std::uint8_t, 16> raw{};
    services.random(raw.data(), raw.size());
    return bytes::base64url({reinterpret_cast<const char*>(raw.data()), raw.size()});
  }
};

web::Answer show(const Hall& hall, const web::Call& call) {
  const auto library = hall.shelf->library();
  auto snapshot = hall.snapshot(call, *library);
  if (!snapshot) return web::text("", 500);
  if (call.path.ends_with("/day") && snapshot->classes.size() == 1) {
    const auto screen = open_screen(hall.services.db, hall.commune(), snapshot->classes.front().id, hall.digits(6),
                                    hall.token(), call.now);
    if (screen) snapshot->screen_code = screen->code;
  }
  return answer(call, *snapshot, hall.maker);
}

web::Answer pack(const Hall& hall, const web::Call& call) {
  const auto library = hall.shelf->library();
  const auto snapshot = hall.snapshot(call, *library);
  if (!snapshot) return web::text("", 500);
  auto reply = web::json(write_pack(*snapshot));
  const auto tag = "\"" + bytes::hex(bytes::sha256(reply.body)).substr(0, 24) + "\"";
  reply.headers = {{"ETag", tag}, {"Cache-Control", "private, no-cache"}};
  if (call.headers.get("if-none-match") == tag) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

// The class of this address, when the caller may open its door.
Result<Class> class_of(const Hall& hall, const web::Call& call) {
  const auto library = hall.shelf->library();
  HVS_TRY(snapshot, hall.snapshot(call, *library));
  if (snapshot.classes.empty()) return refuse(Kind::missing, t::gatherings::no_such_class.key);
  return std::move(snapshot.classes.front());
}

// A teacher hands somebody over: the fact, and the wish for a visit that the volunteers of the xóm see in their book.
web::Answer hand_over(const Hall& hall, const web::Call& call) {
  const auto of = class_of(hall, call);
  if (!of) return web::text("", of.error().kind == Kind::missing ? 404 : 500);
  const auto needs_page = "/lop-hoc/" + of->id + "/can-giup";
  const auto member = std::ranges::find(of->members, call.form.get("nguoi"), &Member::id);
  if (member == of->members.end() || member->household.empty()) return web::see_other(needs_page + "?da=khong-ho");
  const auto why = text::cut(text::nfc(text::squeeze(call.form.get("vi"))), 60);
  const auto given = call.form.get("ma");
  journal::Operation fact;
  fact.entity = "referral";
  fact.entity_id = is_uuid(given) ? std::string{given} : make_uuid7(call.now, hall.services.random);
  fact.area = of->area;
  fact.author = call.me.account;
  fact.person = member->id;
  fact.claimed = call.now;
  fact.changes = {{"class", of->id}, {"person", member->id}, {"why", why}};
  // A teacher may not edit households; that a class asks for a visit is the program's own rule, and only this field.
  journal::Operation wish;
  wish.entity = "household";
  wish.entity_id = member->household;
  wish.author = journal::server_author;
  wish.claimed = call.now;
  std::uint64_t seen = 0;
  const auto read = hall.services.db.read([&](db::Tx& tx) -> Result<void> {
    const auto* households = hall.services.door.store("household");
    if (households == nullptr) return {};
    HVS_TRY(states, households->load(tx, hall.commune(), std::array{member->household}));
    for (const auto& field : states.front().fields) {
      if (field.field == "revisit") seen = field.version;
    }
    return {};
  });
  if (!read) return web::text("", 500);
  wish.changes = {{"revisit", text::cut(html::fill(t::gatherings::hand_over_words, {{"why", why}}), 40), seen}};
  web::Answer out(web::see_other(needs_page + "?da=nho"));
  out.operations = {std::move(fact), std::move(wish)};
  return out;
}

web::Answer sheets(const Hall& hall, const web::Call& call) {
  const auto of = class_of(hall, call);
  if (!of) return web::text("", of.error().kind == Kind::missing ? 404 : 500);
  std::vector<PaperCard> cards;
  if (call.query.get("bo") != "60") {
    for (const auto& member : of->members) {
      if (member.card > 0) cards.push_back({member.card, member.name});
    }
    std::ranges::sort(cards, {}, &PaperCard::number);
  }
  if (cards.empty()) {
    for (int n = 1; n <= most_cards; ++n) cards.push_back({n, {}});
  }
  auto bytes = card_sheets(cards, call.query.get("to") == "1" ? SheetOf::one : SheetOf::two, of->name, call.now);
  if (!bytes) return web::text("", 500);
  web::Reply reply;
  reply.type = "application/pdf";
  reply.headers = {{"Content-Disposition", "inline; filename=\"the-giay.pdf\""},
                   {"Cache-Control", "private, no-store"}};
  reply.body = std::move(*bytes);
  return reply;
}

int small_number(std::string_view words) {
  long long n = 0;
  return text::read_int(words, n) && n >= 0 && n < 1000 ? static_cast<int>(n) : 0;
}

web::Answer remote(const Hall& hall, const web::Call& call) {
  const auto of = class_of(hall, call);
  if (!of) return web::text("", of.error().kind == Kind::missing ? 404 : 500);
  const auto& form = call.form;
  Shown shown;
  shown.unit = text::cut(form.get("bai"), 120);
  shown.step = text::cut(form.get("buoc"), 40);
  shown.phase = static_cast<Phase>(std::clamp(small_number(form.get("pha")), 0, 3));
  for (auto rest = form.get("the"); !rest.empty() && shown.answered.size() < most_cards;) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (const int n = small_number(rest.substr(0, end)); n > 0) shown.answered.push_back(n);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  shown.counts = read_counts(form.get("dem"));
  for (auto& n : shown.counts) n = std::clamp(n, 0, 999);
  if (const auto done = show_on(hall.services.db, hall.commune(), of->id, shown); !done) return web::text("", 500);
  return web::json("{}");
}

html::DocumentView bare(const Hall& hall, const web::Call& call) {
  html::DocumentView view;
  view.around = html::around(call, hall.maker.site);
  view.title = t::gatherings::screen_page.vi;
  return view;
}

web::Answer code_page(const Hall& hall, const web::Call& call, std::string_view error = {}) {
  auto view = bare(hall, call);
  view.body = {page::screen_code({std::string{error}})};
  return web::page(html::document(view), error.empty() ? 200 : 422);
}

web::Answer pair_screen(Hall& hall, const web::Call& call) {
  if (!hall.tries.may(call.peer, call.now)) return code_page(hall, call, t::gatherings::screen_slow.vi);
  std::string code;
  for (const char c : call.form.get("ma")) {
    if (c >= '0' && c <= '9') code += c;
  }
  std::optional<Screen> screen;
  const auto done = hall.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, screen_with_code(tx, hall.commune(), code, call.now));
    screen = std::move(found);
    return {};
  });
  if (!done) return web::text("", 500);
  if (!screen) {
    hall.tries.wrong(call.peer);
    return code_page(hall, call, t::gatherings::screen_wrong.vi);
  }
  return web::see_other("/man-hinh/" + screen->token);
}

web::Answer screen_page(const Hall& hall, const web::Call& call) {
  std::optional<Screen> screen;
  const auto done = hall.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, screen_with_token(tx, hall.commune(), std::string{call.params.get("token")}, call.now));
    screen = std::move(found);
    return {};
  });
  if (!done) return web::text("", 500);
  const bool piece = call.path.ends_with("/xem");
  if (!screen && !piece) return web::see_other("/vao/man-hinh");
  const auto library = hall.shelf->library();
  Shown over;
  over.step = "xong";
  const auto now = drawn(screen ? screen->shown : over, *library);
  if (!piece) {
    auto view = bare(hall, call);
    view.body = {page::screen({"/man-hinh/" + screen->token, {now}})};
    auto reply = web::page(html::document(view));
    reply.headers.push_back({"Cache-Control", "no-store"});
    return reply;
  }
  web::Reply reply = web::page(now);
  const auto tag = "\"" + (screen ? std::to_string(screen->version) : "xong") + "\"";
  reply.headers = {{"ETag", tag}, {"Cache-Control", "no-store"}};
  if (call.headers.get("if-none-match") == tag) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

}  // namespace

app::Room make_gatherings(app::Services& services, learning::ShelfPtr shelf, ReadyPeople ready) {
  auto hall = std::shared_ptr<Hall>(new Hall{services, std::move(shelf), std::move(ready), {}});
  hall->maker.site = {services.settings.commune_name, services.settings.demo};
  hall->maker.random = services.random;
  const auto on = [hall](auto* handler) {
    return [hall, handler](const web::Call& call) -> web::Answer { return handler(*hall, call); };
  };
  using enum web::Method;
  constexpr auto door = auth::Right::let_in;
  constexpr auto anyone = auth::Right::anyone;
  app::Room room;
  room.name = "gatherings";
  room.state = hall;
  room.routes = {
      {get, "/lop-hoc", door, on(&show)},
      {get, "/lop-hoc/goi", door, on(&pack)},
      {get, "/lop-hoc/{id}", door, on(&show)},
      {get, "/lop-hoc/{id}/day", door, on(&show)},
      {post, "/lop-hoc/{id}/day", door, on(&show)},
      {get, "/lop-hoc/{id}/can-giup", door, on(&show)},
      {post, "/lop-hoc/{id}/nho", door, on(&hand_over)},
      {post, "/lop-hoc/{id}/buoi", door, on(&show)},
      {get, "/lop-hoc/{id}/buoi/{buoi}", door, on(&show)},
      {post, "/lop-hoc/{id}/buoi/{buoi}", door, on(&show)},
      {post, "/lop-hoc/{id}/buoi/{buoi}/huy", door, on(&show)},
      {post, "/lop-hoc/{id}/so-the", door, on(&show)},
      {get, "/lop-hoc/{id}/the-giay", door, on(&sheets)},
      {post, "/lop-hoc/{id}/man-hinh", door, on(&remote)},
      {get, "/vao/man-hinh", anyone, [hall](const web::Call& call) { return code_page(*hall, call); }},
      {post, "/vao/man-hinh", anyone, on(&pair_screen)},
      {get, "/man-hinh/{token}", anyone, on(&screen_page)},
      {get, "/man-hinh/{token}/xem", anyone, on(&screen_page)},
  };
  return room;
}

}  // namespace hvs::gatherings
