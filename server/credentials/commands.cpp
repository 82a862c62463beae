#include "server/credentials/commands.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/text.hpp"
#include "core/credentials/check.hpp"
#include "core/credentials/pages.hpp"
#include "core/html/catalogue.hpp"
#include "server/keys/keyring.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr std::uintmax_t largest_file = 2 << 20;

// The file's text when `what` names one; a code is never the name of a file that exists.
std::string text_of(const std::string& what) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(what, failed) || std::filesystem::file_size(what, failed) > largest_file)
    return what;
  std::ifstream file{what, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

const CheckSeal seal_fits = [](std::string_view message, std::string_view seal, std::string_view key) {
  return keys::verify_ed25519(message, seal, key);
};

VerifySaid refused(const Problem& problem) { return {2, std::string{say(problem.code)} + "\n"}; }

VerifySaid verify_list(std::string_view text, std::span<const Key> keys) {
  const auto list = read_list_file(text);
  if (!list) return refused(list.error());
  if (!list_is_genuine(*list, keys, seal_fits)) return {2, std::string{t::credentials::list_forged.vi} + "\n"};
  return {0, html::fill(t::credentials::list_genuine.vi,
                        {{"n", std::to_string(list->list.entries.size())}, {"time", show_day_time(list->list.made)}}) +
                 "\n"};
}

int exit_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::genuine:
      return 0;
    case Verdict::withdrawn:
    case Verdict::replaced:
      return 1;
    case Verdict::unknown_key:
    case Verdict::revoked_key:
    case Verdict::forged:
      return 2;
  }
  return 2;
}

}  // namespace

VerifySaid verify(const VerifyOrder& order) {
  const auto keys = read_keys(order.keys);
  if (!keys) return refused(keys.error());
  const auto text = text::trim(text_of(order.what));
  if (text.starts_with('{')) return verify_list(text, *keys);
  const auto code = read_code(text);
  if (!code) return refused(code.error());
  Result<SealedList> list;
  const bool with_list = !order.list.empty();
  if (with_list) {
    list = read_list_file(order.list);
    if (!list) return refused(list.error());
    if (!list_is_genuine(*list, *keys, seal_fits)) return {2, std::string{t::credentials::list_forged.vi} + "\n"};
  }
  const auto checked = check(*code, *keys, with_list ? &list->list : nullptr, seal_fits);
  const auto view = verdict_of(*code, checked);
  std::string words = view.words + "\n";
  for (const auto& fact : view.facts) words += fact.label + ": " + fact.value + "\n";
  for (const auto& note : view.notes) words += note + "\n";
  if (!with_list && checked.verdict == Verdict::genuine) words += std::string{t::credentials::not_compared.vi} + "\n";
  return {exit_of(checked.verdict), std::move(words)};
}

Result<std::string> own_keys(const std::string& data_dir) {
  HVS_TRY(ring, keys::Keyring::open(data_dir));
  std::vector<Key> all{{ring->key_id(), ring->public_key(), ""}};
  for (const auto& one : ring->old_keys()) all.push_back({one.id, one.public_key, "", one.retired, one.revoked});
  return write_keys(all);
}

}  // namespace hvs::credentials
