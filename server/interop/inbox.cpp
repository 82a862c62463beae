#include "server/interop/inbox.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most = 100;

void list_folder(const fs::path& folder, std::vector<Brought>& out) {
  std::error_code problem;
  for (fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, problem), end;
       !problem && at != end; at.increment(problem)) {
    if (out.size() >= most) return;
    const auto ending = text::lower(at->path().extension().string());
    if (ending != ".zip" && ending != ".imscc" && ending != ".h5p") continue;
    if (!fs::is_regular_file(at->symlink_status(problem))) continue;
    const auto size = at->file_size(problem);
    if (problem || !text::is_utf8(at->path().string())) continue;
    out.push_back({at->path().string(), at->path().filename().string(), static_cast<std::int64_t>(size)});
  }
}

}  // namespace

std::vector<Brought> list_inbox(const fs::path& inbox) {
  std::vector<Brought> out;
  std::error_code problem;
  fs::create_directories(inbox, problem);
  list_folder(inbox, out);
  // Where Debian mounts sticks: /media/<name>, /media/<user>/<name>, /run/media/<user>/<name>.
  for (const char* const place : {"/media", "/run/media"}) {
    std::error_code none;
    for (fs::directory_iterator at(place, fs::directory_options::skip_permission_denied, none), end; !none && at != end;
         at.increment(none)) {
      std::error_code ignored;
      if (!fs::is_directory(at->symlink_status(ignored))) continue;
      list_folder(at->path(), out);
      std::error_code below;
      for (fs::directory_iterator sub(at->path(), fs::directory_options::skip_permission_denied, below);
           !below && sub != end; sub.increment(below)) {
        if (fs::is_directory(sub->symlink_status(ignored))) list_folder(sub->path(), out);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Brought& a, const Brought& b) { return a.name < b.name; });
  return out;
}

std::string find_in_inbox(const fs::path& inbox, std::string_view path) {
  for (const auto& one : list_inbox(inbox)) {
    if (one.path == path) return one.path;
  }
  return {};
}

}  // namespace hvs::interop
