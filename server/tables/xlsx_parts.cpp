#include "server/tables/xlsx_parts.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "text/import.hpp"

namespace hvs::tables {
namespace {

struct Free {
  void operator()(archive* a) const { archive_read_free(a); }
};

bool is_wanted(std::string_view name) {
  return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" || name == "xl/sharedStrings.xml" ||
         name == "xl/styles.xml" || (name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
}

}  // namespace

Result<std::map<std::string, std::string>> unpack_parts(std::string_view bytes, const Limits& limits) {
  const std::unique_ptr<archive, Free> zip(archive_read_new());
  archive_read_support_format_zip(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return refuse(Kind::invalid, t::import::broken_file.key, "zip");
  }
  std::map<std::string, std::string> parts;
  std::size_t entries = 0;
  std::size_t total = 0;
  archive_entry* entry = nullptr;
  int code = ARCHIVE_OK;
  while ((code = archive_read_next_header(zip.get(), &entry)) == ARCHIVE_OK) {
    if (++entries > limits.entries) return refuse(Kind::invalid, t::import::too_big.key, "entries");
    const char* raw_name = archive_entry_pathname(entry);
    std::string name = raw_name != nullptr ? raw_name : "";
    for (auto& c : name) c = c == '\\' ? '/' : c;
    if (!is_wanted(name) || parts.contains(name)) continue;
    auto& part = parts[name];
    char buffer[64 * 1024];
    for (;;) {
      const auto got = archive_read_data(zip.get(), buffer, sizeof buffer);
      if (got < 0) return refuse(Kind::invalid, t::import::broken_file.key, name);
      if (got == 0) break;
      total += static_cast<std::size_t>(got);
      if (total > limits.inflated_bytes) return refuse(Kind::invalid, t::import::too_big.key, "inflated");
      part.append(buffer, static_cast<std::size_t>(got));
    }
  }
  if (code != ARCHIVE_EOF) return refuse(Kind::invalid, t::import::broken_file.key, "zip");
  if (!parts.contains("xl/workbook.xml")) return refuse(Kind::invalid, t::import::not_a_table.key, "no workbook");
  return parts;
}

}  // namespace hvs::tables
