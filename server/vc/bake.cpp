#include "server/vc/bake.hpp"

#include <zlib.h>

#include <pugixml.hpp>

#include "core/base/text.hpp"
#include "server/vc/jws.hpp"
#include "server/vc/status_list.hpp"
#include "server/vc/strict.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

constexpr std::string_view png_start{"\x89PNG\r\n\x1a\n", 8};
constexpr std::string_view keyword = "openbadgecredential";
constexpr std::string_view space = "https://purl.imsglobal.org/ob/v3p0";
constexpr std::size_t chunk_frame = 12;  // length, type, crc

std::unexpected<Problem> not_baked() { return refuse(Kind::invalid, t::vc::not_baked.key); }

std::uint32_t number(std::string_view four) {
  std::uint32_t out = 0;
  for (const char c : four) out = (out << 8U) | static_cast<unsigned char>(c);
  return out;
}
std::string four(std::size_t value) {
  std::string out(4, '\0');
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<char>((value >> (24 - 8 * i)) & 255U);
  return out;
}
std::string chunk(std::string_view type, std::string_view data) {
  const auto body = std::string{type} + std::string{data};
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return four(data.size()) + body + four(crc);
}

// keyword 0 compressed 0(method) language 0 translated 0 text  (PNG 1.2 §11.3.4.5)
Result<std::string> text_in(std::string_view data) {
  const auto end = data.find('\0');
  if (data.substr(0, end) != keyword || end + 3 > data.size()) return not_baked();
  const bool packed = data[end + 1] != '\0';
  auto rest = data.substr(end + 3);
  for (int i = 0; i < 2; ++i) {
    const auto stop = rest.find('\0');
    if (stop == std::string_view::npos) return not_baked();
    rest.remove_prefix(stop + 1);
  }
  if (!packed)
    return rest.size() > largest_credential ? Result<std::string>{refuse(Kind::invalid, t::vc::too_big.key)}
                                            : Result<std::string>{std::string{rest}};
  auto out = inflated(rest, largest_credential);
  return out ? out : Result<std::string>{not_baked()};
}

Result<std::string> from_png(std::string_view file) {
  for (std::size_t at = png_start.size(); at + chunk_frame <= file.size();) {
    const std::size_t size = number(file.substr(at, 4));
    if (size > file.size() - at - chunk_frame) return not_baked();
    if (file.substr(at + 4, 4) == "iTXt") {
      const auto data = file.substr(at + 8, size);
      if (data.starts_with(std::string{keyword} + '\0')) return text_in(data);
    }
    at += chunk_frame + size;
  }
  return not_baked();
}

const pugi::xml_node credential_in(const pugi::xml_node& parent, int depth) {
  if (depth > 16) return {};
  for (const auto& one : parent.children()) {
    const std::string_view name = one.name();
    if (name.substr(name.find(':') + 1) == "credential" && name.find(':') != std::string_view::npos) return one;
    if (const auto inner = credential_in(one, depth + 1)) return inner;
  }
  return {};
}

Result<std::string> from_svg(std::string_view file) {
  pugi::xml_document document;
  // Entities of a DOCTYPE are not expanded by this reader.
  if (!document.load_buffer(file.data(), file.size(), pugi::parse_default | pugi::parse_ws_pcdata)) return not_baked();
  const auto node = credential_in(document, 0);
  if (!node) return not_baked();
  if (const std::string_view jws = node.attribute("verify").value(); !jws.empty()) return std::string{jws};
  auto out = text::trim(node.text().get());
  return out.empty() ? Result<std::string>{not_baked()} : Result<std::string>{std::move(out)};
}

}  // namespace

Result<std::string> baked_png(std::string_view png, std::string_view credential) {
  if (!png.starts_with(png_start) || png.size() < png_start.size() + chunk_frame) return not_baked();
  const auto head = png_start.size() + chunk_frame + number(png.substr(png_start.size(), 4));  // IHDR comes first
  if (head > png.size()) return not_baked();
  const auto data = std::string{keyword} + std::string(5, '\0') + std::string{credential};
  return std::string{png.substr(0, head)} + chunk("iTXt", data) + std::string{png.substr(head)};
}

Result<std::string> baked_svg(std::string_view svg, std::string_view credential) {
  const auto start = svg.find("<svg");
  const auto end = start == std::string_view::npos ? start : svg.find('>', start);
  if (end == std::string_view::npos || credential.find("]]>") != std::string_view::npos) return not_baked();
  std::string out{svg.substr(0, end)};
  out += " xmlns:openbadges=\"" + std::string{space} + "\">";
  if (looks_like_jwt(credential))
    out += "<openbadges:credential verify=\"" + std::string{credential} + "\"></openbadges:credential>";
  else
    out += "<openbadges:credential><![CDATA[" + std::string{credential} + "]]></openbadges:credential>";
  return out + std::string{svg.substr(end + 1)};
}

Result<std::string> unbaked(std::string_view file) {
  if (file.size() > largest_picture) return refuse(Kind::invalid, t::vc::too_big.key);
  if (file.starts_with(png_start)) return from_png(file);
  const auto text = text::trim(file.starts_with("\xEF\xBB\xBF") ? file.substr(3) : file);
  if (text.starts_with('<')) return from_svg(text);
  return text;
}

}  // namespace hvs::vc
