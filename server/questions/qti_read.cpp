// QTI 2.1, 2.2 and 3.0: one item, or a content package of them.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/questions/markup.hpp"
#include "server/questions/package.hpp"
#include "server/questions/qti.hpp"
#include "text/questions.hpp"

namespace hvs::questions {
namespace {

using Files = Media;

struct Found {
  std::vector<pugi::xml_node> interactions;
  bool templated = false;
};
void look_for(const pugi::xml_node& node, Found& out) {
  struct Walk final : pugi::xml_tree_walker {
    Found* out = nullptr;
    bool for_each(pugi::xml_node& one) override {
      if (one.type() != pugi::node_element) return true;
      const auto name = name_of(one);
      if (name.ends_with("Interaction") && name != "endAttemptInteraction") out->interactions.push_back(one);
      if (name == "printedVariable") out->templated = true;
      return true;
    }
  } walk;
  walk.out = &out;
  auto at = node;
  at.traverse(walk);
}

// "_____" alone on the last line says nothing that the field itself does not.
std::string without_lone_gap(std::string stem) {
  constexpr std::string_view lone = "\n_____";
  while (stem.ends_with(lone)) stem = tidy(std::string_view{stem}.substr(0, stem.size() - lone.size()));
  return stem;
}

class Item {
 public:
  Item(const pugi::xml_node& node, const std::string& where, Reading& out)
      : node_(node), where_(where), out_(out), contents_(out, where) {}

  void read(std::vector<std::string> tags) {
    Question question;
    question.id = attribute(node_, "identifier");
    if (question.id.starts_with(unnamed_item)) question.id.clear();
    question.title = one_line(attribute(node_, "title"));
    question.tags = std::move(tags);
    if (const auto* problem = fill(question)) {
      const auto name = question.title.empty() ? question.id : question.title;
      turn_down(out_, where_, name, html::fill(*problem, {{"name", kind_}}));
      return;
    }
    take(std::move(question), where_, out_);
  }

 private:
  const Text* fill(Question& question) {
    if (attribute(node_, "adaptive") == "true") return &t::questions::adaptive;
    if (child(node_, "templateDeclaration") || child(node_, "templateProcessing")) return &t::questions::bad_template;
    const auto body = child(node_, "itemBody");
    Found found;
    look_for(body, found);
    if (found.templated) return &t::questions::bad_template;
    if (found.interactions.empty()) return &t::questions::no_interaction;
    if (found.interactions.size() > 1) return &t::questions::second_answer;
    const auto& interaction = found.interactions.front();
    kind_ = name_of(interaction);
    const auto wanted = attribute(interaction, "responseIdentifier");
    qti::Declaration declared;
    bool known = false;
    for (const auto& one : node_.children()) {
      if (name_of(one) != "responseDeclaration" || attribute(one, "identifier") != wanted) continue;
      declared = qti::read_declaration(one);
      known = true;
    }
    if (!known) return &t::questions::bad_declaration;
    const auto processing = qti::read_processing(node_, declared);
    const auto stem = contents_.of(body);
    question.stem = without_lone_gap(stem.text);
    if (question.stem == "_____") question.stem.clear();
    question.picture = stem.picture;
    question.alt = stem.alt;
    for (const auto& one : node_.children()) {
      if (name_of(one) != "modalFeedback") continue;
      if (!question.feedback.empty()) {
        note(out_, std::string{t::questions::note_feedback.vi});
        break;
      }
      question.feedback = contents_.of(one).text;
    }
    if (question.stem.empty()) question.stem = question.title;
    const qti::Asked asked{declared, processing, contents_, out_};
    return qti::read_interaction(interaction, asked, question);
  }

  pugi::xml_node node_;
  const std::string& where_;
  Reading& out_;
  qti::Contents contents_;
  std::string kind_;
};

void read_item(std::string_view xml, const std::string& where, std::vector<std::string> tags, Reading& out) {
  pugi::xml_document document;
  if (const auto loaded = load_xml(xml, document); !loaded) {
    turn_down(out, where, where, html::fill(t::questions::not_xml, {{"at", loaded.error().detail}}));
    return;
  }
  const auto root = document.document_element();
  const auto name = name_of(root);
  if (name == "questestinterop") return turn_down(out, where, where, std::string{t::questions::old_qti.vi});
  if (name != "assessmentItem") return turn_down(out, where, where, std::string{t::questions::no_interaction.vi});
  Item(root, where, out).read(std::move(tags));
}

// Keywords of a resource's metadata, wherever the version of LOM puts them.
std::vector<std::string> keywords(const pugi::xml_node& resource) {
  struct Walk final : pugi::xml_tree_walker {
    std::vector<std::string> words;
    bool for_each(pugi::xml_node& one) override {
      if (one.type() == pugi::node_element && name_of(one) == "keyword" && words.size() < 40)
        words.push_back(one_line(text_inside(one)));
      return true;
    }
  } walk;
  auto metadata = child(resource, "metadata");
  metadata.traverse(walk);
  return std::move(walk.words);
}

// Pictures the questions name, from the package; a name without a file is taken back.
void gather_pictures(const Files& files, Reading& out) {
  const auto fetch = [&](std::string& name, std::string& alt, std::size_t question) {
    if (name.empty()) return;
    const auto file = files.find(name);
    if (file != files.end() && (out.media.contains(name) || keep_picture(name, file->second, out))) return;
    out.notes.push_back({question, html::fill(t::questions::note_picture, {{"name", name.substr(0, 80)}})});
    name.clear();
    alt.clear();
  };
  for (std::size_t i = 0; i < out.questions.size(); ++i) {
    auto& question = out.questions[i];
    fetch(question.picture, question.alt, i);
    for (auto& choice : question.choices) fetch(choice.picture, choice.alt, i);
  }
}

Result<void> read_package(std::string_view bytes, Reading& out) {
  HVS_TRY(files, unzip(bytes));
  // Zipped together with the folder it lay in, a frequent slip.
  std::string top;
  for (const auto& [name, body] : files) {
    if (name == "imsmanifest.xml" || name.ends_with("/imsmanifest.xml")) {
      if (top.empty() || name.size() < top.size()) top = name;
    }
  }
  if (top.empty()) return refuse(hvs::Kind::invalid, t::questions::no_manifest.key);
  const auto folder = top.substr(0, top.size() - std::string_view{"imsmanifest.xml"}.size());
  pugi::xml_document manifest;
  HVS_TRY(loaded, load_xml(files[top], manifest));
  bool tests = false;
  std::set<std::string> seen;
  for (const auto& resource : child(manifest.document_element(), "resources").children()) {
    if (name_of(resource) != "resource") continue;
    const auto type = attribute(resource, "type");
    tests = tests || type.find("imsqti_test") != std::string::npos;
    if (type.find("imsqti_xmlv1") != std::string::npos) {
      turn_down(out, attribute(resource, "href"), attribute(resource, "identifier"),
                std::string{t::questions::old_qti.vi});
      continue;
    }
    if (type.find("imsqti_item") == std::string::npos) continue;
    const auto href = percent_decoded(attribute(resource, "href"));
    const auto file = files.find(folder + href);
    if (!seen.insert(href).second || out.questions.size() + out.refused.size() >= max_questions) continue;
    if (file == files.end()) {
      turn_down(out, href, attribute(resource, "identifier"),
                html::fill(t::questions::missing_file, {{"name", href.substr(0, 80)}}));
      continue;
    }
    read_item(file->second, file->first, keywords(resource), out);
  }
  if (tests && !out.questions.empty()) out.notes.push_back({0, std::string{t::questions::note_test.vi}});
  gather_pictures(files, out);
  if (!folder.empty()) {
    // Names as the package's own folder sees them.
    Media shorter;
    for (auto& [name, body] : out.media)
      shorter.emplace(name.starts_with(folder) ? name.substr(folder.size()) : name, std::move(body));
    out.media = std::move(shorter);
    const auto cut = [&folder](std::string& name) {
      if (name.starts_with(folder)) name.erase(0, folder.size());
    };
    for (auto& question : out.questions) {
      cut(question.picture);
      for (auto& choice : question.choices) cut(choice.picture);
    }
  }
  return {};
}

}  // namespace

void read_qti_item(std::string_view xml, const std::string& where, Reading& out) { read_item(xml, where, {}, out); }

Result<void> read_qti(std::string_view bytes, Reading& out) {
  if (bytes.starts_with("PK")) return read_package(bytes, out);
  pugi::xml_document document;
  HVS_TRY(loaded, load_xml(bytes, document));
  const auto name = name_of(document.document_element());
  if (name == "questestinterop") return refuse(hvs::Kind::invalid, t::questions::old_qti.key);
  if (name != "assessmentItem") return refuse(hvs::Kind::invalid, t::questions::unknown_format.key);
  read_item(bytes, "assessmentItem", {}, out);
  gather_pictures({}, out);
  return {};
}

}  // namespace hvs::questions
