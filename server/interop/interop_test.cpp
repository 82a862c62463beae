// From a file to a learner's progress, through the real door, on both engines; and what the packages' own name answers.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/interop/fields.hpp"
#include "server/db/testing.hpp"
#include "server/interop/desk.hpp"
#include "server/interop/export.hpp"
#include "server/interop/read.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;
constexpr const char* learner = "01900000-0000-7000-8000-000000000001";

class Interop : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::mt19937_64 engine{7};
  RandomBytes random = [this](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(engine());
  };
  std::unique_ptr<keys::Keyring> keys = std::move(*keys::Keyring::open(db.folder()));
  std::unique_ptr<journal::Door> door = journal::make_door(*db, random);
  std::int64_t clock = 1'790'000'000'000;
  app::Services services{.settings = settings(),
                         .db = *db,
                         .door = *door,
                         .keys = *keys,
                         .now = [this] { return from_ms(clock += 1); },
                         .random = random};
  DeskPtr desk;

  app::Settings settings() {
    app::Settings s;
    s.data_dir = db.folder();
    s.share_dir = db.folder();
    return s;
  }
  void SetUp() override {
    for (auto& store : stores()) door->add(std::move(store));
    desk = std::make_shared<Desk>(services, "", nullptr, Audit{});
  }
  static std::string bytes_of(const std::string& name) { return slurp("tests/packages/" + name); }
  Upload take(const std::string& name) {
    const auto id = desk->imports.take({name, "soanbai"}, bytes_of(name));
    EXPECT_TRUE(id);
    desk->imports.wait_idle();
    return *desk->imports.load(*id);
  }
  // What the learner's tables say of one item.
  Known known(const std::string& package, const std::string& item) {
    Known out;
    EXPECT_TRUE(db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(states, progress_of(tx, "05716", learner, package));
      HVS_TRY(state, state_of(tx, "05716", learner, package + "/" + item));
      HVS_TRY(answers, answered(tx, "05716", learner, package + "/" + item));
      out = {states[item], state, answers};
      return {};
    }));
    return out;
  }
  void commit(std::vector<journal::Operation> ops) {
    for (auto& op : ops) {
      op.author = std::string{journal::server_author};
      op.id = door->next_server_id();
      const auto whole = journal::check(op);
      ASSERT_TRUE(whole) << op.entity << ' ' << whole.error().detail;
    }
    const auto outcomes = door->commit(journal::server_me("05716"), std::move(ops), services.now());
    ASSERT_TRUE(outcomes) << outcomes.error().code;
    for (const auto& one : *outcomes) EXPECT_EQ(one.kind, journal::OutcomeKind::applied) << one.reason;
  }
};

TEST_P(Interop, AFileIsReadBesideEverythingAndShownByOneMove) {
  const auto upload = take("scorm12.zip");
  ASSERT_EQ(upload.status, "ready") << upload.problem << upload.detail;
  EXPECT_EQ(upload.kind, "package");
  ASSERT_TRUE(is_hash(upload.hash));
  EXPECT_EQ(desk->shelf.outline(upload.hash), nullptr) << "nothing is in its place before somebody says so";
  const auto outline = desk->imports.outline_of(upload.id);
  ASSERT_TRUE(outline);
  EXPECT_EQ(outline->remarks.back().code, "interop.asks_outside");
  EXPECT_EQ(outline->remarks.back().detail, "ngoai.example");
  ASSERT_TRUE(desk->imports.settle(upload.id));
  ASSERT_TRUE(desk->imports.finish(upload.id, "p"));
  ASSERT_TRUE(desk->shelf.outline(upload.hash));
  EXPECT_FALSE(desk->shelf.file(upload.hash, "noi dung/sco/index.html").empty());
  for (const auto* path :
       {"../goi.json", "noi dung/../../goi.json", "/etc/passwd", "", "noi dung", "./imsmanifest.xml"})
    EXPECT_EQ(desk->shelf.file(upload.hash, path), "") << path;
  EXPECT_FALSE(fs::exists(desk->imports.archive_of(upload.id))) << "the archive is not kept";
}

TEST_P(Interop, WhatIsRefusedLeavesNothingBehind) {
  for (const auto& [name, code] :
       std::initializer_list<std::pair<const char*, const char*>>{{"bad-traversal.zip", "interop.zip_path"},
                                                                  {"bad-unknown.zip", "interop.unknown_kind"},
                                                                  {"bad-cut.zip", "interop.not_zip"},
                                                                  {"bad-deep.zip", "interop.bad_manifest"}}) {
    const auto upload = take(name);
    EXPECT_EQ(upload.status, "failed") << name;
    EXPECT_EQ(upload.problem, code) << name;
    EXPECT_FALSE(fs::exists(desk->shelf.incoming(upload.id)));
    EXPECT_FALSE(fs::exists(desk->imports.archive_of(upload.id)));
    EXPECT_FALSE(desk->imports.settle(upload.id));
  }
  const auto dropped = take("scorm12.zip");
  ASSERT_TRUE(desk->imports.drop(dropped.id));
  EXPECT_FALSE(fs::exists(desk->shelf.incoming(dropped.id)));
}

TEST_P(Interop, PiecesMakeTheSameFileAndATwiceSentPieceIsNoHarm) {
  const auto bytes = bytes_of("scorm2004.zip");
  const auto id = *desk->imports.begin({"a.zip", "soanbai", static_cast<std::int64_t>(bytes.size())});
  EXPECT_EQ(*desk->imports.piece(id, "soanbai", 0, bytes.substr(0, 700)), 700);
  EXPECT_EQ(*desk->imports.piece(id, "soanbai", 0, bytes.substr(0, 700)), 700);
  EXPECT_FALSE(desk->imports.piece(id, "nguoi-khac", 700, bytes.substr(700)));
  EXPECT_FALSE(desk->imports.piece(id, "soanbai", 700, bytes));
  EXPECT_EQ(*desk->imports.piece(id, "soanbai", 700, bytes.substr(700)), static_cast<std::int64_t>(bytes.size()));
  desk->imports.wait_idle();
  EXPECT_EQ(desk->imports.load(id)->status, "ready");
  EXPECT_FALSE(desk->imports.begin({"a.zip", "soanbai", std::int64_t{1} << 40}));
}

TEST_P(Interop, AReportBecomesFactsOnceAndIsReadBack) {
  const About about{learner, learner, "01900000-0000-7000-8000-00000000000a", "i1", std::string(40, 'a')};
  Report report;
  report.seconds = 60;
  report.state = "{\"cmi.suspend_data\":\"" + std::string(9000, 'x') + "đ\",\"cmi.core.total_time\":\"1\"}";
  std::mt19937 dice(3);
  for (auto& c : report.state) c = c == 'x' ? static_cast<char>('a' + dice() % 26) : c;  // does not pack to nothing
  report.answers = {{"câu 1", "a,b", "right"}, {"câu 2", "c", "wrong"}};
  auto ops = facts_of(about, report, known(about.package, "i1"), services.now(), random);
  EXPECT_GT(ops.size(), 4U) << "a step, two answers and more than one part";
  commit(std::move(ops));
  auto now = known(about.package, "i1");
  EXPECT_TRUE(now.state == report.state);
  EXPECT_TRUE(now.answers == report.answers);
  EXPECT_FALSE(now.item.done);
  // Only the clock moved: nothing to write.
  report.state.replace(report.state.find("total_time\":\"1"), 14, "total_time\":\"2");
  EXPECT_TRUE(facts_of(about, report, now, services.now(), random).empty());
  report.done = true;
  report.passed = 1;
  report.score = 90;
  report.state = "{\"cmi.suspend_data\":\"ngắn\"}";
  commit(facts_of(about, report, now, services.now(), random));
  now = known(about.package, "i1");
  EXPECT_TRUE(now.item.done);
  EXPECT_EQ(now.item.score, 90);
  EXPECT_TRUE(now.state == report.state) << "parts of the longer one before do not show";
  // A worse second try does not take away what was reached.
  report.passed = 0;
  report.score = 20;
  EXPECT_TRUE(facts_of(about, report, now, services.now(), random).empty());
}

web::Call asked(const std::string& host, const std::string& path, const std::string& dest = "iframe") {
  web::Call call;
  call.path = path;
  call.headers.add("host", host);
  call.headers.add("sec-fetch-dest", dest);
  return call;
}

TEST_P(Interop, ThePackagesNameAnswersPackagesAndNothingElse) {
  const auto upload = take("scorm12.zip");
  ASSERT_TRUE(desk->imports.settle(upload.id));
  const auto host = "p" + upload.hash.substr(0, 16) + ".localhost:8080";
  const auto base = "/g/" + upload.hash + "/";
  const auto status = [&](const web::Call& call) { return answer_apart(*desk, call).status; };
  EXPECT_EQ(status(asked(host, base + "noi dung/sco/index.html")), 200);
  EXPECT_EQ(status(asked(host, "/chay/" + upload.hash + "/i1")), 200);
  EXPECT_EQ(status(asked(host, "/chay/" + upload.hash + "/i99")), 404);
  EXPECT_EQ(status(asked("pffffffffffffffff.localhost:8080", base + "noi dung/sco/index.html")), 404);
  EXPECT_EQ(status(asked(host, base + "noi dung/sco/index.html", "document")), 403);
  for (const auto* path : {"/", "/hoc", "/quan-tri", "/g/x/y", "/h5p/../goi.json"})
    EXPECT_EQ(status(asked(host, path)), 404) << path;
  auto worker = asked(host, base + "noi dung/sw.js", "serviceworker");
  worker.headers.add("service-worker", "script");
  EXPECT_EQ(status(worker), 403);
  auto post = asked(host, base + "noi dung/sco/index.html");
  post.method = web::Method::post;
  EXPECT_EQ(status(post), 405);
  const auto reply = answer_apart(*desk, asked(host, base + "noi dung/sco/index.html"));
  bool sandboxed = false;
  for (const auto& header : reply.headers) {
    EXPECT_NE(header.name, "Set-Cookie");
    sandboxed = sandboxed || (header.name == "Content-Security-Policy" &&
                              header.value.find("sandbox allow-scripts") != std::string::npos);
  }
  EXPECT_TRUE(sandboxed);
}

INSTANTIATE_TEST_SUITE_P(BothEngines, Interop, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& one) { return one.param; });

TEST(PackHostNames, LoopbackHasANameForEveryPackage) {
  const PackHost host("", "");
  const std::string hash(40, 'a');
  EXPECT_EQ(host.origin_for(asked("127.0.0.1:8080", "/"), hash), "http://paaaaaaaaaaaaaaaa.localhost:8080");
  EXPECT_EQ(host.origin_for(asked("localhost", "/"), hash), "http://paaaaaaaaaaaaaaaa.localhost");
  EXPECT_EQ(host.origin_for(asked("192.168.1.5:8080", "/"), hash), "") << "no name apart: not run at all";
  EXPECT_TRUE(host.is_asked(asked("paaaaaaaaaaaaaaaa.localhost:8080", "/")));
  EXPECT_FALSE(host.is_asked(asked("localhost:8080", "/")));
  EXPECT_FALSE(host.is_asked(asked("127.0.0.1:8080", "/")));
}

TEST(PackHostNames, ANameOfItsOwnIsUsedWhenItIsSet) {
  const std::string hash(40, 'b');
  const PackHost star("https://*.goi.example", "https://hoc.example/x");
  EXPECT_EQ(star.origin_for(asked("hoc.example", "/"), hash), "https://pbbbbbbbbbbbbbbbb.goi.example");
  EXPECT_TRUE(star.is_asked(asked("PBBBBBBBBBBBBBBBB.goi.example", "/")));
  EXPECT_FALSE(star.is_asked(asked("hoc.example", "/")));
  EXPECT_TRUE(star.belongs(asked("pbbbbbbbbbbbbbbbb.goi.example", "/"), hash));
  EXPECT_FALSE(star.belongs(asked("pbbbbbbbbbbbbbbbb.goi.example", "/"), std::string(40, 'c')));
  EXPECT_NE(star.policy().find("frame-ancestors 'self' https://hoc.example"), std::string::npos);
  const PackHost one("http://goi.lan:8080", "");
  EXPECT_TRUE(one.is_asked(asked("goi.lan:8080", "/")));
  EXPECT_FALSE(one.is_asked(asked("hop.lan:8080", "/")));
}

}  // namespace
}  // namespace hvs::interop
