#include "server/vc/rdf.hpp"

namespace hvs::vc {
namespace {

void escape_into(std::string& out, std::string_view value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : value) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
          out += "\\u00";
          out += digits[byte >> 4U];
          out += digits[byte & 15U];
        } else {
          out += c;
        }
      }
    }
  }
}

}  // namespace

std::string iri_term(std::string_view iri) {
  std::string out;
  out.reserve(iri.size() + 2);
  out += '<';
  out += iri;
  out += '>';
  return out;
}

std::string literal_term(std::string_view value, std::string_view type, std::string_view language) {
  std::string out;
  out.reserve(value.size() + type.size() + 8);
  out += '"';
  escape_into(out, value);
  out += '"';
  if (!language.empty()) {
    out += '@';
    out += language;
  } else if (type != "http://www.w3.org/2001/XMLSchema#string") {
    out += "^^<";
    out += type;
    out += '>';
  }
  return out;
}

}  // namespace hvs::vc
