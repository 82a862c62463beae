// The list of proposals that goes out for confirmation on VNeID and to sector databases, and the answer that comes
// back: looked at first, then taken as a whole or not at all. A confirmation from there is evidence of class 3.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/credentials/days.hpp"
#include "core/credentials/rules.hpp"
#include "server/credentials/list_mapping.hpp"
#include "server/credentials/proposals.hpp"
#include "server/people/sheet_out.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

using web::Answer;
using web::Call;
namespace tx_text = t::credentials;

constexpr int most_proposals = 20'000;
constexpr double column_width = 20;        // letters
constexpr std::size_t most_lines = 2'000;  // of an answer: one commit

Result<std::vector<Waiting>> all_waiting(const Desk& desk, const Call& call) {
  std::vector<Waiting> out;
  const auto read = desk.db().read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(proposals, waiting(tx, desk.commune(), "", most_proposals));
    HVS_TRY(all, with_grounds(tx, desk.commune(), std::move(proposals)));
    out = std::move(all);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  std::erase_if(out, [&](const Waiting& one) {
    return !auth::may(call.me, auth::Right::confirm_results, person_area(one), call.now);
  });
  std::ranges::sort(out, {}, [](const Waiting& one) { return person_area(one) + "~" + one.proposal.value.id; });
  return out;
}

std::string value_of(const Waiting& one, std::string_view field, std::size_t order) {
  if (field == "order") return std::to_string(order);
  if (field == "proposal") return one.proposal.value.id;
  if (field == "name") return one.person ? one.person->name : std::string{};
  if (field == "birth") return one.person && one.person->birth ? show_partial(*one.person->birth) : std::string{};
  if (field == "sex")
    return !one.person                ? std::string{}
           : one.person->sex == "nam" ? std::string{tx_text::sex_male.vi}
           : one.person->sex == "nu"  ? std::string{tx_text::sex_female.vi}
                                      : std::string{};
  if (field == "area") return one.place;
  if (field == "group") return group_name(one.proposal.value.group);
  if (field == "result" && one.basis.found)
    return std::to_string(one.basis.right) + "/" + std::to_string(one.basis.total);
  if (field == "evidence_class") return "2";
  if (field == "day") return show_day(day_in_vietnam(one.proposal.value.received));
  return {};  // for them to fill in
}

Answer get_list(const Desk& desk, const Call& call, bool excel) {
  const auto mapping = load_mapping(desk.settings().share_dir);
  if (!mapping) return web::text(sentence_of(mapping.error()), status_of(mapping.error()));
  const auto all = all_waiting(desk, call);
  if (!all) return web::text(sentence_of(all.error()), status_of(all.error()));
  const std::vector<double> widths(mapping->columns.size(), column_width);
  auto out = excel ? people::xlsx_out(std::string{tx_text::list_name.vi}, widths) : people::csv_out();
  std::vector<std::string> head;
  for (const auto& column : mapping->columns) head.push_back(column.title);
  out->row(head);
  std::size_t order = 0;
  for (const auto& one : *all) {
    ++order;
    std::vector<std::string> row;
    for (const auto& column : mapping->columns) row.push_back(value_of(one, column.field, order));
    out->row(row);
  }
  auto bytes = out->finish();
  if (!bytes) return web::text(sentence_of(bytes.error()), status_of(bytes.error()));
  web::Reply reply;
  reply.type = excel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
  reply.body = std::move(*bytes);
  reply.headers = {
      {"Content-Disposition", std::string{"attachment; filename=\"danh-sach-de-nghi."} + (excel ? "xlsx\"" : "csv\"")},
      {"Cache-Control", "private, no-store"}};
  return reply;
}

// What one line would do; `operations` only when it may.
struct Judged {
  AnswerRow row;
  std::vector<journal::Operation> operations;
};

std::string kept_of(const AnswerLine& line) {
  return line.proposal + "\t" + (line.said == Said::yes ? "co" : "khong") + "\t" + line.day + "\t" + line.reference +
         "\t" + line.reason;
}
AnswerLine line_of(std::string_view kept, int number) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= kept.size();) {
    const auto end = std::min(kept.find('\t', at), kept.size());
    parts.emplace_back(kept.substr(at, end - at));
    at = end + 1;
  }
  parts.resize(5);
  return {number,   parts[0], parts[1] == "co" ? Said::yes : parts[1] == "khong" ? Said::no : Said::nothing,
          parts[3], parts[2], parts[4]};
}

Result<std::vector<journal::Operation>> decided(const Desk& desk, const Call& call, const Waiting& one,
                                                const AnswerLine& line) {
  if (auto ok = auth::may(call.me, auth::Right::confirm_results, person_area(one), call.now); !ok)
    return std::unexpected(ok.error());
  if (line.said == Said::no) {
    if (auto ok = may_send_back(one.proposal.value, line.reason); !ok) return std::unexpected(ok.error());
    return std::vector{desk.send_back(call, one.proposal, line.reason)};
  }
  const auto today = day_in_vietnam(call.now);
  const auto day = line.day.empty() ? std::optional{today} : read_typed_day(line.day);
  if (!day) return refuse(Kind::invalid, tx_text::bad_day.key);
  if (!one.person) return refuse(Kind::missing, tx_text::person_unknown.key);
  const Decision decision{Method::vneid, *day, line.reference};
  if (auto ok = may_confirm(one.proposal.value, one.basis, decision, call.me, today); !ok)
    return std::unexpected(ok.error());
  return desk.confirm(call, {one.proposal, one.basis, Method::vneid, *day, line.reference}, *one.person, one.place);
}

Result<std::vector<Judged>> judged(const Desk& desk, const Call& call, const std::vector<AnswerLine>& lines) {
  std::set<std::string, std::less<>> ids;
  std::map<std::string, int, std::less<>> times;
  for (const auto& line : lines) {
    ids.insert(line.proposal);
    ++times[line.proposal];
  }
  HVS_TRY(found, chosen_ones(desk, ids));
  std::vector<Judged> out;
  for (const auto& line : lines) {
    Judged one;
    one.row.line = std::to_string(line.line);
    const auto at =
        std::ranges::find(found, line.proposal, [](const Waiting& w) { return std::string_view{w.proposal.value.id}; });
    if (at == found.end()) {
      one.row.trouble = tx_text::answers_unknown.vi;
    } else if (one.row.name = at->person ? at->person->name : std::string{}; times[line.proposal] > 1) {
      one.row.trouble = tx_text::answers_twice.vi;
    } else if (line.said == Said::nothing) {
      one.row.trouble = tx_text::answers_no_answer.vi;
    } else if (auto operations = decided(desk, call, *at, line); !operations) {
      one.row.trouble = sentence_of(operations.error());
    } else {
      one.operations = std::move(*operations);
      one.row.kept = kept_of(line);
      one.row.does = line.said == Said::yes
                         ? html::fill(tx_text::answers_confirm.vi,
                                      {{"reference", line.reference},
                                       {"day", line.day.empty() ? show_day(day_in_vietnam(call.now)) : line.day}})
                         : html::fill(tx_text::answers_send_back.vi, {{"reason", line.reason}});
    }
    out.push_back(std::move(one));
  }
  return out;
}

web::Reply show(const Desk& desk, const Call& call, AnswersView view, int status) {
  view.csrf = call.me.csrf;
  auto reply = web::page(answers_page(desk.around(call, "/quan-tri"), view), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

web::Reply show_trouble(const Desk& desk, const Call& call, std::string words, int status) {
  AnswersView view;
  view.trouble = std::move(words);
  return show(desk, call, std::move(view), status);
}

Answer preview(const Desk& desk, const Call& call) {
  const auto mapping = load_mapping(desk.settings().share_dir);
  if (!mapping) return show_trouble(desk, call, sentence_of(mapping.error()), 500);
  if (call.uploads.empty() || call.uploads.front().bytes.empty())
    return show_trouble(desk, call, std::string{tx_text::file_choose.vi}, 422);
  const auto book = tables::read(call.uploads.front().bytes);
  if (!book) return show_trouble(desk, call, sentence_of(book.error()), status_of(book.error()));
  auto answers = read_answers(*book, *mapping);
  if (!answers.missing.empty())
    return show_trouble(desk, call, html::fill(tx_text::answers_no_column.vi, {{"title", answers.missing}}), 422);
  if (answers.lines.size() > most_lines) answers.lines.resize(most_lines);
  auto all = judged(desk, call, answers.lines);
  if (!all) return show_trouble(desk, call, sentence_of(all.error()), status_of(all.error()));
  AnswersView view;
  std::size_t good = 0;
  for (auto& one : *all) {
    good += one.row.trouble.empty() ? 1 : 0;
    view.rows.push_back(std::move(one.row));
  }
  view.may_take = good > 0;
  view.summary = html::fill(tx_text::answers_summary.vi,
                            {{"good", std::to_string(good)}, {"bad", std::to_string(view.rows.size() - good)}});
  return show(desk, call, std::move(view), 200);
}

// Every line is decided again; when one no longer holds, none is taken.
Answer take(const Desk& desk, const Call& call) {
  std::vector<AnswerLine> lines;
  for (const auto kept : call.form.all("dong")) lines.push_back(line_of(kept, static_cast<int>(lines.size()) + 1));
  if (lines.empty() || lines.size() > most_lines)
    return show_trouble(desk, call, std::string{tx_text::answers_none_taken.vi}, 422);
  auto all = judged(desk, call, lines);
  if (!all) return show_trouble(desk, call, sentence_of(all.error()), status_of(all.error()));
  if (std::ranges::any_of(*all, [](const Judged& one) { return !one.row.trouble.empty(); }))
    return show_trouble(desk, call, std::string{tx_text::answers_none_taken.vi}, 409);
  Answer answer;
  for (auto& one : *all) std::ranges::move(one.operations, std::back_inserter(answer.operations));
  answer.finish = [n = all->size()](const std::vector<journal::Outcome>&) {
    return web::see_other("/quan-tri/xac-nhan/ket-qua?xong=" + std::to_string(n));
  };
  return answer;
}

Answer get_page(const Desk& desk, const Call& call) {
  AnswersView view;
  long long count = 0;
  if (text::read_int(call.query.get("xong"), count) && count > 0)
    view.done = html::fill(tx_text::answers_done.vi, {{"n", std::to_string(count)}});
  return show(desk, call, std::move(view), 200);
}

}  // namespace

std::vector<web::Route> list_routes(Desk& desk) {
  using auth::Right;
  using web::Method;
  return {
      {Method::get, "/quan-tri/xac-nhan/danh-sach.xlsx", Right::confirm_results,
       [&desk](const Call& c) { return get_list(desk, c, true); }},
      {Method::get, "/quan-tri/xac-nhan/danh-sach.csv", Right::confirm_results,
       [&desk](const Call& c) { return get_list(desk, c, false); }},
      {Method::get, "/quan-tri/xac-nhan/ket-qua", Right::confirm_results,
       [&desk](const Call& c) { return get_page(desk, c); }},
      {Method::post, "/quan-tri/xac-nhan/ket-qua", Right::confirm_results,
       [&desk](const Call& c) { return c.form.get("viec") == "nhan" ? take(desk, c) : preview(desk, c); }},
  };
}

}  // namespace hvs::credentials
