#include "server/assessment/desk_store.hpp"

#include <algorithm>

#include "server/assessment/fact.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql insert_text{
    "desk.insert_text",
    "INSERT INTO item_text (commune_id, id, item, version, for_group, body, source, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_step{
    "desk.insert_step",
    "INSERT INTO item_step (commune_id, id, item_text, move, note, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql last_text{"desk.last_text",
                            "SELECT COALESCE(MAX(commit_number), 0) FROM item_text WHERE commune_id = $1"};
constexpr db::Sql last_step{"desk.last_step",
                            "SELECT COALESCE(MAX(commit_number), 0) FROM item_step WHERE commune_id = $1"};
constexpr db::Sql all_texts_of{"desk.all_texts",
                               "SELECT id, for_group, body, source, author, received, commit_number FROM item_text"
                               " WHERE commune_id = $1 ORDER BY commit_number"};
constexpr db::Sql all_steps_of{"desk.all_steps",
                               "SELECT item_text, move, note, author, received, commit_number FROM item_step"
                               " WHERE commune_id = $1 ORDER BY commit_number"};
constexpr db::Sql insert_upload{"desk.insert_upload",
                                "INSERT INTO item_upload (commune_id, id, author, created, body)"
                                " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql old_uploads{"desk.old_uploads", "DELETE FROM item_upload WHERE commune_id = $1 AND created < $2"};
constexpr db::Sql one_upload{"desk.one_upload",
                             "SELECT author, body FROM item_upload WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql delete_upload{"desk.delete_upload", "DELETE FROM item_upload WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql shown_times{"desk.shown_times",
                              "SELECT item, COUNT(*) FROM (SELECT DISTINCT form, item FROM test_answer"
                              " WHERE commune_id = $1) AS asked GROUP BY item"};

constexpr auto upload_life = std::chrono::hours{24 * 7};

}  // namespace

std::vector<journal::Store> desk_stores() {
  using journal::Operation;
  return {
      fact("item_text",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t received) {
             return tx.post(insert_text,
                            {commune, op.entity_id, field(op, "item"), number(op, "version"), field(op, "group"),
                             field(op, "body"), field(op, "source"), op.author, received, commit});
           }),
      fact("item_step",
           [](db::Tx& tx, const std::string& commune, const Operation& op, std::int64_t commit, std::int64_t received) {
             return tx.post(insert_step, {commune, op.entity_id, field(op, "text"), field(op, "move"),
                                          field(op, "note"), op.author, received, commit});
           }),
  };
}

Result<std::shared_ptr<const Desk>> DeskBook::read(db::Tx& tx, const std::string& commune) {
  HVS_TRY(text_rows, tx.run(last_text, {commune}));
  HVS_TRY(step_rows, tx.run(last_step, {commune}));
  const auto last = static_cast<std::uint64_t>(std::max(text_rows.front().integer(0), step_rows.front().integer(0)));
  {
    const std::lock_guard lock(mutex_);
    if (desk_ && commune_ == commune && desk_->last == last) return desk_;
  }
  std::vector<Written> texts;
  HVS_TRY(written, tx.run(all_texts_of, {commune}));
  for (const auto& row : written) {
    const auto json = json::parse(row.text(2));
    std::vector<Fault> faults;
    Written one{.id = row.text(0),
                .group = row.text(1),
                .item = {},
                .source = row.text(3),
                .author = row.text(4),
                .at = from_ms(row.integer(5)),
                .commit = static_cast<std::uint64_t>(row.integer(6))};
    if (json) one.item = read_item(*json, faults);
    if (json && faults.empty()) texts.push_back(std::move(one));  // what cannot be read by now counts for nothing
  }
  std::vector<Moved> moves;
  HVS_TRY(moved, tx.run(all_steps_of, {commune}));
  for (const auto& row : moved) {
    Moved one{.text = row.text(0),
              .move = Move::send,
              .note = row.text(2),
              .author = row.text(3),
              .at = from_ms(row.integer(4)),
              .commit = static_cast<std::uint64_t>(row.integer(5))};
    if (read_move(row.text(1), one.move)) moves.push_back(std::move(one));
  }
  auto desk = std::make_shared<Desk>();
  desk->all = held(std::move(texts), std::move(moves));
  desk->last = last;
  const std::lock_guard lock(mutex_);
  if (!desk_ || desk_->last <= last || commune_ != commune) {
    commune_ = commune;
    desk_ = desk;
  }
  return std::shared_ptr<const Desk>{std::move(desk)};
}

Result<void> keep_upload(db::Tx& tx, const std::string& commune, const std::string& id, const Upload& upload,
                         Instant now) {
  HVS_TRY(gone, tx.run(old_uploads, {commune, to_ms(now - upload_life)}));
  return tx.post(insert_upload, {commune, id, upload.author, to_ms(now), upload.body});
}

Result<std::optional<Upload>> find_upload(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_upload, {commune, id}));
  if (rows.empty()) return std::optional<Upload>{};
  return std::optional{Upload{rows.front().text(0), rows.front().text(1)}};
}

Result<void> drop_upload(db::Tx& tx, const std::string& commune, const std::string& id) {
  return tx.post(delete_upload, {commune, id});
}

Result<Shown> times_shown(db::Tx& tx, const std::string& commune) {
  Shown out;
  HVS_TRY(rows, tx.run(shown_times, {commune}));
  for (const auto& row : rows) out.emplace(row.text(0), row.integer(1));
  return out;
}

}  // namespace hvs::assessment
