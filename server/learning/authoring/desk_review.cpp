// Sending, looking, saying yes or no, going back to an older version. Nobody publishes what they sent themselves.
#include <algorithm>

#include "core/base/text.hpp"
#include "server/learning/authoring/desk.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

bool must_be_mended(const Work& work, const Trial& trial) {
  return std::any_of(trial.findings.list().begin(), trial.findings.list().end(), [&](const Finding& one) {
    return one.gravity != Gravity::should &&
           one.where.starts_with("courses/" + work.course.slug + "/" + work.unit.slug);
  });
}

// The server's word: no account writes a version by itself.
journal::Operation version_op(const Desk& desk, const web::Call& call, const std::string& unit, long long number,
                              std::string body, std::string note) {
  journal::Operation op;
  op.entity = "unit_version";
  op.entity_id = make_uuid7(call.now, desk.services.random);
  op.author = journal::server_author;
  op.claimed = call.now;
  op.changes = {{"unit", unit, 0},
                {"number", std::to_string(number), 0},
                {"body", std::move(body), 0},
                {"note", std::move(note), 0},
                {"by", call.me.account, 0}};
  return op;
}

// The lesson is on the shelf before the page says so.
web::Answer published(const Desk& desk, const web::Call& call, std::vector<journal::Operation> ops, std::string back) {
  web::Answer answer{web::see_other(back)};
  answer.operations = std::move(ops);
  answer.finish = [&desk, call, back](const std::vector<journal::Outcome>&) -> web::Reply {
    if (const auto done = desk.press->publish(); !done) return sorry(desk, call, done.error());
    return web::see_other(back);
  };
  return answer;
}

struct Looked {
  Work work;
  bool mend = false;
  std::vector<Version> versions;
};

Result<Looked> look(const Desk& desk, const std::string& id) {
  return desk.read<Looked>([&](db::Tx& tx) -> Result<Looked> {
    HVS_TRY(work, find_work(tx, desk, id));
    HVS_TRY(trial, desk.press->try_unit(tx, work.course, work.unit, work.words()));
    HVS_TRY(versions, versions_of(tx, desk.commune(), id));
    const bool mend = must_be_mended(work, trial);
    return Looked{std::move(work), mend, std::move(versions)};
  });
}

web::Answer with_changes(const Desk& desk, const web::Call& call, const std::string& id, const journal::Typed& values,
                         std::string back) {
  const auto op = desk.read<journal::Operation>([&](db::Tx& tx) { return change_unit(tx, desk, call, id, values); });
  if (!op) return sorry(desk, call, op.error());
  web::Answer answer{web::see_other(std::move(back))};
  if (!op->changes.empty()) answer.operations.push_back(*op);
  return answer;
}

}  // namespace

web::Answer send_unit(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")};
  const auto looked = look(desk, id);
  if (!looked) return sorry(desk, call, looked.error());
  if (looked->mend) return unit_again(desk, call, {.trouble = std::string{t::authoring::mend_first.vi}}, 422);
  return with_changes(desk, call, id, {{"status", "cho_duyet"}, {"sent_by", call.me.account}, {"note", ""}},
                      address_of(id) + "?xong=gui");
}

web::Answer review_unit(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")};
  const auto looked = look(desk, id);
  if (!looked) return sorry(desk, call, looked.error());
  const auto& unit = looked->work.unit;
  const auto again = [&](const Text& words, int status) {
    return unit_again(desk, call,
                      {.trouble = std::string{words.vi}, .typed_note = std::string{call.form.get("can-sua")}}, status);
  };
  if (unit.status != "cho_duyet") return again(t::authoring::not_waiting, 409);
  if (unit.sent_by == call.me.account) return again(t::authoring::own_review, 403);
  if (call.form.get("viec") == "tra") {
    const auto note = text::cut(text::trim(text::nfc(call.form.get("can-sua"))), 400);
    if (text::letters(note) < 3) return again(t::authoring::back_note_missing, 422);
    return with_changes(desk, call, id, {{"status", "tra_lai"}, {"note", note}}, address_of(id) + "?xong=tra");
  }
  const auto words = looked->work.words();
  if (call.form.get("dau") != seal_of(words)) return again(t::authoring::moved_on, 409);
  if (looked->mend) return again(t::authoring::mend_first, 422);
  const auto done = desk.read<journal::Operation>(
      [&](db::Tx& tx) { return change_unit(tx, desk, call, id, {{"status", "xong"}, {"note", ""}}); });
  if (!done) return sorry(desk, call, done.error());
  desk.press->speak(words);  // what is still without a voice
  const auto number = looked->versions.empty() ? 1 : looked->versions.front().number + 1;
  return published(desk, call, {*done, version_op(desk, call, id, number, write_unit(words), {})},
                   address_of(id) + "?xong=hien");
}

web::Answer choose_version(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("unit")}, chosen{call.form.get("ban")};
  const auto looked = look(desk, id);
  if (!looked) return sorry(desk, call, looked.error());
  if (looked->versions.empty()) return web::see_other(address_of(id));
  const auto next = looked->versions.front().number + 1;
  if (chosen == "go")
    return published(desk, call, {version_op(desk, call, id, next, {}, std::string{t::authoring::version_gone.vi})},
                     address_of(id) + "?xong=go");
  const auto old = std::find_if(looked->versions.begin(), looked->versions.end(),
                                [&](const Version& one) { return one.id == chosen && !one.body.empty(); });
  if (old == looked->versions.end()) return web::see_other(address_of(id));
  return published(desk, call,
                   {version_op(desk, call, id, next, old->body,
                               html::fill(t::authoring::back_to_version, {{"n", std::to_string(old->number)}}))},
                   address_of(id) + "?xong=hien");
}

}  // namespace hvs::learning
