#include "server/http/outgoing.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "server/http/compress.hpp"
#include "server/http/head_check.hpp"
#include "server/http/headers.hpp"
#include "server/http/http_date.hpp"
#include "server/http/range.hpp"

namespace hvs::http {
namespace {

constexpr std::size_t compress_from = 1024;  // bytes; below it the saving is one packet at most

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

void put_number(std::string& out, std::uint64_t value, int base = 10) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), value, base).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

std::string_view opaque(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

// RFC 9110 §13.1.2: weak comparison against a list.
bool tag_matches(std::string_view list, std::string_view tag) {
  if (trim(list) == "*") return true;
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (opaque(trim(list.substr(0, comma))) == opaque(tag)) return true;
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
  return false;
}

bool is_unchanged(const web::Reply& reply, const Asked& asked) {
  const auto tag = header(reply, "etag");
  if (!asked.if_none_match.empty()) return !tag.empty() && tag_matches(asked.if_none_match, tag);
  if (asked.if_modified_since.empty()) return false;
  const auto modified = read_date(header(reply, "last-modified"));
  const auto since = read_date(asked.if_modified_since);
  return modified && since && *modified <= *since;
}

// RFC 9110 §13.1.5: a range only of the very thing the client has the rest of.
bool range_applies(const web::Reply& reply, const Asked& asked) {
  if (asked.range.empty()) return false;
  if (asked.if_range.empty()) return true;
  const auto tag = header(reply, "etag");
  if (!tag.empty() && !tag.starts_with("W/") && tag == asked.if_range) return true;
  return !header(reply, "last-modified").empty() && header(reply, "last-modified") == asked.if_range;
}

void open_file(web::Reply& reply, Outgoing& out) {
  out.file = OpenFile(::open(reply.file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  struct stat info{};
  if (out.file.fd() < 0 || ::fstat(out.file.fd(), &info) != 0 || !S_ISREG(info.st_mode)) {
    out.file = OpenFile();
    reply.status = 404;
    reply.headers.clear();
    reply.type = "text/plain; charset=utf-8";
    return;
  }
  out.size = static_cast<std::uint64_t>(info.st_size);
  if (header(reply, "last-modified").empty())
    reply.headers.push_back({"Last-Modified", write_date(info.st_mtim.tv_sec)});
  if (header(reply, "etag").empty()) {
    std::string tag = "\"";
    put_number(tag,
               static_cast<std::uint64_t>(info.st_mtim.tv_sec) * 1'000'000'000U +
                   static_cast<std::uint64_t>(info.st_mtim.tv_nsec),
               16);
    tag += '-';
    put_number(tag, out.size, 16);
    tag += '"';
    reply.headers.push_back({"ETag", std::move(tag)});
  }
}

// Packs the body when the client and the type allow; a packed page has a weak tag, as its bytes are not the tagged
// ones.
void compress(web::Reply& reply, const Asked& asked, const Frame& frame, Outgoing& out) {
  if (out.file.fd() >= 0 || out.shared || out.size < compress_from || !worth_compressing(reply.type)) return;
  if (!header(reply, "content-encoding").empty()) return;
  if (header(reply, "vary").empty()) reply.headers.push_back({"Vary", "Accept-Encoding"});
  if (frame.gzip == nullptr || !accepts(asked.accept_encoding, "gzip")) return;
  auto packed = frame.gzip->pack(out.body);
  if (packed.size() >= out.body.size()) return;
  out.body = std::move(packed);
  out.size = out.body.size();
  reply.headers.push_back({"Content-Encoding", "gzip"});
  for (auto& item : reply.headers) {
    if (same_word(item.name, "etag") && !item.value.starts_with("W/")) item.value.insert(0, "W/");
  }
}

void put_line(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  head += value;
  head += "\r\n";
}

// A value with a line break would let a typed text write headers of its own; such a header is left out.
bool is_safe(const web::Fields::Item& item) {
  return is_token(item.name) &&
         std::ranges::none_of(item.value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void write_head(const web::Reply& reply, const Asked& asked, const Frame& frame, Outgoing& out) {
  std::string& head = out.head;
  head.reserve(512);
  head += "HTTP/1.1 ";
  put_number(head, static_cast<std::uint64_t>(out.status));
  head += ' ';
  head += reason(out.status);
  head += "\r\n";
  put_line(head, "Date", frame.date);
  const bool has_content = out.status != 204 && out.status != 304;
  if (has_content) {
    if (!reply.type.empty() && reply.type.find_first_of("\r\n") == std::string::npos)
      put_line(head, "Content-Type", reply.type);
    head += "Content-Length: ";
    put_number(head, out.size);
    head += "\r\n";
  }
  for (const auto& item : reply.headers) {
    if (is_safe(item)) put_line(head, item.name, item.value);
  }
  if (!frame.keep_alive) {
    head += "Connection: close\r\n";
  } else if (asked.http_1_0) {
    head += "Connection: keep-alive\r\n";
  }
  head += "\r\n";
}

void apply_range(web::Reply& reply, const Asked& asked, Outgoing& out) {
  reply.headers.push_back({"Accept-Ranges", "bytes"});
  if (!range_applies(reply, asked)) return;
  const auto total = out.size;
  const auto range = read_range(asked.range, total);
  if (range.kind == Range::Kind::whole) return;
  std::string about = "bytes ";
  if (range.kind == Range::Kind::beyond) {
    out.status = 416;
    out.size = 0;
    about += '*';
  } else {
    out.status = 206;
    out.skip = range.first;
    out.size = range.size;
    put_number(about, range.first);
    about += '-';
    put_number(about, range.first + range.size - 1);
  }
  about += '/';
  put_number(about, total);
  reply.headers.push_back({"Content-Range", std::move(about)});
}

}  // namespace

OpenFile::~OpenFile() {
  if (fd_ >= 0) ::close(fd_);
}

Outgoing prepare(web::Reply&& reply, const Asked& asked, const Frame& frame) {
  Outgoing out;
  out.body = std::move(reply.body);
  out.shared = std::move(reply.shared_body);
  out.size = out.shared ? out.shared->size() : out.body.size();
  const bool from_disk = !reply.file.empty();
  if (from_disk) open_file(reply, out);
  out.status = reply.status;
  const bool may_be_shortened = reply.status == 200 && asked.method == web::Method::get;
  if (may_be_shortened && is_unchanged(reply, asked)) {
    out.status = 304;
    out.size = 0;
  } else {
    if (may_be_shortened && (from_disk || out.shared)) apply_range(reply, asked, out);
    if (out.status != 206) compress(reply, asked, frame, out);
  }
  if (out.status == 204) out.size = 0;
  write_head(reply, asked, frame, out);
  if (asked.head) out.size = 0;
  return out;
}

}  // namespace hvs::http
