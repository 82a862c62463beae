#include "server/questions/xml.hpp"

#include <algorithm>

#include "core/html/html.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

struct DepthWatch final : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node&) override { return static_cast<std::size_t>(depth()) < max_xml_depth; }
};

std::string camel(std::string_view kebab) {
  std::string out;
  bool up = false;
  for (const char c : kebab) {
    if (c == '-') {
      up = true;
      continue;
    }
    out += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    up = false;
  }
  return out;
}

}  // namespace

Result<void> load_xml(std::string_view bytes, pugi::xml_document& out) {
  // A node costs memory many times the bytes it is written with; so they are counted before they are made.
  if (static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<')) > max_xml_nodes)
    return refuse(hvs::Kind::invalid, t::questions::too_big.key, "nodes");
  const auto read = out.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!read) return refuse(hvs::Kind::invalid, t::questions::not_xml.key, std::to_string(read.offset));
  DepthWatch watch;
  if (!out.traverse(watch)) return refuse(hvs::Kind::invalid, t::questions::too_deep.key);
  return {};
}

std::string plain_name(const char* raw) {
  std::string_view name{raw};
  if (const auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  constexpr std::string_view third = "qti-";
  if (!name.starts_with(third)) return std::string{name};
  name.remove_prefix(third.size());
  return camel(name);
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.attributes()) {
    std::string_view written{one.name()};
    if (const auto colon = written.rfind(':'); colon != std::string_view::npos) written.remove_prefix(colon + 1);
    if (written == name || camel(written) == name) return one.value();
  }
  return {};
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (one.type() == pugi::node_element && name_of(one) == name) return one;
  }
  return {};
}

std::string text_inside(const pugi::xml_node& node) {
  std::string out;
  struct Walk final : pugi::xml_tree_walker {
    std::string* text = nullptr;
    bool for_each(pugi::xml_node& one) override {
      if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) *text += one.value();
      return text->size() <= max_file_bytes;
    }
  } walk;
  walk.text = &out;
  pugi::xml_node at = node;
  at.traverse(walk);
  return out;
}

}  // namespace hvs::questions
