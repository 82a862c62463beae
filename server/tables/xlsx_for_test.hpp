// For tests only: hand-made .xlsx files, as ugly as wanted.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace hvs::tables::test {

using PartList = std::vector<std::pair<std::string, std::string>>;

inline std::string make_xlsx(const PartList& parts) {
  std::string out(1U << 20U, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  for (const auto& [name, body] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(body.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(zip, entry);
    archive_write_data(zip, body.data(), body.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

inline std::string sheet(const std::string& rows, const std::string& after = "") {
  return R"(<?xml version="1.0"?><worksheet xmlns="x"><sheetData>)" + rows + "</sheetData>" + after + "</worksheet>";
}

inline PartList two_sheets(const std::string& list) {
  return {
      {"xl/workbook.xml", "<workbook><workbookPr/><sheets>" + list + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)"},
      {"xl/worksheets/sheet1.xml", sheet(R"(<row r="1"><c r="A1"><v>1</v></c></row>)")},
      {"xl/worksheets/sheet2.xml", sheet(R"(<row r="1"><c r="A1"><v>2</v></c></row>)")}};
}

inline PartList one_sheet(const std::string& rows, const std::string& after = "") {
  auto parts = two_sheets(R"(<sheet name="Sheet1" sheetId="1" r:id="rId1"/>)");
  parts[2].second = sheet(rows, after);
  return parts;
}

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace hvs::tables::test
