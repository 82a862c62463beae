// News in its table; the facts about this installation as a plain record of the journal.
#pragma once

#include <string>
#include <vector>

#include "core/portal/model.hpp"
#include "server/db/db.hpp"
#include "server/journal/door.hpp"

namespace hvs::portal {

[[nodiscard]] std::vector<journal::Store> stores();

enum class Which : std::uint8_t { shown, all };
// Newest first, at most `limit`.
[[nodiscard]] Result<std::vector<News>> list_news(db::Tx& tx, const std::string& commune, Which which, int limit);
// Refusal: portal.no_such_news.
[[nodiscard]] Result<News> find_news(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<About> load_about(db::Tx& tx, const journal::Door& door, const std::string& commune);

}  // namespace hvs::portal
