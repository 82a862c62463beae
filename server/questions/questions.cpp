// The face: which format is it, who reads it, who writes it.
#include <algorithm>
#include <array>

#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

constexpr std::array<std::string_view, 6> formats{"gift", "aiken", "moodle", "qti21", "qti3", "csv"};
constexpr std::array<std::string_view, 8> kinds{"single", "multiple", "true_false", "order",
                                                "match",  "number",   "short_text", "hotspot"};

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool has_line(std::string_view text, std::string_view start) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (text.substr(at, end - at).starts_with(start)) return true;
    at = end + 1;
  }
  return false;
}

Format detect_xml(std::string_view text) {
  if (text.find("<quiz") != std::string_view::npos) return Format::moodle;
  return text.find("qti-assessment-item") != std::string_view::npos ? Format::qti3 : Format::qti21;
}

}  // namespace

std::string_view format_name(Format format) { return formats[static_cast<std::size_t>(format)]; }
bool read_format(std::string_view name, Format& out) {
  const auto at = std::find(formats.begin(), formats.end(), name);
  if (at == formats.end()) return false;
  out = static_cast<Format>(at - formats.begin());
  return true;
}
std::string_view kind_name(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::string_view media_type(Format format) {
  switch (format) {
    case Format::moodle:
      return "application/xml";
    case Format::qti21:
    case Format::qti3:
      return "application/zip";
    case Format::csv:
      return "text/csv; charset=utf-8";
    case Format::gift:
    case Format::aiken:
      break;
  }
  return "text/plain; charset=utf-8";
}
std::string_view file_ending(Format format) {
  switch (format) {
    case Format::moodle:
      return ".xml";
    case Format::qti21:
    case Format::qti3:
      return ".zip";
    case Format::csv:
      return ".csv";
    case Format::gift:
    case Format::aiken:
      break;
  }
  return ".txt";
}

Result<Format> detect(std::string_view bytes) {
  const auto too_big = [] {
    return refuse(hvs::Kind::invalid, t::questions::too_big.key, std::to_string(max_file_bytes >> 20U));
  };
  if (bytes.size() > max_file_bytes) return too_big();
  constexpr std::size_t looked_at = 64UL * 1024;
  if (is_zip(bytes)) {
    // A workbook is a ZIP as well; its parts are named in the clear.
    return bytes.find("xl/workbook.xml") != std::string_view::npos ? Format::csv : Format::qti21;
  }
  HVS_TRY(text, text_of(bytes));
  const auto head = std::string_view{text}.substr(0, looked_at);
  const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return refuse(hvs::Kind::invalid, t::questions::unknown_format.key);
  if (head[first] == '<' && head.find("</") != std::string_view::npos &&
      (head.substr(first).starts_with("<?xml") || head.find("<quiz") != std::string_view::npos ||
       head.find("ssessmentItem") != std::string_view::npos || head.find("assessment-item") != std::string_view::npos))
    return detect_xml(head);
  if (has_line(head, "ANSWER:")) return Format::aiken;
  if (looks_like_table(text)) return Format::csv;
  if (text.find('{') != std::string_view::npos) return Format::gift;
  return refuse(hvs::Kind::invalid, t::questions::unknown_format.key);
}

Result<Reading> read(std::string_view bytes, Format format) {
  if (bytes.size() > max_file_bytes)
    return refuse(hvs::Kind::invalid, t::questions::too_big.key, std::to_string(max_file_bytes >> 20U));
  Reading out;
  out.format = format;
  switch (format) {
    case Format::gift:
    case Format::aiken: {
      HVS_TRY(text, text_of(bytes));
      format == Format::gift ? read_gift(text, out) : read_aiken(text, out);
      break;
    }
    case Format::moodle: {
      HVS_TRY(done, read_moodle(bytes, out));
      break;
    }
    case Format::qti21:
    case Format::qti3: {
      HVS_TRY(done, read_qti(bytes, out));
      break;
    }
    case Format::csv: {
      HVS_TRY(done, read_table(bytes, out));
      break;
    }
  }
  std::erase_if(out.notes, [&](const Note& one) { return one.question >= out.questions.size(); });
  return out;
}

Result<Reading> read(std::string_view bytes) {
  HVS_TRY(format, detect(bytes));
  return read(bytes, format);
}

Result<std::string> write(std::span<const Question> questions, Format format, const Media& media) {
  std::vector<bool> left_out(questions.size(), false);
  for (const auto& one : losses(questions, format)) {
    if (one.left_out) left_out[one.question] = true;
  }
  std::vector<Question> kept;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!left_out[i]) kept.push_back(questions[i]);
  }
  if (kept.empty()) return refuse(hvs::Kind::invalid, t::questions::nothing_to_write.key);
  switch (format) {
    case Format::gift:
      return write_gift(kept);
    case Format::aiken:
      return write_aiken(kept);
    case Format::moodle:
      return write_moodle(kept, media);
    case Format::qti21:
    case Format::qti3:
      return write_qti(kept, format, media);
    case Format::csv:
      return write_table(kept);
  }
  return refuse(hvs::Kind::broken, t::questions::unknown_format.key);
}

}  // namespace hvs::questions
