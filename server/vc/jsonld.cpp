// Expansion (§5.1) and deserialisation to RDF (§8) in one walk: the quads of a set of nodes do not depend on the order
// in which they are met, so no node map has to be built.
#include "server/vc/jsonld.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "server/vc/canonical.hpp"
#include "server/vc/jsonld_context.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
constexpr std::string_view rdf_json = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";

std::unexpected<Problem> not_understood(std::string_view what) {
  return refuse(Kind::invalid, t::vc::not_understood.key, std::string{what}.substr(0, 120));
}
std::unexpected<Problem> unknown_term(std::string_view what) {
  return refuse(Kind::invalid, t::vc::unknown_term.key, std::string{what}.substr(0, 120));
}

// §8.6 step 10: the canonical form of xsd:double.
std::string canonical_double(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.15E", value);
  std::string all{text};
  const auto e = all.find('E');
  auto mantissa = all.substr(0, e);
  while (mantissa.ends_with('0') && !mantissa.ends_with(".0")) mantissa.pop_back();
  return mantissa + "E" + std::to_string(std::atoi(all.c_str() + e + 1));
}

bool is_language(std::string_view tag) {
  return !tag.empty() && tag.size() <= 35 && tag.front() != '-' && tag.back() != '-' &&
         std::ranges::all_of(tag, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

class Walk {
 public:
  Result<Dataset> run(const Json& document, const Json& context) {
    if (document.type() != Json::Type::object) return not_understood("not an object");
    auto active = empty_context();
    if (!context.is_null()) {
      HVS_TRY(made,
              applied(active, std::make_shared<const Json>(context), Guard::kept, Reach::propagated, Source::document));
      active = made;
    }
    HVS_TRY(root, node(document, active, nullptr, Term{}, Top::yes));
    (void)root;
    out_.blanks = next_blank_;
    return std::move(out_);
  }

 private:
  enum class Top : std::uint8_t { no, yes };

  Term fresh() { return {next_blank_++, {}}; }

  Result<void> emit(const Term& subject, std::string predicate, Term object, const Term& graph) {
    if (out_.quads.size() >= most_quads) return not_understood("too many statements");
    out_.quads.push_back({subject, std::move(predicate), std::move(object), graph});
    return {};
  }

  // An address, or "_:name".
  Result<Term> named(std::string_view iri) {
    if (iri.starts_with("_:")) {
      const auto [at, is_new] = names_.try_emplace(std::string{iri}, next_blank_);
      if (is_new) ++next_blank_;
      return Term{at->second, {}};
    }
    if (!is_absolute_iri(iri)) return not_understood(iri);
    return Term{-1, iri_term(iri)};
  }

  struct Read {
    ContextPtr context;
    ContextPtr of_types;  // the one that type names are looked up in
  };

  // Steps 7 to 11 of §5.1.2: which context this node object is read in.
  Result<Read> context_of(const Json& object, ContextPtr active, const TermDefinition* property, Top top) {
    if (active->previous) {
      bool keeps = false;
      for (const auto& [key, value] : object.members()) {
        const auto name = expanded_iri(*active, key, true);
        keeps = keeps || name == "@value" || (name == "@id" && object.members().size() == 1);
      }
      if (!keeps) active = active->previous;
    }
    if (property != nullptr && property->scoped) {
      HVS_TRY(made, applied(active, property->scoped, Guard::overridden, Reach::propagated, Source::term));
      active = made;
    }
    if (const auto& local = object.at("@context"); top == Top::no && !local.is_null()) {
      HVS_TRY(made,
              applied(active, std::make_shared<const Json>(local), Guard::kept, Reach::propagated, Source::document));
      active = made;
    }
    Read out{active, active};
    std::vector<std::string_view> types;
    for (const auto& [key, value] : object.members()) {
      if (expanded_iri(*active, key, true) != "@type") continue;
      if (value.type() == Json::Type::string) types.push_back(value.string());
      for (const auto& one : value.items()) types.push_back(one.string());
    }
    std::ranges::sort(types);
    for (const auto type : types) {
      const auto* term = out.of_types->find(type);
      if (term == nullptr || !term->scoped) continue;
      HVS_TRY(made, applied(out.context, term->scoped, Guard::kept, Reach::this_node, Source::term));
      out.context = made;
    }
    return out;
  }

  Result<Term> node(const Json& object, const ContextPtr& outer, const TermDefinition* property, const Term& graph,
                    Top top) {
    HVS_TRY(read, context_of(object, outer, property, top));
    const auto& active = read.context;
    // The subject's name must be known before its first statement.
    Term subject;
    bool has_name = false;
    for (const auto& [key, value] : object.members()) {
      if (expanded_iri(*active, key, true) != "@id") continue;
      if (has_name) return not_understood("two names");
      if (value.type() != Json::Type::string) return not_understood("@id");
      HVS_TRY(name, expand_name(*active, value.string(), false));
      subject = std::move(name);
      has_name = true;
    }
    if (!has_name) subject = fresh();
    for (const auto& [key, value] : object.members()) {
      if (key == "@context") continue;
      const auto name = expanded_iri(*active, key, true);
      if (!name || name->empty()) return unknown_term(key);
      if (*name == "@id") continue;
      if (*name == "@type") {
        if (auto ok = types(*read.of_types, value, subject, graph); !ok) return std::unexpected(ok.error());
        continue;
      }
      if (is_keyword(*name)) return not_understood(key);
      if (!is_absolute_iri(*name)) return unknown_term(key);
      static const TermDefinition plain{};
      const auto* term = active->find(key);
      if (term == nullptr) term = &plain;
      if (term->unsupported) return not_understood(key);
      if (auto ok = values(value, active, *term, {subject, iri_term(*name), graph}); !ok)
        return std::unexpected(ok.error());
    }
    return subject;
  }

  Result<Term> expand_name(const Context& context, std::string_view value, bool vocabulary) {
    const auto iri = expanded_iri(context, value, vocabulary);
    if (!iri) return not_understood(value);
    return named(*iri);
  }

  Result<void> types(const Context& context, const Json& value, const Term& subject, const Term& graph) {
    if (value.type() == Json::Type::array) {
      for (const auto& one : value.items())
        if (one.type() == Json::Type::array || !types(context, one, subject, graph)) return unknown_term(one.string());
      return {};
    }
    if (value.type() != Json::Type::string) return not_understood("@type");
    const auto iri = expanded_iri(context, value.string(), true);
    if (!iri || !is_absolute_iri(*iri)) return unknown_term(value.string());
    return emit(subject, std::string{rdf_type}, Term{-1, iri_term(*iri)}, graph);
  }

  struct At {
    const Term& subject;
    std::string predicate;
    const Term& graph;
  };

  Result<void> values(const Json& value, const ContextPtr& active, const TermDefinition& term, const At& at) {
    if (term.type == "@json") {
      HVS_TRY(text, canonical_json(value));
      return emit(at.subject, at.predicate, Term{-1, literal_term(text, rdf_json)}, at.graph);
    }
    switch (value.type()) {
      case Json::Type::null:
        return {};
      case Json::Type::array:
        for (const auto& one : value.items())
          if (auto ok = values(one, active, term, at); !ok) return ok;
        return {};
      case Json::Type::object:
        return inner(value, active, term, at);
      default: {
        auto context = active;  // §5.1.2 step 4.2
        if (term.scoped) {
          HVS_TRY(made, applied(active, term.scoped, Guard::overridden, Reach::propagated, Source::term));
          context = made;
        }
        HVS_TRY(object, scalar(value, *context, term));
        return emit(at.subject, at.predicate, std::move(object), at.graph);
      }
    }
  }

  Result<void> inner(const Json& value, const ContextPtr& active, const TermDefinition& term, const At& at) {
    if (term.graph) {
      const auto graph = fresh();
      HVS_TRY(root, node(value, active, &term, graph, Top::no));
      (void)root;
      return emit(at.subject, at.predicate, graph, at.graph);
    }
    HVS_TRY(literal, value_object(value, active, term));
    if (literal) return emit(at.subject, at.predicate, std::move(*literal), at.graph);
    HVS_TRY(object, node(value, active, &term, at.graph, Top::no));
    return emit(at.subject, at.predicate, std::move(object), at.graph);
  }

  // {"@value": …}; nothing when the object is a node.
  Result<std::optional<Term>> value_object(const Json& object, const ContextPtr& outer, const TermDefinition& term) {
    auto active = outer;
    if (term.scoped) {
      HVS_TRY(made, applied(active, term.scoped, Guard::overridden, Reach::propagated, Source::term));
      active = made;
    }
    const Json* value = nullptr;
    std::string type;
    std::string language;
    std::string_view other;
    for (const auto& [key, part] : object.members()) {
      const auto name = expanded_iri(*active, key, true);
      if (name == "@value") {
        value = &part;
      } else if (name == "@type" && part.type() == Json::Type::string) {
        type = expanded_iri(*active, part.string(), true).value_or("");
      } else if (name == "@language") {
        language = lower(part.string());
        if (!is_language(language)) other = key;
      } else {
        other = key;
      }
    }
    if (value == nullptr) return std::nullopt;
    if (!other.empty()) return not_understood(other);
    if (!language.empty()) {
      if (value->type() != Json::Type::string || !type.empty()) return not_understood("@language");
      return Term{-1, literal_term(value->string(), {}, language)};
    }
    if (type == "@json") {
      HVS_TRY(text, canonical_json(*value));
      return Term{-1, literal_term(text, rdf_json)};
    }
    if (!type.empty() && !is_absolute_iri(type)) return not_understood(type);
    if (value->type() == Json::Type::object || value->type() == Json::Type::array || value->is_null())
      return not_understood("@value");
    return Term{-1, literal(*value, type)};
  }

  static std::string lower(std::string_view text) {
    std::string out{text};
    for (auto& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }

  // §5.3 Value Expansion of a string, number or boolean.
  Result<Term> scalar(const Json& value, const Context& context, const TermDefinition& term) {
    if (value.type() == Json::Type::string) {
      if (term.type == "@id") return expand_name(context, value.string(), false);
      if (term.type == "@vocab") return expand_name(context, value.string(), true);
    }
    const bool typed = !term.type.empty() && !term.type.starts_with('@');
    if (typed) return Term{-1, literal(value, term.type)};
    const auto& language = term.language ? *term.language : context.language;
    if (value.type() == Json::Type::string && term.type.empty() && !language.empty()) {
      if (!is_language(language)) return not_understood("@language");
      return Term{-1, literal_term(value.string(), {}, language)};
    }
    return Term{-1, literal(value, {})};
  }

  // §8.6 Object to RDF Conversion. `type` may be empty.
  static std::string literal(const Json& value, std::string_view type) {
    const auto or_else = [&](std::string_view name) {
      return type.empty() ? std::string{xsd} + std::string{name} : std::string{type};
    };
    switch (value.type()) {
      case Json::Type::boolean:
        return literal_term(value.boolean() ? "true" : "false", or_else("boolean"));
      case Json::Type::number: {
        const double number = value.number();
        if (std::floor(number) != number || std::fabs(number) >= 1e21 || type == std::string{xsd} + "double")
          return literal_term(canonical_double(number), or_else("double"));
        char text[32];
        std::snprintf(text, sizeof text, "%.0f", number == 0 ? 0.0 : number);
        return literal_term(text, or_else("integer"));
      }
      default:
        return literal_term(value.string(), or_else("string"));
    }
  }

  Dataset out_;
  int next_blank_ = 0;
  std::map<std::string, int, std::less<>> names_;
};

}  // namespace

Result<Dataset> to_rdf(const Json& document) { return Walk{}.run(document, document.at("@context")); }
Result<Dataset> to_rdf(const Json& document, const Json& context) { return Walk{}.run(document, context); }

}  // namespace hvs::vc
