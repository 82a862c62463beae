#include "server/learning/authoring/press.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/text.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/pack/opened.hpp"
#include "server/media/temp_folder.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

namespace fs = std::filesystem;

CourseText course_text(const CourseDraft& course) {
  return {course.slug, course.title, course.summary, course.groups, {}};
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string address_of_sound(const CardWords* card, const std::string& spoken) {
  const bool fits = card != nullptr && !card->voice.empty() && card->voice_of == speech_hash(spoken);
  return std::string{sounds_of_desk} + (fits ? card->voice : stop_gap_name(spoken));
}

// The lesson's own addresses do not exist before it is published: photos and sounds come from the desk.
void point_to_desk(Unit& unit, const UnitText& words, const Pronunciation& how) {
  for (std::size_t i = 0; i < unit.cards.size() && i < words.cards.size(); ++i) {
    auto& card = unit.cards[i];
    if (card.picture.address.starts_with("/phim/"))
      card.picture.address = std::string{photos_of_desk} + words.cards[i].picture;
    const auto spoken = spoken_words(words.cards[i], how);
    const auto& one = words.cards[i];
    card.sound = {address_of_sound(&one, spoken), one.voice.empty() || one.voice_of != speech_hash(spoken)};
  }
  for (std::size_t i = 0; i < unit.quiz.size() && i < words.quiz.size(); ++i) {
    auto& question = unit.quiz[i];
    const auto spoken = spoken_words(words.quiz[i], how);
    question.sound = {address_of_sound(nullptr, spoken.front()), true};
    question.why_sound = {address_of_sound(nullptr, spoken.back()), true};
    for (std::size_t k = 0; k < question.options.size() && k + 2 < spoken.size(); ++k)
      question.options[k].sound = {address_of_sound(nullptr, spoken[k + 1]), true};
  }
}

}  // namespace

std::string stop_gap_name(std::string_view spoken) { return "noi-" + speech_hash(spoken); }

const Pronunciation& Press::pronunciation() const {
  const std::lock_guard lock{asking_};
  if (!how_) {
    Findings ignored;
    how_ = read_pronunciation(fs::path{services_.settings.share_dir} / "content", ignored);
  }
  return *how_;
}

Files Press::files(db::Tx& tx) const {
  return [&tx, commune = services_.settings.commune](const std::string& name) -> std::optional<std::string> {
    auto file = find_file(tx, commune, name);
    if (!file || !*file) return {};
    return std::move((*file)->bytes);
  };
}

std::optional<Voiced> Press::voice(db::Tx& tx, const CardWords* card, const std::string& spoken) const {
  const bool read_aloud = card != nullptr && !card->voice.empty() && card->voice_of == speech_hash(spoken);
  const auto name = read_aloud ? card->voice : stop_gap_name(spoken);
  const auto get = files(tx);
  auto opus = get(name + ".opus");
  auto mp3 = get(name + ".mp3");
  if (!opus || !mp3) return {};
  return Voiced{std::move(*opus), std::move(*mp3), !read_aloud};
}

std::optional<media::Clip> Press::said_already(const std::string& spoken) const {
  const fs::path share{services_.settings.share_dir};
  {
    const std::lock_guard lock{asking_};
    if (!built_) {
      built_.emplace();
      Findings ignored;
      for (const auto& [name, sound] : read_sounds(share, ignored)) {
        if (sound.stop_gap) built_->emplace(sound.hash, name);
      }
    }
  }
  const auto at = built_->find(speech_hash(spoken));
  if (at == built_->end()) return {};
  media::Clip clip{bytes_of(share / "am" / (at->second + ".opus")), bytes_of(share / "am" / (at->second + ".mp3"))};
  if (clip.opus.empty() || clip.mp3.empty()) return {};
  return clip;
}

void Press::speak(const std::vector<std::string>& spoken) const {
  const auto& commune = services_.settings.commune;
  for (const auto& words : spoken) {
    const auto name = stop_gap_name(words);
    if (words.empty()) continue;
    bool known = false;
    (void)services_.db.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(file, find_file(tx, commune, name + ".mp3"));
      known = file.has_value();
      return {};
    });
    if (known) continue;
    auto clip = said_already(words);
    if (!clip) {
      auto fresh = speaker_(words);
      if (!fresh) return;
      clip = std::move(*fresh);
    }
    (void)services_.db.write([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(opus, put_file(tx, commune, name + ".opus", {"audio/ogg", clip->opus}, services_.now()));
      return put_file(tx, commune, name + ".mp3", {"audio/mpeg", clip->mp3}, services_.now());
    });
  }
}

void Press::speak(const UnitText& words) const {
  std::vector<std::string> spoken;
  for (const auto& card : words.cards) spoken.push_back(spoken_words(card, pronunciation()));
  for (const auto& question : words.quiz) {
    for (auto& one : spoken_words(question, pronunciation())) spoken.push_back(std::move(one));
  }
  speak(spoken);
}

Result<Trial> Press::try_unit(db::Tx& tx, const CourseDraft& course, const UnitDraft& unit,
                              const UnitText& words) const {
  const media::TempFolder bench;
  if (!bench.stands()) return refuse(Kind::broken, t::authoring::cannot_write.key);
  auto text = course_text(course);
  text.units.push_back({unit.slug, words});
  HVS_TRY(written, write_course(bench.path(), services_.settings.share_dir, text, files(tx)));
  HVS_TRY(voiced, write_course_sounds(bench.path(), text, [&](const CardWords* card, const std::string& spoken) {
            return voice(tx, card, spoken);
          }));
  auto loaded = load_content(bench.path());
  Trial out;
  out.findings = std::move(loaded.findings);
  if (words.checked.empty())
    out.findings.add(Gravity::must, "courses/" + course.slug + "/" + unit.slug + "/unit.json",
                     t::authoring::not_checked);
  const auto sounds = read_sounds(bench.path(), out.findings);
  for (auto& one : loaded.library.courses) {
    for (auto& lesson : one.units) {
      out.weight = check_unit(one, lesson, loaded.library, sounds, services_.settings.share_dir, {}, out.findings);
      for (const auto& card : lesson.cards) {
        if (!card.sound.exists())
          out.findings.add(Gravity::should, "courses/" + one.id + "/" + lesson.id + "/" + card.id + ".md",
                           t::authoring::no_sound_yet);
        else if (!card.sound.stop_gap)
          ++out.recorded;
      }
      point_to_desk(lesson, words, pronunciation());
    }
  }
  out.library = std::move(loaded.library);
  return out;
}

Result<void> Press::publish() const {
  const std::lock_guard lock{publishing_};
  const fs::path root = fs::path{services_.settings.data_dir} / "bai-soan";
  const auto base = shelf_->base();  // a pack may have been opened since the start
  auto next = std::make_shared<Library>(*base);
  std::error_code problem;
  if (!started_) fs::remove_all(root, problem);  // of the run before
  started_ = true;
  bool any = false;
  const auto read = services_.db.read([&](db::Tx& tx) -> Result<void> {
    const auto& commune = services_.settings.commune;
    HVS_TRY(versions, shown_versions(tx, commune));
    if (versions.empty()) return {};
    HVS_TRY(courses, list_courses(tx, commune));
    HVS_TRY(units, list_units(tx, commune));
    for (const auto& course : courses) {
      auto text = course_text(course);
      for (const auto& unit : units) {
        if (unit.course != course.id) continue;
        const auto shown =
            std::find_if(versions.begin(), versions.end(), [&](const Version& one) { return one.unit == unit.id; });
        if (shown == versions.end()) continue;
        HVS_TRY(words, read_unit_text(shown->body));
        text.units.push_back({unit.slug, std::move(words)});
      }
      if (text.units.empty()) continue;
      // A fresh folder each time: pages being served still read the one before.
      const auto folder =
          root / (course.slug + "-" + std::to_string(to_ms(services_.now())) + "-" + std::to_string(getpid()));
      fs::remove_all(folder, problem);
      HVS_TRY(written, write_course(folder.string(), services_.settings.share_dir, text, files(tx)));
      HVS_TRY(voiced, write_course_sounds(folder.string(), text, [&](const CardWords* card, const std::string& spoken) {
                return voice(tx, card, spoken);
              }));
      HVS_TRY(made, read_library(folder.string()));
      add_course(*next, *made, course.slug, folder.string());
      any = true;
    }
    return {};
  });
  if (!read) return read;
  std::stable_sort(next->courses.begin(), next->courses.end(),
                   [](const Course& a, const Course& b) { return a.order < b.order; });
  if (any || shelf_->library() != base) shelf_->put(std::move(next));
  return {};
}

}  // namespace hvs::learning
