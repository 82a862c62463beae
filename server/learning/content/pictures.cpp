#include "server/learning/content/pictures.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "server/learning/content/files.hpp"
#include "text/content.hpp"

namespace hvs::learning {
namespace {

constexpr std::size_t aim_bytes = 6 * 1024;

// The elements and attributes of content/pictures/kit. A list of what is allowed cannot be talked round.
constexpr std::array<std::string_view, 11> elements{"svg",  "g",        "rect",    "circle", "ellipse", "path",
                                                    "line", "polyline", "polygon", "text",   "title"};
constexpr std::array<std::string_view, 30> attributes{"xmlns",
                                                      "viewBox",
                                                      "width",
                                                      "height",
                                                      "x",
                                                      "y",
                                                      "cx",
                                                      "cy",
                                                      "r",
                                                      "rx",
                                                      "ry",
                                                      "d",
                                                      "fill",
                                                      "stroke",
                                                      "stroke-width",
                                                      "stroke-linejoin",
                                                      "stroke-linecap",
                                                      "transform",
                                                      "font-family",
                                                      "font-weight",
                                                      "font-size",
                                                      "text-anchor",
                                                      "opacity",
                                                      "points",
                                                      "x1",
                                                      "y1",
                                                      "x2",
                                                      "y2",
                                                      "role",
                                                      "aria-label"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}
bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::string unsafe_part(std::string_view svg) {
  if (!svg.starts_with("<svg")) return "<svg";
  for (std::size_t at = 0; (at = svg.find('<', at)) != std::string_view::npos;) {
    ++at;
    if (at < svg.size() && svg[at] == '/') ++at;
    const auto end = svg.find('>', at);
    if (end == std::string_view::npos) return "<";
    auto tag = svg.substr(at, end - at);
    at = end;
    if (tag.ends_with('/')) tag.remove_suffix(1);
    const auto name_end = std::find_if(tag.begin(), tag.end(), is_space);
    const std::string_view name{tag.begin(), name_end};
    if (!among(elements, name)) return "<" + std::string{name} + ">";
    tag.remove_prefix(name.size());
    while (true) {
      while (!tag.empty() && is_space(tag.front())) tag.remove_prefix(1);
      if (tag.empty()) break;
      const auto quote = tag.find("=\"");
      const auto attribute = tag.substr(0, quote);
      if (quote == std::string_view::npos || !among(attributes, attribute)) return std::string{attribute};
      const auto close = tag.find('"', quote + 2);
      if (close == std::string_view::npos) return std::string{attribute};
      const auto value = tag.substr(quote + 2, close - quote - 2);
      if (value.find("url(") != std::string_view::npos || value.find('&') != std::string_view::npos)
        return std::string{value};
      if (attribute == "xmlns" && value != "http://www.w3.org/2000/svg") return std::string{value};
      tag.remove_prefix(close + 1);
    }
  }
  return {};
}

std::map<std::string, std::string, std::less<>> read_pictures(const std::filesystem::path& content, Findings& out) {
  std::map<std::string, std::string, std::less<>> pictures;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(content / "pictures", problem)) {
    if (entry.path().extension() != ".svg") continue;
    const auto name = entry.path().stem().string();
    const auto where = "pictures/" + name + ".svg";
    if (!is_name(name)) {
      out.add(Gravity::must, where, t::content::bad_name, {{"name", name}});
      continue;
    }
    auto svg = read_text(entry.path(), picture_bytes, where, out);
    if (!svg) continue;
    if (const auto part = unsafe_part(*svg); !part.empty()) {
      out.add(Gravity::broken, where, t::content::unsafe_picture, {{"what", part}});
      continue;
    }
    if (svg->size() > aim_bytes) {
      out.add(Gravity::should, where, t::content::picture_heavy,
              {{"kb", std::to_string((svg->size() + 1023) / 1024)}, {"limit", std::to_string(aim_bytes / 1024)}});
    }
    pictures.emplace(name, std::move(*svg));
  }
  return pictures;
}

}  // namespace hvs::learning
