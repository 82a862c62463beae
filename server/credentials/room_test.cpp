// The room as its users meet it, on both engines: from a proposal to a certificate, its check, its end.
#include "server/credentials/room.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "core/credentials/check.hpp"
#include "core/credentials/rules.hpp"
#include "core/web/router.hpp"
#include "server/credentials/commands.hpp"
#include "server/credentials/store.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/people/stores.hpp"
#include "server/vc/status_list.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using journal::Change;
using journal::Operation;
using web::Call;
using web::Reply;

const std::string commune = "05716";
constexpr Instant noon = from_ms(1'795'323'600'000);  // 2026-11-22 12:00 in Vietnam

std::string uuid(std::uint64_t n) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 8; ++i) r[i] = static_cast<std::uint8_t>(n >> (8 * i));
  return make_uuid7(noon, r);
}

app::Settings settings() {
  app::Settings out;
  out.commune = commune;
  out.public_url = "https://hocvuso.example";
  return out;
}

class CredentialsRoom : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::unique_ptr<keys::Keyring> keyring = std::move(keys::Keyring::open(db.folder() + "/keys-of-test").value());
  std::unique_ptr<journal::Door> door =
      journal::make_door(*db, [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{7}); });
  app::Services services{settings(),
                         *db,
                         *door,
                         *keyring,
                         [] { return noon; },
                         [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{9}); }};
  app::Room room = make_credentials(services, {.domain_names = [](const std::string&, const std::string&) {
                                      return std::map<std::string, std::string, std::less<>>{{"D4", "An toàn"}};
                                    }});
  web::Router router{room.routes};
  auth::Me officer;
  auth::Me assessor;
  auth::Me learner;

  void SetUp() override {
    for (auto& store : people::stores()) door->add(std::move(store));
    furnish(*door);
    officer.commune = assessor.commune = learner.commune = commune;
    officer.account = uuid(500);
    officer.grants = {{auth::Role::commune_officer, "", {}, {}}};
    assessor.account = uuid(501);
    assessor.grants = {{auth::Role::commune_officer, "", {}, {}}};
    learner.account = uuid(502);
    learner.person = uuid(1);
    learner.grants = {{auth::Role::learner, "", {}, {}}};
    put("area", uuid(900), "", "/x01/",
        {{"code", "x01"}, {"name", "xóm Mỏ Gà"}, {"kind", "xom"}, {"path", "/x01/"}, {"from", "2025-07-01"}});
    person(1, "Nguyễn Thị Hường");
    person(2, "Hoàng Văn <Páo>");
  }

  void put(std::string entity, std::string id, std::string person, std::string area,
           std::vector<std::pair<std::string, std::string>> fields, std::string device = {}, Instant claimed = noon) {
    Operation op;
    op.entity = std::move(entity);
    op.entity_id = std::move(id);
    op.author = "may-chu";
    op.person = std::move(person);
    op.area = std::move(area);
    op.claimed = claimed;
    if (!device.empty()) op.id = {std::move(device), 1, ++device_seq};
    for (auto& [name, value] : fields) op.changes.push_back({name, value, 0});
    const auto done = door->commit(journal::server_me(commune), {op}, noon);
    ASSERT_TRUE(done) << done.error().code << done.error().detail;
    ASSERT_EQ(done->at(0).kind, journal::OutcomeKind::applied) << op.entity << " " << done->at(0).reason;
  }
  std::uint64_t device_seq = 0;

  void person(std::uint64_t n, std::string name) {
    put("person", uuid(n), uuid(n), "/x01/", {{"name", std::move(name)}, {"area", "/x01/"}});
  }

  // A passed result and the proposal that rests on it.
  std::string propose(std::uint64_t who, std::uint64_t n, std::string helper = "", int seconds = 600,
                      std::string device = "d1") {
    const auto form = uuid(n + 1000);
    const auto result = uuid(n + 2000);
    // As it really happens: the server draws the form for a browser and scores it.
    put("test_form", form, uuid(who), "/x01/",
        {{"person", uuid(who)},
         {"group", "nguoidan"},
         {"mode", helper.empty() ? "tu_lam" : "co_nguoi_giup"},
         {"assessor", helper},
         {"device", device}},
        "", noon - std::chrono::seconds{seconds});
    put("test_result", result, uuid(who), "/x01/",
        {{"form", form},
         {"person", uuid(who)},
         {"group", "nguoidan"},
         {"right", "18"},
         {"total", "20"},
         {"by_domain", "D0:2/2 D4:1/3"},
         {"passed", "1"}},
        "", noon);
    put("confirmation", uuid(n + 3000), uuid(who), "/x01/",
        {{"person", uuid(who)}, {"result", result}, {"group", "nguoidan"}, {"status", "de_nghi"}});
    return uuid(n + 3000);
  }

  Reply ask(web::Method method, std::string target, const auth::Me& me,
            std::vector<std::pair<std::string, std::string>> form = {}) {
    Call call;
    call.method = method;
    call.raw_target = target;
    const auto mark = target.find('?');
    if (mark != std::string::npos) {
      for (std::string_view rest = std::string_view{target}.substr(mark + 1); !rest.empty();) {
        const auto part = rest.substr(0, rest.find('&'));
        call.query.add(std::string{part.substr(0, part.find('='))}, std::string{part.substr(part.find('=') + 1)});
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
      }
    }
    call.path = target.substr(0, mark);
    call.now = noon;
    call.me = me;
    for (auto& [name, value] : form) call.form.add(name, value);
    const auto match = router.find(method, call.path, &call.params);
    EXPECT_NE(match.route, nullptr) << target;
    auto answer = match.route->handler(call);
    if (answer.operations.empty()) return answer.reply;
    const auto done = door->commit(me, answer.operations, noon);
    EXPECT_TRUE(done) << done.error().code << done.error().detail;
    for (const auto& one : *done) last_reasons += std::string{one.reason};
    return answer.finish ? answer.finish(*done) : answer.reply;
  }
  std::string last_reasons;
  Reply get(std::string target, const auth::Me& me = {}) { return ask(web::Method::get, std::move(target), me); }
  Reply post(std::string target, const auth::Me& me, std::vector<std::pair<std::string, std::string>> form) {
    return ask(web::Method::post, std::move(target), me, std::move(form));
  }
  Reply confirm(const std::string& id, const auth::Me& me, std::string method = "xa", std::string reference = "") {
    return post("/quan-tri/xac-nhan", me,
                {{"chon", id}, {"viec", "xac-nhan"}, {"cach", method}, {"ngay", "2026-11-22"}, {"so", reference}});
  }
  std::vector<Certificate> papers(std::uint64_t who) {
    std::vector<Certificate> out;
    const auto read = db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(all, certificates_of(tx, commune, uuid(who)));
      out = std::move(all);
      return {};
    });
    EXPECT_TRUE(read) << read.error().detail;
    return out;
  }
  std::vector<KeptProof> proofs(const std::string& confirmation) {
    std::vector<KeptProof> out;
    const auto read = db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(all, proofs_kept(tx, commune, confirmation));
      out = std::move(all);
      return {};
    });
    EXPECT_TRUE(read) << read.error().detail;
    return out;
  }
  SealedList published() {
    const auto list = read_list_file(get("/chung-nhan/thu-hoi.json").body);
    EXPECT_TRUE(list);
    const auto keys = read_keys(get("/chung-nhan/khoa.json").body);
    EXPECT_TRUE(keys);
    EXPECT_TRUE(list_is_genuine(*list, *keys, [](auto m, auto s, auto k) { return keys::verify_ed25519(m, s, k); }));
    return list.value_or(SealedList{});
  }
  static std::string header(const Reply& reply, std::string_view name) {
    for (const auto& one : reply.headers) {
      if (one.name == name) return one.value;
    }
    return {};
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, CredentialsRoom, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

bool has(const Reply& reply, std::string_view words) { return reply.body.find(words) != std::string::npos; }

TEST_P(CredentialsRoom, AProposalShowsWhatItRestsOnAndSignsOfInflation) {
  propose(1, 1);
  auto page = get("/quan-tri/xac-nhan", officer);
  EXPECT_TRUE(has(page, "Nguyễn Thị Hường"));
  EXPECT_TRUE(has(page, "18/20 câu đúng"));
  EXPECT_TRUE(has(page, "xóm Mỏ Gà"));
  EXPECT_TRUE(has(page, "<span class=\"badge warn\">An toàn 1/3</span>"));
  EXPECT_FALSE(has(page, t::credentials::flag_very_fast.vi));
  EXPECT_FALSE(has(page, t::credentials::flag_many_from_one_device.vi));
  for (std::uint64_t n = 2; n <= 5; ++n) {
    if (n > 2) person(n, "Người " + std::to_string(n));
    propose(n, n, n == 2 ? assessor.account : "", 30);
  }
  page = get("/quan-tri/xac-nhan?xom=/x01/", officer);
  EXPECT_TRUE(has(page, "Làm nhanh khác thường"));
  EXPECT_TRUE(has(page, "Nhiều người đạt trên một máy trong ngày"));
  EXPECT_TRUE(has(page, "Có người giúp khi làm bài"));
  EXPECT_TRUE(has(page, "Hoàng Văn &lt;Páo&gt;"));
  EXPECT_TRUE(has(get("/quan-tri/xac-nhan?xom=/x02/", officer), "Không có đề nghị"));
}

TEST_P(CredentialsRoom, ConfirmingGivesProofsAndASealedCertificateOnce) {
  const auto id = propose(1, 1);
  const auto reply = confirm(id, officer);
  EXPECT_EQ(reply.status, 303) << reply.body;
  EXPECT_EQ(header(reply, "Location"), "/quan-tri/xac-nhan?xom=&xong=1");
  ASSERT_EQ(papers(1).size(), 1U) << last_reasons;
  const auto c = papers(1).front();
  EXPECT_EQ(c.status, CertificateStatus::awaiting_signature);
  EXPECT_EQ(c.name, "Nguyễn Thị Hường");
  EXPECT_EQ(c.place, "xóm Mỏ Gà");
  EXPECT_EQ(c.issuer, "UBND xã Võ Nhai, tỉnh Thái Nguyên");
  EXPECT_EQ(c.marks, "tam_thoi");
  const auto kept = proofs(id);
  ASSERT_EQ(kept.size(), 2U);
  for (const auto& one : kept) EXPECT_EQ(one.evidence_class, 2);
  const auto again = confirm(id, officer);
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(has(again, t::credentials::already_decided.vi));
  EXPECT_EQ(papers(1).size(), 1U);
}

TEST_P(CredentialsRoom, VneidNeedsAReferenceAndBringsClassThree) {
  const auto id = propose(1, 1);
  EXPECT_TRUE(has(confirm(id, officer, "vneid"), t::credentials::reference_needed.vi));
  const auto kept_words = confirm(id, officer, "vneid", "019084001234");
  EXPECT_TRUE(has(kept_words, t::credentials::no_personal_number.vi));
  EXPECT_TRUE(has(kept_words, "019084001234")) << "what was typed stays";
  EXPECT_EQ(confirm(id, officer, "vneid", "GD-2026-7").status, 303);
  const auto kept = proofs(id);
  EXPECT_TRUE(std::ranges::any_of(kept, [](const auto& p) {
    return p.measure == "confirmed_on_vneid" && p.evidence_class == 3 && p.how == "vneid";
  }));
}

TEST_P(CredentialsRoom, TheAssessorCannotConfirmAndTheGoodOnesOfABatchStillGoThrough) {
  const auto helped = propose(1, 1, officer.account);
  const auto alone = propose(2, 2);
  const auto reply =
      post("/quan-tri/xac-nhan", officer,
           {{"chon", helped}, {"chon", alone}, {"viec", "xac-nhan"}, {"cach", "xa"}, {"ngay", "22/11/2026"}});
  EXPECT_EQ(reply.status, 200);
  EXPECT_TRUE(has(reply, t::credentials::own_assessment.vi));
  EXPECT_TRUE(has(reply, "Đã xác nhận 1 người"));
  EXPECT_EQ(papers(1).size(), 0U);
  EXPECT_EQ(papers(2).size(), 1U);
  EXPECT_EQ(confirm(helped, assessor).status, 303);
}

TEST_P(CredentialsRoom, SendingBackNeedsAReasonAndBringsNothing) {
  const auto id = propose(1, 1);
  EXPECT_TRUE(
      has(post("/quan-tri/xac-nhan", officer, {{"chon", id}, {"viec", "tra-lai"}}), t::credentials::reason_needed.vi));
  EXPECT_EQ(
      post("/quan-tri/xac-nhan", officer, {{"chon", id}, {"viec", "tra-lai"}, {"ly_do", "Chưa rõ ai làm bài"}}).status,
      303);
  EXPECT_EQ(papers(1).size(), 0U);
  EXPECT_TRUE(has(confirm(id, officer), t::credentials::already_decided.vi));
}

TEST_P(CredentialsRoom, AVisitorSeesNoMoreThanTheLawAllows) {
  (void)confirm(propose(1, 1), officer);
  const auto c = papers(1).front();
  const auto visitor = get("/chung-nhan/" + c.id);
  EXPECT_EQ(visitor.status, 200);
  EXPECT_TRUE(has(visitor, t::credentials::verdict_waiting.vi));
  EXPECT_FALSE(has(visitor, t::credentials::verdict_valid.vi)) << "not before the agency has signed";
  EXPECT_TRUE(has(visitor, "Nguyễn T. H."));
  EXPECT_TRUE(has(visitor, "Tạm thời – chưa đối chiếu văn bản gốc"));
  EXPECT_FALSE(has(visitor, "Hường"));
  EXPECT_FALSE(has(visitor, "Mỏ Gà"));
  EXPECT_FALSE(has(visitor, c.person));
  EXPECT_EQ(get("/chung-nhan/" + c.id + ".pdf").status, 403);
  EXPECT_EQ(get("/chung-nhan/" + uuid(77)).status, 404);
  EXPECT_TRUE(has(get("/chung-nhan/khong-phai-ma"), "Không tìm thấy"));
  EXPECT_EQ(header(get("/chung-nhan?so=" + c.number), "Location"), "/chung-nhan/" + c.id);
  EXPECT_EQ(get("/chung-nhan?so=05716-2026-AAAAAAAA").status, 404);
}

TEST_P(CredentialsRoom, ThePdfIsForTheOwnerStaffAndWhoeverHoldsTheSignedCode) {
  (void)confirm(propose(1, 1), officer);
  const auto c = papers(1).front();
  const auto address = "/chung-nhan/" + c.id + ".pdf";
  for (const auto& me : {learner, officer}) {
    const auto reply = get(address, me);
    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(reply.body.starts_with("%PDF-"));
    EXPECT_EQ(reply.type, "application/pdf");
  }
  auto other = learner;
  other.person = uuid(2);
  EXPECT_EQ(get(address, other).status, 403);
  const auto code = *code_of(c, "https://hocvuso.example");
  EXPECT_EQ(post(address, {}, {{"ma", code}}).type, "application/pdf");
  auto forged = code;
  forged[forged.size() - 5] = forged[forged.size() - 5] == 'A' ? 'B' : 'A';
  EXPECT_EQ(post(address, {}, {{"ma", forged}}).status, 403);
  EXPECT_EQ(post("/chung-nhan/" + uuid(77) + ".pdf", {}, {{"ma", code}}).status, 403);
}

TEST_P(CredentialsRoom, TheCheckerSaysGenuineThenWithdrawnAtOnce) {
  const auto confirmation = propose(1, 1);
  (void)confirm(confirmation, officer);
  const auto c = papers(1).front();
  const auto code = *code_of(c, "https://hocvuso.example");
  EXPECT_TRUE(has(post("/chung-nhan", {}, {{"ma", code}}), t::credentials::verdict_genuine.vi));
  EXPECT_EQ(published().list.entries.size(), 0U);

  EXPECT_TRUE(
      has(post("/quan-tri/chung-nhan/" + c.id, officer, {{"viec", "thu-hoi"}}), t::credentials::reason_needed.vi));
  EXPECT_EQ(post("/quan-tri/chung-nhan/" + c.id, officer, {{"viec", "thu-hoi"}, {"ly_do", "Làm bài thay"}}).status, 303)
      << last_reasons;
  ASSERT_NE(published().list.find(c.id), nullptr);
  EXPECT_EQ(published().list.find(c.id)->how, Gone::withdrawn);
  EXPECT_TRUE(has(post("/chung-nhan", {}, {{"ma", code}}), "Giấy này đã thu hồi ngày 22/11/2026"));
  EXPECT_TRUE(has(get("/chung-nhan/" + c.id), "Giấy này đã thu hồi"));
  EXPECT_EQ(proofs(confirmation).size(), 0U) << "what was withdrawn no longer counts";
  EXPECT_EQ(post("/quan-tri/chung-nhan/" + c.id, officer, {{"viec", "thu-hoi"}, {"ly_do", "x"}}).status, 409);

  const auto keys = get("/chung-nhan/khoa.json").body;
  const auto list = get("/chung-nhan/thu-hoi.json").body;
  EXPECT_EQ(verify({code, keys, ""}).exit_code, 0);
  EXPECT_EQ(verify({code, keys, list}).exit_code, 1);
  EXPECT_EQ(verify({list, keys, ""}).exit_code, 0);
  EXPECT_EQ(verify({"rác", keys, ""}).exit_code, 2);
}

TEST_P(CredentialsRoom, ANewNameReplacesThePaperAndKeepsItsHistory) {
  const auto confirmation = propose(1, 1);
  (void)confirm(confirmation, officer);
  const auto old = papers(1).front();
  const auto reply =
      post("/quan-tri/chung-nhan/" + old.id, officer, {{"viec", "cap-lai"}, {"ten", "Nguyễn Thị Hương"}});
  ASSERT_EQ(reply.status, 303) << last_reasons;
  const auto all = papers(1);
  ASSERT_EQ(all.size(), 2U);
  const auto& gone = all[0].id == old.id ? all[0] : all[1];
  const auto& now = all[0].id == old.id ? all[1] : all[0];
  EXPECT_EQ(gone.status, CertificateStatus::withdrawn);
  EXPECT_EQ(gone.replaced_by, now.id);
  EXPECT_EQ(now.replaces, old.id);
  EXPECT_EQ(now.name, "Nguyễn Thị Hương");
  EXPECT_EQ(now.status, CertificateStatus::awaiting_signature);
  EXPECT_EQ(published().list.find(old.id)->how, Gone::replaced);
  EXPECT_EQ(proofs(confirmation).size(), 2U) << "the result still counts";
  const auto mine = get("/chung-nhan/cua-toi", learner);
  EXPECT_TRUE(has(mine, "Đã thay bằng bản mới"));
  EXPECT_TRUE(has(mine, now.number));
}

TEST_P(CredentialsRoom, TheAgencysSignatureIsRecordedOnce) {
  (void)confirm(propose(1, 1), officer);
  const auto c = papers(1).front();
  EXPECT_TRUE(has(get("/quan-tri/chung-nhan", officer), c.number));
  EXPECT_EQ(
      post("/quan-tri/chung-nhan/" + c.id, officer, {{"viec", "ky-so"}, {"so", "12/XN-UBND ngày 23/11/2026"}}).status,
      303);
  EXPECT_EQ(papers(1).front().status, CertificateStatus::agency_signed);
  EXPECT_EQ(post("/quan-tri/chung-nhan/" + c.id, officer, {{"viec", "ky-so"}, {"so", "13"}}).status, 409);
  EXPECT_TRUE(has(get("/chung-nhan/" + c.id), "Đã có chữ ký số của cơ quan"));
  EXPECT_TRUE(has(get("/chung-nhan/" + c.id), t::credentials::verdict_valid.vi));
  EXPECT_TRUE(has(get("/quan-tri/chung-nhan?tt=da_ky", officer), "12/XN-UBND"));
}

TEST_P(CredentialsRoom, APaperTheSealOfWhichIsNotOursIsUnknown) {
  put("certificate", uuid(66), uuid(1), "/x01/",
      {{"person", uuid(1)},
       {"name", "Kẻ Giả"},
       {"what", "x"},
       {"issuer", "y"},
       {"issued_on", "2026-11-22"},
       {"status", "da_ky"},
       {"key", keyring->key_id()},
       {"seal", bytes::base64url(std::string(64, 'x'))}});
  EXPECT_EQ(get("/chung-nhan/" + uuid(66)).status, 404);
  EXPECT_EQ(get("/chung-nhan/" + uuid(66) + ".pdf", learner).status, 404);
}

TEST_P(CredentialsRoom, AProposalStandsUntilItIsSentBackOrItsCertificateIsWithdrawn) {
  const auto stands = [this] {
    bool out = false;
    const auto read = db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, proposal_stands(tx, commune, uuid(1), "nguoidan"));
      out = got;
      return {};
    });
    EXPECT_TRUE(read);
    return out;
  };
  EXPECT_FALSE(stands());
  const auto first = propose(1, 1);
  EXPECT_TRUE(stands());
  post("/quan-tri/xac-nhan", officer, {{"chon", first}, {"viec", "tra-lai"}, {"ly_do", "Chưa rõ ai làm bài"}});
  EXPECT_FALSE(stands());
  confirm(propose(1, 2), officer);
  EXPECT_TRUE(stands());
}

TEST_P(CredentialsRoom, AWholeHamletIsChosenByOneButtonWithNoScript) {
  put("area", uuid(901), "", "/x02/",
      {{"code", "x02"}, {"name", "xóm Đồng Bản"}, {"kind", "xom"}, {"path", "/x02/"}, {"from", "2025-07-01"}});
  put("person", uuid(3), uuid(3), "/x02/", {{"name", "Lý Thị Mai"}, {"area", "/x02/"}});
  const auto a = propose(1, 1), b = propose(2, 2), c = propose(3, 3);
  const auto ticked = [](const Reply& page, const std::string& id) {
    return has(page, "value=\"" + id + "\" checked");
  };
  auto page = get("/quan-tri/xac-nhan", officer);
  EXPECT_TRUE(has(page, "xóm Mỏ Gà – 2 đề nghị"));
  EXPECT_TRUE(has(page, "xóm Đồng Bản – 1 đề nghị"));
  page = post("/quan-tri/xac-nhan", officer, {{"viec", "chon:0"}, {"chon", c}, {"so", "12/QĐ"}});
  EXPECT_TRUE(ticked(page, a) && ticked(page, b) && ticked(page, c)) << "what was ticked before stays";
  EXPECT_TRUE(has(page, "12/QĐ")) << "nothing typed is lost";
  page = post("/quan-tri/xac-nhan", officer, {{"viec", "bo:0"}, {"chon", a}, {"chon", b}, {"chon", c}});
  EXPECT_TRUE(!ticked(page, a) && !ticked(page, b) && ticked(page, c));
  page = post("/quan-tri/xac-nhan", officer, {{"viec", "chon:7"}});
  EXPECT_FALSE(ticked(page, a) || ticked(page, b) || ticked(page, c));
}

TEST_P(CredentialsRoom, ACertificateLosesItsLabelOnlyForAResultMeasuredByOfficialValues) {
  std::string asked;
  bool provisional = true;
  room = make_credentials(services, {.provisional = [&](const std::string& group, const std::string& rules) {
                            asked = group + " " + rules;
                            return provisional;
                          }});
  router = web::Router{room.routes};
  confirm(propose(1, 1), officer);
  EXPECT_EQ(asked, "nguoidan ") << "the old results name no rules";
  const auto first = papers(1).back();
  EXPECT_TRUE(has_mark(first.marks, mark_provisional));
  provisional = false;
  post("/quan-tri/chung-nhan/" + first.id, officer, {{"viec", "cap-lai"}, {"ten", first.name}});
  const auto all = papers(1);
  const auto again = *std::ranges::find(all, first.id, &Certificate::replaces);
  EXPECT_FALSE(has_mark(again.marks, mark_provisional));
}

// Beside the room that serves, as `hocvuso keys` does it: nothing is opened again.
TEST_P(CredentialsRoom, ARetiredKeysCertificatesStandAndARevokedOnesSaySo) {
  confirm(propose(1, 1), officer);
  const auto paper = papers(1).back();
  ASSERT_TRUE(keys::Keyring::rotate(db.folder() + "/keys-of-test", "2026-12-01"));
  EXPECT_EQ(get("/chung-nhan/" + paper.id).status, 200) << "still ours";
  const auto published_keys = read_keys(get("/chung-nhan/khoa.json").body);
  ASSERT_TRUE(published_keys);
  ASSERT_EQ(published_keys->size(), 2U);
  const auto code = read_code(*code_of(paper, "https://hocvuso.example"));
  ASSERT_TRUE(code);
  const auto fits = [](auto m, auto s, auto k) { return keys::verify_ed25519(m, s, k); };
  EXPECT_EQ(check(*code, *published_keys, nullptr, fits).verdict, Verdict::genuine);
  EXPECT_EQ(post("/quan-tri/chung-nhan/" + paper.id, officer, {{"viec", "cap-lai"}, {"ten", paper.name}}).status, 422);

  ASSERT_TRUE(keys::Keyring::revoke(db.folder() + "/keys-of-test", paper.key, "2026-12-02"));
  EXPECT_TRUE(has(get("/chung-nhan/" + paper.id), t::credentials::verdict_revoked_key.vi));
  EXPECT_EQ(check(*code, *read_keys(get("/chung-nhan/khoa.json").body), nullptr, fits).verdict, Verdict::revoked_key);
  EXPECT_EQ(post("/quan-tri/chung-nhan/" + paper.id, officer, {{"viec", "cap-lai"}, {"ten", paper.name}}).status, 303)
      << "the same words under a sound key";
  const auto all = papers(1);
  EXPECT_NE(std::ranges::find(all, paper.id, &Certificate::replaces)->key, paper.key);
}

TEST_P(CredentialsRoom, AnOpenBadgeTellsAStrangerNoNameAndItsOwnerASaltedHash) {
  const auto id = propose(1, 1);
  ASSERT_EQ(confirm(id, officer).status, 303);
  const auto paper = papers(1).at(0);
  const auto open = json::parse(get("/chung-nhan/" + paper.id + ".json").body);
  ASSERT_TRUE(open);
  EXPECT_EQ(open->at("issuer").at("id").string(), "did:web:hocvuso.example");
  EXPECT_TRUE(open->at("credentialSubject").at("identifier").is_null());
  const auto whole = json::parse(get("/chung-nhan/" + paper.id + ".json", learner).body);
  ASSERT_TRUE(whole);
  const auto& identity = whole->at("credentialSubject").at("identifier").at(std::size_t{0});
  EXPECT_EQ(identity.at("identityHash").string(),
            "sha256$" + bytes::hex(bytes::sha256(paper.name + std::string{identity.at("salt").string()})));
  EXPECT_FALSE(has(get("/chung-nhan/" + paper.id + ".jwt"), paper.name));
  EXPECT_EQ(get("/chung-nhan/" + paper.id + ".png").status, 403);
  EXPECT_EQ(get("/chung-nhan/" + uuid(77) + ".json").status, 404);
}

TEST_P(CredentialsRoom, AWithdrawalSetsTheBitInTheSameMoment) {
  const auto id = propose(1, 1);
  ASSERT_EQ(confirm(id, officer).status, 303);
  const auto paper = papers(1).at(0);
  const auto credential = json::parse(get("/chung-nhan/" + paper.id + ".json").body);
  ASSERT_TRUE(credential);
  const auto address = std::string{credential->at("credentialStatus").at("statusListCredential").string()};
  const auto place = static_cast<std::uint32_t>(
      std::stoul(std::string{credential->at("credentialStatus").at("statusListIndex").string()}));
  const auto bit = [&] {
    const auto list = json::parse(get(address.substr(std::string{"https://hocvuso.example"}.size())).body);
    EXPECT_TRUE(list);
    return *vc::bit_of(list->at("credentialSubject").at("encodedList").string(), place);
  };
  EXPECT_FALSE(bit());
  ASSERT_EQ(post("/quan-tri/chung-nhan/" + paper.id, officer, {{"viec", "thu-hoi"}, {"ly_do", "nhầm"}}).status, 303);
  EXPECT_TRUE(bit());
}

TEST_P(CredentialsRoom, TheAnswerOfVneidIsTakenWholeOrNotAtAll) {
  const auto first = propose(1, 1);
  const auto second = propose(2, 2);
  const auto line = [](const std::string& id, const std::string& reference) {
    return id + "\tco\t21/11/2026\t" + reference + "\t";
  };
  const auto take = [&](std::vector<std::pair<std::string, std::string>> form) {
    form.emplace_back("viec", "nhan");
    return post("/quan-tri/xac-nhan/ket-qua", officer, std::move(form)).status;
  };
  EXPECT_EQ(take({{"dong", line(first, "VN-1")}, {"dong", line(second, "")}}), 409) << "one lacks its reference";
  EXPECT_TRUE(papers(1).empty());
  EXPECT_EQ(take({{"dong", line(first, "VN-1")}, {"dong", line(first, "VN-1")}}), 409) << "the same one twice";
  EXPECT_EQ(take({{"dong", line(first, "VN-1")}, {"dong", line(second, "VN-2")}}), 303) << last_reasons;
  EXPECT_EQ(papers(1).size() + papers(2).size(), 2U);
  EXPECT_TRUE(std::ranges::any_of(proofs(first), [](const KeptProof& one) { return one.evidence_class == 3; }));
}

}  // namespace
}  // namespace hvs::credentials
