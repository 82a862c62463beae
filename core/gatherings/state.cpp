// What an operation of this room does to what is known of a class; and the pack of a phone.
#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/gatherings/model.hpp"
#include "core/journal/authority.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

using journal::value_of;
using json::Json;

Meeting* find(Snapshot& snapshot, std::string_view id) {
  for (auto& one : snapshot.classes) {
    const auto at = std::ranges::find(one.meetings, id, &Meeting::id);
    if (at != one.meetings.end()) return &*at;
  }
  return nullptr;
}

void apply_meeting(Snapshot& snapshot, const journal::Operation& op) {
  auto* meeting = find(snapshot, op.entity_id);
  if (meeting == nullptr) {
    const auto of = std::ranges::find(snapshot.classes, value_of(op, "class"), &Class::id);
    if (of == snapshot.classes.end()) return;
    meeting = &of->meetings.emplace_back();
    meeting->id = op.entity_id;
  }
  for (const auto& change : op.changes) {
    if (change.field == "on") meeting->on = change.value;
    if (change.field == "at") meeting->at = change.value;
    if (change.field == "place") meeting->place = change.value;
    if (change.field == "unit") meeting->unit = change.value;
    if (change.field == "status") meeting->state = std::max(meeting->state, read_state(change.value));
  }
}

void apply_seat(Snapshot& snapshot, const journal::Operation& op) {
  long long number = 0;
  if (!text::read_int(value_of(op, "number"), number)) return;
  for (auto& one : snapshot.classes) {
    if (one.id != value_of(op, "class")) continue;
    const auto member = std::ranges::find(one.members, value_of(op, "person"), &Member::id);
    if (member != one.members.end()) member->card = static_cast<int>(number);
  }
}

}  // namespace

std::array<int, 4> read_counts(std::string_view words) {
  std::array<int, 4> out{};
  for (auto& count : out) {
    const auto end = std::min(words.find(' '), words.size());
    long long n = 0;
    if (text::read_int(words.substr(0, end), n)) count = static_cast<int>(n);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

MeetingState read_state(std::string_view word) {
  return word == "2" ? MeetingState::held : word == "1" ? MeetingState::off : MeetingState::planned;
}

std::string state_word(MeetingState state) { return std::to_string(static_cast<int>(state)); }

void apply(Snapshot& snapshot, const journal::Operation& op) {
  if (op.entity == "meeting") {
    apply_meeting(snapshot, op);
  } else if (op.entity == "class_seat") {
    apply_seat(snapshot, op);
  } else if (op.entity == "attendance") {
    if (auto* meeting = find(snapshot, value_of(op, "meeting")))
      meeting->roll.push_back(
          {std::string{value_of(op, "person")}, std::string{value_of(op, "guest")}, value_of(op, "present") == "1"});
  } else if (op.entity == "room_tally") {
    if (auto* meeting = find(snapshot, value_of(op, "meeting")))
      meeting->tallies.push_back({std::string{value_of(op, "object")}, read_counts(value_of(op, "counts")),
                                  value_of(op, "how") == "the_giay"});
  }
}

std::string write_pack(const Snapshot& snapshot) {
  std::string out;
  json::Writer w(out);
  w.begin_object().key("form").value(1).key("classes").begin_array();
  for (const auto& of : snapshot.classes) {
    w.begin_object().key("id").value(of.id).key("name").value(of.name).key("area").value(of.area);
    w.key("place").value(of.area_name).key("members").begin_array();
    for (const auto& m : of.members) {
      w.begin_object().key("id").value(m.id).key("name").value(m.name).key("facts").value(m.facts);
      w.key("phone").value(m.phone).key("house").value(m.household).key("card").value(m.card);
      w.key("ready").value(m.ready).key("given").value(m.handed_over).key("begun").begin_array();
      for (const auto& b : m.begun)
        w.begin_array().value(b.unit).value(static_cast<long long>(to_ms(b.changed))).value(b.most_misses).end_array();
      w.end_array().end_object();
    }
    w.end_array().key("meetings").begin_array();
    for (const auto& m : of.meetings) {
      w.begin_object().key("id").value(m.id).key("on").value(m.on).key("at").value(m.at).key("place").value(m.place);
      w.key("unit")
          .value(m.unit)
          .key("base")
          .value(m.unit_version)
          .key("state")
          .value(state_word(m.state))
          .key("roll")
          .begin_array();
      for (const auto& r : m.roll) w.begin_array().value(r.person).value(r.guest).value(r.present).end_array();
      w.end_array().key("tallies").begin_array();
      for (const auto& t : m.tallies) {
        w.begin_array().value(t.object).value(t.cards);
        for (const int n : t.counts) w.value(n);
        w.end_array();
      }
      w.end_array().end_object();
    }
    w.end_array().end_object();
  }
  w.end_array().end_object();
  return out;
}

Result<std::vector<Class>> read_pack(std::string_view bytes) {
  const auto root = json::parse(bytes);
  if (!root || root->at("form").integer() != 1) return refuse(Kind::invalid, t::gatherings::bad_pack.key);
  const auto words = [](const Json& j) { return std::string{j.string()}; };
  std::vector<Class> out;
  for (const auto& c : root->at("classes").items()) {
    Class of{words(c.at("id")), words(c.at("name")), words(c.at("area")), words(c.at("place")), {}, {}};
    for (const auto& m : c.at("members").items()) {
      Member member{words(m.at("id")),
                    words(m.at("name")),
                    words(m.at("facts")),
                    words(m.at("phone")),
                    words(m.at("house")),
                    static_cast<int>(m.at("card").integer()),
                    {},
                    m.at("ready").boolean(),
                    m.at("given").boolean()};
      for (const auto& b : m.at("begun").items())
        member.begun.push_back({words(b.at(0)), from_ms(b.at(1).integer()), static_cast<int>(b.at(2).integer())});
      of.members.push_back(std::move(member));
    }
    for (const auto& m : c.at("meetings").items()) {
      Meeting meeting{words(m.at("id")),
                      words(m.at("on")),
                      words(m.at("at")),
                      words(m.at("place")),
                      words(m.at("unit")),
                      static_cast<std::uint64_t>(m.at("base").integer()),
                      read_state(m.at("state").string()),
                      {},
                      {}};
      for (const auto& r : m.at("roll").items())
        meeting.roll.push_back({words(r.at(0)), words(r.at(1)), r.at(2).boolean()});
      for (const auto& t : m.at("tallies").items()) {
        Tally tally{words(t.at(0)), {}, t.at(1).boolean()};
        for (std::size_t i = 0; i < tally.counts.size(); ++i) tally.counts[i] = static_cast<int>(t.at(i + 2).integer());
        meeting.tallies.push_back(std::move(tally));
      }
      of.meetings.push_back(std::move(meeting));
    }
    out.push_back(std::move(of));
  }
  return out;
}

}  // namespace hvs::gatherings
