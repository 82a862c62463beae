// The plan's room as a visitor, an officer and an area officer meet it, on both engines.
#include <gtest/gtest.h>

#include "core/base/text.hpp"
#include "server/auth/audit.hpp"
#include "server/db/testing.hpp"
#include "server/demo/commands.hpp"
#include "server/indicators/recount.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/people/stores.hpp"
#include "server/programme/commands.hpp"
#include "server/programme/room.hpp"

namespace hvs::programme {
namespace {

const Instant noon = start_of_day_in_vietnam({2026, 11, 22}) + std::chrono::hours{12};

class PlanOn : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::unique_ptr<keys::Keyring> keys = std::move(*keys::Keyring::open(db.folder()));
  RandomBytes random = [n = std::uint8_t{0}](std::uint8_t* out, std::size_t size) mutable {
    for (std::size_t i = 0; i < size; ++i) out[i] = ++n;
  };
  std::unique_ptr<journal::Door> door = journal::make_door(*db, random);
  app::Services services{settings(), *db, *door, *keys, [] { return noon; }, random};
  Programme programme;
  Opened opened;

  app::Settings settings() {
    app::Settings s;
    s.data_dir = db.folder();
    s.share_dir = db::testing::repository();
    return s;
  }
  void SetUp() override {
    for (auto& store : people::stores()) door->add(std::move(store));
    auto furnished = furnish(services);
    ASSERT_TRUE(furnished) << furnished.error().code << furnished.error().detail;
    programme = std::move(*furnished);
    opened = make_programme(services, programme);
    const auto made = demo::fill(services, {.people = 240, .seed = 3, .today = {2026, 11, 22}}, {});
    ASSERT_TRUE(made) << made.error().code << made.error().detail;
  }

  static auth::Me officer(auth::Role role, std::string area = "") {
    auth::Me me;
    me.commune = "05716";
    me.account = "0190aaaa-0000-7000-8000-000000000001";
    me.name = "Cán bộ";
    me.second_factor = true;
    me.grants.push_back({role, std::move(area), {}, {}});
    return me;
  }
  web::Call call(const std::string& path, auth::Me me = {}) {
    web::Call c;
    c.path = c.raw_target = path;
    if (const auto q = path.find('?'); q != std::string::npos) {
      c.path = path.substr(0, q);
      const auto rest = path.substr(q + 1);
      for (std::size_t at = 0; at < rest.size();) {
        const auto end = std::min(rest.find('&', at), rest.size());
        const auto pair = rest.substr(at, end - at);
        if (const auto equals = pair.find('='); equals != std::string::npos)
          c.query.add(pair.substr(0, equals), pair.substr(equals + 1));
        at = end + 1;
      }
    }
    me.commune = "05716";
    c.me = std::move(me);
    c.now = noon;
    return c;
  }
  web::Reply run(web::Call c) {
    for (const auto& route : opened.room.routes) {
      if (route.method != c.method || !matches(route.pattern, c)) continue;
      auto answer = route.handler(c);
      if (answer.operations.empty()) return answer.reply;
      for (auto& op : answer.operations) op.author = c.me.account;
      const auto outcomes = door->commit(c.me, std::move(answer.operations), c.now);
      EXPECT_TRUE(outcomes) << outcomes.error().code;
      if (!outcomes) return {};
      last = *outcomes;
      return answer.finish(*outcomes);
    }
    ADD_FAILURE() << "no route for " << c.path;
    return {};
  }
  static bool matches(const std::string& pattern, web::Call& c) {
    const auto parts = [](const std::string& path) {
      std::vector<std::string> out;
      for (std::size_t at = 1; at <= path.size();) {
        const auto end = std::min(path.find('/', at), path.size());
        out.push_back(path.substr(at, end - at));
        at = end + 1;
      }
      return out;
    };
    const auto want = parts(pattern);
    const auto have = parts(c.path);
    if (want.size() != have.size()) return false;
    for (std::size_t i = 0; i < want.size(); ++i) {
      if (want[i] == "{clause}") {
        if (have[i] == "song") return false;
        c.params.add("clause", have[i]);
      } else if (want[i] != have[i]) {
        return false;
      }
    }
    return true;
  }
  std::shared_ptr<const Figures> figures() { return *opened.board->now(noon); }
  std::vector<journal::Outcome> last;
};

bool has(const web::Reply& reply, std::string_view part) { return reply.body.find(part) != std::string::npos; }
std::string header(const web::Reply& reply, std::string_view name) {
  for (const auto& h : reply.headers) {
    if (h.name == name) return h.value;
  }
  return {};
}

TEST_P(PlanOn, TheBoardEqualsCountingAgainFromTheRecords) {
  const auto deep = indicators::recount_deep(*db, "05716", *programme.rules, people_source());
  ASSERT_TRUE(deep) << deep.error().detail;
  EXPECT_TRUE(deep->differences.empty()) << deep->differences.front().what;
  EXPECT_EQ(deep->people, 240U);
  for (const auto& target : figures()->targets) {
    std::int64_t reached = target.nowhere.reached;
    for (const auto& area : target.areas) reached += area.is_leaf ? area.figure.reached : 0;
    EXPECT_EQ(reached, target.total.reached) << target.clause;
    ASSERT_FALSE(target.months.empty());
    EXPECT_EQ(target.months.back().reached, target.total.reached) << target.clause;
    EXPECT_GT(target.total.population, 0) << target.clause;
  }
}

TEST_P(PlanOn, TheBoardNamesEveryClauseAndTheProvisionalState) {
  const auto page = run(call("/ke-hoach"));
  EXPECT_EQ(page.status, 200);
  for (const auto& clause : programme.plan->clauses)
    EXPECT_TRUE(has(page, "/ke-hoach/" + clause.id + "\"")) << clause.id;
  EXPECT_TRUE(has(page, "Bản tạm"));
  EXPECT_FALSE(has(page, "/nguoi?"));
  EXPECT_EQ(run(call("/ke-hoach/khong-co")).status, 404);
}

TEST_P(PlanOn, AnEarlierDayShowsTheFiguresOfItsMonthsAndDoesNotFollowTheLiveOnes) {
  const auto then = run(call("/ke-hoach?ngay=15/03/2026"));
  EXPECT_EQ(then.status, 200);
  EXPECT_TRUE(has(then, "15/03/2026"));
  EXPECT_FALSE(has(then, "data-live"));
  EXPECT_TRUE(has(run(call("/ke-hoach?ngay=15/03/2099")), "data-live"));  // no day to come
}

TEST_P(PlanOn, NamesAreShownOnlyWithTheRightForThatXomAndTheLookIsLogged) {
  const auto path = figures()->targets.front().areas.front().path;
  const auto other = figures()->targets.front().areas.back().path;
  const auto address = "/ke-hoach/III.1.c/nguoi?xom=" + path + "&nhom=dat";
  EXPECT_EQ(run(call(address)).status, 403);
  EXPECT_EQ(run(call(address, officer(auth::Role::area_officer, other))).status, 403);
  const auto seen = run(call(address, officer(auth::Role::area_officer, path)));
  EXPECT_EQ(seen.status, 200);
  EXPECT_TRUE(has(seen, "<table "));
  std::vector<auth::audit::Line> lines;
  ASSERT_TRUE(db->read([&](db::Tx& tx) -> Result<void> {
    lines = *auth::audit::page(tx, "05716", 0, 10);
    return {};
  }));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines.front().entry.action, "programme.people");
  EXPECT_EQ(lines.front().entry.target, "III.1.c " + path);
}

TEST_P(PlanOn, TheListHasAsManyNamesAsTheCell) {
  const auto& target = *figures()->find("III.1.c");
  const auto& area = target.areas.front();
  const auto page =
      run(call("/ke-hoach/III.1.c/nguoi?xom=" + area.path + "&nhom=dat", officer(auth::Role::commune_officer)));
  std::int64_t rows = 0;
  for (auto at = page.body.find("<tr><th scope=\"row\">"); at != std::string::npos;
       at = page.body.find("<tr><th scope=\"row\">", at + 1))
    ++rows;
  EXPECT_EQ(rows, area.figure.reached);
}

TEST_P(PlanOn, ACorrectedDenominatorIsShownWithItsSourceBesideTheCountedOne) {
  auto post = call("/ke-hoach/III.1.c/mau-so", officer(auth::Role::commune_officer));
  post.method = web::Method::post;
  post.form.add("area", "");
  post.form.add("value", "12.345");
  post.form.add("source", "");
  post.form.add("on", "01/11/2026");
  EXPECT_EQ(run(post).status, 422);  // no figure without its source
  post.form = {};
  post.form.add("area", "");
  post.form.add("value", "12.345");
  post.form.add("source", "Công an xã");
  post.form.add("on", "01/11/2026");
  const auto counted = figures()->find("III.1.c")->total.population;
  EXPECT_EQ(run(post).status, 303);
  const auto& total = figures()->find("III.1.c")->total;
  EXPECT_EQ(total.denominator(), 12'345);
  EXPECT_EQ(total.population, counted);
  const auto page = run(call("/ke-hoach/III.1.c"));
  EXPECT_TRUE(has(page, "Công an xã"));
  EXPECT_TRUE(has(page, text::group_thousands(counted)));
  // A second correction builds on the first and does not clash with it.
  post.form = {};
  post.form.add("value", "");
  EXPECT_EQ(run(post).status, 303);
  EXPECT_EQ(last.front().kind, journal::OutcomeKind::applied);
  EXPECT_FALSE(figures()->find("III.1.c")->total.stated);
}

TEST_P(PlanOn, TwoOfficersOnOneClauseMeetAClashAndNothingTypedIsLost) {
  const auto edit = [&](const char* wording, const char* base) {
    auto post = call("/ke-hoach/IV.1.1", officer(auth::Role::commune_officer));
    post.method = web::Method::post;
    post.form.add("wording", wording);
    post.form.add("b_wording", base);
    return run(post);
  };
  EXPECT_EQ(header(edit("Bản một", "0"), "Location"), "/ke-hoach/IV.1.1?da-luu=1");
  EXPECT_EQ(header(edit("Bản hai", "0"), "Location"), "/ke-hoach/IV.1.1?da-luu=2");
  EXPECT_TRUE(has(run(call("/ke-hoach/IV.1.1")), "Bản một"));
  auto wrong = call("/ke-hoach/IV.1.1", officer(auth::Role::commune_officer));
  wrong.method = web::Method::post;
  wrong.form.add("wording", "Câu vừa gõ");
  wrong.form.add("progress", "150");
  const auto back = run(wrong);
  EXPECT_EQ(back.status, 422);
  EXPECT_TRUE(has(back, "Câu vừa gõ"));
}

TEST_P(PlanOn, TheLivePartIsSentAgainOnlyWhenAFigureMoved) {
  const auto first = run(call("/ke-hoach/song"));
  EXPECT_EQ(first.status, 200);
  auto again = call("/ke-hoach/song");
  again.headers.add("if-none-match", header(first, "ETag"));
  EXPECT_EQ(run(again).status, 304);

  // Somebody not yet counted is observed.
  const auto before = figures()->find("III.1.c")->total.reached;
  journal::Operation op;
  op.entity = "person";
  op.entity_id = "0190bbbb-0000-7000-8000-000000000001";
  op.author = "may-chu";
  op.area = "/x01/";
  op.changes = {
      {"name", "Nông Thị Mới", 0}, {"birth", "1970-00-00", 0}, {"area", "/x01/", 0}, {"group", "nguoidan", 0}};
  journal::Operation proof;
  proof.entity = "evidence";
  proof.entity_id = "0190bbbb-0000-7000-8000-000000000002";
  proof.author = "may-chu";
  proof.person = op.entity_id;
  proof.area = "/x01/";
  proof.changes = {
      {"person", op.entity_id, 0}, {"measure", "basic_skills", 0}, {"class", "1", 0}, {"on", "2026-11-22", 0}};
  op.id = door->next_server_id();
  proof.id = door->next_server_id();
  ASSERT_TRUE(door->commit(journal::server_me("05716"), {op, proof}, noon));
  EXPECT_EQ(run(again).status, 200);
  EXPECT_EQ(figures()->find("III.1.c")->total.reached, before + 1);
}

TEST_P(PlanOn, TheApiWithholdsSmallCellsFromThePublicAndAnswersByTag) {
  const auto everybody = run(call("/api/v1/targets/III.1.a"));
  EXPECT_EQ(everybody.status, 200);
  EXPECT_TRUE(has(everybody, "\"withheld\":true"));  // few officials per xóm in so small a commune
  const auto own = run(call("/api/v1/targets/III.1.a", officer(auth::Role::commune_officer)));
  EXPECT_FALSE(has(own, "\"withheld\":true"));
  EXPECT_NE(header(everybody, "ETag"), header(own, "ETag"));
  auto again = call("/api/v1/targets");
  again.headers.add("if-none-match", header(run(call("/api/v1/targets")), "ETag"));
  EXPECT_EQ(run(again).status, 304);
  EXPECT_EQ(run(call("/api/v1/targets/IV.1.1")).status, 404);
}

TEST_P(PlanOn, ReachedPeopleBehindADemoAreMarkedSynthetic) {
  EXPECT_TRUE(demo::is_synthetic(db.folder()));
  EXPECT_TRUE(services.settings.demo);
  EXPECT_FALSE(demo::fill(services, {.people = 1'000}, {}));  // never into an installation that has people
}

INSTANTIATE_TEST_SUITE_P(Engines, PlanOn, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace hvs::programme
