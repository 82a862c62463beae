// /api/v1/targets: the published figures as JSON. The same small cells are withheld as on the page.
#include "core/base/json.hpp"
#include "server/programme/state.hpp"
#include "text/programme.hpp"

namespace hvs::programme {
namespace {

enum class Depth : std::uint8_t { summary, whole };

std::string month_text(indicators::Month month) {
  const auto m = std::to_string(month % 12 + 1);
  return std::to_string(month / 12) + (m.size() == 1 ? "-0" : "-") + m;
}

void write_figure(json::Writer& out, const Clause& clause, const Figure& figure) {
  if (figure.hidden) {
    out.key("withheld").value(true);  // fewer than five people; never published
    return;
  }
  const auto light = light_of(clause, figure);
  out.key("reached").value(static_cast<long long>(figure.reached));
  out.key("population").value(static_cast<long long>(figure.denominator()));
  out.key("population_counted").value(static_cast<long long>(figure.population));
  if (figure.stated) {
    out.key("population_source").value(figure.stated->source);
    out.key("population_date").value(figure.stated->on);
  }
  out.key("permille").value(figure.permille());
  out.key("state").value(light == Light::reached
                             ? "reached"
                             : (light == Light::near_goal ? "near" : (light == Light::far ? "far" : "nobody")));
}

void write_target(json::Writer& out, const RoomState& state, const Clause& clause, const TargetFigure& target,
                  const Viewer& viewer, Depth depth) {
  const auto& rule = state.plan().targets[static_cast<std::size_t>(clause.indicator)];
  out.begin_object();
  out.key("id").value(clause.id);
  out.key("title").value(clause.title);
  if (clause.year != 0) out.key("year").value(clause.year);
  out.key("subject").value(rule.definition.subject == indicators::Subject::household ? "household" : "person");
  out.key("measure").value(clause.measure);
  out.key("goal_percent").value(clause.goal);
  out.key("comparator").value(clause.more_than ? ">" : ">=");
  out.key("evidence_class_min").value(rule.evidence);
  out.key("provisional").value(state.is_provisional(rule));
  out.key("age_on").value(
      store_partial({rule.definition.as_of.year, rule.definition.as_of.month, rule.definition.as_of.day}));
  out.key("formula").begin_object();
  out.key("population").value(rule.definition.population);
  out.key("except").value(rule.definition.except);
  out.key("reached").value(rule.definition.reached);
  out.end_object();
  write_figure(out, clause, target.total);
  if (depth == Depth::whole) {
    auto areas = target.areas;
    if (!viewer.exact) hide_small(areas);
    out.key("areas").begin_array();
    for (const auto& area : areas) {
      out.begin_object();
      out.key("path").value(area.path);
      out.key("name").value(area.name);
      out.key("leaf").value(area.is_leaf);
      write_figure(out, clause, area.figure);
      out.end_object();
    }
    out.end_array();
    out.key("months").begin_array();
    for (const auto& m : target.months) {
      out.begin_object();
      out.key("month").value(month_text(m.month));
      out.key("reached").value(static_cast<long long>(m.reached));
      out.key("late").value(static_cast<long long>(m.late));
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

web::Answer tagged(const web::Call& call, const Figures& figures, const Viewer& viewer, std::string body) {
  auto reply = web::json(std::move(body));
  const auto tag = "\"" + figures.tag + (viewer.exact ? "-c\"" : "\"");
  reply.headers.push_back({"ETag", tag});
  reply.headers.push_back({"Cache-Control", viewer.exact ? "private, no-cache" : "no-cache"});
  if (call.headers.get("if-none-match") == tag) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

}  // namespace

web::Answer api_targets(const RoomState& state, const web::Call& call) {
  const auto figures = state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  const auto viewer = viewer_of(call);
  std::string body;
  json::Writer out(body);
  out.begin_object();
  out.key("at").value(iso_utc((*figures)->at));
  out.key("plan").value(state.plan().document);
  out.key("targets").begin_array();
  for (const auto& target : (*figures)->targets)
    write_target(out, state, *state.plan().find(target.clause), target, viewer, Depth::summary);
  out.end_array();
  out.end_object();
  return tagged(call, **figures, viewer, std::move(body));
}

web::Answer api_target(const RoomState& state, const web::Call& call) {
  const auto* clause = state.plan().find(call.params.get("clause"));
  if (clause == nullptr || clause->indicator < 0) {
    auto reply = web::json(R"({"type":"urn:hocvuso:programme.no_clause","status":404})", 404);
    reply.type = "application/problem+json";
    return reply;
  }
  const auto figures = state.board->now(call.now);
  if (!figures) return failure(state, call, figures.error());
  const auto viewer = viewer_of(call);
  std::string body;
  json::Writer out(body);
  write_target(out, state, *clause, *(*figures)->find(clause->id), viewer, Depth::whole);
  return tagged(call, **figures, viewer, std::move(body));
}

}  // namespace hvs::programme
