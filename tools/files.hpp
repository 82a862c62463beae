// Reading and writing whole files for the build-time tools. A failure ends the tool with its reason.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

namespace tools {

[[noreturn]] inline void fail(const std::string& why) {
  std::cerr << why << '\n';
  std::exit(1);
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::error_code ignored;
  std::filesystem::create_directories(path.parent_path(), ignored);
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out) fail(path.string() + ": cannot be written");
}

// A C++ string literal, in pieces short enough for every compiler.
inline std::string literal(std::string_view raw) {
  std::string out = "\"";
  std::size_t in_piece = 0;
  for (const char c : raw) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
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
      case '?':
        out += "\\?";
        break;
      default:
        out += c;
    }
    if (++in_piece > 4000 && (static_cast<unsigned char>(c) & 0x80) == 0) {
      out += "\"\n    \"";
      in_piece = 0;
    }
  }
  return out + '"';
}

}  // namespace tools
