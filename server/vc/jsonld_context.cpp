#include "server/vc/jsonld_context.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "server/vc/contexts.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr std::size_t most_kept = 300;   // applied contexts remembered
constexpr std::size_t longest_list = 4;  // of addresses, to be remembered
constexpr int deepest_load = 8;
constexpr std::size_t most_terms = 2'000;  // in one context

std::unexpected<Problem> not_understood(std::string_view what) {
  return refuse(Kind::invalid, t::vc::not_understood.key, std::string{what}.substr(0, 120));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "@" and letters only: reserved for keywords to come.
bool looks_like_keyword(std::string_view text) {
  return text.size() > 1 && text.front() == '@' && std::ranges::all_of(text.substr(1), is_letter);
}

bool ends_as_prefix(std::string_view iri) {
  return !iri.empty() && std::string_view{":/?#[]@"}.find(iri.back()) != std::string_view::npos;
}

bool same(const TermDefinition& a, const TermDefinition& b) {
  const auto scoped = [](const TermDefinition& d) { return d.scoped ? d.scoped->dump() : std::string{}; };
  return a.iri == b.iri && a.type == b.type && a.language == b.language && a.set == b.set && a.graph == b.graph &&
         a.unsupported == b.unsupported && a.prefix == b.prefix && (a.scoped == b.scoped || scoped(a) == scoped(b));
}

Result<std::shared_ptr<const Json>> loaded(const std::string& address) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Json>, std::less<>> kept;
  const auto text = context_text(address);
  if (text.empty()) return refuse(Kind::invalid, t::vc::unknown_context.key, address.substr(0, 200));
  const std::lock_guard lock(mutex);
  if (const auto at = kept.find(address); at != kept.end()) return at->second;
  HVS_TRY(document, json::parse(text));
  auto inner = std::make_shared<const Json>(document.at("@context"));
  kept.emplace(address, inner);
  return inner;
}

// Fills one context from one local context (§4.1 and §4.2).
class Maker {
 public:
  Maker(Context& out, Guard guard) : out_(out), guard_(guard) {}

  Result<void> take(const Json& local) {
    local_ = &local;
    defined_.clear();
    guarded_ = local.at("@protected").boolean();
    for (const auto& [key, value] : local.members()) {
      if (key == "@protected") {
        if (value.type() != Json::Type::boolean) return not_understood("@protected");
      } else if (key == "@version") {
        if (value.number() != 1.1) return not_understood("@version");
      } else if (key == "@vocab") {
        if (auto ok = vocabulary(value); !ok) return ok;
      } else if (key == "@language") {
        if (value.type() != Json::Type::string && !value.is_null()) return not_understood("@language");
        out_.language = lower(value.string());
      } else if (looks_like_keyword(key)) {
        return not_understood(key);
      }
    }
    for (const auto& [key, value] : local.members())
      if (!looks_like_keyword(key))
        if (auto ok = define(key, 0); !ok) return ok;
    if (out_.terms.size() > most_terms) return not_understood("too many terms");
    return {};
  }

  static std::string lower(std::string_view text) {
    std::string out{text};
    for (auto& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }

 private:
  Result<void> vocabulary(const Json& value) {
    if (value.is_null()) {
      out_.vocabulary.reset();
      return {};
    }
    if (!is_absolute_iri(value.string())) return not_understood("@vocab");
    out_.vocabulary = std::string{value.string()};
    return {};
  }

  // §5.2 while terms are still being defined.
  Result<std::string> expand(std::string_view value, int depth) {
    if (is_keyword(value)) return std::string{value};
    if (looks_like_keyword(value)) return not_understood(value);
    if (has(value))
      if (auto ok = define(std::string{value}, depth + 1); !ok) return std::unexpected(ok.error());
    if (const auto* term = out_.find(value)) return term->iri;
    if (const auto colon = value.find(':', 1); colon != std::string_view::npos) {
      const auto prefix = value.substr(0, colon);
      const auto suffix = value.substr(colon + 1);
      if (prefix == "_" || suffix.starts_with("//")) return std::string{value};
      if (has(prefix))
        if (auto ok = define(std::string{prefix}, depth + 1); !ok) return std::unexpected(ok.error());
      if (const auto* term = out_.find(prefix); term != nullptr && term->prefix) return term->iri + std::string{suffix};
      return std::string{value};
    }
    if (out_.vocabulary) return *out_.vocabulary + std::string{value};
    return not_understood(value);
  }
  [[nodiscard]] bool has(std::string_view key) const {
    return std::ranges::any_of(local_->members(), [&](const auto& one) { return one.first == key; });
  }

  Result<void> define(const std::string& term, int depth) {
    if (const auto at = defined_.find(term); at != defined_.end())
      return at->second ? Result<void>{} : Result<void>{not_understood("a term that defines itself: " + term)};
    if (depth > deepest_load || term.empty()) return not_understood(term);
    if (is_keyword(term)) return not_understood(term);
    defined_[term] = false;
    TermPtr before;
    if (const auto at = out_.terms.find(term); at != out_.terms.end()) {
      before = at->second;
      out_.terms.erase(at);
    }
    TermDefinition made;
    made.guarded = guarded_;
    if (auto ok = fill(term, local_->at(term), made, depth); !ok) return ok;
    if (before && before->guarded && guard_ == Guard::kept) {
      if (!same(*before, made)) return not_understood("a protected term was changed: " + term);
      made.guarded = true;
    }
    out_.terms.insert_or_assign(term, std::make_shared<const TermDefinition>(std::move(made)));
    defined_[term] = true;
    return {};
  }

  Result<void> fill(const std::string& term, const Json& value, TermDefinition& made, int depth) {
    const bool simple = value.type() == Json::Type::string;
    if (value.is_null()) return {};
    if (simple) return identify(term, value.string(), true, made, depth);
    if (value.type() != Json::Type::object) return not_understood(term);
    const Json* id = nullptr;
    for (const auto& [key, part] : value.members()) {
      if (key == "@id") {
        id = &part;
      } else if (key == "@type") {
        HVS_TRY(type, expand(part.string(), depth));
        static constexpr std::array allowed{"@id", "@vocab", "@json", "@none"};
        if (type.starts_with('@') ? std::ranges::find(allowed, type) == allowed.end() : !is_absolute_iri(type))
          return not_understood(term);
        made.type = std::move(type);
      } else if (key == "@container") {
        container(part, made);
      } else if (key == "@context") {
        made.scoped = std::make_shared<const Json>(part);
      } else if (key == "@language") {
        made.language = lower(part.string());
      } else if (key == "@protected") {
        made.guarded = part.boolean();
      } else if (key == "@prefix") {
        made.prefix = part.boolean();
      } else if (key == "@index" || key == "@nest" || key == "@direction") {
        made.unsupported = true;
      } else {
        return not_understood(key);
      }
    }
    if (id != nullptr && id->is_null()) return {};
    return identify(term, id != nullptr ? id->string() : std::string_view{term}, false, made, depth);
  }

  static void container(const Json& value, TermDefinition& made) {
    const auto one = [&](std::string_view word) {
      if (word == "@set")
        made.set = true;
      else if (word == "@graph")
        made.graph = true;
      else
        made.unsupported = true;
    };
    one(value.type() == Json::Type::array ? "@set" : value.string());
    for (const auto& part : value.items()) one(part.string());
  }

  Result<void> identify(const std::string& term, std::string_view id, bool simple, TermDefinition& made, int depth) {
    if (id != term) {
      HVS_TRY(iri, expand(id, depth));
      if (!is_keyword(iri) && !is_absolute_iri(iri)) return not_understood(term);
      if (iri == "@context") return not_understood(term);
      made.iri = std::move(iri);
      if (term.find(':') == std::string::npos && term.find('/') == std::string::npos && simple &&
          ends_as_prefix(made.iri))
        made.prefix = true;
      return {};
    }
    if (const auto colon = term.find(':', 1); colon != std::string::npos) {
      HVS_TRY(iri, expand_compact(term, colon, depth));
      made.iri = std::move(iri);
    } else if (out_.vocabulary && term.find('/') == std::string::npos) {
      made.iri = *out_.vocabulary + term;
    } else {
      return not_understood(term);
    }
    return is_absolute_iri(made.iri) ? Result<void>{} : Result<void>{not_understood(term)};
  }
  Result<std::string> expand_compact(const std::string& term, std::size_t colon, int depth) {
    const auto prefix = term.substr(0, colon);
    if (has(prefix))
      if (auto ok = define(prefix, depth + 1); !ok) return std::unexpected(ok.error());
    if (const auto* known = out_.find(prefix)) return known->iri + term.substr(colon + 1);
    return term;
  }

  Context& out_;
  Guard guard_;
  const Json* local_ = nullptr;
  bool guarded_ = false;
  std::map<std::string, bool, std::less<>> defined_;
};

Result<void> apply_one(Context& out, const Json& local, Guard guard, int depth) {
  if (depth > deepest_load) return not_understood("@context");
  switch (local.type()) {
    case Json::Type::null: {
      const bool any = std::ranges::any_of(out.terms, [](const auto& one) { return one.second->guarded; });
      if (any && guard == Guard::kept) return not_understood("protected terms were cleared");
      out.terms.clear();
      out.vocabulary.reset();
      out.language.clear();
      return {};
    }
    case Json::Type::string: {
      HVS_TRY(remote, loaded(std::string{local.string()}));
      return apply_one(out, *remote, Guard::kept, depth + 1);
    }
    case Json::Type::array:
      for (const auto& one : local.items())
        if (auto ok = apply_one(out, one, guard, depth + 1); !ok) return ok;
      return {};
    case Json::Type::object:
      return Maker{out, guard}.take(local);
    default:
      return not_understood("@context");
  }
}

// Only addresses of contexts we carry, so that what outsiders write inline is never kept.
bool is_addresses(const Json& local) {
  return local.type() == Json::Type::string ||
         (local.type() == Json::Type::array &&
          std::ranges::all_of(local.items(), [](const Json& one) { return one.type() == Json::Type::string; }));
}

struct KeptContext {
  std::shared_ptr<const Json> scoped;  // keeps the key's address from being used again
  ContextPtr active;
  ContextPtr made;
};
using Key = std::tuple<const Context*, const Json*, std::string, int>;

class Kept {
 public:
  ContextPtr find(const Key& key) {
    const std::shared_lock lock(mutex_);
    const auto at = all_.find(key);
    return at == all_.end() ? nullptr : at->second.made;
  }
  void add(const Key& key, KeptContext one) {
    const std::unique_lock lock(mutex_);
    if (all_.size() < most_kept) all_.emplace(key, std::move(one));
  }

 private:
  std::shared_mutex mutex_;
  std::map<Key, KeptContext> all_;
};

Kept& kept() {
  static Kept all;
  return all;
}

}  // namespace

bool is_keyword(std::string_view text) {
  static constexpr std::array<std::string_view, 23> words{
      "@base",      "@container", "@context", "@default",  "@direction", "@graph", "@id",   "@import",
      "@included",  "@index",     "@json",    "@language", "@list",      "@nest",  "@none", "@prefix",
      "@propagate", "@protected", "@reverse", "@set",      "@type",      "@value", "@vocab"};
  return text.starts_with('@') && (std::ranges::find(words, text) != words.end() || text == "@version");
}

// A scheme, and nothing that N-Quads could not hold between < and > (RFC 3987, RDF 1.1 N-Quads IRIREF).
bool is_absolute_iri(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text.front())) return false;
  for (const char c : text.substr(0, colon))
    if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '.' && c != '-') return false;
  return std::ranges::none_of(text, [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || std::string_view{"<>\"{}|^`\\"}.find(c) != std::string_view::npos;
  });
}

std::optional<std::string> expanded_iri(const Context& context, std::string_view value, bool vocabulary) {
  if (is_keyword(value)) return std::string{value};
  if (looks_like_keyword(value)) return std::nullopt;
  const auto* term = context.find(value);
  if (term != nullptr && (vocabulary || is_keyword(term->iri))) return term->iri;
  if (const auto colon = value.find(':', 1); colon != std::string_view::npos) {
    const auto prefix = value.substr(0, colon);
    const auto suffix = value.substr(colon + 1);
    if (prefix == "_" || suffix.starts_with("//")) return std::string{value};
    if (const auto* known = context.find(prefix); known != nullptr && known->prefix)
      return known->iri + std::string{suffix};
    return std::string{value};
  }
  if (vocabulary && context.vocabulary) return *context.vocabulary + std::string{value};
  return std::string{value};
}

ContextPtr empty_context() {
  static const ContextPtr empty = std::make_shared<const Context>();
  return empty;
}

Result<ContextPtr> applied(const ContextPtr& active, const std::shared_ptr<const Json>& local, Guard guard, Reach reach,
                           Source source) {
  const bool own = active->own && (source == Source::term || is_addresses(*local));
  const bool keep = own && (source == Source::term || local->items().size() <= longest_list);
  const Key key{active.get(), source == Source::term ? local.get() : nullptr,
                keep && source == Source::document ? local->dump() : std::string{},
                static_cast<int>(guard) * 2 + static_cast<int>(reach)};
  if (keep)
    if (auto found = kept().find(key)) return found;
  Context made = *active;
  made.own = own;
  if (reach == Reach::this_node && !made.previous) made.previous = active;
  if (auto ok = apply_one(made, *local, guard, 0); !ok) return std::unexpected(ok.error());
  ContextPtr out = std::make_shared<const Context>(std::move(made));
  if (keep) kept().add(key, {local, active, out});
  return out;
}

}  // namespace hvs::vc
