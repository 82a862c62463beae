#include "core/phone/core.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/journal/codec.hpp"
#include "core/journal/outbox_file.hpp"

namespace hvs::phone {
namespace {

constexpr std::string_view account = "0192f0c4-1234-7abc-8def-001122334401";
constexpr std::string_view device = "0192f0c4-1234-7abc-8def-0011223344d1";

// A room with one page and one form: enough to see what the core does around any room.
std::vector<web::Route> notes(const Shelf& shelf) {
  const auto read = [&shelf](const web::Call& call) -> web::Answer {
    if (shelf.pack("/ghi/goi").empty()) return not_here();
    return web::page("pack=" + std::string{shelf.pack("/ghi/goi")} +
                     " waiting=" + std::to_string(shelf.waiting().size()) + " me=" + call.me.name +
                     " q=" + std::string{call.query.get("q")} + " size=" + std::string{call.cookies.get("chu")});
  };
  const auto write = [&shelf](const web::Call& call) -> web::Answer {
    web::Answer answer{web::see_other("/ghi")};
    journal::Operation op;
    op.entity = "visit";
    op.entity_id = make_uuid7(call.now, shelf.random());
    op.author = call.me.account;
    op.claimed = call.now;
    op.changes = {{"note", std::string{call.form.get("loi")}, 0}};
    answer.operations.push_back(std::move(op));
    return answer;
  };
  return {{web::Method::get, "/ghi", auth::Right::anyone, read},
          {web::Method::post, "/ghi", auth::Right::field_book, write}};
}

struct Phone {
  Core core{{&notes}, [](std::uint8_t* out, std::size_t size) { std::fill(out, out + size, std::uint8_t{7}); }};

  void sign_in(Instant until = {}) {
    Identity who;
    who.me.commune = "05716";
    who.me.account = account;
    who.me.name = "Lý Văn Mẫu";
    who.me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}};
    who.device = device;
    who.until = until;
    ASSERT_TRUE(core.keep("toi", write_identity(who)));
  }
  json::Json ask(std::string_view method, std::string_view target, std::string_view body = {}) {
    std::string call;
    json::Writer w(call);
    w.begin_object().key("method").value(method).key("target").value(target);
    w.key("type").value("application/x-www-form-urlencoded").key("body").value(body);
    w.key("cookies").begin_object().key("chu").value("28").end_object().key("now").value(1'000'000LL).end_object();
    return json::parse(core.answer(call)).value();
  }
};

std::string stored(const journal::Operation& op, std::uint32_t epoch, std::uint64_t seq) {
  const auto packed = journal::pack_operation(op);
  std::string out;
  const auto put = [&out](std::uint64_t v, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(v >> (8 * i));
  };
  put(epoch, 4);
  put(seq, 8);
  put(packed.size(), 4);
  return out + packed;
}

TEST(PhoneCore, AnswersAPageFromThePackItKeeps) {
  Phone phone;
  phone.sign_in();
  EXPECT_EQ(phone.ask("GET", "/ghi").at("status").integer(), 0) << "without the pack the server must be asked";
  ASSERT_TRUE(phone.core.keep("/ghi/goi", "P1"));
  const auto got = phone.ask("GET", "/ghi?q=ch%C3%A0o");
  EXPECT_EQ(got.at("status").integer(), 200);
  EXPECT_EQ(got.at("body").string(), "pack=P1 waiting=0 me=Lý Văn Mẫu q=chào size=28");
  ASSERT_TRUE(phone.core.keep("/ghi/goi", ""));
  EXPECT_EQ(phone.ask("GET", "/ghi").at("status").integer(), 0);
}

TEST(PhoneCore, AFormBecomesAnOperationThatReadsBack) {
  Phone phone;
  phone.sign_in();
  const auto got = phone.ask("POST", "/ghi", "loi=%C4%90%C3%A3+g%E1%BA%B7p");
  EXPECT_EQ(got.at("status").integer(), 303);
  ASSERT_EQ(got.at("operations").items().size(), 1U);
  const auto packed = bytes::from_base64url(got.at("operations").at(std::size_t{0}).string()).value();
  const auto op = journal::unpack_operation(packed, {std::string{device}, 1, 1}).value();
  EXPECT_EQ(op.author, account);
  ASSERT_EQ(op.changes.size(), 1U);
  EXPECT_EQ(op.changes[0].value, "Đã gặp");
}

TEST(PhoneCore, WhoHasNoRightIsSentToTheServer) {
  Phone phone;
  EXPECT_EQ(phone.ask("POST", "/ghi", "loi=x").at("status").integer(), 0);
  phone.sign_in(from_ms(999'999));  // ran out a millisecond ago
  EXPECT_EQ(phone.ask("POST", "/ghi", "loi=x").at("status").integer(), 0);
  EXPECT_TRUE(phone.ask("POST", "/ghi", "loi=x").at("operations").items().empty());
  phone.sign_in(from_ms(1'000'001));
  EXPECT_EQ(phone.ask("POST", "/ghi", "loi=x").at("status").integer(), 303);
}

TEST(PhoneCore, AFormFromAnotherSiteIsSentToTheServer) {
  Phone phone;
  Identity who;
  who.me.commune = "05716";
  who.me.account = account;
  who.me.csrf = "dau-cua-phien";
  who.me.grants = {{auth::Role::volunteer, "", {}, {}}};
  ASSERT_TRUE(phone.core.keep("toi", write_identity(who)));
  EXPECT_EQ(phone.ask("POST", "/ghi", "loi=x").at("status").integer(), 0);
  EXPECT_EQ(phone.ask("POST", "/ghi", "loi=x&csrf=khac").at("status").integer(), 0);
  EXPECT_EQ(phone.ask("POST", "/ghi", "loi=x&csrf=dau-cua-phien").at("status").integer(), 303);
}

TEST(PhoneCore, LaysWaitingOperationsOnTheShelf) {
  Phone phone;
  phone.sign_in();
  ASSERT_TRUE(phone.core.keep("/ghi/goi", "P"));
  journal::Operation op;
  op.entity = "visit";
  op.entity_id = "0192f0c4-1234-7abc-8def-0011223344aa";
  op.author = account;
  ASSERT_TRUE(phone.core.keep("cho", stored(op, 3, 1) + stored(op, 3, 2)));
  EXPECT_NE(phone.ask("GET", "/ghi").at("body").string().find("waiting=2"), std::string_view::npos);
  ASSERT_TRUE(phone.core.keep("cho", ""));
  EXPECT_NE(phone.ask("GET", "/ghi").at("body").string().find("waiting=0"), std::string_view::npos);
}

TEST(Waiting, KeepsNumbersAndOrder) {
  journal::Operation op;
  op.entity = "visit";
  op.entity_id = "0192f0c4-1234-7abc-8def-0011223344aa";
  const auto got = journal::read_waiting(stored(op, 3, 0x1'0000'0002ULL) + stored(op, 4, 1), device).value();
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].id, (journal::OpId{std::string{device}, 3, 0x1'0000'0002ULL}));
  EXPECT_EQ(got[1].id, (journal::OpId{std::string{device}, 4, 1}));
}

RC_GTEST_PROP(Waiting, CutOrStrangeBytesAreRefusedNotRead, (const std::string& noise)) {
  journal::Operation op;
  op.entity = "visit";
  op.entity_id = "0192f0c4-1234-7abc-8def-0011223344aa";
  const auto whole = stored(op, 1, 1);
  const auto cut = *rc::gen::inRange<std::size_t>(1, whole.size());
  RC_ASSERT(!journal::read_waiting(whole.substr(0, cut), device).has_value());
  static_cast<void>(journal::read_waiting(noise, device));
}

TEST(Identity, ReadsBackWhatWasWritten) {
  Identity who;
  who.me.commune = "05716";
  who.me.account = account;
  who.me.person = "p";
  who.me.name = "Ksor H'Bia";
  who.me.csrf = "c";
  who.me.grants = {{auth::Role::volunteer, "/x03/", from_ms(5), from_ms(9)}};
  who.site = {"xã Võ Nhai", true};
  who.device = device;
  who.epoch = 7;
  who.until = from_ms(99);
  const auto got = read_identity(write_identity(who)).value();
  EXPECT_EQ(write_identity(got), write_identity(who));
  EXPECT_EQ(got.me.grants[0].area, "/x03/");
  EXPECT_FALSE(read_identity("{}"));
  EXPECT_FALSE(read_identity("<html>"));
}

TEST(ReadForm, SplitsWhatBrowsersSend) {
  web::Fields form;
  ASSERT_TRUE(read_form("a=1&b=x+y%26z&&c&a=2", form));
  EXPECT_EQ(form.get("b"), "x y&z");
  EXPECT_EQ(form.all("a").size(), 2U);
  EXPECT_TRUE(form.has("c"));
  web::Fields bad;
  EXPECT_FALSE(read_form("a=%zz", bad));
  EXPECT_FALSE(read_form("a=%ff", bad));
}

}  // namespace
}  // namespace hvs::phone
