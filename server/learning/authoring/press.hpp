// From draft to lesson: tries a unit as learners would get it, and puts published units on the shelf.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/app/services.hpp"
#include "server/learning/authoring/course_folder.hpp"
#include "server/learning/authoring/drafts.hpp"
#include "server/learning/content/check.hpp"
#include "server/learning/shelf.hpp"
#include "server/media/voice.hpp"

namespace hvs::learning {

// A draft as it would be shown. `library` holds its course alone, its photos and sounds at addresses of the desk.
struct Trial {
  Library library;
  Findings findings;
  UnitWeight weight;
  std::size_t recorded = 0;  // cards that a person has read aloud
};

inline constexpr std::string_view photos_of_desk = "/quan-tri/soan/anh/";
inline constexpr std::string_view sounds_of_desk = "/quan-tri/soan/tieng/";

// The stop-gap voice; given so that tests need not wait for it.
using Speaker = std::function<Result<media::Clip>(std::string_view spoken)>;

class Press {
 public:
  // `base`: the courses that come with the program or in packs.
  Press(app::Services& services, ShelfPtr shelf, std::shared_ptr<const Library> base, Speaker speaker = &media::speak)
      : services_(services), shelf_(std::move(shelf)), base_(std::move(base)), speaker_(std::move(speaker)) {}

  // Puts all versions that are shown now on the shelf beside the base. At start, and after each publishing.
  [[nodiscard]] Result<void> publish() const;

  // Refusals: authoring.cannot_write and what the database says.
  [[nodiscard]] Result<Trial> try_unit(db::Tx& tx, const CourseDraft& course, const UnitDraft& unit,
                                       const UnitText& words) const;

  // Makes the synthetic voice for words that nobody has spoken yet and keeps it. Without the programs for it nothing is
  // made, and the checks say which sounds are missing.
  void speak(const std::vector<std::string>& spoken) const;
  void speak(const UnitText& words) const;

  [[nodiscard]] const Pronunciation& pronunciation() const;
  [[nodiscard]] const Library& base() const { return *base_; }

 private:
  [[nodiscard]] std::optional<Voiced> voice(db::Tx& tx, const CardWords* card, const std::string& spoken) const;
  // The same words are in a lesson of the program: their sound was made with it.
  [[nodiscard]] std::optional<media::Clip> said_already(const std::string& spoken) const;
  [[nodiscard]] Files files(db::Tx& tx) const;

  app::Services& services_;
  ShelfPtr shelf_;
  std::shared_ptr<const Library> base_;
  Speaker speaker_;
  mutable std::mutex publishing_;
  mutable bool started_ = false;
  mutable std::optional<Pronunciation> how_;
  mutable std::optional<std::map<std::string, std::string, std::less<>>> built_;  // speech_hash → name below am/
  mutable std::mutex asking_;
};

// Name of an authored file that holds the synthetic voice of these words, without ".opus" or ".mp3".
[[nodiscard]] std::string stop_gap_name(std::string_view spoken);

}  // namespace hvs::learning
