// `hocvuso verify`: is this code, or this withdrawal list, genuine? Needs no database and no network.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::credentials {

struct VerifyOrder {
  std::string what;  // the text of a code, or the path of a file holding one, or a thu-hoi.json
  std::string keys;  // khoa.json: its text
  std::string list;  // thu-hoi.json: its text, or ""
};

struct VerifySaid {
  int exit_code = 0;  // 0 genuine, 1 withdrawn or replaced, 2 forged, unknown key or unreadable
  std::string words;  // lines for the terminal
};

[[nodiscard]] VerifySaid verify(const VerifyOrder& order);

// The keys of the installation in `data_dir`, as khoa.json has them. Refusals: those of Keyring::open.
[[nodiscard]] Result<std::string> own_keys(const std::string& data_dir);

}  // namespace hvs::credentials
