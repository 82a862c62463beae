#include "server/tables/xml_scan.hpp"
#include "core/base/text.hpp"

#include <charconv>

namespace hvs::tables {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == npos ? name : name.substr(colon + 1);
}

bool put_entity(std::string& out, std::string_view name) {
  if (name == "amp")
    out += '&';
  else if (name == "lt")
    out += '<';
  else if (name == "gt")
    out += '>';
  else if (name == "quot")
    out += '"';
  else if (name == "apos")
    out += '\'';
  else if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto got = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    if (got.ec != std::errc{} || got.ptr != digits.data() + digits.size()) return false;
    text::put_code_point(out, code == 0 ? U'\uFFFD' : static_cast<char32_t>(code));
  } else {
    return false;
  }
  return true;
}

}  // namespace

void decode_xml(std::string_view raw, std::string& out, std::size_t max_bytes) {
  while (!raw.empty() && out.size() < max_bytes) {
    const auto amp = raw.find('&');
    const auto plain = raw.substr(0, amp);
    out += plain.substr(0, max_bytes - out.size());
    if (amp == npos) return;
    raw.remove_prefix(amp);
    const auto semicolon = raw.substr(0, 12).find(';');
    if (semicolon == npos || !put_entity(out, raw.substr(1, semicolon - 1))) {
      out += '&';
      raw.remove_prefix(1);
    } else {
      raw.remove_prefix(semicolon + 1);
    }
  }
}

XmlScan::Event XmlScan::next() {
  if (close_next_) {
    close_next_ = false;
    return Event::close;
  }
  for (;;) {
    if (rest_.empty()) return Event::end;
    if (rest_[0] != '<') {
      const auto end = rest_.find('<');
      inside_ = rest_.substr(0, end);
      rest_.remove_prefix(end == npos ? rest_.size() : end);
      raw_ = false;
      return Event::text;
    }
    if (rest_.starts_with("<![CDATA[")) {
      const auto end = rest_.find("]]>");
      if (end == npos) return Event::broken;
      inside_ = rest_.substr(9, end - 9);
      rest_.remove_prefix(end + 3);
      raw_ = true;
      return Event::text;
    }
    if (rest_.starts_with("<!DOCTYPE")) return Event::broken;  // no spreadsheet has one; entity tricks do
    const bool comment = rest_.starts_with("<!--");
    if (!comment && !rest_.starts_with("<?")) return tag();
    const auto end = rest_.find(comment ? "-->" : "?>");
    if (end == npos) return Event::broken;
    rest_.remove_prefix(end + (comment ? 3 : 2));
  }
}

XmlScan::Event XmlScan::tag() {
  std::size_t end = 1;
  char quote = 0;
  while (end < rest_.size() && (quote != 0 || rest_[end] != '>')) {
    const char c = rest_[end++];
    if (quote != 0)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
  }
  if (end >= rest_.size()) return Event::broken;
  auto body = rest_.substr(1, end - 1);
  rest_.remove_prefix(end + 1);
  const bool closes = body.starts_with('/');
  if (closes) body.remove_prefix(1);
  const bool empty = body.ends_with('/');
  if (empty) body.remove_suffix(1);
  std::size_t name_end = 0;
  while (name_end < body.size() && !is_space(body[name_end])) ++name_end;
  name_ = without_prefix(body.substr(0, name_end));
  inside_ = body.substr(name_end);
  close_next_ = empty && !closes;
  return closes ? Event::close : Event::open;
}

std::string XmlScan::attribute(std::string_view name) const {
  auto left = inside_;
  while (!left.empty()) {
    while (!left.empty() && is_space(left[0])) left.remove_prefix(1);
    const auto equals = left.find('=');
    if (equals == npos) return {};
    auto key = left.substr(0, equals);
    while (!key.empty() && is_space(key.back())) key.remove_suffix(1);
    left.remove_prefix(equals + 1);
    while (!left.empty() && is_space(left[0])) left.remove_prefix(1);
    if (left.empty() || (left[0] != '"' && left[0] != '\'')) return {};
    const auto end = left.find(left[0], 1);
    if (end == npos) return {};
    if (without_prefix(key) == name) {
      std::string value;
      decode_xml(left.substr(1, end - 1), value, 1000);
      return value;
    }
    left.remove_prefix(end + 1);
  }
  return {};
}

void XmlScan::append_text(std::string& out, std::size_t max_bytes) const {
  if (!raw_) return decode_xml(inside_, out, max_bytes);
  if (out.size() < max_bytes) out += inside_.substr(0, max_bytes - out.size());
}

}  // namespace hvs::tables
