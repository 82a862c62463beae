#include "server/learning/authoring/drafts.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

constexpr db::Sql load_part{"authoring.load_part",
                            "SELECT state FROM draft_part WHERE commune_id = $1 AND entity = $2 AND id = $3"};
constexpr db::Sql put_part{
    "authoring.put_part",
    "INSERT INTO draft_part (commune_id, entity, id, parent, state) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, entity, id) DO UPDATE SET parent = excluded.parent, state = excluded.state"};
constexpr db::Sql all_parts{"authoring.all_parts",
                            "SELECT id, state FROM draft_part WHERE commune_id = $1 AND entity = $2 ORDER BY id"};
constexpr db::Sql parts_of{
    "authoring.parts_of",
    "SELECT id, state FROM draft_part WHERE commune_id = $1 AND entity = $2 AND parent = $3 ORDER BY id"};
constexpr db::Sql put_version{
    "authoring.put_version",
    "INSERT INTO unit_version (commune_id, id, unit, version_number, body, note, author, received_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr db::Sql versions{"authoring.versions",
                           "SELECT id, unit, version_number, body, note, author, received_ms FROM unit_version"
                           " WHERE commune_id = $1 AND unit = $2 ORDER BY version_number DESC, id DESC"};
constexpr db::Sql shown{
    "authoring.shown",
    "SELECT id, unit, version_number, body, note, author, received_ms FROM unit_version v WHERE commune_id = $1"
    " AND version_number = (SELECT MAX(version_number) FROM unit_version w WHERE w.commune_id = $1 AND w.unit = v.unit)"
    " ORDER BY unit, id DESC"};
constexpr db::Sql log_of{"authoring.log_of",
                         "SELECT entity, entity_id, author, received, changes FROM operation_log"
                         " WHERE commune_id = $1 AND entity_id = $2 AND entity = $3 ORDER BY commit_number DESC"};
constexpr db::Sql one_file{"authoring.one_file",
                           "SELECT type, bytes FROM authored_file WHERE commune_id = $1 AND name = $2"};
constexpr db::Sql keep_file{
    "authoring.keep_file",
    "INSERT INTO authored_file (commune_id, name, type, bytes, made_ms) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, name) DO NOTHING"};

using journal::RecordState;

std::string value(const RecordState& state, std::string_view field) {
  return std::string{journal::value_of(state, field)};
}
long long number(const RecordState& state, std::string_view field) {
  long long n = 0;
  return text::read_int(journal::value_of(state, field), n) ? n : 0;
}
std::vector<std::string> words(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (end > 0) out.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

// Which field names the thing this one belongs to.
std::string_view parent_field(std::string_view entity) { return entity == "unit_draft" ? "course" : "unit"; }

Result<RecordState> unpack(std::string_view entity, std::string id, const std::string& packed) {
  RecordState state{std::string{entity}, std::move(id), {}, true, {}};
  HVS_TRY(fields, journal::unpack_fields(packed, journal::Values::with));
  state.fields = std::move(fields);
  return state;
}

journal::Store store_of(std::string_view entity) {
  journal::Store store;
  store.entity = entity;
  store.load = [entity](db::Tx& tx, const std::string& commune,
                        std::span<const std::string> ids) -> Result<std::vector<RecordState>> {
    std::vector<RecordState> out;
    for (const auto& id : ids) {
      HVS_TRY(rows, tx.run(load_part, {commune, std::string{entity}, id}));
      if (rows.empty()) {
        out.push_back({std::string{entity}, id, {}, false, {}});
        continue;
      }
      HVS_TRY(state, unpack(entity, id, rows[0].text(0)));
      out.push_back(std::move(state));
    }
    return out;
  };
  store.save = [entity](db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState&,
                        const RecordState& after, std::span<const std::string>, std::uint64_t,
                        Instant) -> Result<void> {
    return tx.post(put_part, {commune, std::string{entity}, op.entity_id, value(after, parent_field(entity)),
                              db::Blob{journal::pack_fields(after.fields, journal::Values::with)}});
  };
  return store;
}

Result<std::vector<RecordState>> read_all(db::Tx& tx, const std::string& commune, std::string_view entity,
                                          const std::string* parent) {
  std::vector<RecordState> out;
  auto rows = parent == nullptr ? tx.run(all_parts, {commune, std::string{entity}})
                                : tx.run(parts_of, {commune, std::string{entity}, *parent});
  if (!rows) return std::unexpected(rows.error());
  for (const auto& row : *rows) {
    HVS_TRY(state, unpack(entity, row.text(0), row.text(1)));
    out.push_back(std::move(state));
  }
  return out;
}

UnitDraft unit_of(const RecordState& state) {
  UnitDraft out{state.entity_id,         value(state, "course"), value(state, "slug"),     value(state, "status"),
                value(state, "sent_by"), value(state, "note"),   value(state, "based_on"), {}};
  out.words.title = value(state, "title");
  out.words.minutes = static_cast<int>(std::clamp(number(state, "minutes"), 1LL, 60LL));
  out.words.skills = words(journal::value_of(state, "skills"));
  out.words.sources = lines_of(journal::value_of(state, "sources"));
  out.words.samples = lines_of(journal::value_of(state, "samples"));
  out.words.guide = value(state, "guide");
  out.words.checked = value(state, "checked");
  return out;
}

Version version_of(const db::Row& row) {
  return {row.text(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.text(5), from_ms(row.integer(6))};
}

template <class Draft>
void in_order(std::vector<Draft>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Draft& a, const Draft& b) { return a.place < b.place; });
}

}  // namespace

std::vector<journal::Store> draft_stores() {
  std::vector<journal::Store> out;
  for (const std::string_view entity : {"course_draft", "unit_draft", "card_draft", "quiz_draft"})
    out.push_back(store_of(entity));
  journal::Store version;
  version.entity = "unit_version";
  version.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState&,
                    const RecordState&, std::span<const std::string>, std::uint64_t, Instant received) -> Result<void> {
    long long n = 0;
    (void)text::read_int(journal::value_of(op, "number"), n);
    const auto said = [&](std::string_view field) { return std::string{journal::value_of(op, field)}; };
    return tx.post(put_version, {commune, op.entity_id, said("unit"), std::int64_t{n}, said("body"), said("note"),
                                 said("by"), to_ms(received)});
  };
  out.push_back(std::move(version));
  return out;
}

Result<std::vector<CourseDraft>> list_courses(db::Tx& tx, const std::string& commune) {
  HVS_TRY(states, read_all(tx, commune, "course_draft", nullptr));
  std::vector<CourseDraft> out;
  for (const auto& one : states) {
    out.push_back({one.entity_id, value(one, "slug"), value(one, "title"), value(one, "summary"),
                   words(journal::value_of(one, "groups"))});
  }
  return out;
}

Result<std::vector<UnitDraft>> list_units(db::Tx& tx, const std::string& commune) {
  HVS_TRY(states, read_all(tx, commune, "unit_draft", nullptr));
  std::vector<UnitDraft> out;
  for (const auto& one : states) out.push_back(unit_of(one));
  return out;
}

Result<UnitDraft> find_unit_draft(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(load_part, {commune, std::string{"unit_draft"}, id}));
  if (rows.empty()) return refuse(Kind::missing, t::authoring::no_such_unit.key);
  HVS_TRY(state, unpack("unit_draft", id, rows[0].text(0)));
  return unit_of(state);
}

Result<std::vector<CardDraft>> cards_of(db::Tx& tx, const std::string& commune, const std::string& unit) {
  HVS_TRY(states, read_all(tx, commune, "card_draft", &unit));
  std::vector<CardDraft> out;
  for (const auto& one : states) {
    if (journal::value_of(one, "gone") == "1") continue;
    out.push_back({one.entity_id,
                   unit,
                   number(one, "place"),
                   {value(one, "title"), value(one, "text"), value(one, "picture"), value(one, "alt"),
                    value(one, "voice"), value(one, "voice_of")}});
  }
  in_order(out);
  return out;
}

Result<std::vector<QuestionDraft>> questions_of(db::Tx& tx, const std::string& commune, const std::string& unit) {
  HVS_TRY(states, read_all(tx, commune, "quiz_draft", &unit));
  std::vector<QuestionDraft> out;
  for (const auto& one : states) {
    if (journal::value_of(one, "gone") == "1") continue;
    out.push_back({one.entity_id,
                   unit,
                   number(one, "place"),
                   {value(one, "stem"), lines_of(journal::value_of(one, "options")),
                    static_cast<std::size_t>(std::max(0LL, number(one, "answer"))), value(one, "why")}});
  }
  in_order(out);
  return out;
}

Result<std::vector<Version>> versions_of(db::Tx& tx, const std::string& commune, const std::string& unit) {
  HVS_TRY(rows, tx.run(versions, {commune, unit}));
  std::vector<Version> out;
  for (const auto& row : rows) out.push_back(version_of(row));
  return out;
}

Result<std::vector<Version>> shown_versions(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(shown, {commune}));
  std::vector<Version> out;
  for (const auto& row : rows) {
    auto one = version_of(row);
    // Two people publishing in one moment take the same number: the later id stands first, and one is enough.
    if (one.body.empty() || (!out.empty() && out.back().unit == one.unit)) continue;
    out.push_back(std::move(one));
  }
  return out;
}

UnitText whole(const UnitDraft& unit, const std::vector<CardDraft>& cards,
               const std::vector<QuestionDraft>& questions) {
  auto out = unit.words;
  for (const auto& card : cards) out.cards.push_back(card.words);
  for (const auto& question : questions) out.quiz.push_back(question.words);
  return out;
}

Result<std::vector<ChangeLine>> changes_of(db::Tx& tx, const std::string& commune, const std::vector<std::string>& ids,
                                           std::size_t limit) {
  std::vector<std::vector<db::Value>> lists;
  for (const auto& id : ids) {
    for (const auto* entity : {"unit_draft", "card_draft", "quiz_draft"})
      lists.push_back({commune, id, std::string{entity}});
  }
  HVS_TRY(found, tx.run_many(log_of, lists));
  std::vector<ChangeLine> out;
  for (const auto& rows : found) {
    for (const auto& row : rows) {
      ChangeLine line{row.text(0), row.text(1), row.text(2), from_ms(row.integer(3)), {}};
      HVS_TRY(changes, journal::unpack_changes(row.text(4)));
      for (const auto& change : changes) line.fields.push_back(change.field);
      out.push_back(std::move(line));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const ChangeLine& a, const ChangeLine& b) { return a.at > b.at; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

Result<std::optional<AuthoredFile>> find_file(db::Tx& tx, const std::string& commune, const std::string& name) {
  HVS_TRY(rows, tx.run(one_file, {commune, name}));
  if (rows.empty()) return std::optional<AuthoredFile>{};
  return std::optional{AuthoredFile{rows[0].text(0), rows[0].text(1)}};
}

Result<void> put_file(db::Tx& tx, const std::string& commune, const std::string& name, const AuthoredFile& file,
                      Instant now) {
  return tx.post(keep_file, {commune, name, file.type, db::Blob{file.bytes}, to_ms(now)});
}

}  // namespace hvs::learning
