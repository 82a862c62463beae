// POST: what an officer attaches to a clause, and corrected denominators. Everything through the one door.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "server/programme/state.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

namespace t = hvs::t::programme;

constexpr std::size_t longest_wording = 3000;  // bytes, as declared in fields.hpp
constexpr std::size_t longest_line = 60;
constexpr std::size_t longest_note = 1000;
constexpr std::size_t longest_source = 300;

std::string typed(const web::Call& call, std::string_view name) { return text::trim(text::nfc(call.form.get(name))); }

// "" stays ""; nullopt when it is no whole day.
std::optional<std::string> read_day(const std::string& text) {
  if (text.empty()) return std::string{};
  const auto day = read_partial(text);
  if (!day || day->day == 0) return std::nullopt;
  return store_partial(*day);
}

std::string too_long(std::size_t most) { return html::fill(t::too_long, {{"n", std::to_string(most)}}); }

std::uint64_t version(const web::Call& call, std::string_view name) {
  long long n = 0;
  return text::read_int(call.form.get(name), n) && n > 0 ? static_cast<std::uint64_t>(n) : 0;
}

// Gives every change the version its field has now.
Result<void> build_on_current(const RoomState& state, journal::Operation& op) {
  return state.services.db.read([&](db::Tx& tx) -> Result<void> {
    for (const auto& store : stores()) {
      if (store.entity != op.entity) continue;
      const std::array ids{op.entity_id};
      HVS_TRY(now, store.load(tx, state.board->commune(), ids));
      for (auto& change : op.changes) {
        for (const auto& field : now.front().fields) {
          if (field.field == change.field) change.base = field.version;
        }
      }
    }
    return {};
  });
}

web::Answer refuse_form(const RoomState& state, const web::Call& call, const Clause& clause, Typed typed_in) {
  typed_in.warning = t::not_saved.vi;
  auto reply = clause_reply(state, call, clause, std::move(typed_in), 422);
  return reply ? std::move(*reply) : failure(state, call, reply.error());
}

// After the commit: back to the page, which says what became of it.
web::Reply outcome(const Clause& clause, const std::vector<journal::Outcome>& outcomes) {
  const bool clash =
      std::ranges::any_of(outcomes, [](const auto& o) { return o.kind == journal::OutcomeKind::conflict; });
  return web::see_other("/ke-hoach/" + clause.id + (clash ? "?da-luu=2" : "?da-luu=1"));
}

}  // namespace

web::Answer post_clause(const RoomState& state, const web::Call& call) {
  const auto* clause = state.plan().find(call.params.get("clause"));
  if (clause == nullptr) return failure(state, call, {Kind::missing, t::no_clause.key});
  page::ClauseForm form;
  form.action = "/ke-hoach/" + clause->id;
  form.wording = typed(call, "wording");
  form.owner = typed(call, "owner");
  form.progress = typed(call, "progress");
  form.due = typed(call, "due");
  form.note = typed(call, "note");
  form.base_wording = call.form.get("b_wording");
  form.base_owner = call.form.get("b_owner");
  form.base_status = call.form.get("b_status");
  form.base_progress = call.form.get("b_progress");
  form.base_due = call.form.get("b_due");
  form.base_note = call.form.get("b_note");
  const std::string status{call.form.get("status")};
  for (const auto one : statuses) form.statuses.push_back({std::string{one}, status_word(one), status == one});

  const auto due = read_day(form.due);
  long long progress = 0;
  if (!form.progress.empty() && (!text::read_int(form.progress, progress) || progress < 0 || progress > 100))
    form.error = t::progress_range.vi;
  else if (!status.empty() && status_word(status).empty())
    form.error = t::status_unknown.vi;
  else if (!due)
    form.error = t::due_form.vi;
  else if (form.wording.size() > longest_wording)
    form.error = too_long(longest_wording);
  else if (form.owner.size() > longest_line)
    form.error = too_long(longest_line);
  else if (form.note.size() > longest_note)
    form.error = too_long(longest_note);
  if (!form.error.empty()) return refuse_form(state, call, *clause, {.form = std::move(form)});

  journal::Operation op;
  op.entity = "clause";
  op.entity_id = clause->id;
  op.claimed = call.now;
  op.changes = {
      {"clause", clause->id, 0},
      {"wording", form.wording, version(call, "b_wording")},
      {"owner", form.owner, version(call, "b_owner")},
      {"status", status, version(call, "b_status")},
      {"progress", form.progress.empty() ? std::string{} : std::to_string(progress), version(call, "b_progress")},
      {"note", form.note, version(call, "b_note")},
      {"due", *due, version(call, "b_due")}};
  web::Answer answer;
  answer.operations.push_back(std::move(op));
  answer.finish = [clause](const auto& outcomes) { return outcome(*clause, outcomes); };
  return answer;
}

web::Answer post_denominator(const RoomState& state, const web::Call& call) {
  const auto* clause = state.plan().find(call.params.get("clause"));
  if (clause == nullptr || clause->indicator < 0) return failure(state, call, {Kind::missing, t::no_clause.key});
  page::DenominatorForm form;
  form.value = typed(call, "value");
  form.source = typed(call, "source");
  form.on = typed(call, "on");
  form.area = typed(call, "area");
  std::string digits = form.value;
  std::erase(digits, '.');  // "11.132" as people write thousands
  long long value = 0;
  const auto on = read_day(form.on);
  const auto figures = state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  const auto& areas = (*figures)->find(clause->id)->areas;
  const bool known =
      form.area.empty() || std::ranges::any_of(areas, [&](const AreaFigure& a) { return a.path == form.area; });
  if (!known)
    form.error = t::no_area.vi;
  else if (!digits.empty() && (!text::read_int(digits, value) || value < 1 || value > 999'999'999))
    form.error = t::value_form.vi;
  else if (!on)
    form.error = t::due_form.vi;
  else if (!digits.empty() && (form.source.empty() || on->empty()))
    form.error = t::source_needed.vi;
  else if (form.source.size() > longest_source)
    form.error = too_long(longest_source);
  if (!form.error.empty()) return refuse_form(state, call, *clause, {.denominator = std::move(form)});

  // The newest correction holds and builds on what is there now; the one before stays readable in the journal.
  journal::Operation op;
  op.entity = "denominator";
  op.entity_id = denominator_id(clause->id, form.area);
  op.area = form.area;
  op.claimed = call.now;
  op.changes = {{"target", clause->id, 0},
                {"area", form.area, 0},
                {"value", digits.empty() ? std::string{} : std::to_string(value), 0},
                {"source", form.source, 0},
                {"on", *on, 0}};
  if (auto based = build_on_current(state, op); !based) return failure(state, call, based.error());
  web::Answer answer;
  answer.operations.push_back(std::move(op));
  answer.finish = [clause](const auto& outcomes) { return outcome(*clause, outcomes); };
  return answer;
}

}  // namespace hvs::programme
