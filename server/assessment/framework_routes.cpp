// /quan-tri/khung/nhap: an official skill table from a spreadsheet, looked at before it is saved.
#include <algorithm>

#include "core/assessment/official_pages.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/web/status.hpp"
#include "server/assessment/officials.hpp"
#include "server/tables/tables.hpp"
#include "text/official.hpp"

namespace hvs::assessment {
namespace {

namespace tx = t::official;
using web::Answer;
using web::Call;

constexpr std::string_view home = "/quan-tri/khung/nhap";
// A skill table is a few hundred lines; more is not one.
constexpr tables::Limits limits{4U << 20U, 32U << 20U, 500, 2000, 40, 4000};

std::string draft_address(std::string_view id) { return std::string{home} + "/" + std::string{id}; }

Answer import_page(const Officials& officials, const Call& call, std::string trouble, int status) {
  page::OfficialImportView view;
  view.csrf = call.me.csrf;
  view.title = call.form.get("ten");
  view.trouble = std::move(trouble);
  return official_page(officials, call, std::string{tx::import_title.vi}, "/quan-tri/khung",
                       page::official_import(view), status);
}

Answer get_import(const Officials& officials, const Call& call) { return import_page(officials, call, {}, 200); }

Result<FrameworkRead> read_file(std::string_view bytes) {
  HVS_TRY(book, tables::read(bytes, limits));
  Problem last{Kind::invalid, tx::no_heading.key};
  for (const auto& sheet : book.sheets) {  // the first sheet that is such a table
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : sheet.rows) {
      cells.emplace_back();
      for (const auto& cell : row) cells.back().push_back(cell.text);
    }
    auto got = read_framework(cells);
    if (got) return got;
    last = got.error();
  }
  return std::unexpected(std::move(last));
}

Answer post_import(const Officials& officials, const Call& call) {
  const auto title = text::squeeze(text::nfc(call.form.get("ten")));
  if (title.empty() || title.size() > 300) return import_page(officials, call, std::string{tx::name_needed.vi}, 422);
  if (call.uploads.empty() || call.uploads[0].bytes.empty())
    return import_page(officials, call, std::string{tx::no_file.vi}, 422);
  auto read = read_file(call.uploads[0].bytes);
  if (!read) return import_page(officials, call, std::string{say(read.error().code)}, 422);
  const auto id = make_uuid7(call.now, officials.services().random);
  const Draft draft{title, std::move(*read)};
  const auto kept = officials.services().db.write(
      [&](db::Tx& tx) { return keep_draft(tx, officials.commune(), id, call.me.account, draft, call.now); });
  if (!kept) return web::refused(kept.error());
  return web::see_other(draft_address(id));
}

std::vector<page::SkillRow> skill_rows(std::span<const FrameworkRow> rows) {
  std::vector<page::SkillRow> out;
  for (const auto& one : rows) out.push_back({one.code, one.domain_name, one.skill, shown_group(one.group), one.about});
  return out;
}

Answer preview(const Officials& officials, const Call& call, const std::string& id, const Draft& draft,
               std::string trouble, int status) {
  const auto domains = domains_of(draft.read.rows);
  const bool typed = call.method == web::Method::post;
  page::OfficialTableView view;
  view.csrf = call.me.csrf;
  view.action = draft_address(id);
  view.trouble = std::move(trouble);
  view.title = typed ? std::string{call.form.get("ten")} : draft.title;
  view.source = call.form.get("nguon");
  view.lead = html::fill(tx::preview_lead.vi,
                         {{"n", std::to_string(draft.read.rows.size())}, {"m", std::to_string(domains.size())}});
  for (const auto& one : draft.read.troubles) {
    view.left_out.push_back(
        html::fill(tx::preview_trouble.vi, {{"line", std::to_string(one.line)}, {"why", std::string{say(one.why)}}}));
  }
  for (std::size_t i = 0; i < domains.size(); ++i) {
    page::DomainRow row;
    row.name = "mien-" + std::to_string(i);
    row.label =
        html::fill(tx::preview_domain.vi, {{"name", domains[i].name}, {"n", std::to_string(domains[i].skills)}});
    const auto chosen = typed && call.form.has(row.name) ? call.form.get(row.name) : domains[i].domain;
    for (const auto& one : officials.library().framework.domains)
      row.choices.push_back({one.id, one.id + " – " + one.name, one.id == chosen});
    view.domains.push_back(std::move(row));
  }
  view.rows = skill_rows(draft.read.rows);
  return official_page(officials, call, std::string{tx::preview_title.vi}, std::string{home},
                       page::official_table(view), status);
}

Result<std::optional<Draft>> load(const Officials& officials, const std::string& id) {
  std::optional<Draft> out;
  const auto read = officials.services().db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, find_draft(tx, officials.commune(), id));
    out = std::move(found);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

void drop(const Officials& officials, const std::string& id) {
  (void)officials.services().db.write([&](db::Tx& tx) { return drop_draft(tx, officials.commune(), id); });
}

Answer get_preview(const Officials& officials, const Call& call) {
  const std::string id{call.params.get("draft")};
  const auto draft = load(officials, id);
  if (!draft) return web::refused(draft.error());
  if (!*draft) return import_page(officials, call, std::string{tx::no_draft.vi}, 404);
  return preview(officials, call, id, **draft, {}, 200);
}

Answer post_preview(const Officials& officials, const Call& call) {
  const std::string id{call.params.get("draft")};
  const auto found = load(officials, id);
  if (!found) return web::refused(found.error());
  if (!*found) return import_page(officials, call, std::string{tx::no_draft.vi}, 404);
  if (call.form.get("viec") == "bo") {
    drop(officials, id);
    return web::see_other(std::string{home});
  }
  auto draft = **found;
  const auto source = text::squeeze(text::nfc(call.form.get("nguon")));
  const auto title = text::squeeze(text::nfc(call.form.get("ten")));
  if (source.empty() || source.size() > 400)
    return preview(officials, call, id, draft, std::string{tx::source_needed.vi}, 422);
  if (title.empty() || title.size() > 300)
    return preview(officials, call, id, draft, std::string{tx::name_needed.vi}, 422);
  const auto domains = domains_of(draft.read.rows);
  for (std::size_t i = 0; i < domains.size(); ++i) {
    const auto chosen = call.form.get("mien-" + std::to_string(i));
    if (officials.library().framework.find_domain(chosen) == nullptr) continue;
    for (auto& row : draft.read.rows) {
      if (row.domain_name == domains[i].name) row.domain = chosen;
    }
  }
  // The table's id is the draft's: saving twice makes one table.
  Answer answer;
  std::string first;
  std::size_t place = 0;
  for (const auto& row : draft.read.rows) {
    auto op = official_fact(officials, call, "official_skill",
                            {{"framework", id},
                             {"title", title},
                             {"place", std::to_string(++place)},
                             {"code", row.code},
                             {"domain", row.domain},
                             {"domain_name", row.domain_name},
                             {"skill", row.skill},
                             {"group", row.group},
                             {"about", row.about}});
    answer.operations.push_back(std::move(op));
  }
  for (const auto group : groups) {
    const bool speaks = std::ranges::any_of(
        draft.read.rows, [&](const FrameworkRow& row) { return row.group.empty() || row.group == group; });
    if (!speaks) continue;
    if (first.empty()) first = group;
    answer.operations.push_back(official_fact(
        officials, call, "official_value",
        {{"group", std::string{group}}, {"name", std::string{framework_value}}, {"value", id}, {"source", source}}));
  }
  answer.finish = [&officials, id, first](const std::vector<journal::Outcome>&) {
    drop(officials, id);
    return web::see_other("/quan-tri/khung/" + first + "?bang=1");
  };
  return answer;
}

Answer get_table(const Officials& officials, const Call& call) {
  const auto ledger = officials.ledger();
  if (!ledger) return web::refused(ledger.error());
  const auto at = (*ledger)->tables.find(call.params.get("table"));
  if (at == (*ledger)->tables.end()) return web::see_other("/quan-tri/khung");
  page::OfficialTableView view;
  view.lead =
      html::fill(tx::table_line.vi, {{"title", at->second.title}, {"n", std::to_string(at->second.rows.size())}});
  view.rows = skill_rows(at->second.rows);
  return official_page(officials, call, std::string{tx::table_title.vi}, "/quan-tri/khung", page::official_table(view));
}

}  // namespace

std::vector<web::Route> framework_routes(const OfficialsPtr& officials) {
  const auto on = [officials](auto* page) { return [officials, page](const Call& c) { return page(*officials, c); }; };
  using web::Method;
  return {
      {Method::get, "/quan-tri/khung/nhap", auth::Right::enter_rules, on(&get_import)},
      {Method::post, "/quan-tri/khung/nhap", auth::Right::enter_rules, on(&post_import)},
      {Method::get, "/quan-tri/khung/nhap/{draft}", auth::Right::enter_rules, on(&get_preview)},
      {Method::post, "/quan-tri/khung/nhap/{draft}", auth::Right::enter_rules, on(&post_preview)},
      {Method::get, "/quan-tri/khung/bang/{table}", auth::Right::compare_rules, on(&get_table)},
  };
}

}  // namespace hvs::assessment
