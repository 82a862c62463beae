// /quan-tri/khung: values of a group, entered by one officer and compared with the original by another.
#include <algorithm>
#include <set>

#include "core/assessment/official_pages.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/web/status.hpp"
#include "server/assessment/officials.hpp"
#include "text/official.hpp"

namespace hvs::assessment {
namespace {

namespace tx = t::official;
using web::Answer;
using web::Call;

constexpr std::string_view home = "/quan-tri/khung";

std::string address_of(std::string_view group) { return std::string{home} + "/" + std::string{group}; }

std::vector<page::GroupTab> tabs(std::string_view current, std::string_view after = {}) {
  std::vector<page::GroupTab> out;
  for (const auto group : groups)
    out.push_back({address_of(group) + std::string{after}, shown_group(group), group == current});
  return out;
}

// What was typed, and what is wrong with it, by the name of the value; kept when the page is shown again.
struct Typed {
  std::map<std::string, std::string, std::less<>> values{};
  std::map<std::string, std::string, std::less<>> troubles{};
  std::set<std::string, std::less<>> chosen{};
  std::string source{};
  std::string note{};
  std::vector<std::string> general{};
  std::string done{};
};

page::OfficialRow row_of(const Officials& officials, const Call& call, const Ledger& ledger, const InForce& now,
                         const Asked& question, std::string_view group, const DomainNames& names) {
  page::OfficialRow row;
  row.label = question.label.vi;
  if (const auto* entry = now.at(question.name)) {
    row.now = show_value(question, entry->value, ledger, names);
    row.now_word = tx::official.vi;
    row.now_badge = "good";
  } else {
    row.now = show_value(question, proposed_value(question, officials.proposed(group)), ledger, names);
    if (row.now == "0" && !officials.has_bank(group)) row.now.clear();
    row.now_word = row.now.empty() ? tx::nothing.vi : tx::proposed.vi;
    row.now_badge = "warn";
  }
  const auto* entry = ledger.latest(group, question.name);
  if (entry == nullptr) return row;
  row.entered = show_value(question, entry->value, ledger, names);
  if (question.meaning == Meaning::table) row.table = std::string{home} + "/bang/" + entry->value;
  row.by = html::fill(tx::entered_by.vi,
                      {{"name", officials.who(entry->author)}, {"day", show_day(day_in_vietnam(entry->at))}});
  row.source = html::fill(tx::source_of.vi, {{"source", entry->source}});
  const auto* judged = ledger.judged(*entry);
  const auto state = [&](const Text& word, std::string_view badge) {
    row.state = word.vi;
    row.state_badge = badge;
  };
  if (judged == nullptr)
    entry->author == call.me.account ? state(tx::own_waiting, "info") : state(tx::waiting, "warn");
  else
    judged->fits ? state(tx::official, "good") : state(tx::refused, "bad");
  if (judged != nullptr) {
    row.compared = html::fill(tx::compared_by.vi,
                              {{"name", officials.who(judged->author)}, {"day", show_day(day_in_vietnam(judged->at))}});
    if (!judged->note.empty()) row.compared += ". " + judged->note;
  }
  // What already fits may still be found to differ later.
  if (entry->author != call.me.account && auth::may(call.me, auth::Right::compare_rules, "", call.now)) {
    row.entry = entry->id;
    row.tick = html::fill(tx::fits_label.vi, {{"name", row.label}});
  }
  return row;
}

web::Reply show(const Officials& officials, const Call& call, std::string_view group, const Typed& typed, int status) {
  const auto got = officials.ledger();
  if (!got) return web::refused(got.error());
  const auto& ledger = **got;
  const auto now = in_force(ledger, group);
  const auto rules = with_official(officials.proposed(group), now);
  const auto names = domain_names(ledger, officials.library().framework, group, rules.ref());
  page::OfficialView view;
  view.csrf = call.me.csrf;
  view.action = address_of(group);
  view.group = group;
  view.tabs = tabs(group);
  const auto missing = std::ranges::count_if(asked(), [&](const Asked& one) { return now.at(one.name) == nullptr; });
  view.standing =
      missing == 0 ? std::string{tx::whole.vi} : html::fill(tx::not_whole.vi, {{"n", std::to_string(missing)}});
  view.standing_kind = missing == 0 ? "good" : "warn";
  view.version = html::fill(tx::version.vi, {{"version", rules.ref()}});
  view.caption = html::fill(tx::compared_caption.vi, {{"group", shown_group(group)}});
  view.done = typed.done;
  view.troubles = typed.general;
  view.may_enter = auth::may(call.me, auth::Right::enter_rules, "", call.now).has_value();
  for (const auto& question : asked()) {
    auto row = row_of(officials, call, ledger, now, question, group, names);
    row.chosen = typed.chosen.contains(row.entry);
    view.may_compare = view.may_compare || !row.entry.empty();
    view.rows.push_back(std::move(row));
    page::OfficialField field;
    field.name = question.name;
    field.label = question.label.vi;
    if (const auto at = typed.troubles.find(question.name); at != typed.troubles.end()) {
      field.trouble = at->second;
      view.troubles.push_back(html::fill(tx::trouble_line.vi, {{"label", field.label}, {"why", at->second}}));
    }
    if (question.meaning == Meaning::table) continue;
    field.hint = question.hint.vi;
    field.number = question.meaning == Meaning::count;
    field.text = !field.number;
    const auto* latest = ledger.latest(group, question.name);
    if (const auto at = typed.values.find(question.name); at != typed.values.end())
      field.value = at->second;
    else if (latest != nullptr)
      field.value = latest->value;
    view.fields.push_back(std::move(field));
  }
  view.source = typed.source;
  view.note = typed.note;
  view.history = address_of(group) + "/lich-su";
  return official_page(officials, call, std::string{tx::title.vi}, "/quan-tri", page::official(view), status);
}

Answer get_values(const Officials& officials, const Call& call) {
  const auto group = call.params.get("group");
  if (!is_group(group)) return web::see_other(address_of(groups[0]));
  Typed typed;
  const std::pair<std::string_view, const Text*> counts[] = {
      {"nhap", &tx::entered_count}, {"khop", &tx::compared_count}, {"khac", &tx::differs_count}};
  for (const auto& [name, sentence] : counts) {
    long long n = 0;
    if (text::read_int(call.query.get(name), n) && n > 0)
      typed.done = html::fill(sentence->vi, {{"n", std::to_string(n)}});
  }
  if (call.query.has("bang")) typed.done = tx::table_saved.vi;
  return show(officials, call, group, typed, 200);
}

// How the rules would be once all that is entered were compared: a value that could never be asked is refused now.
void check_together(const Officials& officials, const Ledger& ledger, std::string_view group, Typed& typed,
                    const std::map<std::string_view, std::string>& fresh) {
  std::vector<Entry> kept;
  kept.reserve(std::size(asked()));
  InForce then;
  then.version = 1;
  for (const auto& question : asked()) {
    const auto at = fresh.find(question.name);
    const auto* latest = ledger.latest(group, question.name);
    if (at == fresh.end() && latest == nullptr) continue;
    kept.push_back({});
    kept.back().value = at != fresh.end() ? at->second : latest->value;
    then.values[question.name] = &kept.back();
  }
  const auto* total = then.at("so_cau");
  const auto* shares = then.at("phan_bo");
  if (total != nullptr && shares != nullptr) {
    std::size_t sum = 0;
    for (const auto& one : read_shares(shares->value)) sum += one.count;
    if (std::to_string(sum) != total->value) typed.troubles.emplace("phan_bo", tx::shares_sum.vi);
  }
  if (!officials.has_bank(group)) return;
  const auto short_of = lacking(officials.bank(group), with_official(officials.bank(group).blueprint, then));
  if (short_of.empty()) return;
  std::string list;
  for (const auto& one : short_of) list += (list.empty() ? "" : ", ") + one;
  typed.troubles.emplace(fresh.contains("phan_bo") ? "phan_bo" : "so_cau",
                         html::fill(tx::bank_short.vi, {{"domains", list}}));
}

Answer enter(const Officials& officials, const Call& call, std::string_view group) {
  if (auto ok = auth::may(call.me, auth::Right::enter_rules, "", call.now); !ok)
    return show(officials, call, group, {.general = {std::string{say(ok.error().code)}}}, 403);
  const auto ledger = officials.ledger();
  if (!ledger) return web::refused(ledger.error());
  Typed typed;
  typed.source = text::squeeze(text::nfc(call.form.get("nguon")));
  std::map<std::string_view, std::string> fresh;
  for (const auto& question : asked()) {
    if (question.meaning == Meaning::table || !call.form.has(question.name)) continue;
    const auto raw = call.form.get(question.name);
    typed.values[std::string{question.name}] = raw;
    if (text::trim(raw).empty()) continue;
    auto value = read_value(question, raw);
    if (!value) {
      typed.troubles.emplace(question.name,
                             std::string{say(value.error().code)} +
                                 (value.error().detail.empty() ? "" : " (" + value.error().detail + ")"));
      continue;
    }
    const auto* latest = (*ledger)->latest(group, question.name);
    const auto* judged = latest == nullptr ? nullptr : (*ledger)->judged(*latest);
    // The same again is not news, unless the last one was found not to fit.
    if (latest != nullptr && latest->value == *value && (judged == nullptr || judged->fits)) continue;
    fresh.emplace(question.name, std::move(*value));
  }
  check_together(officials, **ledger, group, typed, fresh);
  if (typed.source.empty() || typed.source.size() > 400) typed.general.emplace_back(tx::source_needed.vi);
  if (fresh.empty() && typed.troubles.empty()) typed.general.emplace_back(tx::nothing_changed.vi);
  if (!typed.troubles.empty() || !typed.general.empty()) return show(officials, call, group, typed, 422);
  Answer answer{web::see_other(address_of(group) + "?nhap=" + std::to_string(fresh.size()))};
  for (auto& [name, value] : fresh) {
    answer.operations.push_back(official_fact(
        officials, call, "official_value",
        {{"group", std::string{group}}, {"name", std::string{name}}, {"value", value}, {"source", typed.source}}));
  }
  return answer;
}

Answer compare(const Officials& officials, const Call& call, std::string_view group, bool fits) {
  const auto ledger = officials.ledger();
  if (!ledger) return web::refused(ledger.error());
  Typed typed;
  typed.note = text::squeeze(text::nfc(call.form.get("cho")));
  for (const auto id : call.form.all("chon")) typed.chosen.emplace(id);
  if (auto ok = auth::may(call.me, auth::Right::compare_rules, "", call.now); !ok) {
    typed.general.emplace_back(say(ok.error().code));
    return show(officials, call, group, typed, 403);
  }
  if (typed.note.size() > 600) typed.general.emplace_back(tx::too_long.vi);
  if (typed.chosen.empty()) typed.general.emplace_back(tx::choose_some.vi);
  Answer answer;
  int status = 422;
  for (const auto& id : typed.chosen) {
    const auto* entry = (*ledger)->find(id);
    if (entry == nullptr || entry->group != group) {
      typed.general.emplace_back(tx::no_entry.vi);
      continue;
    }
    if (const auto ok = may_compare(**ledger, *entry, call.me.account, fits, typed.note); !ok) {
      typed.troubles.emplace(entry->name, say(ok.error().code));
      if (ok.error().kind == Kind::denied) status = 403;
      continue;
    }
    answer.operations.push_back(
        official_fact(officials, call, "official_check",
                      {{"entry", entry->id}, {"fits", fits ? "1" : "0"}, {"note", fits ? std::string{} : typed.note}}));
  }
  // All or none: a half-accepted tick would look accepted.
  if (!typed.general.empty() || !typed.troubles.empty()) return show(officials, call, group, typed, status);
  answer.reply =
      web::see_other(address_of(group) + (fits ? "?khop=" : "?khac=") + std::to_string(answer.operations.size()));
  return answer;
}

Answer post_values(const Officials& officials, const Call& call) {
  const auto group = call.params.get("group");
  if (!is_group(group)) return web::see_other(address_of(groups[0]));
  const auto what = call.form.get("viec");
  if (what == "khop" || what == "khong-khop") return compare(officials, call, group, what == "khop");
  return enter(officials, call, group);
}

Answer get_history(const Officials& officials, const Call& call) {
  const auto group = call.params.get("group");
  if (!is_group(group)) return web::see_other(address_of(groups[0]));
  const auto got = officials.ledger();
  if (!got) return web::refused(got.error());
  const auto& ledger = **got;
  const auto rules = with_official(officials.proposed(group), in_force(ledger, group));
  const auto names = domain_names(ledger, officials.library().framework, group, rules.ref());
  struct Event {
    std::uint64_t commit;
    page::HistoryRow row;
  };
  std::vector<Event> events;
  const auto said = [&](const Text& sentence, const Entry& entry) {
    const auto* question = find_asked(entry.name);
    return html::fill(
        sentence.vi,
        {{"label", question == nullptr ? entry.name : std::string{question->label.vi}},
         {"value", question == nullptr ? entry.value : show_value(*question, entry.value, ledger, names)}});
  };
  for (const auto& one : ledger.entries) {
    if (one.group != group) continue;
    events.push_back({one.commit,
                      {show_day_time(one.at),
                       officials.who(one.author),
                       said(tx::did_enter, one),
                       html::fill(tx::source_of.vi, {{"source", one.source}}),
                       {}}});
  }
  Ledger so_far;
  so_far.entries = ledger.entries;
  int before = 0;
  for (const auto& one : ledger.comparisons) {
    so_far.comparisons.push_back(one);
    const auto* entry = ledger.find(one.of);
    if (entry == nullptr || entry->group != group) continue;
    const auto then = in_force(so_far, group);
    page::HistoryRow row{show_day_time(one.at),
                         officials.who(one.author),
                         said(one.fits ? tx::did_compare : tx::did_differ, *entry),
                         one.note,
                         {}};
    if (then.version != before) row.version = with_official(officials.proposed(group), then).ref();
    before = then.version;
    events.push_back({one.commit, std::move(row)});
  }
  std::ranges::sort(events, [](const Event& a, const Event& b) { return a.commit > b.commit; });
  page::OfficialHistoryView view;
  view.tabs = tabs(group, "/lich-su");
  for (auto& one : events) view.rows.push_back(std::move(one.row));
  return official_page(officials, call, html::fill(tx::history_title.vi, {{"group", shown_group(group)}}),
                       address_of(group), page::official_history(view));
}

}  // namespace

std::vector<web::Route> official_routes(const OfficialsPtr& officials) {
  const auto on = [officials](auto* page) { return [officials, page](const Call& c) { return page(*officials, c); }; };
  using web::Method;
  return {
      {Method::get, "/quan-tri/khung", auth::Right::compare_rules, on(&get_values)},
      {Method::get, "/quan-tri/khung/{group}", auth::Right::compare_rules, on(&get_values)},
      {Method::post, "/quan-tri/khung/{group}", auth::Right::compare_rules, on(&post_values)},
      {Method::get, "/quan-tri/khung/{group}/lich-su", auth::Right::compare_rules, on(&get_history)},
  };
}

}  // namespace hvs::assessment
