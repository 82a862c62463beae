// Two looks at files as they lie on disk: which addresses outside they name, and their fingerprint.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "server/interop/import_desk.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::size_t most_pages = 60;
constexpr std::size_t look_bytes = 256 * 1024;
constexpr std::size_t most_hosts = 10;

// src="https://host/…" and url(https://host/…): what a browser would fetch by itself.
void hosts_in(std::string_view page, std::set<std::string>& out) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    for (auto at = page.find(scheme); at != std::string_view::npos; at = page.find(scheme, at + 1)) {
      const auto before = page.substr(at < 12 ? 0 : at - 12, at < 12 ? at : 12);
      const bool fetched =
          before.find("src") != std::string_view::npos || before.find("url(") != std::string_view::npos;
      if (!fetched) continue;
      const auto host = page.substr(at + scheme.size(), 80);
      const auto end = host.find_first_of("/\"'):?# <>\\");
      const auto name = text::lower(host.substr(0, end));
      if (!name.empty() && text::is_utf8(name) && name.find('.') != std::string::npos) out.insert(name);
    }
  }
}

}  // namespace

std::vector<std::string> addresses_outside(const std::filesystem::path& folder, const Unpacked& files) {
  std::set<std::string> hosts;
  std::size_t looked = 0;
  for (const auto& [name, size] : files.files) {
    const auto low = text::lower(name);
    if (!low.ends_with(".html") && !low.ends_with(".htm") && !low.ends_with(".css")) continue;
    if (++looked > most_pages || hosts.size() >= most_hosts) break;
    std::ifstream in(folder / name, std::ios::binary);
    std::string page(std::min<std::uint64_t>(size, look_bytes), '\0');
    in.read(page.data(), static_cast<std::streamsize>(page.size()));
    page.resize(static_cast<std::size_t>(in.gcount()));
    hosts_in(page, hosts);
  }
  std::vector<std::string> out{hosts.begin(), hosts.end()};
  if (out.size() > most_hosts) out.resize(most_hosts);
  return out;
}

Result<std::string> hash_of_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse(Kind::missing, t::interop::not_zip.key);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::array<char, 64 * 1024> piece{};
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                              static_cast<unsigned long long>(in.gcount()));
  std::string raw(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(raw.data()));
  return bytes::hex(raw).substr(0, 40);
}

}  // namespace hvs::interop
