#include "server/media/docx.hpp"

#include <cmath>
#include <pugixml.hpp>
#include <sstream>

#include "core/base/text.hpp"
#include "server/media/zip.hpp"

namespace hvs::media::docx {
namespace {

constexpr double twips_per_cm = 1440.0 / 2.54;
constexpr double page_width_cm = 21.0;
constexpr double page_height_cm = 29.7;
constexpr const char* word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

int twips(double cm) { return static_cast<int>(std::lround(cm * twips_per_cm)); }
int from_points(double points, double unit) { return static_cast<int>(std::lround(points * unit)); }

std::string xml_of(const pugi::xml_document& doc) {
  std::ostringstream out;
  doc.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

// Characters that XML 1.0 cannot carry would make the whole file unreadable: they are left out.
std::string clean(std::string_view raw) {
  std::string out;
  for (const char c : text::nfc(raw)) {
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  return out;
}

const char* word_of(Justify justify) {
  switch (justify) {
    case Justify::left:
      return "left";
    case Justify::center:
      return "center";
    case Justify::right:
      return "right";
    case Justify::both:
      return "both";
  }
  return "left";
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  std::string body() {
    pugi::xml_document doc;
    auto root = open(doc, "w:document");
    auto body = root.append_child("w:body");
    for (const auto& one : document_.blocks) block(body, one, column_cm());
    section(body.append_child("w:sectPr"));
    return xml_of(doc);
  }

  // The page number's header; the first page has an empty one of its own.
  std::string header(bool with_number) {
    pugi::xml_document doc;
    auto p = open(doc, "w:hdr").append_child("w:p");
    p.append_child("w:pPr").append_child("w:jc").append_attribute("w:val") = "center";
    if (with_number) {
      auto field = p.append_child("w:fldSimple");
      field.append_attribute("w:instr") = " PAGE ";
      auto run = field.append_child("w:r");
      letters(run, {"", Weight::regular, Slant::upright, document_.page_number_points});
      run.append_child("w:t").text().set("2");
    }
    return xml_of(doc);
  }

  std::string styles() {
    pugi::xml_document doc;
    auto root = open(doc, "w:styles");
    auto defaults = root.append_child("w:docDefaults");
    auto run = defaults.append_child("w:rPrDefault").append_child("w:rPr");
    auto fonts = run.append_child("w:rFonts");
    for (const char* which : {"w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"})
      fonts.append_attribute(which) = document_.font.c_str();
    run.append_child("w:color").append_attribute("w:val") = "000000";
    run.append_child("w:sz").append_attribute("w:val") = from_points(document_.points, 2);
    run.append_child("w:szCs").append_attribute("w:val") = from_points(document_.points, 2);
    run.append_child("w:lang").append_attribute("w:val") = "vi-VN";
    auto normal = root.append_child("w:style");
    normal.append_attribute("w:type") = "paragraph";
    normal.append_attribute("w:default") = "1";
    normal.append_attribute("w:styleId") = "Normal";
    normal.append_child("w:name").append_attribute("w:val") = "Normal";
    return xml_of(doc);
  }

 private:
  static pugi::xml_node open(pugi::xml_document& doc, const char* name) {
    auto head = doc.append_child(pugi::node_declaration);
    head.append_attribute("version") = "1.0";
    head.append_attribute("encoding") = "UTF-8";
    head.append_attribute("standalone") = "yes";
    auto root = doc.append_child(name);
    root.append_attribute("xmlns:w") = word_space;
    root.append_attribute("xmlns:r") = relation_space;
    return root;
  }

  [[nodiscard]] double column_cm() const {
    const double paper = document_.turn == Turn::portrait ? page_width_cm : page_height_cm;
    return paper - (document_.margins.left_mm + document_.margins.right_mm) / 10;
  }

  void section(pugi::xml_node sect) const {
    for (const auto& [type, id] : {std::pair{"default", "rId2"}, std::pair{"first", "rId3"}}) {
      auto ref = sect.append_child("w:headerReference");
      ref.append_attribute("w:type") = type;
      ref.append_attribute("r:id") = id;
    }
    auto size = sect.append_child("w:pgSz");
    const bool upright = document_.turn == Turn::portrait;
    size.append_attribute("w:w") = twips(upright ? page_width_cm : page_height_cm);
    size.append_attribute("w:h") = twips(upright ? page_height_cm : page_width_cm);
    if (!upright) size.append_attribute("w:orient") = "landscape";
    auto margin = sect.append_child("w:pgMar");
    margin.append_attribute("w:top") = twips(document_.margins.top_mm / 10);
    margin.append_attribute("w:right") = twips(document_.margins.right_mm / 10);
    margin.append_attribute("w:bottom") = twips(document_.margins.bottom_mm / 10);
    margin.append_attribute("w:left") = twips(document_.margins.left_mm / 10);
    margin.append_attribute("w:header") = twips(document_.margins.top_mm / 20);  // halfway into the top margin
    margin.append_attribute("w:footer") = twips(document_.margins.bottom_mm / 20);
    margin.append_attribute("w:gutter") = 0;
    sect.append_child("w:pgNumType").append_attribute("w:start") = 1;
    sect.append_child("w:titlePg");
  }

  void letters(pugi::xml_node run, const Run& like) const {
    auto how = run.append_child("w:rPr");
    auto fonts = how.append_child("w:rFonts");
    for (const char* which : {"w:ascii", "w:hAnsi", "w:cs"}) fonts.append_attribute(which) = document_.font.c_str();
    if (like.weight == Weight::bold) how.append_child("w:b");
    if (like.slant == Slant::italic) how.append_child("w:i");
    const int half_points = from_points(like.points > 0 ? like.points : document_.points, 2);
    how.append_child("w:sz").append_attribute("w:val") = half_points;
    how.append_child("w:szCs").append_attribute("w:val") = half_points;
  }

  void put_run(pugi::xml_node paragraph, const Run& one) const {
    auto run = paragraph.append_child("w:r");
    letters(run, one);
    std::string piece;
    const auto flush = [&] {
      if (piece.empty()) return;
      auto words = run.append_child("w:t");
      words.append_attribute("xml:space") = "preserve";
      words.text().set(piece.c_str());
      piece.clear();
    };
    for (const char c : clean(one.text)) {
      if (c == '\n' || c == '\t') {
        flush();
        run.append_child(c == '\n' ? "w:br" : "w:tab");
      } else {
        piece += c;
      }
    }
    flush();
  }

  void put(pugi::xml_node parent, const Paragraph& one) const {
    auto p = parent.append_child("w:p");
    auto how = p.append_child("w:pPr");
    if (one.keep_with_next) how.append_child("w:keepNext");
    auto gaps = how.append_child("w:spacing");
    gaps.append_attribute("w:before") = from_points(one.before_pt, 20);
    gaps.append_attribute("w:after") = from_points(one.after_pt, 20);
    gaps.append_attribute("w:line") = static_cast<int>(std::lround(one.line_spacing * 240));
    gaps.append_attribute("w:lineRule") = "auto";
    if (one.first_line_cm > 0) how.append_child("w:ind").append_attribute("w:firstLine") = twips(one.first_line_cm);
    how.append_child("w:jc").append_attribute("w:val") = word_of(one.justify);
    for (const auto& run : one.runs) put_run(p, run);
  }

  // An empty, nearly flat paragraph whose top border is the line; indents on both sides give its length.
  static void put(pugi::xml_node parent, const Rule& rule, double column) {
    auto how = parent.append_child("w:p").append_child("w:pPr");
    auto top = how.append_child("w:pBdr").append_child("w:top");
    top.append_attribute("w:val") = "single";
    top.append_attribute("w:sz") = 6;  // eighths of a point
    top.append_attribute("w:space") = 1;
    top.append_attribute("w:color") = "000000";
    auto gaps = how.append_child("w:spacing");
    gaps.append_attribute("w:before") = 60;  // clear of the marks below the letters above
    gaps.append_attribute("w:after") = 0;
    gaps.append_attribute("w:line") = 120;
    gaps.append_attribute("w:lineRule") = "exact";
    const int side = twips(std::max(0.0, (column - rule.width_cm) / 2));
    auto indent = how.append_child("w:ind");
    indent.append_attribute("w:left") = side;
    indent.append_attribute("w:right") = side;
    how.append_child("w:jc").append_attribute("w:val") = "center";
  }

  void put(pugi::xml_node parent, const Table& table) const {
    auto out = parent.append_child("w:tbl");
    auto how = out.append_child("w:tblPr");
    double total = 0;
    for (const double w : table.widths_cm) total += w;
    auto width = how.append_child("w:tblW");
    width.append_attribute("w:w") = twips(total);
    width.append_attribute("w:type") = "dxa";
    how.append_child("w:jc").append_attribute("w:val") = "center";
    if (table.borders) {
      auto lines = how.append_child("w:tblBorders");
      for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        auto line = lines.append_child(side);
        line.append_attribute("w:val") = "single";
        line.append_attribute("w:sz") = 4;
        line.append_attribute("w:space") = 0;
        line.append_attribute("w:color") = "000000";
      }
    }
    how.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    auto inner = how.append_child("w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) {
      auto gap = inner.append_child(side);
      gap.append_attribute("w:w") = twips(table.borders ? 0.15 : 0.0);
      gap.append_attribute("w:type") = "dxa";
    }
    auto grid = out.append_child("w:tblGrid");
    for (const double w : table.widths_cm) grid.append_child("w:gridCol").append_attribute("w:w") = twips(w);
    int at = 0;
    for (const auto& row : table.rows) put_row(out.append_child("w:tr"), table, row, at++ < table.header_rows);
  }

  void put_row(pugi::xml_node tr, const Table& table, const std::vector<Cell>& cells, bool repeated) const {
    auto how = tr.append_child("w:trPr");
    how.append_child("w:cantSplit");
    if (repeated) how.append_child("w:tblHeader");
    std::size_t column = 0;
    for (const auto& one : cells) {
      double wide = 0;
      for (int i = 0; i < one.columns && column < table.widths_cm.size(); ++i) wide += table.widths_cm[column++];
      auto tc = tr.append_child("w:tc");
      auto cell = tc.append_child("w:tcPr");
      auto width = cell.append_child("w:tcW");
      width.append_attribute("w:w") = twips(wide);
      width.append_attribute("w:type") = "dxa";
      if (one.columns > 1) cell.append_child("w:gridSpan").append_attribute("w:val") = one.columns;
      cell.append_child("w:vAlign").append_attribute("w:val") = table.borders ? "center" : "top";
      for (const auto& inner : one.blocks) block(tc, inner, wide - (table.borders ? 0.3 : 0.0));
      // A cell must end with a paragraph.
      if (one.blocks.empty() || !tc.last_child() || std::string_view{tc.last_child().name()} != "w:p")
        put(tc, Paragraph{});
    }
  }

  void block(pugi::xml_node parent, const Block& one, double column) const {
    std::visit(Cases{[&](const Paragraph& p) { put(parent, p); }, [&](const Rule& r) { put(parent, r, column); },
                     [&](const Table& t) { put(parent, t); }},
               one);
  }

  const Document& document_;
};

constexpr const char* content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";
constexpr const char* package_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";
constexpr const char* document_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>)";

std::string core_properties(const Document& document) {
  pugi::xml_document doc;
  auto root = doc.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  root.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  root.append_child("dc:title").text().set(clean(document.title).c_str());
  root.append_child("dc:creator").text().set(clean(document.author).c_str());
  const auto when = iso_utc(document.created).substr(0, 19) + "Z";
  for (const char* which : {"dcterms:created", "dcterms:modified"}) {
    auto node = root.append_child(which);
    node.append_attribute("xsi:type") = "dcterms:W3CDTF";
    node.text().set(when.c_str());
  }
  return xml_of(doc);
}

}  // namespace

Result<std::string> write(const Document& document) {
  Writer writer{document};
  return zip({{"[Content_Types].xml", content_types},
              {"_rels/.rels", package_relations},
              {"word/document.xml", writer.body()},
              {"word/_rels/document.xml.rels", document_relations},
              {"word/styles.xml", writer.styles()},
              {"word/header1.xml", writer.header(true)},
              {"word/header2.xml", writer.header(false)},
              {"docProps/core.xml", core_properties(document)}});
}

}  // namespace hvs::media::docx
