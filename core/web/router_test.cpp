#include "core/web/router.hpp"

#include <gtest/gtest.h>

namespace hvs::web {
namespace {

Route at(Method method, std::string pattern) {
  return {method, std::move(pattern), auth::Right::anyone, {}, Pace::quick};
}

const Router router{{at(Method::get, "/"), at(Method::get, "/hoc"), at(Method::get, "/hoc/{course}/{unit}/{card}"),
                     at(Method::post, "/hoc/{course}/{unit}/{card}"), at(Method::get, "/hoc/goi/{course}"),
                     at(Method::get, "/chung-nhan/{id}"), at(Method::get, "/chung-nhan/{id}.pdf"),
                     at(Method::get, "/chung-nhan/khoa.json"), at(Method::get, "/am/{rest*}")}};

std::string found(Method method, std::string_view path) {
  const auto match = router.find(method, path, nullptr);
  return match.route != nullptr ? match.route->pattern : match.other_method ? "405" : "404";
}

TEST(Router, FindsTheMostSpecificPattern) {
  EXPECT_EQ(found(Method::get, "/"), "/");
  EXPECT_EQ(found(Method::get, "/hoc/goi/an-toan"), "/hoc/goi/{course}");
  EXPECT_EQ(found(Method::get, "/hoc/goi/an-toan/01"), "/hoc/{course}/{unit}/{card}");
  EXPECT_EQ(found(Method::get, "/chung-nhan/abc"), "/chung-nhan/{id}");
  EXPECT_EQ(found(Method::get, "/chung-nhan/abc.pdf"), "/chung-nhan/{id}.pdf");
  EXPECT_EQ(found(Method::get, "/chung-nhan/khoa.json"), "/chung-nhan/khoa.json");
}

TEST(Router, TellsAMissingPageFromAnotherMethod) {
  EXPECT_EQ(found(Method::post, "/hoc"), "405");
  EXPECT_EQ(found(Method::get, "/khong-co"), "404");
  EXPECT_EQ(found(Method::get, "/hoc/"), "404");
  EXPECT_EQ(found(Method::get, "/chung-nhan/.pdf"), "/chung-nhan/{id}");
}

TEST(Router, GivesTheNamedParts) {
  Fields params;
  ASSERT_NE(router.find(Method::get, "/am/lam-quen/01.opus", &params).route, nullptr);
  EXPECT_EQ(params.get("rest"), "lam-quen/01.opus");
  Fields id;
  ASSERT_NE(router.find(Method::get, "/chung-nhan/abc.pdf", &id).route, nullptr);
  EXPECT_EQ(id.get("id"), "abc");
}

}  // namespace
}  // namespace hvs::web
