// Questions of a package, asked by us: plain forms, no run-time. Trying again is always possible.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/interop/pages.hpp"
#include "server/interop/desk.hpp"
#include "server/interop/walk.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

struct Given {
  std::vector<std::size_t> chosen;
  std::string written;
  [[nodiscard]] bool empty() const { return chosen.empty() && written.empty(); }
};

Given given_to(const web::Call& call, const Question& question) {
  Given out;
  for (const auto one : call.form.all(question.id)) {
    long long n = 0;
    if (question.asked == Asked::words)
      out.written = text::cut(text::squeeze(text::nfc(one)), 300);
    else if (text::read_int(one, n) && n >= 0 && n < static_cast<long long>(question.choices.size()))
      out.chosen.push_back(static_cast<std::size_t>(n));
  }
  return out;
}

std::string right_words(const Question& question) {
  std::string all;
  for (const auto& one : question.choices) {
    if (!one.right) continue;
    all += (all.empty() ? "" : "; ") + one.text;
    if (question.asked == Asked::words) break;  // one accepted wording is enough
  }
  return all;
}

page::QuizQuestion view_of(const Question& question, std::size_t number, const Given* given) {
  page::QuizQuestion out;
  out.id = "cau-" + question.id;
  out.number = html::fill(t::interop::question_n.vi, {{"n", std::to_string(number)}});
  out.stem = question.stem;
  out.name = question.id;
  out.many = question.asked == Asked::many;
  out.words = question.asked == Asked::words;
  for (std::size_t i = 0; !out.words && i < question.choices.size(); ++i) {
    const bool chosen = given != nullptr && std::ranges::find(given->chosen, i) != given->chosen.end();
    out.choices.push_back({question.id, std::to_string(i), question.choices[i].text, chosen});
  }
  if (given == nullptr) return out;
  out.written = given->written;
  if (!question.has_key) {
    out.verdict = t::interop::quiz_kept.vi;
    return out;
  }
  out.is_right = is_right(question, given->chosen, given->written);
  out.verdict = out.is_right     ? t::interop::verdict_right.vi
                : given->empty() ? t::interop::verdict_unknown.vi
                                 : t::interop::verdict_retry.vi;
  if (!out.is_right) out.right_is = html::fill(t::interop::right_is.vi, {{"what", right_words(question)}});
  out.why = question.why;
  return out;
}

page::ExtraQuizView frame_of(const web::Call& call, const Walk& at) {
  page::ExtraQuizView view;
  view.csrf = call.me.csrf;
  view.action = at.href(at.item->id) + "/tra-loi";
  view.visitor = call.me.person.empty();
  return view;
}

web::Reply shown(const Desk& desk, const web::Call& call, const Walk& at, const page::ExtraQuizView& view) {
  return show(desk, call,
              {.frame = html::Frame::learner,
               .title = at.item->title,
               .back = "/hoc-them/" + at.package.id,
               .body = page::extra_quiz(view)});
}

std::string response_of(const Question& question, const Given& given) {
  if (question.asked == Asked::words) return given.written;
  std::string out;
  for (const auto n : given.chosen) out += (out.empty() ? "" : ",") + std::to_string(n);
  return out.empty() ? "chua_biet" : out;
}

web::Answer answer_quiz(const Desk& desk, const web::Call& call) {
  const auto at = find(desk, call);
  if (!at || at->item == nullptr || at->item->kind != ItemKind::quiz)
    return sorry(desk, call, Problem{Kind::missing, t::interop::not_found.key});
  auto view = frame_of(call, *at);
  Report report;
  std::size_t right = 0;
  std::size_t keyed = 0;
  for (std::size_t n = 0; n < at->item->questions.size(); ++n) {
    const auto& question = at->item->questions[n];
    const auto given = given_to(call, question);
    view.questions.push_back(view_of(question, n + 1, &given));
    keyed += question.has_key;
    right += view.questions.back().is_right;
    report.answers.push_back({question.id, response_of(question, given),
                              !question.has_key                ? "other"
                              : view.questions.back().is_right ? "right"
                                                               : "wrong"});
  }
  view.result = keyed == 0 ? std::string{t::interop::quiz_kept.vi}
                           : html::fill(t::interop::quiz_result.vi,
                                        {{"right", std::to_string(right)}, {"all", std::to_string(keyed)}});
  view.next = at->next.empty() ? "/hoc-them/" + at->package.id : at->href(at->next);
  web::Answer answer{shown(desk, call, *at, view)};
  if (call.me.person.empty()) return answer;
  report.done = true;
  if (keyed > 0) report.score = static_cast<int>(right * 100 / keyed);
  const About about{call.me.person, call.me.account, at->package.id, at->item->id, at->package.hash};
  Known known;
  (void)desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(states, progress_of(tx, desk.commune(), about.person, about.package));
    HVS_TRY(answers, answered(tx, desk.commune(), about.person, about.package + "/" + about.item));
    if (const auto found = states.find(about.item); found != states.end()) known.item = found->second;
    known.answers = std::move(answers);
    return {};
  });
  answer.operations = facts_of(about, report, known, call.now, desk.services.random);
  return answer;
}

}  // namespace

web::Reply quiz_page(const Desk& desk, const web::Call& call, const Walk& at) {
  auto view = frame_of(call, at);
  for (std::size_t n = 0; n < at.item->questions.size(); ++n)
    view.questions.push_back(view_of(at.item->questions[n], n + 1, nullptr));
  return shown(desk, call, at, view);
}

void add_quiz_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  routes.push_back({web::Method::post, "/hoc-them/{package}/{item}/tra-loi", auth::Right::anyone,
                    [desk](const web::Call& call) { return answer_quiz(*desk, call); }});
}

}  // namespace hvs::interop
