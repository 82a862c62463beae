// A pull reader for the XML inside spreadsheets: tags, attributes, text. No DTD, no entities but the five and numbers,
// no recursion, no copy of the document. Anything malformed ends the reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hvs::tables {

class XmlScan {
 public:
  explicit XmlScan(std::string_view xml) : rest_(xml) {}

  enum class Event : std::uint8_t { open, close, text, end, broken };
  Event next();  // an empty element gives open, then close

  [[nodiscard]] std::string_view name() const { return name_; }  // without prefix: "c", "row"
  // Raw value of an attribute of the element just opened ("" when absent); prefix ignored.
  [[nodiscard]] std::string attribute(std::string_view name) const;
  void append_text(std::string& out, std::size_t max_bytes) const;  // decoded text of the `text` event

 private:
  Event tag();
  std::string_view rest_;
  std::string_view name_;
  std::string_view inside_;  // attributes of the open tag, or the raw text
  bool close_next_ = false;
  bool raw_ = false;  // CDATA: not to be decoded
};

void decode_xml(std::string_view raw, std::string& out, std::size_t max_bytes);

}  // namespace hvs::tables
