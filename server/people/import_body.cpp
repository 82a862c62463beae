#include "server/people/import_body.hpp"

#include <algorithm>
#include <array>

#include "core/base/json.hpp"
#include "core/html/catalogue.hpp"

namespace hvs::people {
namespace {

constexpr std::string_view row_place = "import.row";
constexpr std::string_view batch_place = "import.batch";
constexpr std::array<std::string_view, 5> statuses{"add", "update", "same", "review", "refused"};
constexpr std::array<std::string_view, 4> proposals{"none", "add", "update", "leave"};

// The texts of a draft in the one order both ways use.
template <class D, class F>
void each_text(D& d, const F& f) {
  for (auto* text : {&d.name, &d.birth, &d.sex, &d.number, &d.old_number, &d.ethnic, &d.relation, &d.household_code,
                     &d.head_name, &d.address, &d.phone, &d.workplace, &d.school, &d.group, &d.note, &d.area.shown,
                     &d.area.kind, &d.area.key, &d.old_unit}) {
    f(*text);
  }
}

void put(json::Writer& w, const std::vector<std::string>& list) {
  w.begin_array();
  for (const auto& one : list) w.value(std::string_view(one));
  w.end_array();
}

std::vector<std::string> texts(const json::Json& list) {
  std::vector<std::string> out;
  for (const auto& one : list.items()) out.emplace_back(one.string());
  return out;
}

const Text* text_of(std::string_view key) {
  const auto all = all_texts();
  const auto at = std::ranges::lower_bound(all, key, {}, &Text::key);
  return at != all.end() && at->key == key ? &*at : nullptr;
}

std::string str(const json::Json& j) { return std::string(j.string()); }

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& list, std::string_view name, std::size_t otherwise) {
  const auto at = std::ranges::find(list, name);
  return at == list.end() ? otherwise : static_cast<std::size_t>(at - list.begin());
}

}  // namespace

std::string_view name_of(RowStatus status) { return statuses[static_cast<std::size_t>(status)]; }
std::string_view name_of(Proposal proposal) { return proposals[static_cast<std::size_t>(proposal)]; }
RowStatus status_named(std::string_view name) { return static_cast<RowStatus>(index_of(statuses, name, 4)); }
Proposal proposal_named(std::string_view name) { return static_cast<Proposal>(index_of(proposals, name, 0)); }

std::string pack_row(const keys::Keyring& keys, const PlannedRow& row) {
  std::string out;
  json::Writer w(out);
  w.begin_array();
  w.value(std::string_view(row.line.sheet)).value(std::uint64_t{row.line.number});
  put(w, row.line.cells);
  w.value(name_of(row.status)).value(name_of(row.proposal));
  w.begin_array();
  for (const auto& r : row.remarks) {
    w.begin_array().value(r.text->key).value(std::string_view(r.typed)).value(std::string_view(r.taken)).end_array();
  }
  w.end_array();
  w.begin_array();
  each_text(row.draft, [&](const std::string& text) { w.value(std::string_view(text)); });
  w.end_array();
  put(w, {row.person, row.new_id, row.area, row.household});
  w.begin_array();
  for (const auto& c : row.changes) put(w, {c.field, c.from, c.to});
  w.end_array();
  w.end_array();
  return keys.seal(out, row_place);
}

Result<PlannedRow> unpack_row(const keys::Keyring& keys, std::string_view sealed) {
  HVS_TRY(plain, keys.unseal(sealed, row_place));
  HVS_TRY(j, json::parse(plain));
  PlannedRow row;
  row.line = {str(j.at(0U)), static_cast<std::size_t>(j.at(1U).integer()), texts(j.at(2U))};
  row.status = status_named(j.at(3U).string());
  row.proposal = proposal_named(j.at(4U).string());
  for (const auto& r : j.at(5U).items()) {
    if (const auto* text = text_of(r.at(0U).string())) row.remarks.push_back({text, str(r.at(1U)), str(r.at(2U))});
  }
  std::size_t i = 0;
  each_text(row.draft, [&](std::string& text) { text = j.at(6U).at(i++).string(); });
  const auto ids = texts(j.at(7U));
  if (ids.size() == 4) {
    row.person = ids[0];
    row.new_id = ids[1];
    row.area = ids[2];
    row.household = ids[3];
  }
  for (const auto& c : j.at(8U).items()) row.changes.push_back({str(c.at(0U)), str(c.at(1U)), str(c.at(2U))});
  return row;
}

std::string pack_batch(const keys::Keyring& keys, const BatchBody& body) {
  std::string out;
  json::Writer w(out);
  w.begin_array();
  w.begin_array();
  for (const auto& s : body.sheets) {
    w.begin_array().value(std::string_view(s.name));
    put(w, s.titles);
    put(w, s.meaning);
    w.value(std::uint64_t{s.people}).value(std::uint64_t{s.other_lines}).end_array();
  }
  w.end_array();
  w.begin_array();
  for (const auto& a : body.new_areas) put(w, {a.id, a.path, a.name, a.kind, a.old_unit});
  w.end_array();
  w.begin_array();
  for (const auto& h : body.new_households) put(w, {h.id, h.area, h.code, h.address, h.head});
  w.end_array();
  w.value(body.was_1258).value(std::uint64_t{body.skipped_sheets});
  w.end_array();
  return keys.seal(out, batch_place);
}

Result<BatchBody> unpack_batch(const keys::Keyring& keys, std::string_view sealed) {
  BatchBody body;
  if (sealed.empty()) return body;
  HVS_TRY(plain, keys.unseal(sealed, batch_place));
  HVS_TRY(j, json::parse(plain));
  for (const auto& s : j.at(0U).items()) {
    body.sheets.push_back({str(s.at(0U)), texts(s.at(1U)), texts(s.at(2U)),
                           static_cast<std::size_t>(s.at(3U).integer()), static_cast<std::size_t>(s.at(4U).integer())});
  }
  for (const auto& a : j.at(1U).items()) {
    Area area;
    area.id = str(a.at(0U));
    area.path = str(a.at(1U));
    area.name = str(a.at(2U));
    area.kind = str(a.at(3U));
    area.old_unit = str(a.at(4U));
    body.new_areas.push_back(std::move(area));
  }
  for (const auto& h : j.at(2U).items()) {
    body.new_households.push_back({str(h.at(0U)), str(h.at(1U)), str(h.at(2U)), str(h.at(3U)), str(h.at(4U))});
  }
  body.was_1258 = j.at(3U).boolean();
  body.skipped_sheets = static_cast<std::size_t>(j.at(4U).integer());
  return body;
}

}  // namespace hvs::people
