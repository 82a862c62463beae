// The room as a learner meets it, without a server: begin, answer, change, hand in, result.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/assessment/rules.hpp"

namespace hvs::assessment {
namespace {

constexpr auto learner = "018f0000-0000-7000-8000-000000000001";
constexpr auto stranger = "018f0000-0000-7000-8000-000000000002";

class Sitting : public testing::Test {
 protected:
  Sitting() {
    bank_.blueprint = {.id = "nguoidan",
                       .version = "1",
                       .group = "nguoidan",
                       .title = {},
                       .source = {},
                       .provisional = true,
                       .total = 5,
                       .shares = {{"D0", 3, 0}, {"D4", 2, 70}},
                       .pass_percent = 80,
                       .attempts_per_day = 2};
    for (const auto* domain : {"D0", "D4"}) {
      for (int i = 0; i < 8; ++i) {
        Item item;
        item.id = std::string{"nd-"} + domain + "-" + std::to_string(i);
        item.domain = domain;
        item.skill = "P4.2";
        item.stem = "Stem of " + item.id;
        item.options = {"first", "second", "third"};
        item.answer = 1;
        bank_.items.push_back(item);
      }
    }
    maker_.random = [this](std::uint8_t* out, std::size_t size) { std::fill_n(out, size, ++dice_); };
  }

  // A request, answered; what it writes is taken in as the server would.
  web::Reply ask(web::Method method, const std::string& path, std::vector<web::Fields::Item> form = {},
                 const char* who = learner) {
    web::Call call;
    call.method = method;
    call.path = path;
    call.now = from_ms(1'800'000'000'000 + dice_);
    call.me.commune = "c";
    if (who != nullptr) call.me.account = call.me.person = who;
    call.me.grants = {{auth::Role::learner, "", {}, {}}};
    for (auto& one : form) call.form.add(one.name, one.value);
    const auto parts = path.size() > 11 ? path.substr(10) : std::string{};
    Snapshot snapshot;
    snapshot.bank = &bank_;
    snapshot.library = &library_;
    snapshot.forms = forms_;
    snapshot.results = results_;
    if (!parts.empty()) {
      const auto slash = std::min(parts.find('/'), parts.size());
      call.params.add("form", parts.substr(0, slash));
      if (slash < parts.size()) call.params.add("step", parts.substr(slash + 1));
      for (const auto& one : forms_) {
        if (one.id == parts.substr(0, slash)) snapshot.form = one;
      }
    }
    snapshot.answers = answers_;
    snapshot.proposed = proposed_;
    auto got = answer(call, snapshot, maker_);
    for (const auto& op : got.operations) take(op);
    written_ = got.operations;
    return got.reply;
  }
  static std::string value(const journal::Operation& op, std::string_view field) {
    for (const auto& one : op.changes) {
      if (one.field == field) return one.value;
    }
    return {};
  }
  void take(const journal::Operation& op) {
    auto numbered = op;  // as the server does before it commits
    numbered.id = {"may-chu", 1, 1};
    const auto checked = journal::check(numbered);
    EXPECT_TRUE(checked) << op.entity << checked.error().code << checked.error().detail;
    if (op.entity == "test_form") {
      Form form{.id = op.entity_id,
                .person = value(op, "person"),
                .group = value(op, "group"),
                .items = {},
                .blueprint = value(op, "blueprint"),
                .seed = value(op, "seed"),
                .assessor = value(op, "assessor"),
                .started = op.claimed,
                .finished = false};
      std::string items = value(op, "items") + " ";
      for (std::size_t at = 0, end = 0; (end = items.find(' ', at)) != std::string::npos; at = end + 1)
        form.items.push_back(items.substr(at, end - at));
      forms_.insert(forms_.begin(), form);
      answers_.clear();
    } else if (op.entity == "test_answer") {
      std::erase_if(answers_, [&](const Answer& one) { return one.item == value(op, "item"); });
      answers_.push_back({value(op, "item"), value(op, "choice")});
    } else if (op.entity == "confirmation") {
      proposed_ = true;
    } else if (op.entity == "test_result") {
      forms_.front().finished = true;
      results_.insert(results_.begin(), {.form = value(op, "form"),
                                         .group = value(op, "group"),
                                         .right = 0,
                                         .total = 5,
                                         .passed = value(op, "passed") == "1",
                                         .at = op.claimed});
    }
  }
  static std::string location(const web::Reply& reply) {
    for (const auto& one : reply.headers) {
      if (one.name == "Location") return one.value;
    }
    return {};
  }
  std::string begin() {
    ask(web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}});
    return "/kiem-tra/" + forms_.front().id;
  }
  void answer_all(const std::string& form, const std::string& choice) {
    for (int i = 1; i <= 5; ++i) ask(web::Method::post, form + "/" + std::to_string(i), {{"chon", choice}});
  }

  Bank bank_;
  learning::Library library_;
  Maker maker_;
  std::vector<Form> forms_;
  std::vector<Answer> answers_;
  std::vector<Outcome> results_;
  bool proposed_ = false;
  std::vector<journal::Operation> written_;
  std::uint8_t dice_ = 0;
};

TEST_F(Sitting, AVisitorReadsWhatItIsAboutAndIsLedToTheDoor) {
  const auto reply = ask(web::Method::get, "/kiem-tra", {}, nullptr);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find("/vao?ve=/kiem-tra"), std::string::npos);
  EXPECT_EQ(reply.body.find("<form method=\"post\" action=\"/kiem-tra\""), std::string::npos);
}

TEST_F(Sitting, BeginningDrawsAFormOnceAndComingBackGoesOnWithIt) {
  const auto form = begin();
  EXPECT_EQ(forms_.size(), 1U);
  EXPECT_EQ(begin(), form);
  EXPECT_EQ(forms_.size(), 1U);
  ask(web::Method::post, form + "/1", {{"chon", "0"}});
  EXPECT_EQ(location(ask(web::Method::get, form)), form + "/2");
}

TEST_F(Sitting, AQuestionShowsItsOptionsAndNeverTheKey) {
  const auto form = begin();
  const auto page = ask(web::Method::get, form + "/1").body;
  for (const auto* part : {"first", "second", "third", "value=\"chua_biet\""})
    EXPECT_NE(page.find(part), std::string::npos) << part;
  EXPECT_EQ(page.find("\"answer\""), std::string::npos);
}

TEST_F(Sitting, AnAnswerCanBeChangedBeforeHandingIn) {
  const auto form = begin();
  ask(web::Method::post, form + "/1", {{"chon", "0"}});
  ask(web::Method::post, form + "/1", {{"chon", "1"}});
  ASSERT_EQ(answers_.size(), 1U);
  EXPECT_EQ(answers_[0].choice, "1");
  ask(web::Method::post, form + "/1", {{"chon", "1"}});
  EXPECT_TRUE(written_.empty()) << "the same answer again is no new fact";
}

TEST_F(Sitting, NothingChosenKeepsTheQuestionAndSaysSo) {
  const auto form = begin();
  for (const auto* bad : {"", "3", "-1", "x"}) {
    EXPECT_EQ(ask(web::Method::post, form + "/1", {{"chon", bad}}).status, 422) << bad;
    EXPECT_TRUE(written_.empty());
  }
}

TEST_F(Sitting, PassingWritesResultEvidenceOfClassTwoAndOneProposal) {
  const auto form = begin();
  answer_all(form, "1");
  EXPECT_EQ(location(ask(web::Method::post, form + "/nop")), form + "/ket-qua");
  ASSERT_EQ(written_.size(), 3U);
  EXPECT_EQ(value(written_[0], "by_domain"), "D0:3/3 D4:2/2");
  EXPECT_EQ(written_[1].entity, "evidence");
  EXPECT_EQ(value(written_[1], "class"), "2");
  EXPECT_EQ(value(written_[1], "measure"), "basic_skills");
  EXPECT_EQ(value(written_[2], "status"), "de_nghi");
  for (const auto& op : written_) EXPECT_EQ(op.author, journal::server_author);
  const auto again = begin();
  answer_all(again, "1");
  ask(web::Method::post, again + "/nop");
  EXPECT_EQ(written_.size(), 2U) << "no second proposal";
}

TEST_F(Sitting, PassingAgainAfterTheProposalWasSentBackProposesAgain) {
  auto form = begin();
  answer_all(form, "1");
  ask(web::Method::post, form + "/nop");
  proposed_ = false;  // the officer sent it back
  form = begin();
  answer_all(form, "1");
  ask(web::Method::post, form + "/nop");
  ASSERT_EQ(written_.size(), 3U);
  EXPECT_EQ(written_[2].entity, "confirmation");
}

TEST_F(Sitting, DomainsAreNamedByTheFramework) {
  library_.framework.domains = {{"D0", "Thiết bị (khung)"}, {"D4", "An toàn (khung)"}};
  const auto form = begin();
  answer_all(form, "1");
  ask(web::Method::post, form + "/nop");
  const auto page = ask(web::Method::get, form + "/ket-qua").body;
  EXPECT_NE(page.find("Thiết bị (khung)"), std::string::npos);
  EXPECT_NE(page.find("An toàn (khung)"), std::string::npos);
}

TEST_F(Sitting, NotPassingWritesOnlyTheResultAndTheWordsAreKind) {
  const auto form = begin();
  answer_all(form, "chua_biet");
  ask(web::Method::post, form + "/nop");
  ASSERT_EQ(written_.size(), 1U);
  EXPECT_EQ(value(written_[0], "passed"), "0");
  const auto page = ask(web::Method::get, form + "/ket-qua").body;
  for (const auto* harsh : {"trượt", "Trượt", "thất bại", "Sai", "kém"})
    EXPECT_EQ(page.find(harsh), std::string::npos) << harsh;
}

TEST_F(Sitting, HandingInTwiceChangesNothing) {
  const auto form = begin();
  ask(web::Method::post, form + "/nop");
  ask(web::Method::post, form + "/nop");
  EXPECT_TRUE(written_.empty());
  EXPECT_EQ(location(ask(web::Method::post, form + "/1", {{"chon", "1"}})), form + "/ket-qua");
}

TEST_F(Sitting, AfterTheDaysAttemptsTheDoorIsKindlyClosed) {
  for (int i = 0; i < 2; ++i) ask(web::Method::post, begin() + "/nop");
  EXPECT_EQ(ask(web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}).status, 409);
  EXPECT_EQ(forms_.size(), 2U);
}

TEST_F(Sitting, AnotherPersonsFormIsNotShown) {
  const auto form = begin();
  for (const auto* step : {"", "/1", "/xem-lai", "/ket-qua"})
    EXPECT_EQ(ask(web::Method::get, form + step, {}, stranger).status, 403) << step;
  EXPECT_EQ(ask(web::Method::get, form + "/1", {}, nullptr).status, 403);
  EXPECT_EQ(ask(web::Method::post, form + "/nop", {}, stranger).status, 403);
}

TEST_F(Sitting, AFormWhoseQuestionsWereRenewedIsSetAsideAndCostsNoAttempt) {
  const auto form = begin();
  for (auto& item : bank_.items) item.version = 2;
  EXPECT_EQ(ask(web::Method::get, form + "/1").status, 410);
  begin();
  EXPECT_EQ(forms_.size(), 2U);
}

}  // namespace
}  // namespace hvs::assessment
