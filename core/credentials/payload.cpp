#include "core/credentials/payload.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/id.hpp"
#include "core/base/text.hpp"
#include "core/credentials/days.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr std::string_view format = "HVS1";
constexpr std::size_t line_count = 9;

struct Limit {
  std::size_t least;
  std::size_t most;
};
constexpr Limit name_limit{1, 160};
constexpr Limit what_limit{1, 160};
constexpr Limit place_limit{0, 80};
constexpr Limit issuer_limit{1, 120};
constexpr Limit marks_limit{0, 60};

bool is_plain(std::string_view text, Limit limit) {
  if (text.size() < limit.least || text.size() > limit.most || !text::is_utf8(text)) return false;
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_key_id(std::string_view text) {
  return text.size() == 8 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The first line that breaks its rule, or 0.
int bad_line(const Payload& p) {
  if (!is_uuid(p.id)) return 2;
  if (!is_plain(p.name, name_limit)) return 3;
  if (!is_plain(p.what, what_limit)) return 4;
  if (!is_plain(p.place, place_limit)) return 5;
  if (!is_plain(p.issuer, issuer_limit)) return 6;
  if (!is_real_day(p.issued.year, p.issued.month, p.issued.day)) return 7;
  if (!is_key_id(p.key)) return 8;
  if (!is_plain(p.marks, marks_limit)) return 9;
  return 0;
}

std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; out.size() <= line_count;) {
    const auto end = bytes.find('\n', at);
    out.push_back(bytes.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return out;
}

std::unexpected<Problem> not_a_code(std::string why) {
  return refuse(Kind::invalid, t::credentials::not_a_code.key, std::move(why));
}

bool is_newer(std::string_view first_line) {
  return first_line.size() > 3 && first_line.size() <= 6 && first_line.starts_with("HVS") &&
         std::ranges::all_of(first_line.substr(3), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool has_mark(std::string_view marks, std::string_view mark) {
  for (std::size_t at = 0; at <= marks.size();) {
    const auto end = std::min(marks.find(' ', at), marks.size());
    if (marks.substr(at, end - at) == mark) return true;
    at = end + 1;
  }
  return false;
}

Result<std::string> write_payload(const Payload& raw) {
  Payload p = raw;
  for (auto* field : {&p.name, &p.what, &p.place, &p.issuer}) *field = text::squeeze(text::nfc(*field));
  if (const int line = bad_line(p); line != 0) {
    return refuse(Kind::invalid, t::credentials::payload_bad_field.key, "line " + std::to_string(line));
  }
  const std::array<std::string_view, line_count - 1> first{format, p.id, p.name, p.what, p.place, p.issuer, {}, p.key};
  std::string out;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i == 6)
      out += iso_day(p.issued);
    else
      out += first[i];
    out += '\n';
  }
  out += p.marks;
  if (out.size() > longest_payload) return refuse(Kind::invalid, t::credentials::payload_too_long.key);
  return out;
}

Result<Payload> read_payload(std::string_view bytes) {
  if (bytes.size() > longest_payload) return not_a_code("too long");
  const auto lines = lines_of(bytes);
  if (lines[0] != format) {
    if (is_newer(lines[0])) return refuse(Kind::invalid, t::credentials::newer_code.key);
    return not_a_code("format");
  }
  if (lines.size() != line_count) return not_a_code("lines");
  const auto issued = read_iso_day(lines[6]);
  if (!issued) return not_a_code("line 7");
  Payload p{std::string{lines[1]}, std::string{lines[2]}, std::string{lines[3]},
            std::string{lines[4]}, std::string{lines[5]}, *issued,
            std::string{lines[7]}, std::string{lines[8]}};
  if (const int line = bad_line(p); line != 0) return not_a_code("line " + std::to_string(line));
  return p;
}

std::string write_code(std::string_view address, std::string_view id, std::string_view sealed, std::string_view seal) {
  std::string out{address};
  out += "/chung-nhan/";
  out += id;
  out += '#';
  out += bytes::base64url(sealed);
  out += '.';
  out += bytes::base64url(seal);
  return out;
}

Result<Code> read_code(std::string_view raw) {
  if (raw.size() > longest_code) return not_a_code("too long");
  std::string text;
  for (const char c : raw) {  // codes pasted from messages are broken into lines
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') text += c;
  }
  std::string_view rest = text;
  std::string_view id_in_address;
  if (const auto hash = rest.find('#'); hash != std::string_view::npos) {
    const auto address = rest.substr(0, hash);
    constexpr std::string_view way = "/chung-nhan/";
    const auto at = address.rfind(way);
    if (at == std::string_view::npos) return not_a_code("address");
    id_in_address = address.substr(at + way.size());
    rest = rest.substr(hash + 1);
  }
  const auto dot = rest.find('.');
  if (dot == std::string_view::npos) return not_a_code("no dot");
  auto sealed = bytes::from_base64url(rest.substr(0, dot));
  auto seal = bytes::from_base64url(rest.substr(dot + 1));
  if (!sealed || !seal || seal->size() != seal_size) return not_a_code("base64url");
  HVS_TRY(payload, read_payload(*sealed));
  if (!id_in_address.empty() && id_in_address != payload.id) return not_a_code("id differs");
  return Code{std::move(payload), std::move(*sealed), std::move(*seal)};
}

std::string number_of(std::string_view commune, std::string_view id, Day issued) {
  std::string out{commune};
  out += '-';
  out += std::to_string(issued.year);
  out += '-';
  out += bytes::base32(bytes::sha256(id)).substr(0, 8);
  return out;
}

std::string shortened_name(std::string_view name) {
  const auto whole = text::squeeze(text::nfc(name));
  std::string out;
  for (std::size_t at = 0; at < whole.size();) {
    const auto end = std::min(whole.find(' ', at), whole.size());
    const bool first_of_many = at == 0 && end < whole.size();
    if (first_of_many) {
      out = whole.substr(0, end);
    } else {
      std::size_t letter = 1;
      while (at + letter < end && (static_cast<unsigned char>(whole[at + letter]) & 0xc0U) == 0x80U) ++letter;
      if (!out.empty()) out += ' ';
      out += whole.substr(at, letter) + ".";
    }
    at = end + 1;
  }
  return out;
}

}  // namespace hvs::credentials
