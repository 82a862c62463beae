#include "core/credentials/revocation.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/id.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/credentials/days.hpp"
#include "core/credentials/payload.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr std::string_view format = "HVSR1";
constexpr std::string_view word_withdrawn = "thu_hoi";
constexpr std::string_view word_replaced = "thay_the";

std::unexpected<Problem> bad_list(std::string why) {
  return refuse(Kind::invalid, t::credentials::bad_list.key, std::move(why));
}

std::string_view next_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// 2026-11-22T12:40:00Z
bool read_second(std::string_view text, Instant& out) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return false;
  const auto day = read_iso_day(text.substr(0, 10));
  long long hour = 0;
  long long minute = 0;
  long long second = 0;
  if (!day || !text::read_int(text.substr(11, 2), hour) || !text::read_int(text.substr(14, 2), minute) ||
      !text::read_int(text.substr(17, 2), second)) {
    return false;
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  using namespace std::chrono;
  out = sys_days{year{day->year} / day->month / day->day} + hours{hour} + minutes{minute} + seconds{second};
  return true;
}

std::string write_second(Instant when) { return iso_utc(when).substr(0, 19) + "Z"; }

bool read_entry(std::string_view line, Withdrawal& out) {
  if (line.size() < 36 + 1 + 10 + 1 || line[36] != ' ' || line[47] != ' ') return false;
  const auto day = read_iso_day(line.substr(37, 10));
  const auto how = line.substr(48);
  if (!is_uuid(line.substr(0, 36)) || !day || (how != word_withdrawn && how != word_replaced)) return false;
  out = {std::string{line.substr(0, 36)}, *day, how == word_replaced ? Gone::replaced : Gone::withdrawn};
  return true;
}

}  // namespace

const Withdrawal* RevocationList::find(std::string_view id) const {
  const auto at = std::ranges::lower_bound(entries, id, {}, [](const Withdrawal& w) { return std::string_view{w.id}; });
  return at != entries.end() && at->id == id ? &*at : nullptr;
}

std::string write_list(RevocationList list) {
  std::ranges::sort(list.entries, {}, &Withdrawal::id);
  std::string out{format};
  out += '\n';
  out += list.commune;
  out += '\n';
  out += write_second(list.made);
  out += '\n';
  out += list.key;
  out += '\n';
  out += std::to_string(list.entries.size());
  for (const auto& one : list.entries) {
    out += '\n';
    out += one.id + ' ' + iso_day(one.on) + ' ';
    out += one.how == Gone::replaced ? word_replaced : word_withdrawn;
  }
  return out;
}

Result<RevocationList> read_list(std::string_view text) {
  std::string_view rest = text;
  if (next_line(rest) != format) return bad_list("format");
  RevocationList out;
  out.commune = next_line(rest);
  if (out.commune.empty() || out.commune.size() > 20) return bad_list("commune");
  if (!read_second(next_line(rest), out.made)) return bad_list("time");
  out.key = next_line(rest);
  if (out.key.size() != 8) return bad_list("key");
  long long count = 0;
  if (!text::read_int(next_line(rest), count) || count < 0 || count > static_cast<long long>(most_withdrawn))
    return bad_list("count");
  for (long long i = 0; i < count; ++i) {
    Withdrawal one;
    if (!read_entry(next_line(rest), one)) return bad_list("entry " + std::to_string(i + 1));
    if (!out.entries.empty() && out.entries.back().id >= one.id) return bad_list("order");
    out.entries.push_back(std::move(one));
  }
  // Written again it must be the same text: no second spelling of one list.
  if (write_list(out) != text) return bad_list("spelling");
  return out;
}

std::string write_list_file(std::string_view sealed, std::string_view seal) {
  std::string out;
  json::Writer{out}
      .begin_object()
      .key("version")
      .value(1)
      .key("list")
      .value(sealed)
      .key("seal")
      .value(std::string_view{bytes::base64url(seal)})
      .end_object();
  return out;
}

Result<SealedList> read_list_file(std::string_view file) {
  const auto read = json::parse(file);
  if (!read) return bad_list("json");
  if (read->at("version").integer() != 1) return bad_list("version");
  auto seal = bytes::from_base64url(read->at("seal").string());
  if (!seal || seal->size() != seal_size) return bad_list("seal");
  std::string sealed{read->at("list").string()};
  HVS_TRY(list, read_list(sealed));
  return SealedList{std::move(list), std::move(sealed), std::move(*seal)};
}

}  // namespace hvs::credentials
