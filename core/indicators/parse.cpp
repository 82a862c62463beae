// Text → Node. Recursive descent with limits; every refusal says where.
#include <array>
#include <span>

#include "core/base/text.hpp"
#include "core/indicators/expression.hpp"
#include "text/indicators.hpp"

namespace hvs::indicators {
namespace {

struct ColumnRule {
  std::string_view name;
  Subject subject;
  bool is_word = false;  // compared by = != trong with the words below; otherwise a number
  std::span<const std::string_view> words{};
  std::uint32_t most = 0;  // largest number that makes sense
};
constexpr std::array column_rules{
    ColumnRule{"tuoi", Subject::person, false, {}, 150},
    ColumnRule{"nhom", Subject::person, true, groups, 0},
    ColumnRule{"truong", Subject::person, true, schools, 0},
    ColumnRule{"gioi", Subject::person, true, sexes, 0},
    ColumnRule{"cu_tru", Subject::person, true, residences, 0},
    ColumnRule{"vneid", Subject::person, false, {}, 2},
    ColumnRule{"ngan_hang", Subject::person, false, {}, 1},
    ColumnRule{"minh_chung", Subject::person, false, {}, 3},
    ColumnRule{"so_nguoi", Subject::household, false, {}, 1'000'000},
};

const ColumnRule* find_column(std::string_view name, Subject subject) {
  for (const auto& c : column_rules) {
    if (c.name == name && c.subject == subject) return &c;
  }
  return nullptr;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

class Parser {
 public:
  Parser(std::string source, Subject subject) : source_(std::move(source)), subject_(subject) {}

  Result<Node> whole() {
    HVS_TRY(node, any(0));
    skip();
    if (at_ != source_.size()) return wrong("unexpected text");
    return std::move(node);
  }

 private:
  std::unexpected<Problem> wrong(std::string_view what) const {
    return refuse(Kind::invalid, t::indicators::expression.key, std::to_string(at_ + 1) + ": " + std::string{what});
  }
  void skip() {
    while (at_ < source_.size() && source_[at_] == ' ') ++at_;
  }
  bool take(std::string_view mark) {
    skip();
    if (!std::string_view{source_}.substr(at_).starts_with(mark)) return false;
    at_ += mark.size();
    return true;
  }
  std::string_view peek_word() {
    skip();
    auto end = at_;
    while (end < source_.size() && is_letter(source_[end])) ++end;
    return std::string_view{source_}.substr(at_, end - at_);
  }
  bool take_word(std::string_view word) {
    if (peek_word() != word) return false;
    at_ += word.size();
    return true;
  }
  std::string word() {
    const std::string out{peek_word()};
    at_ += out.size();
    return out;
  }

  Result<Node> chain(int depth, Node::Kind kind, std::string_view joint) {
    Node list{.kind = kind, .column = {}, .measure = {}, .op = {}, .values = {}, .parts = {}};
    do {
      auto part = kind == Node::Kind::any ? chain(depth, Node::Kind::all, "va") : single(depth);
      if (!part) return part;
      list.parts.push_back(std::move(*part));
      if (++nodes_ > max_tests) return wrong("too long");
    } while (take_word(joint));
    if (list.parts.size() == 1) {
      Node only = std::move(list.parts.front());
      return only;
    }
    return list;
  }
  Result<Node> any(int depth) {
    if (depth > max_depth) return wrong("too many brackets");
    return chain(depth, Node::Kind::any, "hoac");
  }

  Result<Node> single(int depth) {
    if (depth > max_depth) return wrong("too deep");
    if (take_word("khong")) {
      HVS_TRY(inner, single(depth + 1));
      Node out;
      out.kind = Node::Kind::none;
      out.parts.push_back(std::move(inner));
      return out;
    }
    if (take("(")) {
      HVS_TRY(inner, any(depth + 1));
      if (!take(")")) return wrong("expected )");
      return std::move(inner);
    }
    if (subject_ == Subject::household && take_word("co_nguoi")) {
      if (!take("(")) return wrong("expected (");
      subject_ = Subject::person;
      auto inner = any(depth + 1);
      subject_ = Subject::household;
      if (!inner) return inner;
      if (!take(")")) return wrong("expected )");
      Node out;
      out.kind = Node::Kind::exists;
      out.parts.push_back(std::move(*inner));
      return out;
    }
    return comparison();
  }

  Result<Node> comparison() {
    Node node;
    node.kind = Node::Kind::column;
    skip();
    const auto begin = at_;
    node.column = word();
    const auto* rule = find_column(node.column, subject_);
    if (rule == nullptr) {
      at_ = begin;
      return wrong(node.column.empty() ? "expected a column" : "no such column: " + node.column);
    }
    if (node.column == "minh_chung") {
      if (!take("(")) return wrong("expected (measure)");
      node.measure = word();
      if (measure_slot(node.measure) < 0) return wrong("no such measure: " + node.measure);
      if (!take(")")) return wrong("expected )");
    }
    if (take_word("trong")) {
      node.op = "in";
      if (!rule->is_word) return wrong("a list stands only beside a choice");
      if (!take("(")) return wrong("expected (");
      do {
        if (auto ok = value(*rule, node); !ok) return std::unexpected(ok.error());
      } while (take(","));
      if (!take(")")) return wrong("expected )");
      return node;
    }
    for (const auto op : {">=", "<=", "!=", "=", ">", "<"}) {
      if (take(op)) {
        node.op = op;
        break;
      }
    }
    if (node.op.empty()) return wrong("expected a comparison");
    if (rule->is_word && node.op != "=" && node.op != "!=") return wrong("a choice is compared by = or !=");
    if (auto ok = value(*rule, node); !ok) return std::unexpected(ok.error());
    return node;
  }

  Result<void> value(const ColumnRule& rule, Node& node) {
    skip();
    const auto begin = at_;
    auto text = word();
    if (rule.is_word) {
      bool known = false;
      for (const auto w : rule.words) known = known || (w == text && !w.empty());
      if (!known) {
        at_ = begin;
        return wrong("no such choice: " + text);
      }
      if (node.values.size() >= 8) return wrong("too many choices");
    } else {
      long long number = 0;
      if (!text::read_int(text, number) || number < 0 || number > rule.most) {
        at_ = begin;
        return wrong("expected a number up to " + std::to_string(rule.most));
      }
      text = std::to_string(number);
    }
    node.values.push_back(std::move(text));
    return {};
  }

  std::string source_;
  Subject subject_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
};

// "≥" and its like, as officials type or paste them.
std::string plain_marks(std::string_view source) {
  std::string out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto three = source.substr(i, 3);
    if (three == "≥")
      out += ">=", i += 2;
    else if (three == "≤")
      out += "<=", i += 2;
    else if (three == "≠")
      out += "!=", i += 2;
    else
      out += source[i];
  }
  return out;
}

}  // namespace

Result<Node> parse(std::string_view source, Subject subject) {
  if (source.size() > max_source) return refuse(Kind::invalid, t::indicators::expression.key, "too long");
  return Parser(text::fold(plain_marks(source)), subject).whole();
}

std::string print(const Node& node) {
  const auto joined = [&](std::string_view joint) {
    std::string out;
    for (const auto& part : node.parts) {
      if (!out.empty()) out += joint;
      const bool brackets = part.kind == Node::Kind::any || part.kind == Node::Kind::all;
      out += brackets ? "(" + print(part) + ")" : print(part);
    }
    return out;
  };
  switch (node.kind) {
    case Node::Kind::all:
      return joined(" va ");
    case Node::Kind::any:
      return joined(" hoac ");
    case Node::Kind::none:
      return "khong " + joined("");
    case Node::Kind::exists:
      return "co_nguoi(" + print(node.parts.front()) + ")";
    case Node::Kind::column:
      break;
  }
  auto out = node.column;
  if (!node.measure.empty()) out += "(" + node.measure + ")";
  if (node.op != "in") return out + " " + node.op + " " + node.values.front();
  out += " trong (";
  for (std::size_t i = 0; i < node.values.size(); ++i) out += (i == 0 ? "" : ", ") + node.values[i];
  return out + ")";
}

}  // namespace hvs::indicators
