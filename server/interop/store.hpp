// SQL of this room: packages, uploads on their way, and what learners did in packages.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/interop/cmi.hpp"
#include "server/journal/door.hpp"

namespace hvs::interop {

[[nodiscard]] std::vector<journal::Store> stores();

struct Package {
  std::string id;
  std::string title;
  Standard standard = Standard::scorm12;
  std::string identifier;
  std::string hash;
  std::string before;
  bool shown = true;
};
[[nodiscard]] Result<std::vector<Package>> list_packages(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<std::optional<Package>> find_package(db::Tx& tx, const std::string& commune,
                                                          const std::string& id);

// A file on its way in. `status`: receiving → reading → ready | failed; ready → done | dropped.
struct Upload {
  std::string id;
  std::string account;
  std::string name;
  std::int64_t bytes = 0;
  std::int64_t received = 0;
  std::string status;
  std::int64_t done = 0;
  std::int64_t wanted = 0;
  std::string problem;  // text id
  std::string detail;
  std::string kind;    // "package" or "course"
  std::string hash;    // of the file
  std::string report;  // outline, or what a course pack changes, as JSON
  std::string package;
  std::int64_t created = 0;
};
namespace uploads {
[[nodiscard]] Result<void> put(db::Tx& tx, const std::string& commune, const Upload& upload);
[[nodiscard]] Result<std::optional<Upload>> find(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<std::vector<Upload>> recent(db::Tx& tx, const std::string& commune);
}  // namespace uploads

struct ItemState {
  bool begun = false;
  bool done = false;
  int passed = -1;
  int score = -1;
  std::int64_t seconds = 0;
};
// Keyed by item id.
[[nodiscard]] Result<std::map<std::string, ItemState, std::less<>>> progress_of(db::Tx& tx, const std::string& commune,
                                                                                const std::string& person,
                                                                                const std::string& package);
// JSON for the run-time to go on from; "" when there is none.
[[nodiscard]] Result<std::string> state_of(db::Tx& tx, const std::string& commune, const std::string& person,
                                           const std::string& object);
[[nodiscard]] Result<std::vector<Answered>> answered(db::Tx& tx, const std::string& commune, const std::string& person,
                                                     const std::string& object);

// Deflated and base64url, cut to what a fact carries; and back. Refusal: interop.bad_report.
[[nodiscard]] std::vector<std::string> pack_state(const std::string& state);
[[nodiscard]] Result<std::string> unpack_state(const std::string& text);

}  // namespace hvs::interop
