#include "server/http/static_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/http/headers.hpp"
#include "server/http/outgoing.hpp"

namespace hvs::http {
namespace {

namespace fs = std::filesystem;

class Static : public testing::Test {
 protected:
  Static() : share_(testing::TempDir() + "static_files_test") {
    fs::remove_all(share_);
    write("assets/00ff/app.css", "plain");
    write("assets/00ff/app.css.br", "brotli");
    write("assets/00ff/app.css.gz", "gzip");
    write("assets/00ff/notes.exe", "not served");
    write("assets/11aa/big.js", std::string(100'000, 'x'));
    write("sw.js", "worker");
    write("am/lam-quen/01.opus", "0123456789");
    write("am/secret.toml", "secret");
    files_ = std::make_shared<StaticFiles>(share_);
  }
  ~Static() override { fs::remove_all(share_); }

  void write(const std::string& name, std::string_view bytes) {
    fs::create_directories(fs::path(share_ + "/" + name).parent_path());
    std::ofstream(share_ + "/" + name) << bytes;
  }
  web::Reply asset(std::string_view name, std::string accept = {}) {
    web::Call call;
    if (!accept.empty()) call.headers.add("accept-encoding", std::move(accept));
    return files_->asset(call, name);
  }

  std::string share_;
  std::shared_ptr<StaticFiles> files_;
};

TEST_F(Static, GivesTheBestPackedVariantThatIsAccepted) {
  const auto br = asset("00ff/app.css", "gzip, br");
  EXPECT_EQ(*br.shared_body, "brotli");
  EXPECT_EQ(header(br, "content-encoding"), "br");
  EXPECT_EQ(header(br, "etag"), "\"00ff-br\"");
  EXPECT_EQ(*asset("00ff/app.css", "gzip").shared_body, "gzip");
  const auto plain = asset("00ff/app.css");
  EXPECT_EQ(*plain.shared_body, "plain");
  EXPECT_EQ(header(plain, "vary"), "Accept-Encoding");
  EXPECT_EQ(header(plain, "cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(plain.type, "text/css; charset=utf-8");
}

TEST_F(Static, SendsLargeFilesFromDisk) {
  const auto big = asset("11aa/big.js");
  EXPECT_FALSE(big.shared_body);
  EXPECT_TRUE(big.file.ends_with("/assets/11aa/big.js"));
}

TEST_F(Static, KnowsNothingElse) {
  for (const auto* name : {"", "00ff", "00ff/app.css.br", "00ff/notes.exe", "../sw.js", "00ff/../../sw.js"})
    EXPECT_EQ(asset(name).status, 404) << name;
  for (const auto* name : {"", "secret.toml", "../sw.js", "/etc/passwd", "../am/lam-quen/01.opus"})
    EXPECT_EQ(files_->sound(name).status, 404) << name;
}

TEST_F(Static, RevalidatesTheServiceWorkerEveryTime) {
  const auto worker = files_->fixed({}, "sw.js");
  EXPECT_EQ(header(worker, "cache-control"), "no-cache");
  EXPECT_TRUE(header(worker, "content-security-policy").empty());
  Asked asked;
  asked.if_none_match = header(worker, "etag");
  EXPECT_EQ(prepare(web::Reply(worker), asked, {.date = "x"}).status, 304);
}

TEST_F(Static, SoundsAnswerRanges) {
  Asked asked;
  asked.range = "bytes=2-3";
  const auto part = prepare(files_->sound("lam-quen/01.opus"), asked, {.date = "x"});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.size, 2U);
  EXPECT_EQ(prepare(files_->sound("lam-quen/99.opus"), asked, {.date = "x"}).status, 404);
}

TEST_F(Static, HasARouteForEveryKindOfFile) {
  const auto routes = static_routes(files_);
  ASSERT_EQ(routes.size(), 4U);
  EXPECT_EQ(routes[0].pattern, "/sw.js");
  EXPECT_EQ(routes[0].handler({}).reply.status, 200);
}

TEST_F(Static, AFolderThatIsNotThereMeansNoFiles) {
  const StaticFiles none(share_ + "/nowhere");
  EXPECT_TRUE(none.fixed_names().empty());
}

TEST(SecurityHeaders, FollowTheKindOfReply) {
  auto page = web::page("x");
  page.headers.push_back({"referrer-policy", "no-referrer"});
  add_security_headers(page);
  EXPECT_NE(header(page, "content-security-policy").find("default-src 'self'"), std::string_view::npos);
  EXPECT_EQ(header(page, "content-security-policy").find("unsafe-inline"), std::string_view::npos);
  EXPECT_EQ(header(page, "referrer-policy"), "no-referrer") << "what the handler has set stays";
  auto data = web::json("{}");
  add_security_headers(data);
  EXPECT_EQ(header(data, "x-content-type-options"), "nosniff");
  EXPECT_TRUE(header(data, "content-security-policy").empty());
}

}  // namespace
}  // namespace hvs::http
