#include "server/learning/content/library.hpp"

#include <filesystem>

#include "server/learning/content/courses.hpp"
#include "server/learning/content/framework.hpp"
#include "server/learning/content/pictures.hpp"
#include "server/learning/content/speech.hpp"
#include "text/content.hpp"

namespace hvs::learning {

Loaded load_content(const std::string& share_dir) {
  const std::filesystem::path share{share_dir};
  const auto content = share / "content";
  Loaded loaded;
  loaded.library.framework = read_framework(content, loaded.findings);
  loaded.library.pictures = read_pictures(content, loaded.findings);
  read_courses(content, loaded);
  attach_sounds(loaded.library, read_sounds(share, loaded.findings), read_pronunciation(content, loaded.findings));
  return loaded;
}

Result<std::shared_ptr<const Library>> read_library(const std::string& share_dir) {
  auto loaded = load_content(share_dir);
  for (const auto& one : loaded.findings.list()) {
    if (one.gravity == Gravity::broken)
      return refuse(Kind::broken, t::content::bad_content.key, one.where + ": " + one.what);
  }
  return std::make_shared<const Library>(std::move(loaded.library));
}

}  // namespace hvs::learning
