// imsmanifest.xml of SCORM 1.2, SCORM 2004 (2nd–4th edition), plain IMS packages and Common Cartridge 1.0–1.3.
// Sources: SCORM 1.2 CAM 1.2 §2.2, SCORM 2004 4th Ed. CAM §3.4, IMS CC 1.3 §4.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/base/text.hpp"
#include "server/interop/read.hpp"
#include "server/interop/xml.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr int max_depth = 24;
constexpr std::size_t most_items = 2'000;
constexpr std::size_t text_bytes = 60'000;
constexpr std::size_t title_letters = 160;

struct Resource {
  std::string type;
  std::string href;
  std::string scorm_type;  // "sco", "asset", ""
  std::string base;
  std::string first_file;
};

struct Reading {
  const std::filesystem::path& folder;
  const Unpacked& files;
  std::map<std::string, std::string> by_lower{};  // lower-case name → name
  std::map<std::string, Resource, std::less<>> resources{};
  Outline out{};
  std::set<std::string> said{};
  bool cartridge = false;

  void remark(const Text& text, std::string detail = {}) {
    if (out.remarks.size() < 200 && said.insert(std::string{text.key} + "\n" + detail).second)
      out.remarks.push_back({std::string{text.key}, std::move(detail)});
  }
  // The file as it is really named, or "". Windows forgives a wrong case; so do the packages made there.
  std::string file(const std::string& wanted) {
    if (files.files.contains(wanted)) return wanted;
    if (by_lower.empty()) {
      for (const auto& [name, size] : files.files) by_lower.emplace(text::lower(name), name);
    }
    const auto at = by_lower.find(text::lower(wanted));
    return at == by_lower.end() ? std::string{} : at->second;
  }
};

std::string title_of(const pugi::xml_node& node) {
  return text::cut(xml::words(xml::child(node, "title")), title_letters);
}

std::string folder_part(std::string base) {
  for (char& c : base) c = c == '\\' ? '/' : c;
  if (!base.empty() && base.back() != '/') {
    const auto slash = base.rfind('/');
    // A base is a folder; tools that forget the last stroke mean one all the same.
    if (slash == std::string::npos || base.find('.', slash) == std::string::npos) base += '/';
  }
  return base;
}

void read_resources(Reading& work, const pugi::xml_node& manifest) {
  const auto list = xml::child(manifest, "resources");
  const auto base = folder_part(xml::attribute(manifest, "base")) + folder_part(xml::attribute(list, "base"));
  for (const auto& one : list.children()) {
    if (!xml::is(one, "resource")) continue;
    Resource resource{xml::attribute(one, "type"),
                      xml::attribute(one, "href"),
                      text::lower(xml::attribute(one, "scormtype")),
                      base + folder_part(xml::attribute(one, "base")),
                      {}};
    if (const auto file = xml::child(one, "file")) resource.first_file = xml::attribute(file, "href");
    work.resources.emplace(xml::attribute(one, "identifier"), std::move(resource));
  }
}

std::string read_small(const Reading& work, const std::string& name, std::size_t limit) {
  std::ifstream in(work.folder / name, std::ios::binary);
  std::string text(limit, '\0');
  in.read(text.data(), static_cast<std::streamsize>(limit));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// The file of a resource; "" and a remark when it is not there.
std::string file_of(Reading& work, const Resource& resource, std::string_view href, Inside* where = nullptr) {
  Inside inside;
  if (href.empty() || !find_inside(resource.base, href, inside)) {
    work.remark(t::interop::file_missing, std::string{href});
    return {};
  }
  auto name = work.file(inside.path);
  if (name.empty()) work.remark(t::interop::file_missing, inside.path);
  if (where != nullptr) *where = inside;
  return name;
}

bool make_topic(Reading& work, Item& item, const Resource& resource) {
  const auto name = file_of(work, resource, resource.first_file.empty() ? resource.href : resource.first_file);
  pugi::xml_document document;
  if (name.empty() || !xml::load(work.folder / name, document)) return false;
  const auto root = document.document_element();
  const auto said = xml::child(root, "text");
  item.kind = ItemKind::text;
  if (item.title.empty()) item.title = title_of(root);
  const auto type = xml::attribute(said, "texttype");
  item.text = type == "text/plain" ? xml::words(said) : words_of_html(said.text().get(), text_bytes);
  work.remark(t::interop::topic_as_text, item.title);
  return !item.text.empty();
}

bool make_link(Reading& work, Item& item, const Resource& resource) {
  const auto name = file_of(work, resource, resource.first_file.empty() ? resource.href : resource.first_file);
  pugi::xml_document document;
  if (name.empty() || !xml::load(work.folder / name, document)) return false;
  const auto root = document.document_element();
  item.kind = ItemKind::link;
  if (item.title.empty()) item.title = title_of(root);
  item.href = xml::attribute(xml::child(root, "url"), "href");
  const auto low = text::lower(item.href);
  if (!low.starts_with("https://") && !low.starts_with("http://")) {
    work.remark(t::interop::link_unknown, text::cut(item.href, 80));
    return false;
  }
  return true;
}

bool make_quiz(Reading& work, Item& item, const Resource& resource) {
  const auto name = file_of(work, resource, resource.first_file.empty() ? resource.href : resource.first_file);
  if (name.empty()) return false;
  std::string title;
  const auto questions = read_qti12(read_small(work, name, xml::max_bytes), work.out.remarks, title);
  if (!questions) {
    work.remark(t::interop::quiz_unreadable, item.title.empty() ? name : item.title);
    return false;
  }
  item.kind = ItemKind::quiz;
  item.questions = *questions;
  if (item.title.empty()) item.title = text::cut(title, title_letters);
  if (item.questions.empty()) work.remark(t::interop::quiz_empty, item.title);
  return !item.questions.empty();
}

bool make_page(Reading& work, Item& item, const Resource& resource, const std::string& parameters) {
  if (is_outside(resource.href)) {
    item.kind = ItemKind::link;
    item.href = resource.href;
    const auto low = text::lower(item.href);
    if (low.starts_with("https://") || low.starts_with("http://")) return true;
    work.remark(t::interop::link_unknown, text::cut(item.href, 80));
    return false;
  }
  Inside inside;
  const auto name = file_of(work, resource, resource.href.empty() ? resource.first_file : resource.href, &inside);
  if (name.empty()) return false;
  item.kind = resource.scorm_type == "sco" ? ItemKind::sco : ItemKind::page;
  // SCORM 1.2 CAM §2.2.4.1: parameters begin with "?" or "#" or are joined by "&".
  auto query = inside.query;
  if (!parameters.empty()) {
    const bool marked = parameters.front() == '?' || parameters.front() == '#' || parameters.front() == '&';
    const auto plain = marked ? parameters.substr(1) : parameters;
    if (parameters.front() == '#')
      query += parameters;
    else
      query += (query.find('?') == std::string::npos ? "?" : "&") + plain;
  }
  item.href = name + query;
  return true;
}

bool fill(Reading& work, Item& item, const Resource& resource, const std::string& parameters) {
  const auto type = text::lower(resource.type);
  const auto has = [&](std::string_view part) { return type.find(part) != std::string::npos; };
  if (has("imsqti") && !has("question-bank")) return make_quiz(work, item, resource);
  if (has("imsdt")) return make_topic(work, item, resource);
  if (has("imswl")) return make_link(work, item, resource);
  if (has("assignment")) return make_topic(work, item, resource);
  if (has("question-bank")) work.remark(t::interop::no_question_bank, item.title);
  if (has("imsbasiclti")) work.remark(t::interop::no_lti, item.title);
  if (has("question-bank") || has("imsbasiclti")) return false;
  if (type == "webcontent" || has("learning-application-resource") || type.empty())
    return make_page(work, item, resource, parameters);
  work.remark(t::interop::type_unknown, item.title.empty() ? resource.type : item.title);
  return false;
}

double mastery_of(const pugi::xml_node& item) {
  double value = 0;
  const auto score = xml::words(xml::child(item, "masteryscore"));
  if (text::read_double(score, value)) return std::clamp(value / 100, 0.0, 1.0);
  const auto objective = xml::down(item, {"sequencing", "objectives", "primaryObjective"});
  if (xml::attribute(objective, "satisfiedByMeasure") != "true") return -1;
  const auto measure = xml::child(objective, "minNormalizedMeasure");
  if (!measure) return 1;  // the standard's own default
  return text::read_double(xml::words(measure), value) ? std::clamp(value, 0.0, 1.0) : -1;
}

void read_item(Reading& work, const pugi::xml_node& node, std::vector<Unit>& units, const std::string& above,
               int depth) {
  if (depth > max_depth || work.out.count() >= most_items) {
    work.remark(t::interop::too_many_items);
    return;
  }
  const auto title = title_of(node);
  if (xml::attribute(node, "isvisible") == "false" && xml::attribute(node, "identifierref").empty()) {
    work.remark(t::interop::item_hidden, title);
    return;
  }
  if (xml::child(node, "prerequisites") || xml::child(node, "sequencing")) work.remark(t::interop::no_sequencing);
  const bool folder = static_cast<bool>(xml::child(node, "item"));
  if (const auto ref = xml::attribute(node, "identifierref"); !ref.empty()) {
    Item item;
    item.title = title;
    item.start = xml::words(xml::child(node, "datafromlms"));
    if (item.start.empty()) item.start = xml::words(xml::child(node, "dataFromLMS"));
    item.mastery = mastery_of(node);
    const auto at = work.resources.find(ref);
    if (at == work.resources.end()) {
      work.remark(t::interop::resource_missing, title.empty() ? ref : title);
    } else if (fill(work, item, at->second, xml::attribute(node, "parameters"))) {
      if (units.empty()) units.push_back({above, {}});
      item.id = "i" + std::to_string(work.out.count() + 1);
      if (item.title.empty()) item.title = item.id;
      units.back().items.push_back(std::move(item));
    }
  } else if (!folder && !title.empty()) {
    work.remark(t::interop::item_empty, title);
  }
  if (!folder) return;
  // A folder opens a unit; one inside another says so in its title.
  const auto named = above.empty() || title.empty() ? above + title : above + " › " + title;
  units.push_back({text::cut(named, title_letters), {}});
  for (const auto& below : node.children()) {
    if (!xml::is(below, "item")) continue;
    if (units.back().title != text::cut(named, title_letters)) units.push_back({text::cut(named, title_letters), {}});
    read_item(work, below, units, named, depth + 1);
  }
}

pugi::xml_node organization_of(Reading& work, const pugi::xml_node& manifest) {
  const auto list = xml::child(manifest, "organizations");
  const auto wanted = xml::attribute(list, "default");
  pugi::xml_node chosen;
  std::size_t count = 0;
  for (const auto& one : list.children()) {
    if (!xml::is(one, "organization")) continue;
    ++count;
    if (!chosen || xml::attribute(one, "identifier") == wanted) chosen = one;
  }
  if (count > 1) work.remark(t::interop::one_organization, title_of(chosen));
  return chosen;
}

void read_about(Outline& out, const pugi::xml_node& manifest) {
  const auto lom = xml::down(manifest, {"metadata", "lom"});
  const auto general = xml::child(lom, "general");
  if (out.title.empty()) out.title = title_of(general);
  out.language = xml::words(xml::child(general, "language"));
  out.about = text::cut(xml::words(xml::child(general, "description")), 600);
  out.license = text::cut(xml::words(xml::down(lom, {"rights", "description"})), 300);
}

bool names_space(const pugi::xml_node& root, std::string_view part) {
  for (const auto& one : root.attributes()) {
    if (std::string_view{one.name()}.starts_with("xmlns") &&
        std::string_view{one.value()}.find(part) != std::string_view::npos)
      return true;
  }
  return false;
}

void tell_standard(Reading& work, const pugi::xml_node& manifest) {
  const auto schema = text::lower(xml::words(xml::down(manifest, {"metadata", "schema"})));
  work.out.edition = xml::words(xml::down(manifest, {"metadata", "schemaversion"}));
  work.cartridge = schema.find("cartridge") != std::string::npos || names_space(manifest, "imscc");
  if (work.cartridge)
    work.out.standard = Standard::common_cartridge;
  else if (names_space(manifest, "adlcp_v1p3") || work.out.edition.find("2004") != std::string::npos ||
           work.out.edition.find("1.3") != std::string::npos)
    work.out.standard = Standard::scorm2004;
  else
    work.out.standard = Standard::scorm12;
  if (work.out.edition.empty()) work.out.edition = work.out.standard == Standard::scorm2004 ? "2004" : "1.2";
}

std::vector<pugi::xml_node> top_items(const Reading& work, pugi::xml_node organization) {
  const auto items_of = [](const pugi::xml_node& parent) {
    std::vector<pugi::xml_node> out;
    for (const auto& one : parent.children()) {
      if (xml::is(one, "item")) out.push_back(one);
    }
    return out;
  };
  auto out = items_of(organization);
  // Common Cartridge: one root item without words holds the folders.
  if (work.cartridge && out.size() == 1 && title_of(out[0]).empty() && xml::attribute(out[0], "identifierref").empty())
    out = items_of(out[0]);
  return out;
}

// A package without a table of contents: everything that can be opened, in the order of the list of resources.
void read_loose(Reading& work, const pugi::xml_node& manifest) {
  auto& unit = work.out.units.emplace_back();
  unit.title = work.out.title;
  for (const auto& one : xml::child(manifest, "resources").children()) {
    const auto at = work.resources.find(xml::attribute(one, "identifier"));
    if (at == work.resources.end() || (at->second.href.empty() && !work.cartridge)) continue;
    if (work.cartridge && at->second.type.find("associatedcontent") != std::string::npos) continue;
    Item item;
    if (unit.items.size() >= most_items || !fill(work, item, at->second, "")) continue;
    item.id = "i" + std::to_string(work.out.count() + 1);
    if (item.title.empty()) item.title = item.href.substr(item.href.rfind('/') + 1);
    unit.items.push_back(std::move(item));
  }
  work.remark(t::interop::no_organization);
}

}  // namespace

Result<Outline> read_manifest(const std::filesystem::path& folder, const Unpacked& files) {
  pugi::xml_document document;
  HVS_TRY(loaded, xml::load(folder / "imsmanifest.xml", document));
  (void)loaded;
  const auto manifest = xml::child(document, "manifest");
  if (!manifest) return refuse(Kind::invalid, t::interop::bad_manifest.key, "imsmanifest.xml");
  Reading work{.folder = folder, .files = files};
  tell_standard(work, manifest);
  work.out.identifier = text::cut(xml::attribute(manifest, "identifier"), 120);
  read_resources(work, manifest);
  for (const auto& sub : manifest.children()) {
    if (!xml::is(sub, "manifest")) continue;
    work.remark(t::interop::sub_manifest, xml::attribute(sub, "identifier"));
    read_resources(work, sub);
  }
  const auto organization = organization_of(work, manifest);
  work.out.title = title_of(organization);
  read_about(work.out, manifest);
  if (work.out.title.empty()) work.out.title = work.out.identifier;
  auto& units = work.out.units;
  for (const auto& one : top_items(work, organization)) {
    const bool leaf = !xml::child(one, "item");
    if (leaf && (units.empty() || units.back().title != work.out.title)) units.push_back({work.out.title, {}});
    read_item(work, one, units, "", 0);
  }
  std::erase_if(units, [](const Unit& unit) { return unit.items.empty(); });
  if (work.out.units.empty()) read_loose(work, manifest);
  if (work.out.count() == 0) return refuse(Kind::invalid, t::interop::nothing_to_show.key, work.out.title);
  return std::move(work.out);
}

}  // namespace hvs::interop
