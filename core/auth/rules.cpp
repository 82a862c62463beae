#include "core/auth/rules.hpp"

#include "core/base/text.hpp"
#include "text/auth.hpp"
#include "text/door.hpp"

namespace hvs::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant until_opened = from_ms(253'402'300'799'000);  // the year 9999

struct KeepRow {
  Keep keep;
  std::string_view name;
  SessionRule rule;
};
constexpr std::array<KeepRow, 6> keeps{{
    {Keep::pending, "pending", {minutes{10}, minutes{20}}},
    {Keep::staff, "staff", {minutes{30}, hours{12}}},
    {Keep::field, "field", {hours{12}, hours{24 * 7}}},
    {Keep::own_phone, "own_phone", {hours{24 * 30}, hours{24 * 180}}},
    {Keep::shared, "shared", {minutes{10}, hours{12}}},
    {Keep::classroom, "classroom", {minutes{3}, hours{12}}},
}};

// What guessing programs try first, folded; a password that holds one of them and little else is easy.
constexpr std::array<std::string_view, 16> easy_words{
    "12345678", "123456789", "87654321", "password",   "matkhau", "qwerty", "abc123",  "iloveyou",
    "anhyeuem", "hocvuso",   "vietnam",  "thainguyen", "vonhai",  "admin",  "quantri", "xinchao"};

constexpr std::array<Picture, 12> all_pictures{{
    {"trau", t::door::pic_trau.key},
    {"com", t::door::pic_com.key},
    {"trong", t::door::pic_trong.key},
    {"non", t::door::pic_non.key},
    {"thuyen", t::door::pic_thuyen.key},
    {"ga", t::door::pic_ga.key},
    {"chuoi", t::door::pic_chuoi.key},
    {"xe-dap", t::door::pic_xe_dap.key},
    {"nha", t::door::pic_nha.key},
    {"mat-troi", t::door::pic_mat_troi.key},
    {"ca", t::door::pic_ca.key},
    {"chia-khoa", t::door::pic_chia_khoa.key},
}};

}  // namespace

Tries after_failure(Tries before, const TryRule& rule, Instant now) {
  if (before.failures == 0 || now - before.first > rule.within || now < before.first) before = {0, now, {}};
  ++before.failures;
  if (before.failures >= rule.allowed) {
    // The count starts anew after the lock, so that a door never stays shut by old failures alone.
    return {0, now, rule.locked.count() == 0 ? until_opened : now + rule.locked};
  }
  return before;
}

bool is_locked(const Tries& tries, Instant now) { return now < tries.locked_until; }

SessionRule session_rule(Keep keep) { return keeps[static_cast<std::size_t>(keep)].rule; }

bool is_over(Keep keep, Instant created, Instant seen, Instant now) {
  const auto rule = session_rule(keep);
  return now - seen > rule.idle || now - created > rule.whole;
}

std::string_view keep_name(Keep keep) { return keeps[static_cast<std::size_t>(keep)].name; }

Keep read_keep(std::string_view name) {
  for (const auto& row : keeps) {
    if (row.name == name) return row.keep;
  }
  return Keep::pending;
}

Result<std::string> read_login(std::string_view raw) {
  auto login = text::lower(text::trim(raw));
  bool plain = login.size() >= 3 && login.size() <= 40;
  for (const char c : login)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-');
  if (!plain) return refuse(Kind::invalid, t::auth::login_form.key);
  return login;
}

Result<std::string> read_new_password(std::string_view raw, std::string_view login) {
  auto password = text::nfc(raw);
  const auto size = text::code_points(password);
  if (size < 8) return refuse(Kind::invalid, t::auth::password_short.key);
  if (password.size() > 400) return refuse(Kind::invalid, t::auth::password_long.key);
  const auto folded = text::fold(password);
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) distinct += folded.find(folded[i]) == i ? 1 : 0;
  bool easy = distinct < 4 || (login.size() >= 3 && folded.find(login) != std::string::npos && size < login.size() + 6);
  std::string joined;  // "mật khẩu" is as easy as "matkhau"
  for (const char c : folded) {
    if (c != ' ') joined += c;
  }
  for (const auto word : easy_words) easy = easy || (joined.find(word) != std::string::npos && size < word.size() + 4);
  if (easy) return refuse(Kind::invalid, t::auth::password_easy.key);
  return password;
}

const std::array<Picture, 12>& pictures() { return all_pictures; }

const Picture* find_picture(std::string_view id) {
  for (const auto& p : all_pictures) {
    if (p.id == id) return &p;
  }
  return nullptr;
}

std::string picture_code(std::size_t n) {
  std::array<std::size_t, 12> left{};
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
  std::string out;
  std::size_t among = 12;
  for (std::size_t k = 0; k < 3; ++k, --among) {
    const auto at = n % among;
    n /= among;
    if (k > 0) out += ' ';
    out += all_pictures[left[at]].id;
    for (std::size_t i = at; i + 1 < among; ++i) left[i] = left[i + 1];
  }
  return out;
}

}  // namespace hvs::auth
