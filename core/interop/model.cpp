#include "core/interop/model.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::array<std::string_view, 5> standards{"scorm12", "scorm2004", "cc", "h5p", "markdown"};
constexpr std::array<std::string_view, 6> kinds{"sco", "page", "h5p", "text", "link", "quiz"};
constexpr std::array<std::string_view, 3> ways{"one", "many", "words"};

template <class E, std::size_t N>
bool read_name(const std::array<std::string_view, N>& names, std::string_view name, E& out) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return false;
  out = static_cast<E>(at - names.begin());
  return true;
}

void put(json::Writer& out, const Question& q) {
  out.begin_object().key("id").value(q.id).key("asked").value(ways[static_cast<std::size_t>(q.asked)]);
  out.key("stem").value(q.stem).key("why").value(q.why).key("key").value(q.has_key).key("choices").begin_array();
  for (const auto& c : q.choices) out.begin_object().key("text").value(c.text).key("right").value(c.right).end_object();
  out.end_array().end_object();
}

void put(json::Writer& out, const Item& item) {
  out.begin_object().key("id").value(item.id).key("kind").value(kinds[static_cast<std::size_t>(item.kind)]);
  out.key("title").value(item.title).key("href").value(item.href).key("text").value(item.text);
  out.key("start").value(item.start).key("mastery").value(item.mastery).key("questions").begin_array();
  for (const auto& q : item.questions) put(out, q);
  out.end_array().end_object();
}

bool take(const json::Json& in, Question& q) {
  q.id = in.at("id").string();
  q.stem = in.at("stem").string();
  q.why = in.at("why").string();
  q.has_key = in.at("key").boolean(true);
  for (const auto& c : in.at("choices").items())
    q.choices.push_back({std::string{c.at("text").string()}, c.at("right").boolean()});
  return read_name(ways, in.at("asked").string(), q.asked);
}

bool take(const json::Json& in, Item& item) {
  item.id = in.at("id").string();
  item.title = in.at("title").string();
  item.href = in.at("href").string();
  item.text = in.at("text").string();
  item.start = in.at("start").string();
  item.mastery = in.at("mastery").number(-1);
  for (const auto& one : in.at("questions").items()) {
    if (!take(one, item.questions.emplace_back())) return false;
  }
  return read_name(kinds, in.at("kind").string(), item.kind);
}

}  // namespace

std::string_view standard_name(Standard standard) { return standards[static_cast<std::size_t>(standard)]; }
bool read_standard(std::string_view name, Standard& out) { return read_name(standards, name, out); }

std::string write_outline(const Outline& outline) {
  std::string text;
  json::Writer out(text);
  out.begin_object().key("standard").value(standard_name(outline.standard)).key("edition").value(outline.edition);
  out.key("title").value(outline.title).key("identifier").value(outline.identifier);
  out.key("language").value(outline.language).key("about").value(outline.about).key("license").value(outline.license);
  out.key("units").begin_array();
  for (const auto& unit : outline.units) {
    out.begin_object().key("title").value(unit.title).key("items").begin_array();
    for (const auto& item : unit.items) put(out, item);
    out.end_array().end_object();
  }
  out.end_array().key("remarks").begin_array();
  for (const auto& r : outline.remarks)
    out.begin_object().key("code").value(r.code).key("detail").value(r.detail).end_object();
  out.end_array().end_object();
  return text;
}

Result<Outline> read_outline(std::string_view raw) {
  const auto bad = [] { return refuse(Kind::broken, t::interop::bad_outline.key); };
  const auto in = json::parse(raw);
  if (!in) return bad();
  Outline out;
  if (!read_standard(in->at("standard").string(), out.standard)) return bad();
  out.edition = in->at("edition").string();
  out.title = in->at("title").string();
  out.identifier = in->at("identifier").string();
  out.language = in->at("language").string();
  out.about = in->at("about").string();
  out.license = in->at("license").string();
  for (const auto& u : in->at("units").items()) {
    auto& unit = out.units.emplace_back();
    unit.title = u.at("title").string();
    for (const auto& one : u.at("items").items()) {
      if (!take(one, unit.items.emplace_back())) return bad();
    }
  }
  for (const auto& r : in->at("remarks").items())
    out.remarks.push_back({std::string{r.at("code").string()}, std::string{r.at("detail").string()}});
  return out;
}

bool is_right(const Question& question, const std::vector<std::size_t>& chosen, std::string_view written) {
  if (question.asked == Asked::words) {
    const auto said = text::fold(text::squeeze(written));
    return !said.empty() && std::any_of(question.choices.begin(), question.choices.end(),
                                        [&](const Choice& one) { return text::fold(text::squeeze(one.text)) == said; });
  }
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const bool taken = std::find(chosen.begin(), chosen.end(), i) != chosen.end();
    if (taken != question.choices[i].right) return false;
  }
  return !chosen.empty();
}

}  // namespace hvs::interop
