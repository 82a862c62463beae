#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"

namespace hvs::questions {
namespace {

std::string text(std::string_view words) { return "<text>" + escaped(words) + "</text>"; }

class Writer {
 public:
  explicit Writer(const Media& media) : media_(media) {}

  void one(const Question& question) {
    out_ += "<question type=\"" + type_of(question) + "\">\n<name>" + text(question.title) + "</name>\n";
    part("questiontext", question.stem, question.picture, question.alt);
    if (!question.feedback.empty()) part("generalfeedback", question.feedback);
    if (!question.id.empty()) out_ += "<idnumber>" + escaped(question.id) + "</idnumber>\n";
    body(question);
    if (!question.tags.empty()) {
      out_ += "<tags>";
      for (const auto& one : question.tags) out_ += "<tag>" + text(one) + "</tag>";
      out_ += "</tags>\n";
    }
    out_ += "</question>\n";
  }
  void category(const std::string& name) {
    out_ += "<question type=\"category\"><category>" + text(name.empty() ? "top" : name) + "</category></question>\n";
  }
  std::string take() { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + std::move(out_) + "</quiz>\n"; }

 private:
  static std::string type_of(const Question& question) {
    switch (question.kind) {
      case Kind::single:
      case Kind::multiple:
        return "multichoice";
      case Kind::true_false:
        return "truefalse";
      case Kind::short_text:
        return "shortanswer";
      case Kind::number:
        return "numerical";
      case Kind::match:
        return "matching";
      case Kind::order:
        return "ordering";
      case Kind::hotspot:
        break;
    }
    return "description";
  }

  // HTML, so that lines and pictures keep; the picture travels inside.
  void inside(std::string_view words, const std::string& picture, const std::string& alt) {
    const auto file = media_.find(picture);
    std::string html = html_of(words);
    if (file != media_.end())
      html += "<img src=\"@@PLUGINFILE@@/" + escaped(picture) + "\" alt=\"" + escaped(alt) + "\"/>";
    out_ += text(html);
    if (file != media_.end())
      out_ += "<file name=\"" + escaped(picture) + "\" path=\"/\" encoding=\"base64\">" + to_base64(file->second) +
              "</file>";
  }
  void part(const std::string& name, std::string_view words, const std::string& picture = {},
            const std::string& alt = {}) {
    out_ += "<" + name + " format=\"html\">";
    inside(words, picture, alt);
    out_ += "</" + name + ">\n";
  }

  void answer(const Choice& one, bool html = true) {
    out_ += "<answer fraction=\"" + show_number(one.weight) + "\" format=\"" + (html ? "html" : "plain_text") + "\">";
    if (html)
      inside(one.text, one.picture, one.alt);
    else
      out_ += text(one.text);
    if (!one.feedback.empty()) part("feedback", one.feedback);
    out_ += "</answer>\n";
  }

  void body(const Question& question) {
    switch (question.kind) {
      case Kind::single:
      case Kind::multiple:
        out_ += std::string{"<single>"} + (question.kind == Kind::single ? "true" : "false") +
                "</single>\n<shuffleanswers>true</shuffleanswers>\n<answernumbering>ABCD</answernumbering>\n";
        for (const auto& one : question.choices) answer(one);
        return;
      case Kind::true_false: {
        const auto& statement = question.choices.front();
        for (const bool word : {true, false}) {
          const bool right = word == (statement.weight > 0);
          answer({.text = word ? "true" : "false",
                  .weight = right ? 100.0 : 0.0,
                  .feedback = right ? "" : statement.feedback},
                 false);
        }
        return;
      }
      case Kind::short_text:
        out_ += std::string{"<usecase>"} + (question.exact_case ? "1" : "0") + "</usecase>\n";
        for (const auto& one : question.choices) answer(one, false);
        return;
      case Kind::number:
        for (const auto& one : question.ranges) range(one);
        if (!question.unit.empty())
          out_ += "<units><unit><multiplier>1</multiplier><unit_name>" + escaped(question.unit) +
                  "</unit_name></unit></units>\n";
        return;
      case Kind::match:
        out_ += "<shuffleanswers>true</shuffleanswers>\n";
        for (const auto& one : question.pairs)
          out_ += "<subquestion format=\"html\">" + text(html_of(one.left)) + "<answer>" + text(one.right) +
                  "</answer></subquestion>\n";
        return;
      case Kind::order:
        out_ +=
            "<layouttype>VERTICAL</layouttype>\n<selecttype>ALL</selecttype>\n<gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</"
            "gradingtype>\n";
        for (const auto& one : question.choices)
          out_ += "<answer fraction=\"1\" format=\"html\">" + text(html_of(one.text)) + "</answer>\n";
        return;
      case Kind::hotspot:
        return;
    }
  }

  void range(const Range& one) {
    const double middle = one.low + (one.high - one.low) / 2;
    out_ += "<answer fraction=\"" + show_number(one.weight) + "\" format=\"plain_text\">" +
            text(show_number(rounded(middle))) + "<tolerance>" + show_number(rounded((one.high - one.low) / 2)) +
            "</tolerance>";
    if (!one.feedback.empty()) part("feedback", one.feedback);
    out_ += "</answer>\n";
  }

  const Media& media_;
  std::string out_;
};

}  // namespace

std::string write_moodle(std::span<const Question> questions, const Media& media) {
  Writer writer(media);
  std::string category;
  for (const auto& one : questions) {
    if (one.category != category) writer.category(one.category);
    category = one.category;
    writer.one(one);
  }
  return writer.take();
}

}  // namespace hvs::questions
