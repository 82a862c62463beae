#include <gtest/gtest.h>

#include "server/vc/canonical.hpp"
#include "server/vc/contexts.hpp"
#include "server/vc/jsonld.hpp"

namespace hvs::vc {
namespace {

// RFC 8785 Appendix B.
TEST(EcmaScriptNumber, IsWrittenAsTheRfcSays) {
  EXPECT_EQ(ecmascript_number(0), "0");
  EXPECT_EQ(ecmascript_number(-0.0), "0");
  EXPECT_EQ(ecmascript_number(5e-324), "5e-324");
  EXPECT_EQ(ecmascript_number(-1.7976931348623157e308), "-1.7976931348623157e+308");
  EXPECT_EQ(ecmascript_number(9007199254740992.0), "9007199254740992");
  EXPECT_EQ(ecmascript_number(295147905179352830000.0), "295147905179352830000");
  EXPECT_EQ(ecmascript_number(9.999999999999997e22), "9.999999999999997e+22");
  EXPECT_EQ(ecmascript_number(1e21), "1e+21");
  EXPECT_EQ(ecmascript_number(333333333.33333329), "333333333.3333333");
  EXPECT_EQ(ecmascript_number(1e-7), "1e-7");
  EXPECT_EQ(ecmascript_number(0.000001), "0.000001");
}

// RFC 8785 §3.2.3: names sort by UTF-16 code units.
TEST(CanonicalJson, SortsAsTheRfcSays) {
  const auto in = json::parse(
      "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With "
      "Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin "
      "Small Letter O With Diaeresis\"}");
  ASSERT_TRUE(in);
  EXPECT_EQ(*canonical_json(*in),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With "
            "Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With "
            "Dagesh\"}");
}

TEST(Contexts, EveryOneWeCarryIsRead) {
  for (const auto* address :
       {"https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1",
        "https://w3id.org/security/data-integrity/v1", "https://w3id.org/security/data-integrity/v2",
        "https://www.w3.org/ns/credentials/status/v1"}) {
    auto document = json::Json::object();
    document.set("@context", json::Json::of(std::string{address}));
    const auto made = to_rdf(document);
    EXPECT_TRUE(made) << address << " " << (made ? "" : made.error().detail);
  }
  for (const auto* address : {"https://purl.imsglobal.org/spec/ob/v3p0/context.json",
                              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
                              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
                              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}) {
    auto document = json::Json::object();
    auto list = json::Json::array();
    list.push(json::Json::of(std::string{"https://www.w3.org/2018/credentials/v1"}));
    list.push(json::Json::of(std::string{address}));
    list.push(json::Json::of(std::string{"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"}));
    document.set("@context", std::move(list));
    const auto made = to_rdf(document);
    EXPECT_TRUE(made) << address << " " << (made ? "" : made.error().detail);
  }
}

}  // namespace
}  // namespace hvs::vc
