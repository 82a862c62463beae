// /quan-tri/soan: what is being written, and a new unit, blank or begun from one that learners have.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/learning/authoring/desk.hpp"
#include "server/learning/content/files.hpp"
#include "server/learning/content/place.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

constexpr std::string_view new_course = "moi";

struct Lists {
  std::vector<CourseDraft> courses;
  std::vector<UnitDraft> units;
  std::vector<Version> shown;
};

Result<Lists> read_lists(const Desk& desk) {
  return desk.read<Lists>([&](db::Tx& tx) -> Result<Lists> {
    HVS_TRY(courses, list_courses(tx, desk.commune()));
    HVS_TRY(units, list_units(tx, desk.commune()));
    HVS_TRY(shown, shown_versions(tx, desk.commune()));
    return Lists{std::move(courses), std::move(units), std::move(shown)};
  });
}

web::Reply show(const Desk& desk, const web::Call& call, std::string trouble, int status) {
  const auto lists = read_lists(desk);
  if (!lists) return sorry(desk, call, lists.error());
  page::DraftListView view;
  view.trouble = std::move(trouble);
  view.csrf = call.me.csrf;
  view.fresh = call.form.has("id") ? std::string{call.form.get("id")} : make_uuid7(call.now, desk.services.random);
  view.typed_title = call.form.get("ten");
  view.typed_course = call.form.get("ten-khoa");
  for (const auto& course : lists->courses) {
    page::DraftCourse rows{course.title, {}};
    for (const auto& unit : lists->units) {
      if (unit.course != course.id) continue;
      const auto shown = std::find_if(lists->shown.begin(), lists->shown.end(),
                                      [&](const Version& one) { return one.unit == unit.id; });
      rows.units.push_back({address_of(unit.id), unit.words.title, std::string{state_words(unit.status).vi},
                            std::string{state_badge(unit.status)},
                            shown == lists->shown.end()
                                ? std::string{t::authoring::not_shown.vi}
                                : html::fill(t::authoring::shown_version, {{"n", std::to_string(shown->number)}})});
    }
    view.courses.push_back(std::move(rows));
    view.into.push_back({course.id, course.title, call.form.get("khoa") == course.id});
  }
  view.into.push_back({std::string{new_course}, std::string{t::authoring::new_course.vi},
                       lists->courses.empty() || call.form.get("khoa") == new_course});
  for (const auto& group : learner_groups) {
    const auto chosen = call.form.all("nhom");
    const bool on =
        chosen.empty() ? group == "nguoidan" : std::find(chosen.begin(), chosen.end(), group) != chosen.end();
    view.groups.push_back({std::string{group}, std::string{say("people.group_" + std::string{group})}, on});
  }
  for (const auto& course : desk.press->base().courses) {
    page::DraftListView::Source source{course.title, {}};
    for (const auto& unit : course.units) {
      const auto value = course.id + "/" + unit.id;
      source.units.push_back({value, unit.title, call.form.get("tu") == value});
    }
    view.sources.push_back(std::move(source));
  }
  return desk_page(desk, call, std::string{t::authoring::title.vi}, "/quan-tri", page::draft_list(view), status);
}

journal::Operation fresh(const web::Call& call, std::string_view entity, std::string id, const journal::Typed& values) {
  journal::Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.claimed = call.now;
  for (const auto& [field, value] : values) op.changes.push_back({field, value, 0});
  return op;
}

// A unit that learners have: its words from memory, its cards from their files.
UnitText source_of(const Desk& desk, std::string_view chosen) {
  const auto slash = std::min(chosen.find('/'), chosen.size());
  const auto* course = desk.press->base().find(chosen.substr(0, slash));
  const auto* unit =
      course == nullptr ? nullptr : find_unit(*course, chosen.substr(std::min(slash + 1, chosen.size())));
  if (unit == nullptr) return {};
  std::vector<std::string> files;
  Findings ignored;
  const auto folder =
      std::filesystem::path{desk.services.settings.share_dir} / "content/courses" / course->id / unit->id;
  for (const auto& card : unit->cards)
    files.push_back(read_text(folder / (card.id + ".md"), card_bytes, card.id, ignored).value_or("# " + card.title));
  return text_of(*unit, files);
}

std::string join_words(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// A name nobody has yet: "ban-che", "ban-che-2", …
template <class Taken>
std::string free_slug(std::string_view title, const Taken& taken) {
  auto slug = slug_of(title);
  if (slug.empty()) slug = "bai";
  if (!taken(slug)) return slug;
  for (int n = 2;; ++n) {
    auto next = slug.substr(0, 36) + "-" + std::to_string(n);
    if (!taken(next)) return next;
  }
}

}  // namespace

const Text& state_words(std::string_view status) {
  if (status == "cho_duyet") return t::authoring::state_waiting;
  if (status == "tra_lai") return t::authoring::state_returned;
  if (status == "xong") return t::authoring::state_done;
  return t::authoring::state_draft;
}

std::string_view state_badge(std::string_view status) {
  return status == "cho_duyet" ? "info" : status == "tra_lai" ? "warn" : status == "xong" ? "good" : "";
}

web::Answer list_page(const Desk& desk, const web::Call& call) { return show(desk, call, {}, 200); }

web::Answer begin_unit(const Desk& desk, const web::Call& call) {
  const std::string id{call.form.get("id")};
  const auto title = text::squeeze(text::nfc(call.form.get("ten")));
  const auto course_title = text::squeeze(text::nfc(call.form.get("ten-khoa")));
  if (!is_uuid(id) || text::letters(title) < 2)
    return show(desk, call, std::string{t::authoring::title_missing.vi}, 422);
  const auto lists = read_lists(desk);
  if (!lists) return sorry(desk, call, lists.error());
  const auto known =
      std::find_if(lists->units.begin(), lists->units.end(), [&](const auto& one) { return one.id == id; });
  if (known != lists->units.end()) return web::see_other(address_of(id));  // pressed twice
  web::Answer answer{web::see_other(address_of(id))};
  std::string course{call.form.get("khoa")};
  if (course == new_course) {
    if (text::letters(course_title) < 2) return show(desk, call, std::string{t::authoring::title_missing.vi}, 422);
    std::vector<std::string> groups;
    for (const auto one : call.form.all("nhom")) {
      if (among(learner_groups, one)) groups.emplace_back(one);
    }
    if (groups.empty()) groups.emplace_back(learner_groups.front());
    course = make_uuid7(call.now, desk.services.random);
    const auto slug = free_slug(course_title, [&](const std::string& name) {
      return desk.press->base().find(name) != nullptr || std::any_of(lists->courses.begin(), lists->courses.end(),
                                                                     [&](const auto& one) { return one.slug == name; });
    });
    answer.operations.push_back(
        fresh(call, "course_draft", course,
              {{"slug", slug},
               {"title", text::cut(course_title, 90)},
               {"summary", html::fill(t::authoring::course_by, {{"who", desk.services.settings.commune_name}})},
               {"groups", join_words(groups)}}));
  } else if (std::none_of(lists->courses.begin(), lists->courses.end(),
                          [&](const auto& one) { return one.id == course; })) {
    return show(desk, call, std::string{t::authoring::title_missing.vi}, 422);
  } else if (std::count_if(lists->units.begin(), lists->units.end(), [&](const auto& one) {
               return one.course == course;
             }) >= static_cast<std::ptrdiff_t>(most_units)) {
    return show(desk, call, std::string{t::authoring::course_full.vi}, 422);
  }
  auto words = source_of(desk, call.form.get("tu"));
  const auto slug = free_slug(title, [&](const std::string& name) {
    return std::any_of(lists->units.begin(), lists->units.end(),
                       [&](const auto& one) { return one.course == course && one.slug == name; });
  });
  answer.operations.push_back(fresh(call, "unit_draft", id,
                                    {{"course", course},
                                     {"slug", slug},
                                     {"title", text::cut(title, 90)},
                                     {"minutes", std::to_string(words.minutes)},
                                     {"skills", join_words(words.skills)},
                                     {"sources", join_lines(words.sources)},
                                     {"samples", join_lines(words.samples)},
                                     {"guide", words.guide},
                                     {"status", "soan"},
                                     {"based_on", std::string{call.form.get("tu")}}}));
  if (words.cards.empty()) words.cards.resize(1);
  for (std::size_t i = 0; i < words.cards.size(); ++i) {
    const auto& card = words.cards[i];
    answer.operations.push_back(fresh(call, "card_draft", make_uuid7(call.now, desk.services.random),
                                      {{"unit", id},
                                       {"place", std::to_string((i + 1) * 10)},
                                       {"title", card.title},
                                       {"text", card.text},
                                       {"picture", card.picture},
                                       {"alt", card.alt}}));
  }
  for (std::size_t i = 0; i < words.quiz.size(); ++i) {
    const auto& question = words.quiz[i];
    answer.operations.push_back(fresh(call, "quiz_draft", make_uuid7(call.now, desk.services.random),
                                      {{"unit", id},
                                       {"place", std::to_string((i + 1) * 10)},
                                       {"stem", question.stem},
                                       {"options", join_lines(question.options)},
                                       {"answer", std::to_string(question.answer)},
                                       {"why", question.why}}));
  }
  desk.press->speak(words);
  return answer;
}

}  // namespace hvs::learning
