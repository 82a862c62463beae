// Recording a visit: the form, and the operations it becomes.
#include <algorithm>
#include <array>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/outreach/desk.hpp"
#include "core/outreach/rules.hpp"
#include "text/outreach.hpp"

namespace hvs::outreach {
namespace {

using journal::RecordState;
using journal::value_of;

constexpr int most_minutes = 600;

bool ticked(const web::Call& call, std::string_view name, std::string_view value) {
  const auto all = call.form.all(name);
  return std::ranges::find(all, value) != all.end();
}

int level(const RecordState& person, std::string_view field) {
  long long v = 0;
  return text::read_int(value_of(person, field), v) ? static_cast<int>(v) : 0;
}

// What was ticked for one person.
struct Told {
  bool met = false;
  bool study = false;    // consent to hoc_tap, now
  bool contact = false;  // consent to lien_he, now
  int vneid = -1;        // -1 = as before
  bool bank = false;
  std::vector<std::string> alone{};
  [[nodiscard]] bool observed() const { return vneid >= 0 || bank || !alone.empty(); }
};

Told read_told(const Desk& desk, std::string_view person) {
  const auto& call = desk.call;
  const std::string id(person);
  Told told;
  told.study = ticked(call, "dy-" + id, "hoc_tap");
  told.contact = ticked(call, "dy-" + id, "lien_he");
  if (const auto v = call.form.get("vneid-" + id); v == "0" || v == "1" || v == "2") told.vneid = v[0] - '0';
  told.bank = ticked(call, "tk-" + id, "1");
  for (const auto& skill : desk.snapshot.skills) {
    if (ticked(call, "viec-" + id, skill.id)) told.alone.push_back(skill.id);
  }
  // Whoever gave a word or showed a skill was there.
  told.met = ticked(call, "gap", person) || told.study || told.contact || told.observed();
  return told;
}

struct Errors {
  std::string outcome{};
  std::string met{};
  std::string minutes{};
  std::string without_consent{};  // person id
  [[nodiscard]] bool any() const {
    return !outcome.empty() || !met.empty() || !minutes.empty() || !without_consent.empty();
  }
};

page::MetPerson met_person(const Desk& desk, const RecordState& person, const Errors& errors) {
  const auto told = read_told(desk, person.entity_id);
  const std::string name(value_of(person, "name"));
  page::MetPerson out;
  out.id = person.entity_id;
  out.name = name;
  out.sub = person_line(desk, person);
  out.met_label = html::fill(t::outreach::met_one, {{"name", name}});
  out.met = told.met;
  out.open = told.met;
  const auto actor = consent_actor(read_partial_iso(value_of(person, "birth")), day_in_vietnam(desk.call.now));
  if (actor == "ca_hai") out.child = t::outreach::consent_child.vi;
  if (actor == "dai_dien") out.child = t::outreach::consent_small_child.vi;
  if (errors.without_consent == person.entity_id)
    out.error = html::fill(t::outreach::no_consent_kept, {{"name", name}});
  const auto consent_name = "dy-" + out.id;
  // Never ticked beforehand (PD-06); what was given earlier is shown as a word beside the name instead.
  out.consents = {{consent_name, "hoc_tap", std::string(t::outreach::consent_hoc_tap.vi), told.study},
                  {consent_name, "lien_he", std::string(t::outreach::consent_lien_he.vi), told.contact}};
  if (desk.has_consented(person.entity_id)) out.sub += ", " + std::string(t::outreach::consented.vi);
  out.levels = {{"", std::string(t::outreach::vneid_same.vi), told.vneid < 0},
                {"1", std::string(t::outreach::vneid_1.vi), told.vneid == 1},
                {"2", std::string(t::outreach::vneid_2.vi), told.vneid == 2}};
  if (level(person, "bank") == 0)
    out.more.push_back({"tk-" + out.id, "1", std::string(t::outreach::bank_now.vi), told.bank});
  for (const auto& skill : desk.snapshot.skills) {
    out.more.push_back(
        {"viec-" + out.id, skill.id, skill.name, std::ranges::find(told.alone, skill.id) != told.alone.end()});
  }
  return out;
}

web::Answer show_form(const Desk& desk, const RecordState& house, const Errors& errors) {
  const auto& form = desk.call.form;
  page::VisitView view;
  view.id = desk.form_id();
  view.household = house.entity_id;
  view.csrf = desk.call.me.csrf;
  view.outcome_error = errors.outcome;
  view.met_error = errors.met;
  view.minutes_error = errors.minutes;
  view.minutes = form.get("phut");
  view.revisit = desk.call.method == web::Method::post ? form.get("hen") : value_of(house, "revisit");
  view.note = form.get("ghi");
  const auto outcome = form.get("kq");
  view.outcomes = {{"gap", std::string(t::outreach::outcome_gap.vi), outcome == "gap"},
                   {"vang_nha", std::string(t::outreach::outcome_vang_nha.vi), outcome == "vang_nha"},
                   {"tu_choi", std::string(t::outreach::outcome_tu_choi.vi), outcome == "tu_choi"}};
  for (const auto* person : desk.people_of(house.entity_id)) view.people.push_back(met_person(desk, *person, errors));
  for (const auto& skill : desk.snapshot.skills)
    view.taught.push_back({"day", skill.id, skill.name, ticked(desk.call, "day", skill.id)});
  const auto title = std::string(t::outreach::visit_title.vi) + ": " + desk.title_of(house);
  return desk.show(title, house_href(house.entity_id), page::visit(view), errors.any() ? 422 : 200);
}

// Ids of what hangs on a visit follow from the visit's own, so that a form sent twice makes the same facts (S9).
std::string child_id(std::string_view visit, std::string_view what, std::string_view person) {
  const auto digest = bytes::sha256(std::string(visit) + "|" + std::string(what) + "|" + std::string(person));
  std::array<std::uint8_t, 10> random{};
  for (std::size_t i = 0; i < random.size(); ++i) random[i] = static_cast<std::uint8_t>(digest[i]);
  std::uint64_t ms = 0;
  for (const char c : std::string(visit.substr(0, 8)) + std::string(visit.substr(9, 4))) {
    ms = ms * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return make_uuid7(from_ms(static_cast<std::int64_t>(ms)), random);
}

class Writing {
 public:
  Writing(const Desk& desk, const RecordState& house, std::string visit)
      : desk_(desk), house_(house), visit_(std::move(visit)) {}

  void consent(const RecordState& person, std::string_view purpose) {
    const auto actor = consent_actor(read_partial_iso(value_of(person, "birth")), day_in_vietnam(desk_.call.now));
    auto& op = fact("consent", person, purpose);
    op.changes = {{"person", person.entity_id, 0},
                  {"purpose", std::string(purpose), 0},
                  {"given", "1", 0},
                  {"actor", std::string(actor), 0},
                  {"channel", "loi_noi", 0},
                  {"text_hash", bytes::hex(bytes::sha256(t::outreach::read_text.vi)).substr(0, 16), 0},
                  {"visit", visit_, 0}};
  }
  void observed(const RecordState& person, const Told& told) {
    for (const auto& skill : told.alone) {
      fact("observed_skill", person, skill).changes = {
          {"person", person.entity_id, 0}, {"skill", skill, 0}, {"visit", visit_, 0}, {"level", "2", 0}};
    }
    Observed seen{.vneid = std::max(told.vneid, level(person, "vneid")),
                  .bank = std::max(told.bank ? 1 : 0, level(person, "bank")),
                  .alone = told.alone};
    auto record = desk_.operation("person", person.entity_id, person.area);
    record.person = person.entity_id;
    if (told.vneid > level(person, "vneid")) record.changes.push_back({"vneid", std::to_string(told.vneid), 0});
    if (told.bank && level(person, "bank") == 0) record.changes.push_back({"bank", "1", 0});
    if (!record.changes.empty()) ops.push_back(std::move(record));
    const auto today = day_in_vietnam(desk_.call.now);
    for (const auto measure : witnessed(seen)) {
      fact("evidence", person, measure).changes = {{"person", person.entity_id, 0},
                                                   {"measure", std::string(measure), 0},
                                                   {"class", "1", 0},
                                                   {"how", "quan_sat", 0},
                                                   {"source", visit_, 0},
                                                   {"on", store_partial({today.year, today.month, today.day}), 0}};
    }
  }

  std::vector<journal::Operation> ops;

 private:
  journal::Operation& fact(std::string_view entity, const RecordState& person, std::string_view what) {
    auto op = desk_.operation(entity, child_id(visit_, std::string(entity) + "/" + std::string(what), person.entity_id),
                              house_.area);
    op.person = person.entity_id;
    return ops.emplace_back(std::move(op));
  }
  const Desk& desk_;
  const RecordState& house_;
  std::string visit_;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& one : words) out += (out.empty() ? "" : " ") + one;
  return out;
}

}  // namespace

web::Answer visit_form(const Desk& desk, const RecordState& house) {
  if (desk.call.method != web::Method::post) return show_form(desk, house, {});
  const auto& form = desk.call.form;
  Errors errors;
  const auto outcome = form.get("kq");
  if (outcome != "gap" && outcome != "vang_nha" && outcome != "tu_choi")
    errors.outcome = t::outreach::choose_outcome.vi;
  const auto minutes = text::trim(form.get("phut"));
  long long spent = 0;
  if (!minutes.empty() && (!text::read_int(minutes, spent) || spent < 0 || spent > most_minutes))
    errors.minutes = t::outreach::bad_minutes.vi;

  const auto visit_id = desk.form_id();
  Writing about(desk, house, visit_id);
  auto visit = desk.operation("visit", visit_id, house.area);
  std::vector<std::string> met;
  std::vector<std::string> taught;
  bool heard = false;
  if (outcome == "gap") {
    const auto people = desk.people_of(house.entity_id);
    for (const auto* person : people) {
      const auto told = read_told(desk, person->entity_id);
      if (!told.met) continue;
      met.push_back(person->entity_id);
      if (told.study) about.consent(*person, "hoc_tap");
      if (told.contact) about.consent(*person, "lien_he");
      heard = heard || told.study || told.contact;
      if (!told.observed()) continue;
      if (!told.study && !desk.has_consented(person->entity_id)) {
        if (errors.without_consent.empty()) errors.without_consent = person->entity_id;
        continue;
      }
      about.observed(*person, told);
    }
    if (met.empty() && !people.empty()) errors.met = t::outreach::choose_met.vi;
    for (const auto& skill : desk.snapshot.skills) {
      if (ticked(desk.call, "day", skill.id)) taught.push_back(skill.id);
    }
  }
  if (errors.any()) return show_form(desk, house, errors);

  const auto revisit = text::cut(text::squeeze(text::nfc(form.get("hen"))), 40);
  const auto note = text::cut(text::squeeze(text::nfc(form.get("ghi"))), 300);
  visit.changes = {{"household", house.entity_id, 0}, {"outcome", std::string(outcome), 0}};
  if (!met.empty()) visit.changes.push_back({"met", joined(met), 0});
  if (heard) visit.changes.push_back({"consent", "1", 0});
  if (!taught.empty()) visit.changes.push_back({"taught", joined(taught), 0});
  if (!minutes.empty()) visit.changes.push_back({"minutes", minutes, 0});
  if (!revisit.empty()) visit.changes.push_back({"revisit", revisit, 0});
  if (!note.empty()) visit.changes.push_back({"note", note, 0});
  std::vector<journal::Operation> ops;
  ops.push_back(std::move(visit));
  std::ranges::move(about.ops, std::back_inserter(ops));
  // The wish stands on the household until a visit settles it.
  if (revisit != value_of(house, "revisit")) {
    auto wish = desk.operation("household", house.entity_id, house.area);
    std::uint64_t base = 0;
    for (const auto& one : house.fields) base = one.field == "revisit" ? one.version : base;
    wish.changes = {{"revisit", revisit, base}};
    ops.push_back(std::move(wish));
  }
  const auto back = house_href(house.entity_id);
  return written(desk, std::move(ops), back + "?xong=tham", back);
}

}  // namespace hvs::outreach
