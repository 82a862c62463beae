#include "tests/kill/served/clients.hpp"

#include <array>

#include "core/base/id.hpp"
#include "text/db.hpp"
#include "text/web.hpp"

namespace hvs::kill {
namespace {

constexpr std::string_view unit = "lam-quen/man-hinh/";
constexpr std::array questions{"q1", "q2", "q3", "q4"};

std::string drawn_id(Random& random) { return id_of(random(), random()); }

bool has(const Page& page, std::string_view words) { return page.body.find(words) != std::string::npos; }

}  // namespace

Make lessons(const Person& learner) {
  return [learner](std::uint64_t seq, Random& random) {
    journal::Operation op;
    op.author = learner.account;
    op.person = learner.id;
    op.entity_id = drawn_id(random);
    op.changes = {{"person", learner.id, 0}, {"version", "1", 0}};
    if (seq % 3 == 0) {
      op.entity = "answer";
      op.changes.push_back({"object", std::string(unit) + questions[random() % questions.size()], 0});
      op.changes.push_back({"choice", std::to_string(random() % 3), 0});
      op.changes.push_back({"correct", std::to_string(random() % 2), 0});
      op.changes.push_back({"attempt", "1", 0});
    } else {
      op.entity = "lesson_step";
      op.changes.push_back({"object", std::string(unit) + "0" + std::to_string(1 + random() % 7), 0});
      op.changes.push_back({"verb", "experienced", 0});
    }
    return op;
  };
}

Make visits(const Person& volunteer, std::vector<std::string> households) {
  return [volunteer, households = std::move(households)](std::uint64_t seq, Random& random) {
    journal::Operation op;
    op.author = volunteer.account;
    op.area = "/x01/";
    const auto& household = households[random() % households.size()];
    if (seq % 2 == 0) {
      op.entity = "visit";
      op.entity_id = drawn_id(random);
      op.changes = {{"household", household, 0}, {"outcome", seq % 4 == 0 ? "tu_choi" : "vang_nha", 0}};
    } else {
      op.entity = "household";
      op.entity_id = household;
      op.changes = {{"note", "lần " + std::to_string(seq), random() % 50}};
    }
    return op;
  };
}

bool Client::is_busy(const Page& page, const std::string& what) {
  if (page.status != 503) return false;
  ++busy_seen_;
  const auto type = page.header("Content-Type");
  bool worded = has(page, t::web::busy.vi);
  for (const auto* words : {&t::db::busy, &t::db::connection_lost, &t::db::cannot_open}) {
    worded = worded || has(page, words->vi);
  }
  const bool plain =
      (type.starts_with("text/html") && worded) || (type == "application/problem+json" && has(page, "\"status\":503"));
  if (!busy_allowed_) trouble_ = what + ": busy while nothing was broken";
  if (!plain) trouble_ = what + ": busy without plain words: " + type + " " + page.body.substr(0, 200);
  return true;
}

void Client::answered() {
  if (!recovering_) return;
  busy_allowed_ = false;
  recovering_ = false;
}

Client::Went Client::wrong(const std::string& what, const Page& page) {
  trouble_ = what + ": " + std::to_string(page.status) + " " + page.header("Location") + " " + page.body.substr(0, 300);
  return Went::wrong;
}

// --- phones ---

Outbox::Outbox(Person person, std::uint64_t seed, std::string device, Make make)
    : Client(std::move(person), seed), device_(std::move(device), random_(), std::move(make)) {}

Carry Outbox::carry() {
  return [this](const std::string& request) -> std::optional<std::string> {
    auto page = browser_.post("/dong-bo", "application/octet-stream", request);
    went_ = Went::cut;
    if (!page) return std::nullopt;
    went_ = Went::on;
    if (page->status == 200) return std::move(page->body);
    if (!is_busy(*page, "/dong-bo")) went_ = wrong("/dong-bo", *page);
    return std::nullopt;
  };
}

Client::Went Outbox::turn(std::uint64_t& acknowledged_now) {
  const auto before = acknowledged_now;
  (void)device_.turn(carry(), acknowledged_now);
  if (acknowledged_now > before) answered();
  if (device_.failed()) trouble_ = "the door contradicted itself";
  return trouble_.empty() ? went_ : Went::wrong;
}

bool Outbox::empty() {
  std::uint64_t ignored = 0;
  return device_.empty(carry(), ignored);
}

// --- browsers ---

Forms::Forms(Person person, std::uint64_t seed, std::vector<std::string> households)
    : Client(std::move(person), seed), households_(std::move(households)) {}

Forms::Sheet Forms::next_sheet() {
  Sheet sheet;
  const auto id = drawn_id(random_);
  sheet.form["ma"] = id;
  if (!person_.login.empty()) {
    const auto house = "/so-tay/ho/" + households_[random_() % households_.size()];
    sheet.path = house + "/tham";
    sheet.form["kq"] = random_() % 2 == 0 ? "vang_nha" : "tu_choi";
    sheet.form["ghi"] = "Ghi tại cửa";
    sheet.fact = {"visit", id};
    sheet.leads_to = "/so-tay";
  } else if (random_() % 2 == 0) {
    sheet.path = "/hoc/" + std::string(unit) + "0" + std::to_string(1 + random_() % 7);
    sheet.fact = {"lesson_step", id};
    sheet.leads_to = "/hoc/" + std::string(unit);
  } else {
    sheet.path = "/hoc/" + std::string(unit) + questions[random_() % questions.size()];
    sheet.form["chon"] = random_() % 4 == 0 ? "chua_biet" : std::to_string(random_() % 2);
    sheet.fact = {"answer", id};
  }
  return sheet;
}

// A page in between: whole, or plainly busy.
Client::Went Forms::look() {
  static const std::vector<std::string> learner_pages{
      "/",         "/hoc",           "/hoc/lam-quen", "/on",          "/kiem-tra",         "/tap-thu",
      "/ke-hoach", "/chung-nhan",    "/vao",          "/dong-bo/toi", "/hoc/goi/lam-quen", "/hoc/lam-quen/man-hinh/02",
      "/tin",      "/api/v1/targets"};
  static const std::vector<std::string> staff_pages{"/so-tay",         "/so-tay/ho", "/so-tay/goi", "/so-tay/thang",
                                                    "/so-tay/cho-gui", "/quan-tri",  "/tai-khoan"};
  const auto& pages = person_.login.empty() ? learner_pages : staff_pages;
  const auto& path = pages[random_() % pages.size()];
  const auto page = browser_.get(path);
  if (!page) return Went::cut;
  const bool stranger = must_enter_ && (page->status == 401 || page->header("Location").starts_with("/vao"));
  if (page->status == 200 || stranger || is_busy(*page, path)) {
    return trouble_.empty() ? Went::on : Went::wrong;
  }
  return wrong(path, *page);
}

Client::Went Forms::enter_again() {
  const auto in = browser_.post("/vao/the", {{"ma", person_.card}});
  must_enter_ = !in;  // whether the old session has ended with it nobody told
  if (!in) return Went::cut;
  if (is_busy(*in, "/vao/the")) return trouble_.empty() ? Went::on : Went::wrong;
  if (in->status != 303) return wrong("/vao/the", *in);
  token_is_old_ = true;
  return learn_token();
}

// A new session has a new token; its page may be cut off too.
Client::Went Forms::learn_token() {
  const auto page = browser_.learn_token();
  if (!page) return Went::cut;
  if (is_busy(*page, "a lesson card")) return trouble_.empty() ? Went::on : Went::wrong;
  if (!browser_.knows_token()) return wrong("no form token", *page);
  token_is_old_ = false;
  return Went::on;
}

Client::Went Forms::turn(std::uint64_t& acknowledged_now) {
  if (token_is_old_) return learn_token();
  const auto chance = random_() % 12;
  if (chance < 3) return look();
  if (chance == 3 && person_.login.empty()) return enter_again();
  if (open_.path.empty()) open_ = next_sheet();
  return send(acknowledged_now);
}

Client::Went Forms::send(std::uint64_t& acknowledged_now) {
  sent_.insert(open_.fact);
  const auto page = browser_.post(open_.path, open_.form);
  if (!page) return Went::cut;
  const auto what = open_.path + " (" + open_.fact.entity + ")";
  if (is_busy(*page, what)) return trouble_.empty() ? Went::on : Went::wrong;
  const bool taken = open_.leads_to.empty()
                         ? page->status == 200
                         : page->status == 303 && page->header("Location").starts_with(open_.leads_to);
  // The session ended unheard: the form must be led to the door, never be swallowed.
  if (must_enter_ && page->status == 303 && page->header("Location").starts_with("/vao")) return enter_again();
  if (!taken) return wrong(what, *page);
  if (random_() % 8 == 0) return Went::on;  // as if the answer had not been heard: the same form goes again
  acknowledged_now += acknowledged_.insert(open_.fact).second ? 1 : 0;
  answered();
  open_ = {};
  return Went::on;
}

bool Forms::empty() {
  std::uint64_t ignored = 0;
  if (must_enter_) (void)enter_again();
  if (token_is_old_) (void)learn_token();
  if (!open_.path.empty() && !token_is_old_) (void)send(ignored);
  return open_.path.empty();
}

}  // namespace hvs::kill
