#include "server/app/settings.hpp"

#include <toml++/toml.h>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "server/demo/commands.hpp"
#include "text/app.hpp"

namespace hvs::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* names[] = {
    "data",          "db",         "listen",          "share",      "commune", "commune_name",
    "province_name", "public_url", "trusted_proxies", "io_threads", "workers", "demo",
    "hosts",         "compress",   "packs_url"};

Result<void> from_file(const std::string& path, Flags& values) {
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& e) {
    std::ostringstream where;
    where << path << ':' << e.source().begin.line << ": " << e.description();
    return refuse(Kind::invalid, t::app::bad_settings.key, where.str());
  }
  for (const auto& [key, node] : table) {
    const std::string name{key.str()};
    bool known = false;
    for (const auto* one : names) known = known || name == one;
    if (!known) return refuse(Kind::invalid, t::app::bad_settings.key, path + ": " + name);
    if (const auto text = node.value<std::string>())
      values[name] = *text;
    else if (const auto whole = node.value<std::int64_t>())
      values[name] = std::to_string(*whole);
    else if (const auto yes = node.value<bool>())
      values[name] = *yes ? "1" : "0";
    else if (const auto* list = node.as_array(); list != nullptr && list->is_homogeneous(toml::node_type::string)) {
      auto& joined = values[name];
      joined.clear();
      for (const auto& one : *list) joined += (joined.empty() ? "" : ",") + *one.value<std::string>();
    } else
      return refuse(Kind::invalid, t::app::bad_settings.key, path + ": " + name);
  }
  return {};
}

void from_environment(Flags& values) {
  for (const auto* name : names) {
    std::string variable = "HOCVUSO_";
    for (const char* c = name; *c != '\0'; ++c) variable += static_cast<char>(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
    if (const char* value = std::getenv(variable.c_str())) values[name] = value;
  }
}

Result<int> small_number(const Flags& values, const std::string& name, int otherwise) {
  const auto at = values.find(name);
  if (at == values.end()) return otherwise;
  int number = 0;
  const auto& text = at->second;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 1 || number > 256)
    return refuse(Kind::invalid, t::app::bad_settings.key, name + ": 1–256");
  return number;
}

// Anything else is refused: "compress = off" read as yes would be a surprise.
Result<bool> yes_or_no(const Flags& values, const std::string& name, bool otherwise) {
  const auto at = values.find(name);
  if (at == values.end()) return otherwise;
  if (at->second == "1" || at->second == "true") return true;
  if (at->second == "0" || at->second == "false") return false;
  return refuse(Kind::invalid, t::app::bad_settings.key, name + ": true, false");
}

// "a, b" or a list in the file, joined by commas when it was read.
std::vector<std::string> list_of(const Flags& values, const std::string& name) {
  std::vector<std::string> out;
  const auto at = values.find(name);
  if (at == values.end()) return out;
  std::istringstream list(at->second);
  for (std::string one; std::getline(list, one, ',');) {
    const auto first = one.find_first_not_of(' ');
    if (first != std::string::npos) out.push_back(one.substr(first, one.find_last_not_of(' ') - first + 1));
  }
  return out;
}

std::string default_share(const std::string& program_dir) {
  const fs::path beside = fs::path(program_dir) / "share";
  return fs::is_directory(beside) ? beside.string() : "/usr/share/hocvuso";
}

}  // namespace

Result<Run> read_settings(const Flags& flags, const std::string& program_dir) {
  Flags values;
  const auto data = flags.contains("data") ? flags.at("data") : std::string{};
  std::string file = flags.contains("config") ? flags.at("config") : std::string{};
  if (file.empty() && !data.empty() && fs::exists(fs::path(data) / "hocvuso.toml"))
    file = (fs::path(data) / "hocvuso.toml").string();
  if (file.empty() && fs::exists("/etc/hocvuso/hocvuso.toml")) file = "/etc/hocvuso/hocvuso.toml";
  if (!file.empty()) {
    HVS_TRY(read, from_file(file, values));
  }
  from_environment(values);
  for (const auto& [name, value] : flags) values[name] = value;

  Run run;
  const auto take = [&](const char* name, std::string& into) {
    if (const auto at = values.find(name); at != values.end()) into = at->second;
  };
  auto& s = run.settings;
  s.data_dir = "data";
  s.share_dir = default_share(program_dir);
  take("data", s.data_dir);
  take("share", s.share_dir);
  take("commune", s.commune);
  take("commune_name", s.commune_name);
  take("province_name", s.province_name);
  take("public_url", s.public_url);
  take("packs_url", run.packs_url);
  take("db", run.database);
  take("listen", run.listen);
  HVS_TRY(demo, yes_or_no(values, "demo", false));
  HVS_TRY(compress, yes_or_no(values, "compress", true));
  s.demo = demo;
  run.compress = compress;
  if (demo::is_synthetic(s.data_dir)) s.demo = true;  // invented people are never shown without saying so
  run.trusted_proxies = list_of(values, "trusted_proxies");
  run.hosts = list_of(values, "hosts");
  HVS_TRY(io, small_number(values, "io_threads", 2));
  HVS_TRY(workers, small_number(values, "workers", 4));
  run.io_threads = io;
  run.workers = workers;
  if (run.database.empty()) run.database = "sqlite:" + (fs::path(s.data_dir) / "hocvuso.db").string();
  return run;
}

}  // namespace hvs::app
