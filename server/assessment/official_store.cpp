#include "server/assessment/official_store.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/assessment/fact.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql insert_value{
    "official.insert_value",
    "INSERT INTO official_value (commune_id, id, for_group, name, value, source, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_check{
    "official.insert_check",
    "INSERT INTO official_check (commune_id, id, entry, fits, note, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_skill{
    "official.insert_skill",
    "INSERT INTO official_skill (commune_id, framework, id, title, place, code, domain, domain_name, skill, for_group,"
    " about, commit_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " ON CONFLICT (commune_id, framework, id) DO NOTHING"};
constexpr db::Sql last_value{"official.last_value",
                             "SELECT COALESCE(MAX(commit_number), 0) FROM official_value WHERE commune_id = $1"};
constexpr db::Sql last_check{"official.last_check",
                             "SELECT COALESCE(MAX(commit_number), 0) FROM official_check WHERE commune_id = $1"};
constexpr db::Sql all_values{"official.all_values",
                             "SELECT id, for_group, name, value, source, author, received, commit_number FROM "
                             "official_value WHERE commune_id = $1 ORDER BY commit_number"};
constexpr db::Sql all_checks{"official.all_checks",
                             "SELECT entry, fits, note, author, received, commit_number FROM official_check"
                             " WHERE commune_id = $1 ORDER BY commit_number"};
constexpr db::Sql all_skills{"official.all_skills",
                             "SELECT framework, title, code, domain_name, domain, skill, for_group, about FROM "
                             "official_skill WHERE commune_id = $1 ORDER BY framework, place, id"};
constexpr db::Sql insert_draft{"official.insert_draft",
                               "INSERT INTO official_draft (commune_id, id, author, created, body)"
                               " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql old_drafts{"official.old_drafts",
                             "DELETE FROM official_draft WHERE commune_id = $1 AND created < $2"};
constexpr db::Sql one_draft{"official.one_draft", "SELECT body FROM official_draft WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql delete_draft{"official.delete_draft", "DELETE FROM official_draft WHERE commune_id = $1 AND id = $2"};

constexpr auto draft_life = std::chrono::hours{24 * 7};

std::uint64_t commit_of(const db::Row& row, std::size_t i) { return static_cast<std::uint64_t>(row.integer(i)); }

}  // namespace

std::vector<journal::Store> official_stores() {
  using journal::Operation;
  return {
      fact("official_value",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t received) {
             return tx.post(insert_value, {commune, op.entity_id, field(op, "group"), field(op, "name"),
                                           field(op, "value"), field(op, "source"), op.author, received, commit});
           }),
      fact("official_check",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t received) {
             return tx.post(insert_check, {commune, op.entity_id, field(op, "entry"), number(op, "fits"),
                                           field(op, "note"), op.author, received, commit});
           }),
      fact("official_skill",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t) {
             return tx.post(insert_skill,
                            {commune, field(op, "framework"), op.entity_id, field(op, "title"), number(op, "place"),
                             field(op, "code"), field(op, "domain"), field(op, "domain_name"), field(op, "skill"),
                             field(op, "group"), field(op, "about"), commit});
           }),
  };
}

Result<std::shared_ptr<const Ledger>> OfficialBook::read(db::Tx& tx, const std::string& commune) {
  HVS_TRY(value_rows, tx.run(last_value, {commune}));
  HVS_TRY(check_rows, tx.run(last_check, {commune}));
  const auto last = std::max(commit_of(value_rows.front(), 0), commit_of(check_rows.front(), 0));
  {
    const std::lock_guard lock(mutex_);
    if (ledger_ && commune_ == commune && last_ == last) return ledger_;
  }
  auto ledger = std::make_shared<Ledger>();
  HVS_TRY(values, tx.run(all_values, {commune}));
  for (const auto& row : values) {
    ledger->entries.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                               from_ms(row.integer(6)), commit_of(row, 7)});
  }
  HVS_TRY(checks, tx.run(all_checks, {commune}));
  for (const auto& row : checks) {
    ledger->comparisons.push_back(
        {row.text(0), row.integer(1) == 1, row.text(2), row.text(3), from_ms(row.integer(4)), commit_of(row, 5)});
  }
  HVS_TRY(skills, tx.run(all_skills, {commune}));
  for (const auto& row : skills) {
    auto& table = ledger->tables[row.text(0)];
    table.id = row.text(0);
    table.title = row.text(1);
    table.rows.push_back({row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)});
  }
  const std::lock_guard lock(mutex_);
  if (last >= last_ || commune_ != commune) {  // a slower reader of an older snapshot must not put it back
    commune_ = commune;
    last_ = last;
    ledger_ = ledger;
  }
  return std::shared_ptr<const Ledger>{std::move(ledger)};
}

Result<void> keep_draft(db::Tx& tx, const std::string& commune, const std::string& id, const std::string& author,
                        const Draft& draft, Instant now) {
  std::string body;
  json::Writer w{body};
  w.begin_object().key("title").value(draft.title).key("rows").begin_array();
  for (const auto& row : draft.read.rows) {
    w.begin_array();
    for (const auto* cell : {&row.code, &row.domain_name, &row.domain, &row.skill, &row.group, &row.about})
      w.value(*cell);
    w.end_array();
  }
  w.end_array().key("troubles").begin_array();
  for (const auto& one : draft.read.troubles)
    w.begin_array().value(static_cast<std::uint64_t>(one.line)).value(one.why).end_array();
  w.end_array().end_object();
  HVS_TRY(gone, tx.run(old_drafts, {commune, to_ms(now - draft_life)}));
  (void)gone;
  return tx.post(insert_draft, {commune, id, author, to_ms(now), body});
}

Result<std::optional<Draft>> find_draft(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_draft, {commune, id}));
  if (rows.empty()) return std::optional<Draft>{};
  HVS_TRY(body, json::parse(rows.front().text(0)));
  Draft out;
  out.title = body.at("title").string();
  for (const auto& row : body.at("rows").items()) {
    const auto cell = [&](std::size_t i) { return std::string{row.at(i).string()}; };
    out.read.rows.push_back({cell(0), cell(1), cell(2), cell(3), cell(4), cell(5)});
  }
  for (const auto& one : body.at("troubles").items()) {
    const auto key = one.at(std::size_t{1}).string();
    const auto texts = all_texts();
    const auto known = std::ranges::find(texts, key, &Text::key);
    out.read.troubles.push_back({static_cast<std::size_t>(one.at(std::size_t{0}).integer()),
                                 known == texts.end() ? std::string_view{} : known->key});
  }
  return std::optional{std::move(out)};
}

Result<void> drop_draft(db::Tx& tx, const std::string& commune, const std::string& id) {
  return tx.post(delete_draft, {commune, id});
}

}  // namespace hvs::assessment
