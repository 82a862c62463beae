// An expression in words that officials use.
#include "core/html/html.hpp"
#include "core/indicators/expression.hpp"
#include "core/indicators/words.hpp"
#include "text/indicators.hpp"

namespace hvs::indicators {
namespace {

namespace t = hvs::t::indicators;

std::string choices(const Node& node) {
  std::string out;
  for (const auto& v : node.values) {
    if (!out.empty()) out += t::or_word.vi;
    out += word_of(v);
  }
  return out;
}

std::string column(const Node& node) {
  const auto& n = node.values.front();
  const auto number = [&](std::string what) {
    return html::fill(t::number_other, {{"what", std::move(what)}, {"op", node.op}, {"n", n}});
  };
  if (node.op == "!=" &&
      (node.column == "nhom" || node.column == "truong" || node.column == "gioi" || node.column == "cu_tru")) {
    auto plain = node;
    plain.op = "=";
    return html::fill(t::not_word, {{"what", column(plain)}});
  }
  if (node.column == "nhom") return html::fill(t::group_is, {{"values", choices(node)}});
  if (node.column == "truong") return html::fill(t::school_is, {{"values", choices(node)}});
  if (node.column == "gioi") return html::fill(t::sex_is, {{"values", choices(node)}});
  if (node.column == "cu_tru") return html::fill(t::residence_is, {{"values", choices(node)}});
  if (node.column == "tuoi") {
    if (node.op == ">=") return html::fill(t::age_from, {{"n", n}});
    if (node.op == "<") return html::fill(t::age_below, {{"n", n}});
    return html::fill(t::age_other, {{"op", node.op}, {"n", n}});
  }
  if (node.column == "vneid")
    return node.op == ">=" ? html::fill(t::vneid_from, {{"n", n}}) : number(std::string{t::word_vneid.vi});
  if (node.column == "ngan_hang" && node.op == "=") return std::string{n == "1" ? t::bank_is.vi : t::bank_no.vi};
  if (node.column == "ngan_hang") return number(std::string{t::word_bank.vi});
  if (node.column == "so_nguoi")
    return node.op == ">=" ? html::fill(t::members_from, {{"n", n}}) : number(std::string{t::word_members.vi});
  const std::string measure{word_of(node.measure)};
  if (node.op == ">=") return html::fill(t::evidence_from, {{"measure", measure}, {"n", n}});
  return number(html::fill(t::word_evidence, {{"measure", measure}}));
}

}  // namespace

std::string read_out(const Node& node) {
  switch (node.kind) {
    case Node::Kind::column:
      return column(node);
    case Node::Kind::none:
      return html::fill(t::not_word, {{"what", read_out(node.parts.front())}});
    case Node::Kind::exists:
      return html::fill(t::some_member, {{"what", read_out(node.parts.front())}});
    default:
      break;
  }
  std::string out;
  for (const auto& part : node.parts) {
    if (!out.empty()) out += node.kind == Node::Kind::all ? t::and_word.vi : t::or_word.vi;
    const bool brackets = part.kind == Node::Kind::any || part.kind == Node::Kind::all;
    out += brackets ? "(" + read_out(part) + ")" : read_out(part);
  }
  return out;
}

}  // namespace hvs::indicators
