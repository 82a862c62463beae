// page.html → typed C++. Escaping follows the place a value stands in; see docs/templates.md for the language.
// usage: hvs-templates IN.html OUT.cpp
#include <cctype>
#include <sstream>
#include <vector>

#include "tools/files.hpp"

namespace {

enum class Place { text, tag, attribute_name, attribute_value, unquoted, comment, raw_text };

// Follows HTML as far as needed to know what kind of place the next character is in.
class Scanner {
 public:
  void feed(std::string_view html) {
    for (const char c : html) step(c);
  }
  [[nodiscard]] Place place() const { return place_; }
  [[nodiscard]] bool in_url() const {
    for (const std::string_view name :
         {"href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href"}) {
      if (attribute_ == name) return true;
    }
    return false;
  }
  [[nodiscard]] bool in_forbidden_attribute() const {
    return attribute_.starts_with("on") || attribute_ == "style" || attribute_ == "srcdoc";
  }
  [[nodiscard]] bool value_started() const { return value_started_; }
  void value_written() { value_started_ = true; }

 private:
  void step(char c) {
    const char l = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    switch (place_) {
      case Place::text:
        if (c == '<')
          open_ = "<";
        else if (!open_.empty()) {
          open_ += l;
          if (open_ == "<!--")
            enter(Place::comment);
          else if (open_.size() >= 2 && open_[1] != '!' && (std::isspace(static_cast<unsigned char>(c)) || c == '>')) {
            tag_ = open_.substr(1, open_.size() - 2);
            enter(c == '>' ? after_tag() : Place::tag);
          } else if (c == '>')
            open_.clear();
        }
        break;
      case Place::comment:
        tail_ = (tail_ + c).substr(tail_.size() > 2 ? 1 : 0);
        if (tail_ == "-->") enter(Place::text);
        break;
      case Place::raw_text:
        tail_ += l;
        if (tail_.ends_with("</" + tag_ + ">")) enter(Place::text);
        break;
      case Place::tag:
        if (c == '>')
          enter(after_tag());
        else if (!std::isspace(static_cast<unsigned char>(c)) && c != '/') {
          enter(Place::attribute_name);
          attribute_ = std::string{l};
        }
        break;
      case Place::attribute_name:
        if (c == '=') {
          enter(Place::unquoted);
          value_started_ = false;
        } else if (c == '>')
          enter(after_tag());
        else if (std::isspace(static_cast<unsigned char>(c)))
          enter(Place::tag);
        else
          attribute_ += l;
        break;
      case Place::unquoted:
        if (!value_started_ && (c == '"' || c == '\'')) {
          quote_ = c;
          place_ = Place::attribute_value;
        } else if (c == '>')
          enter(after_tag());
        else if (std::isspace(static_cast<unsigned char>(c)))
          enter(Place::tag);
        else
          value_started_ = true;
        break;
      case Place::attribute_value:
        if (c == quote_)
          enter(Place::tag);
        else
          value_started_ = true;
        break;
    }
  }
  [[nodiscard]] Place after_tag() const { return tag_ == "script" || tag_ == "style" ? Place::raw_text : Place::text; }
  void enter(Place p) {
    place_ = p;
    open_.clear();
    tail_.clear();
  }

  Place place_ = Place::text;
  std::string open_, tail_, tag_, attribute_;
  char quote_ = '"';
  bool value_started_ = false;
};

struct Compiler {
  std::string file;
  std::string source;
  std::size_t at = 0;
  std::string code;
  std::string literal;
  Scanner scanner;
  std::vector<std::string> open;  // "if", "each"

  [[noreturn]] void fail(const std::string& why) const {
    std::size_t line = 1;
    for (std::size_t i = 0; i < at && i < source.size(); ++i) line += source[i] == '\n';
    tools::fail(file + ":" + std::to_string(line) + ": " + why);
  }
  void flush() {
    if (literal.empty()) return;
    code += std::string(2 * open.size() + 2, ' ') + "out += " + tools::literal(literal) + ";\n";
    literal.clear();
  }
  void line(const std::string& text, std::size_t depth) { code += std::string(2 * depth + 2, ' ') + text + "\n"; }

  // The writer for a value at this place: html::text, attr or url.
  std::string writer() {
    switch (scanner.place()) {
      case Place::text:
        return "html::text";
      case Place::attribute_value: {
        if (scanner.in_forbidden_attribute()) fail("no value may stand in an event, style or srcdoc attribute");
        const bool whole = !scanner.value_started();
        scanner.value_written();
        return scanner.in_url() && whole ? "html::url" : "html::attr";
      }
      default:
        fail("a value may stand only in text or in a quoted attribute");
    }
  }

  static std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string w; in >> w;) out.push_back(w);
    return out;
  }

  static std::string sentence(const std::string& key, const Compiler& at) {
    const auto dot = key.find('.');
    if (dot == std::string::npos) at.fail("a sentence is named section.name");
    return "t::" + key.substr(0, dot) + "::" + key.substr(dot + 1);
  }

  void text_tag(const std::vector<std::string>& parts) {
    const auto put = writer();
    flush();
    if (parts.size() < 2) fail("{{t section.name}}");
    const auto id = sentence(parts[1], *this);
    if (parts.size() == 2) {
      line(put + "(out, " + id + ");", open.size());
      return;
    }
    std::string fills;
    for (std::size_t i = 2; i < parts.size(); ++i) {
      const auto equals = parts[i].find('=');
      if (equals == std::string::npos) fail("expected name=value after the sentence");
      fills += std::string{fills.empty() ? "" : ", "} + "{\"" + parts[i].substr(0, equals) +
               "\", std::string{html::as_text(" + parts[i].substr(equals + 1) + ")}}";
    }
    line(put + "(out, html::fill(" + id + ", {" + fills + "}));", open.size());
  }

  void tag(std::string inside) {
    const auto parts = words(inside);
    if (parts.empty()) fail("empty {{}}");
    const auto& first = parts[0];
    if (first == "#if") {
      if (parts.size() != 2) fail("{{#if value}}");
      flush();
      const bool no = parts[1].starts_with("!");
      line(std::string{"if ("} + (no ? "!" : "") + "html::holds(" + parts[1].substr(no ? 1 : 0) + ")) {", open.size());
      open.push_back("if");
    } else if (first == "else") {
      if (open.empty() || open.back() != "if") fail("{{else}} outside {{#if}}");
      flush();
      line("} else {", open.size() - 1);
    } else if (first == "#each") {
      if (parts.size() != 4 || parts[2] != "as") fail("{{#each values as value}}");
      flush();
      line("for (const auto& " + parts[3] + " : " + parts[1] + ") {", open.size());
      open.push_back("each");
    } else if (first == "/if" || first == "/each") {
      if (open.empty() || open.back() != first.substr(1)) fail("{{" + first + "}} closes nothing");
      flush();
      open.pop_back();
      line("}", open.size());
    } else if (first == "t") {
      text_tag(parts);
    } else if (first == "asset") {
      if (parts.size() != 2) fail("{{asset name}}");
      const auto put = writer();
      flush();
      line(put + "(out, html::asset(\"" + parts[1] + "\"));", open.size());
    } else {
      if (parts.size() != 1) fail("{{" + inside + "}}: not understood");
      const auto put = writer();
      flush();
      line(put + "(out, " + first + ");", open.size());
    }
  }

  // First line: <!-- page: std::string ns::name(const View& v); include: a.hpp b.hpp -->
  void compile() {
    const auto end_of_head = source.find("-->");
    if (!source.starts_with("<!-- page:") || end_of_head == std::string::npos)
      fail("the first line must be <!-- page: std::string ns::name(const View& v); include: … -->");
    auto head = source.substr(10, end_of_head - 10);
    std::string includes;
    if (const auto inc = head.find("include:"); inc != std::string::npos) {
      for (const auto& header : words(head.substr(inc + 8))) includes += "#include \"" + header + "\"\n";
      head.resize(inc);
    }
    const auto semicolon = head.rfind(';');
    const auto signature = head.substr(0, semicolon);
    at = end_of_head + 3;
    while (at < source.size() && source[at] == '\n') ++at;
    bool line_start = true;
    while (at < source.size()) {
      if (source.compare(at, 2, "{{") == 0) {
        const auto end = source.find("}}", at);
        if (end == std::string::npos) fail("{{ without }}");
        tag(source.substr(at + 2, end - at - 2));
        at = end + 2;
        line_start = false;
        continue;
      }
      const char c = source[at++];
      // Indentation is for the reader of the template; it is not sent, except inside tags and raw text.
      if (line_start && (c == ' ' || c == '\t')) continue;
      line_start = c == '\n';
      if (c == '\n' && literal.ends_with('\n')) continue;
      literal += c;
      scanner.feed({&c, 1});
    }
    if (!open.empty()) fail("{{#" + open.back() + "}} is not closed");
    if (scanner.place() != Place::text) fail("the template ends inside a tag");
    flush();
    code = "// Made by hvs-templates.\n#include <string>\n\n#include \"core/html/html.hpp\"\n" + includes + "\n" +
           definition(signature) + code + "  return out;\n}\n";
  }

  // Opens the namespace named by the signature, so that the template reads names as its pages.cpp does.
  std::string definition(const std::string& signature) const {
    const auto paren = signature.find('(');
    if (paren == std::string::npos) fail("the page's signature has no parameters");
    const auto name_start = signature.find_last_of(" \t", paren) + 1;
    const auto name = signature.substr(name_start, paren - name_start);
    const auto scope_end = name.rfind("::");
    const std::string scope = scope_end == std::string::npos ? "hvs" : name.substr(0, scope_end);
    return "using namespace hvs;\n\nstd::string " +
           (scope_end == std::string::npos ? name : scope + name.substr(scope_end)) + signature.substr(paren) +
           " {\n  std::string out;\n  out.reserve(" + std::to_string(source.size() + 512) + ");\n";
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) tools::fail("usage: hvs-templates IN.html OUT.cpp");
  Compiler c;
  c.file = argv[1];
  c.source = tools::read_file(argv[1]);
  c.compile();
  tools::write_file(argv[2], c.code);
}
