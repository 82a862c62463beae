// Proposals with what they rest on and whom they are about: for the page, and for the lists that go out and come back.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/people/model.hpp"
#include "server/credentials/desk.hpp"

namespace hvs::credentials {

struct Waiting {
  Seen<Confirmation> proposal;
  Basis basis;
  std::optional<people::Person> person;
  std::string place;
};

[[nodiscard]] std::string person_area(const Waiting& one);
[[nodiscard]] Result<std::vector<Waiting>> with_grounds(db::Tx& tx, const std::string& commune,
                                                        std::vector<Seen<Confirmation>> proposals);
[[nodiscard]] Result<std::vector<Waiting>> chosen_ones(const Desk& desk, const std::set<std::string, std::less<>>& ids);

}  // namespace hvs::credentials
