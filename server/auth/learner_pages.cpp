#include "server/auth/learner_pages.hpp"

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"

namespace hvs::auth {

web::Reply learner_page(const Office& office, const web::Call& call, std::string_view title, std::string body,
                        std::string back, int status, std::string dock) {
  return show(office, call,
              {.frame = html::Frame::learner,
               .title = std::string(title),
               .back = std::move(back),
               .body = std::move(body),
               .dock = std::move(dock),
               .status = status});
}

web::Reply learner_refusal(const Office& office, const web::Call& call, const Problem& problem) {
  return refusal_page(office, call, problem, html::Frame::learner, "/vao");
}

std::string query_back(const web::Call& call) { return "?ve=" + bytes::percent_encode(back_to(call, learning)); }

std::string initial(std::string_view name) {
  const auto space = name.rfind(' ');
  const auto given = space == std::string_view::npos ? name : name.substr(space + 1);
  std::size_t end = 0;
  if (!given.empty()) (void)text::take_code_point(given, end);
  return text::upper(given.substr(0, end));
}

std::string shown_name(const std::string& full, bool classroom) {
  if (classroom) return full;
  std::string out;
  std::string_view rest = full;
  for (auto space = rest.find(' '); space != std::string_view::npos; space = rest.find(' ')) {
    std::size_t end = 0;
    if (space > 0) {
      (void)text::take_code_point(rest, end);
      out += text::upper(rest.substr(0, end)) + ". ";
    }
    rest.remove_prefix(space + 1);
  }
  return out + std::string(rest);
}

static web::Reply entered_reply(Office& office, const web::Call& call, const Account& account, const Entered& entered) {
  office.sessions.drop(account.id);
  auto reply = web::see_other(back_to(call, learning));
  give_cookies(reply, call, entered);
  return reply;
}

static Result<void> leave_before(Office& office, db::Tx& tx, const web::Call& call) {
  if (call.me.is_visitor()) return {};
  return office.sessions.close_one(tx, call.me.account, call.me.session);
}

Result<In> go_in(Office& office, db::Tx& tx, const web::Call& call, Account account, std::string_view door) {
  if (auto left = leave_before(office, tx, call); !left) return std::unexpected(left.error());
  HVS_TRY(entered, enter_learner(office, tx, call, account, door));
  return In{std::move(account), std::move(entered)};
}

web::Reply in_reply(Office& office, const web::Call& call, const In& in) {
  if (!call.me.is_visitor()) office.sessions.drop(call.me.account);
  return entered_reply(office, call, in.account, in.entered);
}

}  // namespace hvs::auth
