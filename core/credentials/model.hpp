// Confirmation (xác nhận đạt phổ cập) and certificate (giấy chứng nhận): the words of this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::credentials {

enum class ConfirmationStatus : std::uint8_t { proposed, confirmed, sent_back };  // de_nghi, da_xac_nhan, tra_lai
enum class CertificateStatus : std::uint8_t {
  awaiting_signature,
  agency_signed,
  withdrawn
};  // cho_ky_so, da_ky, thu_hoi
enum class Method : std::uint8_t { commune, vneid };  // xa, vneid

[[nodiscard]] std::string_view word_of(ConfirmationStatus status);
[[nodiscard]] std::string_view word_of(CertificateStatus status);
[[nodiscard]] std::string_view word_of(Method method);
[[nodiscard]] std::optional<ConfirmationStatus> read_confirmation_status(std::string_view word);
[[nodiscard]] std::optional<CertificateStatus> read_certificate_status(std::string_view word);
[[nodiscard]] std::optional<Method> read_method(std::string_view word);

struct DomainScore {
  std::string domain;  // "D4"
  int right = 0;
  int total = 0;
};

// What a proposal rests on; made from the assessment's facts.
struct Basis {
  int right = 0;
  int total = 0;
  std::vector<DomainScore> by_domain;
  std::string mode;          // tu_lam | co_nguoi_giup
  std::string assessor;      // account, "" when nobody helped
  std::int64_t seconds = 0;  // from the drawn form to the result, by the maker's clock; 0 = not known
  int passes_of_device = 0;  // passes sent by the same device on the same day, this one included
  std::string rules{};       // "nguoidan@tam-1.ct-11": the values it was measured by; "" = not known
  bool found = false;        // false: the proposal names no result we know
};

struct Confirmation {
  std::string id;
  std::string person;
  std::string area;
  std::string group;
  std::string result;
  ConfirmationStatus status = ConfirmationStatus::proposed;
  std::optional<Method> method;
  std::string decided_by;
  std::optional<Day> decided_on;
  std::string reference;
  std::string reason;
  Instant received{};
};

struct Certificate {
  std::string id;
  std::string person;
  std::string area;
  std::string confirmation;
  std::string number;
  std::string name;
  std::string what;
  std::string place;
  std::string issuer;
  std::string marks;
  Day issued_on;
  CertificateStatus status = CertificateStatus::awaiting_signature;
  std::string key;
  std::string seal;              // base64url
  std::string agency_signature;  // reference of the agency's public-duty signature
  std::optional<Day> withdrawn_on;
  std::string reason;
  std::string replaces;     // the certificate this one was made for anew
  std::string replaced_by;  // the newer one, when there is one
};

}  // namespace hvs::credentials
