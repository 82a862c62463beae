// The whole way: plan and board of the programme room → cut → file, on both engines.
#include "server/reports/live.hpp"

#include <gtest/gtest.h>

#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/media/unzip_for_test.hpp"
#include "server/programme/room.hpp"
#include "server/reports/documents.hpp"

namespace hvs::reports {
namespace {

constexpr Instant noon = from_ms(1'795'323'600'000);

class LiveReport : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Engines, LiveReport, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(LiveReport, APlanWithoutPeopleStillMakesAWholeReport) {
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  const auto keyring = std::move(keys::Keyring::open(db.folder() + "/keys-of-test").value());
  const RandomBytes random = [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{7}); };
  const auto door = journal::make_door(*db, random);
  app::Settings settings;
  settings.share_dir = db::testing::repository();
  app::Services services{settings, *db, *door, *keyring, [] { return noon; }, random};
  const auto programme = programme::furnish(services);
  ASSERT_TRUE(programme) << programme.error().code << programme.error().detail;

  Figures figures;
  const auto read = db->read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, live_figures(programme->plan, programme->rules)(tx, services.settings.commune, Month{2026, 11}, noon));
    figures = std::move(got);
    return {};
  });
  ASSERT_TRUE(read) << read.error().code << read.error().detail;
  EXPECT_GE(figures.targets.size(), 9U);
  EXPECT_GE(figures.tasks.size(), 5U);
  EXPECT_TRUE(figures.provisional);
  const Cut cut{"0192f0c4-1234-7abc-8def-00112233ccdd", "", "x", noon, figures};
  const auto file = docx_of(cut, report_of(cut, PartyIssuer::steering_board, {}));
  ASSERT_TRUE(file);
  EXPECT_EQ(media::test::unzip(file->bytes).count("word/document.xml"), 1U);
}

}  // namespace
}  // namespace hvs::reports
