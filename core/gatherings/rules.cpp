#include "core/gatherings/rules.hpp"

#include <algorithm>
#include <set>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"

namespace hvs::gatherings {

const Roll* word_about(const Meeting& meeting, std::string_view person) {
  const Roll* last = nullptr;
  for (const auto& one : meeting.roll) {
    if (one.person == person) last = &one;
  }
  return last;
}

int missed_in_a_row(const Class& of, std::string_view person) {
  int missed = 0;
  for (auto meeting = of.meetings.rbegin(); meeting != of.meetings.rend(); ++meeting) {
    if (meeting->state != MeetingState::held) continue;
    const auto* word = word_about(*meeting, person);
    if (word == nullptr) continue;
    if (word->present) break;
    ++missed;
  }
  return missed;
}

std::vector<Helped> needs(const Class& of, Instant now) {
  std::vector<Helped> out;
  for (const auto& member : of.members) {
    if (const int missed = missed_in_a_row(of, member.id); missed >= 2)
      out.push_back({&member, Need::absent_twice, {}, missed});
    const Begun* oldest = nullptr;
    const Begun* missing = nullptr;
    for (const auto& begun : member.begun) {
      if (begun.most_misses >= stuck_misses && (missing == nullptr || begun.most_misses > missing->most_misses))
        missing = &begun;
      if (now - begun.changed >= std::chrono::days{stuck_days} &&
          (oldest == nullptr || begun.changed < oldest->changed))
        oldest = &begun;
    }
    if (missing != nullptr) out.push_back({&member, Need::missed_quiz, missing->unit, missing->most_misses});
    if (oldest != nullptr && oldest != missing) {
      const auto days = std::chrono::duration_cast<std::chrono::days>(now - oldest->changed).count();
      out.push_back({&member, Need::stuck, oldest->unit, static_cast<int>(days)});
    }
    if (member.ready) out.push_back({&member, Need::ready, {}, 0});
  }
  return out;
}

std::vector<Seat> seats_to_give(const Class& of) {
  std::set<int> taken;
  for (const auto& member : of.members) taken.insert(member.card);
  std::vector<Seat> out;
  int next = 1;
  for (const auto& member : of.members) {
    if (member.card != 0) continue;
    while (taken.contains(next)) ++next;
    if (next > most_cards) break;
    out.push_back({member.id, next++});
  }
  return out;
}

std::string derived_id(std::string_view seed, std::string_view what) {
  const auto hash = bytes::sha256(std::string{seed} + "/" + std::string{what});
  // The seed's time keeps ids in order; the rest is the hash, in the shape of a UUIDv7.
  auto id = std::string{seed.substr(0, 13)} + "-7";
  const auto hex = bytes::hex(hash);
  id += hex.substr(0, 3);
  id += '-';
  id += "89ab"[static_cast<unsigned char>(hash[8]) % 4];
  id += hex.substr(3, 3);
  id += '-';
  id += hex.substr(6, 12);
  return id;
}

std::optional<std::string> read_time(std::string_view typed) {
  const auto clean = text::trim(typed);
  const auto colon = clean.find_first_of(":hH.");
  if (colon == std::string::npos) return std::nullopt;
  long long hour = -1;
  long long minute = 0;
  if (!text::read_int(clean.substr(0, colon), hour) || hour < 0 || hour > 23) return std::nullopt;
  const auto rest = clean.substr(colon + 1);
  if (!rest.empty() && (!text::read_int(rest, minute) || minute < 0 || minute > 59)) return std::nullopt;
  const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(hour) + ":" + two(minute);
}

const learning::Unit* find_unit(const learning::Library& library, std::string_view path,
                                const learning::Course** course) {
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const auto* found = library.find(path.substr(0, slash));
  if (course != nullptr) *course = found;
  return found == nullptr ? nullptr : learning::find_unit(*found, path.substr(slash + 1));
}

}  // namespace hvs::gatherings
