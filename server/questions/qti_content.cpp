// Content of an item → words and pictures, by way of plain HTML.
#include <algorithm>
#include <cmath>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/qti.hpp"
#include "text/questions.hpp"

namespace hvs::questions::qti {
namespace {

constexpr std::string_view gap = "_____";
constexpr std::size_t max_html = 200'000;

bool is_inline_gap(const std::string& name) {
  return name == "textEntryInteraction" || name == "inlineChoiceInteraction";
}

void put(const pugi::xml_node& node, std::string& html) {
  if (html.size() > max_html) return;
  for (const auto& one : node.children()) {
    if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) {
      html += escaped(one.value());
      continue;
    }
    if (one.type() != pugi::node_element) continue;
    const auto name = name_of(one);
    if (name.starts_with("feedback") || name == "rubricBlock" || name == "templateInline" || name == "templateBlock" ||
        name == "modalFeedback" || name == "stylesheet")
      continue;
    if (is_inline_gap(name)) {
      html += gap;
    } else if (name.ends_with("Interaction")) {
      if (const auto prompt = child(one, "prompt")) {
        html += "<p>";
        put(prompt, html);
        html += "</p>";
      }
    } else if (name == "img" || (name == "object" && attribute(one, "type").starts_with("image"))) {
      const auto alt = name == "img" ? attribute(one, "alt") : one_line(text_inside(one));
      html +=
          "<img src=\"" + escaped(attribute(one, name == "img" ? "src" : "data")) + "\" alt=\"" + escaped(alt) + "\"/>";
    } else {
      html += "<" + name + ">";
      put(one, html);
      html += "</" + name + ">";
    }
  }
}

// The folder of the item and what it names, joined; "" when that leaves the package or is elsewhere.
std::string inside_package(const std::string& where, const std::string& name) {
  if (name.find(':') != std::string::npos || name.starts_with('/')) return {};
  std::vector<std::string> parts;
  const auto push = [&](std::string_view path) {
    while (!path.empty()) {
      const auto end = std::min(path.find('/'), path.size());
      const auto part = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.emplace_back(part);
      }
    }
    return true;
  };
  const auto folder = where.rfind('/');
  if (folder != std::string::npos && !push(std::string_view{where}.substr(0, folder))) return {};
  if (!push(percent_decoded(name))) return {};
  std::string out;
  for (const auto& one : parts) out += (out.empty() ? "" : "/") + one;
  return out;
}

bool read_list(const std::string& coords, std::vector<double>& out) {
  std::string_view rest{coords};
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    double n = 0;
    if (!number::read_double(text::trim(rest.substr(0, end)), n) || out.size() > 200) return false;
    out.push_back(n);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

}  // namespace

Content Contents::of(const pugi::xml_node& node) {
  std::string html;
  put(node, html);
  auto words = words_of(html);
  for (const auto& lost : words.lost) note(out_, html::fill(t::questions::note_lost, {{"name", lost}}));
  if (words.figures.size() > 1) note(out_, std::string{t::questions::note_pictures.vi});
  Content out{.text = words.too_long ? std::string(max_text_bytes + 1, ' ') : std::move(words.text)};
  if (!words.figures.empty()) {
    out.picture = inside_package(where_, words.figures.front().source);
    out.alt = words.figures.front().alt;
    if (out.picture.empty())
      note(out_, html::fill(t::questions::outside_file, {{"name", words.figures.front().source.substr(0, 80)}}));
  }
  return out;
}

std::string Contents::feedback_in(const pugi::xml_node& node) {
  for (const auto& one : node.children()) {
    if (name_of(one).starts_with("feedback")) return of(one).text;
  }
  return {};
}

bool read_region(const std::string& shape, const std::string& coords, const Frame& frame, Region& out) {
  std::vector<double> n;
  if (frame.width <= 0 || frame.height <= 0 || !read_list(coords, n)) return false;
  double left = 0, top = 0, right = 0, bottom = 0;
  if (shape == "rect" && n.size() == 4) {
    left = n[0], top = n[1], right = n[2], bottom = n[3];
  } else if (shape == "circle" && n.size() == 3) {
    left = n[0] - n[2], top = n[1] - n[2], right = n[0] + n[2], bottom = n[1] + n[2];
  } else if (shape == "ellipse" && n.size() == 4) {
    left = n[0] - n[2], top = n[1] - n[3], right = n[0] + n[2], bottom = n[1] + n[3];
  } else if (shape == "poly" && n.size() >= 6 && n.size() % 2 == 0) {
    left = right = n[0], top = bottom = n[1];
    for (std::size_t i = 0; i < n.size(); i += 2) {
      left = std::min(left, n[i]), right = std::max(right, n[i]);
      top = std::min(top, n[i + 1]), bottom = std::max(bottom, n[i + 1]);
    }
  } else if (shape == "default") {
    right = frame.width, bottom = frame.height;
  } else {
    return false;
  }
  const auto part = [](double value, double of) {
    return std::clamp(std::round(value / of * 10'000) / 100, 0.0, 100.0);
  };
  out.x = part(left, frame.width);
  out.y = part(top, frame.height);
  const auto round2 = [](double value) { return std::round(value * 100) / 100; };
  out.width = round2(part(right, frame.width) - out.x);
  out.height = round2(part(bottom, frame.height) - out.y);
  return out.width > 0 && out.height > 0;
}

}  // namespace hvs::questions::qti
