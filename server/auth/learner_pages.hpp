// What the learners' doors share: their page frame, how a name is shown, and going in.
#pragma once

#include <string>
#include <string_view>

#include "server/auth/office.hpp"

namespace hvs::auth {

inline constexpr std::string_view learning = "/hoc";  // where a learner goes on when nothing else was wanted

[[nodiscard]] web::Reply learner_page(const Office& office, const web::Call& call, std::string_view title,
                                      std::string body, std::string back = "/vao", int status = 200,
                                      std::string dock = {});
[[nodiscard]] web::Reply learner_refusal(const Office& office, const web::Call& call, const Problem& problem);
[[nodiscard]] std::string query_back(const web::Call& call);  // "?ve=…", encoded
[[nodiscard]] std::string initial(std::string_view name);     // of the given name
// Lists of names are read by whoever opens the page. On the class's own device the full name stands there (L3);
// anywhere else the family and middle names are only initials: "N. T. Hường".
[[nodiscard]] std::string shown_name(const std::string& full, bool classroom);

struct In {
  Account account;
  Entered entered;
};
// Whoever was in on this browser leaves when somebody else enters.
[[nodiscard]] Result<In> go_in(Office& office, db::Tx& tx, const web::Call& call, Account account,
                               std::string_view door);
[[nodiscard]] web::Reply in_reply(Office& office, const web::Call& call, const In& in);

}  // namespace hvs::auth
