// Active contexts of JSON-LD 1.1 (W3C Recommendation 2020-07-16, "JSON-LD 1.1 Processing Algorithms and API" §4).
// What the contexts we carry do not need is refused by name, never skipped: a term that was quietly dropped would be
// a part of a credential that nobody signed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace hvs::vc {

struct TermDefinition {
  std::string iri;   // "" = decoupled (null); may be a keyword
  std::string type;  // "", "@id", "@vocab", "@json", "@none" or an IRI
  std::optional<std::string> language;
  std::shared_ptr<const json::Json> scoped;  // its own @context
  bool set = false;
  bool graph = false;
  bool unsupported = false;  // asks for something we refuse when it is used
  bool prefix = false;
  bool guarded = false;  // @protected
};

struct Hashed {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class Context;
using ContextPtr = std::shared_ptr<const Context>;
using TermPtr = std::shared_ptr<const TermDefinition>;

class Context {
 public:
  [[nodiscard]] const TermDefinition* find(std::string_view term) const {
    const auto at = terms.find(term);
    return at == terms.end() ? nullptr : at->second.get();
  }
  std::unordered_map<std::string, TermPtr, Hashed, std::equal_to<>> terms;
  std::optional<std::string> vocabulary;
  std::string language;
  ContextPtr previous;
  bool own = true;  // made of the contexts we carry alone: worth keeping for the next credential
};

enum class Guard : std::uint8_t { kept, overridden };
enum class Reach : std::uint8_t { propagated, this_node };
enum class Source : std::uint8_t { document, term };  // who wrote the local context

// The context of a document, and those that terms and types carry. Refusals: vc.unknown_context, vc.not_understood.
[[nodiscard]] Result<ContextPtr> applied(const ContextPtr& active, const std::shared_ptr<const json::Json>& local,
                                         Guard guard, Reach reach, Source source);
[[nodiscard]] ContextPtr empty_context();

// §5.2 IRI Expansion against a finished context; nullopt: a keyword-like form that means nothing.
[[nodiscard]] std::optional<std::string> expanded_iri(const Context& context, std::string_view value, bool vocabulary);
[[nodiscard]] bool is_keyword(std::string_view text);
[[nodiscard]] bool is_absolute_iri(std::string_view text);

}  // namespace hvs::vc
