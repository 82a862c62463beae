#include "server/http/multipart.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "server/http/head_check.hpp"

namespace hvs::http {
namespace {

// One `name=value` or `name="quoted"` parameter at the front of `rest` (after the ';'), moved past it.
struct Parameter {
  std::string_view name;
  std::string value;
};
std::optional<Parameter> next_parameter(std::string_view& rest) {
  rest = trim(rest);
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Parameter got{trim(rest.substr(0, equals)), {}};
  rest = trim(rest.substr(equals + 1));
  if (!rest.starts_with('"')) {
    const auto end = rest.find(';');
    got.value = std::string(trim(rest.substr(0, end)));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return got;
  }
  std::size_t i = 1;
  for (; i < rest.size() && rest[i] != '"'; ++i) {
    // Browsers write %22 for a quote inside; a backslash pair is the older way. "C:\x.txt" of old browsers keeps its
    // letters.
    if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
    got.value.push_back(rest[i]);
  }
  if (i >= rest.size()) return std::nullopt;
  rest = trim(rest.substr(i + 1));
  if (!rest.empty() && rest.front() != ';') return std::nullopt;
  if (!rest.empty()) rest.remove_prefix(1);
  return got;
}

struct PartHead {
  std::string name;
  std::string filename;
  std::string type;
  bool has_name = false;
  bool is_file = false;
};

bool read_disposition(std::string_view value, PartHead& head) {
  const auto semicolon = value.find(';');
  if (!same_word(trim(value.substr(0, semicolon)), "form-data") || semicolon == std::string_view::npos) return false;
  for (auto rest = value.substr(semicolon + 1); !trim(rest).empty();) {
    auto parameter = next_parameter(rest);
    if (!parameter) return false;
    if (same_word(parameter->name, "name")) {
      head.name = std::move(parameter->value);
      head.has_name = true;
    } else if (same_word(parameter->name, "filename")) {
      head.filename = std::move(parameter->value);
      head.is_file = true;
    }
  }
  return true;
}

std::optional<PartHead> read_part_head(std::string_view lines) {
  PartHead head;
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");
    const auto line = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
    const auto value = trim(line.substr(colon + 1));
    if (same_word(line.substr(0, colon), "content-disposition")) {
      if (head.has_name || !read_disposition(value, head)) return std::nullopt;
    } else if (same_word(line.substr(0, colon), "content-type")) {
      head.type = std::string(value);
    }
  }
  if (!head.has_name || !text::is_utf8(head.name) || !text::is_utf8(head.filename)) return std::nullopt;
  const auto has_nul = [](std::string_view s) { return s.find('\0') != std::string_view::npos; };
  if (has_nul(head.name) || has_nul(head.filename) || head.filename.size() > 1024) return std::nullopt;
  return head;
}

bool keep_part(PartHead&& head, std::string_view content, Multipart& into) {
  if (head.is_file) {
    // An empty file control still sends a part without name and bytes: nothing was chosen.
    if (head.filename.empty() && content.empty()) return true;
    into.uploads.push_back(
        {std::move(head.name), std::move(head.filename), std::move(head.type), std::string(content)});
    return true;
  }
  if (!text::is_utf8(content) || content.find('\0') != std::string_view::npos) return false;
  into.form.add(std::move(head.name), std::string(content));
  return true;
}

}  // namespace

std::string read_boundary(std::string_view content_type) {
  const auto semicolon = content_type.find(';');
  if (semicolon == std::string_view::npos) return {};
  for (auto rest = content_type.substr(semicolon + 1); !trim(rest).empty();) {
    const auto parameter = next_parameter(rest);
    if (!parameter) return {};
    if (!same_word(parameter->name, "boundary")) continue;
    const bool printable = std::ranges::all_of(parameter->value, [](char c) { return c >= 0x20 && c < 0x7f; });
    return printable && parameter->value.size() <= 70 ? parameter->value : std::string{};
  }
  return {};
}

std::optional<Multipart> read_multipart(std::string_view body, std::string_view boundary) {
  if (boundary.empty()) return std::nullopt;
  const std::string delimiter = "\r\n--" + std::string(boundary);
  Multipart out;
  // The first delimiter has no line before it; a preamble, which no browser sends, is refused.
  if (!body.starts_with(std::string_view(delimiter).substr(2))) return std::nullopt;
  body.remove_prefix(delimiter.size() - 2);
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (parts == max_parts || !body.starts_with("\r\n")) return std::nullopt;
    body.remove_prefix(2);
    const auto head_end = body.substr(0, max_part_head).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return std::nullopt;
    auto head = read_part_head(body.substr(0, head_end));
    if (!head) return std::nullopt;
    body.remove_prefix(head_end + 2);  // an empty part ends with the delimiter's own line break
    const auto content_end = body.find(delimiter);
    if (content_end == std::string_view::npos) return std::nullopt;
    const auto content = content_end < 2 ? std::string_view{} : body.substr(2, content_end - 2);
    if (!keep_part(std::move(*head), content, out)) return std::nullopt;
    body.remove_prefix(content_end + delimiter.size());
  }
  return out;
}

}  // namespace hvs::http
