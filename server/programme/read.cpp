// GET pages: the board, one clause, and their live parts.
#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "core/web/status.hpp"
#include "server/programme/state.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

namespace t = hvs::t::programme;

constexpr std::size_t most_letters = 60;  // of a title in a list to choose from

// Exactly what the tag of an answer must tell apart: the figures, and whether small cells are shown.
std::string tag_of(const Figures& figures, const Viewer& viewer) {
  return "\"" + figures.tag + (viewer.exact ? "-c\"" : "\"");
}

const Clause* chosen_target(const Plan& plan, std::string_view wanted) {
  const auto* clause = plan.find(wanted);
  if (clause != nullptr && clause->indicator >= 0) return clause;
  for (const auto& one : plan.clauses) {
    if (one.indicator >= 0 && (clause == nullptr || one.id == "III.1.c")) clause = &one;
    if (one.id == "III.1.c") break;
  }
  return clause;
}

std::string level_of(const web::Call& call, const TargetFigure& figure) {
  const std::string wanted{call.query.get("khu")};
  const bool known =
      std::ranges::any_of(figure.areas, [&](const AreaFigure& a) { return a.path == wanted && !a.is_leaf; });
  return known ? wanted : std::string{};
}

html::Html board_part(const RoomState& state, const web::Call& call, const Figures& figures, const Clause* chosen) {
  page::LiveView v;
  v.updated = updated_words(figures);
  v.lights = lights_of(state.plan(), figures);
  v.overview = overview_of(state.plan(), figures);
  for (const auto& target : figures.targets)
    v.cards.push_back(card_of(state.plan(), *state.plan().find(target.clause), target));
  if (chosen != nullptr) {
    const auto& figure = *figures.find(chosen->id);
    v.chosen_title =
        chosen->id + ". " + chosen->title + (chosen->year == 0 ? "" : " (" + std::to_string(chosen->year) + ")");
    const auto address = "/ke-hoach?chi-tieu=" + chosen->id;
    v.detail = {page::detail(detail_of(*chosen, figure, viewer_of(call), level_of(call, figure), address))};
  }
  return {page::live(v)};
}

html::Html clause_part(const RoomState& state, const web::Call& call, const Figures& figures, const Clause& clause) {
  const auto& figure = *figures.find(clause.id);
  page::ClauseFigures v;
  v.updated = updated_words(figures);
  v.figure.push_back(card_of(state.plan(), clause, figure));
  const auto address = "/ke-hoach/" + clause.id + "?";
  v.detail = {page::detail(detail_of(clause, figure, viewer_of(call), level_of(call, figure), address))};
  return {page::clause_figures(v)};
}

// Only a fragment: answered with its tag, and with 304 when nothing moved.
web::Answer fragment(const web::Call& call, const Figures& figures, const std::function<html::Html()>& make) {
  const auto tag = tag_of(figures, viewer_of(call));
  web::Reply reply;
  reply.headers.push_back({"ETag", tag});
  reply.headers.push_back({"Cache-Control", "no-cache"});
  if (call.headers.get("if-none-match") == tag) {
    reply.status = 304;
    return reply;
  }
  reply.body = make().markup;
  return reply;
}

std::string query_suffix(const web::Call& call) {
  std::string out;
  if (const auto area = call.query.get("khu"); !area.empty()) out = "khu=" + bytes::percent_encode(area);
  return out;
}

page::ClauseForm form_of(const Clause& clause, const ClauseState& own) {
  const auto version = [](const ClauseState::Field& f) { return std::to_string(f.version); };
  page::ClauseForm form;
  form.action = "/ke-hoach/" + clause.id;
  form.wording = own.wording.value;
  form.owner = own.owner.value;
  form.progress = own.progress.value;
  form.due = own.due.value.empty() ? std::string{} : show_iso_day(own.due.value);
  form.note = own.note.value;
  form.base_wording = version(own.wording);
  form.base_owner = version(own.owner);
  form.base_status = version(own.status);
  form.base_progress = version(own.progress);
  form.base_due = version(own.due);
  form.base_note = version(own.note);
  for (const auto status : statuses)
    form.statuses.push_back({std::string{status}, status_word(status), own.status.value == status});
  return form;
}

page::DenominatorForm denominator_of(const Clause& clause, const TargetFigure& figure) {
  page::DenominatorForm form;
  form.action = "/ke-hoach/" + clause.id + "/mau-so";
  form.areas.push_back({"", std::string{t::whole_commune.vi}, true});
  for (const auto& area : figure.areas) form.areas.push_back({area.path, area.name, false});
  if (const auto& stated = figure.total.stated) {
    form.value = std::to_string(stated->value);
    form.source = stated->source;
    form.on = show_iso_day(stated->on);
  }
  return form;
}

Result<ClauseStates> clause_states(const RoomState& state) {
  ClauseStates out;
  if (auto ok = state.services.db.read([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(read, load_clauses(tx, state.board->commune()));
        out = std::move(read);
        return {};
      });
      !ok)
    return std::unexpected(ok.error());
  return out;
}

}  // namespace

web::Reply page_of(const RoomState& state, const web::Call& call, std::string title, html::Html body, std::string back,
                   int status) {
  html::DocumentView document;
  document.around = html::around(call, state.site, "/ke-hoach");
  document.frame = html::Frame::staff;
  document.title = std::move(title);
  document.body = std::move(body);
  document.back = std::move(back);
  document.description = t::lead.vi;
  document.wide = true;
  auto reply = web::page(html::document(document), status);
  reply.headers.push_back({"Cache-Control", "no-cache"});
  return reply;
}

web::Reply failure(const RoomState& state, const web::Call& call, const Problem& problem) {
  if (call.path.starts_with("/api/")) return web::refused(problem);
  const int status = problem.kind == Kind::missing ? 404 : (problem.kind == Kind::busy ? 503 : 500);
  std::string body = "<p class=\"lead\">";
  html::put_text(body, say(problem.code));
  body += "</p>";
  return page_of(state, call, std::string{t::title.vi}, {std::move(body)}, "/ke-hoach", status);
}

Viewer viewer_of(const web::Call& call) {
  Viewer viewer;
  // The whole commune's officers and leaders see exact figures; others see what is published.
  viewer.exact = auth::may(call.me, auth::Right::see_target_persons, "", call.now).has_value();
  if (auth::may(call.me, auth::Right::see_target_persons, "*", call.now))
    viewer.lists = [me = call.me, now = call.now](std::string_view area) {
      return auth::may(me, auth::Right::see_target_persons, area, now).has_value();
    };
  return viewer;
}

namespace {

// The day asked for, when it is a whole day not after today.
std::optional<Day> then_of(const web::Call& call) {
  const auto typed = read_partial(call.query.get("ngay"));
  if (!typed || typed->day == 0) return std::nullopt;
  const Day day{typed->year, typed->month, typed->day};
  return day <= day_in_vietnam(call.now) ? std::optional{day} : std::nullopt;
}

// The same cells on the areas of that day, with the months up to it.
Result<std::shared_ptr<const Figures>> figures_then(const RoomState& state, Day day) {
  Figures out;
  if (auto ok = state.services.db.read([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(read, board_figures(tx, state.board->commune(), state.plan(), state.board->rules(), day,
                                    indicators::month_of(day)));
        out = std::move(read);
        return {};
      });
      !ok)
    return std::unexpected(ok.error());
  out.at = start_of_day_in_vietnam(day);
  return std::make_shared<const Figures>(std::move(out));
}

}  // namespace

web::Answer get_board(const RoomState& state, const web::Call& call) {
  const auto then = then_of(call);
  const auto figures = then ? figures_then(state, *then) : state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  const auto own = clause_states(state);
  if (!own) return failure(state, call, own.error());
  const auto& plan = state.plan();
  const auto* chosen = chosen_target(plan, call.query.get("chi-tieu"));
  page::BoardView v;
  v.provisional = std::ranges::any_of(plan.targets, [&](const Target& one) { return state.is_provisional(one); });
  v.document =
      html::fill(t::document, {{"number", plan.document}, {"day", show_iso_day(plan.issued)}, {"issuer", plan.issuer}});
  v.grounds = plan.grounds;
  v.then_day = call.query.get("ngay");
  if (then)
    v.then_words = html::fill(t::then_words, {{"day", show_day(*then)}});
  else
    v.live_href = "/ke-hoach/song?" + query_suffix(call) + (chosen == nullptr ? "" : "&chi-tieu=" + chosen->id);
  v.tag = tag_of(**figures, viewer_of(call));
  v.live = board_part(state, call, **figures, chosen);
  for (const auto& clause : plan.clauses) {
    if (clause.indicator < 0) continue;
    const auto year = clause.year == 0 ? std::string{} : " (" + std::to_string(clause.year) + ")";
    v.targets.push_back({clause.id, clause.id + year + " " + text::cut(clause.title, most_letters), &clause == chosen});
  }
  v.sections = sections_of(
      plan,
      [&](std::string_view id) {
        const auto at = own->find(id);
        return at == own->end() ? ClauseState{} : at->second;
      },
      day_in_vietnam(call.now));
  return page_of(state, call, std::string{t::title.vi}, {page::board(v)}, "");
}

web::Answer get_live(const RoomState& state, const web::Call& call) {
  const auto figures = state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  return fragment(call, **figures, [&] {
    return board_part(state, call, **figures, chosen_target(state.plan(), call.query.get("chi-tieu")));
  });
}

web::Answer get_clause_live(const RoomState& state, const web::Call& call) {
  const auto* clause = state.plan().find(call.params.get("clause"));
  if (clause == nullptr || clause->indicator < 0) return web::text("", 404);
  const auto figures = state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  return fragment(call, **figures, [&] { return clause_part(state, call, **figures, *clause); });
}

Result<web::Reply> clause_reply(const RoomState& state, const web::Call& call, const Clause& clause, Typed typed,
                                int status) {
  HVS_TRY(own_all, clause_states(state));
  const auto at = own_all.find(clause.id);
  const auto own = at == own_all.end() ? ClauseState{} : at->second;
  auto v = clause_view(state.plan(), clause, own, day_in_vietnam(call.now));
  v.saved = std::move(typed.saved);
  v.warning = std::move(typed.warning);
  v.csrf = call.me.csrf;
  v.can_edit = auth::may(call.me, auth::Right::correct_figures, "", call.now).has_value();
  v.form = typed.form ? std::move(*typed.form) : form_of(clause, own);
  if (clause.indicator >= 0) {
    HVS_TRY(figures, state.board->now(call.now));
    v.provisional = state.is_provisional(state.plan().targets[static_cast<std::size_t>(clause.indicator)]);
    v.live_href = "/ke-hoach/" + clause.id + "/song?" + query_suffix(call);
    v.tag = tag_of(*figures, viewer_of(call));
    v.figure.push_back(card_of(state.plan(), clause, *figures->find(clause.id)));
    v.detail = clause_part(state, call, *figures, clause);
    v.method.push_back(method_of(state.plan(), clause, figures->at));
    if (v.can_edit) {
      auto form = denominator_of(clause, *figures->find(clause.id));
      if (typed.denominator) {
        for (auto& area : form.areas) area.chosen = area.value == typed.denominator->area;
        typed.denominator->areas = std::move(form.areas);
        typed.denominator->action = form.action;
        form = std::move(*typed.denominator);
      }
      v.denominator.push_back(std::move(form));
    }
  }
  return page_of(state, call, clause.id + ". " + text::cut(clause.title, most_letters), {page::clause(v)},
                 "/ke-hoach#muc", status);
}

web::Answer get_clause(const RoomState& state, const web::Call& call) {
  const auto* clause = state.plan().find(call.params.get("clause"));
  if (clause == nullptr) return failure(state, call, {Kind::missing, t::no_clause.key});
  Typed typed;
  if (call.query.get("da-luu") == "1") typed.saved = t::saved.vi;
  if (call.query.get("da-luu") == "2") typed.warning = t::clash.vi;
  auto reply = clause_reply(state, call, *clause, std::move(typed), 200);
  return reply ? std::move(*reply) : failure(state, call, reply.error());
}

}  // namespace hvs::programme
