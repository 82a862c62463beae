// /quan-tri/nhap: send a list, look at what will happen, confirm, take back.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/people/import_pages.hpp"
#include "core/people/words.hpp"
#include "server/people/desk.hpp"
#include "server/people/import_body.hpp"
#include "server/people/left_over.hpp"
#include "server/people/read.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

constexpr std::string_view home = "/quan-tri/nhap";
constexpr std::int64_t rows_on_page = 40;

struct StateWord {
  std::string_view state;
  const Text& word;
  std::string_view badge;
};
constexpr StateWord states[] = {
    {"reading", t::import::state_reading, "info"}, {"ready", t::import::state_ready, "warn"},
    {"running", t::import::state_running, "info"}, {"done", t::import::state_done, "good"},
    {"failed", t::import::state_failed, "bad"},    {"undoing", t::import::state_undoing, "info"},
    {"undone", t::import::state_undone, "info"}};

struct StatusWord {
  std::string_view status;
  const Text& figure;
  const Text& word;
  std::string_view badge;
};
constexpr StatusWord statuses[] = {{"add", t::import::n_add, t::import::word_add, "good"},
                                   {"update", t::import::n_update, t::import::word_update, "info"},
                                   {"same", t::import::n_same, t::import::word_same, ""},
                                   {"review", t::import::n_review, t::import::word_review, "warn"},
                                   {"refused", t::import::n_refused, t::import::word_refused, "bad"}};

const StateWord& state_word(std::string_view state) {
  const auto* at = std::ranges::find(states, state, &StateWord::state);
  return at == std::end(states) ? states[0] : *at;
}

std::string number(std::int64_t n) { return text::group_thousands(n); }

std::int64_t number_in(std::string_view text) {
  long long n = 0;
  return text::read_int(text, n) ? std::int64_t{n} : 0;
}

Result<void> whole_commune(const web::Call& call) {
  return auth::may(call.me, auth::Right::import_people, "", call.now);
}

std::string address_of(const std::string& id) { return std::string(home) + "/" + id; }

web::Answer list_page(const Desk& desk, const web::Call& call, std::string_view error = {}, int status = 200) {
  page::ImportListView view;
  view.csrf = call.me.csrf;
  view.error = error;
  view.ethnic_basis = call.form.get("can-cu");
  struct Both {
    AreaTree tree;
    std::vector<Batch> sent;
  };
  auto got = desk.read<Both>([&](db::Tx& tx) -> Result<Both> {
    HVS_TRY(tree, areas(tx, desk.commune()));
    HVS_TRY(sent, imports::recent(tx, desk.commune()));
    return Both{std::move(tree), std::move(sent)};
  });
  if (!got) return sorry(desk, call, got.error());
  for (const auto* a : got->tree.leaves_on(day_in_vietnam(call.now))) {
    view.areas.push_back({a->path, a->name, call.form.get("xom") == a->path});
  }
  for (const auto& b : got->sent) {
    const auto& state = state_word(b.status);
    view.sent.push_back({address_of(b.id), b.file_name, show_day_time(from_ms(b.created)), number(b.lines),
                         std::string(state.word.vi), std::string(state.badge)});
  }
  return show(desk, call,
              {.title = std::string(t::import::title.vi),
               .back = "/quan-tri",
               .body = page::import_list(view),
               .status = status});
}

web::Answer take_file(Desk& desk, const web::Call& call) {
  if (auto ok = whole_commune(call); !ok) return sorry(desk, call, ok.error());
  if (call.uploads.empty() || call.uploads[0].bytes.empty()) return list_page(desk, call, t::import::no_file.vi, 422);
  const auto& file = call.uploads[0];
  auto id = desk.imports.take({file.filename, file.bytes, std::string(call.form.get("xom")),
                               text::squeeze(call.form.get("can-cu")), call.me.account});
  if (!id) return list_page(desk, call, say(id.error().code), 422);
  desk.note(call, "people.import_sent", *id);
  return web::see_other(address_of(*id));
}

struct Whole {
  Batch batch;
  std::vector<Tally> tallies;
  std::vector<StoredRow> rows;
  AreaTree tree;
};

struct Filter {
  std::string status;
  std::string reason;
  std::int64_t after = 0;
  [[nodiscard]] std::string query(std::int64_t from) const {
    std::string out = "?loai=" + status + "&vi-sao=" + reason;
    if (from > 0) out += "&sau=" + std::to_string(from);
    return out;
  }
};

std::string area_name(const Whole& whole, const BatchBody& body, const std::string& path) {
  if (const auto* a = whole.tree.find(path)) return a->name;
  const auto fresh = std::ranges::find(body.new_areas, path, &Area::path);
  return fresh == body.new_areas.end() ? path : fresh->name;
}

page::RowView row_view(const Desk& desk, const Whole& whole, const BatchBody& body, const StoredRow& stored) {
  page::RowView view;
  view.n = std::to_string(stored.n);
  const auto row = unpack_row(desk.services.keys, stored.body);
  if (!row) return view;
  const auto& d = row->draft;
  view.place = (body.sheets.size() > 1 ? row->line.sheet + " " : "") + std::to_string(row->line.number);
  view.name = d.name;
  for (const auto& fact : {shown_value("birth", d.birth), shown_value("sex", d.sex), shown_value("number", d.number),
                           row->area.empty() ? d.area.shown : area_name(whole, body, row->area)}) {
    if (!fact.empty()) view.facts += (view.facts.empty() ? "" : " · ") + fact;
  }
  const auto* status = std::ranges::find(statuses, stored.status, &StatusWord::status);
  view.what = status->word.vi;
  view.badge = status->badge;
  const std::pair<std::string_view, const Text*> outcomes[] = {{"done", &t::import::word_done},
                                                               {"stale", &t::import::word_stale},
                                                               {"refused", &t::import::word_stale},
                                                               {"undone", &t::import::word_undone},
                                                               {"kept", &t::import::word_kept}};
  for (const auto& [outcome, word] : outcomes) {
    if (stored.outcome == outcome) view.decided = word->vi;
  }
  view.open = stored.status == "review" && stored.outcome.empty();
  if (view.open && !stored.decision.empty()) {
    view.decided = stored.decision == "leave" || (stored.decision == "take" && stored.proposal == "leave")
                       ? t::import::decided_leave.vi
                   : stored.decision == "add" ? t::import::decided_add.vi
                                              : t::import::decided_take.vi;
  }
  view.can_take = stored.proposal != "leave";
  view.can_add = stored.proposal != "add";
  for (const auto& r : row->remarks) view.why.push_back(sentence_of(r));
  if (stored.outcome == "stale") view.why.emplace_back(t::import::changed_meanwhile.vi);
  for (const auto& c : row->changes) {
    const auto value = [&](const std::string& v) {
      const auto said = c.field == "area"        ? area_name(whole, body, v)
                        : c.field == "household" ? std::string{}
                                                 : shown_value(c.field, v);
      return said.empty() ? std::string(t::import::nothing.vi) : said;
    };
    if (c.field == "household")
      view.changes.push_back(field_name(c.field));
    else
      view.changes.push_back(html::fill(
          t::import::change_line.vi, {{"field", field_name(c.field)}, {"from", value(c.from)}, {"to", value(c.to)}}));
  }
  return view;
}

void fill_summary(page::ImportView& view, const Whole& whole, const BatchBody& body, const Filter& filter) {
  std::map<std::string, std::int64_t> by_status;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_reason;
  std::int64_t accepted = 0;
  std::int64_t written = 0;
  std::int64_t left = 0;
  for (const auto& t : whole.tallies) {
    by_status[t.status] += t.rows;
    const bool certain = t.status == "add" || t.status == "update";
    if (t.status == "review" && t.outcome.empty()) {
      by_reason[t.reason].first += t.rows;
      by_reason[t.reason].second += t.decision.empty() ? t.rows : 0;
    }
    if (t.outcome.empty() && (certain || (t.status == "review" && (t.decision == "take" || t.decision == "add"))))
      accepted += t.rows;
    if (t.outcome == "done") written += t.rows;
    if (t.status == "refused" || t.outcome == "stale" || t.outcome == "refused" ||
        (t.status == "review" && t.outcome.empty() && t.decision != "take" && t.decision != "add")) {
      left += t.rows;
    }
  }
  view.figures.push_back(
      {number(whole.batch.lines), std::string(t::import::filter_all.vi), view.action + "#dong", filter.status.empty()});
  for (const auto& s : statuses) {
    view.figures.push_back({number(by_status[std::string(s.status)]), std::string(s.figure.vi),
                            view.action + "?loai=" + std::string(s.status) + "#dong", filter.status == s.status});
  }
  for (const auto& [key, rows] : by_reason) {
    // Without the values of one row the sentence speaks of all of them.
    auto sentence = html::fill(say(key), {{"typed", "…"}, {"taken", "…"}});
    if (sentence.ends_with("….")) sentence.pop_back();
    view.reasons.push_back({key, std::move(sentence), number(rows.first), number(rows.second),
                            view.action + "?loai=review&vi-sao=" + key + "#dong"});
  }
  if (accepted > 0) view.confirm = html::fill(t::import::confirm.vi, {{"n", number(accepted)}});
  view.can_undo = written > 0;
  view.can_discard = written == 0;
  view.has_left = left > 0;
  for (const auto& s : body.sheets) {
    page::SheetMeaning sheet;
    sheet.line = html::fill(t::import::sheet_line.vi, {{"name", s.name},
                                                       {"people", number(static_cast<std::int64_t>(s.people))},
                                                       {"other", number(static_cast<std::int64_t>(s.other_lines))}});
    for (std::size_t i = 0; i < s.titles.size() && i < s.meaning.size(); ++i) {
      if (s.titles[i].empty()) continue;
      const bool left_out = s.meaning[i] == t::import::column_ethnic.key && whole.batch.ethnic_basis.empty();
      const bool used = !s.meaning[i].empty() && s.meaning[i] != t::import::column_ignored.key && !left_out;
      sheet.columns.push_back({s.titles[i],
                               std::string(s.meaning[i].empty() ? t::import::column_unknown.vi
                                           : left_out           ? t::import::column_ignored.vi
                                                                : say(s.meaning[i])),
                               used});
      if (left_out) view.notes.emplace_back(t::import::ethnic_left_out.vi);
    }
    view.sheets.push_back(std::move(sheet));
  }
  if (body.was_1258) view.notes.emplace_back(t::import::was_1258.vi);
  if (body.skipped_sheets > 0)
    view.notes.push_back(html::fill(t::import::skipped_sheets.vi, {{"n", std::to_string(body.skipped_sheets)}}));
  if (whole.batch.kept > 0)
    view.notes.push_back(html::fill(t::import::kept_note.vi, {{"n", number(whole.batch.kept)}}));
  if (whole.batch.status == "done") view.notes.push_back(html::fill(t::import::done_note.vi, {{"n", number(written)}}));
  if (whole.batch.status == "ready") {
    for (const auto& a : body.new_areas)
      view.new_areas.push_back(a.name + (a.old_unit.empty() ? "" : " (" + a.old_unit + ")"));
  }
}

web::Answer batch_page(const Desk& desk, const web::Call& call) {
  const std::string id(call.params.get("id"));
  Filter filter{std::string(call.query.get("loai")), std::string(call.query.get("vi-sao")),
                number_in(call.query.get("sau"))};
  auto whole = desk.read<Whole>([&](db::Tx& tx) -> Result<Whole> {
    HVS_TRY(found, imports::find(tx, desk.commune(), id));
    if (!found) return refuse(Kind::missing, t::import::no_batch.key);
    Whole w{std::move(*found), {}, {}, {}};
    HVS_TRY(tallies, imports::tally(tx, desk.commune(), id));
    HVS_TRY(rows,
            imports::rows(
                tx, desk.commune(), id,
                {.status = filter.status, .reason = filter.reason, .after = filter.after, .limit = rows_on_page + 1}));
    HVS_TRY(tree, areas(tx, desk.commune()));
    w.tallies = std::move(tallies);
    w.rows = std::move(rows);
    w.tree = std::move(tree);
    return w;
  });
  if (!whole) return sorry(desk, call, whole.error());
  const auto& batch = whole->batch;
  const auto& state = state_word(batch.status);
  page::ImportView view{.csrf = call.me.csrf,
                        .action = address_of(id),
                        .file = batch.file_name,
                        .state = std::string(state.word.vi),
                        .badge = std::string(state.badge)};
  if (!batch.problem.empty()) view.problem = say(batch.problem);
  view.working = batch.status == "reading" || batch.status == "running" || batch.status == "undoing";
  if (view.working) {
    const auto& words = batch.status == "reading"   ? t::import::working_read
                        : batch.status == "running" ? t::import::working_write
                                                    : t::import::working_undo;
    view.progress = html::fill(words.vi, {{"done", number(batch.done)}, {"wanted", number(batch.wanted)}});
    if (batch.status != "reading") {
      view.done = std::to_string(batch.done);
      view.wanted = std::to_string(std::max<std::int64_t>(batch.wanted, 1));
    }
  } else if (batch.status != "failed") {
    const auto body = unpack_batch(desk.services.keys, batch.body);
    if (!body) return sorry(desk, call, body.error());
    view.ready = true;
    fill_summary(view, *whole, *body, filter);
    const bool more = whole->rows.size() > static_cast<std::size_t>(rows_on_page);
    if (more) whole->rows.pop_back();
    for (const auto& row : whole->rows) view.rows.push_back(row_view(desk, *whole, *body, row));
    if (more) view.next = view.action + filter.query(whole->rows.back().n) + "#dong";
    if (filter.after > 0) view.first = view.action + filter.query(0) + "#dong";
    view.filter = filter.query(filter.after);
  } else {
    view.can_discard = true;
  }
  auto reply = show(desk, call,
                    {.title = std::string(t::import::title.vi),
                     .back = std::string(home),
                     .body = page::import_batch(view),
                     .wide = true});
  if (view.working) reply.headers.push_back({"Refresh", "1"});
  return reply;
}

// A decision about one row, or about every row with the same reason.
web::Answer decide(Desk& desk, const web::Call& call, bool all) {
  if (auto ok = whole_commune(call); !ok) return sorry(desk, call, ok.error());
  const std::string id(call.params.get("id"));
  const std::string choice(call.form.get("chon"));
  if (choice != "take" && choice != "add" && choice != "leave") return web::see_other(address_of(id));
  auto done = desk.services.db.write([&](db::Tx& tx) {
    return all ? imports::decide_all(tx, desk.commune(), id, std::string(call.form.get("vi-sao")), choice)
               : imports::decide(tx, desk.commune(), id, number_in(call.form.get("n")), choice);
  });
  if (!done) return sorry(desk, call, done.error());
  const auto filter = call.form.get("loc");
  const bool sound = filter.starts_with("?loai=") && filter.find_first_of("\r\n/\\") == std::string_view::npos;
  return web::see_other(
      address_of(id) +
      (all || !sound ? "" : std::string(filter) + "#d" + std::to_string(number_in(call.form.get("n")))));
}

web::Answer step(Desk& desk, const web::Call& call, Result<void> (ImportDesk::*what)(const std::string&),
                 const char* action) {
  if (auto ok = whole_commune(call); !ok) return sorry(desk, call, ok.error());
  const std::string id(call.params.get("id"));
  if (auto done = (desk.imports.*what)(id); !done) return sorry(desk, call, done.error());
  desk.note(call, action, id);
  return web::see_other(what == &ImportDesk::discard ? std::string(home) : address_of(id));
}

web::Answer download(const Desk& desk, const web::Call& call, LeftOverForm form) {
  if (auto ok = whole_commune(call); !ok) return sorry(desk, call, ok.error());
  const std::string id(call.params.get("id"));
  auto file = left_over_file(desk.services, id, form);
  if (!file) return sorry(desk, call, file.error());
  desk.note(call, "people.import_left_over", id);
  web::Reply reply;
  const bool xlsx = form == LeftOverForm::xlsx;
  reply.type = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
  reply.headers.push_back(
      {"Content-Disposition", std::string("attachment; filename=\"con-lai.") + (xlsx ? "xlsx\"" : "csv\"")});
  reply.headers.push_back({"Cache-Control", "no-store"});
  reply.body = std::move(*file);
  return reply;
}

}  // namespace

void add_import_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  constexpr auto right = auth::Right::import_people;
  const auto get = [&](std::string pattern, web::Handler handler) {
    routes.push_back({web::Method::get, std::string(home) + pattern, right, std::move(handler)});
  };
  const auto post = [&](std::string pattern, web::Handler handler) {
    routes.push_back({web::Method::post, std::string(home) + pattern, right, std::move(handler)});
  };
  get("", [desk](const web::Call& c) { return list_page(*desk, c); });
  post("", [desk](const web::Call& c) { return take_file(*desk, c); });
  get("/{id}", [desk](const web::Call& c) { return batch_page(*desk, c); });
  get("/{id}/con-lai.xlsx", [desk](const web::Call& c) { return download(*desk, c, LeftOverForm::xlsx); });
  get("/{id}/con-lai.csv", [desk](const web::Call& c) { return download(*desk, c, LeftOverForm::csv); });
  post("/{id}/dong", [desk](const web::Call& c) { return decide(*desk, c, false); });
  post("/{id}/chon", [desk](const web::Call& c) { return decide(*desk, c, true); });
  post("/{id}/xac-nhan",
       [desk](const web::Call& c) { return step(*desk, c, &ImportDesk::confirm, "people.import_confirmed"); });
  post("/{id}/rut-lai",
       [desk](const web::Call& c) { return step(*desk, c, &ImportDesk::undo, "people.import_undone"); });
  post("/{id}/xoa",
       [desk](const web::Call& c) { return step(*desk, c, &ImportDesk::discard, "people.import_discarded"); });
}

}  // namespace hvs::people
