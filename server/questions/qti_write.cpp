// Questions → a QTI 2.1 or 3.0 content package: an item a file, a manifest, the pictures.
#include <algorithm>
#include <cmath>
#include <set>

#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/package.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

// Written once in the spelling of QTI 2; version 3 has other names for the same.
struct Dialect {
  bool third = false;
  [[nodiscard]] std::string element(std::string_view name) const {
    return third ? "qti-" + kebab(name) : std::string{name};
  }
  [[nodiscard]] std::string attribute(std::string_view name) const { return third ? kebab(name) : std::string{name}; }
  static std::string kebab(std::string_view name) {
    std::string out;
    for (const char c : name) {
      if (c >= 'A' && c <= 'Z') {
        out += '-';
        out += static_cast<char>(c - 'A' + 'a');
      } else {
        out += c;
      }
    }
    return out;
  }
};

struct Attribute {
  std::string_view name;
  std::string value;
};

class Xml {
 public:
  explicit Xml(Dialect dialect) : dialect_(dialect) {}
  void open(std::string_view name, std::initializer_list<Attribute> attributes = {}) { start(name, attributes, ">"); }
  void empty(std::string_view name, std::initializer_list<Attribute> attributes = {}) { start(name, attributes, "/>"); }
  void close(std::string_view name) { out_ += "</" + dialect_.element(name) + ">"; }
  void leaf(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view text) {
    open(name, attributes);
    out_ += escaped(text);
    close(name);
  }
  void raw(std::string_view markup) { out_ += markup; }
  std::string take() { return std::move(out_); }

 private:
  void start(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view end) {
    out_ += "<" + dialect_.element(name);
    for (const auto& one : attributes) out_ += " " + dialect_.attribute(one.name) + "=\"" + escaped(one.value) + "\"";
    out_ += end;
  }
  Dialect dialect_;
  std::string out_;
};

std::string choice_id(std::size_t i) { return "C" + std::to_string(i + 1); }
std::string partner_id(std::size_t i) { return "P" + std::to_string(i + 1); }

bool uses_mapping(const Question& question) {
  const bool chosen =
      question.kind == Kind::single || question.kind == Kind::hotspot || question.kind == Kind::short_text;
  if (chosen)
    return std::any_of(question.choices.begin(), question.choices.end(),
                       [](const Choice& one) { return one.weight != 0 && one.weight != 100; }) ||
           question.kind == Kind::short_text ||
           std::count_if(question.choices.begin(), question.choices.end(),
                         [](const Choice& one) { return one.weight == 100; }) > 1;
  return question.partial && question.kind != Kind::order;
}

class Item {
 public:
  Item(const Question& question, std::string id, Dialect dialect)
      : question_(question), id_(std::move(id)), xml_(dialect), third_(dialect.third) {}

  std::string write() {
    head();
    declare();
    outcomes();
    body();
    processing();
    if (!question_.feedback.empty()) {
      xml_.open("modalFeedback",
                {{"outcomeIdentifier", "FEEDBACK_ALL"}, {"showHide", "show"}, {"identifier", "shown"}});
      if (third_) xml_.open("contentBody");
      xml_.raw("<p>" + html_of(question_.feedback) + "</p>");
      if (third_) xml_.close("contentBody");
      xml_.close("modalFeedback");
    }
    xml_.close("assessmentItem");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml_.take() + "\n";
  }

 private:
  void head() {
    const std::string space =
        third_ ? "http://www.imsglobal.org/xsd/imsqtiasi_v3p0" : "http://www.imsglobal.org/xsd/imsqti_v2p1";
    const std::string schema = third_ ? "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
                                      : "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd";
    std::string open = third_ ? "<qti-assessment-item" : "<assessmentItem";
    open += " xmlns=\"" + space + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" +
            space + " " + schema + "\" identifier=\"" + escaped(id_) + "\" title=\"" + escaped(question_.title) +
            "\" adaptive=\"false\" ";
    open += third_ ? "time-dependent=\"false\" xml:lang=\"vi\">" : "timeDependent=\"false\" xml:lang=\"vi\">";
    xml_.raw(open);
  }

  [[nodiscard]] std::string cardinality() const {
    switch (question_.kind) {
      case Kind::multiple:
        return "multiple";
      case Kind::match:
        return "multiple";
      case Kind::true_false:
        return question_.choices.size() > 1 ? "multiple" : "single";
      case Kind::order:
        return "ordered";
      default:
        return "single";
    }
  }
  [[nodiscard]] std::string base_type() const {
    switch (question_.kind) {
      case Kind::match:
        return "directedPair";
      case Kind::true_false:
        return question_.choices.size() > 1 ? "directedPair" : "identifier";
      case Kind::number:
        return "float";
      case Kind::short_text:
        return "string";
      default:
        return "identifier";
    }
  }

  struct Key {
    std::string text;
    double weight;
  };
  [[nodiscard]] std::vector<Key> keys() const {
    std::vector<Key> out;
    switch (question_.kind) {
      case Kind::match:
        for (std::size_t i = 0; i < question_.pairs.size(); ++i) {
          if (!question_.pairs[i].left.empty()) out.push_back({choice_id(i) + " " + partner_id(partner_of(i)), 0});
        }
        for (auto& one : out) one.weight = 100.0 / static_cast<double>(out.size());
        return out;
      case Kind::true_false:
        if (question_.choices.size() == 1) return {{question_.choices.front().weight > 0 ? "true" : "false", 100}};
        for (std::size_t i = 0; i < question_.choices.size(); ++i)
          out.push_back({choice_id(i) + (question_.choices[i].weight > 0 ? " true" : " false"),
                         100.0 / static_cast<double>(question_.choices.size())});
        return out;
      case Kind::number:
        if (!question_.ranges.empty()) {
          const auto& range = question_.ranges.front();
          out.push_back({show_number(rounded(range.low + (range.high - range.low) / 2)), 100});
        }
        return out;
      case Kind::short_text:
        for (const auto& one : question_.choices) out.push_back({one.text, one.weight});
        return out;
      case Kind::order:
        for (std::size_t i = 0; i < question_.choices.size(); ++i) out.push_back({choice_id(i), 100});
        return out;
      default:
        for (std::size_t i = 0; i < question_.choices.size(); ++i) {
          if (question_.choices[i].weight != 0) out.push_back({choice_id(i), question_.choices[i].weight});
        }
        return out;
    }
  }
  // Right sides that read the same are one.
  [[nodiscard]] std::size_t partner_of(std::size_t i) const {
    std::size_t at = 0;
    while (question_.pairs[at].right != question_.pairs[i].right) ++at;
    return at;
  }

  void declare() {
    const bool mapped = uses_mapping(question_);
    xml_.open("responseDeclaration",
              {{"identifier", "RESPONSE"}, {"cardinality", cardinality()}, {"baseType", base_type()}});
    xml_.open("correctResponse");
    bool first = true;
    for (const auto& one : keys()) {
      const bool right = one.weight > 0 && (cardinality() != "single" || one.weight == 100);
      if (!right || (!first && cardinality() == "single")) continue;
      xml_.leaf("value", {}, one.text);
      first = false;
    }
    xml_.close("correctResponse");
    if (mapped) {
      xml_.open("mapping", {{"lowerBound", "0"}, {"upperBound", "1"}, {"defaultValue", "0"}});
      for (const auto& one : keys()) {
        const auto value = show_number(one.weight / 100);
        if (question_.kind == Kind::short_text)
          xml_.empty("mapEntry", {{"mapKey", one.text},
                                  {"mappedValue", value},
                                  {"caseSensitive", question_.exact_case ? "true" : "false"}});
        else
          xml_.empty("mapEntry", {{"mapKey", one.text}, {"mappedValue", value}});
      }
      xml_.close("mapping");
    }
    xml_.close("responseDeclaration");
  }

  [[nodiscard]] bool has_choice_feedback() const {
    return (question_.kind == Kind::single || question_.kind == Kind::multiple) &&
           std::any_of(question_.choices.begin(), question_.choices.end(),
                       [](const Choice& one) { return !one.feedback.empty(); });
  }

  void outcomes() {
    xml_.open("outcomeDeclaration", {{"identifier", "SCORE"}, {"cardinality", "single"}, {"baseType", "float"}});
    xml_.open("defaultValue");
    xml_.leaf("value", {}, "0");
    xml_.close("defaultValue");
    xml_.close("outcomeDeclaration");
    if (has_choice_feedback())
      xml_.empty("outcomeDeclaration",
                 {{"identifier", "FEEDBACK"}, {"cardinality", cardinality()}, {"baseType", "identifier"}});
    if (!question_.feedback.empty())
      xml_.empty("outcomeDeclaration",
                 {{"identifier", "FEEDBACK_ALL"}, {"cardinality", "single"}, {"baseType", "identifier"}});
  }

  void picture(const std::string& name, const std::string& alt) {
    if (!name.empty()) xml_.raw("<img src=\"../" + escaped(name) + "\" alt=\"" + escaped(alt) + "\"/>");
  }
  void content(const Choice& one) {
    xml_.raw(html_of(one.text));
    picture(one.picture, one.alt);
    if (one.feedback.empty() || !has_choice_feedback()) return;
    const auto id = choice_id(static_cast<std::size_t>(&one - question_.choices.data()));
    xml_.open("feedbackInline", {{"outcomeIdentifier", "FEEDBACK"}, {"identifier", id}, {"showHide", "show"}});
    xml_.raw(html_of(one.feedback));
    xml_.close("feedbackInline");
  }

  void body() {
    xml_.open("itemBody");
    if (!question_.stem.empty()) xml_.raw("<p>" + html_of(question_.stem) + "</p>");
    if (question_.kind != Kind::hotspot && !question_.picture.empty()) {
      xml_.raw("<p>");
      picture(question_.picture, question_.alt);
      xml_.raw("</p>");
    }
    interaction();
    xml_.close("itemBody");
  }

  void offered(std::string_view name, std::initializer_list<Attribute> attributes) {
    xml_.open(name, attributes);
    for (std::size_t i = 0; i < question_.choices.size(); ++i) {
      xml_.open("simpleChoice", {{"identifier", choice_id(i)}});
      content(question_.choices[i]);
      xml_.close("simpleChoice");
    }
    xml_.close(name);
  }

  void associable(const std::string& id, std::string_view text, std::size_t times) {
    xml_.open("simpleAssociableChoice", {{"identifier", id}, {"matchMax", std::to_string(times)}});
    xml_.raw(html_of(text));
    xml_.close("simpleAssociableChoice");
  }

  void matching() {
    const bool statements = question_.kind == Kind::true_false;
    const auto lefts = statements ? question_.choices.size() : question_.pairs.size();
    xml_.open("matchInteraction", {{"responseIdentifier", "RESPONSE"},
                                   {"shuffle", statements ? "false" : "true"},
                                   {"maxAssociations", std::to_string(lefts)}});
    xml_.open("simpleMatchSet");
    for (std::size_t i = 0; i < lefts; ++i) {
      if (statements)
        associable(choice_id(i), question_.choices[i].text, 1);
      else if (!question_.pairs[i].left.empty())
        associable(choice_id(i), question_.pairs[i].left, 1);
    }
    xml_.close("simpleMatchSet");
    xml_.open("simpleMatchSet");
    if (statements) {
      associable("true", t::questions::word_true.vi, lefts);
      associable("false", t::questions::word_false.vi, lefts);
    } else {
      for (std::size_t i = 0; i < lefts; ++i) {
        if (partner_of(i) == i) associable(partner_id(i), question_.pairs[i].right, lefts);
      }
    }
    xml_.close("simpleMatchSet");
    xml_.close("matchInteraction");
  }

  void interaction() {
    const auto n = question_.choices.size();
    switch (question_.kind) {
      case Kind::single:
        return offered("choiceInteraction",
                       {{"responseIdentifier", "RESPONSE"}, {"shuffle", "true"}, {"maxChoices", "1"}});
      case Kind::multiple:
        return offered("choiceInteraction",
                       {{"responseIdentifier", "RESPONSE"}, {"shuffle", "true"}, {"maxChoices", std::to_string(n)}});
      case Kind::order:
        return offered("orderInteraction", {{"responseIdentifier", "RESPONSE"}, {"shuffle", "true"}});
      case Kind::true_false:
        if (n > 1) return matching();
        xml_.open("choiceInteraction", {{"responseIdentifier", "RESPONSE"}, {"shuffle", "false"}, {"maxChoices", "1"}});
        xml_.leaf("simpleChoice", {{"identifier", "true"}}, t::questions::word_true.vi);
        xml_.leaf("simpleChoice", {{"identifier", "false"}}, t::questions::word_false.vi);
        return xml_.close("choiceInteraction");
      case Kind::match:
        return matching();
      case Kind::number:
      case Kind::short_text:
        xml_.raw("<p>");
        xml_.empty("textEntryInteraction", {{"responseIdentifier", "RESPONSE"},
                                            {"expectedLength", question_.kind == Kind::number ? "12" : "40"}});
        return xml_.raw("</p>");
      case Kind::hotspot:
        return hotspot();
    }
  }

  // Places on a board of 1,000 × 1,000: the picture's own size is its own affair.
  void hotspot() {
    xml_.open("hotspotInteraction", {{"responseIdentifier", "RESPONSE"}, {"maxChoices", "1"}});
    xml_.raw("<object type=\"image/" + std::string{question_.picture.ends_with(".svg") ? "svg+xml" : "png"} +
             "\" data=\"../" + escaped(question_.picture) + "\" width=\"1000\" height=\"1000\">" +
             escaped(question_.alt) + "</object>");
    const auto at = [](double percent) { return std::to_string(static_cast<long long>(std::lround(percent * 10))); };
    for (std::size_t i = 0; i < question_.regions.size(); ++i) {
      const auto& one = question_.regions[i];
      xml_.empty("hotspotChoice",
                 {{"identifier", choice_id(i)},
                  {"shape", "rect"},
                  {"coords", at(one.x) + "," + at(one.y) + "," + at(one.x + one.width) + "," + at(one.y + one.height)},
                  {"hotspotLabel", question_.choices[i].text}});
    }
    xml_.close("hotspotInteraction");
  }

  void variable() { xml_.empty("variable", {{"identifier", "RESPONSE"}}); }
  void one_point() {
    xml_.open("setOutcomeValue", {{"identifier", "SCORE"}});
    xml_.leaf("baseValue", {{"baseType", "float"}}, "1");
    xml_.close("setOutcomeValue");
  }

  void processing() {
    const bool ranged = question_.kind == Kind::number && !question_.ranges.empty() &&
                        question_.ranges.front().low != question_.ranges.front().high;
    const bool says = has_choice_feedback() || !question_.feedback.empty();
    const std::string base = third_ ? "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
                                    : "http://www.imsglobal.org/question/qti_v2p1/rptemplates/";
    const bool mapped = uses_mapping(question_);
    if (!ranged && !says)
      return xml_.empty("responseProcessing",
                        {{"template", base + (mapped ? "map_response" : "match_correct") + (third_ ? ".xml" : "")}});
    xml_.open("responseProcessing");
    if (mapped) {
      xml_.open("setOutcomeValue", {{"identifier", "SCORE"}});
      xml_.empty("mapResponse", {{"identifier", "RESPONSE"}});
      xml_.close("setOutcomeValue");
    } else {
      xml_.open("responseCondition");
      xml_.open("responseIf");
      if (ranged)
        between(question_.ranges.front());
      else
        is_correct();
      one_point();
      xml_.close("responseIf");
      xml_.close("responseCondition");
    }
    if (has_choice_feedback()) {
      xml_.open("setOutcomeValue", {{"identifier", "FEEDBACK"}});
      variable();
      xml_.close("setOutcomeValue");
    }
    if (!question_.feedback.empty()) {
      xml_.open("setOutcomeValue", {{"identifier", "FEEDBACK_ALL"}});
      xml_.leaf("baseValue", {{"baseType", "identifier"}}, "shown");
      xml_.close("setOutcomeValue");
    }
    xml_.close("responseProcessing");
  }
  void is_correct() {
    xml_.open("match");
    variable();
    xml_.empty("correct", {{"identifier", "RESPONSE"}});
    xml_.close("match");
  }
  void between(const Range& range) {
    const auto bound = [&](std::string_view name, double value) {
      xml_.open(name);
      variable();
      xml_.leaf("baseValue", {{"baseType", "float"}}, show_number(value));
      xml_.close(name);
    };
    xml_.open("and");
    bound("gte", range.low);
    bound("lte", range.high);
    xml_.close("and");
  }

  const Question& question_;
  std::string id_;
  Xml xml_;
  bool third_;
};

bool is_identifier(const std::string& id) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !id.empty() && id.size() <= 80 && letter(id[0]) && std::all_of(id.begin(), id.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace

Result<std::string> write_qti(std::span<const Question> questions, Format format, const Media& media) {
  const bool third = format == Format::qti3;
  Media files;
  std::string resources;
  std::set<std::string> ids, pictures;
  for (const auto& source : questions) {
    Question one = source;
    const auto keep = [&](std::string& name) {
      if (!name.empty() && (!media.contains(name) || !is_safe_name(name))) name.clear();
      if (!name.empty()) pictures.insert(name);
    };
    if (one.kind != Kind::hotspot || media.contains(one.picture)) keep(one.picture);
    for (auto& choice : one.choices) keep(choice.picture);
    auto id = is_identifier(one.id) ? one.id : std::string{unnamed_item} + std::to_string(ids.size() + 1);
    while (!ids.insert(id).second) id = std::string{unnamed_item} + id + "-" + std::to_string(ids.size());
    const auto file = "items/" + id + ".xml";
    files[file] = Item(one, id, {third}).write();
    resources += "<resource identifier=\"R-" + id + "\" type=\"" +
                 (third ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p1") + "\" href=\"" + file + "\">";
    if (!one.tags.empty()) {
      resources += "<metadata><imsmd:lom><imsmd:general>";
      for (const auto& tag : one.tags)
        resources += "<imsmd:keyword><imsmd:string language=\"vi\">" + escaped(tag) + "</imsmd:string></imsmd:keyword>";
      resources += "</imsmd:general></imsmd:lom></metadata>";
    }
    resources += "<file href=\"" + file + "\"/>";
    const auto depend = [&](const std::string& name) {
      if (!name.empty()) resources += "<file href=\"" + escaped(name) + "\"/>";
    };
    depend(one.picture);
    for (const auto& choice : one.choices) depend(choice.picture);
    resources += "</resource>\n";
  }
  for (const auto& name : pictures) files[name] = media.find(name)->second;
  const std::string space =
      third ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" : "http://www.imsglobal.org/xsd/imscp_v1p1";
  files["imsmanifest.xml"] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"" + space +
      "\" xmlns:imsmd=\"http://ltsc.ieee.org/xsd/LOM\" identifier=\"hocvuso-cau-hoi\">\n<metadata><schema>" +
      (third ? "QTI Package</schema><schemaversion>3.0.0" : "QTIv2.1 Package</schema><schemaversion>1.0.0") +
      "</schemaversion></metadata>\n<organizations/>\n<resources>\n" + resources + "</resources>\n</manifest>\n";
  return zip(files);
}

}  // namespace hvs::questions
