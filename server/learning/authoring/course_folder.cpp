#include "server/learning/authoring/course_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "server/learning/content/files.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/content/markdown.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

namespace fs = std::filesystem;

Result<void> put(const fs::path& file, std::string_view bytes) {
  std::error_code problem;
  fs::create_directories(file.parent_path(), problem);
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  if (!out.flush()) return refuse(Kind::broken, t::authoring::cannot_write.key, file.filename().string());
  return {};
}

bool is_drawing(std::string_view picture) { return picture.ends_with(".svg"); }

std::string course_file(const CourseText& course) {
  std::string out;
  json::Writer json(out);
  json.begin_object()
      .key("id")
      .value(course.slug)
      .key("title")
      .value(course.title)
      .key("summary")
      .value(course.summary);
  json.key("order").value(500).key("provisional").value(true).key("license").value("CC BY-SA 4.0");
  std::string checked;  // a course is as fresh as its newest unit
  for (const auto& unit : course.units) checked = std::max(checked, unit.words.checked);
  json.key("checked").value(checked);
  json.key("groups").begin_array();
  for (const auto& group : course.groups) json.value(group);
  json.end_array().key("units").begin_array();
  for (const auto& unit : course.units) json.value(unit.slug);
  json.end_array().end_object();
  return out;
}

Result<void> put_picture(const fs::path& content, const fs::path& unit, const fs::path& share, const std::string& name,
                         const Files& files) {
  std::error_code problem;
  if (name.empty()) return {};
  if (is_drawing(name)) {
    if (!is_name(std::string_view{name}.substr(0, name.size() - 4))) return {};  // the reader says so
    fs::create_directories(content / "pictures", problem);
    fs::copy_file(share / "content" / "pictures" / name, content / "pictures" / name, fs::copy_options::skip_existing,
                  problem);
    return {};
  }
  if (!is_photo_name(name)) return {};
  if (const auto bytes = files(name)) return put(unit / name, *bytes);
  return {};
}

}  // namespace

Result<void> write_course(const std::string& folder, const std::string& share_dir, const CourseText& course,
                          const Files& files) {
  const fs::path content = fs::path{folder} / "content", share{share_dir};
  std::error_code problem;
  fs::create_directories(content, problem);
  for (const auto* name : {"framework.json", "pronunciation.tsv"})
    fs::copy_file(share / "content" / name, content / name, fs::copy_options::overwrite_existing, problem);
  const auto base = content / "courses" / course.slug;
  HVS_TRY(named, put(base / "course.json", course_file(course)));
  for (const auto& unit : course.units) {
    HVS_TRY(written, put(base / unit.slug / "unit.json", unit_file(unit.slug, unit.words)));
    for (std::size_t i = 0; i < unit.words.cards.size(); ++i) {
      const auto& card = unit.words.cards[i];
      HVS_TRY(text, put(base / unit.slug / (card_name(i) + ".md"), card_file(card)));
      HVS_TRY(drawn, put_picture(content, base / unit.slug, share, card.picture, files));
    }
  }
  return {};
}

std::string spoken_words(const CardWords& card, const Pronunciation& how) {
  const auto text = render_card(card_file(card));
  return say_aloud(plain_of(text), how);
}

std::vector<std::string> spoken_words(const QuestionText& question, const Pronunciation& how) {
  std::vector<std::string> out{say_aloud(question.stem, how)};
  for (const auto& option : question.options) out.push_back(say_aloud(option, how));
  out.push_back(say_aloud(question.why, how));
  return out;
}

Result<void> write_course_sounds(const std::string& folder, const CourseText& course, const Voices& voices) {
  const fs::path root{folder};
  Findings findings;
  const auto how = read_pronunciation(root / "content", findings);
  std::string index;
  json::Writer json(index);
  json.begin_object().key("sounds").begin_object();
  const auto add = [&](const std::string& name, const CardWords* card, const std::string& spoken) -> Result<void> {
    const auto voiced = voices(card, spoken);
    if (!voiced) return {};
    HVS_TRY(opus, put(root / "am" / (name + ".opus"), voiced->opus));
    HVS_TRY(mp3, put(root / "am" / (name + ".mp3"), voiced->mp3));
    json.key(name).begin_object().key("hash").value(speech_hash(spoken));
    json.key("opus").value(static_cast<long long>(voiced->opus.size()));
    json.key("mp3").value(static_cast<long long>(voiced->mp3.size())).key("stop_gap").value(voiced->stop_gap);
    json.end_object();
    return {};
  };
  for (const auto& unit : course.units) {
    const auto base = course.slug + "/" + unit.slug + "/";
    for (std::size_t i = 0; i < unit.words.cards.size(); ++i) {
      const auto& card = unit.words.cards[i];
      HVS_TRY(one, add(base + card_name(i), &card, spoken_words(card, how)));
    }
    for (std::size_t i = 0; i < unit.words.quiz.size(); ++i) {
      const auto name = base + "q" + std::to_string(i + 1);
      const auto spoken = spoken_words(unit.words.quiz[i], how);
      for (std::size_t k = 0; k < spoken.size(); ++k) {
        const auto part = k == 0 ? "" : k + 1 == spoken.size() ? "-why" : "-" + std::to_string(k - 1);
        HVS_TRY(one, add(name + part, nullptr, spoken[k]));
      }
    }
  }
  json.end_object().end_object();
  return put(root / "am" / "sounds.json", index);
}

}  // namespace hvs::learning
