// Files that were made at build time: scripts, styles and pictures under addresses that carry their hash, the service
// worker, the app manifest, the sounds of lessons.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/web/call.hpp"

namespace hvs::http {

class StaticFiles {
 public:
  // Reads `share`/assets once; files up to 64 KiB stay in memory. A missing folder means no files, not a failure.
  explicit StaticFiles(std::string share);
  ~StaticFiles();
  StaticFiles(const StaticFiles&) = delete;
  StaticFiles& operator=(const StaticFiles&) = delete;

  [[nodiscard]] web::Reply asset(const web::Call& call, std::string_view hash_and_name) const;  // /t/{hash}/{name}
  [[nodiscard]] web::Reply fixed(const web::Call& call, std::string_view name) const;           // /sw.js
  [[nodiscard]] web::Reply sound_row(std::string_view row) const;  // /am/doc/ui/door.title+ui/door.by_card.mp3
  [[nodiscard]] web::Reply sound(std::string_view path) const;     // /am/{course}/{unit}/{card}.opus
  [[nodiscard]] std::vector<std::string> fixed_names() const;

 private:
  struct Shelf;
  std::unique_ptr<Shelf> shelf_;
};

// /t/{rest*}, /am/{rest*} and one route per file that lies in `share` itself (sw.js, *.webmanifest, robots.txt, …).
[[nodiscard]] std::vector<web::Route> static_routes(std::shared_ptr<const StaticFiles> files);

}  // namespace hvs::http
