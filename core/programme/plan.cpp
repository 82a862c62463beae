#include "core/programme/plan.hpp"

#include "text/programme.hpp"

namespace hvs::programme {
namespace {

using json::Json;

std::vector<std::string> words(const Json& list) {
  std::vector<std::string> out;
  for (const auto& one : list.items()) out.emplace_back(one.string());
  return out;
}

std::unexpected<Problem> bad(std::string detail) {
  return refuse(Kind::invalid, t::programme::bad_plan.key, std::move(detail));
}

bool is_clause_id(std::string_view id) {
  if (id.empty() || id.size() > 20) return false;
  for (const char c : id) {
    if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.')) return false;
  }
  return true;
}

Clause clause_of(const Json& j) {
  Clause c;
  const auto text = [&](const char* key) { return std::string{j.at(key).string()}; };
  c.id = text("id");
  c.kind = text("kind");
  c.title = text("title_vi");
  c.year = static_cast<int>(j.at("year").integer());
  c.group = text("group");
  c.goal = static_cast<int>(j.at("value").integer());
  c.more_than = j.at("comparator").string() == ">";
  c.measure = text("measure");
  c.scope = text("scope");
  c.due = text("due");
  c.due_text = text("due_text");
  c.recurrence = text("recurrence");
  c.agency = text("agency");
  c.with = words(j.at("with_"));
  c.sources = words(j.at("sources"));
  return c;
}

}  // namespace

const Clause* Plan::find(std::string_view id) const {
  for (const auto& c : clauses) {
    if (c.id == id) return &c;
  }
  return nullptr;
}

std::string_view Plan::agency_name(std::string_view id) const {
  for (const auto& a : agencies) {
    if (a.id == id || (a.id.size() > id.size() && a.id.starts_with(id) && a.id[id.size()] == '_')) return a.name;
  }
  return id;
}

std::vector<indicators::Definition> Plan::definitions() const {
  std::vector<indicators::Definition> out;
  for (const auto& target : targets) out.push_back(target.definition);
  return out;
}

Result<Plan> read_plan(std::string_view plan_text, std::string_view targets_text) {
  HVS_TRY(j, json::parse(plan_text));
  HVS_TRY(t, json::parse(targets_text));
  Plan plan;
  plan.document = j.at("meta").at("document").string();
  plan.issued = j.at("meta").at("issued").string();
  plan.issuer = j.at("meta").at("issuer").string();
  plan.grounds = words(j.at("grounds"));
  for (const auto& a : j.at("agencies").items())
    plan.agencies.push_back({std::string{a.at("id").string()}, std::string{a.at("name_vi").string()}});
  for (const auto& c : j.at("clauses").items()) {
    auto clause = clause_of(c);
    if (!is_clause_id(clause.id) || clause.title.empty()) return bad("clause " + clause.id);
    if (plan.find(clause.id) != nullptr) return bad("clause twice: " + clause.id);
    plan.clauses.push_back(std::move(clause));
  }
  for (const auto& one : t.at("targets").items()) {
    Target target;
    auto& d = target.definition;
    d.id = one.at("clause").string();
    d.subject =
        one.at("subject").string() == "household" ? indicators::Subject::household : indicators::Subject::person;
    d.population = one.at("population").string();
    d.except = one.at("except").string();
    d.reached = one.at("reached").string();
    const auto as_of = read_partial_iso(one.at("as_of").string());
    if (!as_of || as_of->day == 0) return bad("as_of of " + d.id);
    d.as_of = {as_of->year, as_of->month, as_of->day};
    target.evidence = static_cast<int>(one.at("evidence").integer());
    target.provisional = t.at("provisional").boolean(true);
    bool known = false;
    for (auto& clause : plan.clauses) {
      if (clause.id != d.id) continue;
      clause.indicator = static_cast<int>(plan.targets.size());
      if (clause.goal == 0) clause.goal = static_cast<int>(one.at("goal").integer());
      if (clause.goal < 1 || clause.goal > 100) return bad("goal of " + d.id);
      known = true;
    }
    if (!known) return bad("target of no clause: " + d.id);
    plan.targets.push_back(std::move(target));
  }
  return plan;
}

}  // namespace hvs::programme
