#include "server/interop/xml.hpp"

#include <fstream>

#include "core/base/text.hpp"
#include "text/interop.hpp"

namespace hvs::interop::xml {
namespace {

// Deeper than this nobody nests; walking down a million levels would end the program.
constexpr int max_depth = 200;

bool too_deep(const pugi::xml_node& root) {
  int depth = 0;
  for (auto at = root.first_child(); at;) {
    if (at.first_child()) {
      at = at.first_child();
      if (++depth > max_depth) return true;
      continue;
    }
    while (at && !at.next_sibling()) {
      at = at.parent();
      --depth;
      if (at == root) return false;
    }
    at = at.next_sibling();
  }
  return false;
}

}  // namespace

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is(const pugi::xml_node& node, std::string_view local_name) {
  return node.type() == pugi::node_element && local(node.name()) == local_name;
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view local_name) {
  for (const auto& one : parent.children()) {
    if (is(one, local_name)) return one;
  }
  return {};
}

pugi::xml_node down(pugi::xml_node parent, std::initializer_list<std::string_view> names) {
  for (const auto name : names) parent = child(parent, name);
  return parent;
}

std::string attribute(const pugi::xml_node& node, std::string_view local_name) {
  for (const auto& one : node.attributes()) {
    if (text::lower(local(one.name())) == text::lower(local_name)) return text::trim(text::well_formed(one.value()));
  }
  return {};
}

std::string words(const pugi::xml_node& node) {
  std::string all;
  for (auto at = node.first_child(); at;) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) all += std::string{" "} + at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != node && !at.next_sibling()) at = at.parent();
    if (!at || at == node) break;
    at = at.next_sibling();
  }
  return text::squeeze(text::nfc(text::well_formed(all)));
}

Result<void> parse(std::string_view text, pugi::xml_document& out) {
  // No DOCTYPE is looked at and no entity but XML's own five is expanded.
  const auto read = out.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!read || too_deep(out)) return refuse(Kind::invalid, t::interop::bad_manifest.key, std::to_string(read.offset));
  return {};
}

Result<void> load(const std::filesystem::path& file, pugi::xml_document& out) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) return refuse(Kind::invalid, t::interop::no_manifest.key, file.filename().string());
  if (size > max_bytes) return refuse(Kind::invalid, t::interop::manifest_too_big.key, file.filename().string());
  std::ifstream in(file, std::ios::binary);
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(in.gcount()));
  auto read = parse(text, out);
  if (!read)
    return refuse(Kind::invalid, t::interop::bad_manifest.key, file.filename().string() + " " + read.error().detail);
  return {};
}

}  // namespace hvs::interop::xml
