// Freezing a month, on both engines: what was frozen stays, whatever happens to the people afterwards.
#include "server/reports/room.hpp"

#include <gtest/gtest.h>

#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

constexpr Instant noon = from_ms(1'795'323'600'000);  // 2026-11-22 in Vietnam

class ReportsRoom : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::unique_ptr<keys::Keyring> keyring = std::move(keys::Keyring::open(db.folder() + "/keys-of-test").value());
  std::unique_ptr<journal::Door> door =
      journal::make_door(*db, [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{7}); });
  std::uint8_t turn = 0;
  app::Services services{app::Settings{},
                         *db,
                         *door,
                         *keyring,
                         [] { return noon; },
                         [this](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, ++turn); }};
  std::int64_t reached = 100;  // the live figure, which moves on
  std::string asked;
  app::Room room = make_reports(services, [this](db::Tx&, const std::string&, Month month, Instant) -> Result<Figures> {
    asked = key_of(month);
    Figures f;
    f.commit = static_cast<std::uint64_t>(reached);
    f.targets = {{"III.2.b",
                  "Dùng tốt <dịch vụ số>",
                  2026,
                  100,
                  false,
                  1,
                  reached,
                  12034,
                  "",
                  {{"xóm Mỏ Gà", reached, 1300, false}}}};
    return f;
  });
  web::Router router{room.routes};

  web::Reply ask(web::Method method, std::string path, std::string query = "", std::string month = "") {
    web::Call call;
    call.method = method;
    call.path = path;
    call.raw_target = path;
    call.now = noon;
    call.me.account = "can-bo";
    call.me.name = "Lê Thị Mai";
    if (!query.empty()) call.query.add("mau", query);
    if (!month.empty()) call.form.add("thang", month);
    const auto match = router.find(method, path, &call.params);
    EXPECT_NE(match.route, nullptr) << path;
    return match.route->handler(call).reply;
  }
  std::string freeze(const std::string& month = "2026-11") {
    const auto reply = ask(web::Method::post, "/quan-tri/bao-cao", "", month);
    EXPECT_EQ(reply.status, 303);
    for (const auto& h : reply.headers) {
      if (h.name == "Location") return h.value;
    }
    return {};
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, ReportsRoom, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

bool has(const web::Reply& reply, std::string_view words) { return reply.body.find(words) != std::string::npos; }

TEST_P(ReportsRoom, AFrozenCutGivesTheSameBytesAfterTheFiguresMovedOn) {
  const auto page = freeze();
  std::vector<std::string> before;
  const std::vector<std::string> files{"/ubnd.docx",        "/ubnd.xlsx",    "/phong-vhxh.docx",
                                       "/ban-chi-dao.docx", "/dang-uy.docx", "/dang-uy.xlsx"};
  for (const auto& file : files) {
    const auto reply = ask(web::Method::get, page + file);
    EXPECT_EQ(reply.status, 200) << file;
    EXPECT_TRUE(reply.body.starts_with("PK")) << file;
    before.push_back(reply.body);
  }
  reached = 12034;
  for (std::size_t i = 0; i < files.size(); ++i)
    EXPECT_EQ(ask(web::Method::get, page + files[i]).body, before[i]) << files[i];
  EXPECT_TRUE(has(ask(web::Method::get, page), "<td class=\"num\">100</td>"));
  const auto next = freeze();
  EXPECT_NE(next, page);
  EXPECT_NE(ask(web::Method::get, next + "/ubnd.docx").body, before[0]);
  const auto list = ask(web::Method::get, "/quan-tri/bao-cao");
  EXPECT_TRUE(has(list, page));
  EXPECT_TRUE(has(list, next));
  EXPECT_TRUE(has(list, "Lê Thị Mai"));
}

TEST_P(ReportsRoom, ThePreviewShowsTheChosenHeadOnly) {
  const auto page = freeze();
  const auto state = ask(web::Method::get, page, "ubnd");
  EXPECT_TRUE(has(state, t::reports::nation.vi));
  EXPECT_FALSE(has(state, t::reports::party.vi));
  EXPECT_TRUE(has(state, "Dùng tốt &lt;dịch vụ số&gt;"));
  const auto party = ask(web::Method::get, page, "ban-chi-dao");
  EXPECT_TRUE(has(party, t::reports::party.vi));
  EXPECT_FALSE(has(party, t::reports::nation.vi));
  EXPECT_FALSE(has(party, t::reports::motto.vi));
  EXPECT_TRUE(has(party, page + "/ban-chi-dao.docx"));
}

TEST_P(ReportsRoom, APastMonthIsAskedForAndOneToComeIsRefused) {
  (void)freeze("2026-09");
  EXPECT_EQ(asked, "2026-09");
  asked.clear();
  const auto early = ask(web::Method::post, "/quan-tri/bao-cao", "", "2026-12");
  EXPECT_EQ(early.status, 422);
  EXPECT_TRUE(has(early, t::reports::month_to_come.vi));
  EXPECT_EQ(ask(web::Method::post, "/quan-tri/bao-cao", "", "rác").status, 422);
  EXPECT_EQ(asked, "");
}

TEST_P(ReportsRoom, WhatIsNotThereIsSaidSo) {
  const auto page = freeze();
  EXPECT_EQ(ask(web::Method::get, "/quan-tri/bao-cao/khong-co").status, 404);
  EXPECT_EQ(ask(web::Method::get, page + "/huyen.docx").status, 404);
  EXPECT_EQ(ask(web::Method::get, page + "/ubnd.exe").status, 404);
  EXPECT_EQ(ask(web::Method::get, page, "huyen").status, 404);
}

}  // namespace
}  // namespace hvs::reports
