#include <algorithm>
#include <array>
#include <cstdio>

#include "core/base/id.hpp"
#include "tests/kill/kill.hpp"

namespace hvs::kill {
namespace {

constexpr std::int64_t ten_years = 315'576'000'000;

}  // namespace

std::string id_of(std::uint64_t a, std::uint64_t b) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 5; ++i) {
    r[i] = static_cast<std::uint8_t>(a >> (8 * i));
    r[5 + i] = static_cast<std::uint8_t>(b >> (8 * i));
  }
  return make_uuid7(from_ms(1'763'800'000'000), r);
}

Device::Device(std::string name, std::uint64_t seed, Make make)
    : name_(std::move(name)), random_(seed), make_(std::move(make)) {}

// Made once: what is sent again is the same. The clock of every operation is wrong by up to ten years.
const journal::Operation& Device::operation(std::uint64_t seq) {
  while (made_.size() < seq) {
    const std::uint64_t next = made_.size() + 1;
    auto op = make_(next, random_);
    op.id = {name_, 1, next};
    op.claimed = from_ms(1'763'800'000'000 + static_cast<std::int64_t>(random_() % (2 * ten_years)) - ten_years);
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

bool Device::turn(const Carry& carry, std::uint64_t& acknowledged_now) {
  return send(choose(), carry, acknowledged_now);
}

bool Device::empty(const Carry& carry, std::uint64_t& acknowledged_now) {
  std::vector<std::uint64_t> seqs;
  for (auto seq = first_open(); seq <= made_.size() && seqs.size() < 100; ++seq) seqs.push_back(seq);
  return seqs.empty() || (send(seqs, carry, acknowledged_now) && first_open() > made_.size());
}

bool Device::send(const std::vector<std::uint64_t>& seqs, const Carry& carry, std::uint64_t& acknowledged_now) {
  journal::Request request;
  request.epoch = 1;
  for (const auto seq : seqs) request.operations.push_back(operation(seq));
  const auto raw = carry(journal::pack_request(request));
  if (!raw) return false;
  if (random_() % 8 == 0) return true;  // the answer is lost on the way; everything is sent again
  const auto reply = journal::unpack_reply(*raw, name_);
  if (!reply || reply->outcomes.size() != request.operations.size()) return failed_ = true, false;
  for (const auto& outcome : reply->outcomes) {
    if (!journal::is_settled(outcome.kind)) continue;
    const auto [at, fresh] = acknowledged_.try_emplace(outcome.id.seq, outcome.commit_number);
    if (at->second != outcome.commit_number || outcome.kind == journal::OutcomeKind::quarantined) {
      std::fprintf(stderr, "device %s: %llu was %llu, now %llu, kind %d %s\n", name_.c_str(),
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
