#include <algorithm>
#include <cstdio>

#include "core/base/id.hpp"
#include "tests/kill/kill.hpp"

namespace hvs::kill {
namespace {

std::string id_of(std::uint64_t a, std::uint64_t b) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 5; ++i) {
    r[i] = static_cast<std::uint8_t>(a >> (8 * i));
    r[5 + i] = static_cast<std::uint8_t>(b >> (8 * i));
  }
  return make_uuid7(from_ms(1'763'800'000'000), r);
}

constexpr std::uint64_t households = 12;  // shared by all devices: they clash
constexpr std::int64_t ten_years = 315'576'000'000;

}  // namespace

Device::Device(int number, std::uint64_t seed) : number_(number), random_(seed) {}

// Made once: what is sent again is the same. The clock of every operation is wrong by up to ten years.
const journal::Operation& Device::operation(std::uint64_t seq) {
  while (made_.size() < seq) {
    const std::uint64_t next = made_.size() + 1;
    journal::Operation op;
    op.id = {name_of(number_), 1, next};
    op.author = person_of(number_).account;
    op.area = "/x01/";
    op.claimed = from_ms(1'763'800'000'000 + static_cast<std::int64_t>(random_() % (2 * ten_years)) - ten_years);
    const auto household = id_of(7, next % households);
    if (next > households && next % 3 == 0) {
      op.entity = "visit";
      op.entity_id = id_of(static_cast<std::uint64_t>(number_) + 100, next);
      op.changes = {{"household", household, 0}, {"outcome", next % 2 == 0 ? "gap" : "vang_nha", 0}};
    } else {
      op.entity = "household";
      op.entity_id = household;
      op.changes = {{"note", std::to_string(number_) + "/" + std::to_string(next), random_() % 50},
                    {"area", "/x01/", 0}};
    }
    made_.push_back(std::move(op));
  }
  return made_[seq - 1];
}

std::uint64_t Device::first_open() const {
  std::uint64_t seq = 1;
  for (const auto& [known, commit] : acknowledged_) {
    if (known != seq) break;
    ++seq;
  }
  return seq;
}

// Mostly the next few; sometimes old ones again, sometimes a hole, sometimes the wrong way round.
std::vector<std::uint64_t> Device::choose() {
  const auto open = first_open();
  const auto count = 1 + random_() % 20;
  std::vector<std::uint64_t> seqs;
  if (random_() % 5 == 0 && open > 1) {
    for (std::uint64_t i = 0; i < 3; ++i) seqs.push_back(1 + random_() % (open - 1));
  }
  const bool hole = random_() % 5 == 0;
  for (std::uint64_t i = hole ? 1 : 0; i < count; ++i) seqs.push_back(open + i);
  if (random_() % 6 == 0) std::ranges::reverse(seqs);
  return seqs;
}

bool Device::turn(int socket, std::uint64_t& acknowledged_now) {
  journal::Request request;
  request.epoch = 1;
  for (const auto seq : choose()) request.operations.push_back(operation(seq));
  std::string raw;
  if (!send_message(socket, journal::pack_request(request)) || !receive_message(socket, raw)) return false;
  if (random_() % 8 == 0) return true;  // the answer is lost on the way; everything is sent again
  const auto reply = journal::unpack_reply(raw, name_of(number_));
  if (!reply || reply->outcomes.size() != request.operations.size()) return failed_ = true, false;
  for (const auto& outcome : reply->outcomes) {
    if (!journal::is_settled(outcome.kind)) continue;
    const auto [at, fresh] = acknowledged_.try_emplace(outcome.id.seq, outcome.commit_number);
    if (at->second != outcome.commit_number || outcome.kind == journal::OutcomeKind::quarantined) {
      std::fprintf(stderr, "device %d: %llu was %llu, now %llu, kind %d %s\n", number_,
                   static_cast<unsigned long long>(outcome.id.seq), static_cast<unsigned long long>(at->second),
                   static_cast<unsigned long long>(outcome.commit_number), static_cast<int>(outcome.kind),
                   std::string(outcome.reason).c_str());
      failed_ = true;
    }
    acknowledged_now += fresh ? 1 : 0;
  }
  return true;
}

}  // namespace hvs::kill
