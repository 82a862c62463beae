// Signed with a PKCS#12 file made by openssl, judged by pdfsig and pdfdetach of poppler: other people's programs.
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/media/pdf.hpp"
#include "server/signing/pdf_update.hpp"
#include "text/signing.hpp"

namespace hvs::signing {
namespace {

// openssl dates its certificate by the machine's clock, so this test has to.
const Instant now =
    std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + std::chrono::minutes{1};

std::string said_by(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
  pclose(pipe);
  return out;
}

class Signing : public ::testing::Test {
 protected:
  std::string folder = ::testing::TempDir() + "hvs-signing-" + std::to_string(getpid());
  void SetUp() override {
    std::filesystem::create_directories(folder);
    said_by("cd " + folder +
            " && openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 3650 -subj '/CN=UBND xa Thu "
            "Nghiem' && openssl pkcs12 -export -inkey k.pem -in c.pem -passout pass:mat-khau -out s.p12");
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  [[nodiscard]] std::string keep(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder + "/" + name, std::ios::binary) << bytes;
    return folder + "/" + name;
  }
  static std::string sheet() {
    auto pdf = media::Pdf::make(media::a4_landscape, {"Giấy", "Xã", "Thử", now});
    pdf->text({20, 20, 200, 0}, "GIẤY CHỨNG NHẬN", {});
    return *pdf->finish();
  }
};

TEST_F(Signing, AnotherProgramFindsTheSignatureValidAndTheFileInside) {
  const auto signer = open_pkcs12(folder + "/s.p12", "mat-khau", now);
  ASSERT_TRUE(signer) << signer.error().code;
  EXPECT_EQ((*signer)->name(), "UBND xa Thu Nghiem");
  const auto made = updated_pdf(sheet(), Attachment{"chung-nhan.json", "application/json", "{\"a\":\"ấ\"}"},
                                Seal{**signer, now, "Giấy chứng nhận"});
  ASSERT_TRUE(made) << made.error().detail;
  const auto file = keep("signed.pdf", *made);
  const auto said = said_by("pdfsig -nocert " + file);
  EXPECT_NE(said.find("Signature is Valid"), std::string::npos) << said;
  EXPECT_NE(said.find("Total document signed"), std::string::npos) << said;
  EXPECT_NE(said.find("ETSI.CAdES.detached"), std::string::npos) << said;
  EXPECT_NE(said_by("pdfdetach -list " + file).find("chung-nhan.json"), std::string::npos);
  said_by("cd " + folder + " && pdfdetach -saveall signed.pdf");
  std::ifstream inside{folder + "/chung-nhan.json"};
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>{inside}, {}}), "{\"a\":\"ấ\"}");
  EXPECT_NE(said_by("pdftotext " + file + " -").find("GIẤY CHỨNG NHẬN"), std::string::npos);
}

TEST_F(Signing, OneChangedByteIsSeen) {
  const auto signer = open_pkcs12(folder + "/s.p12", "mat-khau", now);
  ASSERT_TRUE(signer);
  auto made = updated_pdf(sheet(), std::nullopt, Seal{**signer, now, "x"});
  ASSERT_TRUE(made);
  const auto at = made->find("/Title");
  ASSERT_NE(at, std::string::npos);
  (*made)[at + 10] = static_cast<char>((*made)[at + 10] ^ 1);
  EXPECT_EQ(said_by("pdfsig -nocert " + keep("changed.pdf", *made)).find("Signature is Valid"), std::string::npos);
}

TEST_F(Signing, SaysWhatIsWrongWithTheFile) {
  EXPECT_EQ(open_pkcs12(folder + "/none.p12", "x", now).error().code, t::signing::no_file.key);
  EXPECT_EQ(open_pkcs12(folder + "/c.pem", "x", now).error().code, t::signing::no_file.key);
  EXPECT_EQ(open_pkcs12(folder + "/s.p12", "x", now).error().code, t::signing::wrong_passphrase.key);
  EXPECT_EQ(open_pkcs12(folder + "/s.p12", "mat-khau", from_ms(4'102'444'800'000)).error().code,
            t::signing::not_usable.key);
  EXPECT_EQ(updated_pdf("%PDF-1.4\nnothing", std::nullopt, std::nullopt).error().code, t::signing::not_a_pdf.key);
}

}  // namespace
}  // namespace hvs::signing
