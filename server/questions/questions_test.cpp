// Files as other programs write them, and our own read back.
#include "server/questions/question.hpp"

#include <gtest/gtest.h>
// rapidcheck after gtest
#include <rapidcheck/gtest.h>

#include "server/media/zip.hpp"
#include "server/questions/markup.hpp"

namespace hvs::questions {
namespace {

std::string show(const Question& one) {
  std::string out = std::string{kind_name(one.kind)} + "|" + one.title + "|" + one.stem + "|";
  for (const auto& c : one.choices) {
    out += c.text + "=" + show_number(c.weight) + (c.feedback.empty() ? "" : "#" + c.feedback) + ";";
  }
  for (const auto& p : one.pairs) out += p.left + "->" + p.right + ";";
  for (const auto& r : one.ranges)
    out += show_number(r.low) + ".." + show_number(r.high) + "=" + show_number(r.weight) +
           (r.feedback.empty() ? "" : "#" + r.feedback) + ";";
  return out + (one.partial ? "parts" : "") + (one.feedback.empty() ? "" : "|####" + one.feedback);
}

std::vector<std::string> shown(const Reading& reading) {
  std::vector<std::string> out;
  for (const auto& one : reading.questions) out.push_back(show(one));
  for (const auto& one : reading.refused) out.push_back("refused " + one.where + ": " + one.why);
  return out;
}
using Lines = std::vector<std::string>;

TEST(Gift, ReadsTheDocumentedExamples) {
  const auto read = questions::read(R"(// true/false
::Q1:: 1+1=2 {T}

// multiple choice with specified feedback for right and wrong answers
::Q2:: What's between orange and green in the spectrum?
{ =yellow # right; good! ~red # wrong, it's yellow ~blue # wrong, it's yellow }

// fill-in-the-blank
::Q3:: Two plus {=two =2} equals four.

// matching
::Q4:: Which animal eats which food? { =cat -> cat food =dog -> dog food }

// math range question
::Q5:: What is a number from 1 to 5? {#3:2}

// math range specified with interval end points
::Q6:: What is a number from 1 to 5? {#1..5}

// multiple numeric answers with partial credit and feedback
::Q7:: When was Ulysses S. Grant born? {#
         =1822:0      # Correct! Full credit.
         =%50%1822:2  # He was born in 1822. Half credit for being close.
}

// essay
::Q8:: How are you? {}
)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->format, Format::gift);
  EXPECT_EQ(
      shown(*read),
      (Lines{"true_false|Q1|1+1=2|=100;",
             "single|Q2|What's between orange and green in the spectrum?|yellow=100#right; good!;red=0#wrong, it's "
             "yellow;blue=0#wrong, it's yellow;",
             "short_text|Q3|Two plus _____ equals four.|two=100;2=100;",
             "match|Q4|Which animal eats which food?|cat->cat food;dog->dog food;parts",
             "number|Q5|What is a number from 1 to 5?|1..5=100;", "number|Q6|What is a number from 1 to 5?|1..5=100;",
             "number|Q7|When was Ulysses S. Grant born?|1822..1822=100#Correct! Full credit.;1820..1824=50#He was "
             "born in 1822. Half credit for being close.;",
             "refused dòng 27: Câu tự luận. Máy không chấm được."}));
}

TEST(Gift, ReadsEscapesWeightsCategoriesAndStyles) {
  const auto read = questions::read(R"($CATEGORY: $course$/top/Mạng/An toàn

// [id:c1] [tag:D4] a comment
What two people are entombed in Grant's tomb? {
   ~%-100%No one
   ~%50%Grant #Yes
   ~%50%Grant's wife
   ~%-100%Grant's father
   ####Both lie there.
}

Which answer equals 5? {
  ~ \= 2 + 2
  = \= 2 + 3
  ~ \= 2 + 4
}

::GIFT Control Characters::
Which of the following is NOT a control character for the GIFT import format? {
  ~ \~     # \~ is a control character.
  ~ \=     # \= is a control character.
  ~ \#     # \# is a control character.
  ~ \{     # \{ is a control character.
  ~ \}     # \} is a control character.
  = \     # Correct! \ (backslash) is not a control character.
}

::Kids' Math:: [html]<p>Một<br>hai &amp; <b>ba</b></p>{=5}

Grant was buried in a tomb in New York City.{F#Đúng rồi mà#Vâng}

A \: b\nc {=x}

Just a description.

Half {=one

Two {=a} and {=b}
)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->questions.front().category, "Mạng/An toàn");
  EXPECT_EQ(read->questions.front().id, "c1");
  EXPECT_EQ(read->questions.front().tags, std::vector<std::string>{"D4"});
  EXPECT_EQ(
      shown(*read),
      (Lines{"multiple||What two people are entombed in Grant's tomb?|No one=-100;Grant=50#Yes;Grant's wife=50;Grant's "
             "father=-100;parts|####Both lie there.",
             "single||Which answer equals 5?|= 2 + 2=0;= 2 + 3=100;= 2 + 4=0;",
             "single|GIFT Control Characters|Which of the following is NOT a control character for the GIFT import "
             "format?|~=0#~ is a control character.;==0#= is a control character.;#=0## is a control character.;{=0#{ "
             "is a "
             "control character.;}=0#} is a control character.;\\=100#Correct! \\ (backslash) is not a control "
             "character.;",
             "short_text|Kids' Math|Một\nhai & ba|5=100;",
             "true_false||Grant was buried in a tomb in New York City.|=0#Đúng rồi mà;|####Vâng",
             "short_text||A : b\nc|x=100;", "refused dòng 34: Đoạn giới thiệu, không phải câu hỏi.",
             "refused dòng 36: Thiếu dấu đóng ngoặc nhọn.",
             "refused dòng 38: Câu nhiều chỗ trống (cloze). Hãy tách thành từng câu."}));
}

TEST(Aiken, ReadsLettersInBothForms) {
  const auto read = questions::read(
      "What is the correct answer to this question?\nA. Is it this one?\nB. Maybe this answer?\nC. Possibly this "
      "one?\nANSWER: B\n\nWhich LMS?\r\nA) ABC\r\nB) Moodle\r\nANSWER: B\r\n\nKhông đáp án\nA. một\nB. hai\n\nSai "
      "chữ\nA. một\nB. "
      "hai\nANSWER: D\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->format, Format::aiken);
  EXPECT_EQ(shown(*read), (Lines{"single||What is the correct answer to this question?|Is it this one?=0;Maybe this "
                                 "answer?=100;Possibly this one?=0;",
                                 "single||Which LMS?|ABC=0;Moodle=100;",
                                 "refused dòng 12: Thiếu dòng ANSWER, hoặc chữ cái không khớp.",
                                 "refused dòng 16: Thiếu dòng ANSWER, hoặc chữ cái không khớp."}));
}

TEST(Table, ReadsEveryKindWithHeadingsInEitherLanguage) {
  const auto read = questions::read(
      "Loại;Câu hỏi;A;B;C;D;Đáp án;Giải thích\n"
      ";Một?;a;b;c;;B;vì b\n"
      "nhiều đáp án;Nhiều?;a;b;c;d;A,C;\n"
      "đúng sai;Trời xanh;;;;;Đ;\n"
      "sắp xếp;Xếp;một;hai;ba;;;\n"
      "nối;Nối;chó = xương;mèo = cá;;;;\n"
      "số;Bao nhiêu;;;;;6..8;\n"
      "điền từ;Tên gì;;;;;VNeID | vneid;\n"
      "số;Hỏng;;;;;nhiều;\n"
      "tự luận;Kể;;;;;x;\n");
  ASSERT_TRUE(read) << read.error().code;
  EXPECT_EQ(shown(*read),
            (Lines{"single||Một?|a=0;b=100;c=0;|####vì b", "multiple||Nhiều?|a=50;b=0;c=50;d=0;",
                   "true_false||Trời xanh|=100;", "order||Xếp|một=0;hai=0;ba=0;", "match||Nối|chó->xương;mèo->cá;",
                   "number||Bao nhiêu|6..8=100;", "short_text||Tên gì|VNeID=100;vneid=100;",
                   "refused dòng 9: Có số chưa đọc được.", "refused dòng 10: Loại câu “tự luận” chưa dùng được."}));
}

constexpr std::string_view moodle_file = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE quiz [<!ENTITY a "boom"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<quiz>
<question type="category"><category><text>$course$/top/Web</text></category></question>
<question type="multichoice"><name><text>One</text></name>
 <questiontext format="html"><text><![CDATA[<p>Pick &lt;one&gt;:</p><p><img src="@@PLUGINFILE@@/a%20b.png" alt="A"/></p>]]></text>
  <file name="a b.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
 <generalfeedback format="html"><text>done</text></generalfeedback><single>true</single>
 <answer fraction="100" format="html"><text>yes</text><feedback format="html"><text>good</text></feedback></answer>
 <answer fraction="0" format="html"><text>no</text></answer>
 <tags><tag><text>D1</text></tag></tags></question>
<question type="multichoice"><name><text>Many</text></name><questiontext format="html"><text>Which?</text></questiontext><single>false</single>
 <answer fraction="50"><text>a</text></answer><answer fraction="50"><text>b</text></answer><answer fraction="-50"><text>c</text></answer></question>
<question type="truefalse"><name><text>TF</text></name><questiontext format="html"><text>&x;&a; water is wet</text></questiontext>
 <answer fraction="0"><text>true</text><feedback><text>hm</text></feedback></answer><answer fraction="100"><text>false</text></answer></question>
<question type="shortanswer"><name><text>SA</text></name><questiontext format="html"><text>Capital?</text></questiontext><usecase>1</usecase>
 <answer fraction="100"><text>Hà Nội</text></answer><answer fraction="50"><text>HN</text></answer><answer fraction="0"><text>*</text></answer></question>
<question type="numerical"><name><text>N</text></name><questiontext format="html"><text>Pi?</text></questiontext>
 <answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer></question>
<question type="matching"><name><text>M</text></name><questiontext format="html"><text>Match</text></questiontext>
 <subquestion format="html"><text>cat</text><answer><text>fish</text></answer></subquestion>
 <subquestion format="html"><text>dog</text><answer><text>bone</text></answer></subquestion>
 <subquestion format="html"><text></text><answer><text>grass</text></answer></subquestion></question>
<question type="cloze"><name><text>C</text></name><questiontext><text>{1:SHORTANSWER:=x}</text></questiontext></question>
<question type="essay"><name><text>E</text></name><questiontext><text>Tell</text></questiontext></question>
<question type="calculated"><name><text>K</text></name><questiontext><text>{a}+{b}</text></questiontext></question>
</quiz>)";

TEST(Moodle, ReadsItsTypesAndRefusesTheRestWithAReason) {
  const auto read = questions::read(moodle_file);
  ASSERT_TRUE(read) << read.error().code << read.error().detail;
  EXPECT_EQ(shown(*read),
            (Lines{"single|One|Pick <one>:|yes=100#good;no=0;|####done", "multiple|Many|Which?|a=50;b=50;c=-50;parts",
                   "true_false|TF|&x;&a; water is wet|=0#hm;", "short_text|SA|Capital?|Hà Nội=100;HN=50;",
                   "number|N|Pi?|3.13..3.15=100;", "match|M|Match|cat->fish;dog->bone;->grass;parts",
                   "refused câu 7: Câu nhiều chỗ trống (cloze). Hãy tách thành từng câu.",
                   "refused câu 8: Câu tự luận. Máy không chấm được.",
                   "refused câu 9: Câu sinh số ngẫu nhiên chưa dùng được."}));
  EXPECT_EQ(read->questions[0].category, "Web");
  EXPECT_EQ(read->questions[0].picture, "a%20b.png");
  EXPECT_EQ(read->questions[0].alt, "A");
  EXPECT_EQ(read->media.size(), 1U);
  EXPECT_TRUE(read->questions[3].exact_case);
}

TEST(Xml, RefusesWhatIsDeepBrokenOrHuge) {
  std::string deep = "<quiz>";
  for (int i = 0; i < 200; ++i) deep += "<a>";
  for (int i = 0; i < 200; ++i) deep += "</a>";
  EXPECT_EQ(questions::read(deep + "</quiz>", Format::moodle).error().code, "questions.too_deep");
  EXPECT_EQ(questions::read("<quiz><question", Format::moodle).error().code, "questions.not_xml");
  std::string many = "<quiz>";
  for (int i = 0; i < 700'000; ++i) many += "<a/>";
  EXPECT_EQ(questions::read(many + "</quiz>", Format::moodle).error().code, "questions.too_big");
}

TEST(Package, RefusesWaysOutAndTwins) {
  for (const auto* name : {"../a.xml", "/etc/x", "a\\b", "a/../../b"}) {
    const auto zip = *media::zip({{name, "x"}});
    EXPECT_FALSE(questions::read(zip, Format::qti21)) << name;
  }
  EXPECT_EQ(questions::read(*media::zip({{"a.xml", "x"}}), Format::qti21).error().code, "questions.no_manifest");
  const auto bomb = *media::zip({{"imsmanifest.xml", std::string(40U << 20U, ' ')}});
  EXPECT_EQ(questions::read(bomb, Format::qti21).error().code, "questions.package_big");
}

// Whatever can be written is read back the same, and whatever cannot was said before.
namespace make {

rc::Gen<std::string> words() {
  static const std::vector<std::string> some{
      "Hà Nội",    "a & b",    "x < y", "{ngoặc}", "50%",   "#1", "~sóng", "= bằng", "\\n",        "dòng một\ndòng hai",
      "\"ngoặc\"", "a: b",     "%25%c", "[html]x", "//chú", "$5", "C:\\x", "Mã OTP", "<b>đậm</b>", "a;b,c",
      "T",         "ANSWER B", "&amp;", "'nháy'"};
  return rc::gen::elementOf(some);
}
std::vector<std::string> different(std::size_t n) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(*words() + " " + std::to_string(i));
  return out;
}

Question question() {
  Question out;
  out.kind = static_cast<Kind>(*rc::gen::inRange(0, 8));
  out.stem = *words();
  if (*rc::gen::arbitrary<bool>()) out.title = one_line(*words());
  if (*rc::gen::arbitrary<bool>()) out.feedback = *words();
  if (*rc::gen::arbitrary<bool>()) out.id = "cau-" + std::to_string(*rc::gen::inRange(1, 1000));
  if (*rc::gen::arbitrary<bool>()) out.tags = {"D4", "kỹ năng P4.2"};
  const auto n = static_cast<std::size_t>(*rc::gen::inRange(2, 6));
  const auto texts = different(n);
  switch (out.kind) {
    case Kind::single:
    case Kind::hotspot:
    case Kind::order:
      for (const auto& text : texts) out.choices.push_back({.text = one_line(text)});
      if (out.kind != Kind::order) out.choices[n / 2].weight = 100;
      for (std::size_t i = 0; out.kind == Kind::hotspot && i < n; ++i)
        out.regions.push_back({static_cast<double>(i * 10), 5, 9, 20});
      break;
    case Kind::multiple: {
      out.partial = *rc::gen::arbitrary<bool>();
      for (const auto& text : texts) out.choices.push_back({.text = text});
      out.choices[0].weight = 50;
      out.choices[1].weight = 50;
      if (n > 2 && out.partial) out.choices[2].weight = -50;
      break;
    }
    case Kind::true_false:
      if (n == 2)
        out.choices.push_back({.weight = 100});
      else
        for (std::size_t i = 0; i < n; ++i)
          out.choices.push_back({.text = texts[i], .weight = i % 2 == 0 ? 100.0 : 0.0});
      out.partial = n > 2 && *rc::gen::arbitrary<bool>();
      break;
    case Kind::match:
      out.partial = *rc::gen::arbitrary<bool>();
      for (std::size_t i = 0; i < n; ++i)
        out.pairs.push_back({one_line(texts[i]), "v" + std::to_string(i / (n > 3 ? 2 : 1))});
      if (*rc::gen::arbitrary<bool>()) out.pairs.push_back({"", "thừa"});
      break;
    case Kind::number:
      out.ranges.push_back({.low = static_cast<double>(*rc::gen::inRange(-50, 50)), .high = 60});
      if (*rc::gen::arbitrary<bool>()) out.ranges[0].high = out.ranges[0].low;
      break;
    case Kind::short_text:
      for (const auto& text : texts) out.choices.push_back({.text = one_line(text), .weight = 100});
      out.exact_case = *rc::gen::arbitrary<bool>();
      break;
  }
  if (out.kind == Kind::single && *rc::gen::arbitrary<bool>()) out.choices[0].feedback = *words();
  return out;
}

}  // namespace make

RC_GTEST_PROP(Writing, ReadsBackWhatTheFormatCarriesAndSaysTheRest, ()) {
  const auto question = make::question();
  for (const auto format : {Format::gift, Format::aiken, Format::moodle, Format::qti21, Format::qti3, Format::csv}) {
    const std::vector list{question};
    const auto lost = losses(list, format);
    const bool left_out = std::any_of(lost.begin(), lost.end(), [](const Loss& one) { return one.left_out; });
    const auto written = questions::write(list, format);
    RC_ASSERT(written.has_value() == !left_out);
    if (left_out) continue;
    const auto read = questions::read(*written, format);
    RC_ASSERT(read.has_value());
    if (read->questions.size() != 1)
      RC_FAIL(std::string{format_name(format)} + (read->refused.empty() ? "" : read->refused[0].why) + *written);
    if (lost.empty() && !(read->questions.front() == question))
      RC_FAIL(std::string{format_name(format)} + "\n" + show(question) + "\n" + show(read->questions.front()) + "\n" +
              (format == Format::qti21 || format == Format::qti3 ? std::string{} : *written));
  }
}

TEST(Detecting, KnowsEveryFormatByItsContent) {
  Question one;
  one.stem = "Một?";
  one.choices = {{.text = "a", .weight = 100}, {.text = "b"}};
  for (const auto format : {Format::gift, Format::aiken, Format::moodle, Format::csv}) {
    const auto found = detect(*questions::write(std::vector{one}, format));
    ASSERT_TRUE(found) << format_name(format);
    EXPECT_EQ(*found, format) << format_name(format);
  }
  EXPECT_EQ(detect("").error().code, "questions.unknown_format");
  EXPECT_EQ(detect("just words").error().code, "questions.unknown_format");
  EXPECT_EQ(detect(std::string(33U << 20U, 'x')).error().code, "questions.too_big");
}

}  // namespace
}  // namespace hvs::questions
