// /quan-tri/huy-hieu: badges awarded from facts, in a batch an officer looks over.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/credentials/pages.hpp"
#include "core/credentials/rules.hpp"
#include "server/credentials/desk.hpp"
#include "server/credentials/sql.hpp"
#include "server/people/read.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
namespace tx_text = t::credentials;

constexpr std::size_t most_rows = 200;
constexpr int vneid_full = 2;
constexpr std::string_view home = "/quan-tri/huy-hieu";

// Who may get a badge, and the fact that says so.
struct Facts {
  std::map<std::string, std::string> why{};  // by person
  int without_person = 0;                    // accounts that belong to nobody
};

std::string filled(const Text& sentence, std::string_view name, std::string value) {
  return html::fill(sentence.vi, {{name, std::move(value)}});
}

Result<Facts> of_domain(db::Tx& tx, const std::string& commune, const Achievement& badge) {
  HVS_TRY(rows, tx.run(sql::confirmed_results, {commune}));
  Facts out;
  for (const auto& row : rows) {
    for (const auto& score : read_by_domain(row.text(1))) {
      if (score.domain != badge.subject || score.total < badge.least || score.right < badge.share * score.total)
        continue;
      out.why[row.text(0)] = html::fill(
          tx_text::award_domain.vi, {{"right", std::to_string(score.right)}, {"total", std::to_string(score.total)}});
    }
  }
  return out;
}

// Hours at people's doors, or how many different people were taught there; by account, then by the person behind it.
Result<Facts> of_help(const Desk& desk, db::Tx& tx, const Achievement& badge) {
  struct Done {
    long long minutes = 0;
    std::set<std::string> taught{};
  };
  std::map<std::string, Done> by_account;
  HVS_TRY(rows, tx.run(sql::help, {desk.commune()}));
  for (const auto& row : rows) {
    auto& done = by_account[row.text(0)];
    done.minutes += row.integer(1);
    for (std::string_view rest = row.text(2); !rest.empty();) {
      const auto end = rest.find(' ');
      done.taught.emplace(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  }
  Facts out;
  for (const auto& [account, done] : by_account) {
    const bool hours = badge.from == From::volunteering;
    const auto amount = hours ? done.minutes / 60 : static_cast<long long>(done.taught.size());
    if (amount < badge.least) continue;
    const auto person = desk.account_person(account);
    if (person.empty())
      ++out.without_person;
    else
      out.why[person] = filled(hours ? tx_text::award_hours : tx_text::award_taught, "n", std::to_string(amount));
  }
  return out;
}

// The head of a household in which somebody has the skill, proven, and uses VNeID (plan IV.6.2).
Result<Facts> of_households(db::Tx& tx, const std::string& commune, const Achievement& badge) {
  std::map<std::string, std::string> proven;  // evidence → person
  auto read = people::each_evidence(tx, commune, [&](const people::Evidence& one) {
    if (!one.withdraws.empty())
      proven.erase(one.withdraws);
    else if (one.measure == badge.subject && one.grade >= badge.evidence_class)
      proven[one.id] = one.person;
    return true;
  });
  if (!read) return std::unexpected(read.error());
  std::set<std::string> skilled;
  for (const auto& [id, person] : proven) skilled.insert(person);
  std::map<std::string, std::string> by_household;  // the member who makes it so
  read = people::each_person(tx, commune, [&](const people::Person& one) {
    if (one.vneid >= vneid_full && !one.household.text.empty() && skilled.contains(one.id.text))
      by_household.emplace(one.household.text, one.name);
    return true;
  });
  if (!read) return std::unexpected(read.error());
  Facts out;
  read = people::each_household(tx, commune, [&](const people::Household& one) {
    const auto at = by_household.find(one.id.text);
    if (at != by_household.end() && !one.head.text.empty())
      out.why[one.head.text] = filled(tx_text::award_household, "name", at->second);
    return true;
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

Result<Facts> facts_of(const Desk& desk, db::Tx& tx, const Achievement& badge) {
  switch (badge.from) {
    case From::domain:
      return of_domain(tx, desk.commune(), badge);
    case From::household:
      return of_households(tx, desk.commune(), badge);
    case From::teaching:
    case From::volunteering:
      return of_help(desk, tx, badge);
    case From::confirmation:
      break;  // those are confirmed one by one, on their own page
  }
  return Facts{};
}

struct Eligible {
  people::Person person;
  std::string place;
  std::string why;
};
struct Round {
  std::vector<Eligible> rows{};
  int without_person = 0;
};

// Those who have not got it yet, in areas this officer answers for.
Result<Round> eligible(const Desk& desk, const Call& call, const Achievement& badge) {
  Round out;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    out = {};
    HVS_TRY(facts, facts_of(desk, tx, badge));
    out.without_person = facts.without_person;
    HVS_TRY(areas, people::areas(tx, desk.commune()));
    std::vector<std::string> ids;
    for (const auto& [person, why] : facts.why) {
      HVS_TRY(had, find_certificate(tx, desk.commune(), desk.badge_id(person, badge)));
      if (!had) ids.push_back(person);
    }
    HVS_TRY(found, people::persons(tx, desk.commune(), ids));
    for (auto& person : found) {
      if (out.rows.size() == most_rows) break;
      if (!auth::may(call.me, auth::Right::issue_certificates, person.area, call.now)) continue;
      auto place = std::string{areas.name_of(person.area)};
      auto why = facts.why[person.id.text];
      out.rows.push_back({std::move(person), std::move(place), std::move(why)});
    }
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

const Achievement* badge_of(const Desk& desk, std::string_view id) {
  const Achievement* first = nullptr;
  for (const auto& one : desk.achievements()) {
    if (one.from == From::confirmation) continue;
    if (one.id == id) return &one;
    if (first == nullptr) first = &one;
  }
  return first;
}

Answer show(const Desk& desk, const Call& call, std::string_view id, std::string trouble, int status) {
  AwardsView view;
  view.csrf = call.me.csrf;
  view.trouble = std::move(trouble);
  long long count = 0;
  if (text::read_int(call.query.get("xong"), count) && count > 0)
    view.done = filled(tx_text::award_done, "n", std::to_string(count));
  const auto* badge = badge_of(desk, id);
  for (const auto& one : desk.achievements())
    if (one.from != From::confirmation) view.kinds.push_back({one.id, one.name, &one == badge});
  if (badge != nullptr) {
    view.kind = badge->id;
    view.criteria = badge->criteria;
    view.provisional = badge->provisional;
    auto round = eligible(desk, call, *badge);
    if (!round) {
      view.trouble = sentence_of(round.error());
      status = status_of(round.error());
    } else {
      for (const auto& one : round->rows)
        view.rows.push_back({one.person.id.text, one.person.name, one.place, one.why});
      if (round->without_person > 0)
        view.left_out = filled(tx_text::award_left_out, "n", std::to_string(round->without_person));
    }
  }
  auto reply = web::page(awards_page(desk.around(call, "/quan-tri"), view), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

Answer post_awards(const Desk& desk, const Call& call) {
  const auto id = call.form.get("loai");
  const auto* badge = badge_of(desk, id);
  if (badge == nullptr || badge->id != id) return show(desk, call, id, std::string{tx_text::unknown_choice.vi}, 422);
  // The facts are asked again: what was ticked counts only as far as it is still true.
  const auto round = eligible(desk, call, *badge);
  if (!round) return show(desk, call, id, sentence_of(round.error()), status_of(round.error()));
  const auto chosen = call.form.all("chon");
  Answer answer;
  for (const auto& one : round->rows) {
    if (std::ranges::find(chosen, one.person.id.text) == chosen.end()) continue;
    auto operation = desk.award(call, *badge, one.person, one.place);
    if (!operation) return show(desk, call, id, sentence_of(operation.error()), status_of(operation.error()));
    answer.operations.push_back(std::move(*operation));
  }
  if (answer.operations.empty()) return show(desk, call, id, std::string{tx_text::choose_some.vi}, 422);
  answer.finish = [kind = badge->id](const std::vector<journal::Outcome>& outcomes) {
    const auto done = std::ranges::count(outcomes, journal::OutcomeKind::applied, &journal::Outcome::kind);
    return web::see_other(std::string{home} + "?loai=" + kind + "&xong=" + std::to_string(done));
  };
  return answer;
}

}  // namespace

std::vector<web::Route> badge_routes(Desk& desk) {
  using auth::Right;
  using web::Method;
  return {
      {Method::get, std::string{home}, Right::issue_certificates,
       [&desk](const Call& c) { return show(desk, c, c.query.get("loai"), {}, 200); }},
      {Method::post, std::string{home}, Right::issue_certificates,
       [&desk](const Call& c) { return post_awards(desk, c); }},
  };
}

}  // namespace hvs::credentials
