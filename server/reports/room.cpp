#include "server/reports/room.hpp"

#include "core/base/text.hpp"
#include "core/html/around.hpp"
#include "core/html/catalogue.hpp"
#include "core/reports/pages.hpp"
#include "core/web/status.hpp"
#include "server/reports/documents.hpp"
#include "server/reports/store.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

using web::Answer;
using web::Call;
using web::Reply;

constexpr std::string_view home = "/quan-tri/bao-cao";
constexpr int months_offered = 13;
constexpr int cuts_listed = 60;
constexpr const char* layout_words[] = {"ubnd", "phong-vhxh", "ban-chi-dao", "dang-uy"};

struct Office {
  app::Services& services;
  LiveFigures live;

  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  [[nodiscard]] Place place() const { return {services.settings.commune_name, services.settings.province_name}; }
  [[nodiscard]] html::Around around(const Call& call) const {
    return html::around(call, {services.settings.commune_name, services.settings.demo}, "/quan-tri");
  }
};

std::string month_label(Month m, const Text& sentence) {
  return html::fill(sentence.vi, {{"month", std::to_string(m.month)}, {"year", std::to_string(m.year)}});
}

Reply private_page(std::string html, int status) {
  auto reply = web::page(std::move(html), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

Reply show_cuts(const Office& office, const Call& call, const Problem* trouble) {
  CutsView view;
  view.csrf = call.me.csrf;
  if (trouble != nullptr) view.trouble = hvs::say(trouble->code);
  int status = trouble != nullptr ? web::status_of(*trouble) : 200;
  const auto today = day_in_vietnam(call.now);
  const auto wanted = call.form.get("thang");
  for (const auto& m : last_months(today, months_offered)) {
    const bool running = m == month_of(today);
    view.months.push_back({key_of(m), month_label(m, running ? t::reports::month_running : t::reports::month_option),
                           key_of(m) == wanted});
  }
  const auto read = office.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(lines, latest_cuts(tx, office.commune(), cuts_listed));
    for (const auto& one : lines) {
      const auto month = read_month(one.month).value_or(Month{});
      view.rows.push_back({month_label(month, t::reports::month_option), show_day_time(one.made), one.made_by_name,
                           text::group_thousands(static_cast<long long>(one.commit)),
                           std::string{home} + "/" + one.id});
    }
    return {};
  });
  if (!read) {
    view.trouble = hvs::say(read.error().code);
    status = web::status_of(read.error());
  }
  return private_page(cuts_page(office.around(call), view), status);
}

// Reads the live figures and keeps them in one go. The figures come from one snapshot; the row is written after it,
// and says which commit number it holds.
Answer post_cut(const Office& office, const Call& call) {
  const auto month = read_month(call.form.get("thang"));
  if (!month) return show_cuts(office, call, &month.error());
  if (*month > month_of(day_in_vietnam(call.now))) {
    const Problem early{Kind::invalid, t::reports::month_to_come.key};
    return show_cuts(office, call, &early);
  }
  KeptCut kept;
  const auto read = office.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(figures, office.live(tx, office.commune(), *month, call.now));
    kept.cut.figures = std::move(figures);
    return {};
  });
  if (!read) return show_cuts(office, call, &read.error());
  kept.cut.id = make_uuid7(call.now, office.services.random);
  kept.cut.made_by = call.me.account;
  kept.cut.made = call.now;
  kept.cut.figures.month = key_of(*month);
  kept.cut.figures.at = call.now;
  kept.cut.figures.synthetic = office.services.settings.demo;
  kept.made_by_name = call.me.name;
  const auto written = office.services.db.write([&](db::Tx& tx) { return keep_cut(tx, office.commune(), kept); });
  if (!written) return show_cuts(office, call, &written.error());
  return web::see_other(std::string{home} + "/" + kept.cut.id);
}

Result<Cut> open_cut(const Office& office, const std::string& id) {
  std::optional<KeptCut> kept;
  const auto read = office.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, find_cut(tx, office.commune(), id));
    kept = std::move(found);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  if (!kept) return refuse(Kind::missing, t::reports::no_cut.key);
  return std::move(kept->cut);
}

Answer get_report(const Office& office, const Call& call) {
  const std::string id{call.params.get("id")};
  const auto cut = open_cut(office, id);
  if (!cut) return show_cuts(office, call, &cut.error());
  const auto word = call.query.get("mau");
  const auto layout = read_layout(word.empty() ? "ubnd" : word);
  if (!layout) return show_cuts(office, call, &layout.error());
  auto view = std::visit([&](auto issuer) { return view_of(report_of(*cut, issuer, office.place())); }, *layout);
  const auto address = std::string{home} + "/" + id;
  for (const auto* one : layout_words) {
    const auto other = *read_layout(one);
    view.layouts.push_back({address + "?mau=" + one, std::string{name_of(other).vi}, other == *layout});
  }
  view.docx = address + "/" + std::string{word_of(*layout)} + ".docx";
  view.xlsx = address + "/" + std::string{word_of(*layout)} + ".xlsx";
  const auto month = read_month(cut->figures.month).value_or(Month{});
  const auto title = html::fill(t::reports::cut_title.vi, {{"month", month_label(month, t::reports::month_option)}});
  return private_page(report_page(office.around(call), title, view), 200);
}

Answer get_file(const Office& office, const Call& call) {
  const auto cut = open_cut(office, std::string{call.params.get("id")});
  if (!cut) return show_cuts(office, call, &cut.error());
  const auto name = call.params.get("tep");
  const bool is_docx = name.ends_with(".docx");
  const bool is_xlsx = name.ends_with(".xlsx");
  const auto layout = read_layout(is_docx || is_xlsx ? name.substr(0, name.size() - 5) : name);
  if (!layout || (!is_docx && !is_xlsx)) {
    const Problem unknown{Kind::missing, t::reports::unknown_layout.key};
    return show_cuts(office, call, &unknown);
  }
  auto file = std::visit(
      [&](auto issuer) {
        const auto report = report_of(*cut, issuer, office.place());
        return is_docx ? docx_of(*cut, report) : xlsx_of(*cut, report);
      },
      *layout);
  if (!file) return show_cuts(office, call, &file.error());
  Reply reply;
  reply.type = std::move(file->type);
  reply.body = std::move(file->bytes);
  const auto shown =
      html::fill(t::reports::print_name.vi, {{"month", cut->figures.month}, {"layout", std::string{word_of(*layout)}}});
  reply.headers = {{"Content-Disposition", "attachment; filename=\"" + shown + (is_docx ? ".docx\"" : ".xlsx\"")},
                   {"Cache-Control", "private, no-store"}};
  return reply;
}

}  // namespace

app::Room make_reports(app::Services& services, LiveFigures live) {
  auto office = std::make_shared<Office>(Office{services, std::move(live)});
  using auth::Right;
  using web::Method;
  const Office& o = *office;
  const std::string root{home};
  app::Room room;
  room.name = "reports";
  room.routes = {
      {Method::get, root, Right::export_reports, [&o](const Call& c) -> Answer { return show_cuts(o, c, nullptr); }},
      {Method::post, root, Right::export_reports, [&o](const Call& c) { return post_cut(o, c); }},
      {Method::get, root + "/{id}", Right::export_reports, [&o](const Call& c) { return get_report(o, c); }},
      {Method::get, root + "/{id}/{tep}", Right::export_reports, [&o](const Call& c) { return get_file(o, c); }},
  };
  room.state = office;
  return room;
}

}  // namespace hvs::reports
