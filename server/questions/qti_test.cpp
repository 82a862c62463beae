// QTI as the specification's own examples are written, in version 2.1 and 3.0.
#include <gtest/gtest.h>

#include "server/media/zip.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/question.hpp"

namespace hvs::questions {
namespace {

constexpr std::string_view match_correct = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct";
constexpr std::string_view map_response = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response";

std::string item(std::string_view declared, std::string_view body, std::string_view rules,
                 std::string_view attributes = "") {
  return R"(<?xml version="1.0" encoding="UTF-8"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="T" timeDependent="false" )" +
         std::string{attributes} + R"(>)" + std::string{declared} +
         R"(<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody>)" +
         std::string{body} + "</itemBody>" + std::string{rules} + "</assessmentItem>";
}
std::string by_template(std::string_view address) {
  return "<responseProcessing template=\"" + std::string{address} + "\"/>";
}

std::string shown(std::string_view xml) {
  const auto read = questions::read(xml);
  if (!read) return std::string{read.error().code};
  if (!read->refused.empty()) return "refused: " + read->refused[0].why;
  const auto& one = read->questions.at(0);
  std::string out = std::string{kind_name(one.kind)} + "|" + one.stem + "|";
  for (const auto& c : one.choices)
    out += c.text + "=" + show_number(c.weight) + (c.feedback.empty() ? "" : "#" + c.feedback) + ";";
  for (const auto& p : one.pairs) out += p.left + "->" + p.right + ";";
  for (const auto& r : one.ranges)
    out += show_number(r.low) + ".." + show_number(r.high) + "=" + show_number(r.weight) + ";";
  for (const auto& r : one.regions)
    out += "[" + show_number(r.x) + "," + show_number(r.y) + "," + show_number(r.width) + "," + show_number(r.height) +
           "]";
  return out + (one.partial ? "parts" : "") + (one.exact_case ? " exact" : "");
}

TEST(Qti21, ReadsChoices) {
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>ChoiceA</value></correctResponse></responseDeclaration>)",
          R"(<p>Look at the text in the picture.</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>What does it say?</prompt><simpleChoice identifier="ChoiceA">You must stay with your luggage.</simpleChoice><simpleChoice identifier="ChoiceB">Do not let someone else look after it.</simpleChoice></choiceInteraction>)",
          by_template(match_correct))),
      "single|Look at the text in the picture.\n\nWhat does it say?|You must stay with your luggage.=100;Do not let "
      "someone else "
      "look after it.=0;");
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier"><correctResponse><value>H</value><value>O</value></correctResponse><mapping lowerBound="0" upperBound="2" defaultValue="-2"><mapEntry mapKey="H" mappedValue="1"/><mapEntry mapKey="O" mappedValue="1"/><mapEntry mapKey="Cl" mappedValue="-1"/></mapping></responseDeclaration>)",
          R"(<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="0"><prompt>Which form water?</prompt><simpleChoice identifier="H">Hydrogen</simpleChoice><simpleChoice identifier="He">Helium</simpleChoice><simpleChoice identifier="O">Oxygen</simpleChoice><simpleChoice identifier="Cl">Chlorine</simpleChoice></choiceInteraction>)",
          by_template(map_response))),
      "multiple|Which form water?|Hydrogen=50;Helium=0;Oxygen=50;Chlorine=-50;parts");
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>Y</value></correctResponse></responseDeclaration>)",
          R"(<p>Now is the winter of our discontent made glorious summer by this sun of <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="false"><inlineChoice identifier="G">Gloucester</inlineChoice><inlineChoice identifier="Y">York</inlineChoice></inlineChoiceInteraction>;</p>)",
          by_template(match_correct))),
      "single|Now is the winter of our discontent made glorious summer by this sun of _____;|Gloucester=0;York=100;");
}

TEST(Qti21, ReadsOrderMatchTypedWordsAndPlaces) {
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="ordered" baseType="identifier"><correctResponse><value>C</value><value>A</value><value>B</value></correctResponse></responseDeclaration>)",
          R"(<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>Finish order?</prompt><simpleChoice identifier="A">Rubens</simpleChoice><simpleChoice identifier="B">Jenson</simpleChoice><simpleChoice identifier="C" fixed="true">Michael</simpleChoice></orderInteraction>)",
          by_template(match_correct))),
      "order|Finish order?|Michael=0;Rubens=0;Jenson=0;");
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="directedPair"><correctResponse><value>C R</value><value>D M</value><value>L M</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="C R" mappedValue="1"/><mapEntry mapKey="D M" mappedValue="0.5"/><mapEntry mapKey="L M" mappedValue="0.5"/></mapping></responseDeclaration>)",
          R"(<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="4"><prompt>Match.</prompt><simpleMatchSet><simpleAssociableChoice identifier="C" matchMax="1">Capulet</simpleAssociableChoice><simpleAssociableChoice identifier="D" matchMax="1">Demetrius</simpleAssociableChoice><simpleAssociableChoice identifier="L" matchMax="1">Lysander</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier="M" matchMax="4">Dream</simpleAssociableChoice><simpleAssociableChoice identifier="R" matchMax="4">Romeo</simpleAssociableChoice><simpleAssociableChoice identifier="T" matchMax="4">Tempest</simpleAssociableChoice></simpleMatchSet></matchInteraction>)",
          by_template(map_response))),
      "match|Match.|Capulet->Romeo;Demetrius->Dream;Lysander->Dream;->Tempest;parts");
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"><correctResponse><value>York</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/><mapEntry mapKey="york" mappedValue="0.5"/></mapping></responseDeclaration>)",
          R"(<p>Identify:</p><blockquote><p>this sun of <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="15"/>;</p></blockquote>)",
          by_template(map_response))),
      "short_text|Identify:\n\nthis sun of _____;|York=100;york=50; exact");
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>)",
          R"(<p>Map</p><hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which one is Glasgow?</prompt><object type="image/png" width="200" height="100" data="images/uk.png">UK Map</object><hotspotChoice shape="circle" coords="50,50,10" identifier="A"/><hotspotChoice shape="rect" coords="100,0,200,50" identifier="B"/></hotspotInteraction>)",
          by_template(match_correct))),
      "hotspot|Map\n\nWhich one is Glasgow?|1=100;2=0;[20,40,10,20][50,0,50,50]");
  EXPECT_EQ(
      shown(item(
          R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="float"><correctResponse><value>3.14</value></correctResponse></responseDeclaration>)",
          R"(<p>Pi?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>)",
          R"(<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.01 0.01"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf><responseElse><setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue></responseElse></responseCondition></responseProcessing>)")),
      "number|Pi?|3.13..3.15=100;");
}

TEST(Qti3, ReadsItsOwnSpelling) {
  EXPECT_EQ(
      shown(
          R"(<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="choice" title="Unattended" adaptive="false" time-dependent="false"><qti-response-declaration base-type="identifier" cardinality="single" identifier="RESPONSE"><qti-correct-response><qti-value>ChoiceA</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><p>Look.</p><qti-choice-interaction max-choices="1" shuffle="false" response-identifier="RESPONSE"><qti-prompt>What?</qti-prompt><qti-simple-choice identifier="ChoiceA">Stay.<qti-feedback-inline outcome-identifier="FEEDBACK" identifier="ChoiceA" show-hide="show">Yes.</qti-feedback-inline></qti-simple-choice><qti-simple-choice identifier="ChoiceB">Go.</qti-simple-choice></qti-choice-interaction></qti-item-body><qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/></qti-assessment-item>)"),
      "single|Look.\n\nWhat?|Stay.=100#Yes.;Go.=0;");
}

TEST(Qti21, RefusesWithAReason) {
  constexpr std::string_view declared =
      R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>)";
  constexpr std::string_view choice =
      R"(<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>P</prompt><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>)";
  const auto good = by_template(match_correct);
  EXPECT_EQ(shown(item(R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/>)",
                       R"(<p>Write.</p><extendedTextInteraction responseIdentifier="RESPONSE"/>)", "")),
            "refused: Câu tự luận. Máy không chấm được.");
  EXPECT_EQ(shown(item(declared, choice, good, "adaptive=\"true\"")),
            "refused: Câu làm nhiều bước (adaptive) chưa dùng được.");
  EXPECT_EQ(shown(item(declared, std::string{choice} + std::string{choice}, good)),
            "refused: Một câu có hai chỗ trả lời.");
  EXPECT_EQ(shown(item(declared, "<p>x</p>", good)), "refused: Không có chỗ trả lời nào.");
  EXPECT_EQ(shown(item("", choice, good)), "refused: Phần khai báo đáp án thiếu hoặc không khớp.");
  EXPECT_EQ(
      shown(item(
          declared, choice,
          R"(<responseProcessing><setOutcomeValue identifier="SCORE"><customOperator/></setOutcomeValue></responseProcessing>)")),
      "refused: Cách chấm riêng của câu chưa đọc được. Dùng được: match_correct, map_response.");
  EXPECT_EQ(shown(item(declared, choice, by_template("http://example.org/own"))),
            "refused: Cách chấm riêng của câu chưa đọc được. Dùng được: match_correct, map_response.");
  EXPECT_EQ(shown("<?xml version=\"1.0\"?><questestinterop><item></item></questestinterop>"), "questions.old_qti");
}

TEST(QtiPackage, BringsItsPicturesAndNamesWhatIsMissing) {
  const auto one = item(
      R"(<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>)",
      R"(<p>See <img src="../media/a.png" alt="Ảnh"/></p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B"><img src="../../etc/b.png" alt="b"/>b</simpleChoice></choiceInteraction>)",
      by_template(match_correct));
  const std::string manifest =
      R"(<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources><resource identifier="r1" type="imsqti_item_xmlv2p1" href="items/one.xml"><metadata><lom><general><keyword><string>D4</string></keyword></general></lom></metadata><file href="items/one.xml"/></resource><resource identifier="r2" type="imsqti_item_xmlv2p2" href="items/two.xml"/><resource identifier="t" type="imsqti_test_xmlv2p1" href="test.xml"/></resources></manifest>)";
  const auto read = questions::read(*media::zip(
      {{"pack/imsmanifest.xml", manifest}, {"pack/items/one.xml", one}, {"pack/media/a.png", "\x89PNG\r\n\x1A\nxx"}}));
  ASSERT_TRUE(read) << read.error().code;
  ASSERT_EQ(read->questions.size(), 1U);
  EXPECT_EQ(read->questions[0].picture, "media/a.png");
  EXPECT_EQ(read->questions[0].alt, "Ảnh");
  EXPECT_EQ(read->questions[0].tags, std::vector<std::string>{"D4"});
  EXPECT_EQ(read->questions[0].choices[1].picture, "");
  EXPECT_TRUE(read->media.contains("media/a.png"));
  ASSERT_EQ(read->refused.size(), 1U);
  EXPECT_EQ(read->refused[0].why, "Gói không có tệp items/two.xml.");
  EXPECT_EQ(read->notes.size(), 2U);
}

}  // namespace
}  // namespace hvs::questions
