#include "server/learning/content/courses.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "server/learning/content/directives.hpp"
#include "server/learning/content/files.hpp"
#include "server/learning/content/markdown.hpp"
#include "server/learning/content/place.hpp"
#include "text/content.hpp"

namespace hvs::learning {
namespace {

constexpr std::size_t max_courses = 200, max_units = 8, min_cards = 5, max_cards = 12;  // learners.md S2
constexpr std::size_t min_quiz = 3, max_quiz = 5, min_options = 2, max_options = 4;     // learners.md E-3

std::vector<std::string> words_of(const json::Json& list) {
  std::vector<std::string> out;
  for (const auto& one : list.items()) out.emplace_back(text::squeeze(one.string()));
  return out;
}

// A picture named in a lesson: "nut-nguon.svg", never a path.
std::string picture_address(std::string_view file, Loaded& loaded, const Place& place) {
  if (!file.ends_with(".svg") || !is_name(file.substr(0, file.size() - 4))) {
    place.must(t::content::bad_picture_address);
    return {};
  }
  const auto name = file.substr(0, file.size() - 4);
  if (!loaded.library.pictures.contains(name)) {
    place.must(t::content::unknown_picture, {{"name", std::string{name}}});
    return {};
  }
  loaded.pictures_in_use.emplace(name);
  return "/hinh/" + std::string{file};
}

// A photo that lies beside the card; drawings are preferred, they weigh a tenth.
std::string photo_address(const std::filesystem::path& folder, const std::string& file, const std::string& base,
                          Loaded& loaded, const Place& place) {
  std::error_code problem;
  const auto bytes = std::filesystem::file_size(folder / file, problem);
  if (problem) {
    place.must(t::content::no_file, {{"name", file}});
    return {};
  }
  if (bytes > photo_bytes)
    place.must(t::content::photo_heavy,
               {{"kb", std::to_string((bytes + 1023) / 1024)}, {"limit", std::to_string(photo_bytes / 1024)}});
  constexpr std::string_view before = "courses/";
  const auto address = "/phim/" + base.substr(before.size()) + file;
  loaded.library.files.emplace(address, (folder / file).string());
  return address;
}

Card read_card(const std::filesystem::path& folder, const std::string& id, const std::string& base, Loaded& loaded) {
  const Place place{base + id + ".md", loaded.findings};
  Card card;
  card.id = id;
  const auto source = read_text(folder / (id + ".md"), card_bytes, place.where, loaded.findings);
  if (!source) return card;
  auto text = render_card(*source);
  if (text.title.empty()) place.broken(t::content::no_title);
  if (text.images.empty()) place.must(t::content::no_picture);
  if (text.images.size() > 1) place.must(t::content::two_pictures);
  if (!text.images.empty()) {
    const auto& file = text.images.front().address;
    card.picture = {
        is_photo_name(file) ? photo_address(folder, file, base, loaded, place) : picture_address(file, loaded, place),
        text::squeeze(text.images.front().alt)};
    if (card.picture.alt.empty()) place.must(t::content::no_alt);
  }
  read_directives(text, card, folder, base, place, loaded);
  for (const auto& href : text.dropped) place.must(t::content::link_dropped, {{"href", href}});
  for (auto& href : text.links) loaded.links.push_back({place.where, std::move(href)});
  card.plain = plain_of(text);
  card.title = std::move(text.title);
  card.body = std::move(text.body);
  return card;
}

QuizQuestion read_question(const json::Json& json, const Place& place, Loaded& loaded) {
  QuizQuestion question{.id = place.field(json, "id"),
                        .stem = place.field(json, "stem"),
                        .options = {},
                        .answer = 0,
                        .why = text::squeeze(json.at("why").string()),
                        .sound = {},
                        .why_sound = {}};
  if (!is_name(question.id)) place.broken(t::content::bad_name, {{"name", question.id}});
  if (question.why.empty()) place.must(t::content::no_why);
  for (const auto& one : json.at("options").items()) {
    Option option{.text = place.field(one, "text"), .picture = {}, .sound = {}};
    if (const auto file = one.at("picture").string(); !file.empty())
      option.picture = {picture_address(file, loaded, place), option.text};
    question.options.push_back(std::move(option));
  }
  place.between(question.options.size(), min_options, max_options, t::content::what_options);
  const auto answer = json.at("answer").integer(-1);
  if (answer < 0 || static_cast<std::size_t>(answer) >= question.options.size()) {
    place.broken(t::content::answer_range, {{"name", question.id}});
  } else {
    question.answer = static_cast<std::size_t>(answer);
  }
  return question;
}

// Day somebody compared the facts with their sources, "2026-11-22".
void check_day(const std::string& day, const Place& place) {
  if (!day.empty() && !read_partial_iso(day)) place.must(t::content::bad_day, {{"day", day}});
}

void check_groups(const std::vector<std::string>& groups, const Place& place) {
  if (groups.empty()) place.must(t::content::missing_field, {{"field", "groups"}});
  for (const auto& group : groups) {
    if (!among(learner_groups, group)) place.broken(t::content::unknown_group, {{"name", group}});
  }
}

Proof read_proof(const json::Json& json, const Place& place) {
  const auto kind = json.at("evidence").string();
  if (kind.empty() || kind == "practised") return Proof::practised;
  if (kind == "passed") return Proof::passed;
  if (kind != "observed") place.broken(t::content::unknown_proof, {{"name", std::string{kind}}});
  return Proof::observed;
}

// A question is asked at its card or at the end, never at two places.
void check_questions_in_cards(const Unit& unit, const std::string& base, Loaded& loaded) {
  std::set<std::string, std::less<>> asked;
  for (const auto& card : unit.cards) {
    const Place place{base + card.id + ".md", loaded.findings};
    for (const auto& name : card.quiz) {
      if (find_question(unit, name) == nullptr) place.broken(t::content::unknown_question, {{"name", name}});
      if (!asked.insert(name).second) place.broken(t::content::twice, {{"name", name}});
    }
  }
}

Unit read_unit(const std::filesystem::path& folder, const std::string& id, const std::string& base, Loaded& loaded) {
  const Place place{base + "unit.json", loaded.findings};
  Unit unit;
  unit.id = id;
  const auto json = read_json(folder / "unit.json", place.where, loaded.findings);
  if (!json) return unit;
  unit.title = place.field(*json, "title");
  unit.minutes = static_cast<int>(std::clamp(json->at("minutes").integer(), 1LL, 60LL));
  unit.skills = words_of(json->at("skills"));
  unit.sources = words_of(json->at("sources"));
  unit.questions = words_of(json->at("questions"));
  unit.guide = text::squeeze(json->at("guide").string());
  unit.groups = words_of(json->at("groups"));
  unit.proof = read_proof(*json, place);
  unit.checked = text::squeeze(json->at("checked").string());
  check_day(unit.checked, place);
  if (!unit.groups.empty()) check_groups(unit.groups, place);
  unit.tracks = words_of(json->at("tracks"));
  for (const auto& track : unit.tracks) {
    if (!among(voice_tracks, track)) place.broken(t::content::unknown_track, {{"name", track}});
  }
  if (unit.skills.empty()) place.must(t::content::no_skill);
  if (unit.sources.empty()) place.must(t::content::no_source);
  for (const auto& skill : unit.skills) {
    if (loaded.library.framework.find_skill(skill) == nullptr) place.must(t::content::unknown_skill, {{"name", skill}});
  }
  for (const auto& card : json->at("cards").items()) {
    const std::string name{card.string()};
    if (!is_name(name))
      place.broken(t::content::bad_name, {{"name", name}});
    else if (find_card(unit, name) != nullptr)
      place.broken(t::content::twice, {{"name", name}});
    else
      unit.cards.push_back(read_card(folder, name, base, loaded));
  }
  for (const auto& one : json->at("quiz").items()) {
    auto question = read_question(one, place, loaded);
    if (find_question(unit, question.id) != nullptr) place.broken(t::content::twice, {{"name", question.id}});
    unit.quiz.push_back(std::move(question));
  }
  check_questions_in_cards(unit, base, loaded);
  place.between(unit.cards.size(), min_cards, max_cards, t::content::what_cards);
  place.between(unit.quiz.size(), min_quiz, max_quiz, t::content::what_questions);
  place.between(unit.questions.size(), 3, 5, t::content::what_samples);
  if (unit.cards.empty())
    place.broken(t::content::missing_field, {{"field", "cards"}});
  else
    unit.summary = text::cut(unit.cards.front().plain, 120);
  return unit;
}

std::string extras_of(const Card& card) {
  std::string all = card.slide ? "slide" : "";
  for (const auto& task : card.checklist) all += '\n' + task.markup;
  for (const auto& question : card.quiz) all += '\n' + question;
  return all + card.practice + card.video.address + (card.video.exists() ? std::to_string(card.video.bytes) : "");
}

// Everything a learner sees or hears of the course, so that any change makes another version.
std::string version_of(const Course& course) {
  std::string all = course.title + '\n' + course.summary;
  for (const auto& speech_unit : course.units) {
    all += '\n' + speech_unit.id + speech_unit.title;
    for (const auto& card : speech_unit.cards)
      all += '\n' + card.id + card.title + card.body.markup + card.picture.address + extras_of(card);
    for (const auto& question : speech_unit.quiz) {
      all += '\n' + question.id + question.stem + question.why + std::to_string(question.answer);
      for (const auto& option : question.options) all += '\n' + option.text + option.picture.address;
    }
  }
  return bytes::hex(bytes::sha256(all)).substr(0, 12);
}

Course read_course(const std::filesystem::path& folder, const std::string& id, Loaded& loaded) {
  const auto base = "courses/" + id + "/";
  const Place place{base + "course.json", loaded.findings};
  Course course;
  course.id = id;
  const auto json = read_json(folder / "course.json", place.where, loaded.findings);
  if (!json) return course;
  course.title = place.field(*json, "title");
  course.summary = place.field(*json, "summary");
  course.checked = place.field(*json, "checked");
  course.license = place.field(*json, "license");
  course.groups = words_of(json->at("groups"));
  course.order = static_cast<int>(std::clamp(json->at("order").integer(100), 0LL, 1000LL));
  course.provisional = json->at("provisional").boolean(true);
  for (const auto& unit : json->at("units").items()) {
    const std::string name{unit.string()};
    if (!is_name(name))
      place.broken(t::content::bad_name, {{"name", name}});
    else if (find_unit(course, name) != nullptr)
      place.broken(t::content::twice, {{"name", name}});
    else
      course.units.push_back(read_unit(folder / name, name, base + name + "/", loaded));
  }
  check_day(course.checked, place);
  check_groups(course.groups, place);
  for (auto& unit : course.units) {
    if (unit.groups.empty()) unit.groups = course.groups;
    if (unit.checked.empty()) unit.checked = course.checked;
  }
  if (course.units.empty()) place.broken(t::content::missing_field, {{"field", "units"}});
  place.between(course.units.size(), 1, max_units, t::content::what_units);
  course.version = version_of(course);
  return course;
}

}  // namespace

void read_courses(const std::filesystem::path& content, Loaded& loaded) {
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(content / "courses", problem)) {
    if (entry.is_directory(problem)) names.push_back(entry.path().filename().string());
  }
  if (names.empty()) loaded.findings.add(Gravity::broken, "courses", t::content::cannot_read);
  if (names.size() > max_courses) names.resize(max_courses);
  std::sort(names.begin(), names.end());
  for (const auto& name : names) {
    if (!is_name(name))
      loaded.findings.add(Gravity::broken, "courses/" + name, t::content::bad_name, {{"name", name}});
    else
      loaded.library.courses.push_back(read_course(content / "courses" / name, name, loaded));
  }
  std::stable_sort(loaded.library.courses.begin(), loaded.library.courses.end(),
                   [](const Course& a, const Course& b) { return a.order < b.order; });
}

}  // namespace hvs::learning
