// Text catalogue → C++. `header IN.toml OUT.hpp`: one section; `all OUT.cpp IN.toml…`: every text, for look-up by key.
// The input is the plain part of TOML that the catalogue uses: `name = "sentence"` lines and # comments.
#include <algorithm>
#include <sstream>
#include <vector>

#include "tools/files.hpp"

namespace {

struct Entry {
  std::string name;
  std::string sentence;
};

std::string unquote(std::string_view raw, const std::string& where) {
  if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') tools::fail(where + ": expected name = \"sentence\"");
  raw = raw.substr(1, raw.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '"') tools::fail(where + ": a quote inside a sentence must be written \\\"");
    if (raw[i] != '\\') {
      out += raw[i];
      continue;
    }
    if (++i == raw.size()) tools::fail(where + ": stray backslash");
    if (raw[i] == 'n')
      out += '\n';
    else if (raw[i] == '"' || raw[i] == '\\')
      out += raw[i];
    else
      tools::fail(where + ": unknown escape");
  }
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::vector<Entry> read_section(const std::filesystem::path& path) {
  std::vector<Entry> entries;
  std::istringstream lines(tools::read_file(path));
  std::string line;
  for (int n = 1; std::getline(lines, line); ++n) {
    const auto text = trim(line);
    if (text.empty() || text.front() == '#') continue;
    const auto where = path.string() + ":" + std::to_string(n);
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) tools::fail(where + ": expected name = \"sentence\"");
    const std::string name{trim(text.substr(0, equals))};
    if (!is_name(name)) tools::fail(where + ": a name is lower-case letters, digits and _");
    for (const auto& e : entries) {
      if (e.name == name) tools::fail(where + ": " + name + " stands twice");
    }
    entries.push_back({name, unquote(trim(text.substr(equals + 1)), where)});
  }
  return entries;
}

void write_header(const std::filesystem::path& in, const std::filesystem::path& out) {
  const auto section = in.stem().string();
  std::string text =
      "// Made from " + in.filename().string() +
      " by hvs-catalogue.\n#pragma once\n\n#include \"core/html/html.hpp\"\n\nnamespace hvs::t::" + section + " {\n";
  for (const auto& e : read_section(in))
    text += "inline constexpr Text " + e.name + "{\"" + section + "." + e.name + "\", " + tools::literal(e.sentence) +
            "};\n";
  tools::write_file(out, text + "}  // namespace hvs::t::" + section + "\n");
}

void write_all(const std::filesystem::path& out, const std::vector<std::filesystem::path>& sections) {
  std::vector<Entry> all;
  for (const auto& path : sections) {
    for (auto& e : read_section(path)) all.push_back({path.stem().string() + "." + e.name, e.sentence});
  }
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  std::string text =
      "// Every interface sentence, sorted by key. Made by hvs-catalogue.\n#include "
      "\"core/html/catalogue.hpp\"\n\nnamespace hvs "
      "{\nnamespace {\nconstexpr Text texts[] = {\n";
  for (const auto& e : all) text += "    {\"" + e.name + "\", " + tools::literal(e.sentence) + "},\n";
  tools::write_file(
      out, text + "    {\"~\", \"\"},\n};\n}  // namespace\n\nstd::span<const Text> all_texts() { return {texts, " +
               std::to_string(all.size()) + "}; }\n}  // namespace hvs\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 3 && args[0] == "header") {
    write_header(args[1], args[2]);
    return 0;
  }
  if (args.size() >= 2 && args[0] == "all") {
    write_all(args[1], {args.begin() + 2, args.end()});
    return 0;
  }
  tools::fail("usage: hvs-catalogue header IN.toml OUT.hpp | all OUT.cpp IN.toml...");
}
