#include "core/credentials/model.hpp"

#include <array>
#include <utility>

namespace hvs::credentials {
namespace {

template <class T, std::size_t N>
using Words = std::array<std::pair<T, std::string_view>, N>;

constexpr Words<ConfirmationStatus, 3> confirmation_words{{{ConfirmationStatus::proposed, "de_nghi"},
                                                           {ConfirmationStatus::confirmed, "da_xac_nhan"},
                                                           {ConfirmationStatus::sent_back, "tra_lai"}}};
constexpr Words<CertificateStatus, 3> certificate_words{{{CertificateStatus::awaiting_signature, "cho_ky_so"},
                                                         {CertificateStatus::agency_signed, "da_ky"},
                                                         {CertificateStatus::withdrawn, "thu_hoi"}}};
constexpr Words<Method, 2> method_words{{{Method::commune, "xa"}, {Method::vneid, "vneid"}}};

template <class T, std::size_t N>
std::string_view find_word(const Words<T, N>& words, T value) {
  for (const auto& [v, word] : words) {
    if (v == value) return word;
  }
  return {};
}
template <class T, std::size_t N>
std::optional<T> find_value(const Words<T, N>& words, std::string_view word) {
  for (const auto& [v, w] : words) {
    if (w == word) return v;
  }
  return std::nullopt;
}

}  // namespace

std::string_view word_of(ConfirmationStatus status) { return find_word(confirmation_words, status); }
std::string_view word_of(CertificateStatus status) { return find_word(certificate_words, status); }
std::string_view word_of(Method method) { return find_word(method_words, method); }
std::optional<ConfirmationStatus> read_confirmation_status(std::string_view w) {
  return find_value(confirmation_words, w);
}
std::optional<CertificateStatus> read_certificate_status(std::string_view w) {
  return find_value(certificate_words, w);
}
std::optional<Method> read_method(std::string_view w) { return find_value(method_words, w); }

}  // namespace hvs::credentials
