// Certificates: what one core signs and checks a second, in each of their three forms, and how many sheets are drawn.
//   bench_credentials [seconds per figure = 1]      (CPU time; the machine may do other things meanwhile)
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "core/credentials/payload.hpp"
#include "core/credentials/rules.hpp"
#include "server/credentials/certificate_pdf.hpp"
#include "server/credentials/issuer.hpp"
#include "server/keys/keyring.hpp"
#include "server/vc/jws.hpp"
#include "server/vc/multikey.hpp"

namespace {

using namespace hvs;

double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto s = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return s(use.ru_utime) + s(use.ru_stime);
}

double least = 1;

// `once` answers whether it went as it should.
template <class Once>
void figure(const char* name, const Once& once) {
  std::size_t done = 0;
  std::size_t failed = 0;
  const auto from = cpu_seconds();
  double used = 0;
  while (used < least) {
    for (int i = 0; i < 8; ++i) failed += once(done++) ? 0 : 1;
    used = cpu_seconds() - from;
  }
  const auto n = static_cast<double>(done);
  std::printf("%-58s %9.0f /s per core  %8.1f us  failed %zu\n", name, n / used, used / n * 1e6, failed);
  std::fflush(stdout);
}

credentials::Certificate certificate(const keys::Keyring& keys, std::size_t i) {
  char number[13];
  std::snprintf(number, sizeof number, "%012zx", i);
  const credentials::ToIssue order{.id = std::string("01890a5d-ac96-774b-bcce-") + number,
                                   .commune = "05716",
                                   .person = "01890a5d-ac96-774b-bcce-b302099a8057",
                                   .confirmation = "01890a5d-ac96-774b-bcce-b302099a8058",
                                   .name = "Nguyễn Thị Hường",
                                   .what = "Hoàn thành phổ cập kỹ năng số cơ bản (nhóm người dân)",
                                   .place = "xóm Mỏ Gà",
                                   .issuer = "UBND xã Võ Nhai, tỉnh Thái Nguyên",
                                   .marks = std::string(credentials::mark_provisional),
                                   .on = {2026, 11, 22},
                                   .key = keys.key_id(),
                                   .replaces = {}};
  return credentials::issue(order, [&](std::string_view message) { return keys.sign(message); }).value();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) least = std::atof(argv[1]);
  const auto folder = std::filesystem::temp_directory_path() / "hvs-bench-credentials";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto opened = keys::Keyring::open(folder.string());
  if (!opened) return std::fprintf(stderr, "no keys\n"), 1;
  const auto& keys = **opened;
  credentials::Issuer issuer;
  issuer.base = "https://hocvuso.example";
  issuer.did = credentials::did_web_of(issuer.base);
  issuer.name = "UBND xã Võ Nhai, tỉnh Thái Nguyên";
  issuer.keys.resize(1);
  issuer.keys.front().id = keys.key_id();
  issuer.keys.front().bytes = keys.public_key();
  issuer.keys.front().issuer = issuer.name;
  issuer.sign = [&](std::string_view message) { return keys.sign(message); };
  const auto when = start_of_day_in_vietnam({2026, 11, 22});
  const vc::PublicKey key{vc::KeyKind::ed25519, keys.public_key(), {}};

  figure("seal of the printed code: made", [&](std::size_t i) { return !certificate(keys, i).seal.empty(); });
  const auto one = certificate(keys, 1);
  const auto code = *credentials::code_of(one, issuer.base);
  figure("seal of the printed code: read and checked", [&](std::size_t) {
    const auto read = credentials::read_code(code);
    return read && keys::verify_ed25519(read->sealed, read->seal, key.bytes);
  });

  const auto badge_of = [&](std::size_t i) {
    const auto c = certificate(keys, i);
    return credentials::open_badge(issuer,
                                   {c, nullptr, {1, static_cast<std::uint32_t>(i)}, {"urn:uuid:" + c.id, "00"}});
  };
  figure("Open Badge as a VC-JWT: made", [&](std::size_t i) { return !badge_jwt(issuer, badge_of(i)).empty(); });
  const auto jwt = badge_jwt(issuer, badge_of(1));
  figure("Open Badge as a VC-JWT: read and checked", [&](std::size_t) {
    const auto read = vc::read_jwt(jwt);
    return read && vc::jwt_fits(*read, key) && vc::credential_of(*read).has_value();
  });

  figure("Open Badge, eddsa-rdfc-2022: made",
         [&](std::size_t i) { return signed_badge(issuer, badge_of(i), when).has_value(); });
  const auto with_proof = signed_badge(issuer, badge_of(1), when);
  if (!with_proof) return std::fprintf(stderr, "%s\n", with_proof.error().detail.c_str()), 1;
  const auto& proof = with_proof->at("proof");
  figure("Open Badge, eddsa-rdfc-2022: checked",
         [&](std::size_t) { return vc::proof_fits(*with_proof, proof, key).has_value(); });

  const vc::ProofOrder order{vc::Suite::eddsa_jcs_2022, "2026-11-22T00:00:00Z", issuer.method()};
  figure("Open Badge, eddsa-jcs-2022: made",
         [&](std::size_t i) { return vc::with_proof(badge_of(i), order, issuer.sign).has_value(); });
  const auto canonical = vc::with_proof(badge_of(1), order, issuer.sign);
  if (!canonical) return 1;
  const auto& second = canonical->at("proof");
  figure("Open Badge, eddsa-jcs-2022: checked",
         [&](std::size_t) { return vc::proof_fits(*canonical, second, key).has_value(); });

  figure("certificate as a sheet of A4 (PDF)",
         [&](std::size_t i) { return credentials::certificate_pdf(certificate(keys, i), issuer.base).has_value(); });
  std::filesystem::remove_all(folder);
  return 0;
}
