#include "server/portal/store.hpp"

#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "core/portal/fields.hpp"
#include "text/portal.hpp"

namespace hvs::portal {
namespace {

constexpr std::string_view hidden = "an";

constexpr db::Sql load_state{"portal.load_news", "SELECT state FROM news WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql put_news{
    "portal.put_news",
    "INSERT INTO news (commune_id, id, title, body, status, shown_on, state) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET title = excluded.title, body = excluded.body,"
    " status = excluded.status, shown_on = excluded.shown_on, state = excluded.state"};
constexpr db::Sql all_news{"portal.all_news",
                           "SELECT id, title, body, status, shown_on FROM news WHERE commune_id = $1"
                           " ORDER BY shown_on DESC, id DESC LIMIT $2"};
constexpr db::Sql shown_news{"portal.shown_news",
                             "SELECT id, title, body, status, shown_on FROM news WHERE commune_id = $1"
                             " AND status = 'hien' ORDER BY shown_on DESC, id DESC LIMIT $2"};
constexpr db::Sql one_news{"portal.one_news",
                           "SELECT id, title, body, status, shown_on FROM news WHERE commune_id = $1 AND id = $2"};

News news_of(const db::Row& row) {
  News one{row.text(0), row.text(1), row.text(2), row.text(3) != hidden, {}};
  if (const auto on = read_partial_iso(row.text(4))) one.on = {on->year, on->month, on->day};
  return one;
}

std::string value(const journal::RecordState& state, std::string_view field) {
  return std::string{journal::value_of(state, field)};
}

Result<std::vector<journal::RecordState>> load(db::Tx& tx, const std::string& commune,
                                               std::span<const std::string> ids) {
  std::vector<journal::RecordState> out;
  for (const auto& id : ids) {
    auto& state = out.emplace_back();
    state.entity = "news";
    state.entity_id = id;
    HVS_TRY(rows, tx.run(load_state, {commune, id}));
    if (rows.empty()) continue;
    HVS_TRY(fields, journal::unpack_fields(rows[0].text(0), journal::Values::with));
    state.exists = true;
    state.fields = std::move(fields);
  }
  return out;
}

}  // namespace

std::vector<journal::Store> stores() {
  journal::Store store;
  store.entity = "news";
  store.load = &load;
  store.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
                  const journal::RecordState& after, std::span<const std::string>, std::uint64_t,
                  Instant) -> Result<void> {
    return tx.post(put_news,
                   {commune, op.entity_id, value(after, "title"), value(after, "body"), value(after, "status"),
                    value(after, "on"), db::Blob{journal::pack_fields(after.fields, journal::Values::with)}});
  };
  std::vector<journal::Store> all;
  all.push_back(std::move(store));
  return all;
}

Result<std::vector<News>> list_news(db::Tx& tx, const std::string& commune, Which which, int limit) {
  HVS_TRY(rows, tx.run(which == Which::all ? all_news : shown_news, {commune, std::int64_t{limit}}));
  std::vector<News> out;
  for (const auto& row : rows) out.push_back(news_of(row));
  return out;
}

Result<News> find_news(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_news, {commune, id}));
  if (rows.empty()) return refuse(Kind::missing, t::portal::no_such_news.key);
  return news_of(rows[0]);
}

Result<About> load_about(db::Tx& tx, const journal::Door& door, const std::string& commune) {
  const auto* store = door.store("about");
  if (store == nullptr || !store->load) return About{};
  const std::string ids[] = {std::string{about_id}};
  HVS_TRY(states, store->load(tx, commune, ids));
  if (states.empty() || !states[0].exists) return About{};
  return About{value(states[0], "controller"), value(states[0], "officer"), value(states[0], "contact"),
               value(states[0], "hours")};
}

}  // namespace hvs::portal
