// One unit being written: its cards and questions, what must be mended, its facts, preview.
#include <algorithm>

#include "core/base/text.hpp"
#include "server/learning/authoring/desk.hpp"
#include "server/learning/content/place.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

constexpr std::size_t most_changes = 40;

struct Everything {
  Work work;
  Trial trial;
  std::vector<Version> versions;
  std::vector<ChangeLine> changes;
};

Result<Everything> read_everything(const Desk& desk, const std::string& id) {
  return desk.read<Everything>([&](db::Tx& tx) -> Result<Everything> {
    HVS_TRY(work, find_work(tx, desk, id));
    HVS_TRY(trial, desk.press->try_unit(tx, work.course, work.unit, work.words()));
    HVS_TRY(versions, versions_of(tx, desk.commune(), id));
    std::vector<std::string> ids{id};
    for (const auto& card : work.cards) ids.push_back(card.id);
    for (const auto& question : work.questions) ids.push_back(question.id);
    HVS_TRY(changes, changes_of(tx, desk.commune(), ids, most_changes));
    return Everything{std::move(work), std::move(trial), std::move(versions), std::move(changes)};
  });
}

std::string who(const Desk& desk, const std::string& account) {
  auto name = desk.name_of ? desk.name_of(account) : std::string{};
  return name.empty() ? account : name;
}

// "courses/cua-xa/ban-che/03.md" → the card's page; what belongs to the whole unit leads to its facts.
page::FindingRow finding_row(const Work& work, const Finding& one) {
  const auto slash = one.where.rfind('/');
  const auto last = slash == std::string::npos ? one.where : one.where.substr(slash + 1);
  const auto home = address_of(work.unit.id);
  for (std::size_t i = 0; i < work.cards.size(); ++i) {
    if (last == card_name(i) + ".md")
      return {home + "/the/" + work.cards[i].id, html::fill(t::authoring::card_n, {{"n", std::to_string(i + 1)}}),
              one.what};
  }
  for (std::size_t i = 0; i < work.questions.size(); ++i) {
    if (last == "q" + std::to_string(i + 1))
      return {home + "/cau/" + work.questions[i].id,
              html::fill(t::authoring::question_n, {{"n", std::to_string(i + 1)}}), one.what};
  }
  return {"#ten", std::string{t::authoring::change_unit.vi}, one.what};
}

// Course and framework are not this author's to mend here.
bool concerns_unit(const Work& work, const Finding& one) {
  return one.where.starts_with("courses/" + work.course.slug + "/" + work.unit.slug);
}

std::string voice_words(const Press& press, const CardWords& card, bool& person) {
  const auto hash = speech_hash(spoken_words(card, press.pronunciation()));
  person = !card.voice.empty() && card.voice_of == hash;
  if (person) return std::string{t::authoring::voice_person.vi};
  return std::string{card.voice.empty() ? t::authoring::voice_machine.vi : t::authoring::voice_stale.vi};
}

template <class Part>
page::PartRow part_row(const std::vector<Part>& all, std::size_t i, std::string href, const Text& number,
                       const std::string& title) {
  page::PartRow row;
  row.href = std::move(href);
  row.name = html::fill(number, {{"n", std::to_string(i + 1)}});
  row.title = title.empty() ? std::string{t::authoring::card_empty.vi} : title;
  row.id = all[i].id;
  if (i > 0) row.up = html::fill(t::authoring::move_up, {{"name", row.name}});
  if (i + 1 < all.size()) row.down = html::fill(t::authoring::move_down, {{"name", row.name}});
  return row;
}

std::vector<page::SkillBox> skill_boxes(const Framework& framework, const std::vector<std::string>& chosen) {
  std::vector<page::SkillBox> out;
  for (const auto& domain : framework.domains) {
    page::SkillBox box{domain.name, {}};
    for (const auto& skill : framework.skills) {
      if (skill.domain == domain.id)
        box.skills.push_back({skill.id, skill.name, std::find(chosen.begin(), chosen.end(), skill.id) != chosen.end()});
    }
    if (!box.skills.empty()) out.push_back(std::move(box));
  }
  return out;
}

std::string show_checked(const std::string& iso) {
  const auto day = read_partial_iso(iso);
  return day ? show_partial(*day) : iso;
}

std::string change_words(const Work& work, const ChangeLine& line) {
  std::string out{line.entity == "unit_draft" ? t::authoring::change_unit.vi : std::string_view{}};
  for (std::size_t i = 0; i < work.cards.size(); ++i) {
    if (work.cards[i].id == line.id) out = html::fill(t::authoring::card_n, {{"n", std::to_string(i + 1)}});
  }
  for (std::size_t i = 0; i < work.questions.size(); ++i) {
    if (work.questions[i].id == line.id) out = html::fill(t::authoring::question_n, {{"n", std::to_string(i + 1)}});
  }
  std::string fields;
  for (const auto& field : line.fields) {
    const std::string_view hidden[] = {"unit", "voice_of", "slug", "sent_by", "based_on"};
    if (std::find(std::begin(hidden), std::end(hidden), field) != std::end(hidden)) continue;
    fields += (fields.empty() ? "" : ", ") + label_of(field);
  }
  return out + (fields.empty() ? "" : ": " + fields);
}

void fill_versions(page::DraftUnitView& view, const Desk& desk, const Everything& all) {
  if (all.versions.empty()) {
    view.shown = t::authoring::not_shown.vi;
    return;
  }
  const auto& latest = all.versions.front();
  const auto number = std::to_string(latest.number);
  const bool same = latest.body == write_unit(all.work.words());
  view.shown = latest.body.empty()
                   ? std::string{t::authoring::not_shown.vi}
                   : html::fill(same ? t::authoring::shown_version : t::authoring::changed_since, {{"n", number}});
  view.may_take_away = !latest.body.empty();
  for (const auto& one : all.versions) {
    const auto n = std::to_string(one.number);
    view.versions.push_back(
        {html::fill(t::authoring::version_n, {{"n", n}}),
         html::fill(t::authoring::version_line, {{"who", who(desk, one.by)}, {"when", show_day_time(one.at)}}),
         one.note, &one == &latest || one.body.empty() ? std::string{} : one.id,
         html::fill(t::authoring::bring_back_label, {{"n", n}}), one.body.empty()});
  }
}

journal::Typed unit_fields(const UnitText& words) {
  std::string skills;
  for (const auto& skill : words.skills) skills += (skills.empty() ? "" : " ") + skill;
  return {{"title", words.title},
          {"minutes", std::to_string(words.minutes)},
          {"skills", skills},
          {"sources", join_lines(words.sources)},
          {"samples", join_lines(words.samples)},
          {"guide", words.guide},
          {"checked", words.checked}};
}

std::string version_of_record(const Desk& desk, const std::string& entity, const std::string& id,
                              const journal::Typed& fields) {
  const auto states = desk.read<std::vector<journal::RecordState>>([&](db::Tx& tx) {
    const std::string ids[] = {id};
    return desk.services.door.store(entity)->load(tx, desk.commune(), ids);
  });
  return states && !states->empty() ? journal::form_version(states->front(), fields) : std::string{};
}

}  // namespace

web::Reply unit_again(const Desk& desk, const web::Call& call, const Said& said, int status) {
  const std::string id{call.params.get("unit")};
  auto all = read_everything(desk, id);
  if (!all) return sorry(desk, call, all.error());
  const auto& work = all->work;
  page::DraftUnitView view;
  view.action = address_of(id);
  view.csrf = call.me.csrf;
  view.state = state_words(work.unit.status).vi;
  view.badge = state_badge(work.unit.status);
  view.note = work.unit.status == "tra_lai" ? work.unit.note : std::string{};
  view.trouble = said.trouble;
  const auto done = call.query.get("xong");
  view.done = done == "gui"    ? std::string{t::authoring::sent.vi}
              : done == "hien" ? std::string{t::authoring::published.vi}
              : done == "tra"  ? std::string{t::authoring::sent_back.vi}
              : done == "go"   ? std::string{t::authoring::taken_away.vi}
              : done == "luu"  ? std::string{t::authoring::saved.vi}
                               : std::string{};
  for (const auto& one : all->trial.findings.list()) {
    if (!concerns_unit(work, one)) continue;
    (one.gravity == Gravity::should ? view.should : view.must).push_back(finding_row(work, one));
  }
  const auto kb = (all->trial.weight.bytes + 1023) / 1024;
  view.kb = static_cast<int>(std::min<std::int64_t>(kb, 100'000));
  view.weight = html::fill(t::authoring::weight_line,
                           {{"kb", text::group_thousands(kb)}, {"seconds", std::to_string(all->trial.weight.seconds)}});
  view.recorded = html::fill(t::authoring::recorded_line, {{"n", std::to_string(all->trial.recorded)},
                                                           {"total", std::to_string(work.cards.size())}});
  view.preview = address_of(id) + "/xem/" + card_name(0);
  for (std::size_t i = 0; i < work.cards.size(); ++i) {
    auto row = part_row(work.cards, i, address_of(id) + "/the/" + work.cards[i].id, t::authoring::card_n,
                        work.cards[i].words.title);
    bool person = false;
    row.note = voice_words(*desk.press, work.cards[i].words, person);
    row.badge = person ? "good" : "";
    view.cards.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < work.questions.size(); ++i)
    view.questions.push_back(part_row(work.questions, i, address_of(id) + "/cau/" + work.questions[i].id,
                                      t::authoring::question_n, work.questions[i].words.stem));
  view.more_cards = work.cards.size() < most_cards;
  view.more_questions = work.questions.size() < most_questions;
  const auto& words = said.typed == nullptr ? work.unit.words : *said.typed;
  view.title = words.title;
  view.minutes = std::to_string(words.minutes);
  view.skills = skill_boxes(desk.press->base().framework, words.skills);
  view.skills_count = html::fill(t::authoring::skills_count, {{"n", std::to_string(words.skills.size())}});
  view.sources = join_lines(words.sources);
  view.samples = join_lines(words.samples);
  view.guide = words.guide;
  view.checked = said.bad_day ? said.typed_day : show_checked(words.checked);
  view.checked_wrong = said.bad_day;
  if (said.form != nullptr) view.clashes = clashes_of(*said.form);
  view.version = said.form != nullptr ? said.form->version
                                      : version_of_record(desk, "unit_draft", id, unit_fields(work.unit.words));
  view.typed_note = said.typed_note;
  view.may_send = view.must.empty() && (work.unit.status == "soan" || work.unit.status == "tra_lai");
  const bool waiting = work.unit.status == "cho_duyet";
  view.own_review = waiting && work.unit.sent_by == call.me.account;
  view.may_review = waiting && !view.own_review;
  view.seal = seal_of(work.words());
  fill_versions(view, desk, *all);
  for (const auto& line : all->changes)
    view.changes.push_back({who(desk, line.author), show_day_time(line.at), change_words(work, line)});
  return desk_page(desk, call, work.unit.words.title, std::string{desk_home}, page::draft_unit(view), status);
}

web::Answer unit_page(const Desk& desk, const web::Call& call) { return unit_again(desk, call, {}, 200); }

web::Answer save_unit(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")};
  const auto work = desk.read<Work>([&](db::Tx& tx) { return find_work(tx, desk, id); });
  if (!work) return sorry(desk, call, work.error());
  const auto typed_text = [&](std::string_view name) { return text::trim(text::nfc(call.form.get(name))); };
  UnitText typed;
  typed.title = text::cut(text::squeeze(typed_text("ten")), 90);
  long long minutes = 0;
  (void)text::read_int(text::trim(call.form.get("phut")), minutes);
  typed.minutes = static_cast<int>(std::clamp(minutes, 1LL, 60LL));
  for (const auto one : call.form.all("ky-nang")) {
    if (desk.press->base().framework.find_skill(one) != nullptr) typed.skills.emplace_back(one);
  }
  typed.sources = lines_of(typed_text("nguon"));
  typed.samples = lines_of(typed_text("hoi"));
  typed.guide = text::cut(text::squeeze(typed_text("dan")), 900);
  Said said;
  said.typed = &typed;
  const auto day = text::trim(call.form.get("kiem"));
  if (!day.empty()) {
    const auto read = read_partial(day);
    if (!read || read->day == 0) {
      said.bad_day = true;
      said.typed_day = day;
      return unit_again(desk, call, said, 422);
    }
    typed.checked = store_partial(*read);
  }
  if (text::letters(typed.title) < 2) {
    said.trouble = t::authoring::title_missing.vi;
    return unit_again(desk, call, said, 422);
  }
  const auto form = desk.read<journal::RecordForm>([&](db::Tx& tx) {
    return journal::compare_form(tx, desk.services.door, call, "unit_draft", id, unit_fields(typed),
                                 call.form.get("ban"));
  });
  if (!form) return sorry(desk, call, form.error());
  if (!form->clashes.empty()) {
    said.form = &*form;
    return unit_again(desk, call, said, 409);
  }
  web::Answer answer{web::see_other(address_of(id) + "?xong=luu")};
  if (form->op.changes.empty()) return answer;
  auto op = form->op;
  if (!reopened(work->unit).empty()) {
    const auto reopen = desk.read<journal::Operation>(
        [&](db::Tx& tx) { return change_unit(tx, desk, call, id, reopened(work->unit)); });
    if (reopen) op.changes.insert(op.changes.end(), reopen->changes.begin(), reopen->changes.end());
  }
  answer.operations.push_back(std::move(op));
  return answer;
}

web::Answer add_part(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")};
  const auto work = desk.read<Work>([&](db::Tx& tx) { return find_work(tx, desk, id); });
  if (!work) return sorry(desk, call, work.error());
  const bool card = call.form.get("loai") == "the";
  if (card ? work->cards.size() >= most_cards : work->questions.size() >= most_questions)
    return web::see_other(address_of(id));
  const auto last = card ? (work->cards.empty() ? 0 : work->cards.back().place)
                         : (work->questions.empty() ? 0 : work->questions.back().place);
  journal::Operation op;
  op.entity = card ? "card_draft" : "quiz_draft";
  op.entity_id = make_uuid7(call.now, desk.services.random);
  op.author = call.me.account;
  op.claimed = call.now;
  op.changes = {{"unit", id, 0}, {"place", std::to_string(last + 10), 0}};
  web::Answer answer{web::see_other(address_of(id) + (card ? "/the/" : "/cau/") + op.entity_id)};
  answer.operations.push_back(std::move(op));
  return answer;
}

web::Answer move_part(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")}, part{call.form.get("phan")};
  const bool up = call.form.get("huong") == "len";
  web::Answer answer{web::see_other(address_of(id) + "#" + part)};
  const auto ops =
      desk.read<std::vector<journal::Operation>>([&](db::Tx& tx) -> Result<std::vector<journal::Operation>> {
        HVS_TRY(work, find_work(tx, desk, id));
        std::vector<journal::Operation> out;
        const auto swap = [&](const auto& list, std::string_view entity) -> Result<void> {
          for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].id != part) continue;
            if ((up && i == 0) || (!up && i + 1 == list.size())) return {};
            const auto& other = list[up ? i - 1 : i + 1];
            HVS_TRY(one, journal::overwrite(tx, desk.services.door, call, entity, list[i].id,
                                            {{"place", std::to_string(other.place)}}));
            HVS_TRY(two, journal::overwrite(tx, desk.services.door, call, entity, other.id,
                                            {{"place", std::to_string(list[i].place)}}));
            out.push_back(std::move(one));
            out.push_back(std::move(two));
          }
          return {};
        };
        HVS_TRY(cards, swap(work.cards, "card_draft"));
        HVS_TRY(questions, swap(work.questions, "quiz_draft"));
        return out;
      });
  if (!ops) return sorry(desk, call, ops.error());
  answer.operations = *ops;
  return answer;
}

web::Answer preview(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")};
  auto all = read_everything(desk, id);
  if (!all) return sorry(desk, call, all.error());
  const auto lesson = "/hoc/" + all->work.course.slug + "/" + all->work.unit.slug;
  const auto here = address_of(id) + "/xem";
  Snapshot snapshot;
  snapshot.library = &all->trial.library;
  web::Call as_learner = call;
  as_learner.path = lesson + "/" + std::string{call.params.get("card")};
  as_learner.me = {};  // nothing that is tried here is anybody's progress
  as_learner.me.csrf = call.me.csrf;
  auto reply = answer(as_learner, snapshot, Maker{desk.site, desk.services.random}).reply;
  const auto move = [&](std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  };
  move(reply.body, lesson + "/", here + "/");
  move(reply.body, "\"" + lesson + "\"", "\"" + address_of(id) + "\"");
  move(reply.body, "\"/hoc/" + all->work.course.slug + "\"", "\"" + address_of(id) + "\"");
  for (auto& header : reply.headers) move(header.value, lesson + "/", here + "/");
  return reply;
}

}  // namespace hvs::learning
