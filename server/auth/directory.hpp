// What the doors ask about people and classes. The people room stands above this one, so it answers through this face;
// the composition root hands it in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/db/db.hpp"

namespace hvs::auth {

struct Learner {
  std::string person;
  std::string name;
  std::string area;       // path
  std::string area_name;  // "xóm Đình Cả"
};

struct LearningClass {
  std::string id;
  std::string name;
  std::string area;
  std::string area_name;
  bool open = false;
};

struct Place {
  std::string path;
  std::string name;
};

class Directory {
 public:
  virtual ~Directory() = default;
  // Nobody for persons who are withdrawn or merged away.
  virtual Result<std::optional<Learner>> learner(db::Tx& tx, const std::string& commune, const std::string& person) = 0;
  virtual Result<std::vector<Learner>> members(db::Tx& tx, const std::string& commune,
                                               const std::string& class_id) = 0;  // by name
  virtual Result<std::vector<LearningClass>> open_classes(db::Tx& tx, const std::string& commune) = 0;
  virtual Result<std::optional<LearningClass>> find_class(db::Tx& tx, const std::string& commune,
                                                          const std::string& class_id) = 0;
  virtual Result<std::vector<Place>> places(db::Tx& tx, const std::string& commune) = 0;  // leaf areas that stand today
};

}  // namespace hvs::auth
