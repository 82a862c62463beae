// Answers what the sign-in doors ask about people; the doors stand below the people room, so the answer is handed in
// here.
#pragma once

#include "server/app/services.hpp"
#include "server/auth/directory.hpp"

namespace hvs::app {

class PeopleDirectory final : public auth::Directory {
 public:
  explicit PeopleDirectory(std::function<Instant()> now) : now_(std::move(now)) {}
  Result<std::optional<auth::Learner>> learner(db::Tx& tx, const std::string& commune,
                                               const std::string& person) override;
  Result<std::vector<auth::Learner>> members(db::Tx& tx, const std::string& commune,
                                             const std::string& class_id) override;
  Result<std::vector<auth::LearningClass>> open_classes(db::Tx& tx, const std::string& commune) override;
  Result<std::optional<auth::LearningClass>> find_class(db::Tx& tx, const std::string& commune,
                                                        const std::string& class_id) override;
  Result<std::vector<auth::Place>> places(db::Tx& tx, const std::string& commune) override;

 private:
  std::function<Instant()> now_;
};

}  // namespace hvs::app
