// The reader: recursive descent with hard limits, RFC 8259 and nothing more.
#include <charconv>

#include "core/base/json.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

namespace hvs::json {
namespace {

constexpr int max_depth = 64;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool whole_text(Json& out) {
    skip_space();
    if (!value(out, 0)) return false;
    skip_space();
    return at_ == text_.size() || fail("text after the end");
  }

  [[nodiscard]] std::string complaint() const {
    std::size_t line = 1;
    std::size_t start = 0;
    for (std::size_t i = 0; i < at_ && i < text_.size(); ++i) {
      if (text_[i] == '\n') {
        ++line;
        start = i + 1;
      }
    }
    return std::to_string(line) + ":" + std::to_string(at_ - start + 1) + " " + std::string(why_);
  }

 private:
  bool fail(std::string_view why) {
    why_ = why;
    return false;
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }
  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return fail("unknown word");
    at_ += expected.size();
    return true;
  }

  bool value(Json& out, int depth) {
    switch (peek()) {
      case '{':
        return object(out, depth + 1);
      case '[':
        return array(out, depth + 1);
      case '"': {
        std::string text;
        if (!string(text)) return false;
        out = Json::of(std::move(text));
        return true;
      }
      case 't':
        out = Json::of(true);
        return word("true");
      case 'f':
        out = Json::of(false);
        return word("false");
      case 'n':
        out = Json{};
        return word("null");
      default:
        return number(out);
    }
  }

  bool object(Json& out, int depth) {
    if (depth > max_depth) return fail("nested too deeply");
    ++at_;
    std::vector<Json::Member> members;
    skip_space();
    if (!take('}')) {
      do {
        skip_space();
        auto& [key, member] = members.emplace_back();
        if (peek() != '"') return fail("expected a key");
        if (!string(key)) return false;
        skip_space();
        if (!take(':')) return fail("expected ':'");
        skip_space();
        if (!value(member, depth)) return false;
        skip_space();
      } while (take(','));
      if (!take('}')) return fail("expected ',' or '}'");
    }
    out = Json::object(std::move(members));
    return true;
  }

  bool array(Json& out, int depth) {
    if (depth > max_depth) return fail("nested too deeply");
    ++at_;
    out = Json::array();
    skip_space();
    if (take(']')) return true;
    do {
      skip_space();
      Json item;
      if (!value(item, depth)) return false;
      out.push(std::move(item));
      skip_space();
    } while (take(','));
    return take(']') || fail("expected ',' or ']'");
  }

  bool string(std::string& out) {
    ++at_;
    for (;;) {
      const auto start = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20)
        ++at_;
      out += text_.substr(start, at_ - start);
      if (at_ >= text_.size()) return fail("string without end");
      if (take('"')) return true;
      if (!take('\\')) return fail("control character in a string");
      if (!escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    const char c = peek();
    ++at_;
    switch (c) {
      case '"':
      case '\\':
      case '/':
        out += c;
        return true;
      case 'b':
        out += '\b';
        return true;
      case 'f':
        out += '\f';
        return true;
      case 'n':
        out += '\n';
        return true;
      case 'r':
        out += '\r';
        return true;
      case 't':
        out += '\t';
        return true;
      case 'u':
        break;
      default:
        --at_;
        return fail("unknown escape");
    }
    char32_t point = 0;
    if (!hex4(point)) return false;
    if (point >= 0xDC00 && point <= 0xDFFF) return fail("lone surrogate");
    if (point >= 0xD800 && point <= 0xDBFF) {
      char32_t low = 0;
      if (!take('\\') || !take('u')) return fail("lone surrogate");
      if (!hex4(low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return fail("lone surrogate");
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    text::put_code_point(out, point);
    return true;
  }

  bool hex4(char32_t& out) {
    if (text_.size() - at_ < 4) return fail("short \\u escape");
    unsigned value = 0;
    const auto end = text_.data() + at_ + 4;
    if (const auto read = std::from_chars(text_.data() + at_, end, value, 16); read.ptr != end)
      return fail("bad \\u escape");
    out = value;
    at_ += 4;
    return true;
  }

  bool number(Json& out) {
    const auto start = at_;
    const auto digits = [&] {
      const auto from = at_;
      while (peek() >= '0' && peek() <= '9') ++at_;
      return at_ > from;
    };
    take('-');
    if (!take('0') && !digits()) return fail("expected a value");
    bool whole = true;
    if (take('.')) {
      whole = false;
      if (!digits()) return fail("expected a digit");
    }
    if (take('e') || take('E')) {
      whole = false;
      if (!take('+')) take('-');
      if (!digits()) return fail("expected a digit");
    }
    const auto token = text_.substr(start, at_ - start);
    long long integer = 0;
    if (whole && token != "-0" && text::read_int(token, integer)) {
      out = Json::of(integer);
      return true;
    }
    double real = 0;
    if (!number::read_double(token, real)) return fail("number too large");
    out = Json::of(real);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view why_ = "empty";
};

}  // namespace

Result<Json> parse(std::string_view text) {
  if (!text::is_utf8(text)) return refuse(Kind::invalid, "base.bad_json", "1:1 not UTF-8");
  Parser parser(text);
  Json out;
  if (!parser.whole_text(out)) return refuse(Kind::invalid, "base.bad_json", parser.complaint());
  return out;
}

}  // namespace hvs::json
