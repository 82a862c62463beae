#include "core/base/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "core/base/text.hpp"

namespace hvs::json {
namespace {

TEST(JsonParse, ReadsWhatTheStandardAllows) {
  const auto doc =
      parse(R"( {"a" : [1, -0, 2.5, 1e3, true, false, null], "b":{"c":"\u00e2\n\ud83d\ude00\/"}, "":"" } )");
  ASSERT_TRUE(doc);
  EXPECT_EQ(doc->at("a").items().size(), 7U);
  EXPECT_EQ(doc->at("a").at(0).integer(), 1);
  EXPECT_TRUE(doc->at("a").at(0).is_whole());
  EXPECT_EQ(doc->at("a").at(3).integer(), 1000);
  EXPECT_EQ(doc->at("a").at(2).integer(9), 9) << "2.5 is no integer";
  EXPECT_EQ(doc->at("b").at("c").string(), "â\n😀/");
  EXPECT_TRUE(doc->at("missing").is_null());
  EXPECT_EQ(doc->at("missing").at("deeper").string("otherwise"), "otherwise");
  EXPECT_TRUE(doc->at(99).is_null());
  EXPECT_EQ(doc->dump(), R"({"a":[1,-0,2.5,1000,true,false,null],"b":{"c":"â\n😀/"},"":""})");
}

TEST(JsonParse, DuplicateKeysKeepTheLastValueInTheFirstPlace) {
  EXPECT_EQ(parse(R"({"a":1,"b":2,"a":3,"c":4,"a":5})")->dump(), R"({"a":5,"b":2,"c":4})");
}

TEST(JsonParse, ManyKeysStayCheap) {
  std::string text = "{";
  for (int i = 0; i < 50'000; ++i) text += "\"" + std::to_string(i % 40'000) + "\":" + std::to_string(i) + ",";
  text += "\"end\":0}";
  const auto doc = parse(text);
  ASSERT_TRUE(doc);
  EXPECT_EQ(doc->members().size(), 40'001U);
  EXPECT_EQ(doc->at("9999").integer(), 49'999);
}

TEST(JsonParse, RefusesHostileAndSloppyText) {
  for (const std::string_view bad : {"",
                                     " ",
                                     "{",
                                     "}",
                                     "[",
                                     "]",
                                     "[1",
                                     "[1,",
                                     "[1,]",
                                     "[,1]",
                                     "[1 2]",
                                     "{\"a\"}",
                                     "{\"a\":}",
                                     "{\"a\":1,}",
                                     "{a:1}",
                                     "{'a':1}",
                                     "{\"a\" 1}",
                                     "{1:2}",
                                     "tru",
                                     "True",
                                     "nul",
                                     "nullx",
                                     "NaN",
                                     "Infinity",
                                     "-",
                                     "-a",
                                     "01",
                                     "-01",
                                     "1.",
                                     ".5",
                                     "1e",
                                     "1e+",
                                     "0x10",
                                     "+1",
                                     "1_000",
                                     "1e999",
                                     "\"",
                                     "\"\\\"",
                                     "\"\\x\"",
                                     "\"\\u12\"",
                                     "\"\\u12g4\"",
                                     "\"\\ud800\"",
                                     "\"\\ud800\\u0041\"",
                                     "\"\\udc00\"",
                                     "\"\\ud800x\"",
                                     "\"a\nb\"",
                                     "\"\t\"",
                                     "\"\x01\"",
                                     "\"\xFF\"",
                                     "\"\xC0\x80\"",
                                     "\"\xED\xA0\x80\"",
                                     "\xEF\xBB\xBF{}",
                                     "1 1",
                                     "[] []",
                                     "{}x",
                                     "/* */1",
                                     "// x\n1",
                                     "[1]//"}) {
    const auto got = parse(bad);
    ASSERT_FALSE(got) << bad;
    EXPECT_EQ(got.error().code, "base.bad_json");
    EXPECT_EQ(got.error().kind, Kind::invalid);
  }
}

TEST(JsonParse, SaysWhere) {
  EXPECT_EQ(parse("{\n  \"a\": 1,\n  b\n}").error().detail, "3:3 expected a key");
  EXPECT_EQ(parse("[1,2").error().detail, "1:5 expected ',' or ']'");
}

TEST(JsonParse, SixtyFourLevelsAndNoMore) {
  EXPECT_TRUE(parse(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(parse(std::string(65, '[') + std::string(65, ']')));
  EXPECT_FALSE(parse(std::string(1'000'000, '[')));
  std::string objects;
  for (int i = 0; i < 65; ++i) objects += "{\"a\":";
  EXPECT_FALSE(parse(objects));
}

TEST(JsonNumbers, LargeIntegersStayExact) {
  EXPECT_EQ(parse("9223372036854775807")->integer(), std::numeric_limits<long long>::max());
  EXPECT_EQ(parse("9223372036854775808")->integer(7), 7);
  EXPECT_EQ(parse("9223372036854775808")->dump(), "9223372036854776000");
  EXPECT_EQ(Json::of(0.1).dump(), "0.1");
  EXPECT_EQ(Json::of(std::numeric_limits<double>::quiet_NaN()).dump(), "null");
}

TEST(JsonWriter, PutsCommasAndEscapes) {
  std::string out;
  Writer w(out);
  w.begin_object()
      .key("a")
      .begin_array()
      .value(1)
      .value("x\"\\\x1f\n")
      .value(true)
      .null()
      .value(0.5)
      .value(std::uint64_t{18446744073709551615U})
      .end_array();
  w.key("b").begin_object().end_object().key("c").raw("[1]").key("d").value(-3LL).end_object();
  EXPECT_EQ(out, R"({"a":[1,"x\"\\\u001f\n",true,null,0.5,18446744073709551615],"b":{},"c":[1],"d":-3})");
}

TEST(JsonWriter, BrokenTextStillMakesJson) { EXPECT_EQ(Json::of(std::string("a\xFF")).dump(), "\"a\uFFFD\""); }

bool same(const Json& a, const Json& b) {
  if (a.type() != b.type() || a.string() != b.string() || a.boolean() != b.boolean() || a.number() != b.number())
    return false;
  if (a.items().size() != b.items().size() || a.members().size() != b.members().size()) return false;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    if (!same(a.at(i), b.at(i))) return false;
  }
  for (std::size_t i = 0; i < a.members().size(); ++i) {
    if (a.members()[i].first != b.members()[i].first || !same(a.members()[i].second, b.members()[i].second))
      return false;
  }
  return true;
}

Json any_json(int depth) {
  switch (*rc::gen::inRange(0, depth > 3 ? 5 : 7)) {
    case 0:
      return Json{};
    case 1:
      return Json::of(*rc::gen::arbitrary<bool>());
    case 2:
      return Json::of(*rc::gen::arbitrary<double>());
    case 3:
      return Json::of(*rc::gen::arbitrary<long long>());
    case 4:
      return Json::of(text::well_formed(*rc::gen::arbitrary<std::string>()));
    case 5: {
      auto out = Json::array();
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) out.push(any_json(depth + 1));
      return out;
    }
    default: {
      auto out = Json::object();
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        out.set(text::well_formed(*rc::gen::arbitrary<std::string>()), any_json(depth + 1));
      return out;
    }
  }
}

RC_GTEST_PROP(Json, WhatIsWrittenReadsBackTheSame, ()) {
  const auto doc = any_json(0);
  const auto back = parse(doc.dump());
  RC_ASSERT(back.has_value());
  RC_ASSERT(same(doc, *back));
  RC_ASSERT(back->dump() == doc.dump());
}

}  // namespace
}  // namespace hvs::json
