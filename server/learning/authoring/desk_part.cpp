// One card or question being written: words, picture, voice.
#include <algorithm>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/learning/authoring/desk.hpp"
#include "server/learning/content/files.hpp"
#include "server/media/photo.hpp"
#include "server/media/voice.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

template <class Part>
const Part* find_part(const std::vector<Part>& all, std::string_view id) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Part& one) { return one.id == id; });
  return at == all.end() ? nullptr : &*at;
}

Result<Work> open(const Desk& desk, const web::Call& call) {
  return desk.read<Work>([&](db::Tx& tx) { return find_work(tx, desk, std::string{call.params.get("unit")}); });
}

journal::Typed card_fields(const CardWords& words) {
  return {{"title", words.title}, {"text", words.text},   {"picture", words.picture},
          {"alt", words.alt},     {"voice", words.voice}, {"voice_of", words.voice_of}};
}

journal::Typed question_fields(const QuestionText& words) {
  return {{"stem", words.stem},
          {"options", join_lines(words.options)},
          {"answer", std::to_string(words.answer)},
          {"why", words.why}};
}

std::string held_version(const Desk& desk, std::string_view entity, const std::string& id,
                         const journal::Typed& fields) {
  const auto states = desk.read<std::vector<journal::RecordState>>([&](db::Tx& tx) {
    const std::string ids[] = {id};
    return desk.services.door.store(entity)->load(tx, desk.commune(), ids);
  });
  return states && !states->empty() ? journal::form_version(states->front(), fields) : std::string{};
}

std::string picture_address(const std::string& name) {
  if (name.empty()) return {};
  return (name.ends_with(".svg") ? "/hinh/" : std::string{photos_of_desk}) + name;
}

std::string file_name(std::string_view bytes) { return bytes::hex(bytes::sha256(bytes)).substr(0, 32); }

const web::Upload* sent(const web::Call& call, std::string_view field) {
  for (const auto& one : call.uploads) {
    if (one.field == field && !one.bytes.empty()) return &one;
  }
  return nullptr;
}

Result<void> keep(const Desk& desk, const std::string& name, AuthoredFile file) {
  return desk.services.db.write(
      [&](db::Tx& tx) { return put_file(tx, desk.commune(), name, file, desk.services.now()); });
}

// A photo of the form: named by its bytes, without what it tells about place and time.
Result<std::string> take_photo(const Desk& desk, const web::Call& call) {
  const auto* upload = sent(call, "anh");
  if (upload == nullptr) return std::string{};
  if (call.form.get("quyen") != "1") return refuse(Kind::invalid, t::authoring::photo_rights_missing.key);
  HVS_TRY(photo, media::read_photo(upload->bytes));
  auto name = file_name(photo.bytes) + photo.extension;
  HVS_TRY(kept, keep(desk, name, {photo.type, std::move(photo.bytes)}));
  return name;
}

Result<std::string> take_voice(const Desk& desk, const web::Call& call) {
  const auto* upload = sent(call, "tieng");
  if (upload == nullptr) return std::string{};
  HVS_TRY(clip, media::convert_recording(upload->bytes));
  auto name = file_name(clip.opus);
  HVS_TRY(opus, keep(desk, name + ".opus", {"audio/ogg", std::move(clip.opus)}));
  HVS_TRY(mp3, keep(desk, name + ".mp3", {"audio/mpeg", std::move(clip.mp3)}));
  return name;
}

struct PartSaid {
  std::string trouble{};
  const journal::RecordForm* form = nullptr;
};

web::Reply show_card(const Desk& desk, const web::Call& call, const Work& work, const CardDraft& card,
                     const CardWords& words, const PartSaid& said, int status) {
  page::DraftCardView view;
  view.unit = address_of(work.unit.id);
  view.action = view.unit + "/the/" + card.id;
  view.csrf = call.me.csrf;
  view.version =
      said.form != nullptr ? said.form->version : held_version(desk, "card_draft", card.id, card_fields(words));
  if (call.query.get("xong") == "luu") view.done = t::authoring::saved.vi;
  view.trouble = said.trouble;
  if (said.form != nullptr) view.clashes = clashes_of(*said.form);
  view.title = words.title;
  view.text = words.text;
  view.alt = words.alt;
  view.picture = picture_address(words.picture);
  view.drawings = view.action + "/hinh";
  const auto spoken = spoken_words(words, desk.press->pronunciation());
  const bool person = !words.voice.empty() && words.voice_of == speech_hash(spoken);
  const auto sound = person || !words.voice.empty() ? words.voice : stop_gap_name(spoken);
  const auto known =
      desk.read<std::optional<AuthoredFile>>([&](db::Tx& tx) { return find_file(tx, desk.commune(), sound + ".mp3"); });
  const bool heard = known && known->has_value();
  view.voice_state = person                 ? t::authoring::voice_person.vi
                     : !words.voice.empty() ? t::authoring::voice_stale.vi
                     : heard                ? t::authoring::voice_machine.vi
                                            : t::authoring::voice_none.vi;
  view.voice_badge = person ? "good" : words.voice.empty() ? "" : "warn";
  view.has_voice = !words.voice.empty();
  if (heard) {
    view.opus = std::string{sounds_of_desk} + sound + ".opus";
    view.mp3 = std::string{sounds_of_desk} + sound + ".mp3";
  }
  const auto at = static_cast<std::size_t>(&card - work.cards.data());
  if (at + 1 < work.cards.size()) view.next = view.unit + "/the/" + work.cards[at + 1].id;
  return desk_page(desk, call,
                   work.unit.words.title + " – " + html::fill(t::authoring::card_n, {{"n", std::to_string(at + 1)}}),
                   view.unit, page::draft_card(view), status, Script::author);
}

web::Reply show_question(const Desk& desk, const web::Call& call, const Work& work, const QuestionDraft& question,
                         const QuestionText& words, const PartSaid& said, int status) {
  page::DraftQuestionView view;
  view.unit = address_of(work.unit.id);
  view.action = view.unit + "/cau/" + question.id;
  view.csrf = call.me.csrf;
  view.version =
      said.form != nullptr ? said.form->version : held_version(desk, "quiz_draft", question.id, question_fields(words));
  if (call.query.get("xong") == "luu") view.done = t::authoring::saved.vi;
  view.trouble = said.trouble;
  if (said.form != nullptr) view.clashes = clashes_of(*said.form);
  view.stem = words.stem;
  view.options = join_lines(words.options);
  view.answer = std::to_string(words.answer + 1);
  view.why = words.why;
  const auto at = static_cast<std::size_t>(&question - work.questions.data());
  return desk_page(
      desk, call, work.unit.words.title + " – " + html::fill(t::authoring::question_n, {{"n", std::to_string(at + 1)}}),
      view.unit, page::draft_question(view), status);
}

// Writes the part, and the unit goes back to "being written".
web::Answer write_part(const Desk& desk, const web::Call& call, const Work& work, journal::Operation op,
                       std::string back) {
  web::Answer answer{web::see_other(std::move(back))};
  if (op.changes.empty()) return answer;
  answer.operations.push_back(std::move(op));
  const auto again = reopened(work.unit);
  if (again.empty()) return answer;
  auto reopen =
      desk.read<journal::Operation>([&](db::Tx& tx) { return change_unit(tx, desk, call, work.unit.id, again); });
  if (reopen && !reopen->changes.empty()) answer.operations.push_back(std::move(*reopen));
  return answer;
}

web::Answer delete_part(const Desk& desk, const web::Call& call, const Work& work, std::string_view entity,
                        const std::string& id) {
  auto op = desk.read<journal::Operation>(
      [&](db::Tx& tx) { return journal::overwrite(tx, desk.services.door, call, entity, id, {{"gone", "1"}}); });
  if (!op) return sorry(desk, call, op.error());
  return write_part(desk, call, work, std::move(*op), address_of(work.unit.id));
}

web::Reply not_here(const Desk& desk, const web::Call& call) {
  return sorry(desk, call, Problem{Kind::missing, t::authoring::no_such_unit.key});
}

}  // namespace

web::Answer card_page(const Desk& desk, const web::Call& call) {
  const auto work = open(desk, call);
  const auto* card = work ? find_part(work->cards, call.params.get("card")) : nullptr;
  return card == nullptr ? not_here(desk, call) : show_card(desk, call, *work, *card, card->words, {}, 200);
}

web::Answer save_card(const Desk& desk, const web::Call& call) {
  const auto work = open(desk, call);
  const auto* card = work ? find_part(work->cards, call.params.get("card")) : nullptr;
  if (card == nullptr) return not_here(desk, call);
  if (call.form.get("viec") == "xoa") return delete_part(desk, call, *work, "card_draft", card->id);
  auto typed = card->words;
  typed.title = text::cut(text::squeeze(text::nfc(call.form.get("ten"))), 90);
  typed.text = text::cut(text::trim(text::nfc(call.form.get("loi"))), 1200);
  std::erase(typed.text, '\r');
  typed.alt = text::cut(text::squeeze(text::nfc(call.form.get("mo-ta"))), 160);
  const auto failed = [&](const Problem& why) {
    return show_card(desk, call, *work, *card, typed, {.trouble = std::string{say(why.code)}}, 422);
  };
  const auto photo = take_photo(desk, call);
  if (!photo) return failed(photo.error());
  if (!photo->empty()) typed.picture = *photo;
  const auto voice = take_voice(desk, call);
  if (!voice) return failed(voice.error());
  const auto spoken = spoken_words(typed, desk.press->pronunciation());
  if (!voice->empty()) {
    typed.voice = *voice;
    typed.voice_of = speech_hash(spoken);  // read from the words that are being saved
  } else if (call.form.get("bo-tieng") == "1") {
    typed.voice.clear();
    typed.voice_of.clear();
  }
  const auto form = desk.read<journal::RecordForm>([&](db::Tx& tx) {
    return journal::compare_form(tx, desk.services.door, call, "card_draft", card->id, card_fields(typed),
                                 call.form.get("ban"));
  });
  if (!form) return sorry(desk, call, form.error());
  if (!form->clashes.empty()) return show_card(desk, call, *work, *card, typed, {.form = &*form}, 409);
  if (typed.voice.empty()) desk.press->speak(std::vector{spoken});
  const auto at = static_cast<std::size_t>(card - work->cards.data());
  const bool go_on = call.form.get("viec") == "sau" && at + 1 < work->cards.size();
  const auto home = address_of(work->unit.id) + "/the/";
  return write_part(desk, call, *work, form->op, go_on ? home + work->cards[at + 1].id : home + card->id + "?xong=luu");
}

web::Answer question_page(const Desk& desk, const web::Call& call) {
  const auto work = open(desk, call);
  const auto* question = work ? find_part(work->questions, call.params.get("question")) : nullptr;
  return question == nullptr ? not_here(desk, call)
                             : show_question(desk, call, *work, *question, question->words, {}, 200);
}

web::Answer save_question(const Desk& desk, const web::Call& call) {
  const auto work = open(desk, call);
  const auto* question = work ? find_part(work->questions, call.params.get("question")) : nullptr;
  if (question == nullptr) return not_here(desk, call);
  if (call.form.get("viec") == "xoa") return delete_part(desk, call, *work, "quiz_draft", question->id);
  QuestionText typed;
  typed.stem = text::cut(text::squeeze(text::nfc(call.form.get("hoi"))), 200);
  typed.options = lines_of(text::nfc(call.form.get("chon")));
  long long n = 0;
  (void)text::read_int(text::trim(call.form.get("dung")), n);
  typed.answer = static_cast<std::size_t>(std::clamp(n, 1LL, 9LL) - 1);
  typed.why = text::cut(text::squeeze(text::nfc(call.form.get("vi-sao"))), 300);
  const auto form = desk.read<journal::RecordForm>([&](db::Tx& tx) {
    return journal::compare_form(tx, desk.services.door, call, "quiz_draft", question->id, question_fields(typed),
                                 call.form.get("ban"));
  });
  if (!form) return sorry(desk, call, form.error());
  if (!form->clashes.empty()) return show_question(desk, call, *work, *question, typed, {.form = &*form}, 409);
  desk.press->speak(spoken_words(typed, desk.press->pronunciation()));
  return write_part(desk, call, *work, form->op, address_of(work->unit.id) + "/cau/" + question->id + "?xong=luu");
}

web::Answer drawings_page(const Desk& desk, const web::Call& call) {
  const auto work = open(desk, call);
  const auto* card = work ? find_part(work->cards, call.params.get("card")) : nullptr;
  if (card == nullptr) return not_here(desk, call);
  page::DrawingsView view;
  const auto back = address_of(work->unit.id) + "/the/" + card->id;
  view.action = back + "/hinh";
  view.csrf = call.me.csrf;
  for (const auto& [name, svg] : desk.press->base().pictures) {
    auto label = name;
    std::replace(label.begin(), label.end(), '-', ' ');
    view.drawings.push_back({name, "/hinh/" + name + ".svg", label});
  }
  return desk_page(desk, call, std::string{t::authoring::drawings_title.vi}, back, page::drawings(view));
}

web::Answer choose_drawing(const Desk& desk, const web::Call& call) {
  const auto work = open(desk, call);
  const auto* card = work ? find_part(work->cards, call.params.get("card")) : nullptr;
  const std::string name{call.form.get("hinh")};
  if (card == nullptr || !desk.press->base().pictures.contains(name)) return not_here(desk, call);
  auto op = desk.read<journal::Operation>([&](db::Tx& tx) {
    return journal::overwrite(tx, desk.services.door, call, "card_draft", card->id, {{"picture", name + ".svg"}});
  });
  if (!op) return sorry(desk, call, op.error());
  return write_part(desk, call, *work, std::move(*op), address_of(work->unit.id) + "/the/" + card->id + "?xong=luu");
}

web::Answer authored_file(const Desk& desk, const web::Call& call) {
  const auto file = desk.read<std::optional<AuthoredFile>>(
      [&](db::Tx& tx) { return find_file(tx, desk.commune(), std::string{call.params.get("name")}); });
  if (!file || !*file) return web::text(std::string{t::authoring::file_gone.vi}, 404);
  web::Reply reply;
  reply.type = (*file)->type;
  reply.body = (*file)->bytes;
  reply.headers.push_back({"Cache-Control", "private, max-age=86400, immutable"});
  return reply;
}

}  // namespace hvs::learning
