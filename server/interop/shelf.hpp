// The packages on disk: DATA/goi-hoc/<hash>/goi.json (what it holds) and …/tep/ (its files). Never changed once there.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/interop/model.hpp"

namespace hvs::interop {

class Shelf {
 public:
  explicit Shelf(const std::string& data_dir);

  [[nodiscard]] std::filesystem::path folder(const std::string& hash) const;      // …/<hash>
  [[nodiscard]] std::filesystem::path incoming(const std::string& upload) const;  // …/nhan/<upload>
  [[nodiscard]] std::filesystem::path inbox() const;  // DATA/goi-den: files brought by stick or chat
  // Null when it is not there or cannot be read.
  [[nodiscard]] std::shared_ptr<const Outline> outline(const std::string& hash) const;
  // One that is still on its way in; never kept in memory.
  [[nodiscard]] std::shared_ptr<const Outline> outline_at(const std::filesystem::path& file) const;
  // The file behind "images/a.png" of that package; "" when there is none. Nothing outside `tep` can be named.
  [[nodiscard]] std::string file(const std::string& hash, std::string_view path) const;

 private:
  std::filesystem::path root_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const Outline>> read_;
};

// By the ending, without a charset (the file says its own); things a browser would not show are octets.
[[nodiscard]] std::string_view type_of(std::string_view path);
// Can a browser show it in a frame? Else it is offered as a file to keep.
[[nodiscard]] bool shows_in_frame(std::string_view path);

}  // namespace hvs::interop
