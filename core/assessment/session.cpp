#include "core/assessment/session.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "text/session.hpp"

namespace hvs::assessment {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 10> names{"vao",  "duyet", "dung",    "tiep", "them",
                                                 "viec", "giup",  "da_giup", "het",  "doi_chung"};
constexpr auto slow_after = 5min;
constexpr int hurried_answers = 8;
constexpr auto hurry = 3s;
constexpr unsigned recheck_one_in = 20;

void apply(Seat& seat, const SessionEvent& event) {
  switch (event.what) {
    case Happening::asked_in:
      if (seat.state == SeatState::none) {
        seat.state = SeatState::waiting;
        seat.asked = event.at;
      }
      break;
    case Happening::approved:
    case Happening::resumed:
      seat.state = SeatState::admitted;
      break;
    case Happening::paused:
      seat.state = SeatState::paused;
      break;
    case Happening::extra: {
      long long more = 0;
      if (text::read_int(event.value, more)) seat.extra_minutes += static_cast<int>(std::clamp(more, 0LL, 240LL));
      break;
    }
    case Happening::incident:
      ++seat.incidents;
      break;
    case Happening::help:
      seat.calls = true;
      break;
    case Happening::helped:
      seat.calls = false;
      break;
    case Happening::closed:
    case Happening::rechecked:
      break;
  }
}

Need need_of(const Seat& seat, Instant now) {
  if (seat.state == SeatState::done) return Need::done;
  if (seat.calls) return Need::help;
  if (seat.state == SeatState::waiting) return Need::approve;
  if (seat.state == SeatState::paused) return Need::paused;
  const auto since = seat.answered > 0 ? seat.last : seat.started;
  return !seat.form.empty() && now - since >= slow_after ? Need::slow : Need::none;
}

}  // namespace

std::string_view happening_name(Happening what) { return names[static_cast<std::size_t>(what)]; }

bool read_happening(std::string_view name, Happening& out) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return false;
  out = static_cast<Happening>(at - names.begin());
  return true;
}

bool is_closed(std::span<const SessionEvent> events) {
  return std::ranges::any_of(events, [](const SessionEvent& one) { return one.what == Happening::closed; });
}

Seat seat_of(const TestSession&, std::span<const SessionEvent> events, std::span<const SeatForm> forms,
             std::string_view person, Instant now) {
  Seat seat;
  seat.person = person;
  for (const auto& one : events) {
    if (one.person == person) apply(seat, one);
  }
  if (const auto form = std::ranges::find(forms, person, &SeatForm::person); form != forms.end()) {
    seat.form = form->id;
    seat.answered = form->answered;
    seat.started = form->started;
    seat.last = form->last;
    seat.finished = form->finished;
    if (seat.finished) seat.state = SeatState::done;
  }
  seat.need = need_of(seat, now);
  return seat;
}

std::vector<Seat> seats(const TestSession& session, std::span<const SessionEvent> events,
                        std::span<const SeatForm> forms, Instant now) {
  std::vector<Seat> out;
  for (const auto& one : events) {
    if (one.what != Happening::asked_in || std::ranges::find(out, one.person, &Seat::person) != out.end()) continue;
    out.push_back(seat_of(session, events, forms, one.person, now));
  }
  std::ranges::stable_sort(out, [](const Seat& a, const Seat& b) {
    if (a.need != b.need) return a.need < b.need;
    return a.need == Need::slow ? std::max(a.last, a.started) < std::max(b.last, b.started) : a.asked < b.asked;
  });
  return out;
}

int minutes_left(const TestSession& session, const Seat& seat, Instant now) {
  if (session.minutes == 0 || seat.form.empty()) return -1;
  const auto ends = seat.started + std::chrono::minutes{session.minutes + seat.extra_minutes};
  return now >= ends ? 0 : static_cast<int>(std::chrono::ceil<std::chrono::minutes>(ends - now).count());
}

Result<void> may_happen(const Seat& seat, Happening what) {
  const bool good = [&] {
    switch (what) {
      case Happening::approved:
        return seat.state == SeatState::waiting;
      case Happening::paused:
        return seat.state == SeatState::admitted;
      case Happening::resumed:
        return seat.state == SeatState::paused;
      case Happening::extra:
      case Happening::help:
        return seat.state == SeatState::admitted || seat.state == SeatState::paused;
      case Happening::helped:
        return seat.calls;
      case Happening::incident:
        return seat.state != SeatState::none;
      case Happening::asked_in:
        return seat.state == SeatState::none;
      default:
        return false;
    }
  }();
  if (!good) return refuse(Kind::conflict, t::session::not_now.key);
  return {};
}

bool to_recheck(std::string_view form) {
  return static_cast<unsigned char>(bytes::sha256(std::string{form} + "/recheck")[0]) % recheck_one_in == 0;
}

std::vector<Alike> alike(std::span<const Paper> papers, int least) {
  std::vector<Alike> out;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    std::map<std::string_view, std::string_view> wrong;
    for (const auto& one : papers[i].answers) {
      if (!one.right && one.choice != dont_know) wrong.emplace(one.item, one.choice);
    }
    for (std::size_t k = i + 1; k < papers.size(); ++k) {
      Alike pair{papers[i].person, papers[k].person};
      for (const auto& one : papers[k].answers) {
        if (one.right || one.choice == dont_know) continue;
        const auto at = wrong.find(one.item);
        if (at == wrong.end()) continue;
        ++pair.both_wrong;
        pair.same_wrong += at->second == one.choice;
      }
      if (pair.same_wrong >= least && pair.same_wrong * 5 >= pair.both_wrong * 4) out.push_back(std::move(pair));
    }
  }
  std::ranges::stable_sort(out, [](const Alike& a, const Alike& b) { return a.same_wrong > b.same_wrong; });
  return out;
}

bool in_haste(const Paper& paper) {
  if (paper.answers.size() < hurried_answers) return false;
  std::size_t fast = 0;
  auto before = paper.started;
  for (const auto& one : paper.answers) {
    fast += one.at - before < hurry;
    before = one.at;
  }
  return fast * 2 >= paper.answers.size();
}

}  // namespace hvs::assessment
