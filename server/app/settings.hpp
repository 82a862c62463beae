// Settings: built-in values, then hocvuso.toml, then HOCVUSO_* variables, then flags; the later one wins.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "server/app/services.hpp"

namespace hvs::app {

struct Run {
  Settings settings;
  std::string database;  // "sqlite:PATH" or "postgresql://…"; empty = sqlite:DATA/hocvuso.db
  std::string listen = "127.0.0.1:8080";
  std::vector<std::string> trusted_proxies;
  std::vector<std::string> hosts;  // names this installation answers for; empty = any
  std::string packs_url;           // "https://*.goi.example": the name under which packages made elsewhere run
  bool compress = true;            // gzip of pages; off where the proxy in front does it
  int io_threads = 2;
  int workers = 4;
};

using Flags = std::map<std::string, std::string>;  // "data" → "/var/lib/hocvuso", only those given

// Refusals: app.bad_settings with the file, line or variable as detail.
[[nodiscard]] Result<Run> read_settings(const Flags& flags, const std::string& program_dir);

}  // namespace hvs::app
