#include "core/web/read.hpp"

#include <utility>

#include "core/base/text.hpp"

namespace hvs::web {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

enum class Plus { literal, space };

std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '+' && plus == Plus::space) {
      out.push_back(' ');
    } else if (c != '%') {
      out.push_back(c);
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  return out;
}

std::optional<std::string> decode_segment(std::string_view raw) {
  auto segment = decode(raw, Plus::literal);
  if (!segment || segment->empty() || *segment == "." || *segment == "..") return std::nullopt;
  for (const char c : *segment) {
    if (is_control(c) || c == '/' || c == '\\') return std::nullopt;
  }
  if (!text::is_utf8(*segment)) return std::nullopt;
  return segment;
}

std::optional<std::string> read_path(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') return std::nullopt;
  std::string path;
  path.reserve(raw.size());
  while (!raw.empty()) {
    raw.remove_prefix(1);  // the slash
    path.push_back('/');
    const auto end = raw.find('/');
    const auto part = raw.substr(0, end);
    raw = end == std::string_view::npos ? std::string_view{} : raw.substr(end);
    if (part.empty() && raw.empty()) break;  // a final slash is fine
    const auto segment = decode_segment(part);
    if (!segment) return std::nullopt;
    path += *segment;
  }
  return path;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

}  // namespace

std::optional<Target> read_target(std::string_view target) {
  const auto question = target.find('?');
  auto path = read_path(target.substr(0, question));
  if (!path) return std::nullopt;
  if (question == std::string_view::npos) return Target{std::move(*path), {}};
  auto query = read_urlencoded(target.substr(question + 1), max_query_fields);
  if (!query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

std::optional<Fields> read_urlencoded(std::string_view text, std::size_t max_fields) {
  Fields fields;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (pair.empty()) continue;
    if (fields.items().size() >= max_fields) return std::nullopt;
    const auto equals = pair.find('=');
    auto name = decode(pair.substr(0, equals), Plus::space);
    auto value = equals == std::string_view::npos ? std::optional<std::string>{""}
                                                  : decode(pair.substr(equals + 1), Plus::space);
    if (!name || !value || !text::is_utf8(*name) || !text::is_utf8(*value)) return std::nullopt;
    if (name->find('\0') != std::string::npos || value->find('\0') != std::string::npos) return std::nullopt;
    fields.add(std::move(*name), std::move(*value));
  }
  return fields;
}

void read_cookies(std::string_view header, Fields& into) {
  while (!header.empty() && into.items().size() < max_cookies) {
    const auto end = header.find(';');
    const auto pair = trim(header.substr(0, end));
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    auto value = trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    into.add(std::string(trim(pair.substr(0, equals))), std::string(value));
  }
}

}  // namespace hvs::web
