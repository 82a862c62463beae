// server/<room>/migrations/NNNN_<room>_<name>.sql → one sorted table of db::Migration.
#include <algorithm>
#include <vector>

#include "tools/files.hpp"

int main(int argc, char** argv) {
  if (argc < 2) tools::fail("usage: hvs-migrations OUT.cpp IN.sql...");
  std::vector<std::filesystem::path> files(argv + 2, argv + argc);
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  std::string table;
  std::string last;
  for (const auto& file : files) {
    const auto name = file.stem().string();
    const auto number = name.substr(0, 4);
    const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (name.size() < 6 || !digits || name[4] != '_')
      tools::fail(file.string() + ": a migration is named NNNN_room_name.sql");
    if (number == last) tools::fail(file.string() + ": number " + number + " is taken");
    last = number;
    const auto room = file.parent_path().parent_path().filename().string();
    table += "    {\"" + room + "\", " + std::to_string(std::stoi(number)) + ", \"" + name + "\", " +
             tools::literal(tools::read_file(file)) + "},\n";
  }
  tools::write_file(argv[1],
                    "// Made by hvs-migrations.\n#include \"server/db/db.hpp\"\n\nnamespace hvs::db {\nnamespace {\n"
                    "constexpr Migration list[] = {\n" +
                        table +
                        "    {\"\", 0, \"\", \"\"},\n};\n}  // namespace\n\nstd::span<const Migration> "
                        "all_migrations() { return {list, " +
                        std::to_string(files.size()) + "}; }\n}  // namespace hvs::db\n");
}
