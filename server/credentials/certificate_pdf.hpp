// The certificate as a sheet of A4, landscape.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/credentials/model.hpp"

namespace hvs::credentials {

// `address`: the service's address for the QR code, "https://hocvuso.example". The same certificate in the same state
// gives the same bytes. Refusals: those of code_of, media::qr and media::Pdf.
[[nodiscard]] Result<std::string> certificate_pdf(const Certificate& certificate, std::string_view address);

// The same sheet as a PNG for chats.
[[nodiscard]] Result<std::string> certificate_picture(const Certificate& certificate, std::string_view address);
// A badge without a name, for anybody: what, by whom, when, and what must be known before believing it.
[[nodiscard]] std::string badge_svg(const Certificate& certificate);

}  // namespace hvs::credentials
