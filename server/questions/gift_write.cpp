#include "server/questions/formats.hpp"
#include "server/questions/markup.hpp"

namespace hvs::questions {
namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view{":#={}~\\"}.find(c) != std::string_view::npos) out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

// A part that begins like a style mark is told what it is.
std::string safe(std::string_view text) { return (text.starts_with('[') ? "[plain]" : "") + escape(text); }

std::string feedback(const std::string& text) { return text.empty() ? std::string{} : " #" + safe(text); }

std::string weight(double percent) { return "%" + show_number(percent) + "%"; }

// A text with HTML's own signs is marked as plain, so that a reader does not take them for markup.
bool needs_plain(const Question& question) {
  const auto has = [](const std::string& text) {
    return text.find_first_of("<&") != std::string::npos || text.starts_with('[') || text.starts_with("//") ||
           text.starts_with('$');
  };
  bool needs = has(question.stem) || has(question.feedback);
  for (const auto& one : question.choices) needs = needs || has(one.text) || has(one.feedback);
  for (const auto& one : question.pairs) needs = needs || has(one.left) || has(one.right);
  for (const auto& one : question.ranges) needs = needs || has(one.feedback);
  return needs;
}

std::string body(const Question& question) {
  std::string out;
  switch (question.kind) {
    case Kind::single:
    case Kind::multiple:
      for (const auto& one : question.choices) {
        const bool whole = question.kind == Kind::single && one.weight == 100;
        out += whole ? "\n\t=" : "\n\t~";
        if (one.text.starts_with('%') || (!whole && one.weight != 0)) out += weight(one.weight);
        out += safe(one.text) + feedback(one.feedback);
      }
      return out;
    case Kind::true_false: {
      const auto& statement = question.choices.front();
      return (statement.weight > 0 ? "T" : "F") + feedback(statement.feedback);
    }
    case Kind::short_text:
      for (const auto& one : question.choices) {
        out += "\n\t=";
        if (one.weight != 100 || one.text.starts_with('%')) out += weight(one.weight);
        out += safe(one.text) + feedback(one.feedback);
      }
      return out;
    case Kind::match:
      for (const auto& one : question.pairs) out += "\n\t=" + safe(one.left) + " -> " + safe(one.right);
      return out;
    case Kind::number:
      out += "#";
      for (const auto& one : question.ranges) {
        out += "\n\t=";
        if (one.weight != 100) out += weight(one.weight);
        out += one.low == one.high ? show_number(one.low) : show_number(one.low) + ".." + show_number(one.high);
        out += feedback(one.feedback);
      }
      return out;
    case Kind::order:
    case Kind::hotspot:
      return {};
  }
  return out;
}

}  // namespace

std::string write_gift(std::span<const Question> questions) {
  std::string out, category;
  for (const auto& one : questions) {
    if (one.category != category) {
      out += "$CATEGORY: " + (one.category.empty() ? "top" : one.category) + "\n\n";
      category = one.category;
    }
    if (!one.id.empty() || !one.tags.empty()) {
      out += "//";
      if (!one.id.empty()) out += " [id:" + escape(one.id) + "]";
      for (const auto& tag : one.tags) out += " [tag:" + escape(tag) + "]";
      out += '\n';
    }
    if (!one.title.empty()) out += "::" + escape(one.title) + "::";
    if (needs_plain(one)) out += "[plain]";
    const auto inside = body(one);
    out += escape(one.stem) + "{" + inside;
    if (!one.feedback.empty()) out += "\n\t####" + safe(one.feedback);
    out += inside.find('\n') == std::string::npos && one.feedback.empty() ? "}\n\n" : "\n}\n\n";
  }
  return out;
}

}  // namespace hvs::questions
