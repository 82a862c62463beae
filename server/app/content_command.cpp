#include "server/app/content_command.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/bytes.hpp"
#include "core/html/html.hpp"
#include "server/app/commands.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/http/compress.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/check.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/pack/opened.hpp"
#include "server/learning/pack/zip.hpp"
#include "server/practice/content/shelf.hpp"
#include "text/content.hpp"
#include "text/pack.hpp"
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
  std::vector<assessment::Bank> banks;
  std::size_t items = 0;
  for (const auto& group : assessment::bank_groups(share_dir)) {
    banks.push_back(assessment::load_bank(share_dir, loaded.library, report.findings, group));
    assessment::check_bank(banks.back(), report.findings);
    assessment::check_sounds(share_dir, banks.back(), report.findings);
    items += banks.back().items.size();
    for (const auto& name : assessment::pictures_of(banks.back())) report.idle_pictures.erase(name);
  }
  for (const auto& name : report.idle_pictures)
    report.findings.add(learning::Gravity::should, "pictures/" + name + ".svg", t::content::unused_picture);

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
  for (const auto& bank : banks) {
    print(html::fill(t::content::bank_summary, {{"group", bank.blueprint.group},
                                                {"items", count(bank.items.size())},
                                                {"domains", count(bank.blueprint.shares.size())}}));
  }
  const auto wrong = report.findings.count(Gravity::broken) + report.findings.count(Gravity::must);
  print(wrong == 0 ? html::fill(t::content::all_good, {{"courses", count(report.courses)},
                                                       {"units", count(report.units)},
                                                       {"cards", count(report.cards)},
                                                       {"items", count(items)}})
                   : html::fill(t::content::found,
                                {{"errors", count(wrong)}, {"notes", count(report.findings.count(Gravity::should))}}));
  return wrong == 0 ? 0 : 1;
}

int show_coverage(const std::string& share_dir) {
  const auto loaded = learning::load_content(share_dir);
  std::fputs(learning::show_coverage(learning::coverage(loaded.library)).c_str(), stdout);
  return loaded.library.courses.empty() ? 1 : 0;
}

namespace {

Result<std::string> read_pack_file(const std::string& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) return refuse(Kind::missing, t::pack::cannot_read.key, file);
  if (size > learning::max_pack_bytes) return refuse(Kind::invalid, t::pack::too_big.key, file);
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

Result<void> make_pack(const Settings& settings, const std::string& course, const std::string& file) {
  HVS_TRY(keys, keys::Keyring::open(settings.data_dir));
  const auto sign = [&](std::string_view message) { return keys->sign(message); };
  HVS_TRY(written, learning::write_course_pack(settings.share_dir, course, keys->public_key(), sign, file));
  (void)written;
  HVS_TRY(bytes, read_pack_file(file));
  HVS_TRY(pack, learning::read_course_pack(bytes, learning::trust_in(keys->public_key(), {})));
  print(html::fill(t::pack::packed, {{"title", pack.title},
                                     {"files", std::to_string(pack.files.size())},
                                     {"kb", std::to_string(bytes.size() / 1024)},
                                     {"key", bytes::hex(keys->public_key())}}));
  return {};
}

Result<void> unpack(const Settings& settings, const std::string& file, const std::string& folder,
                    const std::string& trust) {
  HVS_TRY(keys, keys::Keyring::open(settings.data_dir));
  HVS_TRY(data, read_pack_file(file));
  HVS_TRY(pack, learning::read_course_pack(data, learning::trust_in(keys->public_key(), {trust})));
  HVS_TRY(done, learning::unpack_course(pack, folder));
  (void)done;
  print(html::fill(t::pack::unpacked,
                   {{"title", pack.title}, {"files", std::to_string(pack.files.size())}, {"folder", folder}}));
  return {};
}

Result<void> keep(const Settings& settings, const std::string& file, const std::string& trust) {
  HVS_TRY(keys, keys::Keyring::open(settings.data_dir));
  HVS_TRY(library, learning::read_library(settings.share_dir));
  HVS_TRY(data, read_pack_file(file));
  HVS_TRY(pack, learning::keep_pack(*library, settings.data_dir, keys->public_key(), trust, data));
  print(html::fill(t::pack::opened, {{"title", pack.title}}));
  return {};
}

int done(const Result<void>& result) { return result ? 0 : explain(result.error()); }

}  // namespace

int pack_course(const Settings& settings, const std::string& course, const std::string& file) {
  return done(make_pack(settings, course, file));
}
int unpack_pack(const Settings& settings, const std::string& file, const std::string& folder,
                const std::string& trust) {
  return done(unpack(settings, file, folder, trust));
}
int open_pack(const Settings& settings, const std::string& file, const std::string& trust) {
  return done(keep(settings, file, trust));
}

}  // namespace hvs::app
