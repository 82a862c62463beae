#include "server/app/content_command.hpp"

#include <cstdio>

#include "core/html/html.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/http/compress.hpp"
#include "server/learning/content/check.hpp"
#include "server/learning/content/library.hpp"
#include "server/practice/content/shelf.hpp"
#include "text/content.hpp"
#include "text/practice.hpp"

namespace hvs::app {
namespace {

using learning::Gravity;

void print(const std::string& line) { std::printf("%s\n", line.c_str()); }

std::string number(std::int64_t n) { return std::to_string(n); }

}  // namespace

int check_content(const std::string& share_dir) {
  auto report =
      learning::check_courses(share_dir, [](std::string_view page) { return http::Gzip{}.pack(page).size(); });
  const auto loaded = learning::load_content(share_dir);
  const auto bank = assessment::load_bank(share_dir, loaded.library, report.findings);
  assessment::check_bank(bank, report.findings);
  assessment::check_sounds(share_dir, bank, report.findings);

  const auto practised = practice::check_shelf(share_dir, loaded.library);
  for (const auto& one : practised.findings.list()) report.findings.add(one);

  std::fputs(learning::show(report.findings).c_str(), stdout);
  for (const auto& one : report.weights) {
    print(html::fill(t::content::unit_weight, {{"course", one.course},
                                               {"unit", one.unit},
                                               {"cards", number(static_cast<std::int64_t>(one.cards))},
                                               {"kb", number(one.bytes / 1024)},
                                               {"seconds", number(one.seconds)},
                                               {"first", number((one.first_page + 1023) / 1024)},
                                               {"next", number((one.next_page + 1023) / 1024)}}));
  }
  print(html::fill(t::content::coverage_sum,
                   {{"rows", std::to_string(report.rows)}, {"empty", std::to_string(report.empty)}}));
  const auto count = [](std::size_t n) { return std::to_string(n); };
  for (const auto& one : practised.weights) {
    print(html::fill(t::practice::weight, {{"name", one.scenario},
                                           {"variants", number(static_cast<std::int64_t>(one.variants))},
                                           {"screens", number(static_cast<std::int64_t>(one.screens))},
                                           {"kb", number(one.bytes / 1024)},
                                           {"seconds", number(one.seconds)}}));
  }
  print(html::fill(t::practice::all_good, {{"scenarios", number(static_cast<std::int64_t>(practised.scenarios))},
                                           {"variants", number(static_cast<std::int64_t>(practised.variants))}}));
  print(html::fill(t::content::bank_summary, {{"group", bank.blueprint.group},
                                              {"items", count(bank.items.size())},
                                              {"domains", count(bank.blueprint.shares.size())}}));
  const auto wrong = report.findings.count(Gravity::broken) + report.findings.count(Gravity::must);
  print(wrong == 0 ? html::fill(t::content::all_good, {{"courses", count(report.courses)},
                                                       {"units", count(report.units)},
                                                       {"cards", count(report.cards)},
                                                       {"items", count(bank.items.size())}})
                   : html::fill(t::content::found,
                                {{"errors", count(wrong)}, {"notes", count(report.findings.count(Gravity::should))}}));
  return wrong == 0 ? 0 : 1;
}

int show_coverage(const std::string& share_dir) {
  const auto loaded = learning::load_content(share_dir);
  std::fputs(learning::show_coverage(learning::coverage(loaded.library)).c_str(), stdout);
  return loaded.library.courses.empty() ? 1 : 0;
}

}  // namespace hvs::app
