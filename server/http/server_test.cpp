// The server over real sockets on loopback. Every wait ends by an answer or by the server closing.
#include "server/http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>

#include "server/http/test_client.hpp"

namespace hvs::http {
namespace {

using namespace std::chrono_literals;
using test::body_of;
using test::Client;
using test::status_of;

constexpr std::string_view host = "Host: localhost\r\n";

std::string get(std::string_view target, std::string_view more = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\n" + std::string(host) + std::string(more) + "\r\n";
}
std::string post(std::string_view type, std::string_view body, std::string_view target = "/echo") {
  return "POST " + std::string(target) + " HTTP/1.1\r\n" + std::string(host) + "Content-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

class HttpServer : public testing::Test {
 protected:
  void start(Config config = {}) {
    config.port = 0;
    App app;
    app.pace = [](web::Method, std::string_view path) {
      return path == "/worker" || path == "/held" ? web::Pace::worker : web::Pace::quick;
    };
    app.takes_upload = [](web::Method, std::string_view path) { return path == "/upload"; };
    app.serve = [this](web::Call&& call, Done done) { serve(std::move(call), std::move(done)); };
    app.error_page = [](int status, std::string_view id) { return web::text("sorry " + std::string(id), status); };
    app.log = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      log_ += line;
      log_ += '\n';
    };
    auto started = Server::start(std::move(config), std::move(app));
    ASSERT_TRUE(started) << started.error().detail;
    server_ = std::move(*started);
  }

  void serve(web::Call&& call, Done done) {
    ++served_;
    if (call.path == "/boom") throw std::runtime_error("boom");
    if (call.path == "/dropped") return;
    if (call.path == "/held") {  // as the group commit does: answered later, from another thread
      const std::lock_guard lock(mutex_);
      held_ = std::move(done);
      arrived_.set_value();
      return;
    }
    if (call.path == "/big") return done(web::text(std::string(300'000, 'b')));
    if (call.path == "/page") {
      auto page = web::page(std::string(5000, 'p'));
      page.headers.push_back({"ETag", "\"v1\""});
      return done(std::move(page));
    }
    if (call.path == "/file") {
      web::Reply reply;
      reply.type = "audio/ogg";
      reply.file = file_;
      return done(std::move(reply));
    }
    if (call.path == "/split") {
      auto reply = web::text("x");
      reply.headers.push_back({"X-Typed", std::string(call.query.get("v"))});
      return done(std::move(reply));
    }
    std::string seen = call.path + "|" + std::string(call.query.get("q")) + "|" + std::string(call.cookies.get("s")) +
                       "|" + call.peer + "|" + (call.secure ? "tls" : "plain") + "|" + call.body;
    for (const auto& f : call.form.items()) seen += "|" + f.name + "=" + f.value;
    for (const auto& u : call.uploads) seen += "|" + u.field + ":" + u.filename + ":" + u.bytes;
    done(web::text(seen));
  }

  std::string ask(std::string_view request) {
    Client client(server_->port());
    client.send(request);
    return client.answer();
  }

  void TearDown() override {
    server_.reset();
    if (!file_.empty()) std::filesystem::remove(file_);
  }

  std::unique_ptr<Server> server_;
  std::mutex mutex_;
  std::string log_;
  std::string file_;
  std::atomic<int> served_{0};
  Done held_;
  std::promise<void> arrived_;
};

TEST_F(HttpServer, ReadsTargetCookiesAndForms) {
  start();
  EXPECT_EQ(body_of(ask(get("/a%20b?q=M%C6%B0%E1%BB%9Di", "Cookie: s=1\r\n"))), "/a b|Mười|1|127.0.0.1|plain|");
  EXPECT_EQ(body_of(ask(post("application/x-www-form-urlencoded", "ten=L%C3%AA+Hai&x="))),
            "/echo|||127.0.0.1|plain||ten=Lê Hai|x=");
  EXPECT_EQ(body_of(ask(
                post("multipart/form-data; boundary=b",
                     "--b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nv\r\n"
                     "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.csv\"\r\n\r\n1,2\r\n--b--\r\n"))),
            "/echo|||127.0.0.1|plain||t=v|f:x.csv:1,2");
  EXPECT_EQ(body_of(ask(post("application/json", "{}"))), "/echo|||127.0.0.1|plain|{}");
}

TEST_F(HttpServer, RefusesFormsItCannotRead) {
  start();
  EXPECT_EQ(status_of(ask(post("application/x-www-form-urlencoded", "a=%ff"))), 400);
  EXPECT_EQ(status_of(ask(post("multipart/form-data; boundary=b", "--x\r\n"))), 400);
  EXPECT_EQ(served_, 0);
}

TEST_F(HttpServer, AnswersPipelinedRequestsInOrder) {
  start();
  Client client(server_->port());
  client.send(get("/worker?q=1") + get("/2") + post("text/plain", "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n") +
              get("/3"));
  EXPECT_TRUE(body_of(client.answer()).starts_with("/worker|1|"));
  EXPECT_TRUE(body_of(client.answer()).starts_with("/2|"));
  EXPECT_TRUE(body_of(client.answer()).starts_with("/echo|"));
  EXPECT_TRUE(body_of(client.answer()).starts_with("/3|"));
  EXPECT_EQ(served_, 4);
}

TEST_F(HttpServer, ReadsARequestThatComesByteByByte) {
  start();
  Client client(server_->port());
  const auto request = "POST /echo HTTP/1.1\r\n" + std::string(host) +
                       "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n1\r\nd\r\n0\r\nContent-Type: x\r\n\r\n";
  for (const char c : request) client.send({&c, 1});
  EXPECT_EQ(body_of(client.answer()), "/echo|||127.0.0.1|plain|abcd");
  client.send(get("/next"));
  EXPECT_TRUE(body_of(client.answer()).starts_with("/next"));
}

TEST_F(HttpServer, RefusesWhatTwoProgramsCouldReadDifferently) {
  start();
  const std::string hidden = get("/hidden");
  const std::string size = std::to_string(5 + hidden.size());
  for (const std::string& head :
       {"Content-Length: " + size + "\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 0\r\nContent-Length: " + size + "\r\n", std::string("Content-Length: 0, 5\r\n"),
        std::string("Transfer-Encoding: xchunked\r\n"), std::string("Transfer-Encoding:\r\n chunked\r\n"),
        std::string("Content-Length: +5\r\n"), std::string("Transfer-Encoding : chunked\r\n")}) {
    Client client(server_->port());
    client.send("POST /echo HTTP/1.1\r\n" + std::string(host) + head + "\r\n0\r\n\r\n" + hidden);
    const auto all = client.rest();  // the server closes: nobody knows where the next request begins
    EXPECT_GE(status_of(all), 400) << head;
    EXPECT_EQ(all.find("HTTP/1.1", 8), std::string::npos) << head;
  }
  EXPECT_EQ(served_, 0);
}

TEST_F(HttpServer, RefusesPathsThatLeaveTheTreeAndUnknownMethods) {
  start();
  for (const auto* target : {"/../etc/passwd", "/%2e%2e/x", "/a%00b", "/%c0%ae", "//x"})
    EXPECT_EQ(status_of(ask(get(target))), 400) << target;
  EXPECT_EQ(status_of(ask("TRACE / HTTP/1.1\r\n" + std::string(host) + "\r\n")), 501);
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\n\r\n")), 400);
  EXPECT_EQ(status_of(ask("GET / HTTP/1.0\r\n\r\n")), 200);
}

TEST_F(HttpServer, AnswersOnlyForItsOwnNames) {
  start({.hosts = {"localhost", "hoc.example"}});
  EXPECT_EQ(status_of(ask(get("/"))), 200);
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: HOC.example:8080\r\n\r\n")), 200);
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")), 421);
  EXPECT_EQ(status_of(ask("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n")), 421);
}

TEST_F(HttpServer, BelievesForwardedHeadersOnlyOfATrustedProxy) {
  constexpr auto forwarded = "X-Forwarded-For: 9.9.9.9, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n";
  start();
  EXPECT_EQ(body_of(ask(get("/", forwarded))), "/|||127.0.0.1|plain|");
  start({.trusted_proxies = {"127.0.0.0/8"}});
  EXPECT_EQ(body_of(ask(get("/", forwarded))), "/|||203.0.113.7|tls|");
}

TEST_F(HttpServer, HeadHasTheLengthButNoBody) {
  start();
  Client client(server_->port());
  client.send("HEAD /big HTTP/1.1\r\n" + std::string(host) + "\r\n" + get("/after"));
  const auto head = client.answer(true);
  EXPECT_NE(head.find("Content-Length: 300000"), std::string::npos);
  EXPECT_TRUE(body_of(client.answer()).starts_with("/after"));
}

TEST_F(HttpServer, SendsOnlyWhatHasChangedOrWasAskedFor) {
  start();
  file_ = testing::TempDir() + "http_server_test.bin";
  std::ofstream(file_) << "0123456789";
  EXPECT_EQ(status_of(ask(get("/page", "If-None-Match: \"v0\", W/\"v1\"\r\n"))), 304);
  EXPECT_EQ(body_of(ask(get("/file"))), "0123456789");
  EXPECT_EQ(body_of(ask(get("/file", "Range: bytes=-3\r\n"))), "789");
  const auto part = ask(get("/file", "Range: bytes=2-4\r\n"));
  EXPECT_EQ(status_of(part), 206);
  EXPECT_NE(part.find("Content-Range: bytes 2-4/10"), std::string::npos);
  EXPECT_EQ(body_of(part), "234");
  EXPECT_EQ(status_of(ask(get("/file", "Range: bytes=10-\r\n"))), 416);
}

TEST_F(HttpServer, PacksPagesForThoseWhoAccept) {
  start();
  const auto packed = ask(get("/page", "Accept-Encoding: br, gzip\r\n"));
  EXPECT_NE(packed.find("Content-Encoding: gzip"), std::string::npos);
  EXPECT_NE(packed.find("W/\"v1\""), std::string::npos);
  EXPECT_LT(body_of(packed).size(), 200U);
  const auto plain = ask(get("/page", "Accept-Encoding: gzip;q=0\r\n"));
  EXPECT_EQ(body_of(plain).size(), 5000U);
  EXPECT_NE(plain.find("Vary: Accept-Encoding"), std::string::npos);
}

TEST_F(HttpServer, KeepsTypedTextOutOfItsHeaders) {
  start();
  EXPECT_EQ(ask(get("/split?v=a%0d%0aX-Injected:%201")).find("X-Injected"), std::string::npos);
}

TEST_F(HttpServer, LimitsHeadTargetAndBody) {
  Config config;
  config.limits.header_bytes = 4096;
  config.limits.target_bytes = 1000;
  config.limits.header_fields = 10;
  config.limits.body_bytes = 1000;
  config.limits.upload_bytes = 2000;
  start(config);
  const std::string many(1500, 'a');
  EXPECT_EQ(status_of(ask(get("/", "X: " + std::string(9000, 'a') + "\r\n"))), 431);
  EXPECT_EQ(status_of(ask(get("/" + many))), 414);
  std::string fields;
  for (int i = 0; i < 11; ++i) fields += "X: 1\r\n";
  EXPECT_EQ(status_of(ask(get("/", fields))), 431);
  EXPECT_EQ(status_of(ask(post("text/plain", many))), 413);
  EXPECT_EQ(status_of(ask(post("text/plain", many, "/upload"))), 200);
  EXPECT_EQ(status_of(ask("POST / HTTP/1.1\r\n" + std::string(host) + "Transfer-Encoding: chunked\r\n\r\n5dc\r\n" +
                          many + "\r\n0\r\n\r\n")),
            413);
  EXPECT_EQ(status_of(ask("POST / HTTP/1.1\r\n" + std::string(host) + "Transfer-Encoding: chunked\r\n\r\n5;" +
                          std::string(9000, 'a') + "\r\n")),
            431);
  EXPECT_EQ(served_, 1);
}

TEST_F(HttpServer, RefusesBodiesThatTogetherWouldFillTheMemory) {
  Config config;
  config.limits.bodies_total = 1000;
  start(config);
  EXPECT_EQ(status_of(ask(post("text/plain", std::string(900, 'a')))), 200);
  EXPECT_EQ(status_of(ask(post("text/plain", std::string(900, 'a')))), 200) << "given back after the answer";
  EXPECT_EQ(status_of(ask(post("text/plain", std::string(1100, 'a')))), 503);
}

TEST_F(HttpServer, ClosesConnectionsThatAreTooSlow) {
  Config config;
  config.limits.header_time = 80ms;
  config.limits.body_time = 80ms;
  config.limits.idle_time = 80ms;
  start(config);
  Client silent(server_->port());
  EXPECT_EQ(silent.rest(), "");
  Client half_head(server_->port());
  half_head.send("GET / HTTP/1.1\r\nHost:");
  EXPECT_EQ(status_of(half_head.rest()), 408);
  Client half_body(server_->port());
  half_body.send("POST / HTTP/1.1\r\n" + std::string(host) + "Content-Length: 10\r\n\r\nabc");
  EXPECT_EQ(status_of(half_body.rest()), 408);
  Client idle(server_->port());
  idle.send(get("/"));
  EXPECT_EQ(status_of(idle.answer()), 200);
  EXPECT_EQ(idle.rest(), "");
}

TEST_F(HttpServer, ClosesOnAClientThatDoesNotRead) {
  Config config;
  config.limits.write_time = 80ms;
  start(config);
  Client client(server_->port());
  std::string many;
  for (int i = 0; i < 100; ++i) many += get("/big");  // 30 MB: more than any socket buffer holds
  client.send(many);
  std::string metrics;
  do {  // asks on another connection until the server has given up on the first
    metrics.clear();
    EXPECT_EQ(status_of(ask(get("/"))), 200);
    server_->write_metrics(metrics);
  } while (metrics.find("why=\"write_time\"} 1") == std::string::npos);
}

TEST_F(HttpServer, SaysContinueOnlyWhenTheBodyIsWelcome) {
  Config config;
  config.limits.body_bytes = 100;
  start(config);
  Client client(server_->port());
  client.send("POST /echo HTTP/1.1\r\n" + std::string(host) + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(status_of(client.answer()), 100);
  client.send("ok");
  EXPECT_EQ(status_of(client.answer()), 200);
  EXPECT_EQ(
      status_of(ask("POST / HTTP/1.1\r\n" + std::string(host) + "Expect: 100-continue\r\nContent-Length: 200\r\n\r\n")),
      413);
  EXPECT_EQ(
      status_of(ask("POST / HTTP/1.1\r\n" + std::string(host) + "Expect: 200-maybe\r\nContent-Length: 0\r\n\r\n")),
      417);
}

TEST_F(HttpServer, ABrokenHandlerIsA500AndTheServerGoesOn) {
  start();
  Client client(server_->port());
  client.send(get("/boom") + get("/dropped") + get("/ok"));
  EXPECT_EQ(status_of(client.answer()), 500);
  EXPECT_EQ(status_of(client.answer()), 500);
  EXPECT_EQ(status_of(client.answer()), 200);
}

TEST_F(HttpServer, FinishesAReplyFromAnotherThreadWhileDraining) {
  start();
  Client idle(server_->port());
  idle.send(get("/"));
  EXPECT_EQ(status_of(idle.answer()), 200);
  Client client(server_->port());
  client.send(get("/held"));
  arrived_.get_future().wait();
  auto drained = std::async(std::launch::async, [this] { return server_->drain(20s); });
  EXPECT_EQ(idle.rest(), "") << "a silent connection is closed at once";
  EXPECT_FALSE(Client(server_->port()).connected()) << "nobody new is let in";
  std::exchange(held_, nullptr)(web::text("late but whole"));
  const auto answer = client.answer();
  EXPECT_EQ(body_of(answer), "late but whole");
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  EXPECT_TRUE(drained.get());
}

TEST_F(HttpServer, LogsTheShapeOfARequestAndNothingPersonal) {
  start();
  ask(get("/chung-nhan/0198c2f4-aaaa-7bbb-8ccc-0123456789ab?ten=Nguyen"));
  server_.reset();
  EXPECT_NE(log_.find("method=GET path=/chung-nhan/* status=200"), std::string::npos) << log_;
  EXPECT_EQ(log_.find("Nguyen"), std::string::npos);
  EXPECT_EQ(log_.find("127.0.0.1"), std::string::npos);
}

TEST_F(HttpServer, ServesManyAtOnce) {
  start();
  std::vector<std::thread> clients;
  std::atomic<int> good{0};
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&, i] {
      Client client(server_->port());
      for (int n = 0; n < 50; ++n) {
        const auto id = std::to_string(i * 1000 + n);
        client.send(get((n % 2 == 0 ? "/worker?q=" : "/quick?q=") + id));
        if (client.answer().find("|" + id + "|") != std::string::npos) ++good;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(good, 400);
}

TEST(HttpServerStart, RefusesWhatItCannotUse) {
  App app;
  EXPECT_FALSE(Server::start({.address = "not-an-address"}, app));
  EXPECT_FALSE(Server::start({.port = 0, .trusted_proxies = {"10.0.0.0/33"}}, app));
}

}  // namespace
}  // namespace hvs::http
