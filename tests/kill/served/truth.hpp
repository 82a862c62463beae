// What must be true of the database whatever was killed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/kill/served/clients.hpp"
#include "tests/kill/served/program.hpp"

namespace hvs::kill {

struct Crowd {
  std::vector<std::unique_ptr<Outbox>> phones;
  std::vector<std::unique_ptr<Forms>> browsers;
  [[nodiscard]] std::vector<Client*> all() const;
};

enum class Sent : unsigned char { some_wait, everything };

// Every acknowledged operation is in the log once, under the number that was told; numbers have no gap and equal the
// counter; nothing is there twice; state tables and figures equal the log. With `everything` also: whatever was made
// has arrived. Prints what is wrong.
[[nodiscard]] bool check_truth(const Place& place, const Crowd& crowd, Sent sent, std::uint64_t& total);

// `hocvuso audit verify` and `hocvuso recount --deep`, as an operator would ask.
[[nodiscard]] bool check_commands(const Place& place);

}  // namespace hvs::kill
