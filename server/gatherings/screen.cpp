#include "server/gatherings/screen.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/gatherings/rules.hpp"
#include "core/html/catalogue.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

constexpr db::Sql of_class{"gatherings.screen_of",
                           "SELECT class_id, code, token, shows, version FROM class_screen"
                           " WHERE commune_id = $1 AND class_id = $2 AND until_ms > $3"};
constexpr db::Sql with_code{"gatherings.screen_with_code",
                            "SELECT class_id, code, token, shows, version FROM class_screen"
                            " WHERE commune_id = $1 AND code = $2 AND until_ms > $3 ORDER BY class_id LIMIT 1"};
constexpr db::Sql with_token{"gatherings.screen_with_token",
                             "SELECT class_id, code, token, shows, version FROM class_screen"
                             " WHERE commune_id = $1 AND token = $2 AND until_ms > $3"};
constexpr db::Sql put{"gatherings.put_screen",
                      "INSERT INTO class_screen (commune_id, class_id, code, token, shows, version, until_ms)"
                      " VALUES ($1, $2, $3, $4, '', 1, $5) ON CONFLICT (commune_id, class_id) DO UPDATE SET"
                      " code = excluded.code, token = excluded.token, shows = excluded.shows, version = 1,"
                      " until_ms = excluded.until_ms"};
constexpr db::Sql show{"gatherings.show_on_screen",
                       "UPDATE class_screen SET shows = $3, version = version + 1"
                       " WHERE commune_id = $1 AND class_id = $2"};

std::optional<Screen> first(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return Screen{row.text(0), row.text(1), row.text(2), read_shown(row.text(3)), row.integer(4)};
}

}  // namespace

std::string write_shown(const Shown& shown) {
  std::string out;
  json::Writer w(out);
  w.begin_object().key("unit").value(shown.unit).key("step").value(shown.step);
  w.key("phase").value(static_cast<int>(shown.phase)).key("answered").begin_array();
  for (const int card : shown.answered) w.value(card);
  w.end_array().key("counts").begin_array();
  for (const int n : shown.counts) w.value(n);
  w.end_array().end_object();
  return out;
}

Shown read_shown(std::string_view bytes) {
  Shown out;
  const auto root = json::parse(bytes);
  if (!root) return out;
  out.unit = root->at("unit").string();
  out.step = root->at("step").string();
  out.phase = static_cast<Phase>(std::clamp(root->at("phase").integer(), 0LL, 3LL));
  for (const auto& one : root->at("answered").items()) out.answered.push_back(static_cast<int>(one.integer()));
  for (std::size_t i = 0; i < out.counts.size(); ++i)
    out.counts[i] = static_cast<int>(root->at("counts").at(i).integer());
  return out;
}

Result<Screen> open_screen(db::Database& db, const std::string& commune, const std::string& class_id,
                           const std::string& fresh_code, const std::string& fresh_token, Instant now) {
  std::optional<Screen> found;
  auto done = db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(of_class, {commune, class_id, to_ms(now)}));
    found = first(rows);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  if (found) return *found;
  done = db.write([&](db::Tx& tx) {
    return tx.post(put, {commune, class_id, fresh_code, fresh_token, to_ms(now + std::chrono::hours{screen_hours})});
  });
  if (!done) return std::unexpected(done.error());
  return Screen{class_id, fresh_code, fresh_token, {}, 1};
}

Result<std::optional<Screen>> screen_with_code(db::Tx& tx, const std::string& commune, const std::string& code,
                                               Instant now) {
  HVS_TRY(rows, tx.run(with_code, {commune, code, to_ms(now)}));
  return first(rows);
}

Result<std::optional<Screen>> screen_with_token(db::Tx& tx, const std::string& commune, const std::string& token,
                                                Instant now) {
  HVS_TRY(rows, tx.run(with_token, {commune, token, to_ms(now)}));
  return first(rows);
}

Result<void> show_on(db::Database& db, const std::string& commune, const std::string& class_id, const Shown& shown) {
  return db.write([&](db::Tx& tx) { return tx.post(show, {commune, class_id, write_shown(shown)}); });
}

std::string drawn(const Shown& shown, const learning::Library& library) {
  page::DrawnView view;
  const auto* unit = find_unit(library, shown.unit);
  const auto* card = unit == nullptr ? nullptr : learning::find_card(*unit, shown.step);
  const auto* question = unit == nullptr ? nullptr : learning::find_question(*unit, shown.step);
  if (card != nullptr) {
    view.title = card->title;
    view.body = card->body;
    view.picture = card->picture.address;
    view.alt = card->picture.alt;
  } else if (question != nullptr) {
    view.title = question->stem;
    int all = 0;
    for (const int n : shown.counts) all += n;
    for (std::size_t i = 0; i < question->options.size() && i < shown.counts.size(); ++i) {
      const auto& option = question->options[i];
      page::Option one{std::string(1, static_cast<char>('A' + i)),
                       option.text,
                       option.picture.address,
                       option.picture.alt,
                       {},
                       0,
                       shown.phase == Phase::answer && i == question->answer};
      if (shown.phase >= Phase::counts && all > 0) {
        one.count = std::to_string(shown.counts[i]);
        one.share = shown.counts[i] * 100 / all;
      }
      view.options.push_back(std::move(one));
    }
    if (shown.phase == Phase::asking) {
      view.answered = html::fill(t::gatherings::screen_answered, {{"n", std::to_string(shown.answered.size())}});
      for (const int n : shown.answered) view.cards.push_back(std::to_string(n));
    }
    if (shown.phase == Phase::answer) view.why = question->why;
  } else {
    view.waiting = shown.step == "xong" ? t::gatherings::screen_over.vi : t::gatherings::screen_waiting.vi;
  }
  return page::drawn(view);
}

}  // namespace hvs::gatherings
