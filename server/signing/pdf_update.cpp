#include "server/signing/pdf_update.hpp"

#include <charconv>
#include <map>

#include "core/base/bytes.hpp"
#include "text/signing.hpp"

namespace hvs::signing {
namespace {

constexpr std::size_t signature_room = 16'384;  // bytes of DER; a chain of three certificates takes about 6,000

std::unexpected<Problem> not_a_pdf(std::string_view why) {
  return refuse(Kind::invalid, t::signing::not_a_pdf.key, std::string{why});
}

std::optional<std::size_t> number_at(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) ++at;
  std::size_t out = 0;
  const auto read = std::from_chars(text.data() + at, text.data() + text.size(), out);
  if (read.ec != std::errc{}) return std::nullopt;
  return out;
}
// The number behind "/Key ".
std::optional<std::size_t> number_of(std::string_view dictionary, std::string_view key) {
  const auto at = dictionary.find(key);
  return at == std::string_view::npos ? std::nullopt : number_at(dictionary, at + key.size());
}

// UTF-16BE in hex, as text strings outside Latin stand in PDF (§7.9.2.2).
std::string text_string(std::string_view utf8) {
  std::string wide{"\xFE\xFF", 2};
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
    unsigned point = more == 0 ? byte : byte & (0x3FU >> static_cast<unsigned>(more));
    for (int k = 0; k < more && i + 1 < utf8.size(); ++k)
      point = (point << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU);
    ++i;
    const auto put = [&](unsigned unit) {
      wide += static_cast<char>(unit >> 8U);
      wide += static_cast<char>(unit & 255U);
    };
    if (point > 0xFFFF) {
      put(0xD800U + ((point - 0x10000U) >> 10U));
      put(0xDC00U + ((point - 0x10000U) & 0x3FFU));
    } else {
      put(point);
    }
  }
  return "<" + bytes::hex(wide) + ">";
}

std::string date_of(Instant at) {
  const auto iso = iso_utc(at);  // 2026-11-22T12:40:00.000Z
  std::string out = "(D:";
  for (const auto& part :
       {iso.substr(0, 4), iso.substr(5, 2), iso.substr(8, 2), iso.substr(11, 2), iso.substr(14, 2), iso.substr(17, 2)})
    out += part;
  return out + "Z)";
}

std::string padded(std::size_t value) {
  auto out = std::to_string(value);
  return std::string(10 - std::min<std::size_t>(10, out.size()), '0') + out;
}

class Update {
 public:
  explicit Update(std::string_view pdf) : pdf_(pdf) {}

  Result<void> open() {
    const auto mark = pdf_.rfind("startxref");
    const auto table = mark == std::string_view::npos ? std::nullopt : number_at(pdf_, mark + 9);
    if (!pdf_.starts_with("%PDF-") || !table || *table >= pdf_.size() || pdf_.substr(*table, 4) != "xref")
      return not_a_pdf("xref");
    table_ = *table;
    const auto trailer = pdf_.find("trailer", table_);
    if (trailer == std::string_view::npos) return not_a_pdf("trailer");
    const auto dictionary = pdf_.substr(trailer, mark - trailer);
    const auto size = number_of(dictionary, "/Size");
    const auto root = number_of(dictionary, "/Root");
    info_ = number_of(dictionary, "/Info");
    if (!size || !root || *size > 100'000) return not_a_pdf("trailer");
    next_ = *size;
    root_ = *root;
    HVS_TRY(catalog, object(root_));
    catalog_ = std::move(catalog);
    const auto pages = number_of(catalog_, "/Pages");
    if (!pages) return not_a_pdf("pages");
    HVS_TRY(tree, object(*pages));
    const auto kids = tree.find("/Kids");
    const auto open_bracket = kids == std::string::npos ? kids : tree.find('[', kids);
    const auto first = open_bracket == std::string::npos ? std::nullopt : number_at(tree, open_bracket + 1);
    if (!first) return not_a_pdf("page");
    page_ = *first;
    HVS_TRY(page, object(page_));
    page_text_ = std::move(page);
    out_ = std::string{pdf_};
    if (!out_.ends_with('\n')) out_ += '\n';
    return {};
  }

  void attach(const Attachment& file) {
    const auto stream = next_++;
    const auto spec = next_++;
    put(stream, "<< /Type /EmbeddedFile /Subtype /" + name_of(file.type) + " /Length " +
                    std::to_string(file.bytes.size()) + " /Params << /Size " + std::to_string(file.bytes.size()) +
                    " >> >>\nstream\n" + file.bytes + "\nendstream");
    put(spec, "<< /Type /Filespec /F (" + file.name + ") /UF " + text_string(file.name) +
                  " /AFRelationship /Data /EF << /F " + reference(stream) + " /UF " + reference(stream) + " >> >>");
    add_to(catalog_, "/AF [ " + reference(spec) + " ] /Names << /EmbeddedFiles << /Names [ (" + file.name + ") " +
                         reference(spec) + " ] >> >>");
  }

  // The place of the signature is left open; sealed() fills it.
  void make_room(const Seal& seal) {
    const auto signature = next_++;
    const auto field = next_++;
    put(signature, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name " +
                       text_string(seal.signer.name()) + " /Reason " + text_string(seal.reason) + " /M " +
                       date_of(seal.at) + "\n/ByteRange [0 " + std::string(30, ' ') + "]\n/Contents <" +
                       std::string(2 * signature_room, '0') + "> >>");
    put(field, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (CoQuan) /F 132 /Rect [0 0 0 0] /P " + reference(page_) +
                   " /V " + reference(signature) + " >>");
    add_to(page_text_, "/Annots [ " + reference(field) + " ]");
    put(page_, page_text_);
    add_to(catalog_, "/AcroForm << /Fields [ " + reference(field) + " ] /SigFlags 3 >>");
  }

  void close() {
    put(root_, catalog_);
    const auto table = out_.size();
    out_ += "xref\n";
    for (const auto& [number, at] : written_) out_ += std::to_string(number) + " 1\n" + padded(at) + " 00000 n \n";
    out_ += "trailer\n<< /Size " + std::to_string(next_) + " /Root " + reference(root_);
    if (info_) out_ += " /Info " + reference(*info_);
    out_ += " /Prev " + std::to_string(table_) + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

  Result<std::string> sealed(const Seal& seal) {
    const auto contents = out_.rfind("/Contents <") + 10;
    const auto after = contents + 2 * signature_room + 2;
    const auto range = out_.rfind("/ByteRange [0 ") + 14;
    auto numbers = std::to_string(contents) + " " + std::to_string(after) + " " + std::to_string(out_.size() - after);
    out_.replace(range, numbers.size(), numbers);
    HVS_TRY(signature, seal.signer.sign(out_.substr(0, contents) + out_.substr(after)));
    if (signature.size() > signature_room)
      return refuse(Kind::broken, t::signing::not_usable.key, "signature too long");
    const auto hex = bytes::hex(signature);
    out_.replace(contents + 1, hex.size(), hex);
    return std::move(out_);
  }
  std::string take() { return std::move(out_); }

 private:
  static std::string reference(std::size_t number) { return std::to_string(number) + " 0 R"; }
  static std::string name_of(std::string_view type) {
    std::string out;
    for (const char c : type) out += c == '/' ? std::string{"#2F"} : std::string(1, c);
    return out;
  }
  static void add_to(std::string& dictionary, const std::string& more) {
    dictionary.insert(dictionary.rfind(">>"), more + " ");
  }

  void put(std::size_t number, const std::string& body) {
    written_[number] = out_.size();
    out_ += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  }

  // The dictionary of an object, found through the one cross-reference table our writer makes.
  [[nodiscard]] Result<std::string> object(std::size_t number) const {
    const auto start = pdf_.find("xref", table_) + 4;
    const auto first = number_at(pdf_, start);
    const auto line = pdf_.find('\n', pdf_.find_first_not_of(" \r\n", start));
    if (!first || *first != 0 || line == std::string_view::npos) return not_a_pdf("xref");
    const auto entry = line + 1 + number * 20;
    const auto at = entry < pdf_.size() ? number_at(pdf_, entry) : std::nullopt;
    if (!at || *at >= pdf_.size()) return not_a_pdf("object");
    const auto begin = pdf_.find("<<", *at);
    const auto end = pdf_.find("endobj", *at);
    if (begin == std::string_view::npos || end == std::string_view::npos || begin > end) return not_a_pdf("object");
    if (number_at(pdf_, *at) != number) return not_a_pdf("object");
    auto out = std::string{pdf_.substr(begin, end - begin)};
    if (out.find("stream") != std::string::npos || out.rfind(">>") == std::string::npos) return not_a_pdf("object");
    while (!out.ends_with('>')) out.pop_back();
    return out;
  }

  std::string_view pdf_;
  std::string out_;
  std::size_t table_ = 0;
  std::size_t next_ = 0;
  std::size_t root_ = 0;
  std::size_t page_ = 0;
  std::optional<std::size_t> info_;
  std::string catalog_;
  std::string page_text_;
  std::map<std::size_t, std::size_t> written_;
};

}  // namespace

Result<std::string> updated_pdf(std::string_view pdf, const std::optional<Attachment>& attachment,
                                const std::optional<Seal>& seal) {
  Update update{pdf};
  if (auto ok = update.open(); !ok) return std::unexpected(ok.error());
  if (attachment) update.attach(*attachment);
  if (seal) update.make_room(*seal);
  update.close();
  return seal ? update.sealed(*seal) : Result<std::string>{update.take()};
}

}  // namespace hvs::signing
