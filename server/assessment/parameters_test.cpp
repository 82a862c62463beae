// A new table of difficulties on both engines: one proposes, another agrees, only new forms are measured by it.
#include "server/assessment/parameters.hpp"

#include "server/assessment/testing.hpp"

namespace hvs::assessment {
namespace {

using namespace testroom;

TEST(Parameters, ComeBackAsTheyWereWrittenAndNonsenseDoesNot) {
  const ParameterTable table{{"a.1", {1, {0.123456789012345}}}, {"b.2", {1.5, {-1, 0.5}}}};
  const auto text = write_parameters(table);
  const auto back = read_parameters(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(write_parameters(*back), text);
  for (const auto* bad : {"a.1 1 0", "a.1 0 0\n", "a.1 1\n", "a.1 1 x\n", "a.1 1 0\na.1 1 0\n", "a.1 1 99\n"})
    EXPECT_FALSE(read_parameters(bad)) << bad;
}

class ParameterRoom : public SittingRoom {
 protected:
  auth::Me assessor(std::uint8_t n) {
    auth::Me me;
    me.commune = commune;
    me.account = uuid(n);
    me.grants = {{auth::Role::assessor, "", {}, {}}};
    return me;
  }
  web::Reply post(const auth::Me& who, std::string what, std::string set = "") {
    return ask(who, web::Method::post, "/quan-tri/cau-hoi-do", {{"viec", std::move(what)}, {"bo", std::move(set)}});
  }
  std::string edition_now(std::uint8_t n) { return form(begin(learner(n)).substr(10, 36)).edition; }
};
INSTANTIATE_TEST_SUITE_P(Engines, ParameterRoom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(ParameterRoom, AreInForceWhenAnotherPersonAgreesAndOnlyForNewForms) {
  const auto one = assessor(210), two = assessor(211);
  EXPECT_EQ(post(one, "de-nghi").status, 409) << "no answers, nothing to propose";
  const auto before = edition_now(1);
  const auto body = write_parameters({{bank_->items[0].ref(), {1, {1.75}}}});
  ASSERT_TRUE(db_->write([&](db::Tx& tx) { return keep_parameters(tx, commune, body); }));
  journal::Operation op;
  op.entity = "parameter_set";
  op.entity_id = uuid(230);
  op.author = one.account;
  op.id = door_->next_server_id();
  op.changes = {{"ref", digest(body)}, {"about", "một câu"}};
  ASSERT_EQ(door_->commit(one, {op}, noon)->front().kind, journal::OutcomeKind::applied);
  EXPECT_EQ(post(one, "dong-y", uuid(230)).status, 409) << "never one's own";
  EXPECT_EQ(edition_now(2), before) << "proposed is not in force";
  EXPECT_EQ(post(two, "dong-y", uuid(230)).status, 303);
  EXPECT_EQ(post(two, "dong-y", uuid(230)).status, 409) << "decided once";
  const auto after = edition_now(3);
  EXPECT_NE(after, before);
  const auto edition = read([&](db::Tx& tx) { return editions_.find(tx, commune, after); });
  EXPECT_EQ(edition->items[0].steps.front(), 1.75);
  EXPECT_EQ(form(begin(learner(1)).substr(10, 36)).edition, before) << "a form keeps the edition it was begun with";
  EXPECT_NE(ask(two, web::Method::get, "/quan-tri/cau-hoi-do").body.find("Đang dùng: bộ"), std::string::npos);
}

}  // namespace
}  // namespace hvs::assessment
